"""Making briefings, fetching them and listing them."""

import asyncio

import httpx
import pytest
from pydantic import SecretStr

from briefing.errors import AnswerRefused
from briefing.model import Briefing
from briefing.serve import create_app
from briefing.serve.threads import MOST_AT_ONCE
from briefing.store import FILE_NAME, Store
from briefing.version import __version__
from tests.serve.extractors import EveryLine, Failing, HoldingUp, Waiting

POST = "The bridge at Ormley reopened on Monday after nine weeks of repairs."
ECHO = "Traffic crossed the Ormley bridge again on Monday, the county said."
TWO = {"documents": [{"text": POST, "publisher": "Ormley Post"}, {"text": ECHO, "publisher": "County Echo"}]}


def briefing_in(response) -> Briefing:
    return Briefing.model_validate_json(response.content)


async def test_posted_documents_come_back_as_a_briefing_that_is_found_at_its_location(client):
    made = await client.post("/v1/briefings", json=TWO)
    assert (made.status_code, made.headers["content-type"]) == (201, "application/json")
    kept = await client.get(made.headers["location"])
    assert kept.status_code == 200
    assert kept.content == made.content
    assert {document.publisher for document in briefing_in(kept).documents} == {"Ormley Post", "County Echo"}


async def test_every_citation_of_the_answer_is_in_the_documents_of_the_answer(client):
    briefing = briefing_in(await client.post("/v1/briefings", json=TWO))
    texts = {document.id: document.text for document in briefing.documents}
    spans = [span for section in briefing.sections for sentence in section.sentences for span in sentence.citations]
    assert spans
    assert all(texts[span.document_id][span.start : span.end] == span.quote for span in spans)


async def test_all_that_was_given_with_a_document_reaches_the_briefing(client):
    given = {
        "text": POST,
        "title": "Bridge open",
        "publisher": "Ormley Post",
        "url": "https://post.example/1",
        "published_at": "2024-05-06T09:30:00+02:00",
    }
    briefing = briefing_in(await client.post("/v1/briefings", json={"documents": [given], "topic": "The bridge"}))
    kept = briefing.documents[0].model_dump(mode="json")
    assert {name: kept[name] for name in given if name != "text"} == {n: v for n, v in given.items() if n != "text"}
    assert briefing.topic == "The bridge"


@pytest.mark.parametrize("day", ["2024-05-06", "2024-05-06T09:30:00Z", "2024-05-06t09:30:00z", "2024-05-06 09:30"])
async def test_a_publication_time_is_a_day_or_a_moment(client, day):
    made = await client.post("/v1/briefings", json={"documents": [{"text": POST, "published_at": day}]})
    assert made.status_code == 201
    assert str(briefing_in(made).documents[0].day) == "2024-05-06"


async def test_the_same_documents_in_another_order_have_the_same_id_and_are_stored_once(client):
    first = await client.post("/v1/briefings", json=TWO)
    again = await client.post("/v1/briefings", json={"documents": TWO["documents"][::-1]})
    assert again.headers["location"] == first.headers["location"]
    assert len((await client.get("/v1/briefings")).json()["briefings"]) == 1


async def test_other_documents_have_another_id(client):
    first = await client.post("/v1/briefings", json=TWO)
    other = await client.post("/v1/briefings", json={"documents": TWO["documents"][:1]})
    assert other.headers["location"] != first.headers["location"]


async def test_the_list_is_newest_first_and_as_long_as_asked(connect):
    ids = []
    for second, name in enumerate(("first", "second", "third")):
        made = await connect(source_date_epoch=1_715_000_000 + second).post(
            "/v1/briefings", json={"documents": [{"text": f"The {name} bridge at Ormley reopened on Monday."}]}
        )
        ids.append(made.json()["id"])
    listed = (await connect().get("/v1/briefings?limit=2")).json()["briefings"]
    assert [each["id"] for each in listed] == [ids[2], ids[1]]
    assert listed[0]["generated_at"] == "2024-05-06T12:53:22Z"
    assert set(listed[0]) == {"id", "headline", "topic", "generated_at"}


async def test_the_list_of_an_empty_store_is_empty(client):
    assert (await client.get("/v1/briefings")).json() == {"briefings": []}


async def test_a_document_that_cannot_be_read_is_an_omission_of_the_others_briefing(client):
    made = await client.post("/v1/briefings", json={"documents": [{"text": " \n"}, {"text": POST}]})
    assert made.status_code == 201
    assert [omission.name for omission in briefing_in(made).omissions] == ["documents.0"]


async def test_a_document_that_the_model_refuses_is_an_omission_of_the_others_briefing(connect):
    client = connect(Failing(AnswerRefused("the model declined", remedy="use another"), word="county"))
    made = await client.post("/v1/briefings", json=TWO)
    assert made.status_code == 201
    omissions = briefing_in(made).omissions
    assert len(omissions) == 1
    assert "declined" in omissions[0].reason


async def test_text_of_every_script_comes_back_unharmed(client):
    text = "A tanítás szünetel, said Őry Ákos — “北京” и Київ 🚲 were quiet on Monday."
    given = {"text": text, "publisher": "Új Szó 新報", "title": "Csend — тиша"}
    made = briefing_in(await client.post("/v1/briefings", json={"documents": [given]}))
    document = made.documents[0]
    assert (document.text.strip(), document.publisher, document.title) == (text, "Új Szó 新報", "Csend — тиша")
    page = await client.get(f"/v1/briefings/{made.id}", headers={"Accept": "text/html"})
    assert "Új Szó 新報" in page.text


async def test_what_was_made_is_answered_even_where_it_cannot_be_stored(connect, settings, caplog):
    settings.data_dir.parent.mkdir(exist_ok=True)
    settings.data_dir.write_text("a file where the folder should be")
    made = await connect().post("/v1/briefings", json=TWO)
    assert made.status_code == 200
    assert briefing_in(made).documents
    assert "location" not in made.headers
    assert made.headers["warning"].startswith('199 briefing "not stored: the store ')
    assert "is not stored" in caplog.text


async def test_a_briefing_is_stored_before_it_is_answered(connect, settings):
    waiting = Waiting()
    client = connect(waiting)
    request = asyncio.create_task(client.post("/v1/briefings", json=TWO))
    await waiting.asked.wait()
    assert (await client.get("/v1/briefings")).json() == {"briefings": []}
    waiting.may_answer.set()
    made = await request
    assert Store(settings.data_dir / FILE_NAME).get(made.json()["id"]) == briefing_in(made)


async def test_everything_else_is_answered_while_a_briefing_is_computed(connect):
    holding = HoldingUp()
    client = connect(holding)
    request = asyncio.create_task(client.post("/v1/briefings", json=TWO))
    await asyncio.to_thread(holding.holding.wait)
    answers = [await client.get(path) for path in ("/health", "/v1/briefings", "/v1/briefings/b-none", "/openapi.json")]
    holding.may_go_on.set()
    assert [answer.status_code for answer in answers] == [200, 200, 404, 200]
    assert (await request).status_code == 201


async def test_more_briefings_than_are_made_at_once_are_all_made(connect):
    waiting = Waiting()
    client = connect(waiting)
    bodies = [{"documents": [{"text": f"Bridge number {n} at Ormley reopened."}]} for n in range(3 * MOST_AT_ONCE)]
    requests = [asyncio.create_task(client.post("/v1/briefings", json=body)) for body in bodies]
    await waiting.asked.wait()
    assert (await client.get("/v1/briefings")).status_code == 200
    waiting.may_answer.set()
    assert {made.status_code for made in await asyncio.gather(*requests)} == {201}


async def test_requests_at_the_same_time_get_each_their_own_briefing(connect):
    client = connect(EveryLine())
    texts = [f"Bridge number {n} at Ormley reopened on Monday." for n in range(6)]
    made = await asyncio.gather(*(client.post("/v1/briefings", json={"documents": [{"text": text}]}) for text in texts))
    assert [briefing_in(each).documents[0].text.strip() for each in made] == texts


async def test_health_names_version_and_what_auto_uses(connect):
    assert (await connect().get("/health")).json() == {
        "status": "ok",
        "version": __version__,
        "extractor": "embedded",
    }


async def test_health_says_that_a_server_with_a_key_asks_the_model(settings):
    app = create_app(settings.model_copy(update={"api_key": SecretStr("k")}))
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://localhost") as client:
        assert (await client.get("/health")).json()["extractor"] == "model"


async def test_health_answers_where_the_store_is_no_use(connect, settings):
    settings.data_dir.write_text("a file where the folder should be")
    assert (await connect().get("/health")).status_code == 200

"""What is kept between questions: the cache, one request for tasks that ask the same, recordings."""

import asyncio
import json
import logging
import sqlite3
import stat

import httpx
import pytest
import respx
from pydantic import BaseModel

from briefing import errors, llm
from briefing.llm.requests import question

pytestmark = pytest.mark.anyio

URL = "http://models.test/v1/chat/completions"
CHAT = [{"role": "system", "content": "Count."}, {"role": "user", "content": "How many?"}]


class Number(BaseModel):
    number: int


def said(answer):
    return httpx.Response(200, json=llm.completion(answer))


async def ask(options, meter=None, chat=CHAT):
    async with llm.Client(options) as client:
        return (await client.ask(chat, Number, meter or llm.Meter())).number


@pytest.fixture
def wire():
    with respx.mock(assert_all_called=False) as router:
        yield router.post(URL)


# The cache


async def test_a_question_is_asked_once_and_then_answered_for_nothing(wire, options):
    wire.side_effect = [said({"number": 7})]
    priced = options(price_in=1.0, price_out=2.0)
    first, second = llm.Meter(), llm.Meter()
    assert await ask(priced, first) == await ask(priced, second) == 7
    assert first.usage(llm.Prices(1.0, 2.0)).cost_usd == pytest.approx(0.0002)
    usage = second.usage(llm.Prices(1.0, 2.0))
    assert (usage.calls, usage.cache_hits, usage.prompt_tokens, usage.cost_usd) == (0, 1, 0, 0)


async def test_a_chain_of_asking_again_comes_back_step_by_step(wire, options):
    wire.side_effect = [said({"number": "many"}), said({"number": 7})]
    meter = llm.Meter()
    assert await ask(options()) == await ask(options(), meter) == 7
    assert (wire.call_count, meter.calls, meter.cache_hits) == (2, 0, 2)


@pytest.mark.parametrize("change", [{"model": "other"}, {"max_output_tokens": 99}, {"mode": "JSON"}])
async def test_another_question_is_another_entry(change, wire, options):
    wire.side_effect = [said({"number": 7}), said({"number": 8})]
    assert [await ask(options()), await ask(options(**change))] == [7, 8]


async def test_two_endpoints_do_not_share_answers(options):
    with respx.mock(assert_all_called=False) as router:
        router.post(URL).respond(json=llm.completion({"number": 7}))
        router.post("http://other.test/v1/chat/completions").respond(json=llm.completion({"number": 8}))
        assert [await ask(options()), await ask(options(base_url="http://other.test/v1"))] == [7, 8]


async def test_another_key_asks_the_same_question(wire, options, tmp_path):
    wire.side_effect = [said({"number": 7})]
    assert [await ask(options()), await ask(options(api_key="another-key"))] == [7, 7]
    kept = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert b"key-that-must-not-show" not in kept


@pytest.mark.parametrize("status", [429, 500, 400])
async def test_a_failure_is_never_kept(status, wire, options):
    wire.side_effect = [httpx.Response(status, json=llm.completion({"number": 1})), said({"number": 7})]
    with pytest.raises(errors.ModelError):
        await ask(options())
    assert await ask(options()) == 7


async def test_without_a_cache_each_question_is_asked(wire, options, tmp_path):
    wire.side_effect = [said({"number": 7}), said({"number": 8})]
    assert [await ask(options(cache=False)), await ask(options(cache=False))] == [7, 8]
    assert not (tmp_path / "cache").exists()


async def test_the_folder_is_open_to_its_owner_alone(wire, options, tmp_path):
    folder = tmp_path / "cache" / "answers"
    folder.mkdir(parents=True, mode=0o777)
    wire.respond(json=llm.completion({"number": 7}))
    await ask(options())
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def rows(folder):
    return sqlite3.connect(folder / "cache.db", isolation_level=None)


async def test_a_value_with_a_wrong_checksum_is_a_miss(wire, options, tmp_path, caplog):
    wire.side_effect = [said({"number": 7}), said({"number": 8})]
    await ask(options())
    with rows(tmp_path / "cache" / "answers") as database:
        database.execute("UPDATE Cache SET value = CAST(substr(value, 1, length(value) - 1) || '!' AS BLOB)")
    assert await ask(options()) == 8
    assert "checksum" in caplog.text


async def test_a_pickled_value_is_a_miss_and_is_never_loaded(wire, options, tmp_path, caplog):
    wire.side_effect = [said({"number": 7}), said({"number": 8})]
    await ask(options())
    trap = b"cbuiltins\nopen\n(V" + str(tmp_path / "sprung").encode() + b"\nVw\ntR."
    with rows(tmp_path / "cache" / "answers") as database:
        database.execute("UPDATE Cache SET mode = 4, value = ?, filename = NULL", (trap,))
    assert await ask(options()) == 8
    assert not (tmp_path / "sprung").exists()
    assert "pickled" in caplog.text


async def test_a_garbled_database_is_set_aside_and_a_new_one_works(wire, options, tmp_path, caplog):
    wire.side_effect = [said({"number": 7}), said({"number": 8})]
    await ask(options())
    (tmp_path / "cache" / "answers" / "cache.db").write_bytes(b"garbage " * 4096)
    with caplog.at_level(logging.WARNING):
        assert await ask(options()) == 8
    assert await ask(options()) == 8
    assert (tmp_path / "cache" / "answers.garbled").is_dir()
    assert len(caplog.records) == 1
    assert caplog.records[0].exc_info is None


async def test_a_folder_that_cannot_be_made_is_said_once_and_does_not_matter(wire, options, tmp_path, caplog):
    (tmp_path / "cache").write_text("a file stands here")
    wire.mock(side_effect=lambda request: said({"number": 7}))
    async with llm.Client(options()) as client:
        for _ in range(3):
            assert (await client.ask(CHAT, Number, llm.Meter())).number == 7
    assert len(caplog.records) == 1
    assert "going on without it" in caplog.text


# One request for all who ask the same


async def test_tasks_that_ask_the_same_at_once_cause_one_request(wire, options):
    async def slow(request):
        await asyncio.sleep(0.05)
        return said({"number": 7})

    wire.side_effect = slow
    meter = llm.Meter()
    async with llm.Client(options(concurrency=10)) as client:
        found = await asyncio.gather(*(client.ask(CHAT, Number, meter) for _ in range(10)))
    assert [answer.number for answer in found] == [7] * 10
    assert (wire.call_count, meter.calls, meter.cache_hits) == (1, 1, 9)


async def test_who_waits_for_a_request_that_is_given_up_asks_himself(wire, options):
    started = asyncio.Event()

    async def never_the_first_time(request):
        if not started.is_set():
            started.set()
            await asyncio.Event().wait()
        return said({"number": 7})

    wire.side_effect = never_the_first_time
    async with llm.Client(options()) as client:
        first = asyncio.create_task(client.ask(CHAT, Number, llm.Meter()))
        await started.wait()
        second = asyncio.create_task(client.ask(CHAT, Number, llm.Meter()))
        await asyncio.sleep(0.01)
        first.cancel()
        assert (await second).number == 7
        with pytest.raises(asyncio.CancelledError):
            await first


# Recordings


async def test_what_was_recorded_replays_at_any_address_and_counts_what_it_cost_then(wire, options, tmp_path):
    folder = tmp_path / "recorded"
    wire.side_effect = [said({"number": "many"}), said({"number": 7})]
    await ask(options(recording="record", recordings=folder, cache=False))
    meter = llm.Meter()
    replaying = options(recording="replay", recordings=folder, base_url="http://elsewhere.test/v1", api_key=None)
    assert await ask(replaying, meter) == 7
    assert (meter.calls, meter.cache_hits, meter.prompt_tokens) == (2, 0, 200)
    assert meter.seconds == sum(json.loads(path.read_text("utf-8"))["seconds"] for path in folder.iterdir())
    assert wire.call_count == 2


async def test_a_recording_is_a_file_that_a_person_can_read(wire, options, tmp_path):
    wire.side_effect = [said('{"number": 7, "said": "«sept»"}')]
    await ask(options(recording="record", recordings=tmp_path / "recorded"))
    [path] = (tmp_path / "recorded").iterdir()
    record = json.loads(path.read_text("utf-8"))
    assert record["model"] == "small-one"
    assert record["response"]["choices"][0]["message"]["content"] == '{"number": 7, "said": "«sept»"}'
    assert path.name == f"{question(wire.calls.last.request).digest}.json"
    assert "«sept»" in path.read_text("utf-8")


async def test_a_recording_does_not_tell_where_the_server_keeps_its_model(wire, options, tmp_path):
    answer = said({"number": 7}).json() | {"model": "/models/of/somebody.gguf"}
    wire.side_effect = [httpx.Response(200, json=answer)]
    assert await ask(options(recording="record", recordings=tmp_path / "recorded")) == 7
    [path] = (tmp_path / "recorded").iterdir()
    assert json.loads(path.read_text("utf-8"))["response"]["model"] == "small-one"


async def test_an_answer_from_the_cache_is_recorded_too(wire, options, tmp_path):
    wire.side_effect = [said({"number": 7})]
    await ask(options())
    await ask(options(recording="record", recordings=tmp_path / "recorded"))
    assert await ask(options(recording="replay", recordings=tmp_path / "recorded", cache=False)) == 7


async def test_recording_goes_on_after_a_break_without_asking_again(wire, options, tmp_path):
    wire.side_effect = [said({"number": 7})]
    recording = options(recording="record", recordings=tmp_path / "recorded", cache=False)
    assert await ask(recording) == await ask(recording) == 7
    assert wire.call_count == 1


async def test_what_was_never_recorded_is_an_error_that_names_it_and_the_remedy(wire, options, tmp_path):
    with pytest.raises(errors.RecordingMissing) as caught:
        await ask(options(recording="replay", recordings=tmp_path, http_retries=5))
    assert "model small-one, prompt " in caught.value.message
    assert "passage " in caught.value.message
    assert "BRIEFING_RECORDING=record" in caught.value.remedy
    assert wire.call_count == 0


async def test_a_file_that_is_no_recording_counts_as_missing(wire, options, tmp_path):
    wire.side_effect = [said({"number": 7})]
    await ask(options(recording="record", recordings=tmp_path / "recorded"))
    [path] = (tmp_path / "recorded").iterdir()
    path.write_text("[]")
    with pytest.raises(errors.RecordingMissing):
        await ask(options(recording="replay", recordings=tmp_path / "recorded"))


async def test_a_folder_that_cannot_hold_recordings_is_an_error_of_the_settings(wire, options, tmp_path):
    wire.side_effect = [said({"number": 7})]
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(errors.ConfigurationError, match="BRIEFING_RECORDINGS"):
        await ask(options(recording="record", recordings=tmp_path / "file", cache=False))


# What a question is


def asked(body, url=URL):
    return question(httpx.Request("POST", url, json=body))


def test_a_question_does_not_depend_on_the_order_of_fields_or_on_who_asks():
    one = asked({"model": "m", "messages": CHAT})
    other = asked({"user": "somebody", "metadata": {"a": "b"}, "messages": CHAT, "model": "m"})
    assert one == other


def test_a_prompt_has_one_digest_whatever_the_passage_is():
    one = asked({"model": "m", "messages": CHAT})
    other = asked({"model": "m", "messages": [CHAT[0], {"role": "user", "content": "How few?"}]})
    assert one.prompt == other.prompt
    assert one.passage != other.passage
    assert one.digest != other.digest


@pytest.mark.parametrize(
    "request_",
    [
        httpx.Request("GET", "http://models.test/v1/models"),
        httpx.Request("POST", URL, content=b"\xff"),
        httpx.Request("POST", URL, json=[1]),
        httpx.Request("POST", URL, json={"messages": CHAT, "stream": True}),
    ],
)
def test_what_is_no_chat_in_one_piece_is_no_question(request_):
    assert question(request_) is None

"""Which representation of a briefing a client gets, and when it gets none because it has it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.serve.negotiation import choose

OFFERED = ("application/json", "text/markdown", "text/html")
DOCUMENT = {"text": "The bridge at Ormley reopened on Monday.", "title": "<script>alert('Ormley')</script>"}
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8"


@pytest.fixture
async def location(client) -> str:
    return (await client.post("/v1/briefings", json={"documents": [DOCUMENT]})).headers["location"]


@pytest.mark.parametrize(
    ("accept", "chosen"),
    [
        ("*/*", "application/json"),
        ("", "application/json"),
        ("text/html", "text/html"),
        ("TEXT/HTML", "text/html"),
        ("text/html;charset=utf-8", "text/html"),
        ("text/markdown", "text/markdown"),
        (BROWSER, "text/html"),
        ("text/html, */*", "text/html"),
        ("text/markdown;q=0.5, text/html;q=0.6", "text/html"),
        ("text/html, text/markdown", "text/html"),
        ("text/markdown, text/html", "text/markdown"),
        ("text/*", "text/markdown"),
        ("text/*;q=0.5, application/json;q=0.4", "text/markdown"),
        ("application/json;q=0, */*", "text/markdown"),
        ("text/markdown;q=0, text/*", "text/html"),
        ("image/png", None),
        ("text/html;q=0", None),
        ("*/*;q=0", None),
        ("text/html;q=unreadable", "text/html"),
    ],
)
def test_the_accept_header_decides(accept, chosen):
    assert choose(accept, OFFERED) == chosen


@given(st.text(max_size=60))
def test_no_header_makes_the_choice_fail(accept):
    assert choose(accept, OFFERED) in (*OFFERED, None)


@pytest.mark.parametrize(
    ("accept", "content_type", "start"),
    [
        ("*/*", "application/json", "{"),
        ("text/markdown", "text/markdown; charset=utf-8", "# "),
        (BROWSER, "text/html; charset=utf-8", "<!doctype html>"),
    ],
)
async def test_a_briefing_comes_as_it_was_asked_for(client, location, accept, content_type, start):
    answer = await client.get(location, headers={"Accept": accept})
    assert answer.status_code == 200
    assert answer.headers["content-type"] == content_type
    assert answer.headers["vary"] == "Accept"
    assert answer.text.lower().startswith(start)


async def test_a_type_that_is_not_to_be_had_is_406_and_names_those_that_are(client, location):
    answer = await client.get(location, headers={"Accept": "application/pdf"})
    assert (answer.status_code, answer.headers["vary"]) == (406, "Accept")
    assert all(media_type in answer.json()["detail"] for media_type in OFFERED)


@pytest.mark.parametrize("accept", OFFERED)
async def test_what_the_client_has_is_not_sent_again(client, location, accept):
    first = await client.get(location, headers={"Accept": accept})
    again = await client.get(location, headers={"Accept": accept, "If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert {name: again.headers[name] for name in ("etag", "vary", "cache-control")} == {
        name: first.headers[name] for name in ("etag", "vary", "cache-control")
    }


async def test_each_representation_has_a_tag_of_its_own(client, location):
    tags = {(await client.get(location, headers={"Accept": accept})).headers["etag"] for accept in OFFERED}
    assert len(tags) == 3


async def test_a_page_is_sent_where_the_client_has_only_the_json(client, location):
    tag = (await client.get(location)).headers["etag"]
    page = await client.get(location, headers={"Accept": "text/html", "If-None-Match": tag})
    assert page.status_code == 200


async def test_a_title_with_a_script_is_text_on_the_page_and_the_page_may_run_nothing(client, location):
    page = await client.get(location, headers={"Accept": "text/html"})
    assert "<script" not in page.text.lower()
    assert "alert(" in page.text
    assert page.headers["content-security-policy"].startswith("default-src 'none'; style-src 'unsafe-inline'")
    assert "script-src" not in page.headers["content-security-policy"]


@pytest.mark.parametrize("path", ["/health", "/openapi.json", "/v1/briefings", "/nothing"])
async def test_every_answer_says_that_its_type_is_not_to_be_guessed(client, path):
    headers = (await client.get(path)).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert "default-src 'none'" in headers["content-security-policy"]

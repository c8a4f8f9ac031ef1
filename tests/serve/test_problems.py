"""Every error as problem details that name the thing and the remedy."""

import json
import sqlite3

import httpx
import pytest
from pydantic import SecretStr

from briefing import errors
from briefing.errors import BriefingError, DeadlineExceeded, EndpointUnreachable, KeyRejected
from briefing.serve import create_app
from briefing.serve.problems import Problem, problem_of
from briefing.serve.wire import MOST_DOCUMENTS, MOST_ERRORS
from briefing.store import FILE_NAME
from tests.serve.extractors import Failing, unavailable

JSON = {"Content-Type": "application/json"}
GOOD = {"text": "The bridge at Ormley reopened on Monday."}


def problem_in(response) -> Problem:
    assert response.headers["content-type"] == "application/problem+json"
    problem = Problem.model_validate_json(response.content)
    assert problem.status == response.status_code
    return problem


def fields(problem: Problem) -> set[str]:
    return {each.field for each in problem.errors}


@pytest.mark.parametrize(
    ("body", "named"),
    [
        ({}, {"documents"}),
        ({"documents": []}, {"documents"}),
        ({"documents": "one"}, {"documents"}),
        ({"documents": [{}]}, {"documents.0.text"}),
        ({"documents": [GOOD, {"text": 7}]}, {"documents.1.text"}),
        ({"documents": [GOOD | {"author": "x"}]}, {"documents.0.author"}),
        ({"documents": [GOOD], "language": "en"}, {"language"}),
        ({"documents": [GOOD], "extractor": "best"}, {"extractor"}),
        ({"documents": [GOOD | {"published_at": "Monday"}]}, {"documents.0.published_at"}),
        ({"documents": [GOOD | {"published_at": 12}]}, {"documents.0.published_at"}),
        ({"documents": [GOOD | {"published_at": "20240506"}], "topic": 1}, {"documents.0.published_at", "topic"}),
        ({"documents": [GOOD] * (MOST_DOCUMENTS + 1)}, {"documents"}),
        ({"documents": [{"text": ""}]}, {"documents.0"}),
        ({"documents": [{"text": ""}, {"text": "\n"}]}, {"documents.0", "documents.1"}),
        ([], {"body"}),
        (None, {"body"}),
    ],
)
async def test_a_body_that_is_not_as_described_is_400_and_every_wrong_field_is_named(client, body, named):
    problem = problem_in(await client.post("/v1/briefings", content=json.dumps(body), headers=JSON))
    assert problem.status == 400
    assert fields(problem) == named


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b'{"documents": [{"text": "\xff"}]}',
        b'{"documents": [{"text": "\\ud800"}]}',
        b"[" * 100_000,
        b'{"documents":' * 10_000,
        b"\x00\x01\x02",
    ],
    ids=["nothing", "cut off", "no UTF-8", "half a surrogate pair", "deep lists", "deep objects", "binary"],
)
async def test_a_body_that_is_no_json_is_400(client, body):
    problem = problem_in(await client.post("/v1/briefings", content=body, headers=JSON))
    assert (problem.status, fields(problem)) == (400, {"body"})


async def test_the_report_on_a_body_with_thousands_of_unknown_fields_is_short(client):
    body = {"documents": [GOOD]} | {f"{n}{'x' * 500}": n for n in range(2000)}
    answer = await client.post("/v1/briefings", json=body)
    assert len(problem_in(answer).errors) == MOST_ERRORS
    assert len(answer.content) < 10_000


async def test_the_field_at_fault_is_quoted_back_without_the_document(client):
    secret = "the words of an embargoed document"
    answer = await client.post("/v1/briefings", json={"documents": [{"text": [secret]}]})
    assert answer.status_code == 400
    assert secret not in answer.text


@pytest.mark.parametrize("content_type", ["text/plain", "multipart/form-data", "application/x-www-form-urlencoded", ""])
async def test_a_body_that_does_not_say_it_is_json_is_415(client, content_type):
    body = json.dumps({"documents": [GOOD]})
    answer = await client.post("/v1/briefings", content=body, headers={"Content-Type": content_type})
    assert problem_in(answer).status == 415


async def test_json_with_a_charset_is_json(client):
    body = json.dumps({"documents": [GOOD]})
    headers = {"Content-Type": "application/json; charset=utf-8"}
    assert (await client.post("/v1/briefings", content=body, headers=headers)).status_code == 201


async def test_a_body_over_the_limit_is_413_and_one_under_it_is_not(connect):
    client = connect(body_limit_bytes=1_000)
    small, large = ({"documents": [{"text": "Rain fell on Ormley on Monday. " * n}]} for n in (20, 40))
    assert (await client.post("/v1/briefings", json=small)).status_code == 201
    assert problem_in(await client.post("/v1/briefings", json=large)).status == 413


async def test_a_body_that_does_not_say_how_long_it_is_is_limited_too(connect):
    async def pieces():
        for _ in range(50):
            yield b" " * 100

    answer = await connect(body_limit_bytes=1_000).post("/v1/briefings", content=pieces(), headers=JSON)
    assert problem_in(answer).status == 413


async def test_an_unknown_id_is_404_and_named(client):
    problem = problem_in(await client.get("/v1/briefings/b-nothing"))
    assert (problem.status, problem.type) == (404, "urn:briefing:problem:briefing-not-found")
    assert "b-nothing" in problem.detail


@pytest.mark.parametrize("path", ["/", "/v1", "/v1/briefings/a/b", "/schema", "/docs"])
async def test_an_unknown_path_is_404(client, path):
    assert problem_in(await client.get(path)).status == 404


@pytest.mark.parametrize("path", ["/v1/briefings/%00", "/v1/briefings/%ED%A0%80", "/v1/briefings/%27%20OR%201=1"])
async def test_an_id_of_strange_characters_is_404_as_any_other(client, path):
    assert problem_in(await client.get(path)).status == 404


async def test_a_method_that_is_not_to_be_had_is_405_and_allow_names_those_that_are(client):
    answer = await client.delete("/v1/briefings")
    assert problem_in(answer).status == 405
    assert {"GET", "POST"} <= {method.strip() for method in answer.headers["allow"].split(",")}


@pytest.mark.parametrize("limit", ["0", "-1", "101", "many", "1.5", "9" * 30])
async def test_a_limit_out_of_bounds_is_400_and_named(client, limit):
    assert fields(problem_in(await client.get(f"/v1/briefings?limit={limit}"))) == {"limit"}


@pytest.mark.parametrize(("kind", "status"), [(EndpointUnreachable, 502), (KeyRejected, 502), (DeadlineExceeded, 504)])
async def test_a_model_that_answers_for_no_document_is_a_bad_gateway(connect, kind, status):
    answer = await connect(unavailable(kind)).post("/v1/briefings", json={"documents": [GOOD]})
    problem = problem_in(answer)
    assert problem.status == status
    assert "example.org" in problem.detail
    assert (await connect().get("/v1/briefings")).json() == {"briefings": []}


async def test_a_real_endpoint_that_is_down_is_a_bad_gateway_that_names_its_address(settings):
    down = settings.model_copy(update={"api_key": SecretStr("k"), "http_retries": 0})
    app = create_app(down)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://localhost") as client:
        answers = [await client.post("/v1/briefings", json={"documents": [GOOD] * n}) for n in (1, 2)]
    for answer in answers:
        problem = problem_in(answer)
        assert (problem.status, problem.type) == (502, "urn:briefing:problem:endpoint-unreachable")
        assert "127.0.0.1:1" in problem.detail
        assert problem.remedy


async def test_the_model_asked_for_without_a_key_is_the_clients_error_with_the_remedy(settings):
    transport = httpx.ASGITransport(create_app(settings))
    async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as client:
        answer = await client.post("/v1/briefings", json={"documents": [GOOD], "extractor": "model"})
    problem = problem_in(answer)
    assert (problem.status, fields(problem)) == (400, {"extractor"})
    assert "OPENAI_API_KEY" in problem.errors[0].message


async def test_an_unforeseen_error_is_logged_in_full_and_told_to_nobody(connect, caplog):
    client = connect(Failing(ZeroDivisionError("a secret of the house")))
    answer = await client.post("/v1/briefings", json={"documents": [GOOD]})
    problem = problem_in(answer)
    assert (problem.status, problem.type) == (500, "about:blank")
    assert "secret" not in answer.text
    assert "Traceback" not in answer.text
    assert "a secret of the house" in caplog.text
    assert "Traceback" in caplog.text


async def test_what_the_client_did_wrong_is_not_logged_as_an_error(client, caplog):
    await client.post("/v1/briefings", content=b"{", headers=JSON)
    await client.get("/nothing")
    assert not [record for record in caplog.records if record.name == "briefing.serve"]


async def test_a_garbled_briefing_is_500_with_the_remedy_and_the_list_still_answers(connect, settings, caplog):
    client = connect()
    location = (await client.post("/v1/briefings", json={"documents": [GOOD]})).headers["location"]
    connection = sqlite3.connect(settings.data_dir / FILE_NAME)
    with connection:
        connection.execute("UPDATE briefing SET body = x'00'")
    connection.close()
    problem = problem_in(await client.get(location))
    assert (problem.status, problem.type) == (500, "urn:briefing:problem:store-error")
    assert problem.remedy
    assert "damaged" in caplog.text
    assert (await client.get("/v1/briefings")).status_code == 200


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "192.0.2.7:8000", "", "[::2]"])
async def test_a_request_for_another_host_is_refused(client, host):
    answer = await client.get("/v1/briefings", headers={"Host": host})
    assert problem_in(answer).status == 421


@pytest.mark.parametrize("host", ["localhost", "localhost:8000", "127.0.0.1:8000", "[::1]:8000", "LOCALHOST"])
async def test_a_request_for_this_machine_is_answered(client, host):
    assert (await client.get("/health", headers={"Host": host})).status_code == 200


def test_every_error_of_the_tree_has_a_status_and_a_type_of_its_own():
    kinds = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, BriefingError)]
    problems = [problem_of(kind("what", remedy="how")) for kind in kinds]
    assert len({problem.type for problem in problems}) == len(kinds)
    assert {problem.status for problem in problems} == {400, 404, 500, 502, 504}
    assert all((problem.detail, problem.remedy) == ("what", "how") for problem in problems)

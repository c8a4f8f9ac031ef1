"""The description of the API against the API itself."""

import jsonschema
import pytest
import schemathesis
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from schemathesis.specs.openapi.checks import positive_data_acceptance

from briefing.serve import create_app
from briefing.serve.openapi import EXAMPLE, TYPES, description
from briefing.serve.problems import PROBLEM_JSON
from tests.serve.extractors import EveryLine

LOCAL = {"Host": "localhost"}
METHODS = {"GET", "POST", "PUT", "PATCH", "DELETE"}


OPERATIONS = [(path, method) for path, item in description()["paths"].items() for method in item]
WITH_SOMETHING_TO_GET_WRONG = [("/v1/briefings", "post"), ("/v1/briefings", "get")]
OF_WHAT_IS_MADE = [("/v1/briefings", "post"), ("/v1/briefings/{briefing_id}", "get")]
"""Operations that refuse some of what is described: documents without words, ids of nothing."""
BOUNDED = hypothesis_settings(max_examples=30, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.mark.parametrize(("path", "method"), OPERATIONS)
def test_whatever_is_asked_as_described_is_answered_as_described(settings, path, method):
    answers = []

    @BOUNDED
    @given(case=requests(settings, path, method, schemathesis.GenerationMode.POSITIVE))
    def ask(case):  # documents without words are described and yet refused, so that refusal is no failure
        answers.append(case.call_and_validate(headers=LOCAL, excluded_checks=[positive_data_acceptance]))

    ask()
    described = description()["paths"][path][method]["responses"]
    assert {str(answer.status_code) for answer in answers} <= described.keys()
    if (path, method) not in OF_WHAT_IS_MADE:
        assert {answer.status_code for answer in answers} == {200}


@pytest.mark.parametrize(("path", "method"), WITH_SOMETHING_TO_GET_WRONG)
def test_whatever_is_asked_otherwise_is_refused_as_described(settings, path, method):
    answers = []

    @BOUNDED
    @given(case=requests(settings, path, method, schemathesis.GenerationMode.NEGATIVE))
    def ask(case):
        answers.append(case.call_and_validate(headers=LOCAL))

    ask()
    refused = [answer for answer in answers if answer.status_code >= 400]
    assert refused if method == "get" else refused == answers, "a parameter that nobody knows may be passed over"
    for answer in refused:
        assert answer.headers["content-type"] == [PROBLEM_JSON]
        problem = answer.json()
        assert problem["status"] == answer.status_code
        assert problem["title"]
        assert problem["detail"]


async def test_the_example_of_the_description_is_made_kept_and_given_again_as_described(connect):
    client = connect(extractor=EveryLine())
    made = await client.post("/v1/briefings", json=EXAMPLE)
    assert made.status_code == 201
    kept = await client.get(made.headers["location"])
    assert kept.status_code == 200
    listed = await client.get("/v1/briefings")
    for answer, kind in ((made, "Briefing"), (kept, "Briefing"), (listed, "BriefingList")):
        schema = {"$ref": f"#/components/schemas/{kind}", "components": description()["components"]}
        jsonschema.Draft202012Validator(schema).validate(answer.json())
    text = EXAMPLE["documents"][0]["text"]
    assert [span["quote"] for claim in kept.json()["claims"] for span in claim["evidence"]] == [text]
    assert [entry["id"] for entry in listed.json()["briefings"]] == [made.json()["id"]]


def requests(settings, path, method, mode):
    app = create_app(settings, extractor=EveryLine())
    schema = schemathesis.openapi.from_asgi("/openapi.json", app, headers=LOCAL)
    return schema[path][method].as_strategy(generation_mode=mode)


def test_the_description_names_the_routes_that_there_are_and_no_other(settings):
    app = create_app(settings)
    routes = {
        (route.path_format, method) for route in app.routes for method in set(getattr(route, "methods", ())) & METHODS
    }
    named = {(path, method.upper()) for path, item in description()["paths"].items() for method in item}
    assert named == routes


async def test_the_description_is_served_as_json_and_is_openapi_3_1(client):
    answer = await client.get("/openapi.json")
    assert answer.headers["content-type"] == "application/json"
    assert answer.json() == description()
    assert answer.json()["openapi"] == "3.1.0"


def test_every_reference_of_the_description_leads_somewhere():
    schemas = description()["components"]["schemas"]
    assert references(description()) <= {f"#/components/schemas/{name}" for name in schemas}


def test_every_schema_of_the_description_is_a_schema():
    for schema in description()["components"]["schemas"].values():
        jsonschema.Draft202012Validator.check_schema(schema)


@pytest.mark.parametrize("kind", [kind for kind, _ in TYPES], ids=lambda kind: kind.__name__)
def test_every_field_is_explained_and_unknown_ones_are_ruled_out(kind):
    schema = description()["components"]["schemas"][kind.__name__]
    assert schema["additionalProperties"] is False
    unexplained = [name for name, field in schema["properties"].items() if not field.get("description")]
    assert not unexplained


def test_every_operation_describes_its_errors_as_problem_details():
    for item in description()["paths"].values():
        for operation in item.values():
            failures = {status: r for status, r in operation["responses"].items() if status[0] in "45d"}
            assert "default" in failures
            assert all(set(response["content"]) == {"application/problem+json"} for response in failures.values())


async def test_the_example_in_the_description_makes_a_briefing(client):
    assert (await client.post("/v1/briefings", json=EXAMPLE)).status_code == 201


def references(node: object) -> set[str]:
    if isinstance(node, list):
        return {found for each in node for found in references(each)}
    if not isinstance(node, dict):
        return set()
    own = {node["$ref"]} if isinstance(node.get("$ref"), str) else set()
    return own | {found for each in node.values() for found in references(each)}

"""The description of the API, OpenAPI 3.1: schemas from the types themselves, operations from the tables below.

Litestar's own description is not used: it leaves out that unknown fields are refused and what errors look like. That
these tables name exactly the routes that there are is a test.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from litestar import HttpMethod, Response, route
from pydantic.json_schema import JsonSchemaMode, models_json_schema

from briefing.model import Briefing, Value
from briefing.serve.problems import PROBLEM_JSON, Problem
from briefing.serve.wire import MOST_LISTED, BriefingList, Health, NewBriefing
from briefing.version import __version__

Schema = dict[str, Any]

TYPES: tuple[tuple[type[Value], JsonSchemaMode], ...] = (
    (NewBriefing, "validation"),
    (Briefing, "serialization"),
    (BriefingList, "serialization"),
    (Health, "serialization"),
    (Problem, "serialization"),
)
EXAMPLE = {
    "documents": [
        {
            "text": "The bridge at Ormley reopened on Monday, the county said.",
            "publisher": "Ormley Post",
            "published_at": "2024-05-06",
        }
    ]
}
PROBLEMS = {
    "400": "The request is not as described; `errors` names each part that is wrong.",
    "404": "No briefing has that id.",
    "406": "`Accept` allows none of the representations.",
    "413": "The body is larger than the server accepts.",
    "415": "The body is not application/json.",
    "500": "The server failed. A failure to read the store names the file and the remedy.",
    "502": "The model's endpoint gave no usable answer for any document.",
    "504": "The model's endpoint did not answer in time for any document.",
    "default": "Any other error.",
}


@route("/openapi.json", http_method=[HttpMethod.GET, HttpMethod.HEAD], sync_to_thread=False)
def described() -> Response[Schema]:
    """The description of the API."""
    return Response(description(), media_type="application/json")


@cache
def description() -> Schema:
    """The whole document."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "briefing",
            "version": __version__,
            "summary": "Cited, cross-checked briefings of news documents.",
            "license": {"name": "MIT", "identifier": "MIT"},
        },
        "servers": [{"url": "/"}],
        "paths": _paths(),
        "components": {"schemas": _schemas()},
    }


def _schemas() -> Schema:
    _, schema = models_json_schema(TYPES, ref_template="#/components/schemas/{model}")
    return dict(schema["$defs"])


def _paths() -> Schema:
    return {
        "/v1/briefings": {"post": _make(), "get": _list()},
        "/v1/briefings/{briefing_id}": {"get": _get()},
        "/health": {"get": _health()},
        "/openapi.json": {"get": _described()},
    }


def _make() -> Schema:
    made = {"application/json": {"schema": _ref(Briefing)}}
    location = _header("Where the briefing stays: a path on this server.")
    warning = _header("Why the briefing is not stored.")
    return {
        "operationId": "makeBriefing",
        "summary": "Make a briefing of the documents of one story",
        "description": "The same documents and findings give the same id, and replace what was stored under it. "
        "A document that cannot be read is among the `omissions`; only where none can be is it an error.",
        "requestBody": {
            "required": True,
            "content": {"application/json": {"schema": _ref(NewBriefing), "example": EXAMPLE}},
        },
        "responses": {
            "200": {"description": "Made, but not stored.", "headers": {"Warning": warning}, "content": made},
            "201": {"description": "Made and stored.", "headers": {"Location": location}, "content": made},
            **_problems("400", "413", "415", "500", "502", "504"),
        },
    }


def _list() -> Schema:
    limit = {"type": "integer", "minimum": 1, "maximum": MOST_LISTED, "default": 20}
    return {
        "operationId": "listBriefings",
        "summary": "Stored briefings, the newest first",
        "parameters": [{"name": "limit", "in": "query", "schema": limit, "description": "How many at the most."}],
        "responses": {"200": _json("The list.", BriefingList), **_problems("400", "500")},
    }


def _get() -> Schema:
    text = {"schema": {"type": "string"}}
    headers = {
        "ETag": _header("Of this representation, for `If-None-Match`."),
        "Vary": _header("`Accept`."),
    }
    return {
        "operationId": "getBriefing",
        "summary": "A stored briefing, in the representation that `Accept` asks for",
        "parameters": [{"name": "briefing_id", "in": "path", "required": True, "schema": {"type": "string"}}],
        "responses": {
            "200": {
                "description": "The briefing.",
                "headers": headers,
                "content": {"application/json": {"schema": _ref(Briefing)}, "text/markdown": text, "text/html": text},
            },
            "304": {"description": "The client has this representation.", "headers": headers},
            **_problems("404", "406", "500"),
        },
    }


def _health() -> Schema:
    return {
        "operationId": "health",
        "summary": "Whether the server answers, and what it can do",
        "responses": {"200": _json("It does.", Health), **_problems()},
    }


def _described() -> Schema:
    content = {"application/json": {"schema": {"type": "object"}}}
    return {
        "operationId": "describe",
        "summary": "This description",
        "responses": {"200": {"description": "OpenAPI 3.1.", "content": content}, **_problems()},
    }


def _problems(*statuses: str) -> Schema:
    content = {PROBLEM_JSON: {"schema": _ref(Problem)}}
    return {status: {"description": PROBLEMS[status], "content": content} for status in (*statuses, "default")}


def _json(description: str, answer: type[Value]) -> Schema:
    return {"description": description, "content": {"application/json": {"schema": _ref(answer)}}}


def _header(description: str) -> Schema:
    return {"description": description, "schema": {"type": "string"}}


def _ref(answer: type[Value]) -> Schema:
    return {"$ref": f"#/components/schemas/{answer.__name__}"}

"""JSON and JSON Lines: records with a text and what is known of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from briefing.errors import BriefingError, EmptyInput, InputError, MalformedRecord
from briefing.ingest.documents import from_text
from briefing.model import Document, Omission

_STRINGS = ("title", "publisher", "url", "language")
_REMEDY = 'each document needs a "text"; "title", "publisher", "url" and "published_at" (ISO 8601) may be given'


def from_records(raw: str, *, name: str) -> tuple[tuple[Document, ...], tuple[Omission, ...]]:
    r"""The documents of a JSON object, an array, `{"documents": [...]}`, or JSON Lines.

    A bad record among good ones is left out. Raises MalformedRecord, naming file and line, where no record can be read;
    EmptyInput where there is none.

    >>> documents, left_out = from_records('{"text": "Snow fell."}\n{"title": "Snow"}', name="news.jsonl")
    >>> len(documents), left_out[0].name, left_out[0].reason[:25]
    (1, 'news.jsonl, line 2', 'has no "text": each docum')
    """
    documents: list[Document] = []
    problems: list[tuple[str, InputError]] = []
    for where, record in _records(raw, name):
        try:
            documents.append(_document(record, where))
        except InputError as error:
            problems.append((where, error))
    if problems and not documents:
        raise problems[0][1]
    if not documents:
        raise EmptyInput(f"{name} holds no documents", remedy=_REMEDY)
    return tuple(documents), tuple(omission(where, error) for where, error in problems)


def omission(name: str, error: BriefingError) -> Omission:
    """An error as the line of a page that says what is missing; the name is said once."""
    reason = str(error).removeprefix(name).strip()
    return Omission(name=name, reason=reason)


def _records(raw: str, name: str) -> Iterator[tuple[str, object]]:
    """Each record with the words for where it stands; what is no JSON is handed on as its error."""
    raw = raw.removeprefix("\ufeff")
    first = next((line for line in raw.split("\n") if line.strip()), "")
    whole = None if _of_lines(name, first) else _json(raw)
    if whole is None or (isinstance(whole, Exception) and isinstance(_json(first), dict)):
        yield from _lines(raw, name)
        return
    records = whole.get("documents", whole) if isinstance(whole, dict) else whole
    if isinstance(records, list):
        yield from ((f"{name}, document {i}", record) for i, record in enumerate(records, 1))
    else:
        yield name, records


def _of_lines(name: str, first: str) -> bool:
    """Whether a file is JSON Lines by its suffix, and its first line does not belie it."""
    return name.endswith((".jsonl", ".ndjson")) and first.strip() not in {"{", "["}


def _lines(raw: str, name: str) -> Iterator[tuple[str, object]]:
    for number, line in enumerate(raw.split("\n"), 1):
        if line.strip():
            yield f"{name}, line {number}", _json(line)


def _json(line: str) -> object:
    try:
        return json.loads(line)
    except (ValueError, RecursionError) as error:
        return error


def _what(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"line {error.lineno}, column {error.colno}: {error.msg}"
    return "too deeply nested" if isinstance(error, RecursionError) else str(error).split(":")[0]


def _document(record: object, where: str) -> Document:
    """Raises MalformedRecord where a field is missing or of another kind; EmptyInput and InputTooLarge for its text."""
    if isinstance(record, Exception):
        raise MalformedRecord(f"{where} is not JSON ({_what(record)})", remedy="correct it or leave it out")
    if not isinstance(record, dict):
        raise MalformedRecord(f"{where} is no JSON object", remedy=_REMEDY)
    text = record.get("text")
    if not isinstance(text, str) or not text.strip():
        raise MalformedRecord(f'{where} has no "text"', remedy=_REMEDY)
    strings = {field: _string(record, field, where) for field in _STRINGS}
    return from_text(text, name=where, published_at=_moment(record, where), id=_id(record, where), **strings)


def _string(record: dict[str, Any], field: str, where: str) -> str | None:
    value = record.get(field)
    if value is not None and not isinstance(value, str):
        raise MalformedRecord(
            f'{where} has a "{field}" that is no string', remedy="put it in quotation marks, or leave it out"
        )
    return value.strip() or None if value else None


def _id(record: dict[str, Any], where: str) -> str | None:
    value = record.get("id")
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else _string(record, "id", where)


def _moment(record: dict[str, Any], where: str) -> date | datetime | None:
    """A day, or a moment with the zone that it came with.

    >>> _moment({"published_at": "2021-05-03T09:21Z"}, "").isoformat()
    '2021-05-03T09:21:00+00:00'
    """
    words = _string(record, "published_at", where)
    if not words:
        return None
    try:
        return date.fromisoformat(words) if len(words) <= len("2021-05-03") else datetime.fromisoformat(words)
    except ValueError:
        remedy = 'write it as "2021-05-03" or "2021-05-03T09:21:00Z"'
        raise MalformedRecord(
            f'{where} has a "published_at" that is no ISO date ("{words[:40]}")', remedy=remedy
        ) from None

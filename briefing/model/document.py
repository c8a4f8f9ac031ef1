"""What ingest makes: documents, with the parts of their page marked and nothing deleted."""

from __future__ import annotations

import re
from datetime import date, datetime
from pathlib import PurePath
from typing import Literal

from pydantic import model_validator

from briefing.model.base import Value, content_id

_MOMENT = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d)?$")

Basis = Literal["given", "inferred", "unknown"]
BlockKind = Literal["title", "date", "dateline", "byline", "body", "heading", "caption", "credit", "related"]


class Block(Value):
    """A stretch of a document's text and what part of a page it is. Only `body` blocks are searched for claims."""

    kind: BlockKind
    """What this stretch is on the page."""
    start: int
    """First code point."""
    end: int
    """One past the last code point."""


class Document(Value):
    """One published text.

    >>> Document(text="Rain fell.").id == Document(text="Rain fell.").id
    True
    """

    id: str = ""
    """Hash of text, publisher, title, url and publication time; made where none is given."""
    text: str
    """The canonical text, whole; every offset anywhere counts in it."""
    publisher: str | None = None
    """Who put it out."""
    title: str | None = None
    """Its title, where one was given or stands on the page."""
    url: str | None = None
    """Where it was published."""
    published_at: date | datetime | None = None
    """When it was published: a day, or a moment with its zone where that is known."""
    language: str = "en"
    """ISO 639-1 code."""
    publisher_basis: Basis = "unknown"
    """Whether the publisher was given with the document or inferred from its text."""
    published_at_basis: Basis = "unknown"
    """Whether the time was given with the document, or inferred from its text or from its story."""
    published_between: tuple[date, date] | None = None
    """First and last day on which it can have been published, inferred from the dated documents of its story; only
    where it has no time of its own."""
    wire: tuple[str, ...] = ()
    """Agencies that the page credits for the text, by dateline tag, byline or source line."""
    name: str = ""
    """What to call it in messages: a file name, mostly. Not part of the id."""
    blocks: tuple[Block, ...] = ()
    """The parts of the page in text order, without overlap; empty means that all of the text is body."""

    @model_validator(mode="before")
    @classmethod
    def _fill_in(cls, data: object) -> object:
        if not isinstance(data, dict):
            return data
        filled = dict(data)
        if "published_at" in filled:  # else midnight would be taken for a day
            filled["published_at"] = _moment(filled["published_at"])
        for field in ("publisher", "published_at"):
            if filled.get(field) is not None:
                filled.setdefault(f"{field}_basis", "given")
        parts = [_plain(filled.get(k)) for k in ("text", "publisher", "title", "url", "published_at")]
        filled.setdefault("id", content_id("d", *parts))
        return filled

    @property
    def day(self) -> date | None:
        """The calendar day of publication, in the publication's own time zone."""
        return self.published_at.date() if isinstance(self.published_at, datetime) else self.published_at

    @property
    def body(self) -> tuple[Block, ...]:
        """The stretches that are running text, in order."""
        if not self.blocks:
            return (Block(kind="body", start=0, end=len(self.text)),)
        return tuple(block for block in self.blocks if block.kind == "body")

    @property
    def running_text(self) -> str:
        """The body alone, a block a line: where names are looked for, since titles capitalise every word."""
        return "\n".join(self.text[block.start : block.end] for block in self.body)

    @property
    def label(self) -> str:
        """How a reader is told which document is meant: its publisher, else its name, else its id."""
        return self.publisher or PurePath(self.name).name or self.id


def _moment(value: object) -> object:
    """The moment that a text writes; anything else as it is."""
    return datetime.fromisoformat(value) if isinstance(value, str) and _MOMENT.match(value) else value


def _plain(value: object) -> str:
    """One spelling of a field for the id: a moment is the same moment as a string and as a `datetime`."""
    return value.isoformat() if isinstance(value, date) else str(value or "")

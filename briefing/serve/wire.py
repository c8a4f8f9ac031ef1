"""What goes over the wire beside a briefing itself."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date, datetime
from typing import Annotated, Literal

from litestar.exceptions import ValidationException
from pydantic import BeforeValidator, Field, ValidationError
from pydantic_core import ErrorDetails

from briefing.model import Value
from briefing.store import BriefingSummary

ExtractorName = Literal["auto", "model", "embedded"]

MOST_DOCUMENTS = 50
MOST_LISTED = 100
MOST_ERRORS = 20
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_MOMENT = re.compile(_DAY.pattern + r"[T ]\d\d:\d\d.*")


def _read_time(value: object) -> object:
    """ISO 8601 alone: pydantic would take 12 and "12" for seconds since 1970.

    >>> _read_time("2024-05-06")
    datetime.date(2024, 5, 6)
    """
    if value is None:
        return None
    words = str(value).upper()
    with suppress(ValueError):
        if _DAY.fullmatch(words):
            return date.fromisoformat(words)
        if _MOMENT.fullmatch(words):
            return datetime.fromisoformat(words)
    raise ValueError('give a day as "2024-05-06" or a moment as "2024-05-06T12:00:00Z"')


class NewDocument(Value):
    """A document to be read. What is not given is inferred from the text where it can be."""

    text: str
    """The page's text as it came: title, dateline, body, credits."""
    title: str | None = Field(None, max_length=1_000)
    """Its title."""
    publisher: str | None = Field(None, max_length=200)
    """Who put it out."""
    url: str | None = Field(None, max_length=2_000)
    """Where it was published."""
    published_at: Annotated[date | datetime | None, BeforeValidator(_read_time)] = None
    """The day, or the moment with its zone, of publication (ISO 8601)."""


class NewBriefing(Value):
    """The documents of one story, to be made into a briefing."""

    documents: tuple[NewDocument, ...] = Field(min_length=1, max_length=MOST_DOCUMENTS)
    """Their order does not matter."""
    topic: str | None = Field(None, max_length=200)
    """What the story is about; found from the documents where it is not given."""
    extractor: ExtractorName = "auto"
    """`auto` asks the model where the server has a key for one, and reads with the embedded extractor otherwise."""

    @classmethod
    def read(cls, body: bytes) -> NewBriefing:
        """The request in a body.

        Raises ValidationException with every field that is wrong, unknown ones and broken JSON among them.
        """
        try:
            return cls.model_validate_json(body)
        except ValidationError as error:
            raise ValidationException(extra=_fields(error.errors(include_url=False))) from None


def _fields(errors: list[ErrorDetails]) -> list[dict[str, str]]:
    """One entry a field; what is said of a list only because a part of it is wrong is left out."""
    places = {error["loc"] for error in errors}
    parents = {place[:length] for place in places for length in range(len(place))}
    own = [error for error in errors if error["loc"] not in parents][:MOST_ERRORS]
    return [
        {"key": ".".join(map(str, error["loc"]))[:200] or "body", "message": error["msg"].removeprefix("Value error, ")}
        for error in own
    ]


class BriefingList(Value):
    """Stored briefings, the newest first."""

    briefings: tuple[BriefingSummary, ...]
    """Ask for one at `/v1/briefings/{id}`."""


class Health(Value):
    """Whether the server answers, and what it can do."""

    status: Literal["ok"]
    """`ok`, as there is an answer."""
    version: str
    """Version of this package."""
    extractor: Literal["model", "embedded"]
    """What `auto` uses."""

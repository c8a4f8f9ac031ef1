"""When a document without a date was published, as the dated documents of its story allow: a stretch of days, inferred.

A copy is out within a day of what it copies. A telling of the same events may trail them by some days, and a story that
runs for longer than a week dates nobody.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from briefing.merge.origins.tellings import Telling, read_telling, tell_one_text
from briefing.merge.stories import group_stories
from briefing.model import Document

COPY_DAYS = 1
"""Days by which a copy is published before or after the documents that tell its text."""

BEFORE_DAYS, AFTER_DAYS = 1, 3
"""Days by which a telling of the same events is published before the first of its story, by time zones, and after the
last."""

LONGEST = 7
"""Most days between the first and the last dated document that date another."""


def date_by_story(documents: Sequence[Document]) -> tuple[Document, ...]:
    """The documents in their order; one without a date gets the days between which its story has it published.

    Ids stay as they are: what was inferred from others is not a document's content.
    """
    dated = [document for document in documents if document.day]
    if not dated or len(dated) == len(documents):
        return tuple(documents)
    found = dict(_stretches(documents))
    return tuple(_marked(document, found.get(document.id)) for document in documents)


def _stretches(documents: Sequence[Document]) -> Iterator[tuple[str, tuple[date, date]]]:
    for story in group_stories(documents):
        days = [(document.day, read_telling(document)) for document in story if document.day]
        for document in story:
            if days and document.day is None and (stretch := _stretch(read_telling(document), days)):
                yield document.id, stretch


def _stretch(telling: Telling, days: Sequence[tuple[date, Telling]]) -> tuple[date, date] | None:
    copied = sorted(day for day, other in days if tell_one_text(telling, other))
    known = copied or sorted(day for day, _ in days)
    if (known[-1] - known[0]).days > LONGEST:
        return None
    before, after = (COPY_DAYS, COPY_DAYS) if copied else (BEFORE_DAYS, AFTER_DAYS)
    return known[0] - timedelta(days=before), known[-1] + timedelta(days=after)


def _marked(document: Document, between: tuple[date, date] | None) -> Document:
    if between is None:
        return document
    return document.model_copy(update={"published_between": between, "published_at_basis": "inferred"})

"""Which day a sentence means by "Wednesday" or "last week", said beside it and never in place of it.

The day is the claim's own reading, by the day of its document. Where that is only inferred, so is the day, and it is
said to be. Somebody's words between quotation marks are left alone, as are dates that say the day themselves.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from briefing.model import Claim, Document, Granularity, TimeExpression

_OPENING = 30
"""Characters by which a claim's statement is found in the sentence that tells it."""

_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|«[^»]*»")
_CLOCK = re.compile(r"\b\d{1,2}(?:[:.]\d\d)?\s?(?:[ap]\.?m\b\.?|o[’']clock|GMT|UTC)|\b\d{1,2}[:.]\d\d\b", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_NAMES_A_DAY = re.compile(
    r"day\b|night\b|tomorrow|week|month|year|\b(?:last|next|this|january|february|march|april|may|june|july|august"
    r"|september|october|november|december)\b",
    re.IGNORECASE,
)
_SAID: frozenset[Granularity] = frozenset({"hour", "day", "week", "month", "year"})


@dataclass(frozen=True, slots=True)
class Piece:
    """Some of a sentence's text, and the day that its last words mean; empty where it adds nothing."""

    text: str
    when: str


def pieces(
    text: str, claims: Iterable[Claim], documents: Mapping[str, Document], year: int | None
) -> tuple[Piece, ...]:
    """A sentence cut behind its relative times. `year` goes without saying: it is the one of all the documents."""
    cuts, start = list[Piece](), 0
    for end, when in sorted(_noted(text, claims, documents, year).items()):
        cuts.append(Piece(text[start:end], when))
        start = end
    return (*cuts, Piece(text[start:], "")) if start < len(text) or not cuts else tuple(cuts)


def meant(time: TimeExpression, document: Document, year: int | None) -> str:
    """The day or stretch that a relative time means, in words; empty where it says so itself or nobody knows.

    >>> said = TimeExpression(quote="Monday", start=date(2031, 3, 3), end=date(2031, 3, 3), granularity="day")
    >>> meant(said, Document(text="…", published_at=date(2031, 3, 4)), None)
    '3 March 2031'
    >>> meant(said, Document(text="…", published_at=date(2031, 3, 4), published_at_basis="inferred"), 2031)
    '3 March, inferred'
    """
    first, last = time.inferred or (time.start, time.end)
    if not (first and last) or time.granularity not in _SAID or not _is_relative(time.quote):
        return ""
    words = _stretch(first, last, time.granularity, year)
    known = time.inferred is None and document.published_at_basis == "given"
    return "" if not words or words in time.quote else words if known else f"{words}, inferred"


def _is_relative(quote: str) -> bool:
    """Whether words name a day without saying which: "3 a.m. on Monday", and neither "3 May" nor "3 a.m." alone."""
    rest = _CLOCK.sub("", quote)
    return bool(_NAMES_A_DAY.search(rest)) and not _DIGIT.search(rest)


def _stretch(first: date, last: date, granularity: Granularity, year: int | None) -> str:
    """One day, one month or year, or from a day to a day."""
    behind = "" if first.year == last.year == year else f" {last.year}"
    if granularity == "year":
        return str(first.year) if first.year == last.year else ""
    if granularity == "month":
        return f"{first:%B}{behind}" if (first.year, first.month) == (last.year, last.month) else ""
    if first == last:
        return f"{first.day} {first:%B}{behind}"
    before = "" if first.month == last.month else f" {first:%B}"
    before += "" if first.year == last.year else f" {first.year}"
    return f"{first.day}{before} to {last.day} {last:%B}{behind}"


def _noted(text: str, claims: Iterable[Claim], documents: Mapping[str, Document], year: int | None) -> dict[int, str]:
    """Where a relative time ends, and the day it means; none where claims in the same words mean different days."""
    quoted = [found.span() for found in _QUOTED.finditer(text)]
    notes: dict[int, set[str]] = defaultdict(set)
    for claim in claims:
        low, high = _told(text, claim.statement)
        for time in claim.times:
            if when := meant(time, documents[claim.document_id], year):
                for place in _places(text, time.quote, low, high, quoted):
                    notes[place].add(when)
    return {place: when for place, said in notes.items() if (when := _agreed(said))}


def _told(text: str, statement: str) -> tuple[int, int]:
    """The stretch of a sentence that has the words of a claim's statement, from its start."""
    at = text.find(statement[:_OPENING])
    if at < 0:
        return 0, 0
    same = next((n for n, (a, b) in enumerate(zip(text[at:], statement, strict=False)) if a != b), len(statement))
    return at, at + same


def _places(text: str, quote: str, low: int, high: int, quoted: Sequence[tuple[int, int]]) -> Iterator[int]:
    """The end of the first mention outside of quotation marks, a possessive ending included."""
    for found in re.compile(rf"\b{re.escape(quote)}\b(?:[’']s\b)?").finditer(text, low, high):
        if not any(start < found.end() <= end for start, end in quoted):
            yield found.end()
            return


def _agreed(said: set[str]) -> str:
    """The one day that all mean; a document of a known day settles what another's only lets infer."""
    plain = {when.removesuffix(", inferred") for when in said}
    if len(plain) != 1:
        return ""
    [day] = plain
    return day if day in said else f"{day}, inferred"

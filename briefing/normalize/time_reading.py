"""What a rule works on and what it gives: the scene it reads in, the rule, and the reading of one stretch of text."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple, TypeVar

from briefing.model import Granularity
from briefing.normalize.time_calendar import Stretch, unknown
from briefing.normalize.time_tense import Tense, tense_at

V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Scene:
    """The text that is read, and the day it is read from."""

    text: str
    reference: date | None

    def tense(self, start: int, end: int) -> Tense:
        """Whether the words round `text[start:end]` look back or ahead."""
        return tense_at(self.text, start, end)

    def relative(self, granularity: Granularity, resolve: Callable[[date], Stretch]) -> Stretch:
        """What `resolve` makes of the reference; a stretch without ends where there is none."""
        return unknown(granularity) if self.reference is None else resolve(self.reference)

    def is_all(self, start: int, end: int) -> bool:
        """Whether the text says nothing else: a year alone needs no other sign that it is one."""
        return len(self.text) - (end - start) <= 8 and self.text.strip() == self.text[start:end]

    def before(self, position: int, length: int = 32) -> str:
        """The characters that lead up to a position."""
        return self.text[max(0, position - length) : position]

    def after(self, position: int, length: int = 32) -> str:
        """The characters that follow a position."""
        return self.text[position : position + length]


@dataclass(frozen=True, slots=True)
class Reading:
    """What one stretch of text says of time, and what its neighbours may still change of it."""

    start: int
    end: int
    stretch: Stretch
    in_year: Callable[[int], Stretch] | None = None
    """Set where the words name no year: the same words within a given one."""
    names_year: bool = False
    """Whether the words name a year or a unit as long, so that they can lend it: "last year"."""
    weekday: int | None = None
    """Set for a bare weekday."""
    anchored: Callable[[Stretch], Stretch] | None = None
    """Set where an earlier time in the text decides, if there is one: "the following day"."""
    needs_anchor: bool = False
    """Whether the words say nothing without an earlier time: "that day"."""
    of_clock: bool = False
    """Whether the words are a time of the clock, which is of the day that was named last in its sentence."""
    framed_only: bool = False
    """Whether the words are a time only inside wider ones: "the year" in "the end of the year"."""


def in_calendar(resolve: Callable[[], V]) -> V | None:
    """What `resolve` gives, or None where the calendar has no such day (31 June) or no such year (10,000 years ago)."""
    try:
        return resolve()
    except (ValueError, OverflowError, LookupError):
        return None


Read = Callable[[Scene, "re.Match[str]"], Reading | None]


class Rule(NamedTuple):
    """A pattern and its reader. The rule is tried where one of its triggers stands in the text."""

    triggers: frozenset[str]
    pattern: re.Pattern[str]
    read: Read


def rule(triggers: str, pattern: str, read: Read) -> Rule:
    """A rule whose pattern begins at a word's edge and takes upper and lower case alike."""
    return Rule(frozenset(triggers.split()), re.compile(rf"(?<![\w$€£]){pattern}", re.IGNORECASE), read)


# How many days after the reference a date without a year may lie, by the direction in which the sentence looks.
_AHEAD_DAYS = {"past": 30, "none": 90, "future": 364}


def nearest_year(reference: date, in_year: Callable[[int], Stretch], tense: Tense) -> Stretch:
    """A day without a year, put into the year that the tense allows: no more than so far ahead, else the one before.

    Raises ValueError where no year nearby has such a day (30 February).
    """
    limit = reference + timedelta(days=_AHEAD_DAYS[tense])
    years = range(reference.year + 1, reference.year - 5, -1)
    for stretch in _that_exist(in_year, years):
        if stretch.start is not None and stretch.start <= limit:
            return stretch
    raise ValueError("no such day")


def _that_exist(in_year: Callable[[int], Stretch], years: range) -> list[Stretch]:
    found = []
    for year in years:
        try:
            found.append(in_year(year))
        except (ValueError, OverflowError):  # 29 February, or outside the calendar
            continue
    return found


def unit_in_year(reference: date, in_year: Callable[[int], Stretch], tense: Tense) -> Stretch:
    """A month, season or quarter without a year: the latest that has begun; the next that has not ended if ahead."""
    stretches = _that_exist(in_year, range(reference.year - 1, reference.year + 2))
    begun = [s for s in stretches if s.start is not None and s.start <= reference]
    not_over = [s for s in stretches if s.end is not None and s.end >= reference]
    found = not_over[:1] if tense == "future" else begun[-1:]
    return found[0] if found else unknown(stretches[0].granularity)


def is_month(word: str) -> bool:
    """Whether a month's name is written as one: "may", "march" and short forms in lower case are other words.

    >>> is_month("May"), is_month("march"), is_month("june")
    (True, False, True)
    """
    return word[0].isupper() or (word not in ("may", "march", "mar", "dec", "jun"))

"""What of the Recognizers-Text suite asks for times in news, and what asks for something else, with the reason.

The table was written by reading the suite: a spec is out of scope for what it asks, not for how it fares, and some
that are out of scope are read all the same. The conventions at the end are readings that differ, not mistakes: where
the suite sets a day, an end or a number that the words leave open, another reader may set it otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

Answer = list[str]
"""The suite's answer: a day, a first and a last day, or seconds."""


class Exclusion(NamedTuple):
    """A kind of spec that asks for something other than times in news; `words` must fit the whole of its gold time."""

    reason: str
    words: str
    applies: Callable[[Answer], bool] = lambda _: True
    asks: tuple[str, ...] = ("dates", "periods")


def _one_day(answer: Answer) -> bool:
    return len(answer) == 1


def _half(answer: Answer) -> bool:
    """Whether it is half of a month or of a year; parts of a week, and thirds of a year, are read alike by both."""
    days = _days(answer)
    return 15 <= days <= 16 or 181 <= days <= 184


def _stops_before(answer: Answer) -> bool:
    return answer[-1].endswith("-01")


def _days(answer: Answer) -> int:
    return (date.fromisoformat(answer[-1]) - date.fromisoformat(answer[0])).days


_FIGURES = r"\d{1,2}[./-]\d{1,2}"
_CHAT = r"my \w+|.*\bmy (?:day|week|weekend)|.*tmrw|.*\bbusiness days?|w/c .*"
EXCLUSIONS = (
    Exclusion("a unit alone, which every sentence has (the week)", r"(?:the )?(?:day|week|weekend)"),
    Exclusion("a bare number or rank as a day (on 15, the second)", r"(?:the )?(?:\d{1,2}|second|thirty)"),
    Exclusion(
        "day and month in figures, no year: a score or a fraction as well", rf"(?:from )?{_FIGURES}(?: to {_FIGURES})?"
    ),
    Exclusion("order of day and month open", r"(?:0?[1-9]|1[0-2])[/-](?:0?[1-9]|1[0-2])[/,-]\d+|\d{1,2}-\d{1,2}-\d\d"),
    Exclusion("month in one figure: the number of a paper as well (2015/3)", r"\d{4}[./-]\d|\d[./-]\d{4}"),
    Exclusion("numbered week: of a season or a show as well (week 10)", r".*\bweek \d.*"),
    Exclusion("words of chat and calendars (my week, business days)", _CHAT, asks=("dates", "periods", "durations")),
    Exclusion(
        "counted from an earlier time, and the text tells none (the same week)",
        r"(?:the )?same \w+|that \w+|(?!from ).* later",
    ),
    Exclusion(
        "convention: one day for weeks, months or years away",
        r"(?:in )?.*\b(?:weeks?|months?|years?)(?: (?:ago|from \w+))?",
        _one_day,
    ),
    Exclusion("convention: a few are exactly three", r".*\bfew\b.*"),
    Exclusion("convention: halves for early and late", r"(?:early|late|mid|beginning|start|end)(?: of)? .*", _half),
    Exclusion(
        "convention: a range stops before the year or month named last",
        r".*(?:\b(?:to|and|through|until) |-)(?:\w+ )?(?:\d{4}(?: [a-z]+)?|.*\b(?:thousand|hundred)\b.*)",
        _stops_before,
    ),
    Exclusion("convention: decades of the calendar for the past two decades", r"(?:the )?\w+ \w+ decades"),
    Exclusion("convention: a stretch up to it for so long hence", r".*\b(?:hence|in the future)"),
)
NO_ANSWER = "no answer given"
ELSEWHERE = "a day told from now, left to another file of the suite"


def reason_out(asks: str, words: str, answer: Answer) -> str:
    """Why a spec that asks for dates, periods or durations is out of scope, or "".

    >>> reason_out("dates", "a few days ago", ["2016-11-04"]), reason_out("durations", "a few days", ["259200"])
    ('convention: a few are exactly three', '')
    """
    for rule in EXCLUSIONS:
        if asks in rule.asks and re.fullmatch(rule.words, words, re.IGNORECASE) and rule.applies(answer):
            return rule.reason
    return ""


def left_elsewhere(text: str) -> bool:
    """Whether a spec without results holds a time that its file leaves to another.

    >>> left_elsewhere("It opens in two weeks"), left_elsewhere("It opens at 4.22")
    (True, False)
    """
    return bool(re.search(r"\bin (?:\w+ )+(?:day|week|month|year)s?\b", text))

"""Times of the clock as minutes: "10 a. m.", "10am" and "10 o'clock" can be the same, "11 a.m." cannot."""

from __future__ import annotations

import re
from typing import NamedTuple

from briefing.normalize.time_words import CARDINALS

ZONE = r"UTC|GMT|BST|CET|CEST|EST|EDT|CST|CDT|MST|MDT|PST|PDT|ET|CT|PT|MT|JST|KST|IST|AEST|local time"
_CLOCK = re.compile(
    r"(?P<h>\d{1,2}|[a-z]{3,6})(?:[:.]?(?P<m>[0-5]\d))?"
    r"(?:\s?(?P<half>[ap])\s?\.?\s?m\b|\s(?P<oclock>o['’]clock)"
    r"(?:\s(?:in|at)\s(?:the\s)?(?P<part>morning|afternoon|evening|night))?)?",
    re.IGNORECASE,
)
_ZONE = re.compile(rf"\b(?:{ZONE})\b")


class ClockTime(NamedTuple):
    """The minutes of a day that the words can mean: two, twelve hours apart, where they do not say which half."""

    minutes: frozenset[int]
    to_the_minute: bool
    """Whether the words name a minute; "10 a.m." is an hour."""
    zone: str
    """The zone that the words name, "" where they name none."""


def read_clock(words: str) -> ClockTime | None:
    """The time of the clock that the words name, None where they name none.

    >>> sorted(read_clock("10 o'clock").minutes), sorted(read_clock("10.30 p.m. GMT").minutes)
    ([600, 1320], [1350])
    """
    match = _CLOCK.match(words.strip())
    hour = _hour(match["h"]) if match else None
    if match is None or hour is None or (not match["h"].isdecimal() and not match["oclock"]):
        return None
    zone = _ZONE.search(words)
    minute = hour * 60 + int(match["m"] or 0)
    open_half = match["oclock"] or (1 <= hour <= 12 and not zone and match["h"][0] != "0")
    return ClockTime(_halves(match, minute, open_half=bool(open_half)), bool(match["m"]), zone[0] if zone else "")


def _hour(written: str) -> int | None:
    hour = int(written) if written.isdecimal() else CARDINALS.get(written.lower(), 99)
    return hour if hour <= 24 else None


def _halves(match: re.Match[str], minute: int, *, open_half: bool) -> frozenset[int]:
    morning, evening = minute % 720, minute % 720 + 720
    half, part = (match["half"] or "").lower(), (match["part"] or "").lower()
    if half:
        return frozenset({morning if half == "a" else evening})
    if part == "night":
        return frozenset({evening if morning >= 360 else morning})
    if part:
        return frozenset({morning if part == "morning" else evening})
    return frozenset({morning, evening}) if open_half else frozenset({minute % 1440})

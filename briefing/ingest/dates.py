"""Dates as the head of a page prints them: whole lines of date and hour, labels, zones.

This reads page furniture only ("Updated 9:21 am, June 4, 2025"); dates inside running text belong to `normalize`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?"
DAY = r"\d{1,2}(?:st|nd|rd|th)?\b"
YEAR = r"(?:19|20)\d\d\b"

_ZONES = {
    "z": 0, "gmt": 0, "utc": 0, "est": -300, "edt": -240, "mst": -420, "mdt": -360, "pst": -480, "pdt": -420,
    "cet": 60, "cest": 120, "jst": 540, "kst": 540, "hkt": 480, "msk": 180,
}  # fmt: skip
"""Minutes east of UTC. Letters with several meanings (IST, BST, CST) are left out: such a time stays without a zone."""

_ZONE = r"(?:[A-Z]{1,4}T|GMT|UTC|Z|MSK)\b(?:\s?[+-]\d{1,2}(?::?\d\d)?)?|[+-]\d\d:?\d\d\b"
_ZONE_TEXT = rf"(?:local time|UK(?: time)?\b|{_ZONE})"
TIME = (
    rf"(?:(?P<hour>\d{{1,2}})\s?[:.h]\s?(?P<minute>\d\d)(?::\d\d(?:\.\d+)?)?(?:\s?(?P<half>[ap]\.?m\b\.?))?"
    rf"|(?P<hour12>\d{{1,2}})\s?(?P<half12>[ap]\.?m\b\.?)"
    rf"|(?P<military>[0-2]\d[0-5]\d)(?=\s?(?:GMT|UTC|hrs|HKT|EST|EDT)\b))"
    rf"(?:\s?h(?:rs|ours)?\b)?\s*(?P<zone>{_ZONE_TEXT})?"
)

_Reader = Callable[[re.Match[str]], tuple[int, int, int] | None]


def _numeric(found: re.Match[str]) -> tuple[int, int, int] | None:
    """Day and month in figures are told apart only where one of them is above 12, or both are the same."""
    first, second, year = (int(found[i]) for i in (1, 2, 3))
    if first > 12:
        return year, second, first
    return (year, first, second) if second > 12 or first == second else None


_FULL: tuple[tuple[re.Pattern[str], _Reader], ...] = (
    (
        re.compile(r"\b((?:19|20)\d\d)([-/.])(\d{1,2})\2(\d{1,2})(?:T(?=\d)|\b)"),
        lambda m: (int(m[1]), int(m[3]), int(m[4])),
    ),
    (
        re.compile(rf"\b({MONTH})\s*({DAY})\s*,?\s*({YEAR})", re.IGNORECASE),
        lambda m: (int(m[3]), month_number(m[1]), day_number(m[2])),
    ),
    (
        re.compile(rf"\b({DAY})\s*(?:of\s+)?[-\s]?({MONTH})\s*[-,]?\s*({YEAR})", re.IGNORECASE),
        lambda m: (int(m[3]), month_number(m[2]), day_number(m[1])),
    ),
    (re.compile(r"\b(\d{1,2})[/.](\d{1,2})[/.]((?:19|20)\d\d)\b"), _numeric),
)

_LABEL = re.compile(
    r"\b(?:(?:first|last|originally)\s+)?(?:published|publication|posted|updated|modified|created|issued"
    r"|released|release"
    r"|edited|filed|aired|date|dated|time|hour|hours|hrs|issue)\b(?:\s+(?:on|at|date|time))?|\bfor immediate release\b",
    re.IGNORECASE,
)
_REVISED = re.compile(r"\b(?:updated|modified|edited|revised)\b", re.IGNORECASE)
_SMALL = re.compile(r"\b(?:on|at|of|the|local|ago|min(?:ute)?s?|read)\b|[\s,.:;|•·()\[\]/–—\-*_#@]", re.IGNORECASE)
_CLUTTER = re.compile(rf"\b{_ZONE_TEXT}|{_SMALL.pattern}", re.IGNORECASE)
_NUMERIC = re.compile(r"\b\d{1,2}[/.]\d{1,2}[/.](?:19|20)\d\d\b")
_OUTLET = re.compile(
    r"(?:[A-Z][\w.&'’]*\s){1,3}(?:News|Times|Post|Herald|Press|Journal|Tribune|Gazette|Telegraph|Chronicle|Observer"
    r"|Examiner|Courier|Guardian|Mail|Echo|Star|Sun|Mirror|Standard|Globe|Express|Dispatch|Record|Bulletin|Argus|Radio|TV"
    r"|Television|Broadcasting|Online|Weekly|Daily|Wire)"
)
"""A name that ends as names of papers, stations and sites do."""

_BESIDE = re.compile(r"[|•·,;:]|\s[–—-]\s")

_NAMES_BESIDE = 4
_WEEKDAY = re.compile(WEEKDAY, re.IGNORECASE)
_TIME = re.compile(TIME, re.IGNORECASE)
_NO_YEAR = re.compile(rf"\b(?:{MONTH}\s+{DAY}|{DAY}\s+{MONTH})", re.IGNORECASE)

LONGEST_LINE = 160
"""A line with more characters is running text, whatever dates are in it."""


def month_number(word: str) -> int:
    """1 to 12, and 0 for a word that is no month.

    >>> month_number("Sept."), month_number("june"), month_number("oslo")
    (9, 6, 0)
    """
    return next((i for i, name in enumerate(_MONTHS, 1) if word.lower().startswith(name)), 0)


def day_number(word: str) -> int:
    """Day without its ordinal ending.

    >>> day_number("3rd")
    3
    """
    return int(re.sub(r"\D", "", word))


def full_dates(text: str) -> Iterator[tuple[int, int, date]]:
    """Each date that names its year, in the order of the text, as (start, end, day).

    >>> [day.isoformat() for _, _, day in full_dates("Wed, 4th June 2025; not 31 June 2025; 2025-06-07; 06/05/2025")]
    ['2025-06-04', '2025-06-07']
    """
    found = [(m.start(), m.end(), read(m)) for pattern, read in _FULL for m in pattern.finditer(text)]
    for start, end, parts in sorted(found, key=lambda one: one[:2]):
        try:
            if parts:
                yield start, end, date(*parts)
        except ValueError:
            continue


def is_date_line(line: str) -> bool:
    """Whether the line holds a date and nothing but dates, hours and their labels.

    >>> is_date_line("Posted: Wed, June 4, 2025 | Hour: 9:21 am"), is_date_line("Signed on June 4, 2025")
    (True, False)
    """
    if len(line) > LONGEST_LINE:
        return False
    rest, dated = _without_dates(line)
    return dated and not rest


def mostly_date(line: str) -> bool:
    """Whether the line is a date with a name or two beside it, and no sentence.

    >>> mostly_date("NTB Oslo | 4 June 2025, 09:21"), mostly_date("Oslo Herald, 4 June 2025")
    (True, True)
    >>> mostly_date("Posted by Ann"), mostly_date("Snow on 4 June 2025")
    (False, False)
    """
    rest, dated = _without_dates(line)
    names_alone = len(rest.split()) <= _NAMES_BESIDE and not re.search(r"(?<!\S)[a-z]", rest.replace(" by ", " "))
    told_apart = _LABEL.search(line) or _TIME.search(line) or re.search(r"[|•·]", line) or outlet_beside(line)
    return dated and names_alone and bool(told_apart)


def is_outlet(line: str) -> bool:
    """Whether a line is the name of a paper, a station or a site, and nothing else."""
    return bool(_OUTLET.fullmatch(line.strip("*_# ")))


def outlet_beside(line: str) -> str | None:
    """The outlet that a line of date names.

    >>> outlet_beside("The Oslo Herald, 4 June 2025"), outlet_beside("Oslo, 4 June 2025")
    ('The Oslo Herald', None)
    """
    pieces = (piece.strip("*_# ()") for piece in _BESIDE.split(line))
    named = filter(is_outlet, pieces)
    return next(named, None) if next(full_dates(line), None) else None


def _without_dates(line: str) -> tuple[str, bool]:
    """What is left of the line without dates, hours and labels; and whether it had a date, with year or weekday."""
    rest, count = _NUMERIC.subn(" ", line)
    for pattern, _ in _FULL:
        rest, found = pattern.subn(" ", rest)
        count += found
    if _WEEKDAY.search(rest):
        rest, found = _NO_YEAR.subn(" ", rest)
        count += found
    timed = _LABEL.search(rest) and _TIME.search(rest)
    for plain in (_TIME, _WEEKDAY, _LABEL, _CLUTTER):
        rest = plain.sub(" ", rest)
    return rest.strip(), bool(count or timed)


def moment(line: str) -> date | datetime | None:
    """The first day named with its year, and the hour beside it where there is one; a revision's date comes last.

    >>> moment("Updated July 29, 2009; first published July 13, 2009 at 10:50 AM EDT").isoformat()
    '2009-07-13T10:50:00-04:00'
    """
    dates = list(full_dates(line))
    if not dates:
        return None
    chosen = next((i for i, one in enumerate(dates) if not _revised(line, dates, i)), 0)
    left = dates[chosen - 1][1] if chosen else 0
    right = dates[chosen + 1][0] if chosen + 1 < len(dates) else len(line)
    return _with_hour(dates[chosen][2], line[dates[chosen][1] : right], line[left : dates[chosen][0]])


def _revised(line: str, dates: list[tuple[int, int, date]], index: int) -> bool:
    before = line[dates[index - 1][1] if index else 0 : dates[index][0]]
    labels = list(_LABEL.finditer(before))
    return bool(_REVISED.search(labels[-1][0] if labels else before))


def _with_hour(day: date, after: str, before: str) -> date | datetime:
    for part in (after, before):
        if found := _TIME.search(part):
            clock, zone = _clock(found), _zone(found["zone"])
            return datetime.combine(day, clock, zone) if clock else day
    return day


def _clock(found: re.Match[str]) -> time | None:
    if found["military"]:
        hour, minute, half = int(found["military"][:2]), int(found["military"][2:]), ""
    else:
        hour, minute = int(found["hour"] or found["hour12"]), int(found["minute"] or 0)
        half = (found["half"] or found["half12"] or "").lower()
    if half:
        hour = hour % 12 + (12 if half.startswith("p") else 0) if hour <= 12 else 99
    return time(hour, minute) if hour < 24 and minute < 60 else None


def _zone(word: str | None) -> tzinfo | None:
    """The zone where its letters have one meaning or it is given in figures.

    >>> str(_zone("EDT")), str(_zone("+05:30")), _zone("IST")
    ('UTC-04:00', 'UTC+05:30', None)
    """
    if not word:
        return None
    if figures := re.fullmatch(r"(?:GMT|UTC)?\s?([+-])(\d\d?):?(\d\d)?", word, re.IGNORECASE):
        minutes = int(figures[2]) * 60 + int(figures[3] or 0)
        minutes = -minutes if figures[1] == "-" else minutes
    elif word.lower() in _ZONES:
        minutes = _ZONES[word.lower()]
    else:
        return None
    return timezone(timedelta(minutes=minutes)) if 0 < abs(minutes) < 1440 else UTC

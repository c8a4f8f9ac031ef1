"""Datelines: where, when and by which agency, printed in front of the first words of a story."""

from __future__ import annotations

import re
from typing import NamedTuple

from briefing.ingest.dates import DAY, MONTH, WEEKDAY, YEAR, day_number, full_dates, month_number

_UPPER = r"[A-Z][A-Z.'’]+(?:-[A-Z.'’]+)*(?:[ /][A-Z][A-Z.'’]*(?:-[A-Z.'’]+)*){0,3}"
_WORD = r"[A-Z][\w.'’]*(?:-[\w.'’]+)*"
_TITLE = rf"{_WORD}(?:[ /](?:{_WORD}|de|la|el|al|of|upon|do|da|del|des|du|am|an|der)){{0,3}}"
_REGION = rf"(?:\s*,\s*{_TITLE}){{0,2}}(?:\s*\[{_TITLE}\])?"
_DATE = rf"(?:(?i:{WEEKDAY})\s*,?\s*)?(?i:{MONTH}\s*{DAY}|{DAY}\s*{MONTH})(?:\s*,?\s*{YEAR})?"
_HOUR = r"(?:\s*/\s*\d{1,2}\s?:\s?\d\d\s*(?:[ap]\.?m\.?)?)?"
_AGENCY = r"\(\s*(?P<agency>[A-Z][\w.&'’/,\- ]{1,40}?)\s*\)"
_SLASHED = r"\.?\s*/\s?(?P<slashed>[A-Z][\w.&\- ]{1,30}?)\s?/\.?"
_DASH = r"\s*(?:\.?\s?[–—]|\.?-{2,3}|\.?-(?=\s|$))\s*"
_MARK = rf"(?:{_DASH}|\s*:\s+)"
_SOFT = rf"(?:{_MARK}|\s*)"

_FIRST, _EARLY, _ANY = 1, 3, 10**9

LONGEST = 200
"""Characters of a line that are looked at for a dateline and the first word after it."""


class _Form(NamedTuple):
    """A shape of dateline, read down the table until one fits."""

    name: str
    pattern: re.Pattern[str]
    within: int
    """Among how many of the first lines of running text it is believed: weak shapes only at the very start."""
    alone: bool
    """Whether it may also fill a whole line, with the story below it."""
    example: str


def _form(name: str, pattern: str, within: int, alone: bool, example: str) -> _Form:
    return _Form(name, re.compile(pattern), within, alone, example)


FORMS: tuple[_Form, ...] = (
    _form(
        "place, date, agency",
        rf"(?P<place>{_TITLE}{_REGION})\s*,\s*{_DATE}{_HOUR}\s*{_AGENCY}{_SOFT}",
        _ANY,
        True,
        "Oslo, May 3 (NTB) Snow",
    ),
    _form(
        "place, date, /agency/",
        rf"(?P<place>{_TITLE}{_REGION})\s*,\s*{_DATE}{_SLASHED}{_SOFT}",
        _ANY,
        True,
        "OSLO, May 3. /NTB/. Snow",
    ),
    _form("date, agency", rf"{_DATE}\s*{_AGENCY}{_SOFT}", _ANY, True, "May 3 (NTB) — Snow"),
    _form(
        "place, agency", rf"(?P<place>{_TITLE}{_REGION})\s*{_AGENCY}{_MARK}", _ANY, True, "OSLO, Norway (NTB) -- Snow"
    ),
    _form("place, date", rf"(?P<place>{_TITLE}{_REGION})\s*,\s*{_DATE}\s*{_MARK}", _EARLY, True, "Oslo, 3 May: Snow"),
    _form(
        "place – date –",
        rf"(?P<place>{_TITLE}{_REGION}){_DASH}{_DATE}{_DASH}",
        _EARLY,
        True,
        "Oslo – May 3, 2021 – Snow",
    ),
    _form(
        "agency",
        rf"[(\[]\s*(?P<agency>[A-Z][\w.&/-]*(?: [A-Z][\w.&/-]*){{0,2}})\s*[)\]]{_MARK}",
        _EARLY,
        True,
        "(NTB) - Snow",
    ),
    _form("agency alone", r"\((?P<agency>[A-Z]{2,6})\)\s+", _FIRST, False, "(NTB) Snow"),
    _form("PLACE —", rf"(?P<place>{_UPPER}{_REGION}){_DASH}", _EARLY, False, "OSLO, Norway — Snow"),
    _form("PLACE:", rf"(?P<place>{_UPPER}):\s+", _FIRST, False, "OSLO: Snow"),
    _form(
        "Place —",
        rf"(?P<place>{_WORD}(?: {_WORD}){{0,2}}{_REGION})\s*[—]\s*(?![^.]*[—–])",
        _FIRST,
        False,
        "Oslo — Snow",
    ),
)

_OPENS_A_STORY = re.compile(r"[\"'“‘(\[«]*[A-Z0-9$€£¥]")
_DAY_NAME = re.compile(rf"(?:{WEEKDAY}|{MONTH})+", re.IGNORECASE)
_PLAIN_DATE = re.compile(_DATE)

_ISO_OR_LABEL = re.compile(
    rf"(?:(?:date|dated|published|posted|updated)\s*(?:on\b)?\s*:?\s*(?={_DATE}|\d)|(?=(?:19|20)\d\d-\d\d-\d\d\b))",
    re.IGNORECASE,
)


def dateline(line: str, order: int = 0) -> int:
    """How many characters at the start of a line are its dateline, mark and space included; 0 where there is none.

    `order` counts the lines of running text before this one.

    >>> dateline("Oslo, May 3 (NTB) Snow fell."), dateline("OSLO — Snow fell."), dateline("Snow — lots of it — fell.")
    (18, 7, 0)
    """
    head = line[:LONGEST]
    for form in FORMS:
        found = form.pattern.match(head) if order < form.within else None
        if found and _OPENS_A_STORY.match(line[found.end() :]) and not _is_day(found):
            return found.end()
    return 0


def fills(line: str) -> bool:
    """Whether the whole line is a dateline, with its story on the next one.

    >>> fills("OSLO, May 3 (NTB) --"), fills("Oslo, May 3 was cold")
    (True, False)
    """
    found = (form.pattern.match(line) for form in FORMS if form.alone)
    return any(one and not line[one.end() :].strip(". ") for one in found)


def _is_day(found: re.Match[str]) -> bool:
    """Whether the name is a day or a month: "(Monday)" is no agency, and "May —" no place."""
    names = (found.groupdict().get(key) for key in ("agency", "slashed", "place"))
    return any(name and _DAY_NAME.fullmatch(name.strip()) for name in names)


def agencies(stretch: str) -> tuple[str, ...]:
    """The agencies that a dateline names.

    >>> agencies("OSLO, May 3 (NTB/TT) -"), agencies("OSLO —")
    (('NTB', 'TT'), ())
    """
    found = re.search(rf"{_AGENCY}|{_SLASHED}|\[(?P<square>[A-Z][\w.& /-]*)\]\s*[-–—:]", stretch)
    name = found and (found["agency"] or found["slashed"] or found["square"])
    parts = re.split(r"\s*(?:[/,]|\band\b)\s*", name) if name else []
    return tuple(part.strip() for part in parts if part.strip())


def day_and_month(stretch: str) -> tuple[int, int] | None:
    """Month and day of a dateline that leaves its year out.

    >>> day_and_month("OSLO, 3 May (NTB) -"), day_and_month("OSLO, May 3, 2021 -")
    ((5, 3), None)
    """
    found = _PLAIN_DATE.search(stretch)
    if not found or next(full_dates(found[0]), None):
        return None
    month, day = re.search(MONTH, found[0], re.IGNORECASE), re.search(DAY, found[0])
    return (month_number(month[0]), day_number(day[0])) if month and day else None


def date_prefix(line: str) -> int:
    """How many characters at the start are a labelled or an ISO date in front of the text; 0 where there is none.

    >>> date_prefix("date 2021-05-03 Oslo, May 3 (NTB) Snow"), date_prefix("May 3, 2021 was cold")
    (16, 0)
    """
    label = _ISO_OR_LABEL.match(line)
    found = next(full_dates(line), None) if label else None
    if not label or not found or found[0] > label.end() + len("Wednesday, "):
        return 0
    clock = re.compile(
        r"T?\s*(?:\d\d?:\d\d(?::\d\d)?(?:\s?[ap]m)?)?(?:Z|[+-]\d\d:?\d\d|\s(?:GMT|UTC))?[\s.,:|–—-]+", re.IGNORECASE
    )
    end = clock.match(line, found[1])
    return end.end() if end and _OPENS_A_STORY.match(line[end.end() :]) else 0

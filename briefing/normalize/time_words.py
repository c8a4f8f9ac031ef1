"""The words of the calendar, as tables and as pieces of patterns.

Every piece is bounded: at most three spaces between words and no repetition inside a repetition, so that a pattern
takes time in proportion to the text.
"""

from __future__ import annotations

import re

_MONTH_NAMES = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_MONTH_SHORT = ("jan", "feb", "mar", "apr", None, "jun", "jul", "aug", "sep", "oct", "nov", "dec")

MONTHS: dict[str, int] = {name: number for number, name in enumerate(_MONTH_NAMES, 1)}
MONTHS |= {name: number for number, name in enumerate(_MONTH_SHORT, 1) if name} | {"sept": 9}

_WEEKDAY_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
WEEKDAYS: dict[str, int] = {name: number for number, name in enumerate(_WEEKDAY_NAMES)}
WEEKDAYS |= {name[:3]: number for name, number in WEEKDAYS.items()} | {"tues": 1, "thur": 3, "thurs": 3}

_ONES = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TEENS = (
    "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen",
    "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}

CARDINALS: dict[str, int] = {word: n for n, word in enumerate((*_ONES, *_TEENS), 1)}
CARDINALS |= {**_TENS, "a": 1, "an": 1, "dozen": 12, "a dozen": 12, "a couple of": 2, "a couple": 2}

_ORDINAL_ONES = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
_ORDINAL_TEENS = (
    "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth",
    "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth",
)  # fmt: skip

ORDINALS: dict[str, int] = {word: n for n, word in enumerate((*_ORDINAL_ONES, *_ORDINAL_TEENS), 1)}
ORDINALS |= {f"twenty-{word}": 20 + n for n, word in enumerate(_ORDINAL_ONES, 1)}
ORDINALS |= {"thirtieth": 30, "thirty-first": 31}

# Days of the month as they are spoken: "May twenty-one".
_DAY_NUMBERS: dict[str, int] = {word: n for n, word in enumerate((*_ONES, *_TEENS, "twenty"), 1)}
_DAY_NUMBERS |= {f"twenty-{word}": 20 + n for n, word in enumerate(_ONES, 1)} | {"thirty": 30, "thirty-one": 31}


def any_of(words: object) -> str:
    """An alternation, longest word first, with a space in a word matching a space or a hyphen."""
    parts = sorted(map(str, words), key=lambda word: (-len(word), word))  # type: ignore[call-overload]
    return "(?:" + "|".join(re.escape(part).replace(r"\ ", r"[\s-]").replace(r"\-", r"[\s-]") for part in parts) + ")"


S = r"\s{1,3}"
"""Space between words."""
MAYBE_S = r"\s{0,3}"
"""Space that may be missing."""
MONTH = rf"(?P<m>{any_of([*_MONTH_NAMES, 'sept', *filter(None, _MONTH_SHORT)])})"
"""A month as group `m`."""
DOT = r"(?:(?:(?<=\b[a-z]{3})(?<!may)|(?<=\bsept))\s?\.)?"
"""The full stop of a short month: after a whole name it ends the sentence."""
DAY = rf"(?P<d>3[01]|[12]\d|0?[1-9])(?P<o>{MAYBE_S}(?:st|nd|rd|th))?"
"""A day of the month in figures as group `d`, its ending as group `o`."""
ORDINAL = any_of(ORDINALS)
"""An ordinal in words."""
YEAR = r"(?:1\d|20)\d\d"
"""A year in four figures."""
DAY_IN_WORDS = any_of([*ORDINALS, *_DAY_NUMBERS])
"""A day of the month in words, as an ordinal or not."""
WEEKDAY = any_of(_WEEKDAY_NAMES)
"""A weekday in full."""
WEEKDAY_SHORT = any_of(WEEKDAYS)
"""A weekday, abbreviated or not."""
_SMALL = rf"(?:{any_of(_TENS)}[\s-]{any_of(_ONES)}|{any_of([*_TEENS, *_TENS])})"
SPOKEN_YEAR = (
    rf"(?:(?P<hundreds>{any_of(_TEENS[5:])}|twenty)[\s-](?:(?:oh|zero)[\s-](?P<one>{any_of(_ONES)})|(?P<small>{_SMALL}))"
    rf"|two{S}thousand(?:{S}(?:and{S})?(?P<rest>{_SMALL}|{any_of(_ONES)}))?)"
)
"""A year as it is spoken: "nineteen eighty-four", "twenty ten", "two thousand and eight"."""
UNIT = r"(?:minute|hour|day|week|fortnight|weekend|month|quarter|year|decade|centur(?:y|ie))s?"
"""A unit of time, singular or plural."""
CARDINAL = rf"(?:\d{{1,4}}|{any_of(_TENS)}[\s-]{any_of(_ONES)}|{any_of(CARDINALS)})"
"""A whole number, in figures or words."""


def unit_of(word: str) -> str:
    """The singular of a unit.

    >>> unit_of("Centuries"), unit_of("days")
    ('century', 'day')
    """
    lower = word.lower()
    return "century" if lower.startswith("centur") else lower.removesuffix("s")


def number_of(words: str) -> int:
    """What a whole number of `CARDINAL` is.

    >>> number_of("twenty-five"), number_of("a couple of"), number_of("30")
    (25, 2, 30)
    """
    lower = re.sub(r"[\s-]+", " ", words.lower())
    if lower.isdecimal():
        return int(lower)
    return CARDINALS[lower] if lower in CARDINALS else sum(CARDINALS[word] for word in lower.split())


def ordinal_of(words: str) -> int:
    """What an ordinal is, in figures or in words; of a day, a plain number too.

    >>> ordinal_of("21st"), ordinal_of("twenty first"), ordinal_of("twenty-one")
    (21, 21, 21)
    """
    digits = re.match(r"\d+", words)
    name = re.sub(r"[\s-]+", "-", words.lower())
    return int(digits[0]) if digits else (ORDINALS | _DAY_NUMBERS)[name]


def spoken_year(match: re.Match[str]) -> int:
    """What the groups of `SPOKEN_YEAR` say.

    >>> spoken_year(re.fullmatch(SPOKEN_YEAR, "nineteen oh five"))
    1905
    """
    if match["hundreds"] is None:
        return 2000 + (number_of(match["rest"]) if match["rest"] else 0)
    return 100 * number_of(match["hundreds"]) + number_of(match["one"] or match["small"])


def year_of(figures: str) -> int:
    """A year in four figures, or in two: below 50 in this century.

    >>> year_of("'99"), year_of("16"), year_of("1987")
    (1999, 2016, 1987)
    """
    number = int(figures.lstrip("'’‘"))
    return number if len(figures.lstrip("'’‘")) > 2 else number + (2000 if number < 50 else 1900)

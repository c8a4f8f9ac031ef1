"""Edits of one sentence: four kinds that change what it says, and typography that changes nothing.

An edit is made on the words, by its own rules: what is changed must be plain to a reader. The engine's readers only say
where a figure or a date stands and how it is bounded, so that a new value can be put outside the bounds. Each maker
returns the edited sentence, or None where the sentence gives it nothing to edit.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from random import Random
from typing import NamedTuple

from briefing.model import Mention, Quantity
from briefing.normalize import find_quantities, find_times
from evals.edits import HARMLESS, WEEKDAYS


class Edited(NamedTuple):
    """An edited sentence, and the words that were changed in it, before and after."""

    text: str
    touched: frozenset[str] = frozenset()


Maker = Callable[[str, date | None, Random], Edited | None]


class Number(NamedTuple):
    """A figure's number as written: where it stands in the sentence, its value, and the mention that it is part of."""

    start: int
    end: int
    value: float
    mention: Mention[Quantity]


_SMALL = {
    word: value
    for value, word in enumerate(
        "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen twenty".split(),
        2,
    )
}
_NUMBER = re.compile(rf"(?<!\d[.] )\d[\d,]*(?:\.\d+)?(?![.] \d)|\b(?:{'|'.join(_SMALL)})\b(?!-)", re.IGNORECASE)
_WORDS = {value: word for word, value in _SMALL.items()}
_ABOVE, _BELOW = frozenset({"at_least", "more_than"}), frozenset({"at_most", "less_than", "nearly"})
MONTHS = (
    "January February March April May June July August September October November December".split()
)  # fmt: skip


def _numbers(text: str) -> list[Number]:
    """The numbers of figures that hold exactly one; ranges, sums and ordinals are left aside."""
    found = []
    for mention in find_quantities(text):
        inside = list(_NUMBER.finditer(text, mention.start, mention.end))
        if len(inside) == 1 and mention.value.bound != "range" and mention.value.role != "ordinal":
            words = inside[0].group()
            value = _SMALL.get(words.lower()) or float(words.replace(",", ""))
            found.append(Number(inside[0].start(), inside[0].end(), float(value), mention))
    return found


def _written(value: float, like: str) -> str:
    """A value in the manner of another number: in words where that is and it can be, with its commas and decimals."""
    if like.lower() in _SMALL and value in _WORDS:
        word = _WORDS[int(value)]
        return word.capitalize() if like[0].isupper() else word
    decimals = len(like.partition(".")[2])
    return f"{value:,.{decimals}f}" if "," in like or (value < 10_000 and not decimals) else f"{value:.{decimals}f}"


def altered_figure(text: str, _: date | None, rng: Random) -> Edited | None:
    """One figure given a value outside of its stated bounds; an open bound goes with its hedge."""
    numbers = _numbers(text)
    if not numbers:
        return None
    number = rng.choice(numbers)
    old = text[number.start : number.end]
    new = _written(_outside(number, old, rng), old)
    if new == old or re.sub(r"[^\d]", "", new).strip("0") == "":
        return None
    open_bound = number.mention.value.bound in _ABOVE | _BELOW
    if open_bound and number.start == number.mention.start:
        return None
    start = number.mention.start if open_bound else number.start
    sign = re.search(r"[$£€]\s?$", text[start : number.start]) if open_bound else None
    edited = text[:start] + (sign.group() if sign else "") + new + text[number.end :]
    return Edited(edited, _touched((old, new), text[:start] + " " + text[number.end :]))


def _touched(changed: tuple[str, str], rest: str) -> frozenset[str]:
    """The changed words, less those that stand in the rest of the sentence too, where they may well agree."""
    kept = {word.strip(EDGES) for word in re.split(r"[\s–-]+", rest.lower())}
    return frozenset(word.lower() for word in changed) - kept


EDGES = ".,;:()$£€%\"“”'’"


def _outside(number: Number, old: str, rng: Random) -> float:
    """Below a bound from below, above one from above, well off where hedged; else any other value, near ones too."""
    bound, value = number.mention.value.bound, number.value
    step = 10.0 ** -len(old.partition(".")[2])
    down = max(step, value * rng.choice((0.2, 0.4, 0.6)))
    up = value * rng.choice((1.5, 2.0, 3.0, 5.0)) + step
    if bound == "exact":
        near = value + rng.choice((-1, 1, 1, 2, 3)) * step
        return rng.choice((_other_digit(value, step, rng), near if near > 0 else up, down, up))
    if bound in _ABOVE:
        return down
    return up if bound in _BELOW else rng.choice((down, up))


def _other_digit(value: float, step: float, rng: Random) -> float:
    digits = str(round(value / step))
    place = rng.randrange(len(digits))
    new = rng.choice([digit for digit in "123456789" if digit != digits[place]])
    return int(digits[:place] + new + digits[place + 1 :]) * step


def role_swapped(text: str, _: date | None, rng: Random) -> Edited | None:
    """Two exact figures of one sentence that are said of different things or deeds change places."""
    numbers = [n for n in _numbers(text) if n.mention.value.bound == "exact"]
    pairs = [(a, b) for a in numbers for b in numbers if a.start < b.start and _unlike(a, b)]
    if not pairs:
        return None
    a, b = rng.choice(pairs)
    one, other = text[a.start : a.end], text[b.start : b.end]
    if one[0].isupper():
        one, other = one[0].lower() + one[1:], other[0].upper() + other[1:]
    edited = text[: a.start] + other + text[a.end : b.start] + one + text[b.end :]
    return Edited(edited, _touched((one, other), f"{text[: a.start]} {text[a.end : b.start]} {text[b.end :]}"))


def _unlike(a: Number, b: Number) -> bool:
    one, other = a.mention.value, b.mention.value
    return a.value != b.value and (one.unit, one.role) != (other.unit, other.role)


_AUXILIARY = re.compile(
    r"\b(?:(?:is|are|was|were|will|would|could|did|can|should|must)|(?:has|have|had)(?= (?:been|\w+(?:ed|en))\b))\b"
    r"(?! (?:not|never|no|nothing|hardly)\b)(?=[ ])"
)
_NEGATION = re.compile(r" (?:not|never)\b|(?<=\w)n['’]t\b")
_KEPT = re.compile(r"^ not (?:only|just|least|to mention|until|all)|^ never(?:theless| mind)")


def negated(text: str, _: date | None, rng: Random) -> Edited | None:
    """A negation put behind an auxiliary, or one that stands there taken out."""
    there = [m for m in _NEGATION.finditer(text) if not _KEPT.match(text[m.start() :]) and _removable(text, m)]
    if there:
        match = rng.choice(there)
        return Edited(text[: match.start()] + text[match.end() :])
    free = [m for m in _AUXILIARY.finditer(text) if not text[m.end() :].startswith((" not", " nt"))]
    if not free:
        return None
    match = rng.choice(free)
    contracted = () if match.group() in {"will", "can"} else ("n't",)
    return Edited(text[: match.end()] + rng.choice((" not", " not", " never", *contracted)) + text[match.end() :])


def _removable(text: str, match: re.Match[str]) -> bool:
    """Not "won't" and "can't", which are no words without it, nor "whether or not"."""
    before = text[: match.start()].lower()
    return not before.endswith(("wo", " ca", " or", "why", " if", "sha"))


_WEEKDAY = re.compile(rf"\b(?:{'|'.join(WEEKDAYS)})\b")
_MONTH = re.compile(rf"\b(?:{'|'.join(MONTHS)})\b")
_DAY = re.compile(
    rf"(?<=\b)(?:(?<=(?:{'|'.join(m[-3:] for m in MONTHS)}) )\d{{1,2}}\b(?!:)|\d{{1,2}}(?= (?:{'|'.join(MONTHS)})\b))"
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def other_day(text: str, day: date | None, rng: Random) -> Edited | None:
    """One date moved: its weekday, day, month or year is another. Open and two-ended stretches are left aside."""
    closed = [
        m
        for m in find_times(text, day)
        if m.value.granularity in {"hour", "day", "week", "month", "year"}
        and (m.value.start is None) == (m.value.end is None)
    ]
    rng.shuffle(closed)
    for mention in closed:
        for pattern, choices in _parts(rng):
            if match := pattern.search(text, mention.start, mention.end):
                new = rng.choice([choice for choice in choices if choice != match.group()])
                before, after = text[: match.start()], text[match.end() :]
                return Edited(before + new + after, _touched((match.group(), new), f"{before} {after}"))
    return None


def _parts(rng: Random) -> list[tuple[re.Pattern[str], list[str]]]:
    parts = [
        (_WEEKDAY, list(WEEKDAYS)),
        (_DAY, [str(n) for n in range(1, 29)]),
        (_MONTH, list(MONTHS)),
        (_YEAR, [str(n) for n in range(1960, 2030)]),
    ]
    rng.shuffle(parts)
    return parts


_TYPOGRAPHY = tuple(
    kind
    for kind in HARMLESS
    if kind in {"quotation marks", "dashes", "spaces", "ligatures", "ellipses", "thousands separators"}
)


def typography(text: str, _: date | None, rng: Random) -> Edited | None:
    """One to three harmless changes: marks, dashes, spaces, ligatures, separators."""
    edited = text
    for kind in rng.sample(_TYPOGRAPHY, rng.randint(1, 3)):
        edited = HARMLESS[kind](edited, rng)
    return Edited(edited) if edited != text else None


ALTERING: dict[str, Maker] = {
    "altered_figure": altered_figure,
    "role_swapped": role_swapped,
    "negation": negated,
    "other_day": other_day,
}
"""Kinds of edits after which two tellings must not be said to agree."""

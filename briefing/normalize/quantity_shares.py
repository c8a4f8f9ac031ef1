"""Shares told in heads: "one in five", "seven in 10", "nine out of ten" are fractions, and no counts."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.normalize.numbers import may_start, read_number
from briefing.normalize.quantity_tokens import Number, Token, word_at
from briefing.normalize.units import unit_at

_WHOLES = frozenset({10, 100})
"""Wholes of which polls tell more than one: "seven in 10". "Two in three" may be goals in games."""

_TRIED = frozenset(
    "game games match matches attempt attempts start starts inning innings over overs try tries outing outings test "
    "tests series set sets round rounds lap laps shot shots appearance appearances race races trip trips".split()
)


def share_at(tokens: Sequence[Token], number: Number) -> Number | None:
    """The share that a number begins, None where it counts: "one in two years", "12 out of 15 drones".

    >>> from briefing.normalize.quantity_tokens import tokenise
    >>> tokens = tokenise("one in five children")
    >>> share_at(tokens, read_number(tokens, 0))
    Number(first=0, last=3, low=0.2, high=0.2, kind='fraction', scale=1.0)
    """
    joint = word_at(tokens, number.last)
    place = number.last + 1 if joint == "in" else number.last + 2
    if joint not in {"in", "out"} or (joint == "out" and word_at(tokens, place - 1) != "of"):
        return None
    if number.kind not in {"digits", "words"} or place >= len(tokens) or not may_start(tokens[place]):
        return None
    whole = read_number(tokens, place)
    if not whole or whole.kind not in {"digits", "words"} or not _is_share(number.low, whole.low):
        return None
    if word_at(tokens, whole.last) in _TRIED or _is_measured(tokens, whole.last):
        return None
    value = float(f"{number.low / whole.low:.12g}")
    return Number(number.first, whole.last, value, value, "fraction")


def _is_share(part: float, whole: float) -> bool:
    if part != int(part) or not 0 < part < whole:
        return False
    return whole in _WHOLES or (part == 1 and (whole <= 20 or whole % 100 == 0) and whole < 1e7 and whole >= 2)


def _is_measured(tokens: Sequence[Token], index: int) -> bool:
    """Whether a stretch of time or another unit follows: "one in two years", "one in 10 km"."""
    place = index + 1 if word_at(tokens, index) == "-" else index
    return unit_at(tokens, place, digits=True) is not None

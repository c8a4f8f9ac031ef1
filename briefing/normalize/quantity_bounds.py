"""How words limit a value: approximators → interval.

An interval says which values the words allow. The widths for words that set none are conventions, chosen so that
figures that careful reporters treat as the same agree, and figures that they treat as different do not:
"about" ±10 % (8,000 is "about" 7,500 and 8,700, not 6,000), "nearly" 10 % below, "just over" 15 % above.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from briefing.model import Bound
from briefing.normalize.quantity_tokens import Token, glued, word_at
from briefing.normalize.units import TIME_NAMES

ABOUT_SHARE = 0.10
NEARLY_SHARE = 0.10
JUST_OVER_SHARE = 0.15

Limit = str
"""A `Bound`, or one of the two with an end of their own: `just_over` and `just_under`."""


class Interval(NamedTuple):
    """Least and greatest value that the words allow, and how they put it."""

    low: float | None
    high: float | None
    bound: Bound


def _phrases(lines: str) -> dict[str, Limit]:
    entries = (line.split(":", 1) for line in lines.strip().splitlines())
    return {phrase.strip(): limit.strip() for limit, phrases in entries for phrase in phrases.split(",")}


# Before the number. A phrase is its tokens joined by spaces; the longest that fits is taken, then the one before it.
BEFORE = _phrases("""
about: about, around, some, approximately, roughly, an estimated, estimated, circa, c ., ca ., ~, ≈, or so
about: in the region of, on the order of, in the order of, somewhere around, an average of, broadly, a reported
at_least: at least, no less than, no fewer than, not less than, not fewer than, a minimum of, minimum of, a minimum
at_least: upwards of, upward of, from at least, > =, ≥, greater than or equal to, more than or equal to
at_least: greater or equal to, equal to or more than, equal to or greater than, at the very least, a full
more_than: more than, greater than, over, above, in excess of, exceeding, exceeds, exceed, exceeded, surpassing
more_than: surpassed, surpass, surpasses, topped, topping, tops, well over, well above
more_than: far more than, significantly more than, much more than, upwards from, north of, higher than, larger than
more_than: longer than, older than, beyond, past the, no fewer than the, >, considerably more than, comfortably over
more_than: far above, far over, bigger than
just_over: just over, a little over, just above, slightly more than, slightly over, a little more than
just_over: little more than, barely more than, only just over, just more than, a bit more than, a bit over
just_over: marginally over, a shade over, just past, barely over
at_most: up to, as many as, as much as, at most, no more than, not more than, a maximum of, maximum of, no higher than
at_most: no greater than, not exceeding, as high as, a high of, as long as, as far as, < =, ≤, less than or equal to
at_most: fewer than or equal to, equal to or less than, a maximum, capped at, no longer than, no larger than
at_most: no older than
less_than: less than, fewer than, under, below, lower than, smaller than, shorter than, younger than, well under
less_than: well below, far fewer than, far less than, far below, <, much less than, considerably less than
nearly: nearly, almost, close to, approaching, nearing, not quite, practically, virtually, pretty much
just_under: just under, just below, slightly less than, slightly fewer than, slightly under, a little under
just_under: just short of, just shy of, shy of, a little less than, a shade under, marginally under, barely under
just_under: a little below, slightly below
exact: exactly, precisely, only, just, a total of, total of, equal to, equals, a record, all, an additional, another
""")  # fmt: skip
# These say nothing about the value: they belong to the quote only where a limiting word stands around them.
_SILENT = frozenset("exactly precisely only just all another".split()) | {
    "a total of", "total of", "an additional", "a record",
}  # fmt: skip
AFTER = _phrases("""
about: or so, or thereabouts, give or take, odd, - odd, - ish
at_least: or more, and more, or greater, or higher, or above, or over, or older, and over, and above, and older, +
at_least: - plus, plus, or longer
at_most: or less, or fewer, or lower, or below, or under, or younger, and under, and below, and younger, or smaller
at_most: or equal
""")  # fmt: skip
_MOST_WORDS = 6
# "About" is a preposition after these: "a film about two brothers".
_TOPICS = frozenset(
    "film films book books story stories novel movie movies song songs tale play series documentary talk talks talked "
    "talking spoke speak speaks think thinks thought worry worries worried concern concerns concerned question "
    "questions know knows knew learn learned hear heard read write writes wrote written warn warned complained "
    "complain joked report reports reported details information something anything everything".split()
)
# "Over" before a stretch of time means "longer than" only after these: elsewhere it is "in the course of".
_LASTING = frozenset(
    "for in of after by lasted lasts lasting last took takes taking take spent spend is was are were be been aged "
    "being within to well just a".split()
)


def limits_before(
    tokens: Sequence[Token], first: int, unit: str, value: float, floor: int = 0
) -> tuple[int, list[Limit]]:
    """Where the approximators before a number begin (not before `floor`), and the limits, innermost first.

    >>> from briefing.normalize.quantity_tokens import tokenise
    >>> limits_before(tokenise("killed at least about 500"), 4, "", 500)
    (1, ['about', 'at_least'])
    """
    limits: list[Limit] = []
    start = place = first
    while (found := _phrase_before(tokens, place, unit, value)) and found[0] >= floor:
        place, limit, phrase = found
        if phrase in _SILENT:
            continue
        limits.append(limit)
        start = place
    return start, limits


def _phrase_before(tokens: Sequence[Token], end: int, unit: str, value: float) -> tuple[int, Limit, str] | None:
    for length in range(min(_MOST_WORDS, end), 0, -1):
        phrase = " ".join(token.lower for token in tokens[end - length : end])
        limit = BEFORE.get(phrase)
        if limit and _limits(tokens, end - length, phrase, unit, value):
            return end - length, limit, phrase
    return None


def _limits(tokens: Sequence[Token], start: int, phrase: str, unit: str, value: float) -> bool:
    """Whether the phrase speaks of the number here, and is no preposition."""
    before = word_at(tokens, start - 1)
    if phrase == "about":
        return value > 12 or before not in _TOPICS
    if phrase == "over" and unit in TIME_NAMES:
        return start == 0 or before in _LASTING
    if phrase in {"under", "above", "over", "some"}:
        return not (glued(tokens, start) and before == "-")
    return True


def limits_after(tokens: Sequence[Token], last: int) -> tuple[int, list[Limit]]:
    """Where the approximators after a number end, and the limits."""
    for length in (min(2, len(tokens) - last), 1):
        phrase = " ".join(token.lower for token in tokens[last : last + length])
        if phrase == "+" and word_at(tokens, last + 1)[:1].isdecimal():
            continue
        if phrase in {"plus", "odd"} and not glued(tokens, last):
            continue
        if phrase in AFTER and not (phrase.startswith(("or ", "and ")) and word_at(tokens, last + 2) in {"than", "to"}):
            return last + length, [AFTER[phrase]]
    return last, []


def limit(interval: Interval, limits: Sequence[Limit]) -> Interval:
    """The interval that is left after the limits, innermost first; one that would leave nothing is passed over.

    >>> limit(Interval(500, 500, "exact"), ["about", "at_most"])
    Interval(low=None, high=550.0, bound='at_most')
    """
    for name in limits:
        limited = _limit_once(interval, name)
        interval = limited if (limited.low, limited.high) != (None, None) else interval
    return interval


def _limit_once(interval: Interval, name: Limit) -> Interval:
    low, high = interval.low, interval.high
    match name:
        case "about":
            return interval if interval.bound != "exact" else Interval(_less(low, ABOUT_SHARE), _more(high), "about")
        case "at_least":
            return Interval(low, None, "at_least")
        case "more_than":
            return Interval(low, None, "more_than")
        case "just_over":
            return Interval(low, _more(high, JUST_OVER_SHARE), "more_than")
        case "at_most":
            return Interval(None, high, "at_most")
        case "less_than":
            return Interval(None, high, "less_than")
        case "nearly" | "just_under":
            return Interval(_less(low, NEARLY_SHARE), high, "nearly")
        case _:
            return interval


def _less(value: float | None, share: float = ABOUT_SHARE) -> float | None:
    return None if value is None else value - abs(value) * share


def _more(value: float | None, share: float = ABOUT_SHARE) -> float | None:
    return None if value is None else value + abs(value) * share

"""Relations of two statements in the same words: each figure and date is compared with the one in its place.

What a role or a date's reading would say is not needed there. The words grant the same slot and the same scope, so two
unhedged figures that differ at all cannot both hold, and neither can two weekdays, though nobody knows their week.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing.merge.building import Context, decide, pair_of, relation_of
from briefing.merge.measures import convertible, units_clash
from briefing.merge.profile import Figure, Profile
from briefing.merge.rules import QUANTITY_RULES
from briefing.merge.values import Comparison, compare_quantities, compare_times
from briefing.merge.wording import Alike, Token, figures_of, in_place, times_of, unread
from briefing.model import Quantity, Relation, TimeExpression
from briefing.text import words

_ELSE_SAME = "the words are the same but for this"


def in_same_words(context: Context, one: Profile, other: Profile, same: Alike) -> Iterator[Relation]:
    """Relations of what stands in the same places. Where a name differs by its number alone, nothing else counts."""
    left = unread(one.claim.statement, other.claim.statement, same)
    if named := next(((a.text, b.text) for a, b in left if a.named and b.named), None):
        why = "they name different things"
        yield relation_of(context, "differs", "wording", one, other, "other_name", why, *named)
        return
    for a, b in left:
        if _same_hour(a.text, b.text):
            continue
        rule = "same_words_other_number"
        yield relation_of(context, "contradicts", "quantity", one, other, rule, _ELSE_SAME, a.text, b.text)
    for f, g, other_number in figures_in_place(one, other, same):
        pair = pair_of(context, _comparison(f.value, g.value, other_number=other_number), one, other, f, g)
        yield decide(context, QUANTITY_RULES, "quantity", one, other, pair, f, g)
    yield from _days(context, one, other, same)


def figures_in_place(one: Profile, other: Profile, same: Alike) -> list[tuple[Figure, Figure, bool]]:
    """Figures in the same places, and whether their numbers differ."""
    if not same.holds_values:
        return []
    pairs = in_place(figures_of(one.claim.statement), figures_of(other.claim.statement), same)
    found = ((_figure(one, x), _figure(other, y), bool(differing)) for x, y, differing in pairs)
    return [(f, g, other_number) for f, g, other_number in found if f and g]


def _comparison(x: Quantity, y: Quantity, *, other_number: bool) -> Comparison:
    """Typography can part the readings of one number; and in the same words a number is not rounded, but changed."""
    found = compare_quantities(x, y)
    other_unit = convertible(x.unit, y.unit) or units_clash(x.unit, y.unit)
    if not other_number and x.bound == y.bound and not other_unit:
        return "same"
    return "apart" if found == "rounded" and x.bound == y.bound == "exact" else found


def _figure(profile: Profile, read: Quantity) -> Figure | None:
    """The profile's figure with this value, the one in the same words first."""
    found = [f for f in profile.figures if (f.value.low, f.value.high) == (read.low, read.high)]
    return next((f for f in found if f.value.quote == read.quote), found[0] if found else None)


def _days(context: Context, one: Profile, other: Profile, same: Alike) -> Iterator[Relation]:
    """Another weekday, day, month or year in the same words is another time, whether or not the days are known.

    The same words of two documents of one day are the same time.
    """
    if not same.holds_values:
        return
    for x, y, differing in in_place(times_of(one.claim.statement), times_of(other.claim.statement), same):
        values = x.quote, y.quote
        if _moved(_resolved(one, x), _resolved(other, y), differing):
            rule = "same_words_other_time"
            yield relation_of(context, "contradicts", "time", one, other, rule, _ELSE_SAME, *values)
        elif context.same_day(one, other) and words(x.quote) == words(y.quote):
            why = "both give the same time"
            yield relation_of(context, "agrees", "time", one, other, "same_time", why, *values)


def _moved(x: TimeExpression, y: TimeExpression, differing: Sequence[tuple[Token, Token]]) -> bool:
    """Whether a date is another one, and not the same in another order ("19 June", "June 19") or a finer one."""
    if not differing or all(_same_hour(a.text, b.text) for a, b in differing):
        return False
    weekdays = any(a.sign == b.sign == "@day" for a, b in differing)
    found = compare_times(x, y)
    if found in {"same", None}:
        return weekdays or (found is None and len(words(x.quote)) == len(words(y.quote)))
    return found in {"apart", "other_hour"} or x.granularity == y.granularity != "hour"


def _same_hour(one: str, other: str) -> bool:
    """Whether two numbers are one hour, written otherwise: "9.25" and "9:25", "6:00" and "6"."""
    a, b = (number.replace(":", ".").removesuffix(".00") for number in (one, other))
    return a == b


def _resolved(profile: Profile, read: TimeExpression) -> TimeExpression:
    """The claim's own reading of a time, which knows the day of its document."""
    return next((time for time in profile.claim.times if time.quote == read.quote), read)

"""How the times of two claims stand to each other where they date the same."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import product

from briefing.merge.building import Context, decide
from briefing.merge.match import same_event
from briefing.merge.no_clash import FROM_NOW, no_clash
from briefing.merge.profile import Moment, Profile
from briefing.merge.roles import comparable
from briefing.merge.rules import TIME_RULES, Pair
from briefing.merge.values import Comparison, compare_quantities, compare_times
from briefing.model import Relation, TimeExpression

_LATE = re.compile(r"\b(?:late|night|evening|midnight|\d{1,2}(?:[.:]\d\d)? ?p ?\.? ?m)\b", re.IGNORECASE)
_EARLY = re.compile(
    r"\b(?:early|night|overnight|morning|dawn|midnight|\d{1,2}(?:[.:]\d\d)? ?a ?\.? ?m)\b", re.IGNORECASE
)


def relate_times(context: Context, one: Profile, other: Profile) -> Iterator[Relation]:
    pairs = [(a, b) for a, b in product(one.moments, other.moments) if same_event(a, b) or _one_deal(one, other, a, b)]
    compared = [(a, b, c) for a, b in pairs if (c := compare_times(a.value, b.value))]
    agreeing = {id(m) for a, b, c in compared if c not in {"apart", "other_hour"} for m in (a, b)}
    twins = {id(m) for a, b, c in compared if c in {"same", "overlapping"} and _as_fine(a, b) for m in (a, b)}
    for a, b, comparison in compared:
        of_the_day = comparison == "other_hour" or (comparison == "same" and not _as_fine(a, b))
        if of_the_day and twins & {id(a), id(b)}:
            continue
        settled = id(a) in agreeing or id(b) in agreeing or _dated_both(context, one, other, a, b)
        if comparison == "apart" and (settled or no_clash(context, one, other, a, b)):
            continue
        told = comparison == "apart" and _told_from_now(a, b) and not _same_clock(context, one, other)
        night = comparison == "apart" and _one_night(one, other, a, b)
        yield _decided(context, one, other, a, b, comparison, told_from_now=told, one_night=night)
    yield from _inferred(context, one, other, pairs)


def _decided(
    context: Context,
    one: Profile,
    other: Profile,
    a: Moment,
    b: Moment,
    comparison: Comparison,
    *,
    inferred: bool = False,
    told_from_now: bool = False,
    one_night: bool = False,
) -> Relation:
    pair = Pair(
        comparison,
        hedged=False,
        other_source=False,
        running=False,
        later=0,
        other_period=False,
        inferred=inferred,
        told_from_now=told_from_now,
        one_night=one_night,
    )
    return decide(context, TIME_RULES, "time", one, other, pair, a, b)


def _inferred(
    context: Context, one: Profile, other: Profile, pairs: Sequence[tuple[Moment, Moment]]
) -> Iterator[Relation]:
    """Agreement by what a page without a date means by its words; such a date contradicts nobody."""
    for a, b in pairs:
        if not (a.value.inferred or b.value.inferred):
            continue
        comparison = compare_times(_meant(a.value), _meant(b.value))
        if comparison in {"same", "narrower", "wider"}:
            yield _decided(context, one, other, a, b, comparison, inferred=True)


def _meant(time: TimeExpression) -> TimeExpression:
    """The time with the days that its words mean by an inferred date."""
    if not time.inferred or time.start or time.end:
        return time
    return time.model_copy(update={"start": time.inferred[0], "end": time.inferred[1]})


def _told_from_now(a: Moment, b: Moment) -> bool:
    """Whether the times are single days, one apart, and one is told from its page's day, which clocks can part."""
    return _next_day(a, b) != 0 and any(FROM_NOW.search(moment.value.quote) for moment in (a, b))


def _one_night(one: Profile, other: Profile, a: Moment, b: Moment) -> bool:
    """Whether one tells of the night of a day, and the other of the small hours or the morning of the next."""
    step = _next_day(a, b)
    earlier, later = (a, other) if step > 0 else (b, one)
    small = any(_EARLY.search(moment.value.quote) for moment in later.moments)
    return step != 0 and small and bool(_LATE.search(earlier.value.quote))


def _next_day(a: Moment, b: Moment) -> int:
    """1 where the second is the day after the first, -1 where it is the day before, else 0, as for longer stretches."""
    first, second = (m.value.start if m.value.start == m.value.end else None for m in (a, b))
    days = (second - first).days if first and second else 0
    return days if abs(days) == 1 else 0


def _same_clock(context: Context, one: Profile, other: Profile) -> bool:
    """Whether both documents are of one day that was given: what a page shows can be the day of its last change."""
    pages = [context.documents.get(p.claim.document_id) for p in (one, other)]
    return context.same_day(one, other) and all(page and page.published_at_basis == "given" for page in pages)


def _as_fine(a: Moment, b: Moment) -> bool:
    """Whether two times are as fine; "10 a.m." beside "Monday" is not."""
    return a.value.granularity == b.value.granularity


def _one_deal(one: Profile, other: Profile, a: Moment, b: Moment) -> bool:
    """Whether two times are the only ones of claims that share a figure and a deed: "bought for $14 million in …"."""
    if len(one.moments) != 1 or len(other.moments) != 1 or not a.anchors.keys() & b.anchors.keys():
        return False
    pairs = ((f, g) for f, g in product(one.figures, other.figures) if f.role != "ordinal" and comparable(f, g))
    return any(compare_quantities(f.value, g.value) == "same" for f, g in pairs)


def _dated_both(context: Context, one: Profile, other: Profile, a: Moment, b: Moment) -> bool:
    """Whether either document gives the other's date to the same too: then it knows of two occasions."""

    def gives(document_id: str, wanted: Moment) -> bool:
        moments = (m for p in context.group if p.claim.document_id == document_id for m in p.moments)
        return any(same_event(m, wanted) and compare_times(m.value, wanted.value) == "same" for m in moments)

    return gives(one.claim.document_id, b) or gives(other.claim.document_id, a)

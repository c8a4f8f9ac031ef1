"""Figures and times that a statement uses, as its sentences give them."""

from __future__ import annotations

from functools import partial

from briefing.ground.support import Support
from briefing.model import Quantity, TimeExpression
from briefing.normalize import OUTCOMES, find_quantities
from briefing.text import words


def used_quantities(support: Support, statement: str) -> tuple[Quantity, ...]:
    """The sentences' own readings of the figures that the statement uses, in the statement's order."""
    known = [mention.value for mention in find_quantities(support.text)]
    used = (next((q for q in known if same_figure(m.value, q)), None) for m in find_quantities(statement))
    return tuple(dict.fromkeys(quantity for quantity in used if quantity is not None))


def used_times(support: Support, statement: str) -> tuple[TimeExpression, ...]:
    """The sentences' own readings of the times that the statement uses, in the statement's order."""
    known = [mention.value for mention in support.times(support.text)]
    used: list[TimeExpression] = []
    for mention in support.times(statement):
        same = sorted((time for time in known if same_time(time, mention.value)), key=partial(_unlike, mention.value))
        used += (same or [time for time in known if around(time, mention.value)])[:1]
    return tuple(dict.fromkeys(used))


def _unlike(stated: TimeExpression, known: TimeExpression) -> tuple[bool, bool]:
    """Sorts what is in the same words, or as fine, first: "10 a.m." and "Monday" are both of that Monday."""
    return words(known.quote) != words(stated.quote), known.granularity != stated.granularity


def same_figure(stated: Quantity, known: Quantity) -> bool:
    if (stated.low, stated.high) != (known.low, known.high):
        return False
    roles = {stated.role, known.role} - {""}
    return len(roles) < 2 or not roles <= OUTCOMES


def same_time(known: TimeExpression, stated: TimeExpression) -> bool:
    """Whether two expressions mean the same stretch of days, or are the same words where days cannot be known."""
    if None in (known.start, known.end, stated.start, stated.end):
        return words(known.quote) == words(stated.quote)
    return (known.start, known.end) == (stated.start, stated.end)


def around(known: TimeExpression, stated: TimeExpression) -> bool:
    """Whether the statement names only the month or year of a day that the sentence names."""
    if known.granularity != "day" or None in (known.start, known.end, stated.start, stated.end):
        return False
    return stated.start <= known.start and known.end <= stated.end  # type: ignore[operator]

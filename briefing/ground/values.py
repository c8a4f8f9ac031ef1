"""Figures and times that a statement uses, as its sentences give them."""

from __future__ import annotations

from briefing.ground.support import Support
from briefing.model import Quantity, TimeExpression
from briefing.normalize import OUTCOMES, find_quantities, find_times
from briefing.text import words


def used_quantities(support: Support, statement: str) -> tuple[Quantity, ...]:
    """The sentences' own readings of the figures that the statement uses, in the statement's order."""
    known = [mention.value for mention in find_quantities(support.text)]
    used = (next((q for q in known if same_figure(m.value, q)), None) for m in find_quantities(statement))
    return tuple(dict.fromkeys(quantity for quantity in used if quantity is not None))


def used_times(support: Support, statement: str) -> tuple[TimeExpression, ...]:
    known = [mention.value for mention in find_times(support.text, support.document.day)]
    used: list[TimeExpression] = []
    for mention in find_times(statement, support.document.day):
        spelled = [t for t in known if words(t.quote) == words(mention.value.quote)]
        used += (spelled or [t for t in known if within(t, mention.value)])[:1]
    return tuple(dict.fromkeys(used))


def same_figure(stated: Quantity, known: Quantity) -> bool:
    if (stated.low, stated.high) != (known.low, known.high):
        return False
    roles = {stated.role, known.role} - {""}
    return len(roles) < 2 or not roles <= OUTCOMES


def within(known: TimeExpression, stated: TimeExpression) -> bool:
    if None in (known.start, known.end, stated.start, stated.end):
        return False
    return stated.start <= known.start and known.end <= stated.end  # type: ignore[operator]

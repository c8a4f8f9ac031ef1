"""Parts of a sum that one sentence tells: "over 11,000 in 2024, and another 3,000 this year" is also over 14,000."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from briefing.merge.profile import Figure, Profile
from briefing.model import Bound, Document, Quantity

_SENTENCE_END = re.compile(r"[.!?][\"”’)]*\s|\n")
_OPEN_ABOVE: frozenset[Bound] = frozenset({"more_than", "at_least"})


def add_up(parts: Sequence[Quantity]) -> Quantity | None:
    """The sum of figures as one figure, as loose as the loosest; None where one is open above and another below.

    >>> def figure(quote, low, high, bound):
    ...     return Quantity(quote=quote, low=low, high=high, unit="soldier", bound=bound)
    >>> total = add_up([figure("over 11,000", 11000, None, "more_than"), figure("3,000", 3000, 3000, "exact")])
    >>> total.quote, total.low, total.high, total.bound
    ('over 11,000 + 3,000', 14000.0, None, 'more_than')
    """
    lows, highs = [part.low for part in parts], [part.high for part in parts]
    low = None if None in lows else sum(value for value in lows if value is not None)
    high = None if None in highs else sum(value for value in highs if value is not None)
    if low is None and high is None:
        return None
    quote = " + ".join(part.quote for part in parts)
    return parts[0].model_copy(update={"quote": quote, "low": low, "high": high, "bound": _bound(parts)})


def _bound(parts: Sequence[Quantity]) -> Bound:
    """How a sum of figures is put: "over 3" and "5" are over 8, "about 3" and "5" about 8."""
    bounds = {part.bound for part in parts}
    if bounds & _OPEN_ABOVE:
        return "more_than" if "more_than" in bounds else "at_least"
    if {"at_most", "less_than"} & bounds:
        return "less_than" if "less_than" in bounds else "at_most"
    loose = bounds - {"exact"}
    return loose.pop() if len(loose) == 1 else "about" if loose else "exact"


def sums_of(profile: Profile, group: Sequence[Profile], document: Document | None) -> list[tuple[Figure, list[Figure]]]:
    """The sums that a claim's figures begin, each with the claim's own parts; further parts may stand in claims of the
    same sentence.
    """
    found: list[tuple[Figure, list[Figure]]] = []
    others = [figure for other in group if _same_sentence(profile, other, document) for figure in other.figures]
    for place, first in enumerate(profile.figures):
        own = list(_added_to(first, profile.figures[place + 1 :]))
        parts = own or [figure for figure in others if figure.added and _alike(first, figure)]
        if not first.added and parts and (total := add_up([first.value, *(part.value for part in parts)])):
            found.append((replace(first, value=total), [first, *own]))
    return found


def _added_to(first: Figure, later: Sequence[Figure]) -> Iterator[Figure]:
    """The parts that come on top of a figure, up to the next figure that begins anew."""
    for figure in later:
        if not _alike(first, figure):
            continue
        if not figure.added:
            return
        yield figure


def _alike(one: Figure, other: Figure) -> bool:
    return (one.unit, one.role) == (other.unit, other.role) and one.role != "ordinal" and bool(one.unit or one.role)


def _same_sentence(one: Profile, other: Profile, document: Document | None) -> bool:
    """Whether two claims of one document rest on the same sentence, or on parts of it."""
    if one is other or one.claim.document_id != other.claim.document_id or document is None:
        return False
    if not (one.claim.evidence and other.claim.evidence):
        return False
    first, last = sorted((one.claim.evidence[0], other.claim.evidence[0]), key=lambda span: span.start)
    return not _SENTENCE_END.search(document.text, first.start, max(first.start, last.end - 1))

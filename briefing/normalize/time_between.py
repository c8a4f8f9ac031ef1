"""Times of a text whose day is only inferred, as a stretch: what all days of the stretch make the same of."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from briefing.model import Mention, TimeExpression
from briefing.normalize.times import find_times


def find_times_between(text: str, first: date, last: date) -> tuple[Mention[TimeExpression], ...]:
    """As `find_times` without a reference, and beside it what the words mean on the first and the last day alike.

    >>> tuesday, friday = date(2025, 6, 3), date(2025, 6, 6)
    >>> read = find_times_between("It rained on Monday, on Thursday and on 9 May 2025.", tuesday, friday)
    >>> [m.value.inferred and str(m.value.inferred[0]) for m in read], str(read[2].value.start)
    (['2025-06-02', None, None], '2025-05-09')
    """
    return tuple(_read_between(text, first, last))


def _read_between(text: str, first: date, last: date) -> Iterator[Mention[TimeExpression]]:
    early, late = ({(m.start, m.end): m.value for m in find_times(text, day)} for day in (first, last))
    for mention in find_times(text, None):
        place, value = (mention.start, mention.end), mention.value
        meant = early.get(place)
        alike = meant is not None and meant == late.get(place) and value.start is value.end is None
        if meant and alike and meant.start and meant.end:
            value = value.model_copy(update={"inferred": (meant.start, meant.end)})
        yield Mention(mention.start, mention.end, value)

"""The coverage suite as a whole, figures and dates together: the share read with the exact value, and what is left out.

`quantities_scope` and `times` say why a spec is out of scope, by what it asks and never by how it fares.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from evals.measure import quantities, times
from evals.measure.rows import Row, share_row

_FOLDER = quantities.DATA / "recognizers_text"


def rows() -> list[Row]:
    """In scope and over all; none where the suite is absent."""
    if not _FOLDER.exists():
        return []
    figures, dates = quantities.tally(_FOLDER), times.suite_outcomes()
    inside, answered = times.split(dates)
    aside = figures.aside.total() + len(dates) - len(inside)
    right = figures.right.total() + times.right(inside)
    everything = figures.everything[True] + times.right(answered)
    note = f"{aside} specs are out of scope, listed below"
    return [
        share_row("recognizers_in_scope_exact", right, figures.asked.total() + len(inside), ">= 0.85", note),
        share_row("recognizers_all_exact", everything, figures.everything.total() + len(answered)),
    ]


def details() -> Iterator[str]:
    """What is out of scope, with how many specs."""
    if not _FOLDER.exists():
        return
    yield "Recognizers-Text, out of scope:"
    dates = Counter(f"DateTime: {outcome.scope}" for outcome in times.suite_outcomes() if outcome.scope)
    for reason, count in sorted((quantities.tally(_FOLDER).aside + dates).items()):
        yield f"  {count:3}  {reason}"

"""One row of the table that `make measure` prints: what every measure module hands back."""

from __future__ import annotations

import re

from briefing.model import Value


class Row(Value):
    """One figure, of how many it was taken, and what is wanted of it."""

    name: str
    """Short and stable: a later measurement is compared by it."""

    value: float
    """A share from 0 to 1, or a count."""

    n: int
    """Over how many pairs, spans or documents the figure was taken."""

    wanted: str
    """The bound in words that `met` reads, such as ``>= 0.85``; empty where nothing is wanted."""

    note: str = ""
    """One line for the reader of the table: what is left out, or how it was counted."""


def share_row(name: str, hits: int, n: int, wanted: str = "", note: str = "") -> Row:
    """A row whose value is the share of `hits` in `n`.

    >>> share_row("dates_exact", 3, 4).value
    0.75
    """
    return Row(name=name, value=round(hits / n, 6) if n else 0.0, n=n, wanted=wanted, note=note)


_WANTED = re.compile(r"(>=|<=|≥|≤|=)?\s*(\d+(?:\.\d+)?|\.\d+)\s*(%)?")


def met(row: Row) -> bool | None:
    """Whether a row is as wanted; None where nothing is wanted. A bare figure must be met exactly.

    >>> met(Row(name="dates_exact", value=0.9, n=50, wanted=">= 0.85"))
    True
    >>> met(Row(name="siblings_merged", value=1, n=16, wanted="0"))
    False
    """
    found = _WANTED.match(row.wanted)
    if found is None:
        return None
    bound = float(found[2]) / (100 if found[3] else 1)
    if found[1] in {">=", "≥"}:
        return row.value >= bound
    return row.value <= bound if found[1] in {"<=", "≤"} else row.value == bound

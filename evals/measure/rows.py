"""One row of the table that `make measure` prints: what every measure module hands back."""

from __future__ import annotations

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

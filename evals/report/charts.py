"""Geometry of the pictures: where a value, its interval and each story stand on an axis."""

from __future__ import annotations

from dataclasses import dataclass

from evals.scores import Aggregate, Score

WIDTH, HEIGHT, EDGE = 220.0, 18.0, 6.0
"""Of one picture, and the room that it leaves on each side, in pixels."""


@dataclass(frozen=True, slots=True)
class Picture:
    """One score: a whisker for the interval, a dot for the value, a tick for each story; all in pixels."""

    value: float | None
    low: float | None
    high: float | None
    ticks: tuple[tuple[float, str], ...]
    """Place and what to say of it."""
    most: float
    """What the right end of the axis stands for."""
    told: str
    """The same in words."""


def picture(found: Aggregate | None, scores: tuple[Score, ...]) -> Picture:
    """The picture of one score: the axis runs from 0 to 1, or to the largest value where that is more."""
    scored = [(score.case, score.value) for score in scores if score.value is not None]
    ends = (found.value, found.low, found.high) if found else (None, None, None)
    most = max([1.0, *(value for _, value in scored), *(end for end in ends if end is not None)])
    value, low, high = (None if end is None else place(end, most) for end in ends)
    ticks = tuple((place(own, most), f"{case} {own:.3f}") for case, own in scored)
    return Picture(value=value, low=low, high=high, ticks=ticks, most=most, told=_told(found))


def place(value: float, most: float) -> float:
    """Pixels from the left for a value on an axis from 0 to `most`; what is below 0 stands at its edge.

    >>> place(0, 1), place(1, 1), place(-2, 1)
    (6.0, 214.0, 6.0)
    """
    return round(EDGE + (WIDTH - 2 * EDGE) * max(0.0, value) / most, 2)


def _told(found: Aggregate | None) -> str:
    if found is None or found.value is None:
        return "not scored"
    if found.low is None or found.high is None:
        return f"{found.value:.3f}, no interval"
    return f"{found.value:.3f}, 95 % interval {found.low:.3f} to {found.high:.3f}"

"""How a cost grows with size: the power of the size that fits it best."""

from __future__ import annotations

from collections.abc import Mapping
from math import log


def exponent(seconds: Mapping[int, float]) -> float | None:
    """Slope of the least-squares line through log seconds over log size: 1 where twice the size takes twice the time.

    None where there are no two sizes with a time above nothing.

    >>> exponent({10: 1.0, 100: 100.0})
    2.0
    """
    points = [(log(size), log(value)) for size, value in sorted(seconds.items()) if size > 0 and value > 0]
    if len(points) < 2:
        return None
    middle = [sum(point[axis] for point in points) / len(points) for axis in (0, 1)]
    spread = sum((x - middle[0]) ** 2 for x, _ in points)
    return round(sum((x - middle[0]) * (y - middle[1]) for x, y in points) / spread, 3)

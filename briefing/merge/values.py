"""Figures and times compared as intervals: the same, one inside the other, overlapping, or apart."""

from __future__ import annotations

import re
from datetime import date
from math import floor, inf, isclose, log10
from typing import Literal

from briefing.model import Quantity, TimeExpression

Comparison = Literal["same", "same_but_hedge", "rounded", "narrower", "wider", "overlapping", "apart"]
"""How a first value stands to a second: `narrower` means that the first is the more specific one."""

_POINT = re.compile(r"\d\.(\d+)")
_DAYS = {
    "day": 1.0,
    "week": 7.0,
    "month": 30.44,
    "year": 365.25,
    "hour": 1 / 24,
    "minute": 1 / 1440,
    "second": 1 / 86400,
}
"""Days in a unit of duration; a month is a twelfth of a year (Gregorian mean)."""


def compare_quantities(one: Quantity, other: Quantity) -> Comparison:
    """Compare what two figures' words allow; durations in different units are compared in days.

    >>> def figure(low, high, bound="exact"):
    ...     return Quantity(quote="", low=low, high=high, unit="", bound=bound)
    >>> compare_quantities(figure(4700, None, "more_than"), figure(4700, 4700))
    'same_but_hedge'
    >>> compare_quantities(figure(2, 2.3, "range"), figure(None, 3, "less_than"))
    'narrower'
    """
    a, b = _interval(one, other), _interval(other, one)
    heads = _head(one, other), _head(other, one)
    if _equal(a[0], b[0]) and _equal(a[1], b[1]):
        return "same"
    if None not in heads and _equal(heads[0] or 0.0, heads[1] or 0.0):
        return "same_but_hedge"
    if _rounds_to(one, other) or _rounds_to(other, one):
        return "rounded"
    return _stand(a, b)


def compare_times(one: TimeExpression, other: TimeExpression) -> Comparison | None:
    """Compare two stretches of days; None where either has no known end at all.

    >>> from datetime import date
    >>> def stretch(start, end):
    ...     return TimeExpression(quote="", start=start, end=end, granularity="day")
    >>> compare_times(stretch(date(2024, 6, 19), date(2024, 6, 19)), stretch(date(2024, 6, 1), date(2024, 6, 30)))
    'narrower'
    """
    if (one.start is None and one.end is None) or (other.start is None and other.end is None):
        return None
    a = (one.start or date.min).toordinal(), (one.end or date.max).toordinal()
    b = (other.start or date.min).toordinal(), (other.end or date.max).toordinal()
    return "same" if a == b else _stand(a, b)


def _stand(a: tuple[float, float], b: tuple[float, float]) -> Comparison:
    if a[0] > b[1] or b[0] > a[1]:
        return "apart"
    if a[0] >= b[0] and a[1] <= b[1]:
        return "narrower"
    if b[0] >= a[0] and b[1] <= a[1]:
        return "wider"
    return "overlapping"


def _factor(quantity: Quantity, other: Quantity) -> float:
    """1 where the units are the same; else the days in a unit of duration."""
    return 1.0 if quantity.unit == other.unit else _DAYS.get(quantity.unit, 1.0)


def _interval(quantity: Quantity, other: Quantity) -> tuple[float, float]:
    factor = _factor(quantity, other)
    low = -inf if quantity.low is None else quantity.low * factor
    high = inf if quantity.high is None else quantity.high * factor
    return low, high


def _head(quantity: Quantity, other: Quantity) -> float | None:
    """The figure that the words name, without their hedge; None for a range."""
    factor = _factor(quantity, other)
    if quantity.bound == "range":
        return None
    if quantity.bound == "about" and quantity.low is not None and quantity.high is not None:
        return (quantity.low + quantity.high) / 2 * factor
    named = quantity.low if quantity.bound in {"exact", "at_least", "more_than"} else quantity.high
    return None if named is None else named * factor


def _rounds_to(fine: Quantity, coarse: Quantity) -> bool:
    """Whether the first figure, rounded to as many digits as the second has, is the second: 64,960 and "65,000"."""
    a, b = _head(fine, coarse), _head(coarse, fine)
    if not a or not b or a < 0 or b < 0 or coarse.bound not in {"exact", "about", "nearly", "more_than"}:
        return False
    if _decimals(coarse) >= _decimals(fine) > 0:
        return False
    digits = _digits(b)
    return digits < _digits(a) and digits >= 2 and _equal(_to_digits(a, digits), b)


def _decimals(quantity: Quantity) -> int:
    """Decimals as written: "14.0" has one, and so rounds nothing that has one too."""
    found = _POINT.search(quantity.quote)
    return len(found[1]) if found else 0


def _digits(value: float) -> int:
    """Significant digits of a value as written, trailing zeros dropped."""
    return len(f"{value:.6f}".replace(".", "").strip("0"))


def _to_digits(value: float, digits: int) -> float:
    return round(value, digits - 1 - floor(log10(value)))


def _equal(one: float, other: float) -> bool:
    return one == other or isclose(one, other, rel_tol=1e-9)

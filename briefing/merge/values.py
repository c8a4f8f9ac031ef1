"""Figures and times compared as intervals: the same, one inside the other, overlapping, or apart."""

from __future__ import annotations

import re
from datetime import date
from itertools import product
from math import floor, inf, isclose, log10
from typing import Literal

from briefing.merge.measures import convertible, in_base, same_measure, units_clash
from briefing.model import Quantity, TimeExpression
from briefing.normalize.time_clock import ClockTime, read_clock

Comparison = Literal[
    "same",
    "same_but_hedge",
    "converted",
    "rounded",
    "narrower",
    "wider",
    "overlapping",
    "apart",
    "other_unit",
    "incomparable",
    "other_hour",
]
"""How a first value stands to a second. `narrower`: the first is the more specific one; `converted`: the same in
another unit; `other_unit`: the same number in a unit that makes it another value; `incomparable`: without a rate;
`other_hour`: the same day, at another hour."""

ALIKE: frozenset[Comparison] = frozenset({"same", "same_but_hedge", "converted", "rounded"})
"""How two figures stand that are one."""

_POINT = re.compile(r"\d\.(\d+)")

FAR = 4 / 3
"""A limit that is so many times the figure, or of which the figure is so many times, says little of it."""


ROUNDED_AWAY = 0.06
"""No value differs by a greater share from itself rounded to two digits: 0.05 is the most."""


def compare_quantities(one: Quantity, other: Quantity) -> Comparison:
    """Compare what two figures' words allow; different units of one kind are brought to one.

    >>> def figure(low, high, bound="exact"):
    ...     return Quantity(quote="", low=low, high=high, unit="", bound=bound)
    >>> compare_quantities(figure(4700, None, "more_than"), figure(4700, 4700))
    'same_but_hedge'
    >>> compare_quantities(figure(2, 2.3, "range"), figure(None, 3, "less_than"))
    'narrower'
    """
    a, b = _interval(one, other), _interval(other, one)
    heads = _head(one, other), _head(other, one)
    if one.unit != other.unit and units_clash(one.unit, other.unit):
        return "other_unit" if one.bound == other.bound and a == b else "incomparable"
    if _equal(a[0], b[0]) and _equal(a[1], b[1]):
        return "same"
    if None not in heads and _equal(heads[0] or 0.0, heads[1] or 0.0):
        return "same_but_hedge"
    if convertible(one.unit, other.unit):
        return "converted" if _converted(one, other) else _stand(a, b)
    return "rounded" if _rounds_to(one, other) or _rounds_to(other, one) else _stand(a, b)


def beyond_limit(one: Quantity, other: Quantity) -> bool:
    """Whether one figure only sets a limit and the other lies far within it: "over 11,000" beside "20,000".

    >>> def figure(low, high, bound="exact"):
    ...     return Quantity(quote="", low=low, high=high, unit="", bound=bound)
    >>> [beyond_limit(figure(11000, None, "more_than"), figure(n, n)) for n in (14000, 20000)]
    [False, True]
    """
    a, b = _interval(one, other), _interval(other, one)
    return _far_within(a, b) or _far_within(b, a)


def _far_within(limit: tuple[float, float], told: tuple[float, float]) -> bool:
    """Whether an interval is open to one side and another lies there, more than one unit and a third away."""
    if limit[1] == inf and limit[0] > 0:
        return told[1] != inf and told[0] > max(limit[0] * FAR, limit[0] + 1)
    return limit[0] == -inf and told[0] > 0 and told[1] < min(limit[1] / FAR, limit[1] - 1)


def _converted(one: Quantity, other: Quantity) -> bool:
    named = _head(one, one), _head(other, other)
    return None not in named and same_measure(named[0] or 0.0, one.unit, named[1] or 0.0, other.unit)


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
    if a == b and one.granularity == other.granularity == "hour":
        return _compare_clocks(read_clock(one.quote), read_clock(other.quote))
    return "same" if a == b else _stand(a, b)


def _compare_clocks(one: ClockTime | None, other: ClockTime | None) -> Comparison:
    """Compare hours of one day; those of two zones can be the same, and "10 a.m." holds all minutes to eleven."""
    if one is None or other is None or one.minutes == other.minutes:
        return "same"
    if one.zone != other.zone:
        return "overlapping"
    slack = 0 if one.to_the_minute and other.to_the_minute else 59
    near = any(abs(a - b) <= slack for a, b in product(one.minutes, other.minutes))
    return "overlapping" if near else "other_hour"


def _stand(a: tuple[float, float], b: tuple[float, float]) -> Comparison:
    if a[0] > b[1] or b[0] > a[1]:
        return "apart"
    if a[0] >= b[0] and a[1] <= b[1]:
        return "narrower"
    if b[0] >= a[0] and b[1] <= a[1]:
        return "wider"
    return "overlapping"


def _interval(quantity: Quantity, other: Quantity) -> tuple[float, float]:
    low, high = quantity.low, quantity.high
    if convertible(quantity.unit, other.unit):
        low = None if low is None else in_base(low, quantity.unit)
        high = None if high is None else in_base(high, quantity.unit)
    return -inf if low is None else low, inf if high is None else high


def _shared(value: float, quantity: Quantity, other: Quantity) -> float:
    """A value in the unit that both figures can be brought to."""
    return in_base(value, quantity.unit) if convertible(quantity.unit, other.unit) else value


def _head(quantity: Quantity, other: Quantity) -> float | None:
    """The figure that the words name, without their hedge; None for a range."""
    if quantity.bound == "range":
        return None
    if quantity.bound == "about" and quantity.low is not None and quantity.high is not None:
        return _shared((quantity.low + quantity.high) / 2, quantity, other)
    named = quantity.low if quantity.bound in {"exact", "at_least", "more_than"} else quantity.high
    return None if named is None else _shared(named, quantity, other)


def _rounds_to(fine: Quantity, coarse: Quantity) -> bool:
    """Whether the first figure, rounded to as many digits as the second has, is the second: 64,960 and "65,000"."""
    a, b = _head(fine, coarse), _head(coarse, fine)
    if not a or not b or a < 0 or b < 0 or coarse.bound not in {"exact", "about", "nearly", "more_than"}:
        return False
    if abs(a - b) > ROUNDED_AWAY * max(a, b) or _decimals(coarse) >= _decimals(fine) > 0:
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

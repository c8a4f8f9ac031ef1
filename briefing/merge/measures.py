"""Units that measure the same: kilometres and miles, kilograms and pounds, two scales of degrees, a third and 33 %.

A figure is as precise as it is written: "8 km" and "5 miles" are the same, "8 km" and "6 miles" are not.
"""

from __future__ import annotations

from functools import lru_cache
from math import floor, log10

from briefing.normalize.units import is_unit

NEAR = 0.1
"""Most by which two figures in different units may differ, as a share, where each rounds to the other as written."""

CLOSE = 0.05
"""The same where only one rounds to the other: "2 m" and "6.5 feet"."""


def _table(lines: str) -> dict[str, tuple[str, float]]:
    """Kind and factor by unit; a line is `kind: unit factor, unit factor`."""
    found: dict[str, tuple[str, float]] = {}
    for kind, entries in (line.split(": ", 1) for line in lines.strip().splitlines()):
        for unit, factor in (entry.rsplit(" ", 1) for entry in entries.split(", ")):
            found[unit] = kind, float(factor)
    return found


# Factors by the international yard and pound of 1959; gallons and barrels are American. A "ton" is a tonne here: news
# seldom says which of the three tons it means. A month is a twelfth of a year (Gregorian mean).
_FACTORS = _table("""
length: km 1000, m 1, dm .1, cm .01, mm .001, mile 1609.344, nautical mile 1852, yard 0.9144, foot .3048, inch .0254
area: km² 1e6, hectare 1e4, m² 1, square mile 2589988.11, acre 4046.856, square foot 0.09290304
mass: tonne 1000, ton 1000, kg 1, g 0.001, mg 1e-6, µg 1e-9, pound 0.45359237, ounce 0.028349523
volume: m³ 1000, litre 1, ml 0.001, gallon 3.785412, barrel 158.987295, cubic foot 28.316847
speed: km/h 1, mph 1.609344, m/s 3.6, knot 1.852
power: GW 1e9, MW 1e6, kW 1000, watt 1
energy: MWh 1000, kWh 1
frequency: GHz 1000, MHz 1, kHz 0.001
temperature: °C 1, °F 1
duration: year 31557600, month 2630016, week 604800, day 86400, hour 3600, minute 60, second 1
share: fraction 100, percent 1, basis point 0.01
""")  # fmt: skip
# Units of two systems that are used for the same things; a boat of 30 m is not compared with a way of 3 miles.
_COUNTERPARTS = (
    {"km", "mile", "nautical mile"}, {"m", "foot", "yard"}, {"cm", "inch", "mm"}, {"km²", "square mile"},
    {"hectare", "acre"}, {"m²", "square foot"}, {"kg", "pound"}, {"tonne", "ton"}, {"g", "ounce"}, {"litre", "gallon"},
    {"km/h", "mph", "knot"}, {"°C", "°F"}, {"percent", "fraction"},
    {"second", "minute", "hour", "day", "week", "month", "year"},
)  # fmt: skip
# Units that leave open which of several they are: "$" is the dollar of the country that the page is for.
_OPEN = {
    "USD": frozenset({"AUD", "CAD", "HKD", "NZD", "SGD", "TWD", "JMD"}),
    "rupee": frozenset({"INR", "PKR", "LKR"}),
    "franc": frozenset({"CHF"}),
    "peso": frozenset({"MXN", "PHP", "ARS", "CLP", "COP", "UYU"}),
    "krona": frozenset({"SEK"}),
    "krone": frozenset({"NOK", "DKK"}),
    "riyal": frozenset({"SAR", "IRR", "QAR"}),
    "dirham": frozenset({"AED", "MAD"}),
    "dinar": frozenset({"KWD", "IQD", "JOD", "RSD"}),
    "shilling": frozenset({"KES", "UGX"}),
    "pound": frozenset({"GBP", "EGP", "LBP"}),
    "GBP": frozenset({"EGP", "LBP"}),
    "degree": frozenset({"°C", "°F", "radian"}),
}


def in_base(value: float, unit: str) -> float:
    """A value in the base of its kind; one of an unknown unit stays as it is.

    >>> in_base(2, "hour"), round(in_base(68, "°F"))
    (7200.0, 20)
    """
    if unit == "°F":
        return (value - 32) / 1.8
    return value * _FACTORS[unit][1] if unit in _FACTORS else value


@lru_cache(maxsize=4096)
def convertible(one: str, other: str) -> bool:
    """Whether two different units measure the same kind of thing."""
    kinds = [_FACTORS[unit][0] for unit in (one, other) if unit in _FACTORS]
    return one != other and len(kinds) == 2 and kinds[0] == kinds[1]


@lru_cache(maxsize=4096)
def counterparts(one: str, other: str) -> bool:
    """Whether two different units are used for the same things."""
    return one != other and any(one in units and other in units for units in _COUNTERPARTS)


def is_duration(unit: str) -> bool:
    """Whether a unit is a length of time; a season is one, of no known length.

    >>> is_duration("week"), is_duration("season"), is_duration("km")
    (True, True, False)
    """
    return unit == "season" or (unit in _FACTORS and _FACTORS[unit][0] == "duration")


@lru_cache(maxsize=4096)
def units_clash(one: str, other: str) -> bool:
    """Whether two units are known and no figure can be in both: euros and dollars, kilometres and percent.

    >>> units_clash("GBP", "EUR"), units_clash("USD", "AUD"), units_clash("soldier", "EUR")
    (True, False, False)
    """
    if one == other or convertible(one, other) or other in _OPEN.get(one, ()) or one in _OPEN.get(other, ()):
        return False
    return is_unit(one) and is_unit(other)


def same_measure(one: float, one_unit: str, other: float, other_unit: str) -> bool:
    """Whether two values in different units are the same at the precision they are written with.

    >>> same_measure(8, "km", 5, "mile"), same_measure(8, "km", 6, "mile"), same_measure(20, "°C", 68, "°F")
    (True, False, True)
    """
    a, b = in_base(one, one_unit), in_base(other, other_unit)
    share = abs(a - b) / max(abs(a), abs(b), 1e-12)
    ways = _rounds(a, other, other_unit), _rounds(b, one, one_unit)
    return (all(ways) and (share <= NEAR or "°" in one_unit)) or (any(ways) and share <= CLOSE)


def _rounds(base: float, written: float, unit: str) -> bool:
    """Whether a value in the base, rounded as coarsely as a figure is written, is that figure."""
    value = base * 1.8 + 32 if unit == "°F" else base / in_base(1, unit)
    place = _place(written)
    return round(value / place) == round(written / place)


def _place(written: float) -> float:
    """The place of the last digit that is not 0: 100 of 300, 0.1 of 2.5."""
    if written == 0:
        return 1.0
    digits = f"{abs(written):.6f}".rstrip("0").split(".")
    if len(digits) > 1 and digits[1]:
        return float(10.0 ** -len(digits[1]))
    zeros = len(digits[0]) - len(digits[0].rstrip("0"))
    return float(10.0 ** min(zeros, floor(log10(abs(written)))))

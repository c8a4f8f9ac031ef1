"""Which figures of two claims count the same: dead with dead, not with hurt; opened with opened, not with closed."""

from __future__ import annotations

import re
from itertools import product

from briefing.merge.concepts import concept
from briefing.merge.measures import convertible, counterparts, is_duration
from briefing.merge.profile import Figure, Profile
from briefing.merge.values import ALIKE, compare_quantities
from briefing.model import Quantity
from briefing.normalize import OUTCOMES, stem

APART = frozenset({"ordinal", "change", "fall", "age", "ago", "later", "earlier"})
"""Roles that are compared with themselves only, as outcomes are: a rise of 3 is no level of 3."""


TELLING_DIGITS, FINE_DIGITS = 2, 3
"""Significant digits from which a figure tells something of what it is said of, and from which it tells much."""

_COMMON_UNITS = frozenset("minute hour day week month year second time".split())
"""Units in which any story has round figures: "24 hours", "10 years"."""


def telling(figure: Figure) -> tuple[str, float] | None:
    """Unit and named value of a figure that few matters have in common: 31.50 euros, 11,000 people; not 3 or 200.

    Never where values clash: that two claims lack it in common says nothing.
    """
    if not figure.unit or figure.unit in _COMMON_UNITS or figure.role in {"ordinal", "age"}:
        return None
    value = _named(figure.value)
    return (figure.unit, value) if value is not None and digits(value) >= TELLING_DIGITS else None


def _named(quantity: Quantity) -> float | None:
    """The figure that the words name, without their hedge; None for a range."""
    if quantity.bound == "range":
        return None
    if quantity.bound == "about" and quantity.low is not None and quantity.high is not None:
        return round((quantity.low + quantity.high) / 2, 6)
    return quantity.low if quantity.bound in {"exact", "at_least", "more_than"} else quantity.high


def digits(value: float) -> int:
    """Significant digits of a value, zeros at its ends dropped.

    >>> [digits(value) for value in (31.5, 11000, 200, 0.07)]
    [3, 2, 1, 1]
    """
    return len(f"{abs(value):.4f}".replace(".", "").strip("0"))


def same_telling(one: Figure, other: Figure) -> bool:
    """Whether two figures are one that tells something, and not of two outcomes or of a level and its change."""
    roles = {one.role, other.role}
    unlike = len(roles) == 2 and (roles & APART or roles <= OUTCOMES)
    return not unlike and _is_other(telling(one), telling(other))


def _is_other(one: tuple[str, float] | None, other: tuple[str, float] | None) -> bool:
    """Whether two values are the same, or one is the other with fewer digits: 1,812 and 1,800."""
    if one is None or other is None or one[0] != other[0]:
        return False
    fine, coarse = sorted((one[1], other[1]), key=digits, reverse=True)
    return rounded(fine, digits(coarse)) == coarse


def rounded(value: float, to: int) -> float:
    """A value with so many significant digits.

    >>> rounded(1812, 2), rounded(31.56, 3)
    (1800.0, 31.6)
    """
    return float(f"{value:.{to - 1}e}")


def comparable(one: Figure, other: Figure) -> bool:
    """Whether two figures count the same: dead with dead and not with hurt, troops with soldiers and not with ships."""
    roles = {one.role, other.role}
    measured = counterparts(one.value.unit, other.value.unit)
    if one.unit != other.unit and one.unit and other.unit and not measured:
        return False
    if roles & (OUTCOMES | APART) or any("per " in role for role in roles):
        return one.role == other.role
    return measured or one.unit == other.unit != "" or one.role == other.role != ""


def may_be_twins(one: Figure, other: Figure) -> bool:
    """Whether two equal figures may be the same one, though one lacks its noun: "a total of 547,000"."""
    unlike = {one.role, other.role} & OUTCOMES and one.role != other.role
    measured = convertible(one.value.unit, other.value.unit)
    return not unlike and (measured or one.unit == other.unit or not (one.unit and other.unit))


def other_part(one: Profile, other: Profile, a: Figure, b: Figure) -> bool:
    """Whether two figures play different parts that one of the claims tells apart: "opened 72 shops and closed 84"."""
    if a.role == b.role or not (a.role and b.role):
        return False
    return plays(one, b.role) or plays(other, a.role)


def plays(profile: Profile, role: str) -> bool:
    """Whether a claim has a figure in a role."""
    return role != "" and any(figure.role == role for figure in profile.figures)


def count_otherwise(one: Profile, other: Profile) -> bool:
    """Whether both claims give figures and have none in common: then they do not say the same."""
    pairs = [(a, b) for a, b in product(one.figures, other.figures) if {a.role, b.role}.isdisjoint({"ordinal", "age"})]
    return bool(pairs) and not any(compare_quantities(a.value, b.value) in ALIKE for a, b in pairs)


_SPENT = frozenset(concept(stem(word)) for word in "spend spent serve served play played work worked".split())
_PART_OF = re.compile(
    r"\s+of\s+(?:(?:its|the|their|his|her|those|these)\s+)?(?:(?:next|last|first|past|previous|other)\s+)?"
    r"(?:\d|(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b)",
    re.IGNORECASE,
)
_SPENT_ON = re.compile(
    r"(?:\s+\w+){0,2}?\s+(as|with|in|at|for|under|on)\s+(?:(?:a|an|the|its|his|her|their)\s+)?(\w+)", re.IGNORECASE
)


def other_share(one: Profile, other: Profile, a: Figure, b: Figure) -> bool:
    """Whether only one figure is a share of a number named with it, as in "won 18 of its next 23 games".

    Not of the dead and hurt: "two of the three died" counts the dead.
    """
    if {a.role, b.role} & OUTCOMES:
        return False
    return bool(_PART_OF.match(_after(one, a))) != bool(_PART_OF.match(_after(other, b)))


def other_span(one: Profile, other: Profile, a: Figure, b: Figure) -> bool:
    """Whether two lengths of time need not be of one thing: in other units with no role, or spent on other things.

    "Eleven days after the strike" beside "the last 20 years"; "spent four seasons as an assistant" beside "19 seasons
    with the club".
    """
    if not (is_duration(a.unit) and is_duration(b.unit)):
        return False
    if a.role != b.role or (a.unit != b.unit and not a.role):
        return True
    spent = [_SPENT_ON.match(_after(p, figure)) for p, figure in ((one, a), (other, b))]
    told = [match and (match[1].lower(), match[2].lower()) for match in spent]
    return a.role in _SPENT and told[0] != told[1]


def _after(profile: Profile, figure: Figure) -> str:
    """What stands behind a figure in the statement: not behind the "18" of "18-30"."""
    found = re.search(rf"(?<![\w-]){re.escape(figure.value.quote)}(?![\w-])", profile.claim.statement)
    return profile.claim.statement[found.end() :] if found else ""

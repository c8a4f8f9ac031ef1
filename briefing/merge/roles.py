"""Which figures of two claims count the same: dead with dead, not with hurt; opened with opened, not with closed."""

from __future__ import annotations

from itertools import product

from briefing.merge.measures import convertible, counterparts
from briefing.merge.profile import Figure, Profile
from briefing.merge.values import ALIKE, compare_quantities
from briefing.normalize import OUTCOMES

APART = frozenset({"ordinal", "change", "fall", "age"})
"""Roles that are compared with themselves only, as outcomes are: a rise of 3 is no level of 3."""


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

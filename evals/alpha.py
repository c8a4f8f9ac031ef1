"""Krippendorff's alpha for nominal values: agreement above what chance would give, with values missing or not.

K. Krippendorff, *Computing Krippendorff's Alpha-Reliability*, 2011: the coincidence matrix of section C.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from itertools import permutations

Unit = Sequence[Hashable | None]
"""What each observer made of one thing; None where one said nothing of it."""


def alpha(units: Iterable[Unit]) -> float | None:
    """One minus observed over expected disagreement: 1 for none observed, 0 for as much as chance gives.

    None where it has no meaning: nothing was valued twice, or but one value occurs, so that none could differ.

    >>> alpha([["a", "a"], ["b", "b"], ["a", "b"], ["b", "b"]])
    0.5333333333333333
    >>> alpha([["a", "a"], ["a", "a"]]) is None
    True
    """
    matrix = coincidences(units)
    values: dict[Hashable, float] = {}
    for (value, _), weight in matrix.items():
        values[value] = values.get(value, 0.0) + weight
    total = sum(values.values())
    expected = total * total - sum(often * often for often in values.values())
    if len(values) < 2:
        return None
    observed = sum(weight for (one, other), weight in matrix.items() if one != other)
    return 1 - (total - 1) * observed / expected


def coincidences(units: Iterable[Unit]) -> dict[tuple[Hashable, Hashable], float]:
    """How often two values meet in a unit, each ordered pair weighed by one over its unit's values less one.

    >>> coincidences([["a", "b"], ["a", None], ["b", "b"]])
    {('a', 'b'): 1.0, ('b', 'a'): 1.0, ('b', 'b'): 2.0}
    """
    matrix: dict[tuple[Hashable, Hashable], float] = {}
    for unit in units:
        given = [value for value in unit if value is not None]
        for pair in permutations(given, 2):
            matrix[pair] = matrix.get(pair, 0.0) + 1 / (len(given) - 1)
    return matrix

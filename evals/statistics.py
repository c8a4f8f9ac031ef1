"""What a difference between two runs is worth: intervals and tests whose unit is the story.

Claims of one story share its events, its publishers and its luck, so a story is drawn, or its sign flipped, as a whole
(a cluster bootstrap, Davison and Hinkley 1997, §3.8; the test is Fisher's randomisation test on paired differences).
With few stories all is enumerated and nothing depends on chance; with many, draws come from a seeded generator.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations_with_replacement, product
from math import factorial, prod
from typing import TypeVar

CONFIDENCE = 0.95
"""Of every interval."""

ENUMERATED = 6
"""Most stories of which all resamples are weighed, 462 kinds of them; with more, `DRAWS` are drawn."""

FLIPPED = 16
"""Most stories of which all 65,536 assignments of signs are tried; with more, `DRAWS` are drawn."""

DRAWS = 10_000
_SEED = 20_240_611
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Sums:
    """A story's share in a ratio of sums: for a mean, the sum of its values and how many there are."""

    total: float
    weight: float

    @property
    def value(self) -> float:
        """The story's own score."""
        return self.total / self.weight


@dataclass(frozen=True, slots=True)
class Interval:
    """A difference with its interval; both ends are None where one story leaves nothing to resample."""

    value: float
    low: float | None
    high: float | None
    n: int
    """Stories."""


def difference(pairs: Sequence[tuple[Sums, Sums]], confidence: float = CONFIDENCE) -> Interval:
    """New minus old, each pair a story's old and new sums: drawn together, for a hard story is hard for both.

    The ends are percentiles of the differences of pooled ratios. Raises ValueError where there is no pair.

    >>> difference([(Sums(0.5, 1), Sums(0.75, 1)), (Sums(0.25, 1), Sums(0.5, 1))])
    Interval(value=0.25, low=0.25, high=0.25, n=2)
    """
    if not pairs:
        raise ValueError("a difference needs a story that both runs have")
    value = _gain(pairs)
    if len(pairs) < 2:
        return Interval(value, None, None, len(pairs))
    low, high = _percentiles(((_gain(drawn), weight) for drawn, weight in _resamples(pairs)), confidence)
    return Interval(value, low, high, len(pairs))


def sign_flip(differences: Sequence[float]) -> float:
    """Two-sided p of the mean difference over stories, were each as likely to have had the other sign.

    The observed assignment counts among the draws, so that no p is 0 (Phipson and Smyth 2010).

    >>> sign_flip([0.1, 0.2, 0.1, 0.3])
    0.125
    """
    if not differences:
        return 1.0
    observed = abs(sum(differences)) - 1e-12
    if len(differences) <= FLIPPED:
        sums = [abs(_signed(signs, differences)) for signs in product((1, -1), repeat=len(differences))]
        return sum(found >= observed for found in sums) / len(sums)
    chance = random.Random(_SEED)
    drawn = (chance.choices((1, -1), k=len(differences)) for _ in range(DRAWS))
    return (1 + sum(abs(_signed(signs, differences)) >= observed for signs in drawn)) / (1 + DRAWS)


def holm(values: Mapping[str, float]) -> dict[str, float]:
    """P values corrected for their number, so that the chance of any false alarm among them stays what it says.

    >>> holm({"a": 0.01, "b": 0.04, "c": 0.03})
    {'a': 0.03, 'c': 0.06, 'b': 0.06}
    """
    corrected: dict[str, float] = {}
    highest = 0.0
    for rank, (name, p) in enumerate(sorted(values.items(), key=lambda entry: (entry[1], entry[0]))):
        highest = max(highest, min(1.0, p * (len(values) - rank)))
        corrected[name] = highest
    return corrected


def least_p(stories: int) -> float:
    """The smallest p that a sign-flip test over so many stories can give, whatever the difference.

    >>> least_p(4)
    0.125
    """
    return min(1.0, 2.0 ** (1 - stories))


def stories_needed(tests: int = 1, level: float = 0.05) -> int:
    """How many stories the sign-flip test needs before any of `tests` scores can reach the level after Holm.

    >>> stories_needed(), stories_needed(tests=10)
    (6, 9)
    """
    return next(count for count in range(1, 64) if least_p(count) * tests <= level)


def _ratio(stories: Iterable[Sums]) -> float:
    drawn = list(stories)
    return sum(s.total for s in drawn) / sum(s.weight for s in drawn)


def _gain(pairs: Sequence[tuple[Sums, Sums]]) -> float:
    return _ratio(new for _, new in pairs) - _ratio(old for old, _ in pairs)


def _signed(signs: Sequence[int], values: Sequence[float]) -> float:
    return sum(sign * value for sign, value in zip(signs, values, strict=True))


def _resamples(items: Sequence[T]) -> Iterator[tuple[Sequence[T], float]]:
    """Every kind of draw with replacement and its probability; with many items, equally likely draws."""
    count = len(items)
    if count > ENUMERATED:
        chance = random.Random(_SEED)
        yield from ((chance.choices(items, k=count), 1 / DRAWS) for _ in range(DRAWS))
        return
    for places in combinations_with_replacement(range(count), count):
        orders = factorial(count) / prod(factorial(often) for often in Counter(places).values())
        yield [items[place] for place in places], orders / float(count) ** count


def _percentiles(weighed: Iterable[tuple[float, float]], confidence: float) -> tuple[float, float]:
    """The least values that hold (1 - confidence) / 2 and (1 + confidence) / 2 of the weight at or below them."""
    ordered = sorted(weighed)
    return _at(ordered, (1 - confidence) / 2), _at(ordered, (1 + confidence) / 2)


def _at(ordered: Sequence[tuple[float, float]], share: float) -> float:
    below = 0.0
    for value, weight in ordered:
        below += weight
        if below >= share - 1e-12:
            return value
    return ordered[-1][0]

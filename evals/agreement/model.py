"""A story as two people labelled it, and one row of what they agree on."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass

from evals.alpha import alpha
from evals.labels import LabelledClaim, Labels
from evals.scores.clusterings import adjusted_rand, clusters


@dataclass(frozen=True)
class Row:
    """One thing that labellers can agree on: in one story or, added up, in several."""

    what: str
    same: int
    """How many both have alike."""
    first: int
    """How many the first labeller has."""
    second: int
    """How many the second has."""
    units: tuple[tuple[Hashable, Hashable], ...] = ()
    """What each made of one thing, where values are nominal; the group that each put it in, where `grouped`."""
    grouped: bool = False
    """Whether `units` are two clusterings."""
    apart: tuple[str, ...] = ()
    """The differences, in words."""

    @property
    def f1(self) -> float | None:
        """Twice the common part over both; where both have the same things, simply the share that is alike.

        >>> Row("claims", same=3, first=4, second=4).f1
        0.75
        """
        total = self.first + self.second
        return 2 * self.same / total if total else None

    @property
    def corrected(self) -> float | None:
        """Agreement above chance: Krippendorff's alpha, or the adjusted Rand index of two clusterings.

        None where neither has a meaning: nothing was valued by both, or no value differs from another.
        """
        return _rand(self.units) if self.grouped else alpha(self.units)

    def __add__(self, other: Row) -> Row:
        first, second = self.first + other.first, self.second + other.second
        units, apart = self.units + other.units, self.apart + other.apart
        return Row(self.what, self.same + other.same, first, second, units, self.grouped, apart)


@dataclass(frozen=True)
class Both:
    """One story as two people labelled it."""

    one: Labels
    two: Labels
    paired: Mapping[str, str]
    """From the first labeller's claim to the second's."""

    @property
    def claims(self) -> list[tuple[LabelledClaim, LabelledClaim]]:
        """Paired claims."""
        mine, theirs = claims_of(self.one), claims_of(self.two)
        return [(mine[a], theirs[b]) for a, b in self.paired.items()]

    def met(self, names: Iterable[str]) -> frozenset[str]:
        """The second labeller's claims by the first's names, those left out that the first has not."""
        back = {b: a for a, b in self.paired.items()}
        return frozenset(back[name] for name in names if name in back)


def claims_of(labels: Labels) -> dict[str, LabelledClaim]:
    """All claims of a story by id."""
    return {claim.id: claim for document in labels.documents for claim in document.claims}


def _rand(units: Iterable[tuple[Hashable, Hashable]]) -> float | None:
    homes = list(units)
    return adjusted_rand(_grouped(one for one, _ in homes), _grouped(two for _, two in homes))


def _grouped(homes: Iterable[Hashable]) -> tuple[frozenset[Hashable], ...]:
    groups: dict[Hashable, set[Hashable]] = {}
    for place, home in enumerate(homes):
        groups.setdefault(home, set()).add(place)
    return tuple(clusters(groups.values()))

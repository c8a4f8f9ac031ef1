"""How alike two clusterings are, by the measures of coreference; mentions need not be the same on both sides.

Each function gives recall's and precision's numerators and denominators, so that stories can be pooled. A mention that
only one side has counts against that side and nothing is made up for it (Pradhan et al., ACL 2014).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from math import comb
from typing import NamedTuple

from evals.scores.matching import best_assignment

Clusters = Sequence[frozenset[Hashable]]


class Parts(NamedTuple):
    """A measure as two ratios."""

    recall: float
    recall_of: float
    precision: float
    precision_of: float


def clusters(groups: Iterable[Iterable[Hashable]]) -> Clusters:
    """Groups as sets, empty ones dropped."""
    return tuple(frozenset(group) for group in map(frozenset, groups) if group)


def lea(key: Clusters, response: Clusters) -> Parts:
    """Each cluster's share of resolved links, weighed by its size; a singleton's one link is with itself.

    Moosavi and Strube, ACL 2016.

    >>> key, response = clusters(["abc", "defg"]), clusters(["ab", "cd", "fghi"])
    >>> parts = lea(key, response)
    >>> round(parts.recall / parts.recall_of, 2), round(parts.precision / parts.precision_of, 2)
    (0.24, 0.33)
    """
    return _both(_resolved, key, response)


def b_cubed(key: Clusters, response: Clusters) -> Parts:
    """For each mention, the share of its cluster that the other side's cluster of it has (Bagga and Baldwin, 1998)."""
    return _both(_shared, key, response)


def muc(key: Clusters, response: Clusters) -> Parts:
    """Links of a spanning tree that need not be added (Vilain et al., 1995); singletons have none."""
    return _both(_kept_links, key, response)


def ceaf_e(key: Clusters, response: Clusters) -> Parts:
    """The best one-to-one map of clusters, two weighed by twice their common mentions over all (Luo, 2005: φ4)."""
    weights = [[2 * len(k & r) / (len(k) + len(r)) for r in response] for k in key]
    total = sum(weights[i][j] for i, j in best_assignment(weights))
    return Parts(total, len(key), total, len(response))


def adjusted_rand(key: Clusters, response: Clusters) -> float | None:
    """The share of pairs treated alike, corrected for chance (Hubert and Arabie, 1985), over mentions of both sides.

    None for fewer than two such mentions; 1 where both sides are the same, even if no pair could differ.
    """
    first, second = _homes(key), _homes(response)
    common = first.keys() & second.keys()
    if len(common) < 2:
        return None
    table = Counter((first[mention], second[mention]) for mention in common)
    together = sum(comb(n, 2) for n in table.values())
    rows, columns = (
        sum(comb(n, 2) for n in Counter(side[mention] for mention in common).values()) for side in (first, second)
    )
    expected = rows * columns / comb(len(common), 2)
    most = (rows + columns) / 2
    return 1.0 if most == expected else (together - expected) / (most - expected)


def _both(measure: Callable[[Clusters, Clusters], tuple[float, float]], key: Clusters, response: Clusters) -> Parts:
    return Parts(*measure(key, response), *measure(response, key))


def _resolved(clustering: Clusters, other: Clusters) -> tuple[float, float]:
    homes = _homes(other)
    size = [len(group) for group in other]
    total = 0.0
    for group in clustering:
        if len(group) == 1:
            home = homes.get(next(iter(group)))
            total += home is not None and size[home] == 1
        else:
            met = Counter(homes[mention] for mention in group if mention in homes)
            total += len(group) * sum(comb(n, 2) for n in met.values()) / comb(len(group), 2)
    return total, sum(map(len, clustering))


def _shared(clustering: Clusters, other: Clusters) -> tuple[float, float]:
    homes = _homes(other)
    met = (Counter(homes[mention] for mention in group if mention in homes) for group in clustering)
    total = sum(sum(n * n for n in counts.values()) / len(group) for group, counts in zip(clustering, met, strict=True))
    return total, sum(map(len, clustering))


def _kept_links(clustering: Clusters, other: Clusters) -> tuple[float, float]:
    homes = _homes(other)
    total = 0
    for group in clustering:
        parts = {homes[mention] for mention in group if mention in homes}
        total += len(group) - len(parts) - sum(mention not in homes for mention in group)
    return total, sum(len(group) - 1 for group in clustering)


def _homes(clustering: Clusters) -> Mapping[Hashable, int]:
    return {mention: i for i, group in enumerate(clustering) for mention in group}

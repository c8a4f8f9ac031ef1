"""Average linkage over pairs that are scored only when a vote needs them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

Pair = tuple[str, str]
Vote = Callable[[str, str], "float | None"]
"""The score of two claims, smaller id first; None where they have no say."""

_ROUNDING = 1e-9
"""Sums of scores in another order differ by less."""


class _Groups:
    """Groups under the smallest of their ids, and the votes between those that have been weighed."""

    def __init__(self, ids: Iterable[str], vote: Vote) -> None:
        self.members: dict[str, list[str]] = {key: [key] for key in ids}
        self.home = {key: key for key in self.members}
        self._vote = vote
        self._weighed: dict[str, dict[str, tuple[float, int]]] = {}

    def average_reaches(self, one: str, other: str, threshold: float) -> bool:
        total, votes = self._votes(one, other)
        return total >= threshold * votes - _ROUNDING

    def join(self, one: str, other: str) -> None:
        """The smaller id names both; votes with a third group add up where both parts are known."""
        first, second = (one, other) if one < other else (other, one)
        theirs, ours = self._weighed.pop(second, {}), self._weighed.pop(first, {})
        for third in ours.keys() | theirs.keys():
            known = self._weighed.get(third, {})
            known.pop(first, None)
            known.pop(second, None)
            if third in ours and third in theirs:
                both = ours[third][0] + theirs[third][0], ours[third][1] + theirs[third][1]
                self._remember(first, third, both)
        moved = self.members.pop(second)
        self.members[first] += moved
        self.home.update(dict.fromkeys(moved, first))

    def _votes(self, one: str, other: str) -> tuple[float, int]:
        """Sum and number of the votes between two groups."""
        known = self._weighed.get(one, {}).get(other)
        if known is None:
            pairs = ((x, y) if x < y else (y, x) for x in self.members[one] for y in self.members[other])
            votes = [vote for x, y in pairs if (vote := self._vote(x, y)) is not None]
            known = sum(votes), len(votes)
            self._remember(one, other, known)
        return known

    def _remember(self, one: str, other: str, votes: tuple[float, int]) -> None:
        self._weighed.setdefault(one, {})[other] = votes
        self._weighed.setdefault(other, {})[one] = votes


def linked(ids: Iterable[str], scores: Mapping[Pair, float], vote: Vote, threshold: float) -> list[tuple[str, ...]]:
    """Groups of ids: the best-scoring two groups join first, until none reaches the threshold on average.

    `scores` holds the pairs that reach it by themselves; two groups without such a pair cannot join.

    >>> scores = {("a", "b"): 0.9, ("b", "c"): 0.8}
    >>> linked("abc", scores, lambda x, y: scores.get((x, y), 0.0), threshold=0.5)
    [('a', 'b'), ('c',)]
    """
    groups = _Groups(ids, vote)
    for (a, b), _ in sorted(scores.items(), key=lambda entry: (-entry[1], entry[0])):
        one, other = groups.home[a], groups.home[b]
        if one != other and groups.average_reaches(one, other, threshold):
            groups.join(one, other)
    return sorted(tuple(sorted(group)) for group in groups.members.values())

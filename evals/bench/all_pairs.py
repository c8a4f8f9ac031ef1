"""Matching without any index: all pairs scored, all votes counted anew. What the engine's way must equal, and beat."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations

from briefing.merge.linkage import Pair, Vote
from briefing.merge.match import THRESHOLD, similarity, told_apart
from briefing.merge.profile import Profile

_ROUNDING = 1e-9


def match_all_pairs(profiles: Mapping[str, Profile]) -> list[tuple[str, ...]]:
    """The groups that `briefing.merge.match.match` finds, by scoring every pair of claims."""
    votes: dict[Pair, float | None] = {}

    def vote(a: str, b: str) -> float | None:
        """The score of two claims; None where one document tells them apart. Only what scores is kept."""
        if (a, b) in votes:
            return votes[a, b]
        score = similarity(profiles[a], profiles[b])
        found = None if told_apart(profiles[a], profiles[b], score) else score
        if found != 0:
            votes[a, b] = found
        return found

    scored = ((a, b, vote(a, b)) for a, b in combinations(sorted(profiles), 2))
    reaching = [(-score, a, b) for a, b, score in scored if score is not None and score >= THRESHOLD]
    home = {key: frozenset({key}) for key in profiles}
    for _, a, b in sorted(reaching):
        if home[a] != home[b] and _reaches(vote, home[a], home[b]):
            joined = home[a] | home[b]
            home |= dict.fromkeys(joined, joined)
    return sorted(tuple(sorted(group)) for group in set(home.values()))


def _reaches(vote: Vote, one: frozenset[str], other: frozenset[str]) -> bool:
    pairs = ((min(x, y), max(x, y)) for x in one for y in other)
    votes = [found for a, b in pairs if (found := vote(a, b)) is not None]
    return sum(votes) >= THRESHOLD * len(votes) - _ROUNDING

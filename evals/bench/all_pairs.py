"""Matching without any index: each pair scored, each vote counted anew. What the engine's way must equal, and beat."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations

from briefing.merge.match import THRESHOLD, similarity, told_apart
from briefing.merge.profile import Profile

_ROUNDING = 1e-9

Scores = dict[tuple[str, str], float]


def match_all_pairs(profiles: Mapping[str, Profile]) -> list[tuple[str, ...]]:
    """The groups that `briefing.merge.match.match` finds, by scoring every pair of claims."""
    scores: Scores = {}
    for a, b in combinations(sorted(profiles), 2):
        score = similarity(profiles[a], profiles[b])
        if not told_apart(profiles[a], profiles[b], score):
            scores[a, b] = score
    home = {key: frozenset({key}) for key in profiles}
    for (a, b), score in sorted(scores.items(), key=lambda entry: (-entry[1], entry[0])):
        if score >= THRESHOLD and home[a] != home[b] and _reaches(home[a], home[b], scores):
            joined = home[a] | home[b]
            home |= dict.fromkeys(joined, joined)
    return sorted(tuple(sorted(group)) for group in set(home.values()))


def _reaches(one: frozenset[str], other: frozenset[str], scores: Scores) -> bool:
    pairs = ((min(x, y), max(x, y)) for x in one for y in other)
    votes = [scores[pair] for pair in pairs if pair in scores]
    return sum(votes) >= THRESHOLD * len(votes) - _ROUNDING

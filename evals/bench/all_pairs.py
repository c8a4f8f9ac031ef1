"""Matching without any index: each pair scored, each vote counted anew. What the engine's way must equal, and beat."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations

from briefing.merge.match import THRESHOLD, similarity, told_apart
from briefing.merge.profile import Profile

_ROUNDING = 1e-9


def match_all_pairs(profiles: Mapping[str, Profile]) -> list[tuple[str, ...]]:
    """The groups that `briefing.merge.match.match` finds, by scoring every pair of claims."""
    scored = ((a, b, _vote(profiles, a, b)) for a, b in combinations(sorted(profiles), 2))
    reaching = [(-score, a, b) for a, b, score in scored if score is not None and score >= THRESHOLD]
    home = {key: frozenset({key}) for key in profiles}
    for _, a, b in sorted(reaching):
        if home[a] != home[b] and _reaches(profiles, home[a], home[b]):
            joined = home[a] | home[b]
            home |= dict.fromkeys(joined, joined)
    return sorted(tuple(sorted(group)) for group in set(home.values()))


def _vote(profiles: Mapping[str, Profile], a: str, b: str) -> float | None:
    """The score of two claims; None where one document tells them apart."""
    score = similarity(profiles[a], profiles[b])
    return None if told_apart(profiles[a], profiles[b], score) else score


def _reaches(profiles: Mapping[str, Profile], one: frozenset[str], other: frozenset[str]) -> bool:
    pairs = ((min(x, y), max(x, y)) for x in one for y in other)
    votes = [vote for a, b in pairs if (vote := _vote(profiles, a, b)) is not None]
    return sum(votes) >= THRESHOLD * len(votes) - _ROUNDING

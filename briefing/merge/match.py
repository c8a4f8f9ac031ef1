"""Which claims are about the same matter.

Claims are compared by the rare concepts, names and quotations that they share; figures and dates decide nothing here,
for two claims that contradict each other share everything but those. Scores only propose: claims join a finding by
average linkage, so that one vague sentence cannot chain two matters together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from math import sqrt

from briefing.merge.profile import Profile

THRESHOLD = 0.40
"""Least average score of two groups that become one finding."""

POSTINGS_MOST = 400
"""A feature that more claims than this share proposes no pairs by itself; rarer ones do."""

SAME_QUOTATION = 5
"""Least number of words in a run that two quotations share to be the same words."""


def match(profiles: Mapping[str, Profile]) -> list[tuple[str, ...]]:
    """Groups of claim ids, each about one matter; every claim is in exactly one group.

    The result depends on the set of claims, not on their order.
    """
    scores = {pair: score for pair in _candidates(profiles) if (score := similarity(*map(profiles.get, pair))) > 0}  # type: ignore[arg-type]
    return _linked(sorted(profiles), scores)


def similarity(one: Profile, other: Profile) -> float:
    """0 to 1: the geometric mean of weighted Jaccard and of the share of the smaller claim that the other holds."""
    shared = one.features.keys() & other.features.keys()
    common = sum(min(one.features[f], other.features[f]) for f in shared)
    if not common:
        return 0.0
    least = min(one.total, other.total)
    score = sqrt(common / (one.total + other.total - common) * min(1.0, common / least))
    if same_quotation(one, other):
        return max(score, 0.5 + score / 2)
    return score


def same_quotation(one: Profile, other: Profile) -> bool:
    """Whether both quote the same words, whatever the punctuation around and in them."""
    return any(_shared_run(a, b) >= SAME_QUOTATION for a in one.quotations for b in other.quotations)


def _shared_run(one: Sequence[str], other: Sequence[str]) -> int:
    """Length of the longest run of words that both hold."""
    best = 0
    previous = [0] * (len(other) + 1)
    for word in one:
        row = [0] * (len(other) + 1)
        for j, with_word in enumerate(other, 1):
            if word == with_word:
                row[j] = previous[j - 1] + 1
                best = max(best, row[j])
        previous = row
    return best


def _candidates(profiles: Mapping[str, Profile]) -> set[tuple[str, str]]:
    """Pairs of ids, smaller first, that share a feature which is not too common."""
    postings: dict[str, list[str]] = defaultdict(list)
    for key in sorted(profiles):
        for feature in profiles[key].features:
            postings[feature].append(key)
    return {pair for holders in postings.values() if len(holders) <= POSTINGS_MOST for pair in combinations(holders, 2)}


def _linked(ids: Iterable[str], scores: Mapping[tuple[str, str], float]) -> list[tuple[str, ...]]:
    """Average linkage: the best-scoring two groups join first, until none reaches the threshold."""
    groups: dict[str, list[str]] = {key: [key] for key in ids}
    home = {key: key for key in groups}
    for (a, b), score in sorted(scores.items(), key=lambda entry: (-entry[1], entry[0])):
        one, other = home[a], home[b]
        if score < THRESHOLD or one == other:
            continue
        pairs = [scores.get((min(x, y), max(x, y)), 0.0) for x in groups[one] for y in groups[other]]
        if sum(pairs) / len(pairs) < THRESHOLD:
            continue
        first, second = sorted((one, other))
        groups[first] += groups.pop(second)
        home |= dict.fromkeys(groups[first], first)
    return sorted(tuple(sorted(group)) for group in groups.values())

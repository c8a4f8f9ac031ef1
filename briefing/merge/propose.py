"""Which pairs of claims are worth scoring: all that can reach a threshold, and few others.

The score of a pair without a shared slot or quotation is c / sqrt((a + b - c) * min(a, b)), where c is the weight that
both hold and a, b are their totals. At best the other claim is just what both hold, so c must be at least the squared
threshold times a. Hence the prefix filter of AllPairs (Bayardo, Ma and Srikant 2007): put each claim's features in one
order, the least shared ones first; a claim's last features that together weigh less than that can be left out of the
index, and no pair is lost. What the index has seen of a pair plus the most that the rest can add is a bound on c, which
refuses most pairs before they are compared (Xiao et al. 2008, PPJoin, do so by position).

Slots and quotations raise a score past any such bound; pairs that share one are found by keys of their own.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain

from briefing.merge.profile import Profile
from briefing.merge.roles import TELLING_DIGITS, rounded, telling

_ROUNDING = 1e-9
"""Sums of weights in another order differ by less."""


@dataclass(slots=True)
class _Index:
    """The claims seen so far: who holds a feature among the first ones, and with which weight."""

    postings: dict[str, list[tuple[int, float]]] = field(default_factory=lambda: defaultdict(list))
    keyed: dict[Hashable, list[int]] = field(default_factory=lambda: defaultdict(list))
    anchored: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))


def propose(profiles: Mapping[str, Profile], threshold: float, run: int) -> Iterator[tuple[str, str]]:
    """Pairs of ids, smaller first, each once: every pair that shares a feature and can score `threshold` or more.

    `run` is how many words in a row make two quotations the same. The pairs come in no order that means anything.
    """
    ids = sorted(profiles)
    spread = Counter(chain.from_iterable(profile.features for profile in profiles.values()))
    index = _Index()
    totals: list[float] = []
    rests: list[float] = []
    for place, key in enumerate(ids):
        profile = profiles[key]
        first, rest = _first_features(profile, spread, threshold)
        found = _by_weight(index, totals, rests, profile.total, first, rest, threshold)
        if profile.quotations:
            found |= {n for n in _by_quotation(index, profile, run) if _share(profile, profiles[ids[n]])}
        if profile.figures or profile.moments:
            found |= {n for n in _by_slot(index, profile) if _may_share_slot(profile, profiles[ids[n]])}
        for feature, weight in first:
            index.postings[feature].append((place, weight))
        totals.append(profile.total)
        rests.append(rest)
        _enter(index, place, profile, run)
        yield from ((ids[n], key) for n in found)


def _first_features(
    profile: Profile, spread: Mapping[str, int], threshold: float
) -> tuple[list[tuple[str, float]], float]:
    """A claim's features without those that may stay out of the index, and the weight of these."""
    ordered = sorted(profile.features.items(), key=lambda entry: (spread[entry[0]], entry[0]))
    spare, rest = threshold * threshold * profile.total - _ROUNDING, 0.0
    while ordered and rest + ordered[-1][1] < spare:
        rest += ordered.pop()[1]
    return ordered, rest


def _by_weight(
    index: _Index,
    totals: list[float],
    rests: list[float],
    total: float,
    first: list[tuple[str, float]],
    rest: float,
    threshold: float,
) -> set[int]:
    """Places of the earlier claims that may hold enough of the same weight."""
    seen: dict[int, float] = {}
    for feature, weight in first:
        for place, other in index.postings[feature]:
            seen[place] = seen.get(place, 0.0) + (weight if weight < other else other)  # noqa: FURB136 - min() takes thrice as long
    least = threshold * threshold
    found = set()
    for place, common in seen.items():
        theirs, left = totals[place], rests[place]
        smaller = theirs if theirs < total else total  # noqa: FURB136 - as above
        most = common + (left if left > rest else rest)  # noqa: FURB136 - as above
        most = (most if most < smaller else smaller) + _ROUNDING  # noqa: FURB136 - as above
        if most * most >= least * (total + theirs - most) * smaller:
            found.add(place)
    return found


def _by_quotation(index: _Index, profile: Profile, run: int) -> set[int]:
    """Places of the earlier claims that quote the same words."""
    return {place for key in _quoted(profile, run) for place in index.keyed.get(key, ())}


def _by_slot(index: _Index, profile: Profile) -> set[int]:
    """Places of the earlier claims that may share a slot."""
    found = {place for key in _slots(profile) for place in index.keyed.get(key, ())}
    anchors = {anchor for moment in profile.moments for anchor in moment.anchors}
    shared = Counter(place for anchor in anchors for place in index.anchored.get(anchor, ()))
    return found | {place for place, count in shared.items() if count >= 2}


def _enter(index: _Index, place: int, profile: Profile, run: int) -> None:
    for key in (*_slots(profile), *_quoted(profile, run)):
        index.keyed[key].append(place)
    for anchor in {anchor for moment in profile.moments for anchor in moment.anchors}:
        index.anchored[anchor].append(place)


def _slots(profile: Profile) -> set[Hashable]:
    """What claims share that count the same, or have a figure in common that tells something."""
    told = [value for figure in profile.figures if (value := telling(figure))]
    values = {(unit, rounded(value, TELLING_DIGITS)) for unit, value in told}
    return values | {
        (figure.unit, figure.role, figure.value.low if figure.role == "ordinal" else None)
        for figure in profile.figures
        if figure.unit and figure.role
    }


def _quoted(profile: Profile, run: int) -> set[Hashable]:
    """What claims share that quote the same words."""
    return {words[i : i + run] for words in profile.quotations for i in range(len(words) - run + 1)}


def _may_share_slot(one: Profile, other: Profile) -> bool:
    """Whether a slot in common can count: not where each names only what the other's document does not know of."""
    strangers = one.names and other.names and one.names.isdisjoint(other.known) and other.names.isdisjoint(one.known)
    return not strangers and _share(one, other)


def _share(one: Profile, other: Profile) -> bool:
    return not one.features.keys().isdisjoint(other.features)

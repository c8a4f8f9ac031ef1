"""Sentences that were copied: the shorter one's runs of words stand in the other's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from briefing.merge.profile import Profile
from briefing.text import shingles

COPY_LEAST = 0.6
"""Share of the shorter sentence's shingles that makes it a near copy. On news pages copies of wire copy held .82 or
more of their 5-word shingles and everything else .11 or less; sentences are shorter than pages, hence the middle."""

COPY_WORDS = 8
"""Shorter sentences are alike by chance."""

SIZE = 4
"""Words in a shingle."""


def near_copies(group: Sequence[Profile]) -> Iterator[tuple[Profile, Profile]]:
    """Pairs of claims of two documents: the shorter one's quoted sentence stands almost whole in the other's."""
    if len({profile.claim.document_id for profile in group}) < 2:
        return
    told = [profile.evidence_words for profile in group]
    pieces = [shingles(words if len(words) >= COPY_WORDS else (), SIZE) for words in told]
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, own in enumerate(pieces):
        for piece in own:
            holders[piece].append(number)
    pairs = {pair for numbers in holders.values() if len(numbers) > 1 for pair in combinations(numbers, 2)}
    for a, b in sorted(pairs):
        one, other = group[a], group[b]
        if one.claim.document_id == other.claim.document_id:
            continue
        short, long = sorted((pieces[a], pieces[b]), key=len)
        if len(short & long) >= COPY_LEAST * len(short):
            yield one, other

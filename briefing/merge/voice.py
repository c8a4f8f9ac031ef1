"""Which claim speaks for a finding: the one that the others hold most of, and that a reader understands by itself."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from math import prod

from briefing.merge.profile import Profile
from briefing.model import Drift

LEANING, DRIFTED, LONG = 0.2, 0.5, 0.8
"""Factors on a claim that leans on its context, that has lost or changed something, that is long."""

LONG_WORDS = 32
"""A statement of more words is long."""

_REFERS = re.compile(r"\b(?:remarks?|comments?|move|also)\b", re.IGNORECASE)
_OPENS = re.compile(
    r"(?:this|these|that|those|it|he|she|they|such|both|another|the (?:two|pair|latter|former))\b", re.IGNORECASE
)
_REFERS_BACK = re.compile(r"\b(?:the|made) (?:the )?(?:remarks?|comments?|move)\b|\balso\b", re.IGNORECASE)


def voice(group: Sequence[Profile], origin: Mapping[str, str], drift: Sequence[Drift]) -> Profile:
    """The claim whose content other claims hold most of, those of other origins first.

    What only one claim of a corroborated finding says must not ride along on the verdict.
    """
    if len(group) == 1:
        return group[0]
    changed = {entry.claim_b for entry in drift}

    def rank(profile: Profile) -> tuple[float, str, float, str]:
        claim = profile.claim
        factors = (
            (LEANING, _leans(claim.statement)),
            (DRIFTED, claim.id in changed),
            (LONG, len(claim.statement.split()) > LONG_WORDS),
        )
        score = _held(profile, group, origin) * prod(factor for factor, applies in factors if applies)
        return -round(score, 6), claim.polarity, -profile.total, claim.id

    return min(group, key=rank)


def _leans(statement: str) -> bool:
    """Whether a statement points to what stands before it: "The two also said …"."""
    if _OPENS.match(statement):
        return True
    return any(map(_may_refer, statement.split())) and bool(_REFERS_BACK.search(statement))


@lru_cache(maxsize=65536)
def _may_refer(piece: str) -> bool:
    """A quick look at what stands between two spaces."""
    return bool(_REFERS.search(piece))


def _held(profile: Profile, group: Sequence[Profile], origin: Mapping[str, str]) -> float:
    """Share of a claim's content, by weight, that claims of other origins have too; else of all the other claims."""
    others = [p for p in group if origin[p.claim.id] != origin[profile.claim.id]]
    known = {feature for p in others or group if p is not profile for feature in p.features}
    held = sum(weight for feature, weight in profile.features.items() if feature in known)
    return held / profile.total if profile.total else 0.0

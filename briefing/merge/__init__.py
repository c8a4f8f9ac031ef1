"""Claims → Findings, in four ideas of a module each: match, origins, relations, verdicts.

`profile` reads a claim once for all of them; `drift` and `voice` add what changed and which claim speaks for the rest.

No model, no clock, no chance: the same claims give the same findings in any order; an unrelated document changes no
other finding; a copy never raises a verdict.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefing.merge.drift import find_drift
from briefing.merge.match import match
from briefing.merge.origins import OriginFinder, trace_relays
from briefing.merge.profile import Profile, read_profiles
from briefing.merge.relations import Context, relate
from briefing.merge.verdicts import verdict
from briefing.merge.voice import voice
from briefing.model import Claim, Document, Finding, content_id

__all__ = ["merge", "trace_relays"]

_RANK = {"corroborated": 0, "contested": 1, "repeated": 2, "varying": 3, "single": 4}


def merge(documents: Sequence[Document], claims: Sequence[Claim]) -> tuple[Finding, ...]:
    """Cross-check the claims of several documents; every claim is in exactly one finding.

    Findings come best supported first. A claim given twice counts once; one whose document is not among `documents`
    is its own origin.
    """
    distinct = {claim.id: claim for claim in claims}
    profiles = read_profiles(documents, [distinct[key] for key in sorted(distinct)])
    groups = [[profiles[key] for key in ids] for ids in match(profiles)]
    known = {document.id: document for document in documents}
    finder = OriginFinder(documents, groups)
    found = [(group, _finding(known, finder, group)) for group in groups]
    return tuple(finding for group, finding in sorted(found, key=lambda entry: _order(known, *entry)))


def _finding(known: dict[str, Document], finder: OriginFinder, group: Sequence[Profile]) -> Finding:
    origin = finder.origins(group)
    context = Context(known, group)
    relations = relate(context)
    document_ids = sorted({p.claim.document_id for p in group})
    ordered = sorted(group, key=_place)
    drift = find_drift(context)
    return Finding(
        id=content_id("f", *sorted(origin)),
        statement=voice(ordered, origin, drift).claim.statement,
        verdict=verdict(len(document_ids), origin, relations),
        claim_ids=tuple(p.claim.id for p in ordered),
        document_ids=tuple(document_ids),
        origins=tuple(sorted(set(origin.values()))),
        relations=tuple(relations),
        drift=tuple(drift),
    )


def _place(profile: Profile) -> tuple[str, int, str]:
    claim = profile.claim
    return claim.document_id, claim.evidence[0].start if claim.evidence else 0, claim.id


def _order(known: dict[str, Document], group: Sequence[Profile], finding: Finding) -> tuple[int, int, int, float, str]:
    """Corroborated by most origins first; then by how many documents tell it, and how early in their texts."""
    support = len(finding.origins) if finding.verdict == "corroborated" else 1
    return -support, -len(finding.document_ids), _RANK[finding.verdict], _depth(known, group), finding.id


def _depth(known: dict[str, Document], group: Sequence[Profile]) -> float:
    """How deep in their texts the documents tell it, on average: 0 at the first character, 1 at the last."""
    first: dict[str, float] = {}
    for profile in group:
        claim = profile.claim
        document = known.get(claim.document_id)
        start = claim.evidence[0].start / max(1, len(document.text)) if claim.evidence and document else 0.0
        first[claim.document_id] = min(start, first.get(claim.document_id, 1.0))
    return round(sum(first.values()) / len(first), 6)

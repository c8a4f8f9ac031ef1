"""Claims → Findings, in four ideas of a module each: match, origins, relations, verdicts.

`profile` reads a claim once for all of them; `drift` and `voice` add what changed and which claim speaks for the rest.

No model, no clock, no chance: the same claims give the same findings in any order; an unrelated document changes no
other finding; a copy never raises a verdict.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefing.merge.drift import find_drift
from briefing.merge.match import match
from briefing.merge.origins import OriginFinder
from briefing.merge.profile import Profile, read_profiles
from briefing.merge.relations import Context, relate
from briefing.merge.verdicts import verdict
from briefing.merge.voice import voice
from briefing.model import Claim, Document, Finding, content_id

__all__ = ["merge"]

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
    return tuple(finding for group, finding in sorted(found, key=lambda entry: _order(*entry)))


def _finding(known: dict[str, Document], finder: OriginFinder, group: Sequence[Profile]) -> Finding:
    origin = finder.origins(group)
    context = Context(known, origin, group)
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


def _order(group: Sequence[Profile], finding: Finding) -> tuple[int, int, int, int, str]:
    """Corroborated by most origins first; then by how many documents tell it, and how early in their text."""
    support = len(finding.origins) if finding.verdict == "corroborated" else 1
    place = min(p.claim.evidence[0].start if p.claim.evidence else 0 for p in group)
    return -support, -len(finding.document_ids), _RANK[finding.verdict], place, finding.id

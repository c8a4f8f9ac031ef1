"""CandidateClaim → Claim | Rejection: exact spans, and a statement that says no more than its sentences do.

A quote can be exact and still mislead: "not" left out in front of it, a figure from elsewhere in the statement. So the
statement is checked against the whole sentences that its quotes stand in: figures, dates, names and negation. What
fails is a value with a reason, never an exception and never silence.
"""

from __future__ import annotations

from collections.abc import Iterable

from briefing.ground.checks import CHECKS
from briefing.ground.support import Refused, Support, locate_all, missing_names, tidy
from briefing.ground.values import used_quantities, used_times
from briefing.model import CandidateClaim, Claim, Document, EvidenceSpan, Rejection, RejectionReason
from briefing.normalize import is_denied

__all__ = ["ground", "ground_all"]


def ground_all(document: Document, candidates: Iterable[CandidateClaim]) -> tuple[list[Claim], list[Rejection]]:
    """Ground all candidates of one document; of two that say the same in the same place, the first stays."""
    claims: dict[str, Claim] = {}
    rejections: list[Rejection] = []
    for candidate in candidates:
        outcome = ground(document, candidate)
        if isinstance(outcome, Rejection):
            rejections.append(outcome)
        elif outcome.id in claims:
            rejections.append(_rejection(document, candidate, "duplicate", f'"{outcome.statement}" is there already'))
        else:
            claims[outcome.id] = outcome
    return list(claims.values()), rejections


def ground(document: Document, candidate: CandidateClaim) -> Claim | Rejection:
    """Give a candidate its exact spans, or say why it has none.

    >>> text = Document(text="The mayor did not resign on Monday. Two aides did.")
    >>> ground(text, CandidateClaim(statement="The mayor resigned.", quotes=("resign on Monday",))).reason
    'negation_changed'
    >>> ground(text, CandidateClaim(statement="Two aides resigned.", quotes=("two aides did",))).evidence[0].quote
    'Two aides did'
    """
    try:
        spans = locate_all(document, candidate)
        support = Support(document, spans)
        spans += missing_names(support, candidate.statement)
        support = Support(document, spans)
        for check in CHECKS:
            check(support, candidate)
    except Refused as refusal:
        return _rejection(document, candidate, refusal.reason, refusal.detail)
    return Claim(
        document_id=document.id,
        statement=tidy(candidate.statement),
        evidence=tuple(
            EvidenceSpan(document_id=document.id, start=a, end=b, quote=document.text[a:b])
            for a, b in dict.fromkeys(spans)
        ),
        attribution=candidate.attribution,
        quantities=used_quantities(support, candidate.statement),
        times=used_times(support, candidate.statement),
        modality=candidate.modality,
        polarity="denied" if is_denied(candidate.statement) else "affirmed",
    )


def _rejection(document: Document, candidate: CandidateClaim, reason: RejectionReason, detail: str) -> Rejection:
    return Rejection(document_id=document.id, candidate=candidate, reason=reason, detail=detail)

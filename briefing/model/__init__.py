"""Every type that crosses a stage, in the order of the flow.

    Document → CandidateClaim → Claim | Rejection → Finding → Briefing

A type's name says how far its content has been trusted. All are frozen; ids are hashes of content; `start` and `end`
count Unicode code points of a document's canonical text, end exclusive.
"""

from briefing.model.base import Value, content_id
from briefing.model.candidate import Attribution, CandidateClaim, Extraction, Modality, Role, Usage
from briefing.model.claim import Claim, EvidenceSpan, Polarity, Rejection, RejectionReason
from briefing.model.document import Basis, Block, BlockKind, Document
from briefing.model.finding import Drift, DriftKind, Finding, Relation, RelationKind, Slot, Verdict
from briefing.model.page import (
    SCHEMA_VERSION,
    Briefing,
    DailyBriefing,
    Omission,
    Provenance,
    Section,
    SectionKind,
    Sentence,
)
from briefing.model.relay import Relay, RelayKind
from briefing.model.values import Bound, Granularity, Mention, Quantity, TimeExpression

__all__ = [
    "SCHEMA_VERSION",
    "Attribution",
    "Basis",
    "Block",
    "BlockKind",
    "Bound",
    "Briefing",
    "CandidateClaim",
    "Claim",
    "DailyBriefing",
    "Document",
    "Drift",
    "DriftKind",
    "EvidenceSpan",
    "Extraction",
    "Finding",
    "Granularity",
    "Mention",
    "Modality",
    "Omission",
    "Polarity",
    "Provenance",
    "Quantity",
    "Rejection",
    "RejectionReason",
    "Relation",
    "RelationKind",
    "Relay",
    "RelayKind",
    "Role",
    "Section",
    "SectionKind",
    "Sentence",
    "Slot",
    "TimeExpression",
    "Usage",
    "Value",
    "Verdict",
    "content_id",
]

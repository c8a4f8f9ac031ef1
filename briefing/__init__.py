"""A cross-checked news briefing in which every sentence leads to the exact characters it rests on.

The stages, in the order in which `pipeline` runs them:

    ingest    files, pages, records → Document
    extract   Document → CandidateClaim, by a model or by the embedded extractor
    ground    CandidateClaim → Claim with exact spans | Rejection with a reason
    merge     claims of all documents → Findings: what agrees, what contradicts, from how many origins
    compose   Findings → Briefing: what to say, in which order, with which citations
    render    Briefing → page, Markdown, terminal, JSON

>>> import briefing
>>> document = briefing.Document(text="The bridge was closed on Monday.", publisher="Harbour Post")
>>> document.label
'Harbour Post'
"""

from briefing.errors import BriefingError
from briefing.ingest import from_text
from briefing.merge import merge
from briefing.model import (
    Attribution,
    Briefing,
    CandidateClaim,
    Claim,
    DailyBriefing,
    Document,
    EvidenceSpan,
    Finding,
    Quantity,
    Rejection,
    Relation,
    TimeExpression,
)
from briefing.pipeline import brief, choose_extractor, daily, ground
from briefing.settings import Settings
from briefing.version import __version__

__all__ = [
    "Attribution",
    "Briefing",
    "BriefingError",
    "CandidateClaim",
    "Claim",
    "DailyBriefing",
    "Document",
    "EvidenceSpan",
    "Finding",
    "Quantity",
    "Rejection",
    "Relation",
    "Settings",
    "TimeExpression",
    "__version__",
    "brief",
    "choose_extractor",
    "daily",
    "from_text",
    "ground",
    "merge",
]

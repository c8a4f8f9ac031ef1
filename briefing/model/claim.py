"""What grounding makes of a candidate: a claim with exact spans, or a rejection with a reason."""

from __future__ import annotations

from typing import Literal

from pydantic import model_validator

from briefing.model.base import Value, content_id
from briefing.model.candidate import Attribution, CandidateClaim, Modality
from briefing.model.values import Quantity, TimeExpression

Polarity = Literal["affirmed", "denied"]


class EvidenceSpan(Value):
    """The exact characters that something rests on: `document.text[start:end] == quote`, always."""

    document_id: str
    """Which document."""
    start: int
    """First code point."""
    end: int
    """One past the last code point."""
    quote: str
    """The characters themselves."""


RejectionReason = Literal[
    "empty_statement",
    "quote_not_found",
    "quote_outside_body",
    "figure_not_in_quote",
    "date_not_in_quote",
    "name_not_in_quote",
    "negation_changed",
    "speaker_not_in_document",
    "statement_not_supported",
    "duplicate",
]


class Rejection(Value):
    """A candidate that did not become a claim, kept with its reason, counted and shown."""

    document_id: str
    """Which document it was proposed for."""
    candidate: CandidateClaim
    """What was proposed."""
    reason: RejectionReason
    """From a closed list."""
    detail: str
    """What exactly was wrong, naming the words: '"14,000" is not in the quoted sentence'."""


class Claim(Value):
    """The smallest statement in a document that could be true or false by itself, with its evidence."""

    id: str = ""
    """Hash of document, statement and spans; made where none is given."""
    document_id: str
    """Whose document says it."""
    statement: str
    """One self-contained sentence."""
    evidence: tuple[EvidenceSpan, ...]
    """First the span that the statement rests on."""
    attribution: tuple[Attribution, ...] = ()
    """Outermost first; empty where the publisher speaks for itself."""
    quantities: tuple[Quantity, ...] = ()
    """Figures in the statement's evidence that the statement uses."""
    times: tuple[TimeExpression, ...] = ()
    """Times in the statement's evidence that the statement uses."""
    modality: Modality = "asserted"
    """Whether it is put as so, as possible, or as an intention."""
    polarity: Polarity = "affirmed"
    """`denied` where the statement says that something is not so."""

    @model_validator(mode="before")
    @classmethod
    def _fill_in(cls, data: object) -> object:
        if not isinstance(data, dict) or "id" in data:
            return data
        spans = [s if isinstance(s, dict) else s.model_dump() for s in data.get("evidence", ())]
        where = [f"{s.get('start')}:{s.get('end')}" for s in spans]
        return {**data, "id": content_id("c", data.get("document_id"), data.get("statement"), *where)}

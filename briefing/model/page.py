"""What a reader gets: the briefing of a story, and of a day."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from pydantic import model_validator

from briefing.model.base import Value
from briefing.model.candidate import Usage
from briefing.model.claim import Claim, EvidenceSpan, Rejection
from briefing.model.document import Document
from briefing.model.finding import Finding
from briefing.model.relay import Relay

SCHEMA_VERSION = "1.2"


SectionKind = Literal["key_points", "contested", "varying", "corroborated", "repeated", "single", "background", "open"]


class Sentence(Value):
    """One sentence of a briefing with what it rests on. A sentence without findings and citations cannot be built."""

    text: str
    """Plain words; figures, dates and hedges as the sources have them."""
    finding_ids: tuple[str, ...]
    """At least one."""
    citations: tuple[EvidenceSpan, ...]
    """At least one; all figures, dates and names of `text` occur in them."""

    @model_validator(mode="after")
    def _grounded(self) -> Sentence:
        if not (self.finding_ids and self.citations):
            raise ValueError("a sentence ships only with a finding and a citation behind it")
        return self


class Section(Value):
    """A part of the page."""

    kind: SectionKind
    """What the part is for."""
    heading: str
    """As printed."""
    sentences: tuple[Sentence, ...]
    """In reading order."""


class Omission(Value):
    """A document, or a passage of one, that the briefing lacks, and why."""

    name: str
    """File name or label of the document."""
    reason: str
    """One line, with the remedy where there is one."""
    document_id: str | None = None
    """Its id, where it was read at all."""


class Provenance(Value):
    """What made the briefing."""

    extractor: Literal["model", "embedded", "given"]
    """Which extractor wrote the candidate claims; `given` where the caller brought the claims."""
    code_version: str
    """Version of this package."""
    model: str | None = None
    """The model's name at its endpoint; for the embedded extractor, the language pipeline and its version."""
    prompt_name: str | None = None
    """Name in the prompt's front matter."""
    prompt_version: str | None = None
    """Version in the prompt's front matter."""
    prompt_hash: str | None = None
    """SHA-256 of all that the prompt file sends, 12 hex digits."""
    usage: Usage = Usage()
    """Tokens, calls, cache hits, cost and seconds."""


class Briefing(Value):
    """The cited output for one story."""

    schema_version: str = SCHEMA_VERSION
    """Of this contract; a reader refuses a major version that it does not know."""
    id: str
    """Hash of the documents and the findings."""
    topic: str
    """What the story is about: the names and words that most documents share."""
    headline: str
    """At most a dozen words, from the best-supported finding; empty where there is none."""
    headline_citations: tuple[EvidenceSpan, ...] = ()
    """What the headline rests on."""
    generated_at: datetime
    """When it was made, as the caller said."""
    sections: tuple[Section, ...]
    """In reading order; empty sections are left out."""
    findings: tuple[Finding, ...]
    """Best supported first."""
    claims: tuple[Claim, ...]
    """In the order of documents and text."""
    relays: tuple[Relay, ...] = ()
    """Who has it from whom, the arrows with most claims first."""
    rejections: tuple[Rejection, ...]
    """What extractors proposed and grounding refused."""
    documents: tuple[Document, ...]
    """Whole, so that every citation can be checked."""
    omissions: tuple[Omission, ...] = ()
    """What could not be read or extracted, and why."""
    provenance: Provenance
    """What made it."""


class DailyBriefing(Value):
    """The cited output for a day: one briefing a story, the best supported first."""

    schema_version: str = SCHEMA_VERSION
    """Of this contract."""
    id: str
    """Hash of the day and its briefings."""
    day: date
    """The day that was asked for."""
    generated_at: datetime
    """When it was made, as the caller said."""
    briefings: tuple[Briefing, ...]
    """One a story."""
    omissions: tuple[Omission, ...] = ()
    """Documents that belong to no story of this day, and why."""

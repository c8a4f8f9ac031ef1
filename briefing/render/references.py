"""Sources and numbered references: which number, which anchor, for which characters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefing.model import Claim, Document, EvidenceSpan
from briefing.render import dates, words
from briefing.render.dates import Piece, pieces
from briefing.render.labels import Labels


@dataclass(frozen=True, slots=True)
class Source:
    """A document, as a reader is told of it."""

    anchor: str
    """Where its text begins on the page."""
    label: str
    """Its short name, numbered where two documents share it."""
    file: str
    """Its file's name in full where the label does not say it and the publisher is not known."""
    when: str
    """Its date in words; empty where unknown."""
    caveats: tuple[str, ...]
    """ "publisher and date inferred"."""
    document: Document

    @property
    def described(self) -> str:
        """Label, file, date and caveats on one line: how the lists of sources name it."""
        return self._with(f"{self.label} ({self.file})" if self.file else self.label)

    @property
    def dated(self) -> str:
        """Label, date and caveats on one line: how a note names it."""
        return self._with(self.label)

    def _with(self, name: str) -> str:
        line = f"{name}, {self.when}" if self.when else name
        return f"{line} ({', '.join(self.caveats)})" if self.caveats else line


@dataclass(frozen=True, slots=True)
class Reference:
    """A numbered citation."""

    number: int
    source: Source
    span: EvidenceSpan
    anchor: str
    """Where the cited characters are on the page."""


class Register:
    """Gives out anchors for spans, and numbers to those that are cited, in the order of asking."""

    def __init__(self, documents: tuple[Document, ...], prefix: str = "") -> None:
        self.prefix = prefix
        self.labels = Labels(documents)
        self._documents = {document.id: document for document in documents}
        years = {document.day.year for document in documents if document.day}
        self.year = years.pop() if len(years) == 1 else None
        """The year that goes without saying: all dated documents are of it."""
        self.sources: dict[str, Source] = {}
        for position, document in enumerate(documents, 1):
            label = self.labels.of(document)
            file = "" if document.publisher or label.startswith(document.label) else document.label
            caveats = words.caveats(document, publisher=not file)
            anchor = f"{prefix}doc-{position}"
            self.sources[document.id] = Source(anchor, label, file, words.published(document), caveats, document)
        self.references: dict[tuple[str, int, int], Reference] = {}

    def dated(self, text: str, claims: Sequence[Claim]) -> tuple[Piece, ...]:
        """A sentence with the days that the claims behind it mean by its words."""
        return pieces(text, claims, self._documents, self.year)

    def meant(self, claim: Claim, value: str) -> str:
        """The day that a claim means by some of its words; empty where it says the day itself."""
        document = self._documents[claim.document_id]
        return next((dates.meant(time, document, self.year) for time in claim.times if time.quote == value), "")

    def anchor(self, span: EvidenceSpan) -> str:
        """The same for the same characters; other spans of one document have others."""
        return f"{self.sources[span.document_id].anchor}-{span.start}-{span.end}"

    def cite(self, span: EvidenceSpan) -> Reference:
        """The span's reference, numbered now if this is the first time."""
        key = (span.document_id, span.start, span.end)
        if key not in self.references:
            number = len(self.references) + 1
            self.references[key] = Reference(number, self.sources[span.document_id], span, self.anchor(span))
        return self.references[key]

    def cite_all(self, spans: tuple[EvidenceSpan, ...]) -> tuple[Reference, ...]:
        """References without repetition, in the order of the spans."""
        return tuple(dict.fromkeys(self.cite(span) for span in spans))

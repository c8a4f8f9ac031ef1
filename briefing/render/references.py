"""Sources and numbered references: which number, which anchor, for which characters."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from briefing.model import Document, EvidenceSpan
from briefing.render import words


@dataclass(frozen=True, slots=True)
class Source:
    """A document, as a reader is told of it."""

    anchor: str
    """Where its text begins on the page."""
    label: str
    """Its publisher or file name, numbered where two documents share it."""
    when: str
    """Its date in words; empty where unknown."""
    caveats: tuple[str, ...]
    """"publisher unknown", "date inferred"."""
    document: Document

    @property
    def described(self) -> str:
        """Label, date and caveats on one line."""
        line = f"{self.label}, {self.when}" if self.when else self.label
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
        labels = Counter(document.label for document in documents)
        seen: Counter[str] = Counter()
        self.sources: dict[str, Source] = {}
        for position, document in enumerate(documents, 1):
            seen[document.label] += 1
            label = f"{document.label} ({seen[document.label]})" if labels[document.label] > 1 else document.label
            when = words.published(document)
            anchor = f"{prefix}doc-{position}"
            self.sources[document.id] = Source(anchor, label, when, words.caveats(document), document)
        self.references: dict[tuple[str, int, int], Reference] = {}

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

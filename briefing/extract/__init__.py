"""Document → CandidateClaim: what each extractor promises. The model extractor and the embedded one stand beside."""

from __future__ import annotations

from typing import Protocol

from briefing.model import Document, Extraction, Provenance, Usage


class Extractor(Protocol):
    """Anything that proposes candidate claims. Nothing that it says is trusted: `ground` checks every candidate."""

    name: str
    """`model`, `embedded`, or the caller's own."""

    def provenance(self, usage: Usage) -> Provenance:
        """What made the claims, with what it cost in all."""
        ...

    async def extract(self, document: Document) -> Extraction:
        """Candidates of one document.

        Raises ModelError where no part of the document got a usable answer; other documents are not affected.
        """
        ...

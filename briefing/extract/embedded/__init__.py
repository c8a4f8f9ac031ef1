"""The embedded extractor: candidates with no model, offline, the same for the same text on every machine.

spaCy's small English pipeline parses; rules of our own do the rest. In reading order: `parsing` (sentences and parses),
`grammar`, `words`, `quotation`; `sources` and `names` (who is cited); `shells`, `peeling` and `reporting` (attribution
taken off); `clauses`, `derived` (what a sentence takes for granted), `modality`, `pronouns`, `statements`; `reading`
(the rounds) and `writing` (the candidates).
"""

from __future__ import annotations

import asyncio

from briefing.extract.embedded.parsing import pipeline_version
from briefing.extract.embedded.reading import read
from briefing.extract.embedded.writing import write
from briefing.model import Document, Extraction, Provenance, Usage
from briefing.version import __version__

__all__ = ["EmbeddedExtractor"]


class EmbeddedExtractor:
    """Proposes candidates by parse and rule; needs no key, no network and no clock."""

    name = "embedded"

    def extract_document(self, document: Document) -> Extraction:
        """All candidates of one document, in the order of its text. Nothing rather than a guess."""
        return Extraction(candidates=tuple(write(read(document))))

    async def extract(self, document: Document) -> Extraction:
        """The same, in a thread: parsing is CPU work and would hold up a server's other answers."""
        return await asyncio.to_thread(self.extract_document, document)

    def provenance(self, usage: Usage) -> Provenance:
        """The pipeline stands where a model's name would."""
        return Provenance(extractor="embedded", code_version=__version__, model=pipeline_version(), usage=usage)

"""What the documents of a story lead with: the measure of how much a finding is what the story is about.

News puts its matter into titles and first sentences. What several documents have there is the story; what one house
leads with, or what all tell in passing, is not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from math import sqrt

from briefing.compose.wording import repeats
from briefing.model import Document, Finding, Verdict
from briefing.normalize import content_terms
from briefing.text import sentences

LEADING = 2
"""Sentences at the start of a document that count as its lead, beside its title."""

SUPPORT: Mapping[Verdict, float] = {
    "corroborated": 1.0,
    "repeated": 0.85,
    "varying": 0.85,
    "contested": 0.85,
    "single": 0.7,
}
"""What a finding's nearness to the lead is worth by its verdict: the nearest comes first, support decides the rest."""

TOLD = 0.25
"""What a term of the lead still weighs once a sentence has told it."""


class Lead:
    """Terms that the documents lead with, each weighed by its rarity and by the share of documents that have it."""

    def __init__(self, documents: Sequence[Document]) -> None:
        leads = [dict(content_terms(_lead(document))) for document in documents]
        spread = Counter(term for lead in leads for term in lead)
        least = 2 if len(documents) > 1 else 1
        self._weights = {
            term: rarity * spread[term] / len(documents)
            for lead in leads
            for term, rarity in lead.items()
            if spread[term] >= least
        }
        self._total = sum(self._weights.values())

    def nearness(self, statement: str) -> float:
        """0 to 1: the cosine-like share of common weight, so that a long sentence does not win by its length alone."""
        return self._nearness(statement, self._weights)

    def ranked(self, findings: Sequence[Finding]) -> list[Finding]:
        """The findings nearest to the lead first, by their support; those of one rank keep their order."""
        return sorted(findings, key=lambda f: -self._worth(f, self._weights))

    def chosen(self, findings: Sequence[Finding], most: int) -> list[Finding]:
        """The findings nearest to the lead, each chosen for what those before it have not told already; none twice."""
        weights, left, found = dict(self._weights), list(findings), list[Finding]()
        while left and len(found) < most:
            best = max(left, key=lambda f: self._worth(f, weights))
            left.remove(best)
            if repeats(best.statement, [finding.statement for finding in found]):
                continue
            found.append(best)
            weights |= {t: weights[t] * TOLD for t, _ in content_terms(best.statement) if t in weights}
        return found

    def worth(self, statement: str, verdict: Verdict) -> float:
        """How near a statement is to the lead, weighed by its support."""
        return self.nearness(statement) * SUPPORT[verdict]

    def _worth(self, finding: Finding, weights: Mapping[str, float]) -> float:
        return round(self._nearness(finding.statement, weights) * SUPPORT[finding.verdict], 6)

    def _nearness(self, statement: str, weights: Mapping[str, float]) -> float:
        terms = dict(content_terms(statement))
        own = sum(terms.values())
        common = sum(weights.get(term, 0.0) for term in terms)
        return common / sqrt(own * self._total) if own and self._total else 0.0


def _lead(document: Document) -> str:
    titles = [document.title or "", *(document.text[b.start : b.end] for b in document.blocks if b.kind == "title")]
    return "\n".join([*titles, *islice(_running(document), LEADING)])


def _running(document: Document) -> Iterator[str]:
    """The sentences of the running text."""
    for block in document.body:
        for start, end in sentences(document.text, block.start, block.end):
            yield document.text[start:end]

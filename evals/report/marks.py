"""A text cut into stretches, so that overlapping spans of several claims can all be marked in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from briefing.model import Claim, Document, EvidenceSpan


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters under the same claims."""

    text: str
    claims: tuple[str, ...]
    """Statements of the claims that rest on these characters."""
    met: bool
    """Whether the other side has a claim that rests on some of the same span; a look, no score."""


def stretches(document: Document, claims: Sequence[Claim], others: Sequence[Claim]) -> Iterator[Stretch]:
    """The whole text in order, cut where a claim's first span begins or ends.

    Further spans say who or when is meant, and are not marked.
    """
    spans = [(span, claim.statement) for span, claim in _first(document, claims)]
    opposite = [span for span, _ in _first(document, others)]
    edges = sorted({0, len(document.text), *(edge for span, _ in spans for edge in (span.start, span.end))})
    for start, end in pairwise(edges):
        here = [(span, statement) for span, statement in spans if span.start <= start and end <= span.end]
        yield Stretch(
            text=document.text[start:end],
            claims=tuple(statement for _, statement in here),
            met=any(overlap(span, other) for span, _ in here for other in opposite),
        )


def overlap(one: EvidenceSpan, other: EvidenceSpan) -> bool:
    """Whether two spans share a character."""
    return one.document_id == other.document_id and one.start < other.end and other.start < one.end


def _first(document: Document, claims: Sequence[Claim]) -> list[tuple[EvidenceSpan, Claim]]:
    return [(c.evidence[0], c) for c in claims if c.document_id == document.id and c.evidence]

"""A text cut into stretches, so that overlapping spans of several claims can all be marked in it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from briefing.model import Claim, Document

State = Literal["met", "partly", "alone", ""]
"""Whether all, some or none of the claims here have a counterpart on the other side; "" where no claim rests."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters under the same claims."""

    text: str
    claims: tuple[str, ...]
    """Statements of the claims that rest on these characters."""
    state: State


def stretches(document: Document, claims: Sequence[Claim], met: Collection[str]) -> Iterator[Stretch]:
    """The whole text in order, cut where a claim's first span begins or ends; `met` are ids with a counterpart.

    Further spans say who or when is meant, and are not marked.
    """
    spans = [(claim.evidence[0], claim) for claim in claims if claim.document_id == document.id and claim.evidence]
    edges = sorted({0, len(document.text), *(edge for span, _ in spans for edge in (span.start, span.end))})
    for start, end in pairwise(edges):
        here = [claim for span, claim in spans if span.start <= start and end <= span.end]
        statements = tuple(claim.statement for claim in here)
        yield Stretch(text=document.text[start:end], claims=statements, state=_state(here, met))


def _state(claims: Sequence[Claim], met: Collection[str]) -> State:
    if not claims:
        return ""
    found = sum(claim.id in met for claim in claims)
    return "met" if found == len(claims) else "partly" if found else "alone"

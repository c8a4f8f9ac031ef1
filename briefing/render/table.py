"""The table of claims by sources: a row for each finding, a column for each document."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.model import Briefing, Claim, Finding, Relation, RelationKind
from briefing.render import words
from briefing.render.references import Register
from briefing.render.safe import shortened

_TELLING: tuple[RelationKind, ...] = ("contradicts", "differs", "updates", "refines")
"""Relations in which a claim's own words are worth a cell, the gravest first."""
_VALUE_WIDTH = 48


@dataclass(frozen=True, slots=True)
class Cell:
    """What one document has on one finding."""

    mark: str
    """ "✓" said; "≠" contradicted by another document; "" not mentioned."""
    value: str
    """The document's own words where documents differ; otherwise empty."""
    meaning: str
    """The same for a reader who hears the table."""
    anchor: str
    """Where the document says it; empty where it does not."""


@dataclass(frozen=True, slots=True)
class Row:
    """A finding and its cells, in the order of the page's sources."""

    finding: Finding
    support: str
    cells: tuple[Cell, ...]


_ABSENT = Cell("", "", "not mentioned", "")


def rows(briefing: Briefing, claims: dict[str, Claim], register: Register) -> tuple[Row, ...]:
    """One row a finding, in the briefing's order."""
    return tuple(
        Row(
            finding,
            register.labels.listed(words.support(finding)),
            tuple(_cell(finding, document_id, claims, register) for document_id in register.sources),
        )
        for finding in briefing.findings
    )


def _cell(finding: Finding, document_id: str, claims: dict[str, Claim], register: Register) -> Cell:
    said = [claims[claim_id] for claim_id in finding.claim_ids if claims[claim_id].document_id == document_id]
    if not said:
        return _ABSENT
    kind, value, claim_id = _gravest(finding, {claim.id for claim in said})
    span = claims[claim_id or said[0].id].evidence[0]
    short = shortened(value, width=_VALUE_WIDTH)
    mark, meaning = ("≠", "contradicted by another document") if kind == "contradicts" else ("✓", "said")
    return Cell(mark, short, meaning, register.anchor(span))


def _gravest(finding: Finding, said: set[str]) -> tuple[RelationKind | None, str, str]:
    """The gravest relation that a document's claims stand in, the claim's words in it, and the claim."""
    for kind in _TELLING:
        for relation in finding.relations:
            ours = _ours(relation, said) if relation.kind == kind else None
            if ours:
                return kind, *ours
    return None, "", ""


def _ours(relation: Relation, said: set[str]) -> tuple[str, str] | None:
    if relation.claim_a in said:
        return relation.value_a, relation.claim_a
    return (relation.value_b, relation.claim_b) if relation.claim_b in said else None

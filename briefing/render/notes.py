"""What changed between tellings: drift, and the relations that are neither agreement nor contradiction."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.model import Claim, Drift, Finding, Relation
from briefing.render import words
from briefing.render.references import Reference, Register


@dataclass(frozen=True, slots=True)
class Note:
    """One change, explained, with both wordings cited."""

    kind: str
    explanation: str
    references: tuple[Reference, ...]


def notes(findings: tuple[Finding, ...], claims: dict[str, Claim], register: Register) -> tuple[Note, ...]:
    """Drift first, then updates and differences of scope; a refinement loses nothing and stays in the table.

    A pair of which drift is told is not told again by a relation of the same wording.
    """
    drifts = [_note(words.DRIFTS[drift.kind], drift, claims, register) for f in findings for drift in f.drift]
    known = {frozenset((d.claim_a, d.claim_b)) for f in findings for d in f.drift if d.kind == "quotation_changed"}
    told = [
        relation
        for f in findings
        for relation in f.relations
        if relation.kind in {"updates", "differs"}
        and not (relation.slot == "wording" and frozenset((relation.claim_a, relation.claim_b)) in known)
    ]
    return tuple(dict.fromkeys([*drifts, *(_note(words.RELATIONS[r.kind], r, claims, register) for r in told)]))


def _note(kind: str, between: Drift | Relation, claims: dict[str, Claim], register: Register) -> Note:
    one, other = claims[between.claim_a], claims[between.claim_b]
    if isinstance(between, Relation) and between.kind == "updates" and between.value_a and between.value_b:
        said = _moved(between, one, other, register)
    else:
        said = register.labels.spoken(between.explanation)
    return Note(kind, said, register.cite_all((one.evidence[0], other.evidence[0])))


def _moved(relation: Relation, later: Claim, earlier: Claim, register: Register) -> str:
    """What was reported first, and what then, each with its document and day."""
    first, then = (register.sources[claim.document_id] for claim in (earlier, later))
    return f"“{relation.value_b}” ({first.dated}), then “{relation.value_a}” ({then.dated})."

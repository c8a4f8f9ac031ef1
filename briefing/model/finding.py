"""What the merger makes of claims: findings, relations, drift and a verdict."""

from __future__ import annotations

from typing import Literal

from briefing.model.base import Value

RelationKind = Literal["agrees", "refines", "updates", "differs", "contradicts"]
Slot = Literal["quantity", "time", "place", "participant", "attribution", "wording", "polarity"]
DriftKind = Literal["hedge_dropped", "paraphrase_quoted", "quotation_changed", "place_changed", "participant_changed"]
Verdict = Literal["corroborated", "repeated", "single", "contested", "varying"]


class Relation(Value):
    """How two matched claims stand to each other in one slot."""

    kind: RelationKind
    """Agreement, refinement, update, difference of scope, or contradiction."""
    slot: Slot
    """What is compared."""
    claim_a: str
    """Id of a claim; for `refines` the more specific one, for `updates` the later one."""
    claim_b: str
    """Id of the other claim."""
    rule: str
    """Name of the rule that decided."""
    explanation: str
    """One sentence that a reader understands, with both values in their sources' words."""
    value_a: str = ""
    """The first claim's words in the slot."""
    value_b: str = ""
    """The second claim's words in the slot."""


class Drift(Value):
    """A change of meaning on the way from one telling to another that is no contradiction."""

    kind: DriftKind
    """What changed."""
    claim_a: str
    """Id of the claim with the fuller or earlier wording."""
    claim_b: str
    """Id of the claim that lost or changed something."""
    explanation: str
    """One sentence, with both wordings."""


class Finding(Value):
    """Claims about the same matter, the relations between them, and a verdict."""

    id: str
    """Hash of the claims' ids."""
    statement: str
    """The best-supported claim's statement."""
    verdict: Verdict
    """How well it is supported: see the design's verdicts."""
    claim_ids: tuple[str, ...]
    """Sorted by document and place in the text."""
    document_ids: tuple[str, ...]
    """Documents that the claims stand in, sorted."""
    origins: tuple[str, ...]
    """Names of the independent origins behind the claims, sorted: what corroboration counts."""
    relations: tuple[Relation, ...] = ()
    """Between claims of this finding, contradictions first."""
    drift: tuple[Drift, ...] = ()
    """Changes between tellings."""

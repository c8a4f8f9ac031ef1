"""Contradictions as a reader sees them: who says what, side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefing.model import Claim, Finding, Relation
from briefing.render import words
from briefing.render.references import Reference, Register
from briefing.render.safe import shortened

_Telling = tuple[str, str]
"""A claim's id and its words in the slot."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of the values that cannot all hold."""

    speakers: str
    """"Gazette and Herald say"."""
    value: str
    """Their words in the slot; empty where the whole statement is the matter."""
    when: str
    """The day that those words mean, where they do not say it themselves."""
    quotes: tuple[tuple[str, Reference], ...]
    """An extract of each cited sentence, and where it stands."""


@dataclass(frozen=True, slots=True)
class Clash:
    """Sides that contradict each other in one slot."""

    slot: str
    sides: tuple[Side, ...]
    explanations: tuple[str, ...]
    """The rule's own sentences, each once."""


def clashes(finding: Finding, claims: dict[str, Claim], register: Register) -> tuple[Clash, ...]:
    """A finding's contradictions: those that share a claim and a slot form one clash."""
    relations = [relation for relation in finding.relations if relation.kind == "contradicts"]
    agreed = [relation for relation in finding.relations if relation.kind == "agrees"]
    return tuple(_clash(group, agreed, claims, register) for group in _linked(relations))


def _linked(relations: Sequence[Relation]) -> list[list[Relation]]:
    groups: list[list[Relation]] = []
    for relation in relations:
        ends = {(relation.slot, relation.claim_a), (relation.slot, relation.claim_b)}
        joined = [group for group in groups if any(ends & {(r.slot, r.claim_a), (r.slot, r.claim_b)} for r in group)]
        apart = [group for group in groups if group not in joined]
        groups = [*apart, [*(r for group in joined for r in group), relation]]
    return groups


def _clash(relations: list[Relation], agreed: list[Relation], claims: dict[str, Claim], register: Register) -> Clash:
    slot = relations[0].slot
    same = [relation for relation in agreed if relation.slot == slot]
    apart = [{relation.claim_a, relation.claim_b} for relation in relations]
    sides = tuple(_side(tellings, claims, register) for tellings in _joined(_sides(relations), same, apart))
    explanations = tuple(dict.fromkeys(register.labels.spoken(relation.explanation) for relation in relations))
    return Clash(words.SLOTS[slot], sides, explanations)


def _sides(relations: list[Relation]) -> list[list[_Telling]]:
    """Tellings with the same words share a side, unless those very words are what clashes ("Thursday" of two weeks)."""
    told = [t for r in relations for t in ((r.claim_a, r.value_a), (r.claim_b, r.value_b))]
    clashing = any(r.value_a.casefold() == r.value_b.casefold() for r in relations)
    sides: dict[str, dict[_Telling, None]] = {}
    for telling in told:
        sides.setdefault(telling[0] if clashing else telling[1].casefold(), {})[telling] = None
    return [list(tellings) for tellings in sides.values()]


def _joined(sides: list[list[_Telling]], agreed: list[Relation], apart: Sequence[set[str]]) -> list[list[_Telling]]:
    """Sides whose values agree in other words ("June 19 last year", "June 19, 2024") are one side.

    Not where two of its claims clash: they can agree in one figure and part in another.
    """
    for relation in agreed:
        ends = {relation.claim_a, relation.claim_b}
        met = [side for side in sides if ends & {claim for claim, _ in side}]
        joined = {claim for side in met for claim, _ in side}
        if len(met) == 2 and ends <= joined and not any(clash <= joined for clash in apart):
            sides = [side for side in sides if side not in met] + [met[0] + met[1]]
    return sides


def _side(tellings: list[_Telling], claims: dict[str, Claim], register: Register) -> Side:
    quotes: dict[Reference, str] = {}
    for claim_id, value in tellings:
        span = claims[claim_id].evidence[0]
        quotes.setdefault(register.cite(span), shortened(span.quote, around=value, width=200))
    told = tuple((quote, reference) for reference, quote in quotes.items())
    whens = {register.meant(claims[claim_id], value) for claim_id, value in tellings if value == tellings[0][1]}
    when = whens.pop() if len(whens) == 1 else ""
    return Side(_speakers([claims[claim_id] for claim_id, _ in tellings], register), tellings[0][1], when, told)


def _speakers(told: list[Claim], register: Register) -> str:
    """Publishers with the same chain behind them are named together: "Gazette and Herald (citing the agency) say".

    One that says it in its own name as well is named with whom it cites.
    """
    labels: dict[str, dict[str, None]] = {}
    for claim in told:
        label = register.sources[claim.document_id].label
        chain = " → ".join(dict.fromkeys(link.name for link in claim.attribution if link.name != label))
        labels.setdefault(chain, {})[label] = None
    citing = {label for chain, names in labels.items() if chain for label in names}
    labels[""] = {label: None for label in labels.get("", ()) if label not in citing}
    named = {chain: names for chain, names in labels.items() if names}
    parts = [words.conjoined(list(names)) + (f" (citing {chain})" if chain else "") for chain, names in named.items()]
    verb = "says" if len({label for names in named.values() for label in names}) == 1 else "say"
    return f"{'; '.join(parts)} {verb}"

"""Relations pair by pair: which pairs of claims agree, refine, update, differ or contradict.

`refines` and `updates` have a direction, the other kinds have none. End to end, a pair of the system's is right where
its two claims tell two labelled ones that stand in that relation, and a labelled pair is found where some pair is right
by it: a long claim may stand for several labelled ones.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from briefing.model import Finding, Relation, RelationKind, Slot
from evals.cases import Case
from evals.scores.matching import Pairing
from evals.scores.model import Output, Score
from evals.scores.table import KINDS, Maker

Pair = tuple[str, str]
_DIRECTED: frozenset[RelationKind] = frozenset({"refines", "updates"})


@dataclass(frozen=True, slots=True)
class _Stated:
    """The relations of one kind that a system has between two claims, with the labelled pairs that they may be."""

    relations: tuple[Relation, ...]
    pairs: frozenset[Pair]

    @property
    def slots(self) -> frozenset[Slot]:
        return frozenset(relation.slot for relation in self.relations)


def relation_scores(case: Case, output: Output, pairing: Pairing) -> Iterator[Score]:
    """End to end; a labelled pair is not missed where one of its claims is optional and nobody told it."""
    assert output.briefing is not None, "a failed output is not scored"
    statements = {claim.id: claim.statement for claim in output.briefing.claims}
    return _scores(Maker(case.name), "relations", case, _relations(output.briefing.findings), pairing.tells, statements)


def gold_relation_scores(case: Case, output: Output) -> Iterator[Score]:
    """The merger alone."""
    tells = {claim.id: frozenset({claim.id}) for claim in case.claims}
    statements = {claim.id: claim.id for claim in case.claims}
    return _scores(Maker(case.name), "relations_gold", case, _relations(output.gold_findings), tells, statements)


def pair_of(kind: RelationKind, a: str, b: str) -> Pair:
    """Two claims as a pair of a kind; sorted where the kind has no direction."""
    return (a, b) if kind in _DIRECTED or a <= b else (b, a)


def _scores(
    make: Maker,
    prefix: str,
    case: Case,
    relations: Sequence[Relation],
    tells: Mapping[str, frozenset[str]],
    statements: Mapping[str, str],
) -> Iterator[Score]:
    labelled = _relations(case.findings)
    absent = case.optional - frozenset[str]().union(*tells.values())
    slots_right: list[bool] = []
    for kind in KINDS:
        wanted = {pair: rs for pair, rs in _by_pair(kind, labelled).items() if not absent & set(pair)}
        stated = [_Stated(tuple(rs), _told_pairs(rs[0], tells)) for rs in _by_pair(kind, relations).values()]
        right = [s for s in stated if s.pairs & wanted.keys()]
        found = {pair for s in right for pair in s.pairs & wanted.keys()}
        missed = [f"{a} and {b}: {wanted[a, b][0].explanation}" for a, b in wanted if (a, b) not in found]
        wrong = [_shown(s.relations[0], statements) for s in stated if s not in right]
        slots_right += [bool(s.slots & {r.slot for p in s.pairs & wanted.keys() for r in wanted[p]}) for s in right]
        recall = make.ratio(f"{prefix}.{kind}.recall", len(found), len(wanted), missed)
        precision = make.ratio(f"{prefix}.{kind}.precision", len(right), len(stated), wrong)
        yield from (recall, precision, make.f1(f"{prefix}.{kind}.f1", recall, precision))
    yield make.ratio(f"{prefix}.slot", sum(slots_right), len(slots_right))
    yield _false_contradictions(make, prefix, case, relations, tells)


def _false_contradictions(
    make: Maker, prefix: str, case: Case, relations: Sequence[Relation], tells: Mapping[str, frozenset[str]]
) -> Score:
    """Of labelled pairs that agree and that the system has both sides of, those that it wrongly says contradict."""
    told = frozenset[str]().union(*tells.values())
    labelled = _relations(case.findings)
    clashing = {pair_of("contradicts", r.claim_a, r.claim_b) for r in labelled if r.kind == "contradicts"}
    agreeing = {pair_of("agrees", r.claim_a, r.claim_b) for r in labelled if r.kind == "agrees"} - clashing
    judged = {(a, b) for a, b in agreeing if a in told and b in told}
    stated = [(r, _told_pairs(r, tells)) for r in relations if r.kind == "contradicts"]
    said = {pair: r for r, pairs in stated if not pairs & clashing for pair in pairs}
    wrong = sorted(judged & said.keys())
    lines = [f"{a} and {b}: {said[a, b].explanation}" for a, b in wrong]
    return make.ratio(f"{prefix}.false_contradiction", len(wrong), len(judged), lines)


def _relations(findings: Iterable[Finding]) -> tuple[Relation, ...]:
    return tuple(relation for finding in findings for relation in finding.relations)


def _by_pair(kind: RelationKind, relations: Iterable[Relation]) -> dict[Pair, list[Relation]]:
    """Relations of a kind under their pair: one that contradicts in two slots is one pair that contradicts."""
    found: dict[Pair, list[Relation]] = {}
    for relation in relations:
        if relation.kind == kind:
            found.setdefault(pair_of(kind, relation.claim_a, relation.claim_b), []).append(relation)
    return found


def _told_pairs(relation: Relation, tells: Mapping[str, frozenset[str]]) -> frozenset[Pair]:
    first, second = (tells.get(claim, frozenset()) for claim in (relation.claim_a, relation.claim_b))
    return frozenset(pair_of(relation.kind, a, b) for a, b in product(first, second) if a != b)


def _shown(relation: Relation, statements: Mapping[str, str]) -> str:
    first, second = (statements.get(claim, claim) for claim in (relation.claim_a, relation.claim_b))
    return f"“{first}” / “{second}”: {relation.explanation}"

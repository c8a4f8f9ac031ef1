"""The rows, in the order in which labels are made: claims, their elements, findings, relations, nuggets."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from itertools import combinations
from typing import get_args

from briefing.model import RelationKind
from evals.agreement.model import Both, Row, claims_of
from evals.agreement.pairing import Expression, same_findings, same_nuggets, same_words
from evals.labels import LabelledClaim, Labels, pairs
from evals.scores.values import same_name, same_time

Valued = tuple[str, Hashable, Hashable]
"""What is valued, and what each labeller made of it."""
Told = dict[tuple[str, str, str], str]
"""Kind and both claims of a relation → its slot, or slots."""

DIRECTED = frozenset({"refines", "updates"})
"""Kinds of relation in which it matters which claim is named first."""


def rows(both: Both) -> list[Row]:
    """All rows of one story."""
    return [*_claims(both), *_attribution(both), *_values(both), *_findings(both), *_relations(both), *_nuggets(both)]


def _claims(both: Both) -> Iterator[Row]:
    mine, theirs, n = claims_of(both.one), claims_of(both.two), len(both.paired)
    lone = [claim for name, claim in mine.items() if name not in both.paired]
    lone_there = [claim for name, claim in theirs.items() if name not in both.paired.values()]
    needed, needed_there = (n + sum(not claim.optional for claim in side) for side in (lone, lone_there))
    apart = [f"first only: {claim.id} {claim.statement}" for claim in lone]
    apart += [f"second only: {claim.id} {claim.statement}" for claim in lone_there]
    yield Row("claims", n, needed, needed_there)
    yield Row("claims, with unmatched optional ones", n, len(mine), len(theirs), apart=tuple(apart))
    yield _nominal("optional", ((_named(a, b), a.optional, b.optional) for a, b in both.claims))


def _attribution(both: Both) -> Iterator[Row]:
    roles = ((_named(a, b), _roles(a), _roles(b)) for a, b in both.claims)
    yield _nominal("attribution, roles of the chain", roles)
    yield _nominal("attribution, whole chain", (_one_name(a, b, _chain(a), _chain(b)) for a, b in both.claims))
    yield _nominal("attribution, speaker", (_one_name(a, b, _speakers(a), _speakers(b)) for a, b in both.claims))


def _values(both: Both) -> Iterator[Row]:
    figures, found = _met("quantities", [(_named(a, b), a.quantities, b.quantities) for a, b in both.claims])
    yield found
    yield _nominal("quantities, value", ((name, (a.low, a.high), (b.low, b.high)) for name, a, b in figures))
    yield _nominal("quantities, bound", ((name, a.bound, b.bound) for name, a, b in figures))
    times, found = _met("times", [(_named(a, b), a.times, b.times) for a, b in both.claims])
    yield found
    days = ((name, (a.start, a.end), (a.start, a.end) if same_time(a, b) else (b.start, b.end)) for name, a, b in times)
    yield _nominal("times, value", days)
    yield _nominal("times, granularity", ((name, a.granularity, b.granularity) for name, a, b in times))
    yield _nominal("modality", ((_named(a, b), a.modality, b.modality) for a, b in both.claims))
    yield _nominal("polarity", ((_named(a, b), a.polarity, b.polarity) for a, b in both.claims))


def _findings(both: Both) -> Iterator[Row]:
    mine, theirs = _homes(both.one), _homes(both.two)
    units = [(mine[a], theirs[b]) for a, b in both.paired.items()]
    twos = list(combinations(both.paired, 2))
    one = {(a, b) for a, b in twos if mine[a] == mine[b]}
    two = {(a, b) for a, b in twos if theirs[both.paired[a]] == theirs[both.paired[b]]}
    row = _sets("findings, pairs of claims", one, two)
    yield Row(row.what, row.same, row.first, row.second, tuple(units), grouped=True, apart=row.apart)
    matched = [(f"{a.id} / {b.id}", a, b) for a, b in same_findings(both)]
    yield _nominal("verdicts", ((name, a.verdict, b.verdict) for name, a, b in matched))
    yield _nominal("origins, how many", ((name, len(a.origins), len(b.origins)) for name, a, b in matched))


def _relations(both: Both) -> Iterator[Row]:
    one, two = _told(both.one), _told(both.two)
    mine = {key: slot for key, slot in one.items() if set(key[1:]) <= both.paired.keys()}
    theirs = {_sorted(kind, *_back(both, a, b)): slot for (kind, a, b), slot in two.items() if _has(both, a, b)}
    yield Row("relations", len(mine.keys() & theirs.keys()), len(one), len(two))
    yield _sets("relations of paired claims", mine.keys(), theirs.keys())
    for kind in get_args(RelationKind):
        yield _sets(f"relations, {kind}", *({key for key in side if key[0] == kind} for side in (mine, theirs)))
    kinds, kinds_there = _kinds(mine), _kinds(theirs)
    related = sorted(kinds.keys() & kinds_there.keys(), key=sorted)
    yield _nominal("relations, kind", ((" ".join(sorted(p)), kinds[p], kinds_there[p]) for p in related))
    shared = [key for key in mine if key in theirs]
    yield _nominal("relations, slot", ((" ".join(key), mine[key], theirs[key]) for key in shared))
    drift = {(d.kind, d.claim_a, d.claim_b) for f in both.one.findings for d in f.drift}
    there = [(d.kind, d.claim_a, d.claim_b) for f in both.two.findings for d in f.drift]
    yield _sets("drift", drift, {(k, *_back(both, a, b)) if _has(both, a, b) else (k, f"?{a}", b) for k, a, b in there})


def _nuggets(both: Both) -> Iterator[Row]:
    matched = same_nuggets(both)
    lone = [f"first only: {n.id}" for n in both.one.nuggets if n not in [a for a, _ in matched]]
    lone += [f"second only: {n.id}" for n in both.two.nuggets if n not in [b for _, b in matched]]
    yield Row("nuggets", len(matched), len(both.one.nuggets), len(both.two.nuggets), apart=tuple(lone))
    yield _nominal("nuggets, importance", ((f"{a.id} / {b.id}", a.importance, b.importance) for a, b in matched))


def _nominal(what: str, valued: Iterable[Valued]) -> Row:
    known = list(valued)
    apart = tuple(f"{name}: {a} / {b}" for name, a, b in known if a != b)
    units = tuple((a, b) for _, a, b in known)
    return Row(what, len(known) - len(apart), len(known), len(known), units, apart=apart)


def _sets(what: str, one: Iterable[tuple[str, ...]], two: Iterable[tuple[str, ...]]) -> Row:
    mine, theirs = {*one}, {*two}
    apart = [f"first only: {' '.join(key)}" for key in sorted(mine - theirs)]
    apart += [f"second only: {' '.join(key)}" for key in sorted(theirs - mine)]
    return Row(what, len(mine & theirs), len(mine), len(theirs), apart=tuple(apart))


def _met(
    what: str, claims: Iterable[tuple[str, Sequence[Expression], Sequence[Expression]]]
) -> tuple[list[tuple[str, Expression, Expression]], Row]:
    """Values that both found in one claim, and a row of how many that are."""
    met: list[tuple[str, Expression, Expression]] = []
    apart: list[str] = []
    first = second = 0
    for name, mine, theirs in claims:
        pairs_here = list(same_words(mine, theirs))
        met += [(f"{name} “{a.quote}”", a, b) for a, b in pairs_here]
        apart += [f"first only: {name} “{a.quote}”" for a in mine if a not in [one for one, _ in pairs_here]]
        apart += [f"second only: {name} “{b.quote}”" for b in theirs if b not in [two for _, two in pairs_here]]
        first, second = first + len(mine), second + len(theirs)
    return met, Row(what, len(met), first, second, apart=tuple(apart))


def _named(one: LabelledClaim, two: LabelledClaim) -> str:
    return f"{one.id} / {two.id}"


def _roles(claim: LabelledClaim) -> str:
    return " → ".join(link.role for link in claim.chain)


def _chain(claim: LabelledClaim) -> list[tuple[str, str]]:
    return [(link.name, link.role) for link in claim.chain]


def _speakers(claim: LabelledClaim) -> list[tuple[str, str]]:
    return [link for link in _chain(claim) if link[1] == "speaker"]


def _one_name(
    one: LabelledClaim, two: LabelledClaim, mine: Sequence[tuple[str, str]], theirs: Sequence[tuple[str, str]]
) -> Valued:
    """Two chains as text; where their names can be of the same bodies, one text for both."""
    same = len(mine) == len(theirs) and all(
        same_name(a[0], b[0]) and a[1] == b[1] for a, b in zip(mine, theirs, strict=True)
    )
    texts = [" → ".join(f"{name} ({role})" for name, role in chain) for chain in (mine, theirs)]
    return (_named(one, two), min(texts), min(texts)) if same else (_named(one, two), texts[0], texts[1])


def _homes(labels: Labels) -> dict[str, str]:
    return {name: f"{labels.name}/{finding.id}" for finding in labels.findings for name in finding.claims}


def _told(labels: Labels) -> Told:
    slots: dict[tuple[str, str, str], set[str]] = {}
    for relation in (relation for finding in labels.findings for relation in finding.relations):
        for a, b in pairs(relation):
            slots.setdefault(_sorted(relation.kind, a, b), set()).add(relation.slot)
    return {key: " and ".join(sorted(named)) for key, named in slots.items()}


def _kinds(told: Told) -> dict[frozenset[str], str]:
    """Of each pair of claims, the kinds of relation between them."""
    kinds: dict[frozenset[str], set[str]] = {}
    for kind, a, b in told:
        kinds.setdefault(frozenset((a, b)), set()).add(kind)
    return {pair: " and ".join(sorted(named)) for pair, named in kinds.items()}


def _sorted(kind: str, a: str, b: str) -> tuple[str, str, str]:
    return (kind, a, b) if kind in DIRECTED else (kind, *sorted((a, b)))  # type: ignore[return-value]


def _has(both: Both, *names: str) -> bool:
    return {*names} <= {*both.paired.values()}


def _back(both: Both, a: str, b: str) -> tuple[str, str]:
    names = {second: first for first, second in both.paired.items()}
    return names[a], names[b]

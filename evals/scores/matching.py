"""Which of a system's claims are which of the labelled ones.

Two claims of one document are alike where their evidence overlaps and their statements share most of their content
words. They match where, besides, no figure, date, speaker or polarity clashes. Precision wants claims matched one to
one (a claim made twice is right once); recall asks for each labelled claim whether any of the system's tells it, as
CaRB does (Bhardwaj, Aggarwal and Mausam, EMNLP 2019): a long claim may tell two labelled ones.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from briefing.model import Claim, EvidenceSpan
from briefing.normalize import content_terms
from evals.scores.values import among, named_figures, numbers_in, times_meet

OVERLAP = 0.5
"""Least share of the shorter span that both cover."""
ALIKE = 0.5
"""Least Dice coefficient of two statements' content words, weighed by rarity, for a match one to one."""
TOLD = 0.5
"""Least share of a labelled statement's content words, weighed by rarity, that a claim must have to tell it."""


@dataclass(frozen=True)
class Pairing:
    """How a system's claims of one case stand to the labelled ones; ids throughout."""

    aligned: Mapping[str, str]
    """Alike, one to one, clash or not, from the system's claim to the labelled one: where attributes are compared."""
    matched: Mapping[str, str]
    """Those of `aligned` without a clash."""
    tells: Mapping[str, frozenset[str]]
    """Labelled claims that each of the system's tells, without a clash."""
    clashes: Mapping[str, str] = field(default_factory=dict)
    """Why a claim of `aligned` does not match."""


def pair(system: Sequence[Claim], labelled: Sequence[Claim], optional: frozenset[str] = frozenset()) -> Pairing:
    """Pair claims document by document; a labelled claim that is not optional is preferred where all else is equal."""
    aligned: dict[str, str] = {}
    tells: dict[str, frozenset[str]] = {}
    for document_id in sorted({claim.document_id for claim in system}):
        ours, theirs = _of(document_id, system), _of(document_id, labelled)
        aligned |= assign([[_weight(s, g, optional) for g in theirs] for s in ours], ours, theirs)
        tells |= {s.id: frozenset(g.id for g in theirs if told_by(s, g) and not clash(s, g)) for s in ours}
    by_id = {claim.id: claim for claim in (*labelled, *system)}
    clashes = {s: why for s, g in aligned.items() if (why := clash(by_id[s], by_id[g]))}
    return Pairing(aligned, {s: g for s, g in aligned.items() if s not in clashes}, tells, clashes)


def assign(weights: Sequence[Sequence[float]], rows: Sequence[Claim], columns: Sequence[Claim]) -> dict[str, str]:
    """The one-to-one choice with the greatest sum of weights; pairs of weight 0 are not chosen."""
    return {rows[i].id: columns[j].id for i, j in best_assignment(weights) if weights[i][j] > 0}


def best_assignment(weights: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """Rows and columns of the one-to-one choice with the greatest sum (Kuhn and Munkres)."""
    from scipy.optimize import linear_sum_assignment

    if not weights or not weights[0]:
        return []
    rows, columns = linear_sum_assignment(weights, maximize=True)
    return [(int(i), int(j)) for i, j in zip(rows, columns, strict=True)]


def told_by(system: Claim, labelled: Claim) -> bool:
    """Whether the evidence overlaps and the system's statement has most of the labelled one's content words."""
    return on_same_words(system, labelled) and share_told(labelled.statement, system.statement) >= TOLD


def on_same_words(one: Claim, other: Claim) -> bool:
    """Whether the first span of either overlaps a span of the other's."""
    return overlaps(one.evidence, other.evidence[:1]) or overlaps(one.evidence[:1], other.evidence)


def overlaps(spans: Sequence[EvidenceSpan], others: Sequence[EvidenceSpan]) -> bool:
    """Whether two of the spans share at least half of the shorter one's characters."""
    return any(_common(a, b) >= OVERLAP * min(a.end - a.start, b.end - b.start) > 0 for a in spans for b in others)


def share_told(labelled: str, text: str) -> float:
    """Share of a labelled statement's content words, weighed by rarity, that a text has; 1 where it has none."""
    wanted, held = _terms(labelled), _terms(text)
    total = sum(wanted.values())
    return sum(weight for term, weight in wanted.items() if term in held) / total if total else 1.0


def alikeness(one: str, other: str) -> float:
    """Dice coefficient of two statements' content words, weighed by rarity.

    >>> alikeness("The mayor resigned.", "The mayor has resigned."), alikeness("The mayor resigned.", "Rain fell.")
    (1.0, 0.0)
    """
    first, second = _terms(one), _terms(other)
    total = sum(first.values()) + sum(second.values())
    shared = sum(first[term] + second[term] for term in first.keys() & second.keys())
    return shared / total if total else 1.0


def clash(system: Claim, labelled: Claim) -> str:
    """What in a claim cannot stand beside the labelled one, in words; empty where nothing clashes.

    A figure clashes where the claim lacks a labelled one and has another in its place; times likewise. What it merely
    leaves out is no clash, and counts elsewhere.
    """
    checks = (_figures_clash, _times_clash, _speakers_clash, _polarity_clash)
    return "; ".join(filter(None, (check(system, labelled) for check in checks)))


def _figures_clash(system: Claim, labelled: Claim) -> str:
    wanted = {figure for quantity in labelled.quantities for figure in named_figures(quantity)}
    given = {figure for quantity in system.quantities for figure in named_figures(quantity)}
    lacking = wanted - given - numbers_in(system.statement)
    instead = given - wanted - numbers_in(labelled.statement)
    return f"figure {_listed(instead)} for {_listed(lacking)}" if lacking and instead else ""


def _times_clash(system: Claim, labelled: Claim) -> str:
    lacking = [t.quote for t in labelled.times if not any(times_meet(t, other) for other in system.times)]
    instead = [t.quote for t in system.times if not any(times_meet(t, other) for other in labelled.times)]
    return f"time “{instead[0]}” for “{lacking[0]}”" if lacking and instead else ""


def _speakers_clash(system: Claim, labelled: Claim) -> str:
    given, wanted = ([link.name for link in claim.attribution] for claim in (system, labelled))
    if not given or not wanted or any(among(name, wanted) for name in given):
        return ""
    return f"source {given[-1]} for {wanted[-1]}"


def _polarity_clash(system: Claim, labelled: Claim) -> str:
    return f"{system.polarity} for {labelled.polarity}" if system.polarity != labelled.polarity else ""


def _weight(system: Claim, labelled: Claim, optional: frozenset[str]) -> float:
    """0 where the two are not alike; more than 1 where nothing clashes, so that such pairs come first."""
    alike = alikeness(system.statement, labelled.statement)
    if alike < ALIKE or not told_by(system, labelled):
        return 0.0
    return alike + (0.0 if clash(system, labelled) else 1.0) - (0.01 if labelled.id in optional else 0.0)


def _of(document_id: str, claims: Sequence[Claim]) -> list[Claim]:
    """A document's claims in the order of its text, so that the order they were made in decides no tie."""
    return sorted((c for c in claims if c.document_id == document_id), key=lambda c: (c.evidence[0].start, c.id))


def _common(one: EvidenceSpan, other: EvidenceSpan) -> int:
    return min(one.end, other.end) - max(one.start, other.start) if one.document_id == other.document_id else 0


@lru_cache(maxsize=16384)
def _terms(text: str) -> dict[str, float]:
    return dict(content_terms(text))


def _listed(figures: set[float]) -> str:
    return ", ".join(f"{figure:g}" for figure in sorted(figures))

"""Every score there is, which way is better, and what it says; and the making of one.

A score that is not in this table cannot be made, and `score` gives all of them for each case, in this order.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefing.model import RelationKind
from evals.scores.model import Better, Score

WORST = 3
"""Misses that a reason names; `details` has all."""

CLUSTERINGS = ("lea", "b3", "ceafe", "muc")
KINDS: tuple[RelationKind, ...] = ("contradicts", "differs", "updates", "refines", "agrees")
"""Contradictions first: they are what a reader is misled by."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table."""

    better: Better
    meaning: str


_EXTRACTION: dict[str, Row] = {
    "extraction.precision": Row("higher", "claims that match a labelled one, one to one, of all that were made"),
    "extraction.recall": Row("higher", "labelled claims that some claim tells, of all that are not optional"),
    "extraction.f1": Row("higher", "harmonic mean of the two"),
    "extraction.element_coverage": Row(
        "higher", "labelled figures, times and sources found in some claim of the place"
    ),
    "extraction.attribution": Row("higher", "chains right in full: names, roles and order"),
    "extraction.quantity": Row("higher", "labelled quantities whose figure the aligned claim has"),
    "extraction.bound": Row("higher", "bounds right, of those quantities whose figure is"),
    "extraction.date": Row("higher", "labelled times that the aligned claim resolves to the same days"),
    "extraction.granularity": Row("higher", "granularity right, of those times that are"),
    "extraction.modality": Row("higher", "modality right, of aligned claims"),
    "extraction.polarity": Row("higher", "polarity right, of aligned claims"),
    "extraction.claims_per_document": Row("neither", "claims made for a document"),
    "extraction.rejected": Row("neither", "candidates that grounding refused, of all"),
}
_PAGE: dict[str, Row] = {
    "page.citation_recall": Row("higher", "sentences that their citations bear out in full (ALCE)"),
    "page.citation_precision": Row("higher", "citations that their sentence needs or that tell the same (ALCE)"),
    "page.unsupported": Row("lower", "sentences with a figure, date or name that nothing cited has; must be 0"),
    "page.misattribution": Row("lower", "sentences that name a source which the labels do not have for it"),
    "page.unattributed": Row("lower", "sentences of what somebody said that do not name who"),
    "page.vital_recall": Row("higher", "vital nuggets told whole"),
    "page.okay_recall": Row("higher", "okay nuggets told whole"),
    "page.contradictions_shown": Row(
        "higher", "labelled contradictions of which a contested sentence cites both sides"
    ),
    "page.sentences": Row("neither", "sentences of the page"),
    "page.words": Row("neither", "words of the page"),
}
_COST: dict[str, Row] = {
    "cost.tokens_per_document": Row("lower", "tokens sent and received"),
    "cost.calls_per_document": Row("lower", "requests, answered by the endpoint, by a recording or from the cache"),
    "cost.model_seconds_per_document": Row("lower", "seconds of waiting for the endpoint; as recorded, in a replay"),
    "cost.seconds_per_document": Row("lower", "wall-clock seconds of all stages"),
    "cost.usd_per_document": Row("lower", "US dollars, where prices are known"),
}


def _merging(prefix: str) -> Iterator[tuple[str, Row]]:
    for metric in CLUSTERINGS:
        for part in ("recall", "precision", "f1"):
            yield f"{prefix}.{metric}_{part}", Row("higher", f"{part} of findings as clusters, by {metric}")
    yield f"{prefix}.conll", Row("higher", "mean F1 of MUC, B-cubed and CEAF-e")
    yield f"{prefix}.ari", Row("higher", "adjusted Rand index over claims that both have")


def _relations(prefix: str) -> Iterator[tuple[str, Row]]:
    for kind in KINDS:
        for part in ("recall", "precision", "f1"):
            yield f"{prefix}.{kind}.{part}", Row("higher", f"{part} of pairs that stand in {kind!r}")
    yield f"{prefix}.slot", Row("higher", "slot right, of pairs whose relation is")
    yield f"{prefix}.false_contradiction", Row("lower", "pairs that agree by the labels and contradict by the system")


def _verdicts(suffix: str) -> Iterator[tuple[str, Row]]:
    yield f"verdict{suffix}.accuracy", Row("higher", "verdict right, of labelled findings that the system has")
    yield f"verdict{suffix}.accuracy_shared", Row("higher", "the same, of findings with several documents")
    yield f"verdict{suffix}.strict", Row("higher", "the same, where a finding that the system lacks is wrong")
    yield f"origins{suffix}.count", Row("higher", "number of independent origins right")
    yield f"origins{suffix}.names", Row("higher", "origins right by name, whatever form of it is used")


TABLE: dict[str, Row] = {
    **_EXTRACTION,
    **dict(_merging("merge_gold")),
    **dict(_merging("merge")),
    **dict(_relations("relations_gold")),
    **dict(_relations("relations")),
    **dict(_verdicts("_gold")),
    **dict(_verdicts("")),
    **_PAGE,
    **_COST,
}


@dataclass(frozen=True, slots=True)
class Maker:
    """Makes the scores of one case."""

    case: str

    def ratio(self, name: str, hits: float, of: float, misses: Sequence[str] = (), *, n: int | None = None) -> Score:
        """Hits over all; unscored where there is nothing to count. `misses` has a line each, the worst first."""
        if not of:
            return self.unscored(name, "there is nothing to judge")
        judged = round(of) if n is None else n
        reason = f"{hits:g} of {of:g}" + _named(misses)
        return self._made(name, hits / of, judged, reason, misses, (hits, of))

    def value(self, name: str, value: float, n: int, reason: str, details: Sequence[str] = ()) -> Score:
        """A value that is no plain ratio, such as an F1 or an index."""
        return self._made(name, value, n, reason, details)

    def f1(self, name: str, recall: Score, precision: Score) -> Score:
        """Harmonic mean of two scores; 0 where one is 0 or cannot be judged, unscored where neither can."""
        judged = [part for part in (recall, precision) if part.value is not None]
        if not judged:
            return self.unscored(name, "there is nothing to judge")
        r, p = recall.value or 0.0, precision.value or 0.0
        value = 2 * r * p / (r + p) if r and p else 0.0
        shown = ["–" if part.value is None else f"{part.value:.3f}" for part in (recall, precision)]
        return self.value(name, value, max(part.n for part in judged), f"recall {shown[0]}, precision {shown[1]}")

    def unscored(self, name: str, reason: str) -> Score:
        """A score that cannot be judged, which is not 0."""
        return Score(name=name, case=self.case, status="unscored", reason=reason, better=TABLE[name].better)

    def error(self, name: str, reason: str) -> Score:
        """A score that the system's failure kept from being made."""
        return Score(name=name, case=self.case, status="error", reason=reason, better=TABLE[name].better)

    def _made(
        self,
        name: str,
        value: float,
        n: int,
        reason: str,
        details: Sequence[str],
        ratio: tuple[float, float] | None = None,
    ) -> Score:
        return Score(
            name=name,
            case=self.case,
            status="scored",
            value=value,
            numerator=ratio[0] if ratio else None,
            denominator=ratio[1] if ratio else None,
            n=n,
            reason=reason,
            better=TABLE[name].better,
            details=tuple(details),
        )


def _named(misses: Sequence[str]) -> str:
    if not misses:
        return ""
    more = len(misses) - WORST
    return ": " + "; ".join(misses[:WORST]) + (f"; and {more} more" if more > 0 else "")

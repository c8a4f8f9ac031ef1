"""Verdicts and origins, each labelled finding beside the system's finding that shares most with it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from briefing.model import Finding
from evals.cases import Case
from evals.scores.matching import Pairing
from evals.scores.model import Output, Score
from evals.scores.table import Maker
from evals.scores.values import same_name


@dataclass(frozen=True, slots=True)
class _Beside:
    """A labelled finding and the system's that is most like it; None where no claim is shared."""

    labelled: Finding
    system: Finding | None

    def __str__(self) -> str:
        return f"{self.labelled.id} ({self.system.verdict if self.system else 'missing'} for {self.labelled.verdict})"


def verdict_scores(case: Case, output: Output, pairing: Pairing) -> Iterator[Score]:
    """End to end; a finding of optional claims that nobody told is left out."""
    assert output.briefing is not None, "a failed output is not scored"
    told = frozenset[str]().union(*pairing.tells.values())
    tells = {**pairing.tells, **{s: frozenset({g}) for s, g in pairing.matched.items()}}
    wanted = {f.id: set(f.claim_ids) - (case.optional - told) for f in case.findings}
    return _scores(Maker(case.name), "", _beside(case, wanted, output.briefing.findings, tells))


def gold_verdict_scores(case: Case, output: Output) -> Iterator[Score]:
    """The merger alone."""
    tells = {claim.id: frozenset({claim.id}) for claim in case.claims}
    wanted = {finding.id: set(finding.claim_ids) for finding in case.findings}
    return _scores(Maker(case.name), "_gold", _beside(case, wanted, output.gold_findings, tells))


def same_origins(given: Sequence[str], wanted: Sequence[str]) -> bool:
    """Whether two lists name the same origins one to one, whatever form of a name is used.

    >>> same_origins(["KCNA", "the Rainford Echo"], ["Rainford Echo", "Korean Central News Agency"])
    True
    """
    left = list(wanted)
    for name in given:
        met = next((other for other in left if same_name(name, other)), None)
        if met is None:
            return False
        left.remove(met)
    return not left


def _beside(
    case: Case, wanted: Mapping[str, set[str]], findings: Sequence[Finding], tells: Mapping[str, frozenset[str]]
) -> list[_Beside]:
    """By the greatest Jaccard index of claims; a claim that tells nothing labelled stands for itself.

    A document without a publisher goes by its id as an origin, as it does in the labels.
    """
    ids = {document.label: document.id for document in case.documents if document.publisher is None}
    findings = [f.model_copy(update={"origins": tuple(ids.get(name, name) for name in f.origins)}) for f in findings]
    told = {f.id: {g for c in f.claim_ids for g in tells.get(c) or {c}} for f in findings}
    pairs: list[_Beside] = []
    for labelled in (finding for finding in case.findings if wanted[finding.id]):
        claims = wanted[labelled.id]
        likeness = {f.id: len(claims & told[f.id]) / len(claims | told[f.id]) for f in findings}
        best = max(findings, key=lambda f: (likeness[f.id], f.id), default=None)
        pairs.append(_Beside(labelled, best if best and likeness[best.id] else None))
    return pairs


def _scores(make: Maker, suffix: str, pairs: Sequence[_Beside]) -> Iterator[Score]:
    present = [pair for pair in pairs if pair.system]
    shared = [pair for pair in present if len(pair.labelled.document_ids) > 1]
    confusion = Counter((p.labelled.verdict, p.system.verdict if p.system else "missing") for p in pairs)
    table = [f"{wanted} → {given}: {n}" for (wanted, given), n in sorted(confusion.items())]
    for name, judged in (("accuracy", present), ("accuracy_shared", shared), ("strict", pairs)):
        wrong = [str(p) for p in judged if not p.system or p.system.verdict != p.labelled.verdict]
        score = make.ratio(f"verdict{suffix}.{name}", len(judged) - len(wrong), len(judged), wrong)
        yield score.model_copy(update={"details": (*table, *wrong)}) if name == "accuracy" else score
    wrong = [_origins(p) for p in present if p.system and len(p.system.origins) != len(p.labelled.origins)]
    yield make.ratio(f"origins{suffix}.count", len(present) - len(wrong), len(present), wrong)
    wrong = [_origins(p) for p in present if p.system and not same_origins(p.system.origins, p.labelled.origins)]
    yield make.ratio(f"origins{suffix}.names", len(present) - len(wrong), len(present), wrong)


def _origins(pair: _Beside) -> str:
    given = pair.system.origins if pair.system else ()
    return f"{pair.labelled.id} ({', '.join(given)} for {', '.join(pair.labelled.origins)})"

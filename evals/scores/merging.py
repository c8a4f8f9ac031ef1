"""Findings as clusters of claims: the merger alone on labelled claims, and end to end."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from evals.cases import Case
from evals.scores.clusterings import Clusters, Parts, adjusted_rand, b_cubed, ceaf_e, clusters, lea, muc
from evals.scores.matching import Pairing
from evals.scores.model import Output, Score
from evals.scores.table import Maker

_MEASURES: Mapping[str, Callable[[Clusters, Clusters], Parts]] = {
    "lea": lea,
    "b3": b_cubed,
    "ceafe": ceaf_e,
    "muc": muc,
}


def merging_scores(case: Case, output: Output, pairing: Pairing) -> Iterator[Score]:
    """End to end: a claim that matches goes by the labelled one's id, others count as made too many."""
    assert output.briefing is not None, "a failed output is not scored"
    found = frozenset(pairing.matched.values())
    left_out = case.optional - found
    key = clusters(set(finding.claim_ids) - left_out for finding in case.findings)
    response = clusters((pairing.matched.get(c, c) for c in finding.claim_ids) for finding in output.briefing.findings)
    return _scores(Maker(case.name), "merge", key, response)


def gold_merging_scores(case: Case, output: Output) -> Iterator[Score]:
    """The merger alone: it was given exactly the labelled claims."""
    key = clusters(finding.claim_ids for finding in case.findings)
    return _scores(Maker(case.name), "merge_gold", key, clusters(f.claim_ids for f in output.gold_findings))


def _scores(make: Maker, prefix: str, key: Clusters, response: Clusters) -> Iterator[Score]:
    f1s: list[Score] = []
    wrong = _wrong(key, response)
    for name, measure in _MEASURES.items():
        parts = measure(key, response)
        size = sum(map(len, key))
        recall = make.ratio(f"{prefix}.{name}_recall", parts.recall, parts.recall_of, n=size)
        precision = make.ratio(f"{prefix}.{name}_precision", parts.precision, parts.precision_of, n=size)
        f1 = make.f1(f"{prefix}.{name}_f1", recall, precision)
        f1s.append(f1.model_copy(update={"details": wrong}))
        yield from (recall, precision, f1s[-1])
    judged = [f1 for f1 in f1s[1:] if f1.value is not None]
    shown = ", ".join(f"{f1.name.rsplit('.', 1)[-1]} {f1.value:.3f}" for f1 in judged)
    if len(judged) == len(f1s) - 1:
        value = sum(f1.value or 0.0 for f1 in judged) / len(judged)
        yield make.value(f"{prefix}.conll", value, sum(map(len, key)), f"mean of {shown}")
    else:
        yield make.unscored(f"{prefix}.conll", f"only {shown or 'nothing'} can be judged")
    yield _rand(make, prefix, key, response)


def _rand(make: Maker, prefix: str, key: Clusters, response: Clusters) -> Score:
    common = frozenset().union(*key) & frozenset().union(*response)
    index = adjusted_rand(key, response)
    if index is None:
        return make.unscored(f"{prefix}.ari", "fewer than two claims are on both sides")
    return make.value(f"{prefix}.ari", index, len(common), f"over the {len(common)} claims that both have")


def _wrong(key: Clusters, response: Clusters) -> tuple[str, ...]:
    """Labelled findings that were split, or joined with another, the larger first."""
    homes = {claim: group for group in response for claim in group}
    lines: list[tuple[int, str]] = []
    for group in key:
        met = {homes[claim] for claim in group if claim in homes}
        strangers = sorted(str(claim) for home in met for claim in home - group)
        if len(met) > 1:
            parts = sorted(", ".join(sorted(map(str, home & group))) for home in met)
            lines.append((len(group), f"split: {' | '.join(parts)}"))
        if strangers:
            lines.append((len(group), f"joined: {', '.join(sorted(map(str, group)))} with {', '.join(strangers)}"))
    return tuple(line for _, line in sorted(lines, key=lambda entry: (-entry[0], entry[1])))

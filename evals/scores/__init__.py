"""Scores: pure functions from labels and output to values with reasons.

    >>> from evals.scores import TABLE
    >>> TABLE["relations.contradicts.recall"].better
    'higher'

`score` gives every score of the table for one case; `mean` makes several cases' scores one number, never without its n
and its interval. What cannot be judged is unscored and what the system failed on is an error: neither is 0.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from evals.cases import Case, available
from evals.scores.aggregate import mean, resamples
from evals.scores.cost import cost_scores
from evals.scores.extraction import extraction_scores
from evals.scores.matching import Pairing, pair
from evals.scores.merging import gold_merging_scores, merging_scores
from evals.scores.model import Aggregate, Better, Output, Score, Status
from evals.scores.page import page_scores
from evals.scores.relations import gold_relation_scores, relation_scores
from evals.scores.table import TABLE, Maker, Row
from evals.scores.verdicts import gold_verdict_scores, verdict_scores

__all__ = [
    "TABLE",
    "Aggregate",
    "Better",
    "Output",
    "Pairing",
    "Row",
    "Score",
    "Status",
    "mean",
    "pair",
    "resamples",
    "score",
]


def score(case: Case, output: Output) -> tuple[Score, ...]:
    """Every score of the table, in its order; all unscored where the case's texts are not on this machine."""
    make = Maker(case.name)
    if not available(case):
        return tuple(make.unscored(name, "the case's texts are not on this machine") for name in TABLE)
    shown = _as_shown(case, output)
    found = {one.name: one for one in chain(_merger_alone(case, output), _end_to_end(shown, output))}
    failure = output.error or "there is no briefing, and no reason was given"
    return tuple(found.get(name) or make.error(name, failure) for name in TABLE)


def _as_shown(case: Case, output: Output) -> Case:
    """The case with its documents as the page calls them: a file of another name is no other source."""
    if output.briefing is None:
        return case
    shown = {document.id: document for document in output.briefing.documents}
    return case.model_copy(update={"documents": tuple(shown.get(d.id, d) for d in case.documents)})


def _merger_alone(case: Case, output: Output) -> Iterable[Score]:
    if output.error and not output.gold_findings:
        return ()
    return chain(
        gold_merging_scores(case, output), gold_relation_scores(case, output), gold_verdict_scores(case, output)
    )


def _end_to_end(case: Case, output: Output) -> Iterator[Score]:
    if output.briefing is None:
        return
    pairing = pair(output.briefing.claims, case.claims, case.optional)
    yield from extraction_scores(case, output, pairing)
    yield from merging_scores(case, output, pairing)
    yield from relation_scores(case, output, pairing)
    yield from verdict_scores(case, output, pairing)
    yield from page_scores(case, output, pairing)
    yield from cost_scores(case, output)

"""A run's scores: apart from the run, so that an old run can be scored by today's scorers."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from briefing.model import Value
from evals.cases import CASES, Case, available, load
from evals.header import CaseMark, mark
from evals.run import Run
from evals.scores import Aggregate, Output, Score, mean, score

Scorer = Callable[[Case, Output], Sequence[Score]]

SCORING = "scoring"
"""Name of the score that stands for an output which could not be scored at all."""


class Scored(Value):
    """A run with its scores."""

    run: Run
    """What was scored."""
    cases: tuple[Case, ...]
    """The labels, in the run's order."""
    scores: tuple[Score, ...]
    """Of all cases, a case after the other."""
    notes: tuple[str, ...] = ()
    """What a reader must know: what was skipped, failed, or scored by other labels than it was run with."""

    def of(self, name: str) -> tuple[Score, ...]:
        """One score in all its cases."""
        return tuple(found for found in self.scores if found.name == name)

    @property
    def names(self) -> tuple[str, ...]:
        """The scores' names in the order of the scorers."""
        return tuple(dict.fromkeys(found.name for found in self.scores))

    def fictional(self, case: str) -> bool:
        """Whether a case is written for the purpose, and so reported apart."""
        return any(known.labels.fictional for known in self.cases if known.name == case)

    def mean(self, name: str, *, fictional: bool = False) -> Aggregate | None:
        """Over real stories or over fiction; None where there is none of them."""
        wanted = [found for found in self.of(name) if self.fictional(found.case) == fictional]
        return mean(wanted) if wanted else None


def score_run(run: Run, root: Path = CASES, scorer: Scorer = score) -> Scored:
    """Score each output by today's labels. One whose texts are absent or have changed is left out and told."""
    marks = {known.name: known for known in run.header.cases}
    scores: list[Score] = []
    notes = [f"{entry.case} was skipped: {entry.reason}" for entry in run.header.skipped]
    notes += [f"{name} has no output: the run was broken off" for name in marks if name not in _answered(run)]
    cases: list[Case] = []
    for output in run.outputs:
        case, note = _case(root, output, marks[output.case])
        notes += [note] if note else []
        if case:
            cases.append(case)
            scores += score_output(case, output, scorer)
    return Scored(run=run, cases=tuple(cases), scores=tuple(scores), notes=tuple(notes))


def score_output(case: Case, output: Output, scorer: Scorer = score) -> tuple[Score, ...]:
    """All scores of one output; a fault of the scorers is a score with the status `error`."""
    try:
        return tuple(scorer(case, output))
    except Exception as error:  # noqa: BLE001 — a fault in one case may not lose the others
        reason = f"{type(error).__name__}: {error}"
        return (Score(name=SCORING, case=case.name, status="error", reason=reason),)


def table(scored: Scored) -> dict[str, dict[str, Any]]:
    """Score → value, low, high, n (stories), items, each case's own value; fiction apart.

    `status` stands for a case that bears no value.
    """
    return {name: _row(scored, name) for name in scored.names}


def write_table(scored: Scored, path: Path) -> None:
    """The table as JSON."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(table(scored), indent=1, ensure_ascii=False) + "\n", "utf-8")


def write_scores(scored: Scored, path: Path) -> None:
    """Every score with its reason and details, and the notes."""
    content = {"notes": scored.notes, "scores": [found.model_dump(mode="json") for found in scored.scores]}
    path.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", "utf-8")


def _row(scored: Scored, name: str) -> dict[str, Any]:
    real, fiction = scored.mean(name), scored.mean(name, fictional=True)
    row = _numbers(real) if real else {"value": None, "low": None, "high": None, "n": 0, "items": 0}
    return {
        **row,
        "better": scored.of(name)[0].better,
        "cases": {found.case: _rounded(found.value) for found in scored.of(name)},
        "status": {found.case: found.status for found in scored.of(name) if found.status != "scored"},
        "fiction": _numbers(fiction) if fiction else None,
    }


def _numbers(found: Aggregate) -> dict[str, Any]:
    low, high = _rounded(found.low), _rounded(found.high)
    return {"value": _rounded(found.value), "low": low, "high": high, "n": found.n, "items": found.items}


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)


def _answered(run: Run) -> Iterable[str]:
    return {output.case for output in run.outputs}


def _case(root: Path, output: Output, ran: CaseMark) -> tuple[Case | None, str]:
    """The labels to score by, and what must be said of them."""
    if not (root / output.case / "case.yaml").exists():
        return None, f"{output.case} is not scored: its labels are gone"
    case = load(root / output.case)
    if not available(case):
        return None, f"{output.case} is not scored: its texts ({case.labels.texts.path}) are not on this machine"
    now = mark(case)
    if now.texts != ran.texts:
        return None, f"{output.case} is not scored: its texts have changed since the run"
    if now.labels != ran.labels:
        changed = f"run with labels version {ran.version}, scored by version {now.version}"
        return case, f"{output.case}: {changed}; what the merger made of labelled claims is of the old ones"
    return case, ""

"""Several runs side by side, as the Markdown table that a README wants: no value without its n and its interval."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Literal

from briefing.errors import InputError
from evals.cases import Case
from evals.scores import Aggregate, mean
from evals.scoring import Scored

Part = Literal["real", "dev", "test", "fiction"]

PARTS: Mapping[Part, Callable[[Case], bool]] = MappingProxyType(
    {
        "real": lambda case: not case.labels.fictional,
        "dev": lambda case: not case.labels.fictional and case.labels.split == "dev",
        "test": lambda case: not case.labels.fictional and case.labels.split == "test",
        "fiction": lambda case: case.labels.fictional,
    }
)
"""Which stories a table is over. Fiction is in no other part."""

CHOSEN = (
    "extraction.f1",
    "extraction.precision",
    "extraction.recall",
    "extraction.attribution",
    "merge.lea_f1",
    "relations.contradicts.recall",
    "relations.contradicts.precision",
    "relations.false_contradiction",
    "verdict.accuracy",
    "page.citation_recall",
    "page.unsupported",
    "page.vital_recall",
    "cost.calls_per_document",
    "cost.tokens_per_document",
    "cost.model_seconds_per_document",
)
"""What a reader wants to know first, where no scores are named."""


def markdown(runs: Sequence[Scored], part: Part = "real", names: Sequence[str] = CHOSEN) -> str:
    """A row a score and a column a run; a cell has the value and, over two stories or more, its 95 % interval.

    Raises InputError for a score that no run has, or where no run has a story of the part.
    """
    stories = list(dict.fromkeys(case.name for run in runs for case in run.cases if PARTS[part](case)))
    if not stories:
        raise InputError(f"no run has a story of the part {part!r}", remedy="run the cases, or choose another --part")
    head = f"score ({part}: {', '.join(stories)})"
    lines = [_line(head, *(run.run.name for run in runs)), _line("---", *("---" for _ in runs))]
    return "\n".join([*lines, *(_line(name, *_cells(runs, part, name)) for name in names)]) + "\n"


def _cells(runs: Sequence[Scored], part: Part, name: str) -> list[str]:
    found = [[s for s in run.of(name) if any(c.name == s.case and PARTS[part](c) for c in run.cases)] for run in runs]
    if not any(found):
        known = ", ".join(runs[0].names)
        raise InputError(f"there is no score {name!r}", remedy=f"choose of {known}")
    return [cell(mean(scores)) if scores else "not run" for scores in found]


def cell(found: Aggregate) -> str:
    """Value, interval and what they are of.

    >>> cell(Aggregate(name="s", value=0.5, n=2, items=8, low=0.25, high=0.75))
    '0.50 (0.25–0.75; n 8)'
    >>> cell(Aggregate(name="s", value=412.0, n=1, items=6, low=None, high=None))
    '412 (n 6)'
    >>> cell(Aggregate(name="s", value=None, n=0, items=0, low=None, high=None, unscored=1))
    'unscored'
    """
    if found.value is None:
        return "error" if found.errors else "unscored"
    failed = f", {found.errors} failed" if found.errors else ""
    between = "" if found.low is None or found.high is None else f"{_short(found.low)}–{_short(found.high)}; "
    return f"{_short(found.value)} ({between}n {found.items}{failed})"


def _short(value: float) -> str:
    return f"{value:.2f}" if abs(value) < 10 else f"{value:,.0f}"


def _line(*cells: str) -> str:
    return "| " + " | ".join(cells) + " |"

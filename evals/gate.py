"""The gate: may this change ship? No score falls by more than its margin, and what must always hold does.

On recordings everything is deterministic, so a difference is never noise of the run. A margin is no allowance for
chance; it is how far a score may move before somebody has to look, for labels are a person's and a rule that gains ten
claims may lose one. It applies to each case by itself: a mean hides a story that broke.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Literal

from pydantic import Field, ValidationError

from briefing.errors import ConfigurationError
from briefing.model import Value
from evals.header import CaseMark
from evals.invariants import violations
from evals.scores import Score
from evals.scoring import Scored

BASELINE = Path(__file__).parent / "baseline.json"

UNSUPPORTED = "page.unsupported"
"""The score that must be 0."""

UNGATED = ("cost.*",)
"""Seconds are the machine's, and what a run may cost is for whoever pays: `compare` shows both."""

ROUNDING = 1e-5
"""Accepted scores are written to six places."""

Kind = Literal["invariant", "regression", "baseline"]


@dataclass(frozen=True, slots=True)
class Margin:
    """How far a score may move to its worse side."""

    pattern: str
    """Of the score's name; the first line that fits decides."""
    margin: float
    """In the score's own unit."""
    reason: str
    """Why so much and no more."""


MARGINS: tuple[Margin, ...] = (
    Margin(UNSUPPORTED, 0.0, "a sentence that nothing supports may not ship"),
    Margin("*contradict*", 0.0, "to find contradictions and to invent none is what a reader comes for"),
    Margin("page.vital_recall", 0.0, "a desk sends the page back for one vital point that is missing"),
    Margin("page.citation_recall", 0.0, "one sentence that its citations do not bear out is one too many"),
    Margin("page.misattribution", 0.0, "words put into the wrong mouth are a correction in the next issue"),
    Margin("extraction.*", 0.02, "two of a hundred claims: less than two careful labellers differ by"),
    Margin("merge*", 0.02, "a claim moved between two small findings, of a hundred"),
    Margin("relations*", 0.02, "a pair of fifty; of fewer pairs, none"),
    Margin("verdict*", 0.02, "a finding of fifty; of fewer findings, none"),
    Margin("origins*", 0.02, "the same"),
    Margin("page.*", 0.02, "a sentence of fifty"),
    Margin("*", 0.0, "no reason to allow any is known"),
)
"""What is not in `UNGATED` and has a better side is held to the first line that fits."""


class BaselineCase(Value):
    """A case's scores as accepted."""

    mark: CaseMark
    """Which labels and texts they are of."""
    scores: dict[str, float]
    """By name; what was not scored is absent."""


class BaselineSystem(Value):
    """One system's scores as accepted."""

    commit: str
    """That the accepted run was made at."""
    model: str | None
    """Of the run."""
    prompt: str | None
    """Of the run."""
    prompt_hash: str | None
    """Of the run."""
    why: str
    """What made whoever accepted it do so."""
    cases: dict[str, BaselineCase]
    """By name."""


class Baseline(Value):
    """What every later run is held against; a system without an entry cannot pass."""

    systems: dict[str, BaselineSystem] = Field(default_factory=dict)
    """By the system's name."""


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at."""

    kind: Kind
    name: str
    """The invariant's or the score's."""
    case: str
    passed: bool
    message: str
    """What was found; for what failed, what exactly."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """All that was looked at, and what could not be."""

    checks: tuple[Check, ...]
    notes: tuple[str, ...]

    @property
    def failures(self) -> tuple[Check, ...]:
        """What failed: invariants first, then the scores in their order."""
        return tuple(sorted((c for c in self.checks if not c.passed), key=lambda check: check.kind != "invariant"))

    @property
    def passed(self) -> bool:
        """Whether nothing failed, and anything was looked at."""
        return bool(self.checks) and not self.failures


def judge(scored: Scored, baseline: Baseline) -> Judgement:
    """Hold a scored run against the invariants, and against the accepted scores of its system."""
    accepted = baseline.systems.get(scored.run.header.system)
    checks = list(_invariants(scored))
    if accepted is None:
        message = f"there is no baseline for {scored.run.header.system}: accept a run of it first"
        return Judgement((*checks, Check("baseline", "baseline", "", passed=False, message=message)), scored.notes)
    marks = {known.name: known for known in scored.run.header.cases}
    notes = [*scored.notes, *_unheld(scored, accepted)]
    for case in scored.cases:
        before = accepted.cases.get(case.name)
        if before is None:
            checks.append(_stale(case.name, "has no accepted scores"))
        elif (before.mark.labels, before.mark.texts) != (marks[case.name].labels, marks[case.name].texts):
            checks.append(
                _stale(case.name, f"has other labels or texts than the accepted ones (version {before.mark.version})")
            )
        else:
            checks += _regressions(case.name, scored, before.scores)
    return Judgement(tuple(checks), tuple(notes))


def allowed(name: str) -> Margin:
    """The margin that applies to a score."""
    return next(line for line in MARGINS if fnmatchcase(name, line.pattern))


def accept(scored: Scored, baseline: Baseline, why: str) -> Baseline:
    """The baseline with this run's scores as its system's accepted ones; other cases of the system keep theirs."""
    header = scored.run.header
    marks = {known.name: known for known in header.cases}
    before = baseline.systems.get(header.system)
    cases = {case.name: BaselineCase(mark=marks[case.name], scores=_gated(scored, case.name)) for case in scored.cases}
    entry = BaselineSystem(
        commit=header.commit + ("-dirty" if header.dirty else ""),
        model=header.model,
        prompt=header.prompt,
        prompt_hash=header.prompt_hash,
        why=why,
        cases=dict(sorted({**(before.cases if before else {}), **cases}.items())),
    )
    return Baseline(systems=dict(sorted({**baseline.systems, header.system: entry}.items())))


def read_baseline(path: Path) -> Baseline:
    """The baseline of a file; an absent file is an empty one. Raises ConfigurationError where it is malformed."""
    if not path.exists():
        return Baseline()
    try:
        return Baseline.model_validate_json(path.read_text("utf-8"))
    except (OSError, ValidationError) as error:
        reason = str(error).splitlines()[0]
        raise ConfigurationError(
            f"{path} is no baseline ({reason})", remedy="restore it from version control"
        ) from None


def write_baseline(baseline: Baseline, path: Path) -> None:
    """The baseline as JSON that a review can read line by line."""
    path.write_text(json.dumps(baseline.model_dump(mode="json"), indent=1, ensure_ascii=False) + "\n", "utf-8")


def _invariants(scored: Scored) -> Iterator[Check]:
    outputs = {output.case: output for output in scored.run.outputs}
    for case in scored.cases:
        for name, broken in violations(case, outputs[case.name]).items():
            more = f" (and {len(broken) - 1} more)" if len(broken) > 1 else ""
            yield Check(
                "invariant", name, case.name, passed=not broken, message=broken[0] + more if broken else "holds"
            )
    for found in scored.scores:
        if found.status == "error":
            yield Check("invariant", found.name, found.case, passed=False, message=f"cannot be scored: {found.reason}")
        elif found.name == UNSUPPORTED and found.value is not None:
            message = found.reason or f"{found.value:g}"
            yield Check("invariant", found.name, found.case, passed=found.value == 0, message=message)


def _regressions(case: str, scored: Scored, accepted: Mapping[str, float]) -> Iterator[Check]:
    now = {found.name: found for found in scored.scores if found.case == case}
    for name, before in accepted.items():
        found = now.get(name)
        if found is None or found.status != "error":
            yield _compared(case, name, before, found)


def _compared(case: str, name: str, before: float, found: Score | None) -> Check:
    if found is None or found.value is None:
        reason = found.reason if found else "no scorer gives it any more"
        return Check("regression", name, case, passed=False, message=f"was {before:.3f}, is not scored: {reason}")
    worse = before - found.value if found.better == "higher" else found.value - before
    margin = allowed(name)
    passed = worse <= margin.margin + ROUNDING
    told = f"{before:.3f} → {found.value:.3f} (margin {margin.margin:g})"
    return Check("regression", name, case, passed=passed, message=told if passed else f"{told}: {found.reason}")


def _gated(scored: Scored, case: str) -> dict[str, float]:
    """A case's scores that are held to anything; the others are only shown."""
    found = [s for s in scored.scores if s.case == case and s.better != "neither"]
    kept = [s for s in found if not any(fnmatchcase(s.name, pattern) for pattern in UNGATED)]
    return {s.name: round(s.value, 6) for s in kept if s.value is not None}


def _unheld(scored: Scored, accepted: BaselineSystem) -> Iterator[str]:
    """What the accepted run has and this one lacks, and scores that nothing was accepted for."""
    run = {case.name for case in scored.cases}
    for name in accepted.cases.keys() - run:
        yield f"{name} has accepted scores and was not run"
    for case in sorted(run & accepted.cases.keys()):
        fresh = _gated(scored, case).keys() - accepted.cases[case].scores.keys()
        if fresh:
            yield f"{case}: not in the baseline yet, so not held to anything: {', '.join(sorted(fresh))}"


def _stale(case: str, message: str) -> Check:
    told = f"{case} {message}: accept a run on today's"
    return Check("baseline", "baseline", case, passed=False, message=told)

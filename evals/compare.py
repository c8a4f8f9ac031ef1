"""Two runs, score by score: old → new, how sure that is, what changed case by case, and what it cost."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefing.model import Usage
from evals.scores import Better, Score
from evals.scoring import Scored
from evals.statistics import CONFIDENCE, Interval, Sums, difference, holm, least_p, sign_flip, stories_needed

LEVEL = 1 - CONFIDENCE
"""A p above this, corrected, tells nothing."""

COST = "cost."
"""Scores that are no matter of better output; the table of costs shows them in full."""


@dataclass(frozen=True, slots=True)
class Shift:
    """One case in one score."""

    case: str
    old: Score
    new: Score

    @property
    def change(self) -> float:
        """New minus old."""
        return (self.new.value or 0.0) - (self.old.value or 0.0)

    @property
    def lost(self) -> tuple[str, ...]:
        """Details, such as misses, that only the new run has."""
        return tuple(line for line in self.new.details if line not in self.old.details)

    @property
    def gone(self) -> tuple[str, ...]:
        """Details that only the old run has."""
        return tuple(line for line in self.old.details if line not in self.new.details)


@dataclass(frozen=True, slots=True)
class Row:
    """One score in both runs, over the stories that both have."""

    name: str
    better: Better
    old: float
    new: float
    change: Interval
    p: float
    corrected: float
    """By Holm, among all scores that changed anywhere."""
    shifts: tuple[Shift, ...]

    @property
    def verdict(self) -> str:
        """What may be said of the change."""
        if not any(shift.change for shift in self.shifts):
            return "same"
        if self.corrected > LEVEL:
            return "cannot tell"
        if self.better == "neither":
            return "changed"
        return "better" if (self.change.value > 0) == (self.better == "higher") else "worse"


@dataclass(frozen=True, slots=True)
class Comparison:
    """Rows over real stories, rows over fiction, what it cost, and what a reader must know."""

    old: Scored
    new: Scored
    rows: tuple[Row, ...]
    fiction: tuple[Row, ...]
    cost: tuple[tuple[str, str, str], ...]
    """What, old, new."""
    notes: tuple[str, ...]


def compare(old: Scored, new: Scored) -> Comparison:
    """Compare two scored runs on the cases that both have scores of; real stories and fiction apart."""
    real = [case.name for case in new.cases if not case.labels.fictional]
    fiction = [case.name for case in new.cases if case.labels.fictional]
    rows = _rows(old, new, real)
    notes = (
        *_differences(old, new),
        *(f"new run: {note}" for note in new.notes),
        *(f"old run: {n}" for n in old.notes),
    )
    return Comparison(
        old=old,
        new=new,
        rows=rows,
        fiction=_rows(old, new, fiction),
        cost=tuple(_cost(old, new)),
        notes=(power(max((row.change.n for row in rows), default=0), sum(_changed(row) for row in rows)), *notes),
    )


def power(stories: int, tests: int) -> str:
    """What so many stories can tell at all, in a sentence.

    >>> power(3, 2)
    '3 stories: no p can fall below 0.250, which tells nothing from chance; 7 stories are the least for 2 scores.'
    """
    needed = stories_needed(max(1, tests))
    if stories >= needed:
        return f"{stories} stories: a change of one direction in all of them can reach p ≤ {LEVEL:.2f}, corrected."
    least, noun = f"{least_p(stories):.3f}", "story" if stories == 1 else "stories"
    scores = f"{tests} scores" if tests > 1 else "one score"
    return (
        f"{stories} {noun}: no p can fall below {least}, which tells nothing from chance; "
        f"{needed} stories are the least for {scores}."
    )


def _rows(old: Scored, new: Scored, cases: Sequence[str]) -> tuple[Row, ...]:
    names = [name for name in new.names if not name.startswith(COST)]
    shifts = {name: tuple(_shifts(old, new, name, cases)) for name in names}
    found = {name: moved for name, moved in shifts.items() if moved}
    p = {name: sign_flip([shift.change for shift in moved]) for name, moved in found.items()}
    corrected = holm({name: p[name] for name, moved in found.items() if any(shift.change for shift in moved)})
    return tuple(_row(name, moved, p[name], corrected.get(name, 1.0)) for name, moved in found.items())


def _row(name: str, shifts: tuple[Shift, ...], p: float, corrected: float) -> Row:
    pooled = all(score.numerator is not None and score.denominator for s in shifts for score in (s.old, s.new))
    pairs = [(_sums(shift.old, pooled=pooled), _sums(shift.new, pooled=pooled)) for shift in shifts]
    old, new = ([pair[side] for pair in pairs] for side in (0, 1))
    return Row(
        name=name,
        better=shifts[0].new.better,
        old=sum(s.total for s in old) / sum(s.weight for s in old),
        new=sum(s.total for s in new) / sum(s.weight for s in new),
        change=difference(pairs),
        p=p,
        corrected=corrected,
        shifts=shifts,
    )


def _sums(score: Score, *, pooled: bool) -> Sums:
    """As `scores.mean` pools: numerators over denominators where all have them, else each story alike."""
    if pooled:
        return Sums(score.numerator or 0.0, score.denominator or 1.0)
    return Sums(score.value or 0.0, 1.0)


def _shifts(old: Scored, new: Scored, name: str, cases: Sequence[str]) -> Iterator[Shift]:
    before = {score.case: score for score in old.of(name) if score.status == "scored"}
    for score in new.of(name):
        if score.case in cases and score.case in before and score.status == "scored":
            yield Shift(case=score.case, old=before[score.case], new=score)


def _changed(row: Row) -> bool:
    return row.verdict != "same"


def _differences(old: Scored, new: Scored) -> Iterator[str]:
    """What else differs between the runs than their scores."""
    one, other = old.run.header, new.run.header
    for what in ("system", "model", "prompt", "prompt_hash", "commit"):
        if getattr(one, what) != getattr(other, what):
            yield f"{what}: {getattr(one, what)} → {getattr(other, what)}"
    for which, header in (("old", one), ("new", other)):
        if header.dirty:
            yield f"the {which} run is of changed files: its commit does not tell what was run"
    settings = sorted(
        k for k in one.settings.keys() | other.settings.keys() if one.settings.get(k) != other.settings.get(k)
    )
    yield from (f"setting {key}: {one.settings.get(key)} → {other.settings.get(key)}" for key in settings)
    packages = sorted(
        k for k in one.packages.keys() | other.packages.keys() if one.packages.get(k) != other.packages.get(k)
    )
    yield from (f"package {key}: {one.packages.get(key)} → {other.packages.get(key)}" for key in packages)
    marks = {mark.name: mark.labels for mark in one.cases}
    for mark in other.cases:
        if marks.get(mark.name, mark.labels) != mark.labels:
            yield f"{mark.name}: its labels changed between the runs; both are scored by today's"
    alone = {output.case for output in old.run.outputs} ^ {output.case for output in new.run.outputs}
    yield from (f"{case} is in one run only, and left out" for case in sorted(alone))
    yield from _status_changes(old, new)


def _status_changes(old: Scored, new: Scored) -> Iterator[str]:
    before = {(score.name, score.case): score.status for score in old.scores}
    for score in new.scores:
        was = before.get((score.name, score.case), score.status)
        if was != score.status:
            yield f"{score.name} of {score.case}: {was} → {score.status}, left out ({score.reason})"


def _cost(old: Scored, new: Scored) -> Iterator[tuple[str, str, str]]:
    one, other = _spent(old), _spent(new)
    for what, of in (
        ("calls", lambda u, _: f"{u.calls}"),
        ("answers from recordings or cache", lambda u, _: f"{u.cache_hits}"),
        ("tokens sent", lambda u, _: f"{u.prompt_tokens:,}"),
        ("tokens received", lambda u, _: f"{u.completion_tokens:,}"),
        ("US dollars", lambda u, _: "unknown" if u.cost_usd is None else f"{u.cost_usd:.4f}"),
        ("seconds waiting for the endpoint", lambda u, _: f"{u.seconds:.1f}"),
        ("seconds in all", lambda _, seconds: f"{seconds:.1f}"),
    ):
        yield what, of(*one), of(*other)


def _spent(scored: Scored) -> tuple[Usage, float]:
    """Usage and seconds of all outputs."""
    made = [output.briefing for output in scored.run.outputs if output.briefing]
    usage = sum((briefing.provenance.usage for briefing in made), Usage())
    return usage, sum(sum(output.seconds.values()) for output in scored.run.outputs)

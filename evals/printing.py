"""Scores, comparisons and judgements for a terminal. Standard output, so that it can be piped; wide tables wrap."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from evals.compare import Comparison, Row, Shift
from evals.gate import Judgement
from evals.scores import Aggregate
from evals.scoring import Scored

WIDTH = 160
"""Columns where the output is no terminal."""


def print_scores(scored: Scored, console: Console | None = None) -> None:
    """Each score over the real stories with its interval, case by case, and over fiction."""
    cases = [case.name for case in scored.cases]
    table = _table("score", "real stories", "95 % interval", "n", "fiction", *cases)
    for name in scored.names:
        real, fiction = scored.mean(name), scored.mean(name, fictional=True)
        own = {
            found.case: _value(found.value) if found.status == "scored" else found.status for found in scored.of(name)
        }
        table.add_row(
            name,
            _value(real.value if real else None),
            _ends(real),
            str(real.n if real else 0),
            _value(fiction.value if fiction else None),
            *(own.get(case, "") for case in cases),
        )
    out = console or _console()
    out.print(table)
    _notes(out, scored.notes)


def print_comparison(comparison: Comparison, details: int, console: Console | None = None) -> None:
    """The tables, what changed case by case, cost, and what to keep in mind."""
    out = console or _console()
    for title, rows in (("real stories", comparison.rows), ("fiction", comparison.fiction)):
        if rows:
            out.print(_rows(title, rows))
    changed = [(row, shift) for row in (*comparison.rows, *comparison.fiction) for shift in row.shifts if shift.change]
    for row, shift in changed:
        _print_shift(out, row, shift, details)
    cost = _table("cost", comparison.old.run.name, comparison.new.run.name)
    for line in comparison.cost:
        cost.add_row(*line)
    out.print(cost)
    _notes(out, comparison.notes)


def print_judgement(judgement: Judgement, console: Console | None = None) -> None:
    """Every failure with its case and score, then the outcome in one line."""
    out = console or _console()
    _notes(out, judgement.notes)
    for check in judgement.failures:
        out.print(Text(f"{check.kind}  {check.case or 'run'}  {check.name}: {check.message}"), soft_wrap=True)
    count = len(judgement.checks)
    outcome = "passed" if judgement.passed else f"stopped by {len(judgement.failures)}"
    out.print(Text(f"gate: {outcome} of {count} checks" if not judgement.passed else f"gate: passed, {count} checks"))


def _rows(title: str, rows: Sequence[Row]) -> Table:
    table = _table(
        f"score ({title})", "old", "new", "change", "95 % interval", "p", "p (Holm)", "n", "verdict", "by case"
    )
    for row in rows:
        low, high = row.change.low, row.change.high
        table.add_row(
            row.name,
            _value(row.old),
            _value(row.new),
            f"{row.change.value:+.3f}",
            "" if low is None or high is None else f"{low:+.3f} … {high:+.3f}",
            f"{row.p:.3f}",
            f"{row.corrected:.3f}",
            str(row.change.n),
            row.verdict,
            ", ".join(f"{shift.case} {shift.change:+.3f}" for shift in row.shifts if shift.change),
        )
    return table


def _print_shift(out: Console, row: Row, shift: Shift, most: int) -> None:
    out.print(Text(f"{row.name}  {shift.case}  {_value(shift.old.value)} → {_value(shift.new.value)}"), soft_wrap=True)
    for sign, lines in (("+", shift.lost), ("-", shift.gone)):
        for line in lines[:most]:
            out.print(Text(f"  {sign} {line}"), soft_wrap=True)
        if len(lines) > most:
            out.print(Text(f"  {sign} … {len(lines) - most} more"))


def _table(*headings: str) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    for place, heading in enumerate(headings):
        table.add_column(heading, justify="left" if place == 0 or heading in {"verdict", "by case"} else "right")
    return table


def _ends(found: Aggregate | None) -> str:
    if found is None or found.low is None or found.high is None:
        return "–"
    return f"{found.low:.3f} … {found.high:.3f}"


def _value(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def _notes(out: Console, notes: Sequence[str]) -> None:
    for note in notes:
        out.print(Text(f"note: {note}"), soft_wrap=True)


def _console() -> Console:
    console = Console()
    return console if console.is_terminal else Console(width=WIDTH)

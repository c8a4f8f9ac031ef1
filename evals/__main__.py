"""The command `python -m evals`: run, score, compare, gate, accept, report, table.

0    done; the gate: passed
1    the gate stopped the run
2    something the caller can put right: an option, a folder, a label file
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from briefing.errors import BriefingError

if TYPE_CHECKING:
    from evals.run import Run
    from evals.scoring import Scored
    from evals.systems import SystemName
    from evals.tabling import Part

_PASSED, _STOPPED, _REFUSED = 0, 1, 2

Command = TypeVar("Command", bound=Callable[..., None])
_FOLDER = click.Path(path_type=Path, file_okay=False)
_FILE = click.Path(path_type=Path, dir_okay=False)


def _run_argument(command: Command) -> Command:
    return click.argument("run_", metavar="RUN", type=_FOLDER)(command)


def _baseline_option(command: Command) -> Command:
    option = click.option("--baseline", type=_FILE, help="Accepted scores.  [default: evals/baseline.json]")
    return option(command)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def cli() -> None:
    """Runs of the engine on labelled stories: make them, score them, compare them, and stop a worse one."""


@cli.command()
@click.option(
    "--extractor", type=click.Choice(["embedded", "model", "ensemble"]), default="embedded", show_default=True
)
@click.option("--cases", help="Names, with commas between; without it, all.")
@click.option("--recordings", type=_FOLDER, help="Folder to record answers in, or with --replay to answer from.")
@click.option("--replay", is_flag=True, help="Answer from recordings alone; a missing one is an error of its case.")
@click.option("--prompt", help="Name of the prompt file, without its suffix.")
@click.option("--model", help="The model's name at its endpoint.")
@click.option("--out", type=_FOLDER, help="The run folder.  [default: out/runs/SYSTEM-TIME]")
@click.option("--force", is_flag=True, help="Replace a run that is in the folder.")
def run(extractor: SystemName, cases: str | None, **given: Any) -> None:  # noqa: ANN401  each as in Options
    """Run a system on the cases and keep what it made of them."""
    from evals.making import Options, make_run

    made, folder = make_run(Options(extractor, cases.split(",") if cases else (), **given))
    _tell(made)
    click.echo(str(folder))


@cli.command()
@_run_argument
@click.option("--out", type=_FILE, help="Also write score → value, low, high, n there, as JSON.")
def score(run_: Path, out: Path | None) -> None:
    """Score a run by today's labels and scorers; writes scores.json into it."""
    from evals.printing import print_scores
    from evals.scoring import write_scores, write_table

    scored = _scored(run_)
    write_scores(scored, run_ / "scores.json")
    if out:
        write_table(scored, out)
    print_scores(scored)


@cli.command()
@click.argument("old", type=_FOLDER)
@click.argument("new", type=_FOLDER)
@click.option("--details", default=5, show_default=True, help="Lines of what changed, for each score and case.")
def compare(old: Path, new: Path, details: int) -> None:
    """Compare two runs: each score's change, how sure it is, what changed case by case, and cost."""
    from evals.compare import compare as compared
    from evals.printing import print_comparison

    print_comparison(compared(_scored(old), _scored(new)), details)


@cli.command()
@_run_argument
@_baseline_option
@click.option("--junit", type=_FILE, help="Also write the checks there, as JUnit XML.")
@click.option("--table", type=_FILE, help="Also write score → value, low, high, n there, as JSON.")
@click.option("--report", "page", type=_FILE, help="Also write the page there.")
def gate(run_: Path, baseline: Path | None, junit: Path | None, table: Path | None, page: Path | None) -> None:
    """Stop a run that breaks an invariant or falls behind the baseline by more than a margin."""
    from evals.gate import BASELINE, judge, read_baseline
    from evals.junit import write_junit
    from evals.printing import print_judgement
    from evals.report import write_report
    from evals.scoring import write_table

    scored = _scored(run_)
    if table:
        write_table(scored, table)
    if page:
        write_report(scored, page)
    judgement = judge(scored, read_baseline(baseline or BASELINE))
    if junit:
        write_junit(judgement, run_.name, junit)
    print_judgement(judgement)
    sys.exit(_PASSED if judgement.passed else _STOPPED)


@cli.command()
@_run_argument
@_baseline_option
@click.option("--why", required=True, help="What makes these scores acceptable; kept in the baseline.")
def accept(run_: Path, baseline: Path | None, why: str) -> None:
    """Make a run's scores the ones that later runs are held to."""
    from evals.gate import BASELINE, accept, read_baseline, write_baseline

    path = baseline or BASELINE
    write_baseline(accept(_scored(run_), read_baseline(path), why), path)
    click.echo(f"evals: wrote {path}", err=True)


@cli.command()
@_run_argument
@click.option("--out", type=_FILE, help="The page.  [default: RUN/report.html]")
def report(run_: Path, out: Path | None) -> None:
    """Write a page that holds the scores, and for each case labels and output side by side."""
    from evals.report import write_report

    path = out or run_ / "report.html"
    write_report(_scored(run_), path)
    click.echo(f"evals: wrote {path}", err=True)


@cli.command()
@click.argument("runs", metavar="RUN…", nargs=-1, required=True, type=_FOLDER)
@click.option("--part", type=click.Choice(["real", "dev", "test", "fiction"]), default="real", show_default=True)
@click.option("--scores", help="Names, with commas between; without it, a choice.")
def table(runs: tuple[Path, ...], part: Part, scores: str | None) -> None:
    """Print several runs side by side as Markdown, each value with its interval and n."""
    from evals.tabling import CHOSEN, markdown

    chosen = tuple(scores.split(",")) if scores else CHOSEN
    click.echo(markdown([_scored(folder) for folder in runs], part, chosen), nl=False)


def _scored(folder: Path) -> Scored:
    from evals.run import read
    from evals.scoring import score_run

    return score_run(read(folder))


def _tell(made: Run) -> None:
    for entry in made.header.skipped:
        click.echo(f"evals: skipped {entry.case}: {entry.reason}", err=True)
    for output in made.outputs:
        if output.error:
            click.echo(f"evals: {output.case} failed: {output.error}", err=True)


def main() -> None:
    """Run the command; what the caller can put right ends in one line and status 2."""
    try:
        cli(standalone_mode=True)
    except BriefingError as error:
        click.echo(f"evals: {error}", err=True)
        sys.exit(_REFUSED)


if __name__ == "__main__":
    main()

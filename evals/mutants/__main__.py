"""`python -m evals.mutants`: every change through the gate; the last line counts.

0    11 of 12 regressions that could be tried are caught, or more, and no harmless change is stopped
1    fewer are caught, or a harmless change is stopped
2    something the caller can put right
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefing.errors import BriefingError

if TYPE_CHECKING:
    from evals.mutants.trying import Trial

RECORDINGS = Path(__file__).parent.parent / "recordings"
SHARE = 11 / 12
"""Of the regressions that could be tried, how many must be caught."""

_GOOD, _BAD, _REFUSED = 0, 1, 2


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--recordings", type=click.Path(path_type=Path, file_okay=False), default=RECORDINGS, show_default=True)
@click.option("--record", is_flag=True, help="First ask the endpoint about the changed prompts, and keep the answers.")
@click.option("--cases", help="Names, with commas between; without it, all.")
@click.option("--only", help="Names of changes, with commas between; without it, all.")
def command(recordings: Path, record: bool, cases: str | None, only: str | None) -> None:
    """Try seeded regressions, which the gate must stop, and harmless changes, which it must let by."""
    from evals.cases import load
    from evals.mutants.session import Session
    from evals.run import choose_cases

    loaded = [load(folder) for folder in choose_cases(cases.split(",") if cases else ())]
    session = Session(loaded, recordings)
    if record:
        session.record()
    regressions, harmless = session.trials(only.split(",") if only else (), tell=_tell)
    tried = [trial for trial in regressions if not trial.untried]
    caught, stopped = _stopped(regressions), _stopped(harmless)
    click.echo(f"caught {caught} of {len(regressions)}, stopped {stopped} of {len(harmless)}")
    sys.exit(_BAD if stopped or caught < SHARE * len(tried) else _GOOD)


def _tell(trial: Trial) -> None:
    change = trial.change
    if trial.untried:
        click.echo(f"{change.name:<28} not run    {change.what}: {trial.untried}")
        return
    outcome = f"stopped {len(trial.failures):>3}" if trial.stopped else "let by     "
    first = next((f"{c.case} {c.name}: {c.message}" for c in trial.failures), "")
    click.echo(f"{change.name:<28} {outcome}  {change.what}" + (f"  [{first[:140]}]" if first else ""))


def _stopped(trials: Sequence[Trial]) -> int:
    return sum(trial.stopped for trial in trials)


def main() -> None:
    """Run the command; what the caller can put right ends in one line and status 2."""
    try:
        command()
    except BriefingError as error:
        click.echo(f"evals: {error}", err=True)
        sys.exit(_REFUSED)


if __name__ == "__main__":
    main()

"""`python -m evals run`: from options to a run folder, with a bar for each case where somebody is looking."""

from __future__ import annotations

import asyncio
import shutil
import sys
from collections.abc import Awaitable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from briefing.extract import Extractor
from briefing.settings import Settings
from evals import run as runs
from evals.cases import load
from evals.systems import SystemName, choose, close, configure

RUNS = Path("out/runs")
"""Where run folders go."""


@dataclass(frozen=True, slots=True)
class Options:
    """What a run is asked for."""

    system: SystemName
    cases: Sequence[str] = ()
    """Names; none means all."""
    recordings: Path | None = None
    replay: bool = False
    prompt: str | None = None
    model: str | None = None
    out: Path | None = None
    force: bool = False
    """Replace the run that is in the folder."""


def make_run(options: Options) -> tuple[runs.Run, Path]:
    """The run and its folder."""
    settings = configure(options.recordings, replay=options.replay, prompt=options.prompt, model=options.model)
    cases = [load(folder) for folder in runs.choose_cases(options.cases)]
    folder = options.out or _folder(options.system, settings)
    if options.force and (folder / runs.HEADER).exists():
        shutil.rmtree(folder)
    extractor = choose(options.system, settings)
    with watching() as watch:
        return asyncio.run(_made(runs.make(cases, extractor, settings, folder, watch), extractor)), folder


async def _made(making: Awaitable[runs.Run], extractor: Extractor) -> runs.Run:
    try:
        return await making
    finally:
        await close(extractor)


def _folder(system: str, settings: Settings) -> Path:
    return RUNS / f"{system}-{settings.now():%Y%m%d-%H%M%S}"


@contextmanager
def watching() -> Iterator[runs.Watch | None]:
    """A function to tell of progress while the block runs, drawn on standard error; None where nobody watches."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bars:
        tasks: dict[str, int] = {}

        def watch(case: str, done: int, total: int) -> None:
            if case not in tasks:
                tasks[case] = bars.add_task(f"{case}: documents", total=total)
            bars.update(tasks[case], completed=done)  # type: ignore[arg-type]

        yield watch

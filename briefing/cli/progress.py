"""Progress on standard error, and only where a person is looking at it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.pipeline import Progress

Report = Callable[["Progress"], None]


@contextmanager
def reporting() -> Iterator[Report | None]:
    """A function to report to while the block runs, drawn as one bar a stage; None where nobody watches."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bars:
        yield _Bars(bars).report


class _Bars:
    """One bar for each stage that has reported."""

    def __init__(self, bars: object) -> None:
        from rich.progress import Progress, TaskID

        assert isinstance(bars, Progress)
        self._bars = bars
        self._tasks: dict[str, TaskID] = {}

    def report(self, progress: Progress) -> None:
        """Move the stage's bar, which begins with its first report."""
        from briefing.render.safe import inline

        words = inline(f"{progress.stage} {progress.detail}")[:60]
        if progress.stage not in self._tasks:
            self._tasks[progress.stage] = self._bars.add_task(words, total=progress.total)
        self._bars.update(self._tasks[progress.stage], description=words, completed=progress.done, total=progress.total)

"""What `make` and `daily` have in common: read, try the outputs, make, deliver."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from typing import TypeAlias, cast

import click

from briefing.cli.outputs import Output, deliver, prepare, spare_inputs
from briefing.cli.progress import Report, reporting
from briefing.extract import Extractor
from briefing.model import Briefing, DailyBriefing, Document, Omission
from briefing.pipeline import ExtractorName, choose_extractor
from briefing.settings import Settings, load

Making: TypeAlias = Callable[["Work", Report | None], Awaitable[Briefing | DailyBriefing]]


@dataclass(frozen=True, slots=True)
class Work:
    """What there is to make a briefing of, and with."""

    documents: tuple[Document, ...]
    omissions: tuple[Omission, ...]
    extractor: Extractor
    settings: Settings


def run(paths: tuple[str, ...], extractor: str, outputs: tuple[Output, ...], making: Making) -> None:
    """Read, make and write; nothing is asked of a model before every output has been tried."""
    settings = load()
    chosen = choose_extractor(cast("ExtractorName", extractor), settings)
    spare_inputs(paths, outputs)
    given = sys.stdin.buffer.read() if "-" in paths else None  # not in a thread: an interrupt could not end it there
    made = asyncio.run(_made(paths, given, Work((), (), chosen, settings), outputs, making))
    deliver(made, outputs)
    _tell(made, outputs)


async def _made(
    paths: tuple[str, ...], given: bytes | None, work: Work, outputs: tuple[Output, ...], making: Making
) -> Briefing | DailyBriefing:
    from briefing.ingest import read

    documents, omissions = await read(paths, stdin=given)
    prepare(outputs)
    with reporting() as report:
        return await making(Work(tuple(documents), tuple(omissions), work.extractor, work.settings), report)


def _tell(made: Briefing | DailyBriefing, outputs: tuple[Output, ...]) -> None:
    """On standard error: what is missing, where the output itself is not there to be read, and what was written."""
    from briefing.render.safe import inline

    if not any(output.format == "terminal" and output.path is None for output in outputs):
        for omission in _missing(made):
            click.echo(f"briefing: missing {inline(omission.name)}: {inline(omission.reason)}", err=True)
    written = [str(output.path) for output in outputs if output.path]
    if written:
        click.echo(f"briefing: wrote {', '.join(written)}", err=True)


def _missing(made: Briefing | DailyBriefing) -> Iterable[Omission]:
    yield from made.omissions
    if isinstance(made, DailyBriefing):
        for briefing in made.briefings:
            yield from briefing.omissions

"""The command `briefing`: what people type, what they get back, and how it ends.

    0    done
    1    a fault in this program
    2    something the caller can put right: input, an option, a setting, the endpoint
    130  interrupted
    141  the reader of standard output has gone

Everything slow is imported inside the commands: `briefing --help` answers at once.
"""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

import click

from briefing.cli.options import calendar_day, debug_option, reading_options, writing_options
from briefing.cli.outputs import plan
from briefing.errors import BriefingError

if TYPE_CHECKING:
    from briefing.cli.progress import Report
    from briefing.cli.running import Work
    from briefing.model import Briefing, DailyBriefing

_DONE, _FAULT, _REFUSED, _INTERRUPTED, _READER_GONE = 0, 1, 2, 130, 141


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="briefing", message="%(prog)s %(version)s")
@debug_option
def cli() -> None:
    """Cross-checked news briefings in which every sentence leads to the exact characters it rests on."""


@cli.command(short_help="Make a briefing of documents.")
@reading_options
@writing_options
@click.option("--topic", help="What the story is about; without it, the words that most documents share.")
@debug_option
def make(paths: tuple[str, ...], extractor: str, format_: str | None, out: str | None, topic: str | None) -> None:
    """Make a briefing of the documents at PATH: files, folders, or - for standard input.

    With --out and a folder it writes briefing.html, .md and .json there, and prints the briefing as well.
    """
    outputs = plan(format_, out, "briefing")
    from briefing.cli.running import run
    from briefing.pipeline import brief

    async def making(work: Work, report: Report | None) -> Briefing:
        return await brief(
            work.documents,
            extractor=work.extractor,
            settings=work.settings,
            generated_at=work.settings.now(),
            topic=topic,
            omissions=work.omissions,
            progress=report,
        )

    run(paths, extractor, outputs, making)


@cli.command(short_help="Make the briefing of a day.")
@reading_options
@writing_options
@click.option(
    "--date", "day", required=True, callback=calendar_day, metavar="YYYY-MM-DD", help="The day to brief about."
)
@debug_option
def daily(paths: tuple[str, ...], extractor: str, format_: str | None, out: str | None, day: date) -> None:
    """Make the briefing of a day: its documents among those at PATH, grouped into stories, on one page."""
    outputs = plan(format_, out, f"briefing-{day}")
    from briefing import pipeline
    from briefing.cli.running import run

    async def making(work: Work, report: Report | None) -> DailyBriefing:
        return await pipeline.daily(
            work.documents,
            day,
            extractor=work.extractor,
            settings=work.settings,
            generated_at=work.settings.now(),
            omissions=work.omissions,
            progress=report,
        )

    run(paths, extractor, outputs, making)


@cli.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen at.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535), help="0 takes any free one.")
@debug_option
def serve(host: str, port: int) -> None:
    """Serve briefings over HTTP until interrupted."""
    from briefing.serve import run
    from briefing.settings import load

    run(load(), host, port)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit status; no error leaves it as a traceback unless --debug asks for one."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        with cli.make_context("briefing", list(given)) as context:  # not cli.main: it ends broken pipes in its own way
            cli.invoke(context)
    except click.exceptions.Exit as ended:
        return ended.exit_code
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except BrokenPipeError:
        return _reader_gone()
    except (click.Abort, KeyboardInterrupt):
        return _ended("stopped", _INTERRUPTED)
    except BriefingError as error:
        _trace("--debug" in given)
        return _ended(str(error), _REFUSED)
    except Exception as error:  # noqa: BLE001  the last resort: said in one line, traced with --debug
        _trace("--debug" in given)
        notes = "".join(f"; {note}" for note in getattr(error, "__notes__", ()))
        fault = f"a fault in this program ({type(error).__name__}: {error}){notes}"
        return _ended(f"{fault}: please report it, with what --debug shows", _FAULT)
    return _DONE


def _ended(message: str, status: int) -> int:
    from briefing.render.safe import inline

    click.echo(f"briefing: {inline(message)}", err=True)
    return status


def _trace(wanted: bool) -> None:
    if wanted:
        traceback.print_exc()


def _reader_gone() -> int:
    """Point standard output at nothing, so that closing it at exit does not fail once more."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return _READER_GONE

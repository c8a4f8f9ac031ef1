"""Options that commands share."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Literal, TypeVar, get_args

import click

Format = Literal["page", "markdown", "json", "terminal"]
FORMATS: tuple[Format, ...] = get_args(Format)

Command = TypeVar("Command", bound=Callable[..., None])


def calendar_day(_context: click.Context, _parameter: click.Parameter, value: str) -> date:
    """A day in ISO 8601; anything else is click's usage error."""
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise click.BadParameter(f"{value!r} is no day: write it like 2025-06-05") from None


def debug_option(command: Command) -> Command:
    """`--debug` before or after the command's name; `main` looks for it, since errors come after options are gone."""
    return click.option("--debug", is_flag=True, expose_value=False, help="Show where an error comes from.")(command)


def reading_options(command: Command) -> Command:
    """What is read, and who writes the claims."""
    paths = click.argument("paths", nargs=-1, required=True, metavar="PATH...")
    extractor = click.option(
        "--extractor",
        type=click.Choice(["auto", "model", "embedded"]),
        default="auto",
        show_default=True,
        help="Who writes the claims; auto is the model where OPENAI_API_KEY is set, else the embedded extractor.",
    )
    return paths(extractor(command))


def writing_options(command: Command) -> Command:
    """What is written, and where."""
    format_ = click.option(
        "--format",
        "format_",
        type=click.Choice(FORMATS),
        help="Without it, the suffix of --out decides; without either, terminal.",
    )
    out = click.option(
        "--out",
        metavar="PATH|-",
        help="A file; a folder, which gets the page, Markdown and JSON; or - for standard output (JSON alone).",
    )
    return format_(out(command))

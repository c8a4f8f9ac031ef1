"""Templates in which every printed value passes one function, so that none can forget to make it harmless."""

from __future__ import annotations

from collections.abc import Callable

from jinja2 import Environment, PackageLoader, StrictUndefined

from briefing.render import safe, words


def templates(printed: Callable[[object], object], *, last_line_end: bool) -> Environment:
    """The surfaces' templates: `printed` sees each value before it is escaped; a name that is not given is an error.

    `last_line_end` keeps the line end that a template's file ends with.
    """
    environment = Environment(
        loader=PackageLoader("briefing.render"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=last_line_end,
        finalize=printed,
    )
    environment.filters.update(day=words.day, shortened=safe.shortened)
    environment.globals.update(count=words.count, words=words)
    return environment

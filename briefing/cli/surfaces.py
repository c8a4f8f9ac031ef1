"""The four formats, each as text: the terminal's too, so that it is printed whole or not at all."""

from __future__ import annotations

import io

from briefing.cli.options import Format
from briefing.model import Briefing, DailyBriefing

_FILE_WIDTH = 96


def rendered(made: Briefing | DailyBriefing, format_: Format, *, to_file: bool) -> str:
    """The briefing in that format; colours and width are those of standard output unless it goes to a file."""
    from briefing import render

    if format_ == "json":
        return render.to_json(made)
    if format_ == "terminal":
        return _printed(made, to_file=to_file)
    if isinstance(made, Briefing):
        return {"page": render.html, "markdown": render.markdown}[format_](made)
    return {"page": render.html_daily, "markdown": render.markdown_daily}[format_](made)


def _printed(made: Briefing | DailyBriefing, *, to_file: bool) -> str:
    from rich.console import Console

    from briefing import render

    console = Console(file=io.StringIO(), width=_FILE_WIDTH, color_system=None) if to_file else Console()
    with console.capture() as captured:
        if isinstance(made, Briefing):
            render.terminal(made, console)
        else:
            render.terminal_daily(made, console)
    return captured.get()

"""A briefing on each surface: HTML page, Markdown, terminal, JSON. Pure: the same briefing gives the same characters.

In reading order: `view` builds what every surface prints (with `references`, `clashes`, `notes`, `table`), `words` says
the closed lists in plain English, `safe` disarms what strangers wrote, `marks` cuts a document along its citations;
`page`, `footnoted` and `console` are the surfaces.
"""

from briefing.model import Briefing, DailyBriefing
from briefing.render.console import terminal, terminal_daily
from briefing.render.footnoted import markdown, markdown_daily
from briefing.render.page import html, html_daily

__all__ = ["html", "html_daily", "markdown", "markdown_daily", "terminal", "terminal_daily", "to_json"]


def to_json(briefing: Briefing | DailyBriefing) -> str:
    """The contract: every field, documents whole, so that whoever has it can check every citation."""
    return briefing.model_dump_json(indent=2) + "\n"

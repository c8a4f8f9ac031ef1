"""Markdown with footnotes, as GitHub, Pandoc and most editors read it."""

from __future__ import annotations

import re
from functools import cache

from jinja2 import Environment
from markupsafe import Markup

from briefing.model import Briefing, DailyBriefing
from briefing.render import safe
from briefing.render.templating import templates
from briefing.render.view import view


def markdown(briefing: Briefing) -> str:
    """The briefing with a footnote for each citation: document, date, offsets and the quoted words."""
    return _tidy(_environment().get_template("briefing.md.j2").render(page=view(briefing)))


def markdown_daily(daily: DailyBriefing) -> str:
    """A day in one file; the footnotes of the second story are `[^2-1]`, `[^2-2]` and so on."""
    pages = [view(briefing, prefix=f"{number}-") for number, briefing in enumerate(daily.briefings, 1)]
    return _tidy(_environment().get_template("daily.md.j2").render(daily=daily, pages=pages))


@cache
def _environment() -> Environment:
    """Autoescaping means Markdown here: `_escaped` runs first, and what it returns counts as escaped."""
    environment = templates(_escaped, last_line_end=True)
    environment.filters.update(address=_address)
    return environment


def _tidy(text: str) -> str:
    """One blank line between blocks; what documents say is on one line already, and is not touched."""
    return re.sub(r"\n{3,}", "\n\n", re.sub(r"[ \t]+$", "", text, flags=re.MULTILINE)).strip("\n") + "\n"


def _escaped(value: object) -> object:
    # Not HTML that would need trust: the text has just been escaped for the language that it is printed in.
    return Markup(safe.markdown(value)) if isinstance(value, str) and not isinstance(value, Markup) else value  # noqa: S704


def _address(url: str) -> str | Markup:
    """An address as a link where it may be one, as text otherwise."""
    return Markup(f"<{url}>") if safe.link(url) else url  # noqa: S704

"""HTML: one file that needs no network, no script and no second file."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment
from markupsafe import Markup

from briefing.model import Briefing, DailyBriefing, Document
from briefing.render import safe
from briefing.render.marks import Stretch, stretches
from briefing.render.references import Register
from briefing.render.templating import templates
from briefing.render.view import Page, view


def html(briefing: Briefing) -> str:
    """A self-contained page; every citation links to its characters, marked in the documents at the foot."""
    return _environment().get_template("briefing.html.j2").render(page=view(briefing))


def html_daily(daily: DailyBriefing) -> str:
    """One page for a day, a story after the other, with a list of the stories at the top."""
    pages = [view(briefing, prefix=f"s{number}-") for number, briefing in enumerate(daily.briefings, 1)]
    return _environment().get_template("daily.html.j2").render(daily=daily, pages=pages)


@cache
def _environment() -> Environment:
    """Every printed value passes `_harmless`, then the escaping of HTML: a template cannot forget either."""
    environment = templates(_harmless, last_line_end=False)
    environment.filters.update(link=safe.link)
    environment.globals.update(marked=_marked)
    return environment


def _harmless(value: object) -> object:
    return safe.visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _marked(page: Page, document: Document) -> tuple[Stretch, ...]:
    register = Register(page.briefing.documents, page.prefix)
    register.cite_all(tuple(reference.span for reference in page.references))
    return stretches(document, register, (span for claim in page.briefing.claims for span in claim.evidence))

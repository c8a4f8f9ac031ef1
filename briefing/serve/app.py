"""The composition root: where the app gets its parts."""

from __future__ import annotations

from litestar import Litestar
from litestar.datastructures import MutableScopeHeaders
from litestar.di import Provide
from litestar.types import Message, Scope

from briefing.extract import Extractor
from briefing.serve.guards import local_host_only
from briefing.serve.making import Maker
from briefing.serve.openapi import described
from briefing.serve.problems import respond
from briefing.serve.routes import get_briefing, health, list_briefings, make_briefing
from briefing.settings import Settings, load
from briefing.store import FILE_NAME, Store

HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'",  # the page is one file with its style inside, and runs nothing
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
}


def create_app(settings: Settings | None = None, *, extractor: Extractor | None = None) -> Litestar:
    """The app, with settings from the environment where none are given.

    An `extractor` given here serves every request, whatever it asks for, and is its giver's to close. Nothing is opened
    or created before the first request.
    """
    settings = settings or load()
    maker = Maker(settings, Store(settings.data_dir / FILE_NAME), extractor)
    return Litestar(
        [make_briefing, list_briefings, get_briefing, health, described],
        dependencies={"maker": Provide(lambda: maker, sync_to_thread=False)},
        guards=[local_host_only],
        exception_handlers={Exception: respond},
        before_send=[_add_headers],
        on_shutdown=[maker.aclose],
        openapi_config=None,
        request_max_body_size=settings.body_limit_bytes,
        logging_config=None,
    )


async def _add_headers(message: Message, _: Scope) -> None:
    if message["type"] == "http.response.start":
        headers = MutableScopeHeaders.from_message(message)
        for name, value in HEADERS.items():
            headers.setdefault(name, value)

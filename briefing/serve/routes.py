"""The endpoints."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Annotated, Any

from litestar import HttpMethod, Request, Response, post, route
from litestar.di import NamedDependency
from litestar.exceptions import ClientException
from litestar.params import FromPath, QueryParameter

from briefing.errors import StoreError
from briefing.model import Briefing
from briefing.serve.guards import json_only
from briefing.serve.making import Maker
from briefing.serve.negotiation import choose
from briefing.serve.wire import MOST_LISTED, BriefingList, Health, NewBriefing
from briefing.version import __version__

JSON = "application/json"
MARKDOWN = "text/markdown"
HTML = "text/html"
READING = (HttpMethod.GET, HttpMethod.HEAD)
REPRESENTATIONS = (JSON, MARKDOWN, HTML)


@post("/v1/briefings", guards=[json_only])
async def make_briefing(maker: NamedDependency[Maker], request: Request[Any, Any, Any]) -> Response[bytes]:
    """Read the documents, check them against each other, keep the briefing and answer with it.

    The body is parsed here, since Litestar answers 500 to text that is no UTF-8 and to brackets nested too deeply.
    """
    wanted = NewBriefing.read(await request.body())
    briefing, problem = await maker.to_the_end(maker.make_and_keep(wanted))
    body = (await maker.threads.read(_renderers()[JSON], briefing)).encode()
    if problem:  # made, paid for, and nowhere to be fetched from: the answer itself is all there is
        return Response(body, status_code=200, media_type=JSON, headers={"Warning": _warning(problem)})
    return Response(body, status_code=201, media_type=JSON, headers={"Location": f"/v1/briefings/{briefing.id}"})


@route("/v1/briefings/{briefing_id:str}", http_method=READING)
async def get_briefing(
    briefing_id: FromPath[str], maker: NamedDependency[Maker], request: Request[Any, Any, Any]
) -> Response[bytes | None]:
    """The representation that `Accept` asks for; 304 where the client already has it."""
    media_type = choose(request.headers.get("accept"), REPRESENTATIONS)
    if media_type is None:
        raise ClientException(
            f"a briefing is to be had as {', '.join(REPRESENTATIONS)}", status_code=406, headers={"Vary": "Accept"}
        )
    briefing = await maker.threads.read(maker.store.get, briefing_id)
    body = (await maker.threads.read(_renderers()[media_type], briefing)).encode()
    tag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    headers = {"ETag": tag, "Vary": "Accept", "Cache-Control": "private, no-cache"}
    if _has(request.headers.get("if-none-match"), tag):
        return Response(None, status_code=304, headers=headers)
    return Response(body, media_type=media_type, headers=headers)


@route("/v1/briefings", http_method=READING)
async def list_briefings(
    maker: NamedDependency[Maker],
    limit: Annotated[int, QueryParameter(ge=1, le=MOST_LISTED)] = 20,
) -> BriefingList:
    """Ids, headlines, topics and times; not the briefings themselves."""
    return BriefingList(briefings=await maker.threads.read(maker.store.recent, limit))


@route("/health", http_method=READING, sync_to_thread=False)
def health(maker: NamedDependency[Maker]) -> Health:
    """Touches neither the store nor the model's endpoint."""
    return Health(status="ok", version=__version__, extractor=maker.default_extractor)


def _renderers() -> dict[str, Callable[[Briefing], str]]:
    from briefing import render

    return {JSON: render.to_json, MARKDOWN: render.markdown, HTML: render.html}


def _has(if_none_match: str | None, tag: str) -> bool:
    """Whether the client named this very representation (RFC 9110 §13.1.2; tags are compared weakly).

    >>> _has('"old", W/"new"', '"new"'), _has("*", '"new"'), _has('"old"', '"new"'), _has(None, '"new"')
    (True, True, False, False)
    """
    named = {part.strip().removeprefix("W/") for part in (if_none_match or "").split(",")}
    return bool(named & {tag, "*"})


def _warning(problem: StoreError) -> str:
    """One line of ASCII, as a header must be.

    >>> print(_warning(StoreError('the "store" is full', remedy="free space")))
    199 briefing "not stored: the 'store' is full: free space"
    """
    words = " ".join(str(problem).split()).replace("\\", "/").replace('"', "'")
    return f'199 briefing "not stored: {words.encode("ascii", "replace").decode()}"'

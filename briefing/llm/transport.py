"""The layer under the client that every request passes: it counts, caches, records and replays.

It keeps attempts, not results: an answer that did not fit its schema is kept like any other, so that a chain of asking
again comes back step by step, with the types and the re-asks that a live endpoint would cause. What is below may be any
`httpx` client, so a test that intercepts the wire still sees all that reaches it.
"""

from __future__ import annotations

import asyncio
import json
import time
from typing import Protocol
from weakref import WeakValueDictionary

import httpx

from briefing.llm.costs import current_meter
from briefing.llm.recordings import Recorded, Recordings
from briefing.llm.requests import Question, question

_KEPT_HEADERS = {"content-type", "retry-after", "retry-after-ms", "x-should-retry", "x-request-id"}
_NEVER_ARRIVED = (httpx.ConnectError, httpx.ConnectTimeout, httpx.UnsupportedProtocol)


class Cache(Protocol):
    """Bytes by key, for as long as it likes; neither call raises."""

    async def get(self, key: str) -> bytes | None:
        """What was put, or None."""
        ...

    async def put(self, key: str, value: bytes) -> None:
        """Keep it, if possible."""
        ...


class AnsweringTransport(httpx.AsyncBaseTransport):
    """Answers from recordings, then from the cache, then from the endpoint.

    Two tasks that ask the same at once cause one request: the second waits, and then finds the answer in the cache.
    """

    def __init__(self, wire: httpx.AsyncClient, cache: Cache | None, recordings: Recordings | None) -> None:
        self._wire = wire
        self._cache = cache
        self._recordings = recordings
        self._under_way: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """One answer, as a response that is already read."""
        await request.aread()
        asked = question(request)
        if asked is None:
            return await self._send(request)
        lock = self._under_way.setdefault(asked.cache_key, asyncio.Lock())
        async with lock:
            return await self._answer(request, asked)

    async def aclose(self) -> None:
        """Close the wire."""
        await self._wire.aclose()

    async def _answer(self, request: httpx.Request, asked: Question) -> httpx.Response:
        if self._recordings and (self._recordings.replay or self._recordings.holds(asked)):
            return await self._replayed(self._recordings, request, asked)
        found = await self._cache.get(asked.cache_key) if self._cache else None
        if found is not None:
            current_meter().cache_hits += 1
            await self._record(asked, Recorded(found, 0.0))
            return _answered(request, found)
        started = time.monotonic()
        response = await self._send(request)
        if _is_answer(response):
            if self._cache:
                await self._cache.put(asked.cache_key, response.content)
            await self._record(asked, Recorded(response.content, time.monotonic() - started))
        return response

    async def _replayed(self, recordings: Recordings, request: httpx.Request, asked: Question) -> httpx.Response:
        """The recorded answer, counted as what it cost when it was recorded: a replay shows what the run would cost."""
        recorded = await asyncio.to_thread(recordings.read, asked)
        meter = current_meter()
        meter.calls += 1
        meter.seconds += recorded.seconds
        response = _answered(request, recorded.body)
        meter.tokens(_json(response))
        return response

    async def _record(self, asked: Question, answer: Recorded) -> None:
        if self._recordings:
            await asyncio.to_thread(self._recordings.write, asked, answer)

    async def _send(self, request: httpx.Request) -> httpx.Response:
        """Ask the endpoint, and count: a request that found no endpoint is no call."""
        meter = current_meter()
        started = time.monotonic()
        arrived = 1
        try:
            response = await self._wire.send(request)
        except _NEVER_ARRIVED:
            arrived = 0
            raise
        finally:
            meter.calls += arrived
            meter.seconds += time.monotonic() - started
        meter.tokens(_json(response))
        headers = {name: value for name, value in response.headers.items() if name in _KEPT_HEADERS}
        return httpx.Response(response.status_code, headers=headers, content=response.content, request=request)


def _answered(request: httpx.Request, body: bytes) -> httpx.Response:
    return httpx.Response(200, headers={"content-type": "application/json"}, content=body, request=request)


def _is_answer(response: httpx.Response) -> bool:
    """Whether it is worth keeping: a page of a proxy, or an answer without choices, would be kept for ever."""
    body = _json(response) if response.status_code == httpx.codes.OK else None
    return isinstance(body, dict) and bool(body.get("choices"))


def _json(response: httpx.Response) -> object:
    try:
        body: object = json.loads(response.content)
    except ValueError:
        return None
    return body

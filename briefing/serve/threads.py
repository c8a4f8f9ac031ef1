"""Where the work goes that would hold up every other request, were it done in the event loop.

Reading the store and rendering take milliseconds, making a briefing of many documents takes seconds of plain
computation: each kind has threads of its own, so that nobody who only wants to read waits behind somebody's making.
Extraction alone stays in the server's event loop, whose clients and limits all requests share.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, ParamSpec, TypeVar

from briefing.extract import Extractor
from briefing.model import Document, Extraction, Provenance, Usage

P = ParamSpec("P")
T = TypeVar("T")
MOST_AT_ONCE = 4


class Threads:
    """Threads for short reads, and `MOST_AT_ONCE` for briefings; what comes when all are taken waits its turn."""

    def __init__(self) -> None:
        self._reading = ThreadPoolExecutor(MOST_AT_ONCE, "reading")
        self._making = ThreadPoolExecutor(MOST_AT_ONCE, "making")

    async def read(self, work: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """What the call returns, or raises."""
        return await asyncio.get_running_loop().run_in_executor(self._reading, lambda: work(*args, **kwargs))

    async def make(self, work: Callable[P, Coroutine[Any, Any, T]], *args: P.args, **kwargs: P.kwargs) -> T:
        """What the coroutine function returns, or raises, in an event loop of its own."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._making, lambda: asyncio.run(work(*args, **kwargs)))

    def close(self) -> None:
        """Wait for what is under way, and end the threads."""
        self._reading.shutdown()
        self._making.shutdown()


class AskedElsewhere:
    """An extractor as seen from another event loop than the one that it runs in."""

    def __init__(self, extractor: Extractor, loop: asyncio.AbstractEventLoop) -> None:
        self.name = extractor.name
        self._extractor = extractor
        self._loop = loop

    def provenance(self, usage: Usage) -> Provenance:
        """As the extractor says."""
        return self._extractor.provenance(usage)

    async def extract(self, document: Document) -> Extraction:
        """As the extractor does, in its own loop."""
        asked = asyncio.run_coroutine_threadsafe(self._extractor.extract(document), self._loop)
        return await asyncio.wrap_future(asked)

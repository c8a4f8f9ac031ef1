"""From the documents of a request to a stored briefing."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Coroutine
from typing import Any, Literal, TypeVar

from litestar.exceptions import ValidationException

from briefing.errors import ConfigurationError, InputError, StoreError
from briefing.extract import Extractor
from briefing.model import Briefing, Document, Omission
from briefing.serve.threads import AskedElsewhere, Threads
from briefing.serve.wire import ExtractorName, NewBriefing, NewDocument
from briefing.settings import Settings
from briefing.store import Store

T = TypeVar("T")

_log = logging.getLogger("briefing.serve")


class Maker:
    """Makes briefings and keeps them; what all requests share, the limit on requests to a model included.

    An `extractor` given here is used for every request, whatever it asks for.
    """

    def __init__(self, settings: Settings, store: Store, extractor: Extractor | None = None) -> None:
        self.settings = settings
        self.store = store
        self.threads = Threads()
        self._given = extractor
        self._chosen: dict[str, Extractor] = {}
        self._choosing = asyncio.Lock()
        self._under_way: set[asyncio.Task[Any]] = set()

    @property
    def default_extractor(self) -> Literal["model", "embedded"]:
        """What `auto` stands for with these settings."""
        return "model" if self.settings.api_key else "embedded"

    async def make(self, wanted: NewBriefing) -> Briefing:
        """A briefing of the documents that can be read; the others are among its omissions.

        Raises ValidationException where none can be read or the wanted extractor is not to be had, and BriefingError.
        """
        extractor = self._given or await self._extractor(wanted.extractor)
        here = AskedElsewhere(extractor, asyncio.get_running_loop())
        return await self.threads.make(self._make, wanted, here)

    async def make_and_keep(self, wanted: NewBriefing) -> tuple[Briefing, StoreError | None]:
        """What `make` makes, and what hindered its keeping."""
        briefing = await self.make(wanted)
        return briefing, await self.keep(briefing)

    async def to_the_end(self, work: Coroutine[Any, Any, T]) -> T:
        """What the work returns, or raises. It goes on though whoever waits for it is cancelled, for it is paid for."""
        task = asyncio.create_task(work)
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)
        return await asyncio.shield(task)

    async def keep(self, briefing: Briefing) -> StoreError | None:
        """Store a briefing; the error where that fails, for what was made must not be lost with it."""
        try:
            await self.threads.read(self.store.put, briefing)
        except StoreError as error:
            _log.error("briefing %s is not stored: %s", briefing.id, error)
            return error
        return None

    async def aclose(self) -> None:
        """Finish what is under way and close the extractors that were chosen here; a given one is its giver's."""
        await asyncio.gather(*self._under_way, return_exceptions=True)
        await asyncio.to_thread(self.threads.close)
        for extractor in self._chosen.values():
            if close := getattr(extractor, "aclose", None):
                await close()

    async def _make(self, wanted: NewBriefing, extractor: Extractor) -> Briefing:
        from briefing.pipeline import brief

        documents, omissions = _read(wanted.documents)
        return await brief(
            documents, extractor=extractor, settings=self.settings, topic=wanted.topic, omissions=omissions
        )

    async def _extractor(self, asked: ExtractorName) -> Extractor:
        name = self.default_extractor if asked == "auto" else asked
        async with self._choosing:
            if name not in self._chosen:
                self._chosen[name] = await self.threads.read(self._choose, name)
            return self._chosen[name]

    def _choose(self, name: Literal["model", "embedded"]) -> Extractor:
        from briefing.pipeline import choose_extractor

        try:
            return choose_extractor(name, self.settings)
        except ConfigurationError as error:
            if self.settings.api_key:  # not what was asked is wrong, but the server
                raise
            raise ValidationException(extra=[{"key": "extractor", "message": str(error)}]) from error


def _read(given: tuple[NewDocument, ...]) -> tuple[tuple[Document, ...], tuple[Omission, ...]]:
    """What can be read of the documents, and what cannot be; where nothing can, that is the client's error."""
    from briefing.ingest import admit

    documents, refused = [], []
    for position, new in enumerate(given):
        name = f"documents.{position}"
        try:
            documents.append(_document(new, name))
        except InputError as error:
            refused.append(Omission(name=name, reason=str(error).removeprefix(name).strip()))
    kept, left_out = admit(documents)
    omissions = (*refused, *left_out)
    if not kept:
        raise ValidationException(extra=[{"key": each.name, "message": each.reason} for each in omissions])
    return kept, omissions


def _document(new: NewDocument, name: str) -> Document:
    from briefing.ingest import from_text

    return from_text(
        new.text, name=name, title=new.title, publisher=new.publisher, url=new.url, published_at=new.published_at
    )

"""From the documents of a request to a stored briefing."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, Literal

from litestar.exceptions import ValidationException

from briefing.errors import ConfigurationError, InputError, StoreError
from briefing.model import Briefing, Document, Omission
from briefing.serve.wire import NewBriefing, NewDocument
from briefing.settings import Settings
from briefing.store import Store

if TYPE_CHECKING:
    from briefing.extract import Extractor

_log = logging.getLogger("briefing.serve")


class Maker:
    """Makes briefings and keeps them; what all requests share.

    An `extractor` given here is used for every request, whatever it asks for.
    """

    def __init__(self, settings: Settings, store: Store, extractor: Extractor | None = None) -> None:
        self.settings = settings
        self.store = store
        self.extractor = extractor

    async def make(self, wanted: NewBriefing) -> Briefing:
        """A briefing of the documents that can be read; the others are among its omissions.

        Raises ValidationException where none can be read or the wanted extractor is not to be had, and BriefingError.
        """
        from briefing import pipeline

        extractor = self.extractor or self._choose(wanted.extractor)
        documents, omissions = _read(wanted.documents)
        return await pipeline.brief(
            documents, extractor=extractor, settings=self.settings, topic=wanted.topic, omissions=omissions
        )

    async def keep(self, briefing: Briefing) -> StoreError | None:
        """Store a briefing; the error where that fails, for what was made must not be lost with it."""
        try:
            await asyncio.to_thread(self.store.put, briefing)
        except StoreError as error:
            _log.error("briefing %s is not stored: %s", briefing.id, error)
            return error
        return None

    def default_extractor(self) -> Literal["model", "embedded"]:
        """What `auto` stands for with these settings."""
        return "model" if self.settings.api_key else "embedded"

    def _choose(self, name: Literal["auto", "model", "embedded"]) -> Extractor:
        from briefing import pipeline

        try:
            return pipeline.choose_extractor(name, self.settings)
        except ConfigurationError as error:
            if name == "auto":
                raise
            raise ValidationException(extra=[{"key": "extractor", "message": str(error)}]) from error


def _read(given: tuple[NewDocument, ...]) -> tuple[tuple[Document, ...], tuple[Omission, ...]]:
    """What can be read of the documents, and what cannot be; where nothing can, that is the client's error."""
    documents, refused = [], []
    for position, new in enumerate(given):
        name = f"documents.{position}"
        try:
            documents.append(_document(new, name))
        except InputError as error:
            refused.append((name, error))
    if not documents:
        raise ValidationException(extra=[{"key": name, "message": str(error)} for name, error in refused])
    return tuple(documents), tuple(Omission(name=name, reason=str(error)) for name, error in refused)


def _document(new: NewDocument, name: str) -> Document:
    from briefing import ingest

    return ingest.from_text(
        new.text, name=name, title=new.title, publisher=new.publisher, url=new.url, published_at=new.published_at
    )

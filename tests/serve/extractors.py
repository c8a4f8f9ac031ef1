"""Extractors that do one thing each, given to the app through its seam."""

import asyncio
import threading

from briefing.errors import BriefingError
from briefing.model import CandidateClaim, Document, Extraction, Provenance, Usage


class EveryLine:
    """Proposes each line of a document in its own words."""

    name = "model"

    def provenance(self, usage: Usage) -> Provenance:
        return Provenance(extractor="model", model="every-line", code_version="0", usage=usage)

    async def extract(self, document: Document) -> Extraction:
        lines = [line.strip() for line in document.text.splitlines() if line.strip()]
        return Extraction(candidates=tuple(CandidateClaim(statement=line, quotes=(line,)) for line in lines))


class Failing(EveryLine):
    """Raises the same error on every document whose text has the word, or on all where none is given."""

    def __init__(self, error: Exception, *, word: str = "") -> None:
        self.error = error
        self.word = word

    async def extract(self, document: Document) -> Extraction:
        if self.word in document.text:
            raise self.error
        return await super().extract(document)


class Waiting(EveryLine):
    """Says when it was asked, and answers when it is told to."""

    def __init__(self) -> None:
        self.asked = asyncio.Event()
        self.may_answer = asyncio.Event()

    async def extract(self, document: Document) -> Extraction:
        self.asked.set()
        await self.may_answer.wait()
        return await super().extract(document)


class HoldingUp(EveryLine):
    """Blocks the thread that briefings are made in, as long computation does, until it is told to go on."""

    def __init__(self) -> None:
        self.holding = threading.Event()
        self.may_go_on = threading.Event()

    def provenance(self, usage: Usage) -> Provenance:
        self.holding.set()
        assert self.may_go_on.wait(timeout=20), "nobody could be answered meanwhile"
        return super().provenance(usage)


def unavailable(kind: type[BriefingError]) -> Failing:
    return Failing(kind("the endpoint at example.org is no use", remedy="start it"))

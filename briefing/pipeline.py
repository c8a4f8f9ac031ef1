"""The whole flow on one screen, and the only module that knows the order of the stages."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from briefing.compose import compose, compose_day
from briefing.errors import ConfigurationError, EmptyInput, ModelError
from briefing.extract import Extractor
from briefing.ground import ground_all
from briefing.merge import merge, trace_relays
from briefing.merge.dates import date_by_story
from briefing.merge.stories import group_stories
from briefing.model import (
    Briefing,
    Claim,
    DailyBriefing,
    Document,
    Extraction,
    Omission,
    Provenance,
    Rejection,
    Usage,
)
from briefing.settings import Settings, load

ExtractorName = Literal["auto", "model", "embedded"]


@dataclass(frozen=True, slots=True)
class Progress:
    """One step done: `done` of `total` documents have passed the stage; `detail` names the last one."""

    stage: str
    done: int
    total: int
    detail: str = ""


Report = Callable[[Progress], None]


async def brief(
    documents: Sequence[Document],
    *,
    extractor: Extractor | None = None,
    settings: Settings | None = None,
    generated_at: datetime | None = None,
    topic: str | None = None,
    omissions: Sequence[Omission] = (),
    progress: Report | None = None,
) -> Briefing:
    """One story's documents → one cited, cross-checked briefing.

    A document that the extractor fails on is named among the omissions, after those that the caller brings.
    Raises EmptyInput where there is no document, and the extractor's ModelError where it failed on all of them.
    """
    settings = settings or load()
    distinct = _distinct(documents)
    if not distinct:
        raise EmptyInput("there is no document to read", remedy="give at least one with text")
    owned, extractor = extractor is None, extractor or choose_extractor("auto", settings)
    try:
        extractions, missing = await _extract(extractor, distinct, progress)
    finally:
        if owned:
            await _close(extractor)
    usage = sum((extraction.usage for _, extraction in extractions), Usage())
    made_by = extractor.provenance(usage)
    moment = generated_at or settings.now()
    lacking = (*omissions, *missing)
    return await asyncio.to_thread(_cross_check, distinct, extractions, lacking, made_by, moment, topic)


def _cross_check(
    documents: Sequence[Document],
    extractions: Sequence[tuple[Document, Extraction]],
    omissions: Sequence[Omission],
    provenance: Provenance,
    generated_at: datetime,
    topic: str | None,
) -> Briefing:
    """Everything after extraction: no I/O, no clock, and the same bytes for the same candidates."""
    documents = date_by_story(documents)
    by_id = {document.id: document for document in documents}
    claims: list[Claim] = []
    rejections: list[Rejection] = []
    for document, extraction in extractions:
        grounded, refused = ground_all(by_id[document.id], extraction.candidates)
        claims += grounded
        rejections += refused
    findings = merge(documents, claims)
    return compose(
        documents=documents,
        claims=claims,
        findings=findings,
        relays=trace_relays(documents, claims, findings),
        rejections=rejections,
        omissions=omissions,
        provenance=provenance,
        generated_at=generated_at,
        topic=topic,
    )


async def daily(
    documents: Sequence[Document],
    day: date,
    *,
    extractor: Extractor | None = None,
    settings: Settings | None = None,
    generated_at: datetime | None = None,
    omissions: Sequence[Omission] = (),
    progress: Report | None = None,
) -> DailyBriefing:
    """The documents of one day, grouped into stories, each briefed; a document without a date counts as of the day.

    Raises EmptyInput where no document is of that day, as where the dated ones are all of others: those without a date
    make no day by themselves then. Raises ModelError where every story failed.
    """
    settings = settings or load()
    moment = generated_at or settings.now()
    todays, others = _of_day(_distinct(documents), day)
    if not todays or (others and all(document.day is None for document in todays)):
        raise EmptyInput(f"no document is of {day}", remedy="give another date or other documents")
    owned, extractor = extractor is None, extractor or choose_extractor("auto", settings)
    briefings: list[Briefing] = []
    failures: list[ModelError] = []
    try:
        for story in group_stories(todays):
            try:
                made = brief(story, extractor=extractor, settings=settings, generated_at=moment, progress=progress)
                briefings.append(await made)
            except ModelError as error:
                failures.append(error)
                others += [_omission(document, str(error)) for document in story]
    finally:
        if owned:
            await _close(extractor)
    if not briefings:
        raise failures[0]
    return compose_day(day, briefings, (*omissions, *others), moment)


def choose_extractor(name: ExtractorName, settings: Settings) -> Extractor:
    """The extractor of that name; `auto` is the model where a key is set, else the embedded one.

    An empty key is none. Raises ConfigurationError where the model is asked for and no key is set.
    """
    if name == "embedded" or (name == "auto" and not settings.api_key):
        from briefing.extract.embedded import EmbeddedExtractor

        return EmbeddedExtractor()
    if not settings.api_key:
        raise ConfigurationError(
            "the model extractor needs a key", remedy="set OPENAI_API_KEY (any value for a local server)"
        )
    from briefing.extract.model import ModelExtractor

    return ModelExtractor(settings)


def _distinct(documents: Sequence[Document]) -> tuple[Document, ...]:
    """One document of each id, in an order that does not depend on theirs: costs and failures come in it."""
    return tuple({d.id: d for d in sorted(documents, key=lambda d: (d.id, d.name), reverse=True)}.values())


async def _extract(
    extractor: Extractor, documents: Sequence[Document], progress: Report | None
) -> tuple[list[tuple[Document, Extraction]], list[Omission]]:
    """All documents at once; the extractor limits what is under way. Failures become omissions, unless all failed."""
    done = 0

    async def one(document: Document) -> Extraction | ModelError:
        nonlocal done
        try:
            return await extractor.extract(document)
        except ModelError as error:
            return error
        finally:
            done += 1
            if progress:
                progress(Progress("extract", done, len(documents), document.label))

    outcomes = await asyncio.gather(*map(one, documents))
    pairs = list(zip(documents, outcomes, strict=True))
    extracted = [(document, outcome) for document, outcome in pairs if isinstance(outcome, Extraction)]
    failed = [(document, outcome) for document, outcome in pairs if isinstance(outcome, ModelError)]
    if not extracted:
        raise failed[0][1]
    missing = [_omission(document, str(error)) for document, error in failed]
    missing += [_omission(document, problem) for document, found in extracted for problem in found.problems]
    return extracted, missing


async def _close(extractor: Extractor) -> None:
    """Give back the connections of an extractor that was made here."""
    if close := getattr(extractor, "aclose", None):
        await close()


def _of_day(documents: Sequence[Document], day: date) -> tuple[list[Document], list[Omission]]:
    """The documents published on the day or without a known date, and why the others are left out."""
    kept = [document for document in documents if document.day in {None, day}]
    return kept, [_omission(d, f"is of {d.day}, not of {day}") for d in documents if d.day not in {None, day}]


def _omission(document: Document, reason: str) -> Omission:
    return Omission(name=document.name or document.label, reason=reason, document_id=document.id)

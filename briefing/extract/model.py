"""The extractor that asks a model.

A model is asked for words only: statement, quote, attribution and modality. It sees the body of one document at a time,
so whatever a document's text makes it say can touch that document's claims alone; and nothing it says is believed here,
for `ground` looks for each quote, figure and name in the text itself.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Sequence
from importlib.metadata import PackageNotFoundError, version

from briefing import llm, prompts
from briefing.errors import AnswerCutOff, ModelError
from briefing.model import Attribution, CandidateClaim, Document, Extraction, Provenance, Usage
from briefing.prompts import ProposedClaim
from briefing.settings import Settings
from briefing.text import sentences

Reading = tuple[CandidateClaim, ...] | ModelError


class ModelExtractor:
    """Asks once a document where its body fits a passage, else once a passage.

    Raises PromptError where the prompt file is missing or malformed. Close it in the event loop that it ran in.
    """

    name = "model"

    def __init__(self, settings: Settings, client: llm.Client | None = None) -> None:
        """`client` stands in for one made from the settings: a scripted one, or one shared with other extractors."""
        self.prompt = prompts.load(settings.prompt, settings.prompts_dir)
        self.client = client or llm.Client(settings)
        self._passage_chars = settings.passage_chars

    def provenance(self, usage: Usage) -> Provenance:
        """Model and prompt, with what they cost."""
        return Provenance(
            extractor="model",
            code_version=_code_version(),
            model=self.client.place.model,
            prompt_name=self.prompt.name,
            prompt_version=str(self.prompt.version),
            prompt_hash=self.prompt.hash,
            usage=usage,
        )

    async def extract(self, document: Document) -> Extraction:
        """Candidates in the order of the text; a passage that got no usable answer is a line in `problems`.

        Raises the first passage's ModelError where no passage got a usable answer.
        """
        meter = llm.Meter()
        asked = passages(document, self._passage_chars)
        readings = [r for each in await asyncio.gather(*(self._read(p, meter) for p in asked)) for r in each]
        errors = [reading for reading in readings if isinstance(reading, ModelError)]
        if errors and len(errors) == len(readings):
            raise errors[0]
        return Extraction(
            candidates=tuple(c for reading in readings if not isinstance(reading, ModelError) for c in reading),
            usage=meter.usage(self.client.prices),
            problems=_problems(readings) if readings else ("no running text to ask about",),
        )

    async def aclose(self) -> None:
        """Close the client."""
        await self.client.aclose()

    async def _read(self, passage: str, meter: llm.Meter, *, whole: bool = True) -> list[Reading]:
        """One reading; two where the answer to the whole was cut off, for half a passage needs half the answer."""
        try:
            answer = await self.client.ask(self.prompt.messages(passage), self.prompt.schema_type, meter)
        except AnswerCutOff as error:
            halves = _halves(passage) if whole else ()
            if not halves:
                return [error]
            return [r for half in halves for r in await self._read(half, meter, whole=False)]
        except ModelError as error:
            return [error]
        return [tuple(_candidate(claim) for claim in self.prompt.claims(answer, passage))]


def passages(document: Document, limit: int) -> list[str]:
    """The document's body in stretches of at most `limit` characters, cut between paragraphs, else between sentences.

    >>> passages(Document(text="It rained. It poured. It stopped."), 21)
    ['It rained. It poured.', 'It stopped.']
    """
    paragraphs = [document.text[block.start : block.end].strip() for block in document.body]
    return packed([(paragraph, "\n\n") for paragraph in paragraphs if paragraph], limit)


def packed(pieces: Iterable[tuple[str, str]], limit: int) -> list[str]:
    """Pieces, each with what stands between it and the next, joined in order up to `limit` characters.

    A piece that is too long is cut between sentences; a sentence that is too long, at a space or anywhere.
    """
    stretches: list[str] = []
    room, between = 0, ""
    for piece, after in _small_enough(pieces, limit):
        if stretches and len(between) + len(piece) <= room:
            stretches[-1] += between + piece
        else:
            stretches.append(piece)
        room, between = limit - len(stretches[-1]), after
    return stretches


def _small_enough(pieces: Iterable[tuple[str, str]], limit: int) -> Iterable[tuple[str, str]]:
    for piece, after in pieces:
        if len(piece) <= limit:
            yield piece, after
            continue
        parts = _sentences(piece)
        small = _small_enough(parts, limit) if len(parts) > 1 else _cut(piece, limit)
        *rest, (last, _) = small
        yield from (*rest, (last, after))


def _sentences(text: str) -> list[tuple[str, str]]:
    """Sentences, each with the white space behind it."""
    spans = sentences(text)
    following = [*(start for start, _ in spans[1:]), len(text)]
    return [(text[start:end], text[end:after]) for (start, end), after in zip(spans, following, strict=False)]


def _halves(text: str) -> tuple[str, ...]:
    """The text parted at the sentence that begins nearest to its middle; nothing where there is one sentence only."""
    later = [start for start, _ in sentences(text)[1:]]
    if not later:
        return ()
    at = min(later, key=lambda start: abs(2 * start - len(text)))
    return text[:at].rstrip(), text[at:]


def _cut(text: str, limit: int) -> list[tuple[str, str]]:
    parts: list[tuple[str, str]] = []
    while len(text) > limit:
        space = text.rfind(" ", 1, limit + 1)
        at = space if space > 0 else limit
        parts.append((text[:at], " " if space > 0 else ""))
        text = text[at:].lstrip(" ")
    return [*parts, (text, "")]


def _candidate(claim: ProposedClaim) -> CandidateClaim:
    sources = (Attribution(name=source.name.strip(), role=source.role) for source in claim.attribution)
    return CandidateClaim(
        statement=claim.statement.strip(),
        quotes=(claim.quote.strip(),),
        attribution=tuple(source for source in sources if source.name),
        modality=claim.modality,
    )


def _problems(readings: Sequence[Reading]) -> tuple[str, ...]:
    count = len(readings)
    return tuple(
        f"passage {number} of {count}: {reading}"
        for number, reading in enumerate(readings, 1)
        if isinstance(reading, ModelError)
    )


def _code_version() -> str:
    try:
        return version("briefing")
    except PackageNotFoundError:
        return "unknown"

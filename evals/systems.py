"""The systems that a run can be of: the embedded extractor, a model, or both together."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Literal

from pydantic import SecretStr

from briefing import pipeline
from briefing.errors import ConfigurationError, ModelError
from briefing.extract import Extractor
from briefing.ground import ground_all
from briefing.llm.requests import without_userinfo
from briefing.model import CandidateClaim, Document, Extraction, Provenance, Usage
from briefing.settings import Settings, load
from briefing.text import occurrences, sentence_at

SystemName = Literal["embedded", "model", "ensemble"]

SECRET = ("api_key",)
"""Settings that no file of a run may hold."""

ASKED = ("base_url", "model", "mode", "max_output_tokens", "passage_chars", "attempts")
"""Settings that a question depends on beside its prompt: a folder of recordings keeps them, so that it replays."""

SETTINGS_FILE = "settings.json"


class Ensemble:
    """A model's candidates, and the embedded extractor's for each sentence that the model took no claim from.

    Where the model fails on a document, the embedded extractor's candidates stand alone, and the problem is told.
    """

    name = "ensemble"

    def __init__(self, model: Extractor, embedded: Extractor) -> None:
        self._model = model
        self._embedded = embedded
        self.parts = (model, embedded)

    def provenance(self, usage: Usage) -> Provenance:
        """The model's, for what the embedded extractor adds costs nothing."""
        return self._model.provenance(usage)

    async def extract(self, document: Document) -> Extraction:
        """Both; what the model says counts for a sentence only where it survives grounding."""
        added = await self._embedded.extract(document)
        try:
            asked = await self._model.extract(document)
        except ModelError as error:
            return added.model_copy(update={"problems": (str(error),)})
        covered = _sentences_of(document, asked.candidates)
        rest = tuple(c for c in added.candidates if not _standing(document, c.quotes) & covered)
        return asked.model_copy(update={"candidates": asked.candidates + rest})


async def close(extractor: Extractor) -> None:
    """Give back an extractor's connections, in the event loop that it ran in."""
    for one in (extractor, *getattr(extractor, "parts", ())):
        if ending := getattr(one, "aclose", None):
            await ending()


def _sentences_of(document: Document, candidates: Sequence[CandidateClaim]) -> set[tuple[int, int]]:
    claims, _ = ground_all(document, candidates)
    return {sentence_at(document.text, c.evidence[0].start, c.evidence[0].end) for c in claims}


def _standing(document: Document, quotes: Sequence[str]) -> set[tuple[int, int]]:
    """The sentences that the first quote stands in."""
    return {sentence_at(document.text, *span) for span in occurrences(document.text, quotes[0])} if quotes else set()


def choose(name: SystemName, settings: Settings) -> Extractor:
    """The system's extractor. Raises ConfigurationError where a model is asked for and no key is set."""
    if name == "ensemble":
        return Ensemble(pipeline.choose_extractor("model", settings), pipeline.choose_extractor("embedded", settings))
    return pipeline.choose_extractor(name, settings)


def configure(recordings: Path | None, *, replay: bool, prompt: str | None, model: str | None) -> Settings:
    """The environment's settings, with what the options of a run change.

    Replaying takes the settings of the recordings' folder and needs neither key nor endpoint; recording writes them
    there. Raises ConfigurationError where a folder to replay has no settings, or other ones are recorded there.
    """
    given: dict[str, Any] = {key: value for key, value in (("prompt", prompt), ("model", model)) if value}
    if recordings is None:
        if replay:
            raise ConfigurationError("there is nothing to replay", remedy="give --recordings DIR")
        return load(**given)
    given |= {"recordings": recordings, "recording": "replay" if replay else "record"}
    if replay:
        return load(**{**_recorded(recordings), "api_key": SecretStr("replay"), "cache": False, **given})
    settings = load(**given)
    _keep(settings, recordings)
    return settings


def public(settings: Settings) -> dict[str, Any]:
    """All settings that may be shown: no key, and no password in an address."""
    shown = settings.model_dump(mode="json", exclude=set(SECRET))
    return {**shown, "base_url": without_userinfo(settings.base_url)}


def _recorded(folder: Path) -> dict[str, Any]:
    try:
        found: dict[str, Any] = json.loads((folder / SETTINGS_FILE).read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise ConfigurationError(
            f"{folder} is no folder of recordings ({type(error).__name__} for its {SETTINGS_FILE})",
            remedy="record first: python -m evals run --extractor model --recordings DIR",
        ) from None
    return found


def _keep(settings: Settings, folder: Path) -> None:
    shown = {key: value for key, value in public(settings).items() if key in ASKED}
    path = folder / SETTINGS_FILE
    if path.exists() and (before := _recorded(folder)) != shown:
        changed = ", ".join(sorted(key for key in shown if shown[key] != before.get(key)))
        raise ConfigurationError(
            f"{folder} was recorded with another {changed}", remedy="record in a folder of its own"
        )
    folder.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(shown, indent=1) + "\n", "utf-8")

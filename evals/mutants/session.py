"""All changes in turn: most on the embedded extractor, those of the prompt on a model's recorded answers."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from pathlib import Path

from briefing import prompts as loading
from briefing.settings import load
from evals.cases import Case, available
from evals.mutants import prompts
from evals.mutants.changes import HARMLESS, REGRESSIONS, Change, Prompting
from evals.mutants.trying import Laboratory, Trial, answers
from evals.systems import SETTINGS_FILE, choose, configure

Tell = Callable[[Trial], None]


class Session:
    """The cases, and a folder of recordings where there is one."""

    def __init__(self, cases: Sequence[Case], recordings: Path) -> None:
        self._cases = [case for case in cases if available(case)]
        self._recordings = recordings
        self._folder = find_recordings(recordings)
        self._model: Laboratory | None = None

    def trials(self, only: Sequence[str], tell: Tell) -> tuple[list[Trial], list[Trial]]:
        """Regressions and harmless changes, each told as soon as it is tried; `only` names some, none means all."""
        settings = load()
        embedded = Laboratory(self._cases, choose("embedded", settings), settings)
        return self._tried(REGRESSIONS, embedded, only, tell), self._tried(HARMLESS, embedded, only, tell)

    def record(self) -> None:
        """Ask the endpoint about each changed prompt, as the environment's settings say; answers are kept as files."""
        folder = self._folder or self._recordings
        settings = configure(folder, replay=False, prompt=None, model=None)
        for change in (*REGRESSIONS, *HARMLESS):
            if change.prompt:
                with prompts.in_force(settings, change.prompt) as changed:
                    asyncio.run(answers(self._cases, choose("model", changed), changed, settings.now()))
        self._folder = folder

    def _tried(self, changes: Sequence[Change], embedded: Laboratory, only: Sequence[str], tell: Tell) -> list[Trial]:
        found: list[Trial] = []
        for change in changes:
            if not only or change.name in only:
                found.append(self._prompt_trial(change, change.prompt) if change.prompt else embedded.try_out(change))
                tell(found[-1])
        return found

    def _prompt_trial(self, change: Change, prompting: Prompting) -> Trial:
        if self._folder is None:
            return _unrecorded(change, prompting, self._recordings)
        settings = configure(self._folder, replay=True, prompt=None, model=None)
        if self._model is None:
            self._model = Laboratory(self._cases, choose("model", settings), settings)
        with prompts.in_force(settings, prompting) as changed:
            return self._model.try_prompt(change, choose("model", changed))


def find_recordings(place: Path) -> Path | None:
    """The folder itself or the first in it that holds recordings; None where there is none."""
    folders = [place, *(sorted(path for path in place.iterdir() if path.is_dir()) if place.is_dir() else ())]
    return next((folder for folder in folders if (folder / SETTINGS_FILE).exists()), None)


def _unrecorded(change: Change, prompting: Prompting, recordings: Path) -> Trial:
    """Without recordings only a prompt that sends the same can be judged: it gets the same answers."""
    settings = load()
    with prompts.in_force(settings, prompting) as changed:
        sent = [loading.load(each.prompt, each.prompts_dir).hash for each in (settings, changed)]
    if sent[0] == sent[1]:
        return Trial(change)
    return Trial(change, untried=f"nothing is recorded under {recordings}")

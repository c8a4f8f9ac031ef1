"""Recorded answers: one readable file a question, named by the question's digest, so that a folder can be reviewed.

The endpoint's address is no part of the name: what was recorded at one address replays at any, and offline.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import NamedTuple

from briefing.errors import ConfigurationError, RecordingMissing
from briefing.llm.requests import Question


class Recorded(NamedTuple):
    """An answer as it once came."""

    body: bytes
    seconds: float
    """That the endpoint took; 0 where a recording does not say."""


class Recordings(NamedTuple):
    """A folder of `<digest>.json`."""

    folder: Path
    replay: bool
    """True answers from the files alone; False asks for what has no file yet, and writes it."""

    def holds(self, asked: Question) -> bool:
        """Whether this question has a file: it was paid for once, and recording goes on after a break."""
        return self._path(asked).exists()

    def read(self, asked: Question) -> Recorded:
        """The recorded answer.

        Raises RecordingMissing where this question was never recorded, or its file is no recording.
        """
        path = self._path(asked)
        try:
            record = json.loads(path.read_text("utf-8"))
            return Recorded(_body(record["response"]), float(record.get("seconds", 0)))
        except (OSError, ValueError, LookupError, TypeError):
            raise RecordingMissing(
                f"no recorded answer {path.name} in {self.folder}"
                f" (model {asked.model}, prompt {asked.prompt}, passage {asked.passage})",
                remedy="record it with BRIEFING_RECORDING=record, or replay with the recorded model and prompt",
            ) from None

    def write(self, asked: Question, answer: Recorded) -> None:
        """Keep an answer; a reader never sees half a file.

        Raises ConfigurationError where the folder cannot be written: what should be recorded may not go missing.
        """
        path = self._path(asked)
        record = {
            "model": asked.model,
            "prompt": asked.prompt,
            "passage": asked.passage,
            "seconds": round(answer.seconds, 3),
            "response": _without_place(json.loads(answer.body), asked.model),
        }
        part = path.with_suffix(f".{os.getpid()}.part")
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            part.write_text(json.dumps(record, ensure_ascii=False, indent=1) + "\n", "utf-8")
            part.replace(path)
        except OSError as error:
            reason = error.strerror or error.__class__.__name__
            raise ConfigurationError(
                f"answers cannot be recorded in {self.folder} ({reason})", remedy="set BRIEFING_RECORDINGS to a folder"
            ) from None

    def _path(self, asked: Question) -> Path:
        return self.folder / f"{asked.digest}.json"


def _without_place(response: object, model: str) -> object:
    """The answer with the model's name as it was asked for: a local server gives the path of its file instead."""
    return {**response, "model": model} if isinstance(response, dict) and "model" in response else response


def _body(response: object) -> bytes:
    return json.dumps(response, ensure_ascii=False).encode()

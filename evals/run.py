"""Runs: what a system made of every case, kept in a folder so that it can be scored again later.

    header.json    what was run on what: commit, prompt, labels, settings, versions
    outputs.jsonl  one `Output` a line, written as soon as its case is done
    summary.json   counts, seconds and cost, a case each

Scoring is no part of a run. A case that fails is an output with an error, and the others go on.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from briefing import pipeline
from briefing.errors import InputError
from briefing.extract import Extractor
from briefing.ingest import from_text
from briefing.merge import merge
from briefing.model import Document, Finding, Value
from briefing.settings import Settings
from evals.cases import CASES, Case, available
from evals.header import Header, Skipped, describe
from evals.scores import Output

HEADER, OUTPUTS, SUMMARY = "header.json", "outputs.jsonl", "summary.json"

Watch = Callable[[str, int, int], None]
"""Told what is under way, how many documents are done and how many there are."""


class RunError(InputError):
    """A folder is no run, or its run does not fit what it is asked for."""


class Run(Value):
    """A run in memory."""

    name: str
    """Of its folder."""
    header: Header
    """What was run on what."""
    outputs: tuple[Output, ...]
    """By case; fewer than the header's cases where the run was broken off."""


async def make(
    cases: Sequence[Case], extractor: Extractor, settings: Settings, folder: Path, watch: Watch | None = None
) -> Run:
    """Run the system on each case whose texts are there, and write the run folder, which may hold no finished run."""
    if (folder / SUMMARY).exists():
        raise RunError(f"{folder} holds a run", remedy="give another --out, or remove it")
    header = describe(cases, extractor, settings)
    folder.mkdir(parents=True, exist_ok=True)
    _write(folder / HEADER, header.model_dump(mode="json"))
    outputs: list[Output] = []
    with (folder / OUTPUTS).open("w", encoding="utf-8") as lines:
        for case in filter(available, cases):
            outputs.append(await answer(case, extractor, settings, header.started, watch))
            lines.write(outputs[-1].model_dump_json() + "\n")
            lines.flush()
    _write(folder / SUMMARY, summarise(outputs, header.skipped))
    return Run(name=folder.name, header=header, outputs=tuple(outputs))


async def answer(
    case: Case, extractor: Extractor, settings: Settings, moment: datetime, watch: Watch | None = None
) -> Output:
    """What the system makes of one case; whatever goes wrong is in `error`."""
    clock = _Clock(case.name, watch)
    made, errors = None, []
    gold: tuple[Finding, ...] = ()
    try:
        made = await pipeline.brief(
            as_read(case), extractor=extractor, settings=settings, generated_at=moment, progress=clock.extracted
        )
    except Exception as error:  # noqa: BLE001 — a fault in one case may not lose the others
        errors.append(f"{type(error).__name__}: {error}")
    clock.mark("compose")
    try:
        gold = merge(case.documents, case.claims)
    except Exception as error:  # noqa: BLE001 — the same
        errors.append(f"merging the labelled claims, {type(error).__name__}: {error}")
    clock.mark("merge_labelled")
    told = "; ".join(errors) or None
    return Output(case=case.name, briefing=made, gold_findings=gold, seconds=clock.seconds, error=told)


class _Clock:
    """Seconds by stage. The pipeline tells when a document has been extracted; what follows is `compose`."""

    def __init__(self, case: str, watch: Watch | None) -> None:
        self.seconds: dict[str, float] = {}
        self._case, self._watch, self._last = case, watch, time.perf_counter()

    def extracted(self, progress: pipeline.Progress) -> None:
        self.mark("extract")
        if self._watch:
            self._watch(self._case, progress.done, progress.total)

    def mark(self, stage: str) -> None:
        now = time.perf_counter()
        self.seconds[stage] = round(self.seconds.get(stage, 0.0) + now - self._last, 3)
        self._last = now


def as_read(case: Case) -> tuple[Document, ...]:
    """The case's documents as ingest reads them, with what the labels know of the page given, and the labels' ids."""
    return tuple(
        from_text(
            d.text, id=d.id, name=d.name, publisher=d.publisher, title=d.title, url=d.url, published_at=d.published_at
        )
        for d in case.documents
    )


def summarise(outputs: Iterable[Output], skipped: Sequence[Skipped]) -> dict[str, Any]:
    """Counts, seconds and cost of each case, and which have failed or were skipped."""
    listed = list(outputs)
    return {
        "cases": {output.case: _counts(output) for output in listed},
        "failed": [output.case for output in listed if output.error],
        "skipped": {entry.case: entry.reason for entry in skipped},
    }


def _counts(output: Output) -> dict[str, Any]:
    made = output.briefing
    if made is None:
        return {"error": output.error, "seconds": output.seconds}
    return {
        "documents": len(made.documents),
        "claims": len(made.claims),
        "rejections": len(made.rejections),
        "findings": len(made.findings),
        "sentences": sum(len(section.sentences) for section in made.sections),
        "omissions": [f"{o.name}: {o.reason}" for o in made.omissions],
        "usage": made.provenance.usage.model_dump(),
        "seconds": output.seconds,
        "error": output.error,
    }


def read(folder: Path) -> Run:
    """A run from its folder, whole or broken off. Raises RunError where it is none, saying what is at fault."""
    try:
        header = Header.model_validate_json((folder / HEADER).read_text("utf-8"))
        lines = (folder / OUTPUTS).read_text("utf-8").splitlines()
        outputs = tuple(Output.model_validate_json(line) for line in lines)
    except (OSError, ValidationError) as error:
        reason = str(error).splitlines()[0]
        raise RunError(f"{folder} holds no run ({reason})", remedy="make one with python -m evals run") from None
    return Run(name=folder.name, header=header, outputs=outputs)


def choose_cases(names: Sequence[str], root: Path = CASES) -> list[Path]:
    """The folders of the named cases or of all, by name. Raises RunError for a name that is none."""
    known = {path.parent.name: path.parent for path in sorted(root.glob("*/case.yaml"))}
    for name in names:
        if name not in known:
            raise RunError(f"there is no case {name!r}", remedy=f"choose of {', '.join(known)}")
    return [folder for name, folder in known.items() if not names or name in names]


def _write(path: Path, content: object) -> None:
    path.write_text(json.dumps(content, indent=1, ensure_ascii=False) + "\n", "utf-8")

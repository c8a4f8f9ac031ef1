"""Puts a change in force, runs the cases, and asks the gate."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from unittest.mock import patch

from briefing import pipeline
from briefing.compose import compose
from briefing.extract import Extractor
from briefing.ground import ground_all
from briefing.merge import merge
from briefing.model import Briefing, CandidateClaim, Claim, Document, Extraction, Finding, Provenance, Rejection, Usage
from briefing.settings import Settings
from evals import run as runs
from evals.cases import Case, available
from evals.gate import Baseline, Check, accept, judge
from evals.header import describe
from evals.mutants.changes import Change
from evals.scores import Output
from evals.scoring import Scored, score_output
from evals.systems import close


class Altered:
    """An extractor whose answers are kept, and handed on as a change has them."""

    def __init__(self, inner: Extractor, kept: dict[str, Extraction], change: Change) -> None:
        self.name = inner.name
        self.parts = (inner,)
        self._inner, self._kept, self._change = inner, kept, change

    def provenance(self, usage: Usage) -> Provenance:
        """The inner extractor's."""
        return self._inner.provenance(usage)

    async def extract(self, document: Document) -> Extraction:
        """Asks once for each document, whatever the change."""
        if document.id not in self._kept:
            self._kept[document.id] = await self._inner.extract(document)
        found = self._kept[document.id]
        if self._change.candidates is None:
            return found
        return found.model_copy(update={"candidates": self._change.candidates(found.candidates)})


@dataclass(frozen=True, slots=True)
class Trial:
    """What the gate said of one change."""

    change: Change
    failures: tuple[Check, ...] = ()
    """Those that the unchanged system has not."""
    untried: str = ""
    """Why the change could not be tried; "" where it was."""

    @property
    def stopped(self) -> bool:
        """Whether the gate did not let it by."""
        return bool(self.failures)


class Laboratory:
    """The unchanged system on the cases, and what the gate says of changes to it.

    Trials are held against the unchanged system as it is now and not against the committed baseline: a baseline that
    is behind the code would stop everything, for a reason that is not the change's.
    """

    def __init__(self, cases: Sequence[Case], extractor: Extractor, settings: Settings) -> None:
        self._settings = settings
        self._extractor = extractor
        self._kept: dict[str, Extraction] = {}
        control = self._run([case for case in cases if available(case)], UNCHANGED)
        whole = {output.case for output in control.run.outputs if not _unanswered(output)}
        self.cases = tuple(case for case in control.cases if case.name in whole)
        """Those that the unchanged system has answers for."""
        self.control = self._run(self.cases, UNCHANGED)
        self.baseline = accept(self.control, Baseline(), "the unchanged system")
        self.known = frozenset(map(_what, judge(self.control, self.baseline).failures))
        """What is wrong with the unchanged system already."""

    def try_out(self, change: Change) -> Trial:
        """Run the cases under the change, and ask the gate."""
        return self._judged(change, self._run(self.cases, change))

    def try_prompt(self, change: Change, extractor: Extractor) -> Trial:
        """Run the cases with an extractor that has the changed prompt; untried where it has no recorded answer."""
        scored = self._run(self.cases, change, extractor)
        missing = [output.case for output in scored.run.outputs if _unanswered(output)]
        if missing or not self.cases:
            return Trial(change, untried=f"no recorded answers for {', '.join(missing) or 'any case'}")
        return self._judged(change, scored)

    def _judged(self, change: Change, scored: Scored) -> Trial:
        found = judge(scored, self.baseline).failures
        return Trial(change, tuple(check for check in found if _what(check) not in self.known))

    def _run(self, cases: Sequence[Case], change: Change, other: Extractor | None = None) -> Scored:
        """The cases under the change; `other` asks for itself, and its answers are not kept."""
        kept = {} if other else self._kept
        extractor = Altered(other or self._extractor, kept, change)
        header = describe(cases, extractor, self._settings)
        header = header.model_copy(update={"started": header.started + change.later})
        with in_force(change):
            outputs = asyncio.run(answers(cases, extractor, self._settings, header.started))
        run = runs.Run(name=change.name, header=header, outputs=tuple(outputs))
        scores = (s for case, output in zip(cases, outputs, strict=True) for s in score_output(case, output))
        return Scored(run=run, cases=tuple(cases), scores=tuple(scores))


async def answers(cases: Sequence[Case], extractor: Extractor, settings: Settings, moment: datetime) -> list[Output]:
    """The outputs of one case after the other, in one event loop; then the extractor is closed."""
    try:
        return [await runs.answer(case, extractor, settings, moment) for case in cases]
    finally:
        await close(extractor)


UNCHANGED = Change("unchanged", "nothing")


def _what(check: Check) -> tuple[str, str, str]:
    return check.kind, check.name, check.case


def _unanswered(output: Output) -> bool:
    """Whether a recorded answer was wanting anywhere in the case."""
    omitted = [omission.reason for omission in output.briefing.omissions] if output.briefing else []
    return any(MISSING in told for told in (*omitted, output.error or ""))


MISSING = "no recorded answer"
"""How the engine words RecordingMissing, which names a document's omission."""


@contextmanager
def in_force(change: Change) -> Iterator[None]:
    """The change at the seams between stages, while the block runs. The extractor's and the prompt's are not here."""

    def grounding(document: Document, candidates: Sequence[CandidateClaim]) -> tuple[list[Claim], list[Rejection]]:
        claims, rejections = ground_all(document, candidates)
        return (change.grounded(claims) if change.grounded else claims), rejections

    def merging(documents: Sequence[Document], claims: Sequence[Claim]) -> tuple[Finding, ...]:
        found = merge(documents, change.to_merge(claims) if change.to_merge else claims)
        return change.findings(documents, found) if change.findings else found

    def composing(**given: Any) -> Briefing:  # noqa: ANN401  the composer's own arguments
        made = compose(**given)
        return change.page(made) if change.page else made

    def reading(case: Case) -> tuple[Document, ...]:
        documents = _AS_READ(case)
        return change.documents(documents) if change.documents else documents

    replaced = {f"{pipeline.__name__}.ground_all": grounding, f"{pipeline.__name__}.compose": composing}
    replaced |= {f"{module}.merge": merging for module in (pipeline.__name__, runs.__name__)}
    with ExitStack() as stack:
        for target, value in {**replaced, f"{runs.__name__}.as_read": reading, **change.constants}.items():
            stack.enter_context(patch(target, value))
        yield


_AS_READ = runs.as_read

"""Runs on the small story, and scored runs with scores of one's own."""

import asyncio
import json

import yaml

from briefing.errors import AnswerRefused
from briefing.model import CandidateClaim, Extraction, Provenance
from briefing.settings import Settings
from evals import run as runs
from evals.cases import load
from evals.header import describe
from evals.scores import Score
from evals.scoring import Scored
from tests.evals.scores_story import LABELS, TEXTS

SETTINGS = Settings(_env_file=None, api_key=None, source_date_epoch=1_772_600_000)


def story(root, name="bus", **changes):
    """The small story under a name of its own."""
    folder = root / name
    folder.mkdir(parents=True, exist_ok=True)
    lines = [json.dumps({"id": key, "text": text}) for key, text in TEXTS.items()]
    (folder / "documents.jsonl").write_text("\n".join(lines), "utf-8")
    (folder / "case.yaml").write_text(yaml.safe_dump({**LABELS, "name": name, **changes}), "utf-8")
    return load(folder)


class Labeller:
    """An extractor that proposes just the labelled claims; it fails on documents whose text holds `fails_on`."""

    name = "labeller"

    def __init__(self, cases, fails_on=None):
        self._claims = {document.id: document.claims for case in cases for document in case.labels.documents}
        self._fails_on = fails_on

    def provenance(self, usage):
        return Provenance(extractor="given", code_version="0", usage=usage)

    async def extract(self, document):
        if self._fails_on and self._fails_on in document.text:
            raise AnswerRefused("the model declined")
        return Extraction(
            candidates=tuple(
                CandidateClaim(statement=c.statement, quotes=c.quotes, attribution=c.chain, modality=c.modality)
                for c in self._claims[document.id]
            )
        )


def made(cases, folder, extractor=None):
    """A run of the labeller, or of another extractor."""
    return asyncio.run(runs.make(cases, extractor or Labeller(cases), SETTINGS, folder))


def scored(cases, values, details=None, **header):
    """A scored run without outputs whose scores are given: {"name": {"case": value or None}}."""
    own = describe(cases, Labeller(cases), SETTINGS).model_copy(update=header)
    scores = [
        point(name, case, value, details=(details or {}).get((name, case), ()))
        for name, by_case in values.items()
        for case, value in by_case.items()
    ]
    run = runs.Run(name="made-up", header=own, outputs=())
    return Scored(run=run, cases=tuple(cases), scores=tuple(scores))


def point(name, case, value, **fields):
    """One score; None is unscored."""
    if value is None:
        return Score(name=name, case=case, status="unscored", reason="nothing to judge by", **fields)
    return Score(name=name, case=case, status="scored", value=value, n=10, **fields)

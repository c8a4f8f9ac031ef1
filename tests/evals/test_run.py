"""Run folders: what a system made of the cases, kept so that it can be scored again."""

import asyncio
import json

import pytest
from click.testing import CliRunner
from pydantic import SecretStr

from briefing.errors import ConfigurationError
from briefing.extract.embedded import EmbeddedExtractor
from briefing.extract.model import ModelExtractor
from briefing.llm import Client, ScriptedWire
from briefing.settings import Settings
from evals import run as runs
from evals.__main__ import cli
from evals.cases import CASES, Case
from evals.scoring import SCORING, score_output, score_run, table
from evals.systems import Ensemble, configure, public
from tests.evals.made_runs import SETTINGS, Labeller, made, story


@pytest.fixture
def bus(tmp_path):
    return story(tmp_path / "cases")


def test_a_run_of_the_embedded_extractor_can_be_read_back_and_scored(bus, tmp_path):
    run = made([bus], tmp_path / "run", EmbeddedExtractor())
    again = runs.read(tmp_path / "run")
    assert again == run
    assert again.outputs[0].briefing.claims
    assert set(again.outputs[0].seconds) == {"extract", "compose", "merge_labelled"}
    values = {score.name: score.value for score in score_run(again, tmp_path / "cases").scores}
    assert values["extraction.recall"] > 0.5


def test_the_labelled_claims_themselves_score_full_marks_for_recall(bus, tmp_path):
    run = made([bus], tmp_path / "run")
    rows = table(score_run(run, tmp_path / "cases"))
    assert rows["extraction.recall"]["value"] == 1.0
    assert rows["extraction.recall"]["n"] == 1
    assert rows["extraction.recall"]["low"] is None


def test_a_case_that_fails_is_an_error_and_the_others_stand(tmp_path):
    cases = [story(tmp_path / "cases", "bus"), story(tmp_path / "cases", "coach")]
    fails = [Labeller(cases, fails_on="e"), Labeller(cases)]

    class Both(Labeller):
        async def extract(self, document):
            return await fails[self.turn(document)].extract(document)

        seen = 0

        def turn(self, _):
            self.seen += 1
            return 0 if self.seen <= 3 else 1

    run = made(cases, tmp_path / "run", Both(cases))
    assert run.outputs[0].briefing is None
    assert "the model declined" in run.outputs[0].error
    assert run.outputs[0].gold_findings
    assert run.outputs[1].error is None
    summary = json.loads((tmp_path / "run" / "summary.json").read_text())
    assert summary["failed"] == ["bus"]
    assert summary["cases"]["coach"]["claims"] == 7


def test_a_fault_of_the_scorers_is_an_error_of_that_case_alone(bus, tmp_path):
    run = made([bus], tmp_path / "run")

    def broken(case, output):
        raise ZeroDivisionError("no pairs")

    (score,) = score_output(bus, run.outputs[0], broken)
    assert (score.name, score.status, score.reason) == (SCORING, "error", "ZeroDivisionError: no pairs")


def test_a_case_without_texts_is_skipped_and_said_to_be(bus, tmp_path):
    absent = Case(labels=bus.labels.model_copy(update={"name": "absent"}))
    run = made([bus, absent], tmp_path / "run")
    assert [output.case for output in run.outputs] == ["bus"]
    assert run.header.skipped[0].case == "absent"
    assert any(note.startswith("absent was skipped") for note in score_run(run, tmp_path / "cases").notes)


def test_a_finished_run_is_not_overwritten(bus, tmp_path):
    made([bus], tmp_path / "run")
    with pytest.raises(runs.RunError, match="holds a run"):
        made([bus], tmp_path / "run")


def test_a_run_that_was_broken_off_is_read_as_far_as_it_went_and_says_so(tmp_path):
    cases = [story(tmp_path / "cases", "bus"), story(tmp_path / "cases", "coach")]
    made(cases, tmp_path / "run")
    lines = (tmp_path / "run" / "outputs.jsonl").read_text().splitlines()
    (tmp_path / "run" / "outputs.jsonl").write_text(lines[0] + "\n")
    found = score_run(runs.read(tmp_path / "run"), tmp_path / "cases")
    assert {score.case for score in found.scores} == {"bus"}
    assert "coach has no output: the run was broken off" in found.notes


def test_a_folder_that_holds_no_run_is_refused_by_name(tmp_path):
    with pytest.raises(runs.RunError, match=r"nowhere holds no run"):
        runs.read(tmp_path / "nowhere")


def test_an_old_run_scored_by_newer_labels_says_so(bus, tmp_path):
    run = made([bus], tmp_path / "run")
    story(tmp_path / "cases", version=2)
    found = score_run(run, tmp_path / "cases")
    assert found.scores
    assert "labels version 1, scored by version 2" in found.notes[0]


def test_an_old_run_whose_texts_have_changed_is_not_scored(bus, tmp_path):
    run = made([bus], tmp_path / "run")
    texts = tmp_path / "cases" / "bus" / "documents.jsonl"
    texts.write_text(texts.read_text().replace("The bridge is old.", "The bridge is old. It is closed."))
    found = score_run(run, tmp_path / "cases")
    assert not found.scores
    assert "texts have changed" in found.notes[0]


def test_no_key_and_no_password_gets_into_a_run_folder(bus, tmp_path):
    settings = Settings(api_key=SecretStr("sk-very-secret"), base_url="https://me:hunter2@models.example/v1")
    asyncio.run(runs.make([bus], Labeller([bus]), settings, tmp_path / "run"))
    written = "".join(path.read_text() for path in (tmp_path / "run").iterdir())
    assert "models.example" in written
    assert "very-secret" not in written
    assert "hunter2" not in written
    assert "api_key" not in public(settings)


def test_documents_are_read_as_ingest_reads_them_under_the_labels_ids(bus):
    read = runs.as_read(bus)
    assert [d.id for d in read] == ["post", "echo", "wire"]
    assert [d.text for d in read] == [d.text for d in bus.documents]
    assert all(document.blocks for document in read)


def test_two_runs_of_the_same_give_the_same_outputs_but_for_seconds(bus, tmp_path):
    outputs = [made([bus], tmp_path / name, EmbeddedExtractor()).outputs[0] for name in ("one", "two")]
    assert outputs[0].briefing == outputs[1].briefing
    assert outputs[0].gold_findings == outputs[1].gold_findings


def test_what_was_recorded_replays_without_key_and_endpoint(bus, tmp_path, monkeypatch):
    monkeypatch.setenv("OPENAI_API_KEY", "sk-once")
    monkeypatch.setenv("OPENAI_BASE_URL", "http://models.example/v1")
    monkeypatch.setenv("BRIEFING_CACHE", "false")
    folder = tmp_path / "recordings"
    settings = configure(folder, replay=False, prompt="extract-1", model="small")
    claim = {
        "quote": "The driver, Ana Ruiz, survived.",
        "attribution": [],
        "statement": "The driver survived.",
        "modality": "asserted",
    }
    wire = ScriptedWire(lambda passage: {"claims": [claim] if claim["quote"] in passage else []})
    recording = ModelExtractor(settings, Client(settings, wire=wire))
    first = asyncio.run(runs.make([bus], recording, settings, tmp_path / "first"))
    for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL"):
        monkeypatch.delenv(name)
    replaying = configure(folder, replay=True, prompt="extract-1", model=None)
    second = asyncio.run(runs.make([bus], ModelExtractor(replaying), replaying, tmp_path / "second"))
    assert [c.statement for c in first.outputs[0].briefing.claims] == ["The driver survived."]
    assert second.outputs[0].briefing.claims == first.outputs[0].briefing.claims
    assert len(wire.asked) == 3
    assert "sk-once" not in "".join(path.read_text() for path in folder.iterdir())


def test_an_answer_that_was_never_recorded_is_an_error_of_its_case(bus, tmp_path):
    folder = tmp_path / "recordings"
    folder.mkdir()
    (folder / "settings.json").write_text('{"model": "small", "base_url": "http://models.example/v1"}')
    settings = configure(folder, replay=True, prompt=None, model=None)
    run = asyncio.run(runs.make([bus], ModelExtractor(settings), settings, tmp_path / "run"))
    assert run.outputs[0].error.startswith("RecordingMissing: no recorded answer")


def test_replaying_a_folder_without_recordings_is_refused_with_a_remedy(tmp_path):
    with pytest.raises(ConfigurationError, match="record first"):
        configure(tmp_path, replay=True, prompt=None, model=None)


def test_one_folder_holds_recordings_of_one_setting(tmp_path):
    configure(tmp_path, replay=False, prompt=None, model="small")
    with pytest.raises(ConfigurationError, match="recorded with another model"):
        configure(tmp_path, replay=False, prompt=None, model="large")


def test_the_ensemble_adds_embedded_claims_only_where_the_model_has_none(bus):
    document = runs.as_read(bus)[0]
    claim = {
        "quote": "The driver, Ana Ruiz, survived.",
        "attribution": [],
        "statement": "The driver survived.",
        "modality": "asserted",
    }
    settings = Settings(api_key=SecretStr("none"), cache=False, prompt="extract-1")
    model = ModelExtractor(settings, Client(settings, wire=ScriptedWire(lambda _: {"claims": [claim]}), cached=False))
    both = asyncio.run(Ensemble(model, EmbeddedExtractor()).extract(document))
    assert [c.statement for c in both.candidates if "survived" in c.statement] == ["The driver survived."]
    assert any("12 people" in c.statement for c in both.candidates)


def test_the_ensemble_stands_on_the_embedded_extractor_where_the_model_fails(bus):
    document = runs.as_read(bus)[0]
    both = asyncio.run(Ensemble(Labeller([bus], fails_on="bus"), EmbeddedExtractor()).extract(document))
    assert both.candidates == EmbeddedExtractor().extract_document(document).candidates
    assert both.problems == ("the model declined",)


def test_a_case_that_does_not_exist_is_named_with_those_that_do():
    with pytest.raises(runs.RunError, match=r"no case 'nope': choose of .*seeds"):
        runs.choose_cases(["nope"])
    assert runs.choose_cases(["seeds"]) == [CASES / "seeds"]


def test_the_command_runs_scores_and_reports_a_real_case(tmp_path):
    command = CliRunner()
    folder = str(tmp_path / "run")
    steps = [
        ["run", "--cases", "seeds", "--out", folder],
        ["score", folder, "--out", str(tmp_path / "eval.json")],
        ["accept", folder, "--baseline", str(tmp_path / "base.json"), "--why", "a start"],
        ["compare", folder, folder],
        ["report", folder],
    ]
    for step in steps:
        result = command.invoke(cli, step, catch_exceptions=False)
        assert result.exit_code == 0, result.output
    rows = json.loads((tmp_path / "eval.json").read_text())
    assert {"value", "low", "high", "n"} <= rows["extraction.recall"].keys()
    gated = command.invoke(cli, ["gate", folder, "--baseline", str(tmp_path / "base.json")], catch_exceptions=False)
    assert "gate:" in gated.output
    assert "regression" not in gated.output


def test_settings_of_a_run_come_from_the_options_over_the_environment(monkeypatch):
    monkeypatch.setenv("BRIEFING_MODEL", "from-the-environment")
    assert configure(None, replay=False, prompt=None, model=None).model == "from-the-environment"
    assert configure(None, replay=False, prompt="other", model="given").model == "given"
    assert SETTINGS.api_key is None

"""Seeded regressions and harmless changes: what each does, and what the gate makes of them."""

import asyncio
from importlib import import_module

import pytest
from pydantic import SecretStr

from briefing import pipeline, prompts
from briefing.extract.embedded import EmbeddedExtractor
from briefing.extract.model import ModelExtractor
from briefing.llm import Client, ScriptedWire
from briefing.merge import merge
from briefing.model import Attribution, CandidateClaim
from briefing.settings import Settings
from evals import run as runs
from evals.mutants import effects
from evals.mutants import prompts as prompting
from evals.mutants.changes import HARMLESS, REGRESSIONS, Change
from evals.mutants.session import Session, find_recordings
from evals.mutants.trying import Laboratory, in_force
from evals.systems import configure
from tests.evals.made_runs import SETTINGS, Labeller, story

MATCH = import_module("briefing.merge.match")  # the package's own `match` is the function
BY_NAME = {change.name: change for change in (*REGRESSIONS, *HARMLESS)}
PROMPTED = [change for change in REGRESSIONS if change.prompt]


@pytest.fixture(scope="module")
def bus(tmp_path_factory):
    return story(tmp_path_factory.mktemp("cases"))


@pytest.fixture(scope="module")
def laboratory(bus):
    return Laboratory([bus], Labeller([bus]), SETTINGS)


@pytest.fixture(scope="module")
def page(bus):
    return asyncio.run(runs.answer(bus, Labeller([bus]), SETTINGS, SETTINGS.now())).briefing


# ── The table ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_there_are_a_dozen_regressions_and_five_harmless_changes_at_least():
    assert len(REGRESSIONS) >= 12
    assert len(HARMLESS) == 5
    assert len(BY_NAME) == len(REGRESSIONS) + len(HARMLESS)


# ── What the changes do ───────────────────────────────────────────────────────────────────────────────────────────────


def proposed(**fields):
    return CandidateClaim(statement="It may rain.", quotes=("It may rain.",), **fields)


def test_every_tenth_candidate_is_lost_and_no_other():
    given = tuple(proposed().model_copy(update={"statement": str(number)}) for number in range(1, 22))
    assert [c.statement for c in given if c not in effects.without_every_tenth(given)] == ["10", "20"]


def test_only_the_named_part_of_a_candidate_changes():
    chain = (Attribution(name="Nord Wire", role="relay"), Attribution(name="Police", role="speaker"))
    given = proposed(attribution=chain, modality="possible")
    assert effects.without_attribution((given,)) == (proposed(modality="possible"),)
    assert effects.without_relays((given,)) == (proposed(attribution=chain[1:], modality="possible"),)
    assert effects.all_asserted((given,)) == (proposed(attribution=chain),)


def test_days_move_by_one_and_unknown_ends_stay_unknown(bus):
    claim = next(claim for claim in bus.claims if claim.times)
    (moved,) = effects.dates_a_day_late([claim])
    assert (moved.times[0].start - claim.times[0].start).days == 1
    open_ended = claim.model_copy(update={"times": (claim.times[0].model_copy(update={"end": None}),)})
    assert effects.dates_a_day_late([open_ended])[0].times[0].end is None


@pytest.mark.parametrize(
    ("bound", "low", "high", "named"),
    [("more_than", 500, None, 500), ("at_most", None, 9, 9), ("nearly", 540, 600, 600), ("about", 90, 110, 100)],
)
def test_a_figure_without_its_bound_is_the_figure_named(bus, bound, low, high, named):
    claim = next(claim for claim in bus.claims if claim.quantities)
    hedged = claim.quantities[0].model_copy(update={"bound": bound, "low": low, "high": high})
    (found,) = effects.without_bounds([claim.model_copy(update={"quantities": (hedged,)})])
    assert (found.quantities[0].low, found.quantities[0].high, found.quantities[0].bound) == (named, named, "exact")


def test_millions_are_read_as_units(bus):
    claim = next(claim for claim in bus.claims if claim.quantities)
    millions = claim.quantities[0].model_copy(update={"quote": "9 million", "low": None, "high": 9e6})
    (found,) = effects.without_scales([claim.model_copy(update={"quantities": (millions, *claim.quantities)})])
    assert (found.quantities[0].low, found.quantities[0].high) == (None, 9)
    assert found.quantities[1:] == claim.quantities


def test_a_denial_loses_its_not(bus):
    denied = bus.claims[0].model_copy(update={"statement": "The mayor did not resign.", "polarity": "denied"})
    (found,) = effects.without_negation([denied])
    assert (found.statement, found.polarity) == ("The mayor resign.", "affirmed")


def test_outlets_counted_make_a_repeated_finding_corroborated(bus):
    found = merge(bus.documents, bus.claims)
    repeated = [
        f.model_copy(update={"verdict": "repeated", "origins": ("One Wire",)}) if len(f.document_ids) > 1 else f
        for f in found
    ]
    counted = effects.outlets_for_origins(bus.documents, repeated)
    assert {"corroborated", "contested"} & {f.verdict for f in counted if len(f.document_ids) > 1}
    assert all(len(f.origins) == len(f.document_ids) for f in counted)


def test_contradictions_are_called_differences_and_nothing_else_changes(bus):
    found = merge(bus.documents, bus.claims)
    calmed = effects.contradictions_differ(bus.documents, found)
    kinds = [[r.kind for f in side for r in f.relations] for side in (found, calmed)]
    assert "contradicts" in kinds[0]
    assert kinds[1] == [kind.replace("contradicts", "differs") for kind in kinds[0]]
    assert "contested" not in {f.verdict for f in calmed}


def test_shifted_citations_are_exact_and_elsewhere(page):
    texts = {document.id: document.text for document in page.documents}
    shifted = effects.cites_the_next_sentence(page)
    before = [s.citations for section in page.sections for s in section.sentences]
    after = [s.citations for section in shifted.sections for s in section.sentences]
    assert all(texts[c.document_id][c.start : c.end] == c.quote for cited in after for c in cited)
    assert all(one != other for one, other in zip(before, after, strict=True))


def test_a_page_without_what_is_contested_keeps_all_else(page):
    kept = effects.without_contested(page)
    assert [s.kind for s in kept.sections] == [s.kind for s in page.sections if s.kind != "contested"]
    assert len(kept.sections) < len(page.sections)


# ── In force ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_change_is_in_force_while_the_block_runs_and_then_gone(bus):
    before = (pipeline.merge, pipeline.compose, pipeline.ground_all, runs.merge, runs.as_read, MATCH.THRESHOLD)
    with in_force(Change("loose", "", constants={"briefing.merge.match.THRESHOLD": 0.1})):
        assert MATCH.THRESHOLD == 0.1
        assert pipeline.merge is not before[0]
    assert (pipeline.merge, pipeline.compose, pipeline.ground_all, runs.merge, runs.as_read, MATCH.THRESHOLD) == before


def test_no_change_changes_nothing(bus, page):
    with in_force(Change("nothing", "")):
        same = asyncio.run(runs.answer(bus, Labeller([bus]), SETTINGS, SETTINGS.now())).briefing
    assert same == page


@pytest.mark.parametrize(
    "name",
    [
        "second_half_unread",
        "attribution_lost",
        "dates_off_by_a_day",
        "contradictions_excused",
        "merges_nothing",
        "contested_dropped",
        "citations_shifted",
        "headline_of_the_last",
    ],
)
def test_a_regression_is_stopped_on_a_story_that_has_what_it_spoils(laboratory, name):
    assert laboratory.try_out(BY_NAME[name]).stopped


@pytest.mark.parametrize("name", [change.name for change in HARMLESS if not change.prompt])
def test_a_harmless_change_is_let_by(laboratory, name):
    assert laboratory.try_out(BY_NAME[name]).failures == ()


def test_what_was_wrong_before_a_change_is_not_put_down_to_it(bus):
    class Forgetful(Labeller):
        async def extract(self, document):
            found = await super().extract(document)
            return found.model_copy(update={"problems": ("a passage was cut off",)})

    laboratory = Laboratory([bus], Forgetful([bus]), SETTINGS)
    assert laboratory.known
    assert not laboratory.try_out(BY_NAME["made_later"]).stopped


# ── Prompts ───────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("change", PROMPTED, ids=lambda change: change.name)
def test_a_changed_prompt_is_a_prompt_and_sends_something_else(change):
    unchanged = prompts.load(SETTINGS.prompt, SETTINGS.prompts_dir)
    with prompting.in_force(SETTINGS, change.prompt) as changed:
        loaded = prompts.load(changed.prompt, changed.prompts_dir)
    assert loaded.hash != unchanged.hash
    assert len(loaded.examples) == len(unchanged.examples)


def test_the_prompt_without_its_rule_neither_names_nor_shows_attribution():
    with prompting.in_force(SETTINGS, prompting.without_attribution) as changed:
        loaded = prompts.load(changed.prompt, changed.prompts_dir)
    assert "\nattribution:" not in loaded.text
    assert "\nstatement:" in loaded.text
    assert not [claim for example in loaded.examples for claim in example.claims if claim.attribution]


def test_a_comment_in_the_prompt_sends_the_same():
    unchanged = prompts.load(SETTINGS.prompt, SETTINGS.prompts_dir)
    with prompting.in_force(SETTINGS, prompting.with_comment) as changed:
        loaded = prompts.load(changed.prompt, changed.prompts_dir)
    assert loaded.messages("It rained.") == unchanged.messages("It rained.")


def test_without_recordings_a_changed_prompt_is_not_run_and_not_counted(bus, tmp_path):
    names = ["prompt_without_attribution", "comment_in_the_prompt"]
    told = []
    regressions, harmless = Session([bus], tmp_path).trials(names, told.append)
    assert [(trial.stopped, bool(trial.untried)) for trial in regressions] == [(False, True)]
    assert [(trial.stopped, trial.untried) for trial in harmless] == [(False, "")]
    assert told == [*regressions, *harmless]


@pytest.fixture
def recorded(bus, tmp_path, monkeypatch):
    """Recordings of a model that copies the labels under the prompt as it is, and paraphrases when invited."""
    monkeypatch.setenv("OPENAI_API_KEY", "sk-once")
    monkeypatch.setenv("OPENAI_BASE_URL", "http://models.example/v1")
    monkeypatch.setenv("BRIEFING_CACHE", "false")
    settings = configure(tmp_path, replay=False, prompt=None, model="small")

    def answers(*, paraphrased):
        def answer(passage):
            lines = passage.split("\n")
            held = [(n, c) for n, line in enumerate(lines, 1) for c in bus.claims if c.evidence[0].quote in line]
            return {"claims": [_written(number, claim, paraphrased=paraphrased) for number, claim in held]}

        return answer

    def ask(settings, answer):
        extractor = ModelExtractor(settings, Client(settings, wire=ScriptedWire(answer)))
        asyncio.run(runs.make([bus], extractor, settings, tmp_path / settings.prompts_dir.name))

    ask(settings, answers(paraphrased=False))
    with prompting.in_force(settings, prompting.inviting_paraphrase) as changed:
        ask(changed, answers(paraphrased=True))
    return tmp_path


def _written(number, claim, *, paraphrased):
    return {
        "sentence": number,
        "attribution": [link.model_dump() for link in claim.attribution],
        "statement": "Some vehicle met with bad luck." if paraphrased else claim.statement,
        "modality": claim.modality,
    }


def test_recorded_answers_to_a_changed_prompt_go_through_the_gate(bus, recorded):
    regressions, harmless = Session([bus], recorded).trials([c.name for c in BY_NAME.values() if c.prompt], print)
    outcome = {trial.change.name: (trial.stopped, bool(trial.untried)) for trial in (*regressions, *harmless)}
    assert outcome == {
        "prompt_without_attribution": (False, True),
        "prompt_inviting_paraphrase": (True, False),
        "comment_in_the_prompt": (False, False),
    }


def test_recordings_are_found_in_the_folder_or_in_one_below_it(tmp_path):
    assert find_recordings(tmp_path / "none") is None
    (tmp_path / "small").mkdir()
    assert find_recordings(tmp_path) is None
    (tmp_path / "small" / "settings.json").write_text("{}")
    assert find_recordings(tmp_path) == find_recordings(tmp_path / "small") == tmp_path / "small"


def test_an_extractor_is_asked_once_for_a_document_whatever_the_changes(bus):
    class Counting(Labeller):
        asked = 0

        async def extract(self, document):
            self.asked += 1
            return await super().extract(document)

    extractor = Counting([bus])
    laboratory = Laboratory([bus], extractor, SETTINGS)
    laboratory.try_out(BY_NAME["every_tenth_claim_lost"])
    assert extractor.asked == len(bus.documents)


def test_a_real_extractor_is_tried_like_any_other(bus):
    settings = Settings(api_key=SecretStr("none"), cache=False)
    laboratory = Laboratory([bus], EmbeddedExtractor(), settings)
    assert not laboratory.try_out(BY_NAME["documents_reversed"]).stopped
    assert laboratory.try_out(BY_NAME["second_half_unread"]).stopped

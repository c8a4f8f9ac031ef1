"""What the gate stops, what it lets by, and what it says."""

from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.errors import ConfigurationError
from briefing.model import EvidenceSpan, Omission
from evals.gate import (
    BASELINE,
    MARGINS,
    Baseline,
    accept,
    allowed,
    judge,
    read_baseline,
    write_baseline,
)
from evals.invariants import violations
from evals.junit import junit
from evals.scores import TABLE, Output, Score
from evals.scoring import Scored, score_run
from tests.evals.made_runs import made, point, scored, story

RECALL, PRECISION, CONTRADICTS = "extraction.recall", "extraction.precision", "relations.contradicts.recall"
WRONG = "page.unattributed"


@pytest.fixture(scope="module")
def bus(tmp_path_factory):
    return story(tmp_path_factory.mktemp("cases"))


@pytest.fixture(scope="module")
def run(bus, tmp_path_factory):
    return made([bus], tmp_path_factory.mktemp("runs") / "run")


@pytest.fixture
def judged(bus, run):
    """Judge scores that one holds now against those accepted before; the outputs are the labelled claims."""

    def judging(before, now):
        def of(values):
            given = [point(name, "bus", value, better=TABLE[name].better) for name, value in values.items()]
            return Scored(run=run, cases=(bus,), scores=tuple(given))

        return judge(of(now), accept(of(before), Baseline(), "a start"))

    return judging


def test_the_same_run_passes(run, tmp_path, bus):
    found = Scored(run=run, cases=(bus,), scores=(point(RECALL, "bus", 0.8),))
    judgement = judge(found, accept(found, Baseline(), "a start"))
    assert judgement.passed
    assert {check.kind for check in judgement.checks} == {"invariant", "regression"}


def test_a_fall_beyond_the_margin_is_stopped_and_names_case_and_score(judged):
    (failure,) = judged({RECALL: 0.80}, {RECALL: 0.75}).failures
    assert (failure.case, failure.name, failure.kind) == ("bus", RECALL, "regression")
    assert "0.800 → 0.750 (margin 0.02)" in failure.message


def test_a_fall_within_the_margin_passes(judged):
    assert judged({RECALL: 0.80}, {RECALL: 0.79}).passed


def test_a_lost_contradiction_has_no_margin(judged):
    assert not judged({CONTRADICTS: 0.80}, {CONTRADICTS: 0.79}).passed


def test_where_lower_is_better_a_rise_is_the_fall(judged):
    assert not judged({WRONG: 0.1}, {WRONG: 0.2}).passed
    assert judged({WRONG: 0.2}, {WRONG: 0.1}).passed


@settings(deadline=None)
@given(before=st.floats(0, 1), now=st.floats(0, 1), better=st.sampled_from(["higher", "lower"]))
def test_a_score_passes_if_and_only_if_it_is_not_worse_by_more_than_its_margin(run, bus, before, now, better):
    def of(value):
        return Scored(run=run, cases=(bus,), scores=(point(RECALL, "bus", value, better=better),))

    worse = before - now if better == "higher" else now - before
    if abs(worse - allowed(RECALL).margin) < 1e-4:
        return
    assert judge(of(now), accept(of(before), Baseline(), "a start")).passed == (worse <= allowed(RECALL).margin)


def test_a_gain_elsewhere_does_not_pay_for_a_loss(judged):
    assert [c.name for c in judged({RECALL: 0.8, PRECISION: 0.5}, {RECALL: 0.7, PRECISION: 1.0}).failures] == [RECALL]


def test_a_case_that_falls_is_stopped_though_the_mean_rises(tmp_path, run):
    cases = [story(tmp_path, "bus"), story(tmp_path, "coach")]
    both = made(cases, tmp_path / "run")

    def of(bus, coach):
        return Scored(run=both, cases=tuple(cases), scores=(point(RECALL, "bus", bus), point(RECALL, "coach", coach)))

    (failure,) = judge(of(0.7, 1.0), accept(of(0.8, 0.8), Baseline(), "a start")).failures
    assert failure.case == "bus"


def test_a_score_that_can_no_longer_be_judged_is_stopped(judged):
    (failure,) = judged({RECALL: 0.8}, {RECALL: None}).failures
    assert "is not scored: nothing to judge by" in failure.message


def test_an_error_of_a_score_is_stopped_with_its_reason(run, bus):
    accepted = accept(Scored(run=run, cases=(bus,), scores=(point(RECALL, "bus", 0.8),)), Baseline(), "a start")
    broken = Score(name=RECALL, case="bus", status="error", reason="no such claim")
    (failure,) = judge(Scored(run=run, cases=(bus,), scores=(broken,)), accepted).failures
    assert failure.kind == "invariant"
    assert "no such claim" in failure.message


def test_a_new_score_is_told_and_not_held_to_anything(judged):
    judgement = judged({RECALL: 0.8}, {RECALL: 0.8, PRECISION: 0.1})
    assert judgement.passed
    assert any(PRECISION in note for note in judgement.notes)


def test_what_is_only_shown_and_what_it_costs_is_never_held_to_anything(run, bus):
    shown = (
        point("page.words", "bus", 900, better="neither"),
        point("cost.seconds_per_document", "bus", 1, better="lower"),
    )
    accepted = accept(Scored(run=run, cases=(bus,), scores=shown), Baseline(), "a start")
    assert accepted.systems["labeller"].cases["bus"].scores == {}


def test_a_sentence_that_nothing_supports_is_stopped_even_where_the_baseline_has_one(judged):
    unsupported = judged({"page.unsupported": 0.1}, {"page.unsupported": 0.1})
    assert [(check.kind, check.name) for check in unsupported.failures] == [("invariant", "page.unsupported")]


def test_a_system_without_a_baseline_is_stopped_and_told_what_to_do(run, bus):
    judgement = judge(Scored(run=run, cases=(bus,), scores=()), Baseline())
    assert "accept a run of it first" in judgement.failures[0].message


def test_scores_by_other_labels_are_not_compared(tmp_path, run, bus):
    accepted = accept(Scored(run=run, cases=(bus,), scores=(point(RECALL, "bus", 0.8),)), Baseline(), "a start")
    relabelled = story(tmp_path, version=2)
    later = scored([relabelled], {RECALL: {"bus": 0.8}}).run.header
    judgement = judge(Scored(run=run.model_copy(update={"header": later}), cases=(bus,), scores=()), accepted)
    assert [check.kind for check in judgement.failures] == ["baseline"]
    assert "other labels or texts than the accepted ones (version 1)" in judgement.failures[0].message


def test_nothing_looked_at_is_no_pass(run):
    empty = Scored(run=run, cases=(), scores=())
    accepted = accept(empty, Baseline(), "a start")
    assert not judge(empty, accepted).passed


def test_a_case_that_was_not_run_is_noted(run, bus):
    accepted = accept(Scored(run=run, cases=(bus,), scores=(point(RECALL, "bus", 0.8),)), Baseline(), "a start")
    assert "bus has accepted scores and was not run" in judge(Scored(run=run, cases=(), scores=()), accepted).notes


def test_accepting_one_case_keeps_the_others_and_other_systems(tmp_path, run, bus):
    first = accept(Scored(run=run, cases=(bus,), scores=(point(RECALL, "bus", 0.8),)), Baseline(), "a start")
    coach = story(tmp_path, "coach")
    other = accept(scored([coach], {RECALL: {"coach": 0.5}}), first, "one more story")
    assert set(other.systems["labeller"].cases) == {"bus", "coach"}
    assert other.systems["labeller"].why == "one more story"
    third = accept(scored([coach], {RECALL: {"coach": 0.6}}, system="model"), other, "a model")
    assert third.systems["labeller"] == other.systems["labeller"]


def test_a_baseline_reads_back_as_it_was_written(tmp_path, run, bus):
    accepted = accept(Scored(run=run, cases=(bus,), scores=(point(RECALL, "bus", 1 / 3),)), Baseline(), "a start")
    write_baseline(accepted, tmp_path / "base.json")
    assert read_baseline(tmp_path / "base.json") == accepted


def test_a_malformed_baseline_is_refused_and_an_absent_one_is_empty(tmp_path):
    (tmp_path / "base.json").write_text('{"systems": 3}')
    with pytest.raises(ConfigurationError, match="is no baseline"):
        read_baseline(tmp_path / "base.json")
    assert read_baseline(tmp_path / "none.json") == Baseline()


def test_the_committed_baseline_holds_scores_that_exist_and_says_why_it_was_accepted():
    accepted = read_baseline(BASELINE)
    assert "embedded" in accepted.systems
    for system in accepted.systems.values():
        assert system.why
        for case in system.cases.values():
            assert case.scores.keys() <= TABLE.keys()


def test_every_score_has_a_margin_with_a_reason():
    assert all(allowed(name).reason for name in TABLE)
    assert [line.pattern for line in MARGINS][-1] == "*"


# ── Invariants ────────────────────────────────────────────────────────────────────────────────────────────────────────


def broken(bus, output, **changes):
    """Names of the invariants that an altered briefing breaks."""
    altered = output.model_copy(update={"briefing": output.briefing.model_copy(update=changes)})
    return {name for name, found in violations(bus, altered).items() if found}


def test_the_engines_own_page_breaks_no_invariant(run, bus):
    assert broken(bus, run.outputs[0]) == set()


def test_a_failed_output_breaks_the_first_invariant(bus):
    found = violations(bus, Output(case="bus", briefing=None, error="AnswerRefused: the model declined"))
    assert found == {"no_error": ["AnswerRefused: the model declined"]}


def test_a_document_that_was_left_out_breaks_an_invariant(run, bus):
    assert broken(bus, run.outputs[0], omissions=(Omission(name="post", reason="late"),)) == {"all_read"}


def test_a_span_one_character_off_breaks_an_invariant(run, bus):
    made_ = run.outputs[0].briefing
    claim = made_.claims[0]
    span = claim.evidence[0].model_copy(update={"start": claim.evidence[0].start + 1})
    shifted = claim.model_copy(update={"evidence": (span,)})
    assert "spans_exact" in broken(bus, run.outputs[0], claims=(shifted, *made_.claims[1:]))


def test_an_exact_citation_of_something_else_breaks_an_invariant(run, bus):
    made_ = run.outputs[0].briefing
    text = made_.documents[0].text
    span = EvidenceSpan(document_id=made_.documents[0].id, start=0, end=5, quote=text[:5])
    section = made_.sections[0]
    sentence = section.sentences[0].model_copy(update={"citations": (span,)})
    altered = section.model_copy(update={"sentences": (sentence, *section.sentences[1:])})
    assert "own_evidence" in broken(bus, run.outputs[0], sections=(altered, *made_.sections[1:]))


def test_a_claim_in_two_findings_or_in_none_breaks_an_invariant(run, bus):
    findings = run.outputs[0].briefing.findings
    assert "each_claim_once" in broken(bus, run.outputs[0], findings=findings[1:])
    assert "each_claim_once" in broken(bus, run.outputs[0], findings=(*findings, findings[0]))


def test_a_verdict_without_the_origins_it_needs_breaks_an_invariant(run, bus):
    findings = run.outputs[0].briefing.findings
    single = next(finding for finding in findings if finding.verdict == "single")
    praised = tuple(f.model_copy(update={"verdict": "corroborated"}) if f == single else f for f in findings)
    assert broken(bus, run.outputs[0], findings=praised) == {"verdicts_earned"}


def test_a_contradiction_that_is_not_on_the_page_breaks_an_invariant(run, bus):
    made_ = run.outputs[0].briefing
    assert any(finding.verdict == "contested" for finding in made_.findings)
    kept = tuple(section for section in made_.sections if section.kind != "contested")
    assert broken(bus, run.outputs[0], sections=kept) == {"clashes_shown"}


def test_a_headline_of_something_that_is_no_key_point_and_not_contested_breaks_an_invariant(run, bus):
    made_ = run.outputs[0].briefing
    told = next(section for section in made_.sections if section.kind not in {"key_points", "contested"})
    cited = told.sentences[0].citations
    assert broken(bus, run.outputs[0], headline_citations=cited) == {"headline_first"}


# ── JUnit ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_junit_file_counts_what_failed_and_says_why(judged):
    root = ET.fromstring(junit(judged({RECALL: 0.8, PRECISION: 0.8}, {RECALL: 0.5, PRECISION: 0.8}), "run"))
    failures = root.findall("testcase/failure")
    assert root.get("failures") == str(len(failures)) == "1"
    assert int(root.get("tests")) == len(root.findall("testcase"))
    assert "0.800 → 0.500" in failures[0].text


@settings(deadline=None)
@given(reason=st.text(max_size=40))
def test_the_junit_file_is_xml_whatever_a_document_says(run, bus, reason):
    bad = Score(name=RECALL, case="bus", status="error", reason=reason)
    judgement = judge(Scored(run=run, cases=(bus,), scores=(bad,)), Baseline())
    root = ET.fromstring(junit(judgement, "run").encode("utf-8", "surrogatepass"))
    assert root.findall("testcase/failure")


def test_a_real_run_passes_against_its_own_scores(run, tmp_path, bus):
    found = score_run(run, bus_root(tmp_path))
    judgement = judge(found, accept(found, Baseline(), "a start"))
    assert [check for check in judgement.failures if check.kind == "regression"] == []
    assert len(judgement.checks) > 40


def bus_root(folder):
    story(folder)
    return folder

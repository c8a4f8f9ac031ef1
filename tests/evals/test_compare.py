"""Two runs side by side: what changed, how sure that is, and what cannot be told."""

import io

import pytest
from rich.console import Console

from briefing.model import Usage
from evals.compare import compare, power
from evals.printing import print_comparison, print_scores
from evals.scores import Score
from tests.evals.made_runs import made, scored, story

NAMES = ["bus", "coach", "train", "tram", "ferry-boat", "plane"]
F1, RECALL, COST = "extraction.f1", "extraction.recall", "cost.seconds_per_document"


@pytest.fixture(scope="module")
def cases(tmp_path_factory):
    root = tmp_path_factory.mktemp("cases")
    return [story(root, name) for name in NAMES]


def values(*numbers):
    return dict(zip(NAMES, numbers, strict=False))


def row(comparison, name=F1):
    return next(row for row in comparison.rows if row.name == name)


def test_the_same_gain_in_six_stories_is_told_from_chance(cases):
    old = scored(cases, {F1: values(*[0.5] * 6)})
    new = scored(cases, {F1: values(*[0.6] * 6)})
    found = row(compare(old, new))
    assert found.verdict == "better"
    assert found.p == found.corrected == pytest.approx(2 / 2**6)
    assert (found.change.low, found.change.high) == pytest.approx((0.1, 0.1))


def test_the_same_gain_in_four_stories_is_not(cases):
    old = scored(cases[:4], {F1: values(*[0.5] * 4)})
    new = scored(cases[:4], {F1: values(*[0.9] * 4)})
    comparison = compare(old, new)
    assert row(comparison).verdict == "cannot tell"
    assert "4 stories: no p can fall below 0.125" in comparison.notes[0]


def test_a_second_score_that_changed_raises_the_corrected_p(cases):
    old = scored(cases, {F1: values(*[0.5] * 6), RECALL: values(*[0.5] * 6)})
    new = scored(cases, {F1: values(*[0.6] * 6), RECALL: values(*[0.6] * 6)})
    comparison = compare(old, new)
    assert row(comparison).corrected == pytest.approx(2 * 2 / 2**6)
    assert row(comparison).verdict == "cannot tell"


def test_scores_that_stayed_the_same_do_not_count_for_the_correction(cases):
    old = scored(cases, {F1: values(*[0.5] * 6), RECALL: values(*[0.5] * 6)})
    new = scored(cases, {F1: values(*[0.6] * 6), RECALL: values(*[0.5] * 6)})
    comparison = compare(old, new)
    assert row(comparison).verdict == "better"
    assert row(comparison, RECALL).verdict == "same"


def test_where_lower_is_better_a_fall_is_better(cases):
    def turned(number):
        found = scored(cases, {"page.misattribution": values(*[number] * 6)})
        scores = tuple(score.model_copy(update={"better": "lower"}) for score in found.scores)
        return found.model_copy(update={"scores": scores})

    assert row(compare(turned(0.4), turned(0.1)), "page.misattribution").verdict == "better"
    assert row(compare(turned(0.1), turned(0.4)), "page.misattribution").verdict == "worse"


def test_ratios_are_pooled_so_that_a_long_story_weighs_more(cases):
    def of(first, second):
        scores = tuple(
            Score(name=F1, case=case, status="scored", value=top / below, numerator=top, denominator=below, n=below)
            for case, (top, below) in {"bus": first, "coach": second}.items()
        )
        return scored(cases[:2], {}).model_copy(update={"scores": scores})

    found = row(compare(of((9, 10), (0, 90)), of((9, 10), (45, 90))))
    assert (found.old, found.new) == pytest.approx((0.09, 0.54))
    assert found.change.value == pytest.approx(0.45)


def test_fiction_stands_apart(tmp_path, cases):
    invented = story(tmp_path, "invented", fictional=True)
    both = [cases[0], invented]
    old = scored(both, {F1: {"bus": 0.5, "invented": 0.1}})
    new = scored(both, {F1: {"bus": 0.6, "invented": 0.9}})
    comparison = compare(old, new)
    assert row(comparison).new == 0.6
    assert [shift.case for shift in comparison.fiction[0].shifts] == ["invented"]


def test_what_changed_in_a_case_is_the_difference_of_its_details(cases):
    old = scored(cases[:1], {F1: {"bus": 0.5}}, {(F1, "bus"): ("post.1 missed", "post.2 missed")})
    new = scored(cases[:1], {F1: {"bus": 0.6}}, {(F1, "bus"): ("post.2 missed", "echo.1 missed")})
    (shift,) = row(compare(old, new)).shifts
    assert (shift.lost, shift.gone) == (("echo.1 missed",), ("post.1 missed",))


def test_a_case_that_only_one_run_has_is_left_out_and_named(cases, tmp_path):
    old, new = made(cases[:1], tmp_path / "old"), made(cases[:2], tmp_path / "new")
    one = scored(cases[:1], {F1: values(0.5)}).model_copy(update={"run": old})
    other = scored(cases[:2], {F1: values(0.5, 0.9)}).model_copy(update={"run": new})
    comparison = compare(one, other)
    assert [shift.case for shift in row(comparison).shifts] == ["bus"]
    assert "coach is in one run only, and left out" in comparison.notes


def test_a_score_that_one_run_could_not_judge_is_left_out_and_named(cases):
    old = scored(cases[:2], {F1: values(0.5, 0.5)})
    new = scored(cases[:2], {F1: values(0.6, None)})
    comparison = compare(old, new)
    assert row(comparison).change.n == 1
    assert any("coach: scored → unscored" in note for note in comparison.notes)


def test_other_prompts_models_settings_and_labels_are_named(cases, tmp_path):
    relabelled = [story(tmp_path, "bus", version=2)]
    old = scored(cases[:1], {F1: values(0.5)}, prompt="extract 1", model="small", settings={"passage_chars": 100})
    new = scored(relabelled, {F1: values(0.5)}, prompt="extract 2", model="small", settings={"passage_chars": 200})
    notes = compare(old, new).notes
    assert "prompt: extract 1 → extract 2" in notes
    assert "setting passage_chars: 100 → 200" in notes
    assert any(note.startswith("bus: its labels changed") for note in notes)


def test_cost_is_added_up_over_cases_and_is_no_score(cases, tmp_path):
    run = made(cases[:2], tmp_path / "run")
    spent = Usage(calls=3, prompt_tokens=1000, completion_tokens=50, cost_usd=0.02, seconds=1.5)
    outputs = tuple(
        output.model_copy(
            update={
                "briefing": output.briefing.model_copy(
                    update={"provenance": output.briefing.provenance.model_copy(update={"usage": spent})}
                )
            }
        )
        for output in run.outputs
    )
    given = {F1: values(0.5, 0.5), COST: values(1.0, 2.0)}
    old = scored(cases[:2], given).model_copy(update={"run": run})
    new = old.model_copy(update={"run": run.model_copy(update={"outputs": outputs})})
    comparison = compare(old, new)
    costs = {what: (one, other) for what, one, other in comparison.cost}
    assert costs["calls"] == ("0", "6")
    assert costs["tokens sent"] == ("0", "2,000")
    assert costs["US dollars"] == ("unknown", "0.0400")
    assert [found.name for found in comparison.rows] == [F1]


def test_power_says_how_many_stories_are_wanted():
    assert "6 stories are the least for one score" in power(1, 1)
    assert power(1, 1).startswith("1 story: no p can fall below 1.000")
    assert "can reach p ≤ 0.05" in power(6, 1)
    assert "can reach" not in power(6, 2)


def test_the_printed_comparison_names_scores_cases_and_what_changed(cases):
    old = scored(cases[:2], {F1: values(0.5, 0.5)}, {(F1, "bus"): ("[bold]post.1[/bold] missed",)})
    new = scored(cases[:2], {F1: values(0.6, 0.5)})
    paper = io.StringIO()
    print_comparison(compare(old, new), details=3, console=Console(file=paper, width=200))
    text = paper.getvalue()
    assert "extraction.f1" in text
    assert "bus +0.100" in text
    assert "- [bold]post.1[/bold] missed" in text
    assert "no p can fall below 0.500" in text


def test_the_printed_scores_give_each_mean_with_its_interval_and_n(cases):
    paper = io.StringIO()
    print_scores(scored(cases[:3], {F1: values(0.2, 0.4, None)}), Console(file=paper, width=200))
    line = next(line for line in paper.getvalue().splitlines() if line.startswith(F1))
    assert line.split() == [F1, "0.300", "0.200", "…", "0.400", "2", "–", "0.200", "0.400", "unscored"]

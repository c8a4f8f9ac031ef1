"""A score is never a bare number, and a mean never comes without its n and its interval."""

import pytest
from pydantic import ValidationError

from evals.scores import TABLE, Aggregate, Output, Score, mean, resamples, score
from evals.scores.table import Maker
from tests.evals.scores_story import by_name, case_in, output


def scored(case, hits, of, name="extraction.recall"):
    return Maker(case).ratio(name, hits, of)


def test_ratios_are_pooled_over_stories():
    found = mean([scored("a", 1, 10), scored("b", 9, 10), scored("c", 20, 20)])
    assert (found.value, found.n, found.items) == (30 / 40, 3, 40)
    assert found.low < found.value < found.high


def test_values_that_are_no_ratios_are_averaged():
    make = [Maker(case).value("merge.ari", value, 5, "…") for case, value in (("a", 0.2), ("b", 0.6))]
    assert mean(make).value == pytest.approx(0.4)


def test_what_is_unscored_or_failed_is_counted_apart_and_not_as_zero():
    scores = [
        scored("a", 1, 2),
        scored("b", 1, 2),
        Maker("c").unscored("extraction.recall", "nothing to judge"),
        Maker("d").error("extraction.recall", "the endpoint is down"),
    ]
    found = mean(scores)
    assert (found.value, found.n, found.unscored, found.errors) == (0.5, 2, 1, 1)
    assert "c (unscored), d (error)" in found.note


def test_few_stories_are_said_to_be_few():
    assert "too few" in mean([scored("a", 1, 2), scored("b", 1, 2)]).note
    assert mean([scored(case, 1, 2) for case in "abcde"]).note == ""


def test_one_story_has_no_interval_and_is_called_one():
    found = mean([scored("a", 1, 2)])
    assert (found.value, found.low, found.high) == (0.5, None, None)
    assert "one story" in found.note


def test_where_nothing_was_scored_there_is_no_mean():
    found = mean([Maker("a").unscored("extraction.recall", "nothing to judge")])
    assert (found.value, found.n) == (None, 0)


def test_a_mean_without_an_interval_cannot_be_built():
    with pytest.raises(ValidationError, match="its n and its interval"):
        Aggregate(name="extraction.recall", value=0.5, n=3, items=3, low=None, high=None)
    with pytest.raises(ValidationError, match="its n and its interval"):
        Aggregate(name="extraction.recall", value=0.5, n=0, items=3, low=0.1, high=0.6)


@pytest.mark.parametrize(
    ("scores", "why"),
    [
        ([], "an empty list"),
        ([scored("a", 1, 2), scored("a", 1, 2)], "each case may come once"),
        ([scored("a", 1, 2), scored("b", 1, 2, "extraction.precision")], "one score"),
    ],
)
def test_a_mean_of_nothing_or_of_unlike_things_is_refused(scores, why):
    with pytest.raises(ValueError, match=why):
        mean(scores)


def test_the_same_stories_in_any_order_give_the_same_interval():
    scores = [scored(case, hits, 10) for case, hits in zip("abcd", (1, 5, 7, 10), strict=True)]
    assert mean(scores) == mean(scores[::-1])
    assert resamples(4, 10) == resamples(4, 10)


def test_an_unscored_value_and_a_half_ratio_cannot_be_built():
    with pytest.raises(ValidationError, match="do not go together"):
        Score(name="extraction.recall", case="a", status="unscored", value=0.0)
    with pytest.raises(ValidationError, match="do not go together"):
        Score(name="extraction.recall", case="a", status="scored")
    with pytest.raises(ValidationError, match="come together"):
        Score(name="extraction.recall", case="a", status="scored", value=0.5, numerator=1)


def test_every_score_of_the_table_is_given_for_each_case_in_its_order(tmp_path):
    case = case_in(tmp_path)
    assert [s.name for s in score(case, output(case, case.claims, case.findings))] == list(TABLE)


def test_a_failed_output_is_an_error_everywhere_and_zero_nowhere(tmp_path):
    scores = score(case_in(tmp_path), Output(case="bus", briefing=None, error="the endpoint is down"))
    assert {(s.status, s.value, s.reason) for s in scores} == {("error", None, "the endpoint is down")}


def test_the_merger_is_scored_even_where_the_extractor_failed(tmp_path):
    case = case_in(tmp_path)
    failed = Output(case="bus", briefing=None, gold_findings=case.findings, error="the endpoint is down")
    scores = by_name(score(case, failed))
    assert scores["merge_gold.lea_f1"].value == 1
    assert scores["merge.lea_f1"].status == "error"


def test_a_case_whose_texts_are_absent_is_unscored(tmp_path):
    case = case_in(tmp_path)
    absent = case.model_copy(update={"documents": (), "claims": ()})
    scores = score(absent, output(case, case.claims, case.findings))
    assert {s.status for s in scores} == {"unscored"}


def test_what_was_not_timed_or_priced_is_unscored_and_what_was_is_told_by_stage(tmp_path):
    case = case_in(tmp_path)
    made = output(case, case.claims, case.findings)
    assert by_name(score(case, made))["cost.seconds_per_document"].status == "unscored"
    assert by_name(score(case, made))["cost.usd_per_document"].status == "unscored"
    seconds = by_name(score(case, made.model_copy(update={"seconds": {"extract": 2.0, "merge": 1.0}})))
    assert seconds["cost.seconds_per_document"].value == 1.0
    assert seconds["cost.seconds_per_document"].details == ("extract: 2.000 s", "merge: 1.000 s")

"""Relations, verdicts and origins, counted by hand."""

import pytest

from evals.scores import score
from evals.scores.relations import pair_of
from evals.scores.verdicts import same_origins
from tests.evals.scores_story import by_name, case_in, claim, finding, output, relation


@pytest.fixture
def case(tmp_path):
    return case_in(tmp_path)


@pytest.fixture
def gold(case):
    return {c.id: c for c in case.claims}


def scored(case, findings):
    claims = [c for c in case.claims if any(c.id in f.claim_ids for f in findings)]
    return by_name(score(case, output(case, claims, findings)))


def shared(gold, a, b, kind="contradicts", slot="quantity", **fields):
    return finding([gold[a], gold[b]], relations=[relation(kind, slot, gold[a], gold[b])], **fields)


def test_a_contradiction_is_found_whichever_claim_comes_first(case, gold):
    scores = scored(case, [shared(gold, "echo.2", "post.2")])
    for part in ("recall", "precision", "f1"):
        assert scores[f"relations_gold.contradicts.{part}"].value == 1
        assert scores[f"relations.contradicts.{part}"].value == 1
    assert scores["relations_gold.slot"].value == 1


def test_a_contradiction_of_an_agreeing_pair_is_false_and_costs_precision(case, gold):
    scores = scored(case, [shared(gold, "post.1", "echo.1"), shared(gold, "post.2", "echo.2")])
    assert scores["relations_gold.false_contradiction"].value == 1
    assert scores["relations_gold.contradicts.precision"].value == 0.5
    assert scores["relations_gold.contradicts.recall"].value == 1
    assert scores["relations_gold.agrees.recall"].value == 0


def test_the_wrong_slot_is_told_apart_from_the_wrong_relation(case, gold):
    scores = scored(case, [shared(gold, "post.2", "echo.2", slot="time")])
    assert scores["relations_gold.contradicts.f1"].value == 1
    assert scores["relations_gold.slot"].value == 0


def test_a_pair_that_contradicts_in_two_slots_is_one_pair(case, gold):
    both = [relation("contradicts", slot, gold["post.2"], gold["echo.2"]) for slot in ("time", "quantity")]
    scores = scored(case, [finding([gold["post.2"], gold["echo.2"]], relations=both)])
    assert scores["relations_gold.contradicts.precision"].denominator == 1
    assert scores["relations_gold.slot"].value == 1


def test_kinds_that_do_not_occur_are_unscored_and_a_made_up_one_is_zero(case, gold):
    scores = scored(case, [shared(gold, "post.2", "echo.2", kind="updates")])
    assert scores["relations_gold.differs.f1"].status == "unscored"
    assert scores["relations_gold.updates.recall"].status == "unscored"
    assert scores["relations_gold.updates.precision"].value == 0
    assert scores["relations_gold.updates.f1"].value == 0


def test_refining_and_updating_have_a_direction_and_the_rest_do_not():
    assert pair_of("refines", "b", "a") == ("b", "a")
    assert pair_of("contradicts", "b", "a") == pair_of("contradicts", "a", "b")


def test_end_to_end_a_long_claim_stands_for_each_labelled_claim_that_it_tells(case):
    text = "Police said 12 people were killed. The driver, Ana Ruiz, survived."
    long = claim(case, "post", text, text)
    other = claim(case, "echo", "14 people were killed.", "Police said 14 people were killed")
    found = finding([long, other], verdict="contested", relations=[relation("contradicts", "quantity", long, other)])
    scores = by_name(score(case, output(case, [long, other], [found])))
    assert scores["relations.contradicts.f1"].value == 1


def test_end_to_end_a_relation_of_claims_that_tell_nothing_labelled_is_wrong(case):
    one = claim(case, "post", "Harbour Post has learned.", "Harbour Post has learned")
    other = claim(case, "echo", "14 people were killed.", "Police said 14 people were killed")
    found = finding([one, other], verdict="contested", relations=[relation("contradicts", "quantity", one, other)])
    scores = by_name(score(case, output(case, [one, other], [found])))
    assert scores["relations.contradicts.precision"].value == 0
    assert scores["relations.contradicts.recall"].value == 0


def test_a_verdict_is_compared_with_that_of_the_finding_that_shares_most(case, gold):
    found = [
        finding([gold["post.1"], gold["echo.1"]], "corroborated", ["Harbour Post", "Echo"]),
        finding([gold["post.2"], gold["post.3"]], "single", ["Harbour Post"]),
    ]
    scores = scored(case, found)
    # toll (contested) and driver (single) both lie beside the second; age and aboard beside nothing
    assert scores["verdict_gold.accuracy"].reason == "2 of 3: toll (single for contested)"
    assert scores["verdict_gold.accuracy_shared"].reason == "1 of 2: toll (single for contested)"
    assert (scores["verdict_gold.strict"].numerator, scores["verdict_gold.strict"].denominator) == (2, 5)
    assert "contested → single: 1" in scores["verdict_gold.accuracy"].details
    assert "single → missing: 2" in scores["verdict_gold.accuracy"].details


def test_end_to_end_a_finding_of_optional_claims_that_nobody_made_is_left_out(case, gold):
    scores = scored(case, [finding([gold["post.3"]], "single", ["Harbour Post"])])
    assert scores["verdict_gold.strict"].denominator == 5
    assert scores["verdict.strict"].denominator == 4


def test_origins_are_counted_and_named(case, gold):
    found = [
        finding([gold["post.1"], gold["echo.1"]], "corroborated", ["Harbour Post", "the Echo"]),
        finding([gold["wire.1"]], "single", ["the company"]),
    ]
    scores = scored(case, found)
    assert scores["origins_gold.count"].value == 1
    assert scores["origins_gold.names"].reason == "1 of 2: aboard (the company for Nord Wire)"


def test_origins_are_the_same_one_to_one():
    assert same_origins(["UPI", "Harbour Post"], ["Harbour Post", "UPI"])
    assert not same_origins(["UPI"], ["UPI", "EFE"])
    assert not same_origins(["UPI", "UPI"], ["UPI", "EFE"])

"""Extraction scores, counted by hand on a story of seven claims, one of them optional."""

import pytest

from briefing.model import Attribution, Quantity, TimeExpression
from evals.scores import score
from tests.evals.scores_story import by_name, case_in, claim, finding, output

FELL = "A bus fell off the Lorne Bridge on Monday"


@pytest.fixture
def case(tmp_path):
    return case_in(tmp_path)


def scored(case, claims):
    return by_name(score(case, output(case, claims, [finding([c]) for c in claims])))


def named(case, *ids):
    return [c for c in case.claims if c.id in ids]


def test_two_of_six_wanted_claims_are_a_third_of_recall(case):
    scores = scored(case, named(case, "post.1", "wire.1"))
    assert (scores["extraction.recall"].numerator, scores["extraction.recall"].denominator) == (2, 6)
    assert scores["extraction.precision"].value == 1
    assert scores["extraction.f1"].value == pytest.approx(0.5)


def test_an_optional_claim_counts_neither_when_made_nor_when_missed(case):
    scores = scored(case, named(case, "post.1", "echo.3"))
    assert (scores["extraction.recall"].numerator, scores["extraction.recall"].denominator) == (1, 6)
    assert (scores["extraction.precision"].numerator, scores["extraction.precision"].denominator) == (1, 1)


def test_a_claim_that_nobody_labelled_costs_precision_and_is_named(case):
    strange = claim(case, "post", "Harbour Post has learned.", "Harbour Post has learned")
    precision = scored(case, [*named(case, "post.1"), strange])["extraction.precision"]
    assert precision.value == 0.5
    assert "Harbour Post has learned" in precision.reason


def test_a_missed_claim_is_named(case):
    recall = scored(case, named(case, "post.1"))["extraction.recall"]
    assert recall.details[0].startswith("post.2 “12 people were killed")
    assert recall.reason.endswith("and 2 more")


def test_elements_count_even_where_the_claim_does_not_match(case):
    vague = claim(case, "post", "Police said 12 were hurt.", "Police said 12 people were killed", polarity="denied")
    coverage = scored(case, [vague])["extraction.element_coverage"]
    # labelled: Monday twice; 12, 14 and about 40; police twice and the company: the claim has 12 and police
    assert (coverage.numerator, coverage.denominator) == (2, 8)


def test_a_bound_is_judged_only_where_the_figure_is_right(case):
    text = "The bus that fell off the Lorne Bridge was carrying about 40 people, the company said"
    exact = Quantity(quote="40", low=40, high=40, unit="person", bound="exact")
    scores = scored(case, [claim(case, "wire", "The bus was carrying 40 people.", text, quantities=(exact,))])
    assert scores["extraction.quantity"].value == 1
    assert scores["extraction.bound"].value == 0
    assert scores["extraction.bound"].details == ("wire.1 “about 40”: exact for about",)
    silent = scored(case, [claim(case, "wire", "The bus was carrying people.", text)])
    assert silent["extraction.quantity"].value == 0
    assert silent["extraction.bound"].status == "unscored"


def test_a_date_off_by_a_day_is_wrong_though_the_claim_does_not_match(case):
    tuesday = TimeExpression.model_validate(
        {"quote": "Monday", "start": "2026-03-03", "end": "2026-03-03", "granularity": "day"}
    )
    scores = scored(case, [claim(case, "post", "A bus fell off the Lorne Bridge on Monday.", FELL, times=(tuesday,))])
    assert scores["extraction.precision"].value == 0
    assert scores["extraction.date"].value == 0
    assert "2026-03-03–2026-03-03 for 2026-03-02–2026-03-02" in scores["extraction.date"].reason


def test_a_chain_is_right_only_with_all_its_links_in_their_roles(case):
    toll = "Police said 12 people were killed"
    police = Attribution(name="the police", role="speaker")
    assert (
        scored(case, [claim(case, "post", "12 people were killed.", toll, attribution=(police,))])[
            "extraction.attribution"
        ].value
        == 1
    )
    for chain in ((), (Attribution(name="Police", role="relay"),), (police, police)):
        made = claim(case, "post", "12 people were killed.", toll, attribution=chain)
        assert scored(case, [made])["extraction.attribution"].value == 0


def test_modality_and_polarity_are_compared_on_claims_that_are_alike(case):
    hedged = claim(case, "post", "A bus fell off the Lorne Bridge.", FELL, modality="possible", polarity="denied")
    scores = scored(case, [hedged])
    assert scores["extraction.modality"].reason == "0 of 1: post.1: possible for asserted"
    assert scores["extraction.polarity"].reason == "0 of 1: post.1: denied for affirmed"


def test_claims_per_document_are_always_shown(case):
    assert scored(case, [])["extraction.claims_per_document"].value == 0
    assert scored(case, list(case.claims))["extraction.claims_per_document"].value == pytest.approx(7 / 3)

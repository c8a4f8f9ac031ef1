"""Which claims are the labelled ones: clashes refuse a match, a long claim tells two, a doubled one counts once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.model import Attribution, Quantity, TimeExpression
from evals.scores import pair
from evals.scores.matching import alikeness, clash, share_told
from evals.scores.values import named_figures, numbers_in, same_name, same_time, times_meet
from tests.evals.scores_story import case_in, claim

POLICE = (Attribution(name="the police", role="speaker"),)
TOLL = "Police said 12 people were killed"


@pytest.fixture
def case(tmp_path):
    return case_in(tmp_path)


def figure(value, bound="exact", high=None):
    return Quantity(quote=str(value), low=value, high=value if high is None else high, unit="person", bound=bound)


def day(text, quote="Monday"):
    return TimeExpression.model_validate({"quote": quote, "start": text, "end": text, "granularity": "day"})


def test_labelled_claims_are_matched_each_with_itself(case):
    pairing = pair(case.claims, case.claims)
    assert pairing.matched == {c.id: c.id for c in case.claims}
    assert all(c.id in pairing.tells[c.id] for c in case.claims)


def test_the_order_of_claims_decides_nothing(case):
    assert pair(case.claims[::-1], case.claims).matched == pair(case.claims, case.claims[::-1]).matched


def test_another_figure_clashes(case):
    wrong = claim(case, "post", "13 people were killed.", TOLL, quantities=(figure(13),), attribution=POLICE)
    pairing = pair([wrong], case.claims)
    assert pairing.aligned == {wrong.id: "post.2"}
    assert pairing.matched == {}
    assert pairing.clashes[wrong.id] == "figure 13 for 12"
    assert pairing.tells[wrong.id] == frozenset()


def test_a_figure_left_out_is_no_clash(case):
    assert clash(claim(case, "post", "People were killed.", TOLL), case.claims[1]) == ""


def test_another_day_clashes_and_a_day_left_out_does_not(case):
    fell = "A bus fell off the Lorne Bridge on Monday"
    wrong = claim(case, "post", "A bus fell off the Lorne Bridge.", fell, times=(day("2026-03-03"),))
    assert clash(wrong, case.claims[0]) == "time “Monday” for “Monday”"
    assert clash(claim(case, "post", "A bus fell off the Lorne Bridge.", fell), case.claims[0]) == ""


def test_another_speaker_clashes_and_another_form_of_the_name_does_not(case):
    wrong = claim(case, "post", "12 people were killed.", TOLL, attribution=(Attribution(name="Ruiz", role="speaker"),))
    assert clash(wrong, case.claims[1]) == "source Ruiz for Police"
    assert clash(claim(case, "post", "12 people were killed.", TOLL, attribution=POLICE), case.claims[1]) == ""


def test_a_denial_clashes_with_what_it_denies(case):
    denied = claim(case, "post", "12 people were killed.", TOLL, polarity="denied")
    assert clash(denied, case.claims[1]) == "denied for affirmed"


def test_one_of_two_claims_that_say_the_same_is_matched(case):
    twice = [claim(case, "post", text, TOLL) for text in ("12 people were killed.", "12 people have been killed.")]
    assert len(pair(twice, case.claims).matched) == 1


def test_a_long_claim_tells_two_labelled_ones_and_is_matched_with_one(case):
    quote = "Police said 12 people were killed. The driver, Ana Ruiz, survived."
    long = claim(case, "post", "12 people were killed and the driver survived.", quote)
    pairing = pair([long], case.claims)
    assert pairing.tells[long.id] == {"post.2", "post.3"}
    assert len(pairing.matched) == 1


def test_the_same_words_in_another_document_are_not_matched(case):
    pairing = pair([claim(case, "echo", "The driver, Ana Ruiz, survived.", "The bridge is old")], case.claims)
    assert pairing.aligned == {}


def test_words_elsewhere_in_the_document_are_not_matched(case):
    assert pair([claim(case, "post", "12 people were killed.", "A bus fell off")], case.claims).aligned == {}


@pytest.mark.parametrize(
    ("quantity", "figures"),
    [
        (figure(540, "about", 660), (600,)),
        (figure(3, "more_than", None), (3,)),
        (Quantity(quote="up to 9", low=None, high=9, unit="", bound="at_most"), (9,)),
        (figure(540, "nearly", 600), (600,)),
        (figure(40, "range", 50), (40, 50)),
    ],
)
def test_the_figure_named_is_read_whatever_the_width_of_the_bound(quantity, figures):
    assert named_figures(quantity) == figures


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("has “47”: Six rifles", {47, 6}),
        ("forty-two of 1,500", {42, 1500}),
        ("9 million rounds and two hundred", {9e6, 200}),
        ("no number", set()),
    ],
)
def test_numbers_are_read_in_figures_and_words(text, numbers):
    assert numbers_in(text) == numbers


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("KCNA", "Korean Central News Agency", True),
        ("Seoul's spy agency", "the spy agency", True),
        ("South Korea", "South Korea's National Intelligence Service", False),
        ("Ana Ruiz", "Ruiz", True),
        ("Ana Ruiz", "Ana Sy", False),
        ("the", "the", False),
    ],
)
def test_names_are_the_same_in_any_of_their_forms(one, other, same):
    assert same_name(one, other) is same_name(other, one) is same


def test_times_that_cannot_be_resolved_are_compared_by_their_words():
    bare = TimeExpression(quote="Wednesday", start=None, end=None, granularity="day")
    assert same_time(bare, bare.model_copy(update={"quote": "on Wednesday"}))
    assert not same_time(bare, day("2026-03-04", "Wednesday"))
    assert times_meet(bare, day("2026-03-04"))


def test_a_statement_without_content_words_is_told_by_anything():
    assert share_told("It was.", "Rain fell.") == 1.0
    assert alikeness("It was.", "They were.") == 1.0


@given(st.text(max_size=12), st.text(max_size=12))
def test_whatever_a_model_gives_as_a_name_can_be_compared(one, other):
    assert same_name(one, other) is same_name(other, one)


def test_a_name_of_marks_alone_is_nobodys():
    assert not same_name("( )", "Harbour Post")
    assert same_name("Harbour ( Post", "Harbour Post")

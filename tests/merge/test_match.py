"""Which claims are about the same matter: proposed by words, names and slots, never by the values that may clash."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.merge.match import THRESHOLD, match, same_quotation, similarity
from briefing.merge.profile import Profile, read_profiles
from tests.merge.conftest import Made, made, merged
from tests.merge.test_properties import stories


def profiles(*pairs: Made) -> dict[str, Profile]:
    return read_profiles([document for document, _ in pairs], [claim for _, claims in pairs for claim in claims])


def matched(*pairs: Made) -> list[set[str]]:
    """The groups, by their statements."""
    read = profiles(*pairs)
    return [{read[key].claim.statement for key in group} for group in match(read)]


def pair_of(one: str, other: str) -> tuple[Profile, Profile]:
    here, there = made("Harbour Post", one), made("Daily Echo", other)
    read = profiles(here, there)
    return read[here[1][0].id], read[there[1][0].id]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The ferry accident in Norland killed 9 people.", "In Norland the ferry accident killed 9 people."),
        ("The ferry accident in Norland killed 9 people.", "The ferry accident in Norland killed 12 people."),
        ("The treaty was signed in Lind on 18 June 2024.", "The treaty was signed in Lind on 19 June 2024."),
        ("The treaty was signed in Lind in June 2024.", "The treaty was signed in Lind on 19 June 2024."),
        ("The council of Hale approved the bridge.", "The council of Hale did not approve the bridge."),
        ("Russian soldiers entered Corvo on Monday.", "Soldiers of Russia entered Corvo on Monday."),
        (
            "Ines Holt said “we will rebuild every house that fell in the flood”.",
            "At a meeting the mayor vowed: “We will rebuild every house that fell in the flood.”",
        ),
    ],
)
def test_two_tellings_of_one_matter_are_one_group_though_their_values_clash(one: str, other: str):
    assert matched(made("Harbour Post", one), made("Daily Echo", other)) == [{one, other}]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The ferry accident in Norland killed 9 people.", "The museum in Hale bought a harp."),
        ("The council of Hale approved the bridge.", "The council of Lind closed the theatre."),
        ("The ferry accident in Norland killed 9 people.", "The council of Norland bought 9 ferries."),
        ("A strike closed the port of Hale.", "A strike closed the airport of Lind."),
    ],
)
def test_matters_that_share_a_few_words_stay_apart(one: str, other: str):
    assert len(matched(made("Harbour Post", one), made("Daily Echo", other))) == 2


def test_what_one_author_told_apart_stays_apart():
    document = made(
        "Harbour Post",
        "The ferry accident in Norland killed 9 people.",
        "The ferry accident in Norland hurt 30 people and closed the port.",
    )
    assert len(matched(document)) == 2


def test_a_sentence_that_tells_two_matters_does_not_chain_them():
    bridge, harp = "The council of Hale closed the old bridge.", "The museum bought a harp from Corvo."
    both = "The council of Hale closed the old bridge and the museum bought a harp from Corvo."
    groups = matched(made("Harbour Post", bridge), made("Daily Echo", harp), made("Valley Times", both))
    assert not any({bridge, harp} <= group for group in groups)


@settings(max_examples=20, deadline=None)
@given(stories(), st.randoms(use_true_random=False))
def test_every_claim_is_in_one_group_whatever_their_order(pairs: list[Made], rng: random.Random):
    read = profiles(*pairs)
    groups = match(read)
    assert sorted(key for group in groups for key in group) == sorted(read)
    keys = list(read)
    rng.shuffle(keys)
    assert match({key: read[key] for key in keys}) == groups


@settings(max_examples=20, deadline=None)
@given(stories())
def test_similarity_lies_between_0_and_1_and_has_no_direction(pairs: list[Made]):
    read = list(profiles(*pairs).values())
    for one in read:
        for other in read:
            assert 0.0 <= similarity(one, other) <= 1.0 + 1e-9
            assert similarity(one, other) == pytest.approx(similarity(other, one))


def test_the_same_words_are_as_similar_as_can_be_and_unrelated_ones_not_at_all():
    same = "Omar Sy opened the museum in Hale."
    assert similarity(*pair_of(same, same)) == pytest.approx(1.0)
    assert similarity(*pair_of(same, "Prices of tin rose.")) == 0.0


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("He said “we will rebuild every house”.", "She heard “We will, rebuild every house!”", True),
        ("He said “we will rebuild every house”.", "She heard “we will never leave”.", False),
        ("He said “we will rebuild every house”.", "We will rebuild every house.", False),
    ],
)
def test_a_quotation_is_the_same_by_a_run_of_its_words(one: str, other: str, same: bool):
    assert same_quotation(*pair_of(one, other)) is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("A ship sank off Hale.", "A ship sinks off Hale.", True),
        ("The crew was found.", "Crewmen were found.", True),
        ("The ship left Hale.", "A parcel was sent from Hale.", False),
        ("He sold the mill of Hale.", "The sale of bread rose.", False),
    ],
)
def test_forms_of_a_word_and_its_like_are_one_concept_and_other_senses_are_not(one: str, other: str, same: bool):
    here, there = pair_of(one, other)
    shared = here.features.keys() & there.features.keys() - {"hale"}
    assert (shared == here.features.keys() - {"hale"}) is same


def test_nothing_matches_nothing():
    assert match({}) == []


def test_like_events_elsewhere_neither_clash_nor_confirm_each_other():
    quakes = merged(
        made("Harbour Post", "The earthquake in Norland killed 40 people."),
        made("Valley Times", "The earthquake in Borland killed 12 people."),
    )
    visits = merged(
        made("Harbour Post", "Omar Sy met Ana Ruiz in Lind on 3 March 2025."),
        made("Valley Times", "Omar Sy met Ana Ruiz in Corvo on 9 September 2024."),
    )
    assert {finding.verdict for finding in (*quakes, *visits)} == {"single"}


def test_a_rise_and_a_fall_of_one_thing_are_one_matter_told_in_two_ways():
    one = made("Harbour Post", "Dalex shares rose 5 percent as traders cheered the merger.")
    other = made("Valley Times", "Shares in Dalex dropped by 4 percent.")
    assert "opposite_direction" in {r.rule for finding in merged(one, other) for r in finding.relations}


def test_a_share_is_one_concept_however_it_is_written():
    one, other = pair_of("Turnout was 71.3%, the highest since 1998.", "Turnout was 71.3 per cent.")
    assert similarity(one, other) >= THRESHOLD


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Lumo Foods employs about 11,000 people in nine lands.",
            "Some 11,000 people are on the payroll of Lumo Foods.",
        ),
        (
            "Each Lumo share brings 31.50 euros in cash.",
            "They were offered €31.50 a share on Monday, a quarter above.",
        ),
        ("Ruiz won the seat of Hale by 1,812 votes.", "Ruiz was credited with a lead of barely 1,800 votes."),
    ],
)
def test_a_figure_that_few_matters_share_makes_two_tellings_one(one: str, other: str):
    assert similarity(*pair_of(one, other)) >= THRESHOLD


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The flood in Hale killed 34 people.", "The clinic in Hale treated 34 injured people."),
        ("Lumo shares fell 12 percent on Monday.", "Lumo has a stake of 12 percent in the Hale ferry."),
        ("The trial in Hale lasted 90 days.", "The council of Hale gave the brewers 90 days."),
        ("The council of Hale bought 3 ferries.", "The museum of Hale lent 3 ferries to a school."),
    ],
)
def test_a_figure_of_another_outcome_or_one_that_any_story_has_makes_none(one: str, other: str):
    assert similarity(*pair_of(one, other)) < THRESHOLD

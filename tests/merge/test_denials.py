"""Denials: which statements deny each other, and which only hold a negation."""

import pytest

from tests.merge.conftest import made, merged, together


def rules(one: str, other: str, *, days: tuple[str, str] = ("2025-03-05", "2025-03-05")) -> set[tuple[str, str]]:
    """Kind and rule of all relations in the slot of polarity."""
    findings = merged(made("Harbour Post", one, day=days[0]), made("Valley Times", other, day=days[1]))
    return {(r.kind, r.rule) for finding in findings for r in finding.relations if r.slot == "polarity"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "The magistrate held the captain without bail until 9 May.",
            "The magistrate held the captain without bond until 9 May.",
        ),
        (
            "I didn't feel on the pier we were keeping the pace we wanted.",
            "I feel on the pier we weren't keeping the pace we wanted.",
        ),
        (
            "Results of the captain's breath test have not been released.",
            "Results of the captain's breath test are pending, and the captain was released on bail.",
        ),
        (
            "The arrest will not affect the place of captain Ana Ruiz in the regatta at Port Vell.",
            "Despite the arrest captain Ana Ruiz has a place in the regatta at Port Vell, officials said.",
        ),
    ],
)
def test_a_negation_of_another_thing_denies_nothing(one: str, other: str):
    assert rules(one, other) == set()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The mayor of Port Vell will not resign.", "The mayor of Port Vell will resign."),
        ("The mayor will not resign but will pay.", "The mayor will resign but will not pay."),
        ("The harbour board denied that the pump was broken.", "The pump was broken."),
        ("Results of the breath test were not released.", "Results of the breath test were released on Monday."),
    ],
)
def test_what_one_denies_the_other_says(one: str, other: str):
    assert ("contradicts", "opposite_polarity") in rules(one, other)


def test_what_had_not_come_yet_and_came_is_an_update():
    one = "Results of the captain's breath test have not been released."
    other = "Results of the captain's breath test were released on Monday."
    assert rules(one, other, days=("2025-03-05", "2025-04-09")) == {("updates", "came_later")}
    assert rules(one, other) == {("contradicts", "opposite_polarity")}


def test_one_negation_more_in_the_same_words_is_a_difference_where_it_is_no_contradiction():
    one = made("Harbour Post", "The company denies that the ferry was overloaded.")
    other = made("Valley Times", "The company denies that the ferry was not overloaded.")
    finding = together(one, other)
    assert [(relation.kind, relation.rule) for relation in finding.relations] == [("differs", "other_negation")]
    assert finding.verdict == "varying"

"""What a text says is not so, told apart from words that only look like it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.normalize import is_cue, is_denied, negated_terms, stem


@pytest.mark.parametrize(
    "statement",
    [
        "The mayor did not resign.",
        "The mayor didn’t resign.",
        "He can't come.",
        "He cannot come.",
        "Nobody died.",
        "No one was hurt.",
        "None of the men died.",
        "Nothing was found.",
        "Neither side agreed.",
        "He never met her.",
        "No ferry left the harbour.",
        "The bridge has not been closed, the mayor said.",
        "He said he would not go.",
        "He is no longer a member.",
        "Although it rained, the river did not rise.",
        "The firm denied that the pump had been switched off.",
        "She denied having met him.",
        "He denies all allegations of fraud.",
        "The council and its mayor, and the firm, did not agree.",
        "The workers' union did not agree to the owners' terms.",
    ],
)
def test_a_main_clause_that_says_something_is_not_so_is_denied(statement: str):
    assert is_denied(statement)


@pytest.mark.parametrize(
    "statement",
    [
        "The mayor resigned.",
        "No fewer than 40 people died.",
        "No less than half of the town came.",
        "Not only did he resign, he left the town.",
        "He has not ruled out a deal.",
        "The ministry did not rule out a deal.",
        "There is no doubt that he won.",
        "No matter what it costs, the bridge will stand.",
        "Not all of the men died.",
        "The No. 2 seed won.",
        "Ferries No. 5 and No. 7 sank.",
        "The world No 1 won in Lind.",
        "Not until Monday was it signed.",
        "He will decide whether or not to go.",
        "He resigned because he was not well.",
        "If he does not come, she will.",
        "While it did not rain, the river rose.",
        "Because nobody came, the shop closed.",
        "He said that he would not go.",
        "The council, which did not meet, resigned.",
        "“We will not go,” she said.",
        "‘I’m not sure of it,’ she said.",
        "'I'm not sure of it,' she said.",
        "He did not deny that the pump was off.",
        "The court denied the appeal.",
        "They asked for quiet, and the clinic would not say more.",
        "The mayor, who denied that he knew, resigned.",
        "The notice in Norland noted another knot.",
    ],
)
def test_what_is_no_denial_in_its_main_clause_is_affirmed(statement: str):
    assert not is_denied(statement)


@pytest.mark.parametrize(
    ("text", "reached"),
    [
        ("They did not sign the treaty, and paid.", "sign treaty"),
        ("The minister refused to sign.", "sign"),
        ("The council denied the report of a leak.", "leak"),
        ("They left without a deal.", "deal"),
        ("Nobody died.", "died"),
        ("The No. 2 seed won.", ""),
        ("No fewer than 40 died.", ""),
        ("It rained.", ""),
    ],
)
def test_a_negation_reaches_the_next_words_of_content(text: str, reached: str):
    assert negated_terms(text) == {stem(word) for word in reached.split()}


def test_the_reach_is_as_long_as_is_asked_for():
    text = "They did not sign the treaty in Lind."
    assert negated_terms(text, 1) < negated_terms(text, 2) < negated_terms(text, 3)
    assert negated_terms(text, 0) == frozenset()


@pytest.mark.parametrize(
    ("word", "negates"),
    [("not", True), ("don't", True), ("denied", True), ("refuses", True), ("note", False), ("known", False)],
)
def test_words_that_negate_are_known(word: str, negates: bool):
    assert is_cue(word) is negates


@settings(deadline=None)
@given(st.lists(st.sampled_from("they will sign the treaty in Lind on Monday after talks".split()), max_size=12))
def test_without_a_negation_nothing_is_denied(chosen: list[str]):
    text = " ".join(chosen)
    assert not is_denied(text)
    assert negated_terms(text) == frozenset()


@settings(deadline=None)
@given(st.text(max_size=60))
def test_typography_changes_no_denial(text: str):
    assert is_denied(text.replace("’", "'")) == is_denied(text)
    assert negated_terms(text.replace("’", "'")) == negated_terms(text)


def test_being_unable_is_not_doing_it():
    assert is_denied("The two republics have been unable to agree on a border.")
    assert "agre" in negated_terms("They were unable to agree.")

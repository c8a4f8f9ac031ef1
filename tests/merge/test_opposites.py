"""Opposite words: a contradiction where they are said of one thing, no agreement wherever they stand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.merge.opposites import answer_otherwise, find_sides, opposition
from tests.merge.conftest import made, merged, together


def relations(one, other):
    """Kind and rule of what two outlets' claims are to each other, in any finding."""
    findings = merged(made("Tarsk Post", one), made("Valley Radio", other))
    return {(relation.kind, relation.rule) for finding in findings for relation in finding.relations}


ONE_QUESTION = [
    ("The senate approved the transport budget on Monday.", "The senate rejected the budget."),
    ("The senate approved the budget.", "The budget was narrowly rejected by the senate."),
    ("The court upheld the ban on fishing in the bay.", "The court struck down the fishing ban."),
    ("The jury found Ruiz guilty of fraud.", "The jury acquitted Ruiz of fraud."),
    ("Union members voted for the offer.", "Union members voted against the offer."),
    ("Ana Ruiz was well equipped at the time.", "Ana Ruiz was reportedly ill-equipped."),
    ("The guard was armed when the bank was robbed.", "When the bank was robbed, the guard was unarmed."),
    ("The fire started on the north side of the factory.", "The fire started on the south side of the factory."),
    ("The bank raised rates.", "The bank cut rates."),
    ("The ministry had acted lawfully in the bay.", "The ministry had acted unlawfully in the bay."),
    ("Club Refuses To Let Striker Go To Rovers", "Club Agrees To Let Striker Go To Rovers"),
]
OTHER_QUESTIONS = [
    ("The minister supports the airport tax.", "The union opposes the airport tax."),
    ("Ruiz won the first round.", "Ruiz lost the second round."),
    ("The bank raised its forecast for growth.", "The bank cut its forecast for inflation."),
    ("The court did not uphold the ban.", "The court overturned the ban."),
    ("The driver survived and the passenger died.", "The driver died and the passenger survived."),
    ("The army of South Borland fired shells.", "The army of North Borland fired shells."),
    ("A man was arrested after the shooting.", "A woman was killed in the shooting."),
]


@pytest.mark.parametrize(("one", "other"), ONE_QUESTION)
def test_opposite_words_of_one_thing_are_opposed_either_way_round(one, other):
    for a, b in ((one, other), (other, one)):
        found = opposition(a, b)
        assert found is not None
        assert found.kind != "deed"


@pytest.mark.parametrize(("one", "other"), OTHER_QUESTIONS)
def test_opposite_words_of_other_things_are_not_opposed(one, other):
    assert opposition(one, other) is None


@pytest.mark.parametrize(("one", "other"), [*ONE_QUESTION, *OTHER_QUESTIONS])
def test_no_statement_is_opposed_to_itself(one, other):
    assert opposition(one, one) is None
    assert opposition(other, other) is None


@given(st.text(max_size=200), st.sampled_from([text for pair in ONE_QUESTION for text in pair]))
def test_any_text_can_be_read_and_opposition_has_no_direction(text, known):
    assert find_sides(text) is not None
    assert (opposition(text, known) is None) == (opposition(known, text) is None)
    assert answer_otherwise(text, known) == answer_otherwise(known, text)


WORDS = (
    "the court senate upheld overturned voted for against not ban budget approved struck down and alive dead".split()
)
TEXTS = st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join)


@given(TEXTS, TEXTS)
def test_the_quick_look_at_questions_spares_no_pair_of_opposite_words(one, other):
    pairs = [
        (a, b)
        for a in find_sides(one)
        for b in find_sides(other)
        if a.answer.question == b.answer.question and a.answer.side != b.answer.side
    ]
    assert answer_otherwise(one, other) == any(a.answer.kind != "detail" or a.after & b.after for a, b in pairs)


@pytest.mark.parametrize(("one", "other"), ONE_QUESTION)
def test_two_outlets_that_answer_in_opposite_ways_contradict_each_other(one, other):
    assert relations(one, other) == {("contradicts", "opposite_words")}


def test_the_reader_is_told_which_words_exclude_each_other():
    finding = together(
        made("Tarsk Post", "The court struck down the ban on fishing in the bay."),
        made("Valley Radio", "The court upheld the ban on fishing in the bay."),
    )
    assert finding.verdict == "contested"
    assert finding.relations[0].explanation.endswith(": “struck down” and “upheld”: these exclude each other.")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The strike at the port of Tarsk began on Monday.", "The strike at the port of Tarsk ended on Monday."),
        ("The airline will resume flights to Tarsk.", "The airline will suspend flights to Tarsk."),
    ],
)
def test_deeds_of_which_one_may_follow_the_other_neither_agree_nor_contradict(one, other):
    assert {kind for kind, _ in relations(one, other)} <= {"differs"}


def test_opposite_answers_of_other_days_do_not_contradict_and_do_not_agree():
    found = relations("The bank raised rates on 3 March 2024.", "The bank cut rates on 8 May 2024.")
    assert {kind for kind, _ in found} <= {"differs"}


def test_opposite_words_that_cannot_be_compared_are_no_agreement():
    one = "The transport budget of the Borland government for next year was approved late at night in Tarsk."
    other = "In Tarsk the transport budget of the Borland government for next year went down, rejected late at night."
    assert opposition(one, other) is None
    assert answer_otherwise(one, other)
    assert relations(one, other) == set()

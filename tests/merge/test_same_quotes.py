"""A changed word in a quotation is seen; what houses do to quotations honestly is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.merge.same_quotes import changed_words

SAID = "We will rebuild every house that the river took from the valley"


@pytest.mark.parametrize(
    ("other", "ours", "theirs"),
    [
        (
            "We will rebuild every old house that the river took from the valley",
            "every house that",
            "every old house that",
        ),
        (
            "We will rebuild some house that the river took from the valley",
            "rebuild every house that",
            "rebuild some house that",
        ),
        (
            "We will not rebuild every house that the river took from the valley",
            "will rebuild every",
            "will not rebuild every",
        ),
        ("And we will rebuild every house that the river took from this valley", "from the valley", "from this valley"),
    ],
)
def test_a_word_put_in_left_out_or_exchanged_is_a_change(other: str, ours: str, theirs: str):
    assert changed_words(SAID, other) == (ours, theirs)
    assert changed_words(other, SAID) == (theirs, ours)


@pytest.mark.parametrize(
    "other",
    [
        SAID,
        "we will rebuild every house that the river took from the valley.",
        "We’ll rebuild every house that the river took from the valley",
        "We will rebuild every house",
        "every house that the river took from the valley",
        "We will rebuild … house that the river took from the valley",
        "We will rebuild every [stone] house that the river took from the valley",
        "We will rebuild every house, and every bridge, school and church that the river took from the valley",
        "The council will meet the farmers of the valley on the bridge",
    ],
)
def test_what_is_cut_marked_spelled_otherwise_or_another_sentence_is_no_change(other: str):
    assert changed_words(SAID, other) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("I’m sure that this year’s fair will open", "I ' m sure that this year ’ s fair will open"),
        ("The third time's the charm for all of us", "The third time 's the charm for all of us"),
        (
            "We recognise the labour of 12 men in defence of the centre",
            "We recognize the labor of twelve men in defense of the center",
        ),
        ("It can’t cost 5 per cent of all that we have", "It cannot cost 5% of all that we have"),
        ("There were 1,200 men in the old valley that day", "There were 1200 men in the old valley that day"),
    ],
)
def test_house_style_is_no_change(one: str, other: str):
    assert changed_words(one, other) is None


WORDS = st.lists(st.sampled_from("we will not rebuild every old house in the valley 12 twelve".split()), max_size=14)


@given(WORDS.map(" ".join), WORDS.map(" ".join))
def test_a_change_is_the_same_from_either_side_and_shows_two_wordings(one: str, other: str):
    changed = changed_words(one, other)
    assert changed_words(one, one) is None
    if changed:
        assert changed[0] != changed[1]
        assert changed[0] in one
        assert changed[1] in other


@given(st.text(max_size=80), st.text(max_size=80))
def test_whatever_two_texts_are_a_change_is_told_from_either_side(one: str, other: str):
    changed = changed_words(one, other)
    assert changed is None or len(changed) == 2
    assert (changed is None) == (changed_words(other, one) is None)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "They shut the neighbourhood just after 6:00 p.m. on that day",
            "They shut the neighborhood just after 6 p.m. on that day",
        ),
        (
            "All of the crew and guests are okay and on their way",
            "All of the crew and guests are OK and on their way",
        ),
        ("The gates were shut at 9:25 and nobody was let in", "The gates were shut at 9.25 and nobody was let in"),
    ],
)
def test_a_house_spells_words_and_hours_its_own_way(one: str, other: str):
    assert changed_words(one, other) is None

"""Words and shingles: what two texts share once their typography is set aside."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.text import shingles, words
from briefing.text.words import _read


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Oslo’s mayor – Zoë Hill – can’t say.", ["oslo's", "mayor", "zoë", "hill", "can't", "say"]),
        ("A non-lethal, state-owned drone", ["a", "non-lethal", "state-owned", "drone"]),
        ("4,700 of 1,250,000 (3.5%) at 10:30", ["4700", "of", "1250000", "3.5%", "at", "10:30"]),
        ("the F-16s, Covid-19 and G7", ["the", "f", "16", "s", "covid", "19", "and", "g", "7"]),
        ("snake_case and ‘quoted’ words…", ["snake", "case", "and", "quoted", "words"]),
        ("… — !", []),
    ],
)
def test_words_are_folded_and_without_punctuation(text: str, found: list[str]):
    assert words(text) == found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("He called it “an act of war”", "he called it 'an act of war'"),
        ("15,000 men—so far", "15000 men -- so far"),
        ("the men – so far – left", "the men, so far, left"),
        ("a state-\nowned, cease\u2011fire line", "a state-owned cease-fire line"),
        ("the ﬁnal co\u00adoperation", "the final cooperation"),
        ("cafe\u0301\u00a0owner", "café owner"),
    ],
)
def test_texts_that_differ_in_typography_have_the_same_words(one: str, other: str):
    assert words(one) == words(other)


@settings(deadline=None)
@given(st.text(max_size=80))
def test_words_hold_no_space_and_no_capital_that_has_a_small_form(text: str):
    assert all(word and not any(map(str.isspace, word)) and word == word.lower() for word in words(text))


_PIECES = (
    *"a don t war pre 15 000 15,000 1.5 10:30 McX USA x_y état don't non-lethal - -- ' '' \" ’ “ ” ‘ . .. , %".split(),
    *("–", "…", " ", "  ", "\n", "- ", " -", "' '", "\x1c", "\u00a0", "\u200b"),
)


@settings(deadline=None, max_examples=500)
@given(st.lists(st.sampled_from(_PIECES), max_size=9).map("".join))
def test_the_words_between_spaces_are_those_of_the_whole_text(text: str):
    assert words(text) == _read(text)


@settings(deadline=None)
@given(st.lists(st.sampled_from("rain snow 12 state-owned Oslo’s".split()), max_size=12), st.integers(1, 6))
def test_there_is_a_shingle_for_every_run_of_words(chosen: list[str], size: int):
    found = shingles(tuple(chosen), size)
    runs = {tuple(chosen[i : i + size]) for i in range(max(1, len(chosen) - size + 1))}
    assert found == {run for run in runs if run}


def test_the_order_of_words_counts_in_shingles():
    assert shingles(("dog", "bites", "man"), 2).isdisjoint(shingles(("man", "bites", "dog"), 2))


def test_a_short_text_is_one_shingle_and_an_empty_one_has_none():
    assert shingles(tuple(words("Rain fell."))) == {("rain", "fell")}
    assert shingles(tuple(words("…"))) == frozenset()

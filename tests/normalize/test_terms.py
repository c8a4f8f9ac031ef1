"""Content words: their stems, and how much it tells that two texts share one."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from wordfreq import zipf_frequency

from briefing.normalize import STOPWORDS, content_terms, rarity, stem
from briefing.normalize.terms import zipf
from briefing.text import words


@pytest.mark.parametrize(
    ("forms", "root"),
    [
        ("sign signs signed signing", "sign"),
        ("troop troops", "troop"),
        ("country's countries country", "countri"),
        ("evacuate evacuated evacuating evacuates", "evacu"),
        ("ships' ship", "ship"),
    ],
)
def test_the_forms_of_a_word_have_one_stem(forms: str, root: str):
    assert {stem(form) for form in forms.split()} == {root}


def test_rare_words_tell_more_than_common_ones():
    assert rarity("the") < rarity("government") < rarity("treaty") < rarity("armistice")
    assert rarity("xqzvoria") == 1.0


@settings(deadline=None)
@given(st.text(max_size=20))
def test_rarity_lies_between_0_and_1(word: str):
    assert 0.0 <= rarity(word) <= 1.0


def test_numbers_stopwords_and_single_letters_are_left_out():
    terms = [
        term for term, _ in content_terms("On 5 June, about 1,200 of the people said that a U.N. envoy left Lind.")
    ]
    assert terms == [stem(word) for word in "june people envoy left lind".split()]


def test_hyphenated_words_count_by_their_parts():
    assert [term for term, _ in content_terms("a cease-fire line")] == [stem(w) for w in ("cease", "fire", "line")]


def test_a_term_comes_as_often_as_its_word():
    assert [term for term, _ in content_terms("Ferry after ferry, ferries")] == ["ferri"] * 3


@settings(deadline=None)
@given(st.text(max_size=80))
def test_every_term_is_the_stem_of_a_word_that_is_no_stopword(text: str):
    parts = {part for word in words(text) for part in word.split("-")}
    allowed = {stem(part) for part in parts - STOPWORDS} | {"percent" for word in words(text) if word[-1] == "%"}
    found = content_terms(text)
    assert {term for term, _ in found} <= allowed
    assert all(0.0 <= weight <= 1.0 for _, weight in found)


@settings(deadline=None)
@given(st.text(max_size=40), st.text(max_size=40))
def test_the_terms_of_two_lines_are_the_terms_of_each(one: str, other: str):
    assert content_terms(f"{one}.\n. {other}") == content_terms(one) + content_terms(other)


@pytest.mark.parametrize("word", ["the", "harbour", "xqzzv", "o'neill", "café", "mid-may", "cannot", "covid"])
def test_a_plain_word_is_as_frequent_as_wordfreq_says(word: str):
    assert zipf(word) == zipf_frequency(word, "en")

"""A quick look spares most statements the full reading; what it says must be what the full reading says."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.merge import directions, wording
from briefing.merge.features import _WORD, HEADLINE_SHARE, HEADLINE_WORDS, is_headline
from briefing.merge.origins.tellings import Telling
from briefing.merge.profile import _ADDED, _ADDED_WITHIN
from briefing.merge.voice import _OPENS, _REFERS_BACK, _leans
from briefing.normalize import STOPWORDS

PIECES = (
    "a the The THE two pair made remarks comment comments move moves Also also, “also” this This these both latter "
    "copper Zinc up up, “up” down higher-than rise rises fell, FALLS and & 3 % 12 1,500 1.500 5-6 June Monday May "
    "not isn’t isn't cannot can’t without twenty-two third half another (a) further additional extra 3,000 "
    "Ruiz Ana Oslo’s l’Oréal état X-ray - – -- ... … “ ” ' '' aLſo remarKs"
).split()
statements = st.lists(st.sampled_from(PIECES), max_size=10).flatmap(
    lambda parts: st.sampled_from((" ", "  ", "\n", "\u00a0", "")).map(lambda joint: joint.join(parts))
)


@settings(max_examples=400)
@given(statements)
def test_the_signs_of_a_statement_are_those_of_its_tokens(statement: str):
    assert wording._signs(statement) == wording._read(statement).signs


@settings(max_examples=400)
@given(st.lists(st.sampled_from("abcde#"), max_size=9), st.lists(st.sampled_from("abcde#"), max_size=9))
def test_two_statements_are_aligned_where_enough_of_their_words_are_in_both(one: list[str], other: list[str]):
    common = [sign for sign in set(one) for _ in range(min(one.count(sign), other.count(sign)))]
    enough = (
        min(len(one), len(other)) >= wording.LIKE * max(len(one), len(other))
        and 2 * len(common) >= wording.LIKE * (len(one) + len(other))
        and len(common) - common.count("#") >= wording.LEAST_WORDS
    )
    assert wording._worth_aligning(one, other) == enough


@settings(max_examples=400)
@given(statements)
def test_a_statement_without_a_word_of_moving_tells_of_no_direction(statement: str):
    tokens = [match.group().lower() for match in directions._TOKEN.finditer(statement)]
    if any(directions._direction(tokens, place, token) for place, token in enumerate(tokens)):
        assert any(map(directions._may_move, statement.split()))


@settings(max_examples=400)
@given(statements)
def test_a_statement_leans_on_others_as_its_whole_text_says(statement: str):
    assert _leans(statement) == bool(_OPENS.match(statement) or _REFERS_BACK.search(statement))


@settings(max_examples=400)
@given(statements)
def test_a_headline_is_told_by_all_of_its_words(text: str):
    found = [word for word in _WORD.findall(text) if word.lower() not in STOPWORDS]
    capitals = sum(word[0].isupper() for word in found)
    assert is_headline(text) == (len(found) >= HEADLINE_WORDS and capitals >= HEADLINE_SHARE * len(found))


@settings(max_examples=400)
@given(statements)
def test_what_is_added_is_seen_in_the_last_characters_alone(text: str):
    assert bool(_ADDED.search(text)) == bool(_ADDED.search(text, max(0, len(text) - _ADDED_WITHIN)))


tellings = st.lists(st.tuples(st.sampled_from("ab"), st.booleans()), max_size=16).map(
    lambda read: Telling(
        words=tuple(word for word, _ in read),
        sentence=(0,) * len(read),
        spoken=tuple(said for _, said in read),
        plain=(True,) * len(read),
    )
)


@settings(max_examples=400)
@given(tellings, tellings)
def test_shared_words_stand_in_runs_of_both_that_are_not_spoken_in_both(one: Telling, other: Telling):
    def runs(telling: Telling) -> list[tuple[int, tuple[str, ...], bool]]:
        ends = range(5, len(telling.words) + 1)
        return [(end - 5, telling.words[end - 5 : end], all(telling.spoken[end - 5 : end])) for end in ends]

    held = [
        at for at, run, said in runs(one) if any(run == theirs and not (said and too) for _, theirs, too in runs(other))
    ]
    assert one.shared(other) == {place for at in held for place in range(at, at + 5)}

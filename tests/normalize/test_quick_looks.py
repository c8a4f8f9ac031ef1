"""A quick look spares most texts being read; it must never spare one that holds something."""

from __future__ import annotations

from datetime import date
from functools import partial

from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.normalize.numbers import _DIGIT, _LETTERS, _SIGNS, may_hold_number
from briefing.normalize.quantity_drafts import drafts_in
from briefing.normalize.quantity_exclusions import _EXCLUDED, may_be_excluded
from briefing.normalize.quantity_tokens import tokenise
from briefing.normalize.time_reading import Scene, in_calendar
from briefing.normalize.times import _RULES, _TRIGGERS, _seen, _worth_trying, may_hold_time

PIECES = (
    "a an the of and to by on in for since before half quarter third two-thirds dozen couple few several score twenty "
    "twentieth one first hundred million Q3 H1 FY 2024 FY24 fiscal 2024 1990s '90s 24-25 5/6 05/06/2024 2024-05-06 "
    "ago later earlier hence afterwards from after today tomorrow "
    "10:30 10.30 GMT 1030 GMT 6 pm 7a.m. o'clock 5th 21st May June Sept. 12 12 people 3,000 $ 4.5 m ½ week weeks year "
    "years hours days century decade Monday Fri yesterday tonight now morning spring Christmas New Year's Day B52 F-16 "
    "#tag @name https://a.b/1 +44 20 7946 (020) 12 High Street 1. 2) [3] March march MAY may jan"
).split()
texts = st.lists(st.sampled_from(PIECES), min_size=1, max_size=7).flatmap(
    lambda parts: st.sampled_from((" ", "", ", ", "-")).map(lambda joint: joint.join(parts))
)


@settings(max_examples=400)
@given(texts)
def test_a_text_without_the_signs_of_a_number_holds_none(text: str):
    assert may_hold_number(text) or drafts_in(text, tokenise(text)) == []


@settings(max_examples=400)
@given(texts)
def test_a_rule_that_is_not_tried_would_read_no_time(text: str):
    scene = Scene(text, date(2025, 6, 4))
    tried = set(map(id, _worth_trying(_seen(text.lower()))))
    missed = [
        match[0]
        for rule in _RULES
        if id(rule) not in tried
        for match in rule.pattern.finditer(text)
        if in_calendar(partial(rule.read, scene, match))
    ]
    assert missed == []
    assert bool(tried) == may_hold_time(text)


@settings(max_examples=400)
@given(texts)
def test_a_number_that_is_left_out_has_a_sign_of_it_near(text: str):
    assert may_be_excluded(text) or not _EXCLUDED.search(text)


@settings(max_examples=400)
@given(texts)
def test_the_words_of_a_text_tell_which_rules_are_worth_trying_as_the_text_does(text: str):
    lower = text.lower()
    whole = {str(match.lastgroup) for match in _TRIGGERS.finditer(lower)}
    assert whole <= _seen(lower)


@settings(max_examples=400)
@given(texts)
def test_the_words_of_a_text_tell_whether_it_may_hold_a_number_as_the_text_does(text: str):
    assert may_hold_number(text) == bool(_DIGIT.search(text) or not _SIGNS.isdisjoint(_LETTERS.findall(text.lower())))

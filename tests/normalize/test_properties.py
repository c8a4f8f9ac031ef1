"""What holds of every reader, whatever the text: reading again changes nothing, and spacing says nothing."""

from datetime import date

from hypothesis import example, given, settings
from hypothesis import strategies as st

from briefing.normalize import (
    find_aliases,
    find_names,
    find_quantities,
    find_times,
    fold_name,
    is_denied,
    name_key,
    negated_terms,
)
from briefing.text import words

DAY = date(2025, 3, 5)
NUMBERS = st.sampled_from(["12", "1,200", "4,700", "3.5 million", "seven", "a dozen", "US$ 40", "5 %", "10 km"])
HEDGES = st.sampled_from(["", "about ", "more than ", "nearly ", "at least ", "up to ", "some ", "over "])
DEEDS = st.sampled_from(
    ["were sent to {p}", "died in {p}", "did not leave {p}", "were sold {d}", "signed nothing {d}", "met {p} {d}"]
)
DATES = st.sampled_from(
    ["on Monday", "in June 2024", "on 19 June 2024", "last week", "in 2023", "two days ago", "today"]
)
PLACES = st.sampled_from(["Velde", "Ana Ruiz", "the Norland Rescue Fund (NRF)", "President Omar Sy", "Eastmark’s army"])


@st.composite
def clauses(draw: st.DrawFn) -> str:
    """One to three clauses of news, with figures, dates, names and negations in them."""
    parts = [
        f"{draw(HEDGES)}{draw(NUMBERS)} people {draw(DEEDS).format(p=draw(PLACES), d=draw(DATES))}"
        for _ in range(draw(st.integers(1, 3)))
    ]
    text = ", and ".join(parts) + "."
    return text[0].upper() + text[1:]


TEXTS = clauses() | st.text(max_size=60)


@settings(max_examples=60)
@given(TEXTS)
def test_reading_a_text_twice_gives_the_same(text: str):
    assert find_quantities(text) == find_quantities(text)
    assert find_times(text, DAY) == find_times(text, DAY)
    assert find_names(text) == find_names(text)
    assert find_aliases(text) == find_aliases(text)


@settings(max_examples=60)
@given(clauses())
def test_the_words_of_words_are_themselves(text: str):
    assert words(" ".join(words(text))) == words(text)


@settings(max_examples=60)
@given(TEXTS)
@example("Ann 𝕊0 left.")
def test_a_key_of_a_key_is_itself(text: str):
    for mention in find_names(text):
        assert fold_name(fold_name(mention.value)) == fold_name(mention.value)
        assert name_key(name_key(mention.value)) == name_key(mention.value)


@settings(max_examples=60)
@given(TEXTS)
def test_no_alias_leads_on_to_another(text: str):
    aliases = find_aliases(text)
    assert all(name_key(full, aliases) == full for full in aliases.values())


@settings(max_examples=60)
@given(TEXTS, st.sampled_from(["  ", "\u00a0", "\u2009", " \u00a0"]))
def test_spaces_deny_nothing(text: str, space: str):
    spaced = text.replace(" ", space)
    assert is_denied(spaced) == is_denied(text)
    assert negated_terms(spaced) == negated_terms(text)


@settings(max_examples=60)
@given(clauses(), st.sampled_from(["\u00a0", "  "]))
def test_spaces_change_no_figure_and_no_date(text: str, space: str):
    spaced = text.replace(" ", space)
    plain, other = find_quantities(text), find_quantities(spaced)
    assert [m.value.model_copy(update={"quote": ""}) for m in other] == [
        m.value.model_copy(update={"quote": ""}) for m in plain
    ]
    plain_times, other_times = find_times(text, DAY), find_times(spaced, DAY)
    assert [(m.value.start, m.value.end) for m in other_times] == [(m.value.start, m.value.end) for m in plain_times]


@settings(max_examples=60)
@given(TEXTS)
def test_every_interval_has_its_ends_in_order(text: str):
    for mention in find_quantities(text):
        low, high = mention.value.low, mention.value.high
        assert low is None or high is None or low <= high
    for time in find_times(text, DAY):
        assert time.value.start is None or time.value.end is None or time.value.start <= time.value.end

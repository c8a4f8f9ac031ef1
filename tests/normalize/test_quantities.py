"""Figures in running text."""

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from briefing.model import Quantity
from briefing.normalize.quantities import find_quantities
from briefing.normalize.quantity_bounds import AFTER, BEFORE


def only(text: str) -> Quantity:
    found = find_quantities(text)
    assert len(found) == 1, [mention.value.quote for mention in found]
    return found[0].value


def interval(text: str) -> tuple[float | None, float | None, str]:
    quantity = only(text)
    return quantity.low, quantity.high, quantity.bound


@pytest.mark.parametrize(
    ("text", "low", "high", "bound"),
    [
        ("3,900 seals", 3900, 3900, "exact"),
        ("about 200 seals", 180, 220, "about"),
        ("some 600 seals", 540, 660, "about"),
        ("an estimated 50 seals", 45, 55, "about"),
        ("50 or so seals", 45, 55, "about"),
        ("more than 3,900 seals", 3900, None, "more_than"),
        ("over 12,000 seals", 12000, None, "more_than"),
        ("at least 100 seals", 100, None, "at_least"),
        ("no fewer than 100 seals", 100, None, "at_least"),
        ("100 or more seals", 100, None, "at_least"),
        ("250-plus seals", 250, None, "at_least"),
        ("as many as 8 million seals", None, 8e6, "at_most"),
        ("up to 60 seals", None, 60, "at_most"),
        ("no more than 60 seals", None, 60, "at_most"),
        ("fewer than 30 seals", None, 30, "less_than"),
        ("nearly a dozen seals", 10.8, 12, "nearly"),
        ("just over four weeks", 4, 4.6, "more_than"),
        ("less than six months", None, 6, "less_than"),
        ("just under 50 seals", 45, 50, "nearly"),
        ("up to about 500 seals", None, 550, "at_most"),
        ("hundreds of seals", 200, None, "at_least"),
        ("between 5 and 7 seals", 5, 7, "range"),
        ("from 200 to 300 seals", 200, 300, "range"),
        ("15 to 20 seals", 15, 20, "range"),
        ("10-15 seals", 10, 15, "range"),
        ("5 to 7 million seals", 5e6, 7e6, "range"),
        ("two or three seals", 2, 3, "range"),
    ],
)
def test_approximators_become_intervals(text: str, low: float | None, high: float | None, bound: str) -> None:
    assert interval(text) == (low, high, bound)


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("They lost more than 3,900 seals.", "more than 3,900"),
        ("He sold as many as 8 million rounds.", "as many as 8 million"),
        ("It lasted just over four weeks.", "just over four weeks"),
        ("an 40-minute call", "40-minute"),
        ("the 9-country team", "9-country"),
        ("between $ 11 million and $ 30 million was lost", "between $ 11 million and $ 30 million"),
        ("a US$30 billion contract", "US$30 billion"),
        ("a boost of as much as 3 %", "as much as 3 %"),
        ("scores of ships", "scores of"),
        ("a 1.8m tall man", "1.8m"),
    ],
)
def test_a_quote_holds_approximator_number_and_unit(text: str, quote: str) -> None:
    found = only(text).quote
    assert found.startswith(quote)
    assert len(found) - len(quote) <= len(" tall")


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("$4.25", 4.25, "USD"),
        ("£18 billion", 18e9, "GBP"),
        ("HK$ 8.25 billion", 8.25e9, "HKD"),
        ("US$ 3.4 bn", 3.4e9, "USD"),
        ("6.5 billion yuan", 6.5e9, "CNY"),
        ("USD 200", 200, "USD"),
        ("115USD", 115, "USD"),
        ("75 USD million", 75e6, "USD"),
        ("10 €", 10, "EUR"),
        ("470 pence", 4.7, "GBP"),
        ("13 dollars and 45 cents", 13.45, "USD"),
        ("10,000 Swiss francs", 10_000, "CHF"),
        ("340 million pounds", 340e6, "GBP"),
        ("25 pounds", 25, "pound"),
        ("240 percent", 240, "percent"),
        ("5 per cent", 5, "percent"),
        ("4 percentage points", 4, "percent"),
        ("410 km", 410, "km"),
        ("410km", 410, "km"),
        ("20 square kilometres", 20, "km²"),
        ("3-inch", 3, "inch"),
        ("5 feet 2 inches", 5 + 2 / 12, "foot"),
        ("188 miles an hour", 188, "mph"),
        ("half an hour", 0.5, "hour"),
        ("two decades", 20, "year"),
        ("a magnitude-7.1 quake", 7.1, "magnitude"),
        ("-5 °C", -5, "°C"),
        ("a third of voters", 1 / 3, "fraction"),
        ("14,000 young Peruvian miners", 14_000, "miner"),
        ("300 people", 300, "person"),
        ("12 new long-haul jets", 12, "jet"),
        ("six of its engines", 6, "engine"),
        ("3,900 casualties", 3900, "casualty"),
    ],
)
def test_units_are_canonical(text: str, value: float, unit: str) -> None:
    quantity = only(text)
    assert quantity.low == pytest.approx(value)
    assert quantity.unit == unit


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("8 dead and 30 hurt", ["dead", "hurt"]),
        ("a blast killing three and injuring 12", ["dead", "hurt"]),
        ("3 deaths", ["dead"]),
        ("Police said 12 people were killed and 21 injured.", ["dead", "hurt"]),
        ("losses of 90 casualties, including some 60 deaths", ["casualty", "dead"]),
        ("The death toll rose to 12.", ["dead"]),
        ("At least 20 people, including five children, were killed.", ["dead", "dead"]),
        ("Dead: 12; injured: 30", ["dead", "hurt"]),
        ("40 are missing", ["missing"]),
        ("Police arrested 17 smugglers", ["detained"]),
        ("9,000 people were left homeless", ["displaced"]),
        ("has sent around 14,000 soldiers abroad", ["sent"]),
        ("14,000 soldiers have been sent abroad", ["sent"]),
        ("loaded nine tanks and at least 80 trucks", ["loaded", "loaded"]),
        ("charged with murder and three counts of theft", [""]),
        ("Two people died and 12 others were taken to hospital", ["dead", "taken"]),
        ("Three of the 19 hostages were freed", ["freed", ""]),
        ("It shot down 33 of 38 drones", ["shot", ""]),
        ("Some 90 people, most of them women, have been displaced", ["displaced"]),
        ("The ministry revised the toll to 66", ["dead"]),
        ("up 3 %", ["change"]),
        ("cut emissions by at least 55 %", ["fall"]),
        ("rose by 4 points", ["change"]),
        ("fell 12 %", ["fall"]),
        ("a 3 % increase", ["change"]),
        ("the rate rose to 5 %", [""]),
        ("a man aged 55", ["age"]),
        ("a 29-year-old man", ["age"]),
        ("Jane Miller, 44, left.", ["age"]),
        ("two weeks ago", ["ago"]),
        ("her second visit", ["ordinal"]),
        ("600,000 barrels a day", ["per day"]),
    ],
)
def test_roles_say_what_is_said_of_the_counted(text: str, roles: list[str]) -> None:
    assert [mention.value.role for mention in find_quantities(text)] == roles


def test_a_level_that_moved_is_two_figures_and_no_range() -> None:
    assert [mention.value.bound for mention in find_quantities("rose from 3 percent to 5 percent")] == ["exact"] * 2


def test_a_left_out_noun_is_taken_from_the_figure_before() -> None:
    found = find_quantities("The firm cut 900 jobs in Chile, 700 in Peru and 400 in Malta.")
    assert [mention.value.unit for mention in found] == ["job"] * 3
    assert {mention.value.role for mention in found} == {"cut"}


def test_an_ordinal_in_apposition_counts_the_noun_before() -> None:
    strike, week = find_quantities("The latest strike, the third in under four weeks, ended.")
    assert (strike.value.low, strike.value.unit, strike.value.role) == (3, "strike", "ordinal")
    assert week.value.unit == "week"


def test_over_a_stretch_of_time_is_no_bound_where_it_means_in_the_course_of() -> None:
    assert interval("talks lasted over three days") == (3, None, "more_than")
    assert interval("sales fell over three days") == (3, 3, "exact")


@pytest.mark.parametrize(
    "text",
    [
        "June 11, 2023",
        "on 5 June",
        "the 16th of November",
        "Nov. 26",
        "June 10 and 11",
        "in 2024",
        "the 2008 elections",
        "2019-2021",
        "the 1990s",
        "at 8:40 am",
        "at 5 p.m.",
        "9 o'clock",
        "2025-06-05",
        "8/6/2024",
        "call +44 20 7946 0958",
        "call 555-867-5309",
        "an Ilyushin B52",
        "the F-16 and the KC-45",
        "a Boeing 737 crashed",
        "the 440-100XR",
        "COVID-19",
        "at 12 Elm Street",
        "1. The point",
        "section 5",
        "Chapter 12 says",
        "Flight 370 vanished",
        "World War Two",
        "won 2-1",
        "a 3-2 win",
        "9/11",
        "24/7",
        "the second-largest city",
        "the first half",
        "a two-way street",
        "the one that got away",
        "one of the best",
        "version 2.1.3",
        "see [12]",
        "https://example.org/2024/10/5",
    ],
)
def test_dates_names_and_codes_are_no_quantities(text: str) -> None:
    assert [mention.value.quote for mention in find_quantities(text)] == []


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("In Lima 12 people were killed", "12"),
        ("Quake Kills 12 In Peru", "12"),
        ("On 5 June 2024 some 12 men left", "some 12"),
        ("a crowd of 2000 people", "2000 people"),
        ("World leaders met 3 times in 2024", "3"),
    ],
)
def test_counts_beside_names_and_dates_are_found(text: str, quote: str) -> None:
    assert only(text).quote == quote


def check(text: str) -> None:
    """Spans are exact and in order, and each quote by itself means the same."""
    end = 0
    for mention in find_quantities(text):
        quantity = mention.value
        assert text[mention.start : mention.end] == quantity.quote
        assert end <= mention.start < mention.end
        assert quantity.low is not None or quantity.high is not None
        again = [(found.value.low, found.value.high) for found in find_quantities(quantity.quote)]
        assert again == [(quantity.low, quantity.high)], (text, quantity.quote)
        end = mention.end


_WORDS = (
    "12 3 3,900 2.5 2024 1500 10 1/2 ½ 737 2-1 10-15 three twenty forty hundred thousand million bn m k dozen "
    "dozens of a an half third thirds quarter and or to between from by per cent percent % $ US$ £ USD euros "
    "dollars cents pounds km miles feet inches metres tall degrees °C hours months years old year-old days ago over "
    "second third first fifth the his people soldiers dead injured killed troops were was sent rose fell up down "
    "not one minus - – , . ; ( ) June May 5 am Boeing A330 section in at least the one magnitude point odd plus + "
    "or more less"
).split()
_PHRASES = st.sampled_from([*_WORDS, *BEFORE, *AFTER])


@settings(max_examples=400)
@given(st.lists(_PHRASES, max_size=14).map(" ".join))
@example("over $ 5")
def test_any_words_give_exact_spans_whose_quotes_mean_the_same(text: str) -> None:
    check(text)


@given(st.text(max_size=80))
def test_no_text_crashes(text: str) -> None:
    for mention in find_quantities(text):
        assert text[mention.start : mention.end] == mention.value.quote


@given(st.lists(st.sampled_from(["12", "½", "$", "a", "-", " ", "\n", "%", ".", ",", "million", "é", "٣", "th", "'"])))
def test_glued_signs_give_exact_spans(parts: list[str]) -> None:
    text = "".join(parts)
    for mention in find_quantities(text):
        assert text[mention.start : mention.end] == mention.value.quote


def test_a_second_figure_takes_noun_and_verb_of_the_first() -> None:
    text = "The unit fired over 1,000 shells in May, and another 300 in the last days of June."
    first, second = (mention.value for mention in find_quantities(text))
    assert (first.low, first.unit, first.role) == (1000, "shell", "fired")
    assert (second.low, second.unit, second.role) == (300, "shell", "fired")


@pytest.mark.parametrize(
    "unit", ["1 ", "(((1", "1-", "1,", "10 %", "half ", "twenty-", "June ", "@a", "5 feet 2 inches "]
)
def test_long_strange_input_is_read_to_its_end(unit: str) -> None:
    text = unit * 2000
    ends = [mention.end for mention in find_quantities(text)]
    assert ends == sorted(ends)
    assert all(end <= len(text) for end in ends)


def test_every_approximator_is_lower_case_words_and_signs() -> None:
    assert not [phrase for phrase in (*BEFORE, *AFTER) if phrase != phrase.lower() or re.search(r"\s\s", phrase)]


@pytest.mark.parametrize("opening", ["Between 66 and 117 people died.", "From 66 to 117 people died."])
def test_a_range_that_opens_a_sentence_has_both_its_ends(opening):
    assert [(found.value.low, found.value.high) for found in find_quantities(opening)] == [(66, 117)]


@pytest.mark.parametrize(
    ("text", "counts_dead"),
    [
        ("The death toll from the mill explosion rose to eight.", True),
        ("The death toll from the fire, which broke out on Monday, is now eight.", True),
        ("The death toll from the quake rose from six to eight.", True),
        ("The death toll in Ormley, where 40 houses fell, worried eight towns.", False),
    ],
)
def test_a_figure_that_a_death_toll_moves_to_counts_the_dead_whatever_stands_between(text: str, counts_dead: bool):
    roles = {mention.value.low: mention.value.role for mention in find_quantities(text)}
    assert (roles[8.0] == "dead") == counts_dead


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("A hiker fell about 40m from a ledge.", 40, "m"),
        ("A skier plunged 300m.", 300, "m"),
        ("The bag lay 80m down the slope.", 80, "m"),
        ("The game has 40m players.", 40e6, "player"),
        ("The audience fell 3m viewers short.", 3e6, "viewer"),
        ("The film took £40m.", 40e6, "GBP"),
    ],
)
def test_an_m_behind_a_fall_or_before_a_way_down_is_metres(text: str, value: float, unit: str) -> None:
    found = only(text)
    assert ((found.low or 0) + (found.high or 0)) / 2 == value
    assert found.unit == unit


def test_two_peoples_joined_by_and_are_counted_by_their_common_noun() -> None:
    assert only("They held 23 Omani and Yemeni sailors.").unit == "sailor"

"""A headline is a dozen of a statement's own words at most, and no more than they said."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.compose.headlines import HEADLINE_WORDS, headline, opens_quoted
from briefing.text import words
from tests.compose.made_statements import STATEMENTS


def in_order(some: list[str], others: list[str]) -> bool:
    rest = iter(others)
    return all(word in rest for word in some)


@settings(deadline=None)
@given(STATEMENTS | st.text(max_size=120))
def test_a_headline_is_a_dozen_of_the_statements_own_words_at_most(statement: str):
    cut = headline(statement)
    if cut is not None:
        assert 4 <= len(cut.split()) <= HEADLINE_WORDS
        assert in_order(words(cut), words(statement))
        assert cut.count("“") == cut.count("”")
        assert cut.count("(") == cut.count(")")


@pytest.mark.parametrize(
    ("statement", "cut"),
    [
        ("Hale council voted on Monday to close a school.", "Hale council voted on Monday to close a school"),
        ("Last week, the council approved a plan for Hale bridge.", "The council approved a plan for Hale bridge"),
        (
            "“We will rebuild every house that fell,” Mayor Ines Holt said on Tuesday at the town hall of Oldmere.",
            "“We will rebuild every house that fell,” Ines Holt said on Tuesday",
        ),
        ("Envoy Bo Lee of Kenya returned to the U.S.", "Bo Lee of Kenya returned to the U.S."),
    ],
)  # fmt: skip
def test_headlines_begin_with_who_did_it(statement: str, cut: str):
    assert headline(statement) == cut


@pytest.mark.parametrize(
    "statement",
    [
        "She voted to close three schools in Hale.",
        "The remarks came late on Monday in the capital.",
        "Rain fell.",
        "Mayor Ines Holt said “we will rebuild every house that fell and every bridge that the river took from us.”",
        "The council of Hale, which met on Monday after a flood that took the old bridge at Oldmere, voted.",
        "The council of the town of Hale on Monday, with three of nine members absent, voted to close two schools.",
        "Ana Ruiz of the Harbour Party, who is 61, met with the head of the port of Dakar on Monday.",
    ],
)
def test_no_headline_is_made_where_no_cut_leaves_a_sentence_that_stands_by_itself(statement: str):
    assert headline(statement) is None


@pytest.mark.parametrize(
    ("statement", "cut"),
    [
        (
            "The dead were a man of seventy and his wife whose car the river took near Oldmere on Saturday.",
            None,
        ),
        (
            "Hale council closed three schools and two libraries of the old town after a vote on Monday night.",
            "Hale council closed three schools and two libraries of the old town",
        ),
        (
            "Hale council closed three schools of the old town and will sell two of its libraries.",
            "Hale council closed three schools of the old town",
        ),
    ],
)
def test_no_headline_gives_to_one_what_two_did(statement: str, cut: str | None):
    assert headline(statement) == cut


@pytest.mark.parametrize(
    ("statement", "cut"),
    [
        (
            "The death toll from a fire at a paper mill in Oldmere rose to eight.",
            "Death toll from fire at paper mill in Oldmere rose to eight",
        ),
        (
            "A gale that hit the coast cut a million homes of the region off the grid.",
            "Gale that hit coast cut a million homes of region off grid",
        ),
    ],
)
def test_articles_go_where_the_room_is_short(statement: str, cut: str):
    assert headline(statement) == cut


@pytest.mark.parametrize(
    ("statement", "opens"),
    [("“It is over,” Ruiz said.", True), (' "It is over," Ruiz said.', True), ("Ruiz said it was “over”.", False)],
)
def test_a_statement_that_opens_with_somebodys_words_is_known(statement: str, opens: bool):
    assert opens_quoted(statement) is opens


@pytest.mark.parametrize("when", ["yesterday", "today", "late yesterday evening", "tomorrow"])
def test_a_headline_does_not_end_in_a_day_that_is_true_of_one_document_alone(when: str):
    assert headline(f"Hale council closed three schools {when}.") == "Hale council closed three schools"


def test_what_only_says_when_something_happened_makes_no_headline():
    assert headline("The incident happened yesterday when a tug was towing the group of barges.") is None
    assert headline("The accident that sank the tug was foreseen by its crew in May.") is not None


def test_a_word_of_the_page_s_own_day_does_not_open_a_headline():
    assert headline("Today, Ana Ruiz became the fifth mayor to resign.") == "Ana Ruiz became the fifth mayor to resign"
    assert headline("Thus far, the yard of Vell has sold 14 boats.") == "The yard of Vell has sold 14 boats"


def test_a_participle_behind_a_comma_is_no_verb_of_a_headline():
    statement = (
        "The patrol ship, deployed against smugglers in the Gulf of Vell under its western command, "
        "thwarted two attacks."
    )
    assert "deployed" not in (headline(statement) or "")
    need = headline("Ana Ruiz says it comes as a reminder that climbers need to use the utmost of caution in May.")
    assert not (need or "").endswith("need")

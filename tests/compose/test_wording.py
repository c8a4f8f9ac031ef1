"""The words of a briefing are its sources' words: attributed, trimmed and cut, never rewritten."""

import pytest
from hypothesis import given, settings

from briefing.compose.wording import (
    LONG_WORDS,
    SHORT_WORDS,
    Side,
    attributed,
    both_sides,
    chain_in_words,
    house_name,
    is_plural,
    listed,
    named,
    repeats,
    says,
    trimmed,
)
from briefing.model import Attribution, Claim, Document
from briefing.text import words
from tests.compose.made_statements import STATEMENTS


@settings(deadline=None)
@given(STATEMENTS)
def test_a_trimmed_statement_is_the_beginning_of_it_as_it_stands(statement: str):
    cut = trimmed(statement)
    assert statement.startswith(cut.removesuffix("."))
    assert cut == statement or (len(statement.split()) > LONG_WORDS and len(cut.split()) >= SHORT_WORDS)


ASIDES = (
    "The port of Hale, which on Monday lost its one old crane to a gale, with two men in it, is to buy one in May.",
    "The port of Hale in the north, with two of its six old cranes out of use, is to buy a new one or two in the year.",
    "Ana Ruiz said in Hale “the pact is as it was, as it must be, and as it will be for all of the year we have left.”",
)


@pytest.mark.parametrize("statement", ASIDES)
def test_a_long_statement_stays_whole_where_its_verb_or_its_quotation_would_be_cut(statement: str):
    assert len(statement.split()) > LONG_WORDS
    assert trimmed(statement) == statement


@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        ("The bridge is closed.", "The bridge is closed, according to Post."),
        ("The bridge is closed", "The bridge is closed, according to Post."),
        ("He said “It is over.”", "He said “It is over”, according to Post."),
        ("He asked “Why?”", "He asked “Why?”, according to Post."),
        ('He called it "a farce".', 'He called it "a farce", according to Post.'),
        ("The envoy returned to the U.S.", "The envoy returned to the U.S., according to Post."),
        ("She sold Brandt Inc.", "She sold Brandt Inc., according to Post."),
        ("It opens at 5 p.m.", "It opens at 5 p.m., according to Post."),
    ],
)
def test_a_source_is_added_behind_the_statement(statement: str, sentence: str):
    assert attributed(statement, "Post") == sentence


@settings(deadline=None)
@given(STATEMENTS)
def test_attribution_keeps_every_word_of_the_statement(statement: str):
    assert words(attributed(statement, "Post")) == [*words(statement), "according", "to", "post"]


RELAY, WIRE, SPEAKER = (
    Attribution(name="Northern Press Agency", role="relay"),
    Attribution(name="Radio Hale", role="relay"),
    Attribution(name="Ines Holt", role="speaker"),
)


@pytest.mark.parametrize(
    ("chain", "phrase"),
    [
        ((), "Post"),
        ((SPEAKER,), "Ines Holt, in Post"),
        ((RELAY, SPEAKER), "Ines Holt, cited by Northern Press Agency, in Post"),
        ((RELAY, WIRE, SPEAKER), "Ines Holt, cited by Radio Hale, cited by Northern Press Agency, in Post"),
        ((Attribution(name="Post", role="relay"), SPEAKER), "Ines Holt, cited by Post"),
        ((RELAY, RELAY), "Northern Press Agency, in Post"),
    ],
)
def test_a_chain_is_told_from_its_source_outwards_and_names_nobody_twice(chain: tuple, phrase: str):
    assert chain_in_words(chain, "Post") == phrase


@pytest.mark.parametrize(("names", "phrase"), [(["A"], "A"), (["A", "B"], "A and B"), (["A", "B", "C"], "A, B and C")])
def test_names_are_listed_in_one_phrase(names: list[str], phrase: str):
    assert listed(names) == phrase


@pytest.mark.parametrize(
    ("who", "value", "sentence"),
    [
        ("Post", "two", "Post has “two”: Two died."),
        ("Post and Echo", "two", "Post and Echo have “two”: Two died."),
        ("an unnamed publisher (a.txt)", "", "An unnamed publisher (a.txt) says: Two died."),
        (
            "witnesses (in Post) and witnesses (in Echo)",
            "",
            "Witnesses (in Post) and witnesses (in Echo) say: Two died.",
        ),
        ("eTown News", "", "eTown News says: Two died."),
        ("post.example", "", "post.example says: Two died."),
    ],
)
def test_a_side_says_who_has_which_words(who: str, value: str, sentence: str):
    claim = Claim(document_id="d", statement="Two died.", evidence=())
    assert both_sides(Side(who, value, claim)) == sentence


@pytest.mark.parametrize(
    ("source", "phrase"),
    [
        ("county", "the county"),
        ("fire chief", "the fire chief"),
        ("boss", "the boss"),
        ("police", "police"),
        ("state media", "state media"),
        ("witnesses", "witnesses"),
        ("two officials who asked not to be named", "two officials who asked not to be named"),
        ("her lawyer", "her lawyer"),
        ("Holt's lawyer", "Holt's lawyer"),
        ("post.example", "post.example"),
    ],
)
def test_a_single_source_without_a_name_has_its_article(source: str, phrase: str):
    assert named(source) == phrase


@pytest.mark.parametrize(
    ("source", "text", "phrase"),
    [
        ("Red Cross", "The Red Cross came, and the Red Cross left.", "the Red Cross"),
        ("Harbour Post", "Harbour Post asked. The Harbour Post cat slept. Harbour Post left.", "Harbour Post"),
        ("Ana Ruiz", "the mayor, Ana Ruiz", "Ana Ruiz"),
        ("North News Agency", "", "North News Agency"),
    ],
)
def test_a_name_has_the_article_that_its_document_mostly_gives_it(source: str, text: str, phrase: str):
    assert named(source, text) == phrase


@pytest.mark.parametrize(
    ("source", "several"),
    [
        ("officials", True),
        ("observers from the League", True),
        ("sources close to the player", True),
        ("state media", True),
        ("hospital spokeswoman", False),
        ("boss", False),
        ("eTown News", False),
        ("Harbour Pilots", False),
    ],
)
def test_several_people_without_a_name_are_told_from_one(source: str, several: bool):
    assert is_plural(source) is several


@pytest.mark.parametrize(
    ("statement", "speaks"),
    [
        ("“It went up in minutes,” Holt said.", True),
        ("Holt also said that the bridge had gone.", True),
        ("The bridge had gone, said the town’s mayor, Holt.", True),
        ("“It went up in minutes,” said police chief Holt.", True),
        ("Police met Holt on Monday.", False),
        ("“Holt said nothing,” the clerk said.", False),
        ("The bridge had gone.", False),
    ],
)
def test_whoever_speaks_in_a_statement_is_known_by_the_surname(statement: str, speaks: bool):
    assert says("Ines Holt", statement) is speaks


def test_a_source_without_a_name_is_known_by_no_part_of_it():
    assert not says("fire service", "The ambulance service said so.")


def test_a_house_is_its_publisher_or_said_to_be_unnamed():
    assert house_name(Document(text="Rain.", publisher="Post", name="a.txt")) == "Post"
    assert house_name(Document(text="Rain.", name="in/a.txt")) == "an unnamed publisher (a.txt)"


@pytest.mark.parametrize(
    ("text", "before", "again"),
    [
        ("The Tarn bridge was closed on Monday.", "On Monday the Tarn bridge was closed.", True),
        ("The bridge was closed.", "The Tarn bridge was closed on Monday after the flood.", True),
        ("The Tarn bridge was closed on Monday after the flood.", "The bridge was closed.", False),
        ("Two people died.", "Three people died.", False),
    ],
)
def test_what_holds_nothing_new_repeats(text: str, before: str, again: bool):
    assert repeats(text, [before]) is again


def test_nothing_repeats_where_nothing_was_said():
    assert not repeats("Rain fell.", [])

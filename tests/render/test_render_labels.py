"""A document without a publisher is named once in full; everywhere else it has a short name of its own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.model import Briefing, Document
from briefing.render import html, markdown, to_json
from briefing.render.labels import UNNAMED, Labels
from tests.render.test_render_page import Parsed
from tests.render.test_render_terminal import flat, printed

FILE, OTHER = "017_5f2c09d1b3a47e60.txt", "018_aa31c09d1b3a47e6.txt"
SAID = f"It rained, according to Holt, in an unnamed publisher ({FILE})."


def unsigned(name: str) -> Document:
    return Document(text=f"Rain fell, says {name}.", name=name)


def test_a_single_document_without_publisher_is_the_unnamed_publisher():
    labels = Labels([unsigned(FILE), Document(text="Rain fell.", publisher="Gazette")])
    assert labels.spoken(SAID) == "It rained, according to Holt, in the unnamed publisher."
    assert labels.listed(f"2 origins: {FILE}, Gazette") == "2 origins: unnamed publisher, Gazette"


def test_of_several_each_has_its_number():
    labels = Labels([unsigned(FILE), unsigned(OTHER)])
    text = f"{OTHER} and {FILE}: “two” and “three”: these cannot both hold."
    assert (
        labels.spoken(text) == "Unnamed publisher 2 and unnamed publisher 1: “two” and “three”: these cannot both hold."
    )
    assert labels.spoken(SAID).endswith("in unnamed publisher 1.")


def test_a_name_that_can_be_read_is_kept():
    labels = Labels([unsigned("harbour.txt")])
    assert labels.spoken("Rain fell, according to an unnamed publisher (harbour.txt).").endswith("to harbour.txt.")


def test_a_sentence_that_begins_with_it_begins_with_a_capital():
    labels = Labels([unsigned(FILE)])
    assert labels.spoken(f"An unnamed publisher ({FILE}) says: Rain fell.") == "The unnamed publisher says: Rain fell."


def test_a_longer_name_that_holds_a_shorter_one_is_not_taken_for_it():
    inner, outer = "5f2c09d1b3a47e60aa31c09d1b3a", "5f2c09d1b3a47e60aa31c09d1b3a-2"
    labels = Labels([unsigned(inner), unsigned(outer)])
    assert labels.listed(f"{outer}, {inner}") == f"{UNNAMED} 2, {UNNAMED} 1"


def test_publishers_keep_their_names():
    labels = Labels([Document(text="a", publisher="Gazette"), Document(text="b", publisher="Gazette")])
    assert labels.spoken("Rain fell, according to Gazette.") == "Rain fell, according to Gazette."


@given(st.lists(st.text(min_size=1, max_size=40), min_size=1, max_size=5, unique=True), st.text(max_size=60))
def test_no_two_documents_have_one_name_and_no_text_breaks_it(names: list[str], text: str):
    documents = [Document(text=f"{number}", name=name) for number, name in enumerate(names)]
    labels = Labels(documents)
    short = [labels.of(document) for document in documents]
    assert len(set(short)) == len(short)
    labels.spoken(text)


@pytest.fixture
def filed(story: Briefing) -> Briefing:
    """The story whose unsigned document has a file name that nobody can read."""
    return Briefing.model_validate_json(to_json(story).replace("notice.txt", FILE))


def test_every_surface_has_the_files_name_where_sources_are_listed_and_nowhere_in_the_sentences(filed: Briefing):
    told = "As many as 900 were without power, the unnamed publisher says."
    words = Parsed(html(filed)).words
    assert f"unnamed publisher ({FILE}) (date unknown)" in words
    for surface in (words, flat(printed(filed)), markdown(filed)):
        assert told in surface
        assert f"{FILE} says" not in surface
        assert "publisher unknown" not in surface

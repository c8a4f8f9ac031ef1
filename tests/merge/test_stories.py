"""Which of a day's documents tell one story, with no number of stories given."""

from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.merge.stories import group_stories
from briefing.model import Document


def document(publisher: str, text: str) -> Document:
    return Document(text=text, publisher=publisher)


FLOOD = (
    document(
        "Harbour Post",
        "The old bridge at Oldmere was closed on Monday after the river Tarn rose by 3 metres. Mayor Ines Holt said "
        "1,200 people had left their homes.",
    ),
    document(
        "Daily Echo",
        "Flood water of the river Tarn closed Oldmere's old bridge on Monday. The county council said that repairs "
        "would cost 4 million pounds. Ines Holt asked the army for help.",
    ),
    document(
        "Valley Times",
        "Oldmere: More than a thousand people left their homes as the Tarn flood closed the bridge, Mayor Holt said.",
    ),
)
STRIKE = (
    document(
        "Evening Star",
        "Pilots of Corvo Air walked out at Lind airport on Monday over pay. The airline cancelled 40 flights.",
    ),
    document(
        "Lind Gazette",
        "Corvo Air cancelled 40 flights at Lind airport on Monday as its pilots went on strike for better pay.",
    ),
)
HARP = document("Arts Weekly", "The museum in Hale bought a harp that a sailor built in 1790 from whale bone.")


def stories(*documents: Document) -> set[frozenset[str]]:
    return {frozenset(d.label for d in story) for story in group_stories(documents)}


def labels(documents: tuple[Document, ...]) -> frozenset[str]:
    return frozenset(document.label for document in documents)


def test_documents_are_grouped_by_what_they_tell():
    assert stories(*FLOOD, HARP, *STRIKE) == {labels(FLOOD), labels(STRIKE), frozenset({"Arts Weekly"})}


def test_the_order_of_documents_changes_no_story():
    found = {frozenset(stories(*order)) for order in permutations((*FLOOD[:2], *STRIKE, HARP))}
    assert len(found) == 1


def test_documents_keep_their_order_and_stories_that_of_their_first():
    mixed = (STRIKE[0], FLOOD[1], STRIKE[1], FLOOD[0])
    assert group_stories(mixed) == [(STRIKE[0], STRIKE[1]), (FLOOD[1], FLOOD[0])]


def test_a_document_of_another_story_changes_nothing():
    assert stories(*FLOOD, HARP) - {frozenset({"Arts Weekly"})} == stories(*FLOOD)


def test_a_like_event_elsewhere_is_another_story():
    elsewhere = document(
        "Coast Mail",
        "The bridge at Port Vell was closed on Monday after the river Lune rose by 2 metres. Mayor Max Orr said 300 "
        "people had left their homes.",
    )
    assert frozenset({"Coast Mail"}) in stories(*FLOOD, elsewhere)


def test_a_copy_under_another_name_is_of_the_same_story():
    copy = document("Copy Cat", FLOOD[0].text)
    assert stories(FLOOD[0], copy) == {frozenset({"Harbour Post", "Copy Cat"})}


def test_one_document_is_a_story_and_none_are_none():
    assert group_stories([HARP]) == [(HARP,)]
    assert group_stories([]) == []


def test_a_document_given_twice_is_in_one_story_once():
    assert group_stories([HARP, HARP]) == [(HARP,)]


@pytest.mark.parametrize("text", ["…", "The of and.", "12 34"])
def test_a_document_without_names_or_words_of_content_stands_alone(text: str):
    assert frozenset({"Odd"}) in stories(document("Odd", text), *FLOOD)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sampled_from((*FLOOD, *STRIKE, HARP)) | st.builds(Document, text=st.text(max_size=60)), max_size=7))
def test_every_document_is_in_exactly_one_story(documents: list[Document]):
    placed = [d.id for story in group_stories(documents) for d in story]
    assert sorted(placed) == sorted({d.id for d in documents})

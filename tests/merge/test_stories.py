"""Which of a day's documents tell one story, with no number of stories given."""

from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.merge.stories import group_stories, join_story
from briefing.model import Block, Document


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

RARO = (
    document(
        "Bourse Daily",
        "Halden Group said on Tuesday it will buy the software maker Raro for $ 410 million in cash. Raro 's founder "
        "Milo Stant joins Halden as a vice president. Halden has bought twelve companies since 2006 .",
    ),
    document(
        "Tech Ledger",
        "Halden buys Raro for $ 410 million\nMilo Stant , who started Raro in a garage in Oslo , will stay . Halden "
        "Group , the maker of business software , pays in cash .",
    ),
    document(
        "Wire Notes",
        "Raro , a software maker from Oslo , is to become part of Halden Group . The price of the purchase is $ 410 "
        "million , its founder Milo Stant said .",
    ),
)
PENDEL = (
    document(
        "Market Sheet",
        "Halden Group said it will buy Pendel , a maker of billing software , for $ 1.9 billion in cash and shares . "
        "Pendel 's chief executive Ruth Amani said its investors in Leeds agreed .",
    ),
    document(
        "City Courier",
        "Halden Group to buy billing software maker Pendel\nInvestors in Leeds agreed to the purchase for $ 1.9 "
        "billion , Ruth Amani of Pendel said . Halden had bought Raro before .",
    ),
    document(
        "Shares Today",
        "Pendel rose by a fifth in London after Halden Group offered $ 1.9 billion for it . Ruth Amani , who runs the "
        "billing software maker from Leeds , called the purchase fair .",
    ),
)


ELSEWHERE = document(
    "Coast Mail",
    "The bridge at Port Vell was closed on Monday after the river Lune rose by 2 metres. Mayor Max Orr said 300 people "
    "had left their homes.",
)


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
    assert frozenset({"Coast Mail"}) in stories(*FLOOD, ELSEWHERE)


def test_two_purchases_by_one_buyer_are_two_stories():
    assert stories(*RARO, *PENDEL, *FLOOD) == {labels(RARO), labels(PENDEL), labels(FLOOD)}


def test_links_at_the_foot_of_a_page_say_nothing_of_its_story():
    foot = " Also today: " + FLOOD[1].text
    text = HARP.text + foot
    page = Document(
        text=text,
        publisher="Arts Weekly",
        blocks=(
            Block(kind="body", start=0, end=len(HARP.text)),
            Block(kind="related", start=len(HARP.text), end=len(text)),
        ),
    )
    assert frozenset({"Arts Weekly"}) in stories(page, *FLOOD)


def test_typewriter_spacing_and_web_addresses_part_no_story():
    tokens = "http : / / www . example . com / news / floods . html\n" + FLOOD[0].text.replace(".", " .")
    assert stories(document("Tokens", tokens), *FLOOD) == {labels(FLOOD) | {"Tokens"}}


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


# Words that no other document here has: what is written in them is unrelated to the rest.
UNRELATED = st.lists(
    st.sampled_from("Quandoria velmic tarsid brolket Istvanhoe mirrendal coppiced jarlsund".split()),
    min_size=1,
    max_size=20,
).map(" ".join)


@settings(max_examples=30, deadline=None)
@given(st.lists(UNRELATED, max_size=4))
def test_unrelated_documents_change_no_story(texts: list[str]):
    others = [Document(text=text) for text in texts]
    assert stories(*RARO, *PENDEL) <= stories(*others, *RARO, *PENDEL)


# A new document


def test_a_new_document_joins_the_story_it_tells():
    assert join_story(RARO[2], [PENDEL, RARO[:2], FLOOD]) == [PENDEL, RARO, FLOOD]


def test_a_new_document_that_tells_of_something_else_opens_a_story():
    assert join_story(HARP, [FLOOD, STRIKE]) == [FLOOD, STRIKE, (HARP,)]
    assert join_story(HARP, []) == [(HARP,)]


def test_the_first_document_of_a_like_event_elsewhere_opens_a_story():
    assert join_story(ELSEWHERE, [STRIKE, FLOOD]) == [STRIKE, FLOOD, (ELSEWHERE,)]


def test_a_later_document_of_a_sibling_story_joins_that_one():
    assert join_story(PENDEL[2], [RARO, PENDEL[:2], FLOOD]) == [RARO, PENDEL, FLOOD]


def test_a_document_that_is_there_already_joins_nothing():
    assert join_story(FLOOD[1], [STRIKE, FLOOD]) == [STRIKE, FLOOD]


@pytest.mark.parametrize("order", list(permutations((FLOOD[:2], STRIKE, RARO, PENDEL))))
def test_the_order_of_stories_decides_nothing_about_which_is_joined(order: tuple[tuple[Document, ...], ...]):
    assert FLOOD in join_story(FLOOD[2], order)


@settings(max_examples=50, deadline=None)
@given(
    st.lists(st.sampled_from((*FLOOD, *STRIKE, HARP, *RARO, *PENDEL)), unique_by=lambda d: d.id, max_size=9),
    st.lists(st.integers(0, 3), min_size=9, max_size=9),
    st.sampled_from((*FLOOD, *STRIKE, HARP, *RARO, *PENDEL)) | st.builds(Document, text=st.text(max_size=60)),
)
def test_a_new_document_moves_no_other(documents: list[Document], homes: list[int], new: Document):
    before = [tuple(d for d, home in zip(documents, homes, strict=False) if home == n) for n in range(4)]
    before = [story for story in before if story]
    after = join_story(new, before)
    assert [
        kept for story in after if (kept := tuple(d for d in story if d.id != new.id or new in documents))
    ] == before
    assert sum(new.id == d.id for story in after for d in story) == 1

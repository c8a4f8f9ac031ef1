"""Many stories over processes: the findings of each, in order, whoever merged them."""

import itertools
from collections.abc import Iterator

import pytest

from briefing.merge import merge
from briefing.merge.spread import BATCH_CLAIMS, FEW_CLAIMS, WAITING, Story, merge_stories
from evals.bench.stories import stories
from tests.merge.conftest import made


def told(claims: int) -> list[Story]:
    return [(story.documents, story.claims) for story in stories(claims, seed=3)]


def test_two_processes_give_what_one_gives_in_the_order_of_the_stories():
    several = told(FEW_CLAIMS + BATCH_CLAIMS)
    alone = [merge(documents, claims) for documents, claims in several]
    assert list(merge_stories(several, processes=2)) == alone
    assert list(merge_stories(several, processes=1)) == alone


@pytest.mark.parametrize("processes", [1, 2, None])
def test_no_story_gives_no_findings_and_one_without_claims_gives_an_empty_place(processes: int | None):
    document, claims = made("Harbour Post", "The council of Hale approved the bridge.")
    assert list(merge_stories([], processes)) == []
    assert list(merge_stories([([document], []), ([document], claims)], processes)) == [(), merge([document], claims)]


class Unsendable(list):
    """A list that no other process can be given."""

    def __reduce__(self) -> str:
        raise TypeError("this list stays here")


def test_few_claims_are_merged_in_this_process():
    document, claims = made("Harbour Post", "The council of Hale approved the bridge.")
    assert list(merge_stories([([document], Unsendable(claims))], processes=2)) == [merge([document], claims)]


def test_stories_are_read_only_as_they_are_needed():
    document, claims = made("Harbour Post", "The council of Hale approved the bridge.")
    read = 0

    def endless() -> Iterator[Story]:
        nonlocal read
        while True:
            read += 1
            yield [document], claims

    first = list(itertools.islice(merge_stories(endless(), processes=2), 3))
    assert first == [merge([document], claims)] * 3
    assert read <= FEW_CLAIMS + BATCH_CLAIMS * (2 * WAITING + 1)


def test_what_goes_wrong_in_another_process_is_raised_here():
    several = told(FEW_CLAIMS + BATCH_CLAIMS)
    broken: list[Story] = [*several, (several[0][0], [None])]  # type: ignore[list-item]
    with pytest.raises(AttributeError):
        list(merge_stories(broken, processes=2))

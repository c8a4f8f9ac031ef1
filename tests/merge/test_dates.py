"""A document without a date gets the days between which its story has it published, marked as inferred."""

from datetime import UTC, date, datetime

import pytest

from briefing import brief
from briefing.extract.embedded import EmbeddedExtractor
from briefing.merge.dates import date_by_story
from briefing.model import Document
from briefing.render import html, markdown
from tests.merge.test_origins import RELEASE

TELLING = (
    "The patrol boat Heron stopped three trawlers without papers off Cape Ness on Tuesday. Its crew seized four tonnes "
    "of undeclared cod and 12 banned nets. The trawlers were towed to Cape Ness, where their skippers were questioned."
)
OTHER_TELLING = (
    "Three trawlers that fished off Cape Ness without papers were stopped by the patrol boat Heron on Tuesday. The "
    "skippers of the trawlers were questioned in Cape Ness. Banned nets and undeclared cod were found below deck."
)
ELSEWHERE = "The council of Oldmere will widen the road to the station. Work on the new cycle lane begins in spring."


def document(text: str, day: str | None = None, publisher: str = "Harbour Post") -> Document:
    return Document(text=text, publisher=publisher, published_at=day)


def between(*documents: Document) -> list[tuple[str, str] | None]:
    found = [d.published_between for d in date_by_story(documents)]
    return [(str(stretch[0]), str(stretch[1])) if stretch else None for stretch in found]


def test_a_copy_was_published_within_a_day_of_what_it_copies():
    pages = document(" ".join(RELEASE), "2025-03-05"), document(" ".join(RELEASE), publisher="Copy Cat")
    assert between(*pages) == [None, ("2025-03-04", "2025-03-06")]


def test_another_telling_of_the_same_events_may_trail_them_by_days():
    assert between(document(TELLING, "2025-03-05"), document(OTHER_TELLING)) == [None, ("2025-03-04", "2025-03-08")]


@pytest.mark.parametrize(
    "others",
    [
        [],
        [document(ELSEWHERE, "2025-03-05")],
        [document(TELLING, "2025-03-05"), document(f"{TELLING} The trial begins today.", "2025-04-11", "Valley Times")],
    ],
    ids=["alone", "of another story", "in a story that runs for weeks"],
)
def test_nothing_is_inferred_where_the_story_does_not_tell(others: list[Document]):
    assert between(document(OTHER_TELLING), *others)[0] is None


def test_what_was_inferred_changes_neither_id_nor_own_date():
    undated = document(OTHER_TELLING)
    marked = date_by_story([document(TELLING, "2025-03-05"), undated])[1]
    assert (marked.id, marked.published_at, marked.published_at_basis) == (undated.id, None, "inferred")


def test_a_document_with_a_date_keeps_it():
    pages = (document(TELLING, "2025-03-05"), document(OTHER_TELLING, "2025-03-09"))
    assert date_by_story(pages) == pages


@pytest.mark.anyio
async def test_the_briefing_says_between_which_days_and_what_a_weekday_means_then():
    pages = document(TELLING, "2025-03-05"), document(OTHER_TELLING, publisher="Valley Times")
    moment = datetime(2025, 3, 9, tzinfo=UTC)
    made = await brief(pages, extractor=EmbeddedExtractor(), generated_at=moment)
    [undated] = [d for d in made.documents if d.published_at is None]
    times = [time for claim in made.claims if claim.document_id == undated.id for time in claim.times]
    assert {(t.quote, t.start, t.inferred) for t in times} == {("Tuesday", None, (date(2025, 3, 4), date(2025, 3, 4)))}
    for surface in (html(made), markdown(made)):
        assert "between 4 and 8 March 2025" in surface
        assert "date inferred" in surface

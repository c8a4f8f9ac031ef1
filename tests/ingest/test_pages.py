"""Whole pages, made up, as agencies, newspapers, sites and exports print them."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from briefing.ingest import from_text

B1 = "The harbour board agreed on Monday to build a pier for the new ferries, after two years of argument."
B2 = "“It will take a year and cost $40 million,” Mayor Ann Hill told reporters. Work begins in June."
B3 = "The old pier was closed in 2019, when a storm tore away its roof and hurt at least three people."


@dataclass(frozen=True)
class Page:
    """Lines of (kind, words) pieces; an empty line is (). `title` and the rest are what ingest should say of it."""

    lines: tuple[tuple[tuple[str, str], ...], ...]
    publisher: str | None = None
    published_at: date | datetime | None = None
    wire: tuple[str, ...] = ()
    title: str | None = None
    url: str | None = None
    given: dict[str, object] = field(default_factory=dict)

    @property
    def text(self) -> str:
        return "\n".join(" ".join(words for _, words in line) for line in self.lines)


def page(*lines: str, **known: object) -> Page:
    """Each line is "kind: words"; " ++ " parts pieces that share a line."""
    cut = (tuple(tuple(piece.split(": ", 1)) for piece in line.split(" ++ ")) if line else () for line in lines)
    return Page(tuple(cut), **known)


PAGES = {
    "an agency's story with place, date and tag": page(
        f"dateline: PORT HILL, May 3 (NTB) — ++ body: {B1}",
        f"body: {B2}",
        f"body: {B3}",
        publisher="NTB",
        wire=("NTB",),
    ),
    "a newspaper's page with an agency's story": page(
        "title: Board agrees on a pier for new ferries",
        "byline: By Ann Dale, Coastal Press Writer",
        "date: May 3, 2021 4:15 PM EDT",
        "",
        f"dateline: PORT HILL, Maine (CP) — ++ body: {B1}",
        f"body: {B2}",
        "heading: A long dispute",
        f"body: {B3}",
        "credit: Copyright 2021 The Coast Herald. All rights reserved. This material may not be published.",
        publisher="The Coast Herald",
        published_at=datetime(2021, 5, 3, 16, 15, tzinfo=timezone(timedelta(hours=-4))),
        wire=("CP",),
        title="Board agrees on a pier for new ferries",
    ),
    "a caption in front of the dateline on the same line": page(
        f"caption: A ferry leaves Port Hill on Monday. (CP Photo/Bo Dale) ++ dateline: PORT HILL (CP) - ++ body: {B1}",
        f"body: {B2}",
        publisher="CP",
        wire=("CP",),
    ),
    "a site with title, standfirst, byline below and pointers between": page(
        "title: What the new pier means for the islands",
        "body: Two years of argument are over, and the work begins in June.",
        "byline: By Ann Dale and Bo Hill",
        "date: Published: Tuesday, 4 May 2021 09:21 GMT | Updated: Wednesday, 5 May 2021 10:00 GMT",
        "related: Share this on Facebook",
        f"body: {B1}",
        "related: READ ALSO: Ferries stop for the winter",
        f"body: {B2}",
        "related: ADVERTISEMENT",
        f"body: {B3}",
        "related: Related stories",
        "related: Ferries stop for the winter",
        "related: Storm closes three harbours",
        published_at=datetime(2021, 5, 4, 9, 21, tzinfo=UTC),
        title="What the new pier means for the islands",
    ),
    "an export with labelled lines": page(
        "title: Title: Board agrees on a pier.",
        "credit: Publisher: The Hill Gazette",
        "date: Date: 2021-05-03",
        "related: URL: https://gazette.example/pier",
        "byline: Author: Ann Dale",
        "",
        f"body: {B1}",
        f"body: {B3}",
        publisher="The Hill Gazette",
        published_at=date(2021, 5, 3),
        title="Board agrees on a pier.",
        url="https://gazette.example/pier",
    ),
    "markdown with front matter": page(
        "credit: ---",
        'title: title: "Board agrees on a pier"',
        "date: date: 2021-05-03T09:21:00Z",
        "credit: ---",
        f"body: {B1}",
        "heading: ## A long dispute",
        f"body: {B3}",
        published_at=datetime(2021, 5, 3, 9, 21, tzinfo=UTC),
        title="Board agrees on a pier",
    ),
    "an address on top": page(
        "related: https://www.news.hill-herald.co.uk/2021/05/03/pier",
        "title: Board agrees on a pier",
        f"body: {B1}",
        f"body: {B2}",
        publisher="hill-herald.co.uk",
        published_at=date(2021, 5, 3),
        title="Board agrees on a pier",
        url="https://www.news.hill-herald.co.uk/2021/05/03/pier",
    ),
    "an agency's tag at the end": page(
        f"dateline: Port Hill [Hill Islands], May 3 (ABN): ++ body: {B1}",
        f"body: {B3} ++ credit: (ABN)",
        "credit: (This story has not been edited by our staff and is auto-generated from a syndicated feed.)",
        publisher="ABN",
        wire=("ABN",),
    ),
    "a tag between slashes": page(
        f"dateline: PORT HILL, May 3. /HASS/. ++ body: {B1}",
        f"body: {B2}",
        publisher="HASS",
        wire=("HASS",),
    ),
    "a release with a full date in its dateline": page(
        "title: Hill Ferries orders four ships",
        f"dateline: PORT HILL, May 3, 2021 /NewsLine/ -- ++ body: {B1}",
        f"body: {B3}",
        "credit: ###",
        publisher="NewsLine",
        published_at=date(2021, 5, 3),
        wire=("NewsLine",),
        title="Hill Ferries orders four ships",
    ),
    "a broadcaster's page with image notes": page(
        "title: Port Hill to get a new pier",
        "date: 3 May 2021",
        "caption: Image source, Hill Press",
        "caption: Image caption, The old pier has been shut for two years",
        f"body: {B1}",
        "caption: FILE PHOTO: The old pier in Port Hill, May 1, 2019. REUTERS/Bo Dale",
        f"body: {B2}",
        "heading: What happens next?",
        f"body: {B3}",
        "related: Follow us on Telegram",
        published_at=date(2021, 5, 3),
        title="Port Hill to get a new pier",
    ),
    "a staff tag and a source line below": page(
        f"body: {B1}",
        f"body: {B3}",
        "byline: hillNews/ AD",
        "credit: Sources: NTB, Coastal Press",
        publisher="hillNews",
        wire=("NTB", "Coastal Press"),
    ),
    "desk initials with agencies": page(
        "title: Port Hill plans a new pier",
        f"body: {B1}",
        f"body: {B2}",
        "byline: ad/bh (NTB, CP)",
        wire=("NTB", "CP"),
        title="Port Hill plans a new pier",
    ),
    "reporting credits below": page(
        f"dateline: (Coastwire) - ++ body: {B1}",
        f"body: {B2}",
        "credit: (Reporting by Ann Dale in Port Hill; Editing by Bo Hill)",
        "credit: Our Standards: The Coastwire principles.",
        "related: Subscribe to our newsletter",
        publisher="Coastwire",
        wire=("Coastwire",),
    ),
    "what is given stands before what is printed": page(
        f"dateline: PORT HILL, May 3, 2021 (NTB) — ++ body: {B1}",
        publisher="The Hill Gazette",
        published_at=date(2021, 5, 4),
        wire=("NTB",),
        title="A pier",
        given={"publisher": "The Hill Gazette", "published_at": date(2021, 5, 4), "title": "A pier"},
    ),
    "a list of short entries inside the story": page(
        f"body: {B1}",
        "body: The board agreed on two more things:",
        "body: - to close the old terminal",
        "body: - to buy two ferries",
        f"body: {B3}",
    ),
    "sections, a masthead with its date, and a pointer with its mark": page(
        "date: The Hill Gazette | Tuesday 4 May 2021",
        "heading: Islands",
        "title: Board agrees on a pier for new ferries",
        f"body: {B1}",
        "related: MORE: Ferries stop for the winter",
        f"body: {B3}",
        "credit: -0-",
        published_at=date(2021, 5, 4),
        publisher="The Hill Gazette",
        title="Board agrees on a pier for new ferries",
    ),
    "a masthead and a date in lines of their own": page(
        "credit: The Hill Gazette",
        "date: 4 May 2021",
        "title: Board agrees on a pier for new ferries",
        f"body: {B1}",
        f"body: {B3}",
        published_at=date(2021, 5, 4),
        publisher="The Hill Gazette",
        title="Board agrees on a pier for new ferries",
    ),
    "a masthead and a date in one line": page(
        "date: Valley Radio, 4 May 2021",
        "title: Board agrees on a pier for new ferries",
        f"body: {B1}",
        f"body: {B3}",
        published_at=date(2021, 5, 4),
        publisher="Valley Radio",
        title="Board agrees on a pier for new ferries",
    ),
    "a place before the date is no masthead": page(
        "title: Board agrees on a pier for new ferries",
        "date: Port Hill | 4 May 2021",
        f"body: {B1}",
        f"body: {B3}",
        published_at=date(2021, 5, 4),
        title="Board agrees on a pier for new ferries",
    ),
    "a page that says nothing of itself": page(f"body: {B1}", f"body: {B2}", f"body: {B3}"),
}


@pytest.fixture(params=PAGES.values(), ids=PAGES)
def one(request) -> Page:
    return request.param


def test_each_stretch_of_a_page_is_marked_for_what_it_is(one):
    document = from_text(one.text)
    found = [(b.kind, document.text[b.start : b.end]) for b in document.blocks]
    assert found == [(kind, words.strip()) for line in one.lines for kind, words in line]


def test_a_page_tells_its_publisher_day_agencies_title_and_address(one):
    document = from_text(one.text, **one.given)
    found = (document.publisher, document.published_at, document.wire, document.title, document.url)
    assert found == (one.publisher, one.published_at, one.wire, one.title, one.url)


def test_what_is_read_off_the_page_is_said_to_be_inferred(one):
    document = from_text(one.text, **one.given)
    for name in ("publisher", "published_at"):
        expected = "given" if name in one.given else "unknown" if getattr(one, name) is None else "inferred"
        assert getattr(document, f"{name}_basis") == expected

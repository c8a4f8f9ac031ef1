"""What a page tells of itself: title, publisher, agencies, day, address. All of it counts as inferred."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import NamedTuple
from urllib.parse import urlsplit

from briefing.ingest import datelines, dates, shapes
from briefing.ingest.years import year_of
from briefing.model import Block, BlockKind


class Page(NamedTuple):
    """A canonical text and its blocks."""

    text: str
    blocks: Sequence[Block]

    def of(self, *kinds: BlockKind) -> list[str]:
        """The stretches of these kinds, in order."""
        return [self.text[b.start : b.end] for b in self.blocks if b.kind in kinds]

    def edges(self, *kinds: BlockKind) -> list[str]:
        """The same, but only above the second and below the last stretch of body: others are not the page's."""
        body = [b.start for b in self.blocks if b.kind == "body"]
        second, last = (body[1] if len(body) > 1 else len(self.text)), (body[-1] if body else 0)
        kept = [b for b in self.blocks if b.kind in kinds and (b.start < second or b.start > last)]
        return [self.text[b.start : b.end] for b in kept]


_OUTLET_NOUNS = (
    r"(?:News|Times|Post|Herald|Press|Journal|Tribune|Gazette|Telegraph|Chronicle|Observer|Examiner|Courier|Guardian)"
)
_TITLE_END = re.compile(rf"\s[|–—-]\s(?P<outlet>(?:[A-Z][\w.&']*\s){{0,3}}{_OUTLET_NOUNS}(?:\s[A-Z]\w*)?)$")
_STAFF_TAG = re.compile(r"(?P<outlet>[A-Za-z][\w.&'’ ]{2,40}?)\s?/\s?[A-Z]{1,4}(?:[-/][A-Z]{1,4})*$")
_RIGHTS = re.compile(
    r"(?i:©|\(c\)|copyright)(?i:[\s©,]|\(c\))*+(?:(?:19|20)\d\d(?:\s?[-–]\s?(?:19|20)?\d\d)?)?[\s,]*+(?:[Bb]y\s+)?"
    r"(?P<outlet>(?:[Tt]he )?[A-Z][\w&'’]*(?:[ .][A-Z&][\w&'’]*){0,5})"
)
_LONGEST_NOTICE = 600
_SOURCE = re.compile(r"\W*(?:sources?|via|agency|agencies|news source)\s*[:：]\s*(?P<names>.+?)\W*$", re.IGNORECASE)
_DESK = re.compile(r"[a-z]{2,4}(?:\s?[/,]\s?[a-z]{2,4})*\s*\((?P<names>[^()]+)\)")
_STAFF_WRITER = re.compile(
    r"(?:,|\||/|–|—|-|\()\s?(?P<outlet>(?:The )?(?:[A-Z][\w.&'’]*\s){0,3}?(?:[A-Z]{2,6}|(?:Press|News|Agency"
    r"|Newswire|Service)))\)?"
    r"(?:\s(?:(?:staff|senior|science|business|sports?|political|foreign|national|diplomatic|chief)\s)*"
    r"(?:writers?|correspondents?|reporters?|editors?|staff|bureau))?$",
    re.IGNORECASE,
)
_BY_OUTLET = re.compile(
    r"By\s+(?:the\s)?(?P<outlet>[A-Z][\w.&'’]*|[A-Z]{2,6}|(?:[A-Z][\w.&'’]*\s){1,3}(?:Press|News|Agency"
    r"|Newswire|Service))"
    r"(?:\s(?:staff|reporters?|writers?))*$",
    re.IGNORECASE,
)
_NO_NAMES = re.compile(
    r"(?:agenc(?:y|ies)|internet|(?:web|news|online) desk|staff|wires?|own|various|other|reporters?|admin|editors?)\b",
    re.IGNORECASE,
)
_PUBLISHER_LABEL = re.compile(
    r"(?:publisher|publication|outlet|newspaper|site(?:[ _]name)?)\s*[:=]\s*(?P<value>.+)$", re.IGNORECASE
)
_URL = re.compile(r"(?:(?:url|link|canonical|permalink|source)\s*[:=]\s*)?(?P<url>https?://\S+)$", re.IGNORECASE)
_ARCHIVE = re.compile(r"\b(?:file|archive)\b", re.IGNORECASE)
_PATH_DATE = re.compile(r"[/=-]((?:19|20)\d\d)[/-](\d{1,2}|[a-z]{3})[/-](\d{1,2})(?=\D|$)", re.IGNORECASE)

_SECOND_LEVEL = {"ac", "co", "com", "edu", "go", "gob", "gov", "ne", "net", "nic", "or", "org"}
_SHARED_HOSTS = {
    "blogspot",
    "wordpress",
    "substack",
    "medium",
    "tumblr",
    "typepad",
    "livejournal",
    "weebly",
    "wixsite",
    "github",
}
"""Hosts where each name in front is somebody else's."""


def title(page: Page) -> str | None:
    """The title line without its label or mark.

    >>> title(Page("# Snow in Oslo", [Block(kind="title", start=0, end=14)]))
    'Snow in Oslo'
    """
    lines = page.of("title")
    if not lines:
        return None
    label = shapes.LABELS[0][1].match(lines[0])
    return (label["value"] if label else lines[0].lstrip("#")).strip().strip("\"'*_ ") or None


def url(page: Page) -> str | None:
    """The page's own address, where it stands above the story."""
    first = next((b.start for b in page.blocks if b.kind == "body"), 0)
    lines = (page.text[b.start : b.end] for b in page.blocks if b.start < first and b.kind in {"related", "credit"})
    found = (_URL.match(line) for line in lines)
    return next((one["url"] for one in found if one), None)


def wire(page: Page) -> tuple[str, ...]:
    """The agencies that the page credits: in its datelines, bylines, source lines and closing tags; each once.

    >>> wire(Page("Source: NTB, TT", [Block(kind="credit", start=0, end=15)]))
    ('NTB', 'TT')
    """
    names = [*_dateline_agencies(page), *_byline_agencies(page), *_credited(page)]
    return tuple(dict.fromkeys(name for name in names if not (_NO_NAMES.match(name) or _initials(name) in names)))


def _initials(name: str) -> str:
    """What an agency signs with, where its name has several words: the two are one agency."""
    words = name.split()
    return "".join(word[0] for word in words) if len(words) > 1 else ""


def _dateline_agencies(page: Page) -> Iterator[str]:
    for stretch in page.of("dateline"):
        yield from datelines.agencies(stretch)


def _byline_agencies(page: Page) -> Iterator[str]:
    for line in page.of("byline"):
        if (
            not _DESK.fullmatch(line)
            and not _STAFF_TAG.fullmatch(line)
            and (found := _BY_OUTLET.match(line) or _STAFF_WRITER.search(line))
        ):
            yield found["outlet"].removeprefix("The ")


def _credited(page: Page) -> Iterator[str]:
    for line in page.edges("credit", "byline"):
        if found := _SOURCE.match(line) or _DESK.fullmatch(line):
            yield from _names(found["names"])
        elif tag := re.fullmatch(r"[-–—/(]{1,2}\s?(?P<names>[A-Z][\w.&/, -]{1,30}?)\s?[)/]?", line):
            yield from _names(tag["names"])


def _names(words: str) -> Iterator[str]:
    for name in re.split(r"\s*(?:[,/;]|\band\b)\s*", words):
        if re.match(r"[A-Z]|[a-z]+[A-Z]", name) and len(name.split()) <= 5 and not _URL.match(name):
            yield name.strip(" .")


def publisher(page: Page, address: str | None) -> str | None:
    """Who put the page out: its own tag or notice first, then its address, then the agency in its dateline or byline.

    >>> publisher(Page("", ()), "https://www.herald.example/oslo")
    'herald.example'
    """
    own = next(_own_names(page), None) or (host(address) if address else None)
    return own or next(iter([*_dateline_agencies(page), *_byline_agencies(page)]), None)


def _own_names(page: Page) -> Iterator[str]:
    """What names the outlet itself, the plainest first."""
    for line in page.edges("credit"):
        if found := _PUBLISHER_LABEL.match(line):
            yield found["value"].strip().strip("\"'")
    for line in page.edges("byline"):
        if found := _STAFF_TAG.fullmatch(line):
            yield found["outlet"].strip()
    yield from filter(None, map(dates.outlet_beside, page.edges("date")))
    yield from (line.strip("*_# ") for line in page.edges("credit") if dates.is_outlet(line))
    for line in page.edges("credit"):
        if found := _RIGHTS.search(line, 0, _LONGEST_NOTICE):
            yield re.sub(r"\s*(?:All Rights|Inc|Ltd|LLC).*$", "", found["outlet"], flags=re.IGNORECASE).strip()
    if found := _TITLE_END.search(title(page) or ""):
        yield found["outlet"]


def host(address: str) -> str | None:
    """The part of an address that tells one publisher from another.

    >>> host("https://edition.herald.example/a"), host("http://www.herald.co.uk"), host("https://ann.blogspot.com/1")
    ('herald.example', 'herald.co.uk', 'ann.blogspot.com')
    """
    name = _hostname(address)
    labels = name.split(".")
    if len(labels) < 2 or not re.fullmatch(r"[\w.-]*[a-z]", name):
        return None
    keep = 3 if len(labels[-1]) == 2 and labels[-2] in _SECOND_LEVEL else 2
    keep += any(label in _SHARED_HOSTS for label in labels[-keep:])
    return ".".join(labels[-keep:]).removeprefix("www.")


def _hostname(address: str) -> str:
    try:
        return (urlsplit(address).hostname or "").lower()
    except ValueError:
        return ""


def published_at(page: Page, address: str | None) -> date | datetime | None:
    """The day, and the hour where it is printed: a line of date, a full dateline, the address, a dateline's day."""
    for line in [*page.edges("date"), *page.of("dateline"), *page.edges("byline")]:
        if (found := dates.moment(line)) is not None:
            return found
    return _day_in(address or "") or _day_of_dateline(page)


def _day_in(address: str) -> date | None:
    """The day in the path of an address.

    >>> _day_in("https://herald.example/2021/may/03/snow")
    datetime.date(2021, 5, 3)
    """
    if not (found := _PATH_DATE.search(address)):
        return None
    month = int(found[2]) if found[2].isdigit() else dates.month_number(found[2])
    try:
        return date(int(found[1]), month, int(found[3]))
    except ValueError:
        return None


def _day_of_dateline(page: Page) -> date | None:
    for stretch in page.of("dateline"):
        if parts := datelines.day_and_month(stretch):
            beside = [line for line in page.of("caption", "credit") if not _ARCHIVE.search(line)]
            year = year_of(*parts, "\n".join(page.of("body")), beside)
            return date(year, *parts) if year else None
    return None

"""Captions of photographs: found by their credit, by the words that speak of a picture, or by (L) and (R)."""

from __future__ import annotations

import re

_AGENCY = r"[A-Z][\w.&'’-]*(?:\s[A-Z][\w.&'’-]*){0,4}"
_PICTURE = r"(?:photo|photograph|image|picture|pic|illustration|graphic|screengrab|screenshot|video|footage)s?"
_LIBRARY = (
    r"(?:Getty(?: Images)?|Shutterstock|i?Stock(?: Photo)?|Unsplash|Flickr|Wikimedia Commons|Pexels|Pixabay|Alamy)"
)

_CREDITS: tuple[tuple[str, str], ...] = (
    (
        (
            rf"[(\[]\s*(?:[^()\[\]]{{0,60}}\b)?(?i:{_PICTURE}|credit|handout|courtesy)\s?(?:/|:|\b(?i:by|via"
            rf"|courtesy|from|credit)\b)[^()\[\]]{{0,100}}[)\]]"
        ),
        "Snow. (NTB Photo/Ann Hill)",
    ),
    (
        (
            r"[(\[]\s*(?:[^()\[\]]{0,40}\b)?(?i:file(?: photo| image| picture)?|handout|(?:stock|pool) photo"
            r"|representational image)\s*[)\]]"
        ),
        "Snow. (File photo)",
    ),
    (
        rf"(?<![^\s(])(?i:(?:{_PICTURE} )?credit|{_PICTURE})s?\s*[:|/]\s*@?[A-Z][^.!?]{{1,90}}\.?",
        "Snow in Oslo Photo: Ann Hill/NTB",
    ),
    (
        rf"(?:^|(?<=[.!?”\"’)|])\s+)(?i:{_PICTURE})\s+(?i:by|courtesy(?: of)?|via)\s+@?[A-Z][^.!?]{{1,90}}\.?",
        "Snow. Photo courtesy of Hill Press",
    ),
    (
        rf"(?<=[.!?”\"’)])\s+(?:{_AGENCY}|[A-Z]{{1,5}})\s?/\s?(?:@\w+|{_AGENCY})(?:\s?(?:/|via)\s?{_AGENCY})*",
        "Snow. Ann Hill/NTB",
    ),
    (rf"(?<=[\s/.,|])(?:via\s)?{_LIBRARY}\.?", "Snow. Ann Hill, Getty Images"),
    (
        (
            r"(?<=[.!?”\"’)])\s+(?i:(?:file|handout|stock|undated|representative|representational) (?:photo|image"
            r"|picture))\.?"
        ),
        "Snow. File photo",
    ),
)
CREDITS = tuple(re.compile(rf"(?:{pattern})") for pattern, _ in _CREDITS)
CREDIT_EXAMPLES = tuple(example for _, example in _CREDITS)

_OPENING = re.compile(
    rf"(?:FILE|File)(?:\s+(?i:photo|image|picture|video))?\s*[-–—:,]\s"
    rf"|(?i:{_PICTURE}|caption|{_PICTURE} caption|{_PICTURE} source|pictured|pictured above|media caption)\s*[:,|]\s"
)
_DEPICTS = re.compile(
    r"\bin (?:this|an?) (?:(?:file|undated|handout|combination|combo|archive|aerial|satellite|pool"
    r"|screen) ?)+(?:photo|image|picture|grab)\w*\b"
    r"|\bin (?:this|a) (?:[\w,-]+ ){0,4}(?:photo|photograph|image|picture|screengrab|frame grab|handout)s?,? "
    r"(?:released|taken|provided|made|distributed|dated|shot|supplied|obtained)\b",
    re.IGNORECASE,
)
_POSITION = r"\((?i:L|R|C|left|right|cent(?:er|re)|front|back|\d(?:st|nd|rd|th) (?:L|R|left|right))\)"
_PLACED = re.compile(rf"\((?i:L|C|left|cent(?:er|re)|\d(?:st|nd|rd|th) (?:L|R|left|right))\)|{_POSITION}.*{_POSITION}")
_SHOWN = re.compile(r"\b(?:seen|pictured|shown) (?:here|above|left|right|below)\b|, pictured\b", re.IGNORECASE)

_LONGEST_CREDIT = 200
LONGEST = 500
"""Captions have fewer characters; a credit at the end of a longer paragraph is marked by itself."""


def is_caption(line: str, *, heading: bool) -> bool:
    """Whether the whole line is the caption of a picture. `heading`: it stands before the story, where less is enough.

    >>> is_caption("Ann Hill (L) and Bo Dale (R), May 3, 2021.", heading=True)
    True
    >>> is_caption("Ann Hill, seen here in May. Photo courtesy of Hill Press", heading=False)
    True
    >>> is_caption("The photo by Ann Hill was sold for $40 on Monday.", heading=False)
    False
    """
    if len(line) > LONGEST:
        return False
    if _OPENING.match(line) or _DEPICTS.search(line) or credit_at_end(line) is not None:
        return True
    return heading and bool(_PLACED.search(line) or _SHOWN.search(line))


def credit_at_end(line: str) -> int | None:
    """Where the credit that ends the line begins.

    >>> credit_at_end("Snow fell. (NTB Photo/Ann Hill)")
    11
    """
    left = max(0, len(line) - _LONGEST_CREDIT)
    found = (m for pattern in CREDITS for m in pattern.finditer(line, left) if m.end() == len(line))
    return min((m.start() + len(m[0]) - len(m[0].lstrip()) for m in found), default=None)


def bracketed_credit(line: str) -> int | None:
    """Where a bracketed credit ends that stands inside the line, in front of the words of a story.

    >>> bracketed_credit("Snow in Oslo. (NTB Photo/Ann Hill) OSLO (NTB) - Snow fell on Monday, said the office.")
    34
    """
    for found in CREDITS[0].finditer(line[:LONGEST]):
        rest = line[found.end() :].lstrip()
        if len(rest) >= 40 and re.match(r"[\"“‘(\[]?[A-Z0-9]", rest):
            return found.end()
    return None

"""The lines of a page, with the lines of hard-wrapped text put together again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_LINE = re.compile(r"[^\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_FINAL = re.compile(r"[.!?…:;][\"'”’»)\]]*$")
_BULLET = re.compile(r"(?:[-*•·–—▪●►>]|\d{1,2}[.)])\s")
_TWO_SENTENCES = re.compile(r"[a-z0-9)\"”’][.!?][\"”’)]*\s+[\"“‘(]?[A-Z]")

WIDEST_WRAP = 100
"""Text whose longest line is longer than this is taken to have one paragraph a line."""
LONG = 150
"""A line of this many characters is running text even without a full stop."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line without the spaces around it. `start` and `end` count in the text; `gap` tells of an empty line before."""

    start: int
    end: int
    text: str
    gap: bool

    @property
    def words(self) -> int:
        """Runs of characters between spaces."""
        return len(self.text.split())

    @property
    def bullet(self) -> bool:
        """Whether the line is an entry of a list."""
        return bool(_BULLET.match(self.text))

    @property
    def sentence(self) -> bool:
        """Whether the line reads as running text: it ends as a sentence does, or is long, or holds two sentences.

        >>> Line(0, 19, "Rain fell in Spain.", False).sentence, Line(0, 13, "Rain in Spain", False).sentence
        (True, False)
        """
        stop = re.search(r"\.\s?[\"'”’»)\]]*$", self.text) is not None
        return (stop and self.words >= 4) or len(self.text) >= LONG or bool(_TWO_SENTENCES.search(self.text))


def split(text: str) -> tuple[Line, ...]:
    r"""All lines that are not blank, in order; a paragraph that was wrapped at a fixed width is one line.

    >>> [line.text for line in split("One.\n\n  Two  ")]
    ['One.', 'Two']
    """
    physical = list(_physical(text))
    width = max((len(line.text) for line in physical), default=0)
    if width > WIDEST_WRAP:
        return tuple(physical)
    joined: list[Line] = []
    last = ""  # the physical line before: only its own width says whether the break was forced
    for line in physical:
        if joined and _forced(last, line, width):
            before = joined.pop()
            joined.append(Line(before.start, line.end, text[before.start : line.end], before.gap))
        else:
            joined.append(line)
        last = line.text
    return tuple(joined)


def _physical(text: str) -> Iterator[Line]:
    gap, end = False, 0
    for found in _LINE.finditer(text):
        gap = gap or text[end : found.start()].count("\n") > 1
        end = found.end()
        stripped = found[0].strip()
        if not stripped:
            gap = True
            continue
        start = found.start() + len(found[0]) - len(found[0].lstrip())
        yield Line(start, start + len(stripped), stripped, gap)
        gap = False


def _forced(before: str, line: Line, width: int) -> bool:
    """Whether the line before was broken only because the next word would not have fitted."""
    first = line.text.split()[0]
    full = len(before) >= 40 and len(before) + 1 + len(first) > width
    return full and not line.gap and not line.bullet and not _FINAL.search(before)

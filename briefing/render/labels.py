"""What the page calls a document: its publisher, else its file's name where that can be read, else "unnamed publisher".

A file's name such as `001_5f2c….txt` tells a reader nothing. It stands in full where the sources are listed, and
everywhere else the document goes by a short name, with a number where there are several of them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from briefing.model import Document

READABLE = 20
"""Most characters of a file's name that is said each time."""

UNNAMED = "unnamed publisher"


class Labels:
    """The short name of each document of a page, and texts in which the short names stand for the full ones."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self._short = dict(zip((d.id for d in documents), _numbered([_short(d) for d in documents]), strict=True))
        self._full = {d.label: self._short[d.id] for d in documents if not d.publisher}
        longest_first = sorted(map(re.escape, self._full), key=lambda label: (-len(label), label))
        names = "|".join(longest_first)
        self._named = re.compile(
            rf"(?:\b([Aa])n {UNNAMED} \((?P<said>{names})\)|(?<![\w./-])(?P<bare>{names})(?![\w-]))"
        )

    def of(self, document: Document) -> str:
        """The short name: of two documents of one publisher each has its number."""
        return self._short[document.id]

    def listed(self, text: str) -> str:
        """A list of names with short ones in place of the files' names."""
        return self._named.sub(self._of_match, text) if self._full else text

    def spoken(self, text: str) -> str:
        """A sentence with short names: "according to the unnamed publisher"."""

        def said(found: re.Match[str]) -> str:
            name = self._of_match(found)
            spoken = f"the {name}" if name == UNNAMED else name
            opens = name.startswith(UNNAMED) and (found[1] == "A" or found.start() == 0)
            return spoken[:1].upper() + spoken[1:] if opens else spoken

        return self._named.sub(said, text) if self._full else text

    def _of_match(self, found: re.Match[str]) -> str:
        return self._full[found["said"] or found["bare"]]


def _short(document: Document) -> str:
    return document.label if document.publisher or len(document.label) <= READABLE else UNNAMED


def _numbered(labels: Sequence[str]) -> Iterator[str]:
    """Labels that several documents share get numbers; a publisher's in brackets, for they are no part of its name."""
    often, seen = Counter(labels), Counter[str]()
    for label in labels:
        seen[label] += 1
        number = f" {seen[label]}" if label == UNNAMED else f" ({seen[label]})"
        yield label + number if often[label] > 1 else label

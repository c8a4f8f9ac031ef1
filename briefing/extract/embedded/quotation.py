"""Which tokens stand inside quotation marks, and quotations that run over several sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc

OPENING = frozenset("“«„")
CLOSING = frozenset("”»")
STRAIGHT = '"'
MARKS = OPENING | CLOSING | {STRAIGHT}


_SAID_BY = re.compile(r"[”»\"]\s(?:said|says|added|adds|told|explained|noted)\s(?:[\w.’'-]+\s){0,5}?[A-Z]")


def is_open_after(text: str, *, already: bool = False) -> bool:
    """Whether a quotation is open at the end of `text`. Single marks are not counted: they are apostrophes too.

    >>> is_open_after("He said “we won. "), is_open_after('"We won," he said.')
    (True, False)
    """
    inside = already
    for char in text:
        if char in OPENING:
            inside = True
        elif char in CLOSING:
            inside = False
        elif char == STRAIGHT:
            inside = not inside
    return inside


def balanced(text: str) -> bool:
    """Whether every quotation that opens in `text` closes in it, and none closes that did not open.

    >>> balanced("“We won,” he said"), balanced("We won,” he said")
    (True, False)
    """
    inside = False
    for char in text:
        if char in CLOSING and not inside:
            return False
        inside = is_open_after(char, already=inside)
    return not inside


def quoted_mask(doc: Doc, *, already: bool = False) -> list[bool]:
    """For each token whether it is a quotation mark or stands between two."""
    mask: list[bool] = []
    inside = already
    for token in doc:
        after = is_open_after(token.text, already=inside)
        mask.append(inside or after)
        inside = after
    return mask


def closed(text: str) -> str:
    """The text with the mark that one unmatched mark lacks, at its end or its start; other text as it is.

    >>> closed("He said: “We won."), closed("We won.”")
    ('He said: “We won.”', '“We won.”')
    """
    if balanced(text):
        return text
    marks = [char for char in text if char in MARKS]
    first_is_closing = marks[0] in CLOSING or (marks[0] == STRAIGHT and len(marks) == 1 and text.endswith(STRAIGHT))
    if first_is_closing:
        return "“" + text if marks[0] in CLOSING else STRAIGHT + text
    return text + (STRAIGHT if marks[-1] == STRAIGHT else "”")


def is_all_quoted(text: str) -> bool:
    """Whether the sentence is one quotation and nothing else.

    >>> is_all_quoted("“We won.”"), is_all_quoted("“We” won.")
    (True, False)
    """
    inner = text.strip().rstrip(".")
    return (
        len(inner) > 2 and inner[0] in MARKS and inner[-1] in MARKS and not any(char in MARKS for char in inner[1:-1])
    )


def ends_in_a_comma(text: str) -> bool:
    """Whether it opens with a quotation that a comma ends: somebody is named next, whatever the sentence makes of it.

    >>> ends_in_a_comma("“We won,” Sgt."), ends_in_a_comma("“We won,” he said."), ends_in_a_comma("We won, he said.")
    (True, True, False)
    """
    return re.match(r"[“«„\"][^“”«»„\"]*,\s?[”»\"]", text) is not None


def names_its_speaker(text: str) -> bool:
    """Whether a verb of saying and somebody with a name follow the quotation, whoever a parser takes that for.

    >>> names_its_speaker("“We won,” said club prexy Ann Hall."), names_its_speaker("“We won,” he said.")
    (True, False)
    """
    return _SAID_BY.search(text) is not None


def runs(texts: Sequence[str], lines: Sequence[int]) -> list[int | None]:
    """For each sentence the number of the quotation that it begins, continues or ends over sentence ends, or None.

    A quotation never runs over a line end: a mark that is not closed on its line is taken for a slip.

    >>> runs(["He said: “We won.", "We ran.”", "Rain fell."], [0, 0, 0])
    [0, 0, None]
    """
    found: list[int | None] = []
    number, inside = -1, False
    for i, text in enumerate(texts):
        starts_inside = inside and i > 0 and lines[i] == lines[i - 1]
        follows = i + 1 < len(texts) and lines[i + 1] == lines[i]
        inside = is_open_after(text, already=starts_inside) and follows
        if inside and not starts_inside:
            number += 1
        found.append(number if inside or starts_inside else None)
    return found

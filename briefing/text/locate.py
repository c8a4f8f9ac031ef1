"""The span contract: the exact characters of a quote, or nothing.

Aligners that accept a partial match accept every altered number with it. Here typography may differ and nothing else:
quotation marks, dashes, spaces and line breaks, soft hyphens, ligatures, Unicode composition, ellipses, thousands
separators, and the case of the quote's first letter. A quote may not begin or end inside a word or a number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.text.fold import Folded, fold

_SPACED_DIGITS = re.compile(r"\d\s\d")
_APOSTROPHES = "'\u2019\u02bc"
_HYPHENS = "-\u2010\u2011\u00ad"
_EN_DASH = "\u2013"
_BEFORE_A_NUMBER = "$\u00a3\u20ac\u00a5\u20b9#"
_AFTER_A_NUMBER = "%\u2030\u00b0"


def locate(text: str, quote: str) -> tuple[int, int] | None:
    """The span of the first whole occurrence of `quote` in `text`, or None.

    >>> locate("He called it “an act of war”.", 'an act of war"')
    (14, 28)
    >>> locate("about 15,000 troops", "about 15000 troops")
    (0, 19)
    >>> locate("about 15,000 troops", "about 5,000 troops") is None
    True
    """
    return next(occurrences(text, quote), None)


def occurrences(text: str, quote: str) -> Iterator[tuple[int, int]]:
    """All whole occurrences in text order. Spans never start or end with white space.

    Both texts are folded and compared; the second folding, in which a space may part thousands, is tried only where the
    first finds nothing.
    """
    if not any(map(str.isalnum, quote)):
        return
    found = False
    for spaced in (False, True):
        if found or (spaced and not (_SPACED_DIGITS.search(quote) or _SPACED_DIGITS.search(text))):
            return
        needle = fold(quote.strip(), spaced_thousands=spaced).text.strip()
        for span in _search(text, fold(text, spaced_thousands=spaced), needle):
            found = True
            yield span


def same_words(one: str, other: str) -> bool:
    """Whether two texts are equal but for typography.

    >>> same_words("the “issue”, he said", "the 'issue', he said")
    True
    """
    return fold(one.strip()).text == fold(other.strip()).text


def is_whole(text: str, start: int, end: int) -> bool:
    """Whether neither end of a span falls inside a word or a number.

    A hyphenated compound is one word ("non-lethal" does not say "lethal"), a contraction too ("can't" does not say
    "can"), and a sign belongs to its number ("$40", "15%").

    >>> is_whole("some 4,700 men", 7, 10), is_whole("some 4,700 men", 5, 10)
    (False, True)
    """
    return not (_joined(text, start) or _joined(text, end))


def _search(text: str, folded: Folded, needle: str) -> Iterator[tuple[int, int]]:
    for place in _places(folded.text, needle):
        start, end = folded.starts[place], folded.ends[place + len(needle) - 1]
        start += len(text[start:end]) - len(text[start:end].lstrip())
        end -= len(text[start:end]) - len(text[start:end].rstrip())
        if is_whole(text, start, end):
            yield start, end


def _places(hay: str, needle: str) -> Iterator[int]:
    """Where the needle stands, its first letter in either case."""
    first = next((i for i, char in enumerate(needle) if char.isalnum()), None)
    forms = {needle}
    if first is not None:
        swapped = needle[first].swapcase()
        if len(swapped) == 1:
            forms.add(needle[:first] + swapped + needle[first + 1 :])
    for match in re.finditer("(?=" + "|".join(re.escape(form) for form in sorted(forms)) + ")", hay):
        yield match.start()


def _joined(text: str, at: int) -> bool:
    """Whether the characters on both sides of a place belong to one word or number."""
    if at <= 0 or at >= len(text):
        return False
    before, after = text[at - 1], text[at]
    if _in_word(before) and _in_word(after):
        return True
    if (before in _BEFORE_A_NUMBER and after.isdigit()) or (before.isdigit() and after in _AFTER_A_NUMBER):
        return True
    beyond = text[at + 1 : at + 2]
    behind = text[at - 2 : at - 1] if at >= 2 else ""
    return (_in_word(before) and _links(before, after, beyond)) or (_in_word(after) and _links(behind, before, after))


def _links(left: str, char: str, right: str) -> bool:
    """Whether a character between two others holds them together as one word or number."""
    if not (left and right and _in_word(left) and _in_word(right)):
        return False
    if char in _APOSTROPHES or char in _HYPHENS:
        return True
    return char in ".," + _EN_DASH + ":/" and left.isdigit() and right.isdigit()


def _in_word(char: str) -> bool:
    return char.isalnum() or char == "_" or "\u0300" <= char <= "\u036f" or char == "\u00ad"

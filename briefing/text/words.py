"""Words and shingles, for comparing texts without their typography."""

from __future__ import annotations

import re

from briefing.text.fold import fold

_GAP = re.compile(r" {2,}")
_BETWEEN_WORDS = re.compile(r"\s-\s|--+|[\u2013-\u2015\u2e3a\u2e3b]")
_WORD = re.compile(r"\d+(?:[.,:]\d+)*%?|[^\W\d_]+(?:['-][^\W\d_]+)*|[^\W_]+")


def words(text: str) -> list[str]:
    """The words and numbers of a text, folded and in lower case; hyphenated compounds stay whole, dashes part words.

    >>> words("Seoul’s spy agency: about 15,000.")
    ["seoul's", 'spy', 'agency', 'about', '15000']
    """
    text = _BETWEEN_WORDS.sub(" ", text)
    return _WORD.findall(fold(_GAP.sub(" ", text) if "  " in text else text).text.lower())


def shingles(found: tuple[str, ...], size: int = 5) -> frozenset[tuple[str, ...]]:
    """All runs of `size` words; of fewer words there is one, of none there is none.

    >>> sorted(shingles(("one", "two", "three"), size=2))
    [('one', 'two'), ('two', 'three')]
    """
    if not found:
        return frozenset()
    return frozenset(found[i : i + size] for i in range(max(1, len(found) - size + 1)))

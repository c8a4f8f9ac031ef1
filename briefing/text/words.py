"""Words and shingles, for comparing texts without their typography."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import chain

from briefing.text.fold import fold

_GAP = re.compile(r" {2,}")
_BETWEEN_WORDS = re.compile(r"\s-\s|--+|[\u2013-\u2015\u2e3a\u2e3b]")
_WORD = re.compile(r"\d+(?:[.,:]\d+)*%?|[^\W\d_]+(?:['-][^\W\d_]+)*|[^\W_]+")
_LOOSE_HYPHEN = re.compile(r"\s-|-\s")


def words(text: str) -> list[str]:
    """The words and numbers of a text, folded and in lower case; hyphenated compounds stay whole, dashes part words.

    >>> words("Seoul’s spy agency: about 15,000.")
    ["seoul's", 'spy', 'agency', 'about', '15000']
    """
    plain = text if text.isascii() else _with_plain_quotes(text)
    if not plain.isascii() or ("-" in plain and _LOOSE_HYPHEN.search(plain)):
        return _read(text)
    return list(chain.from_iterable(map(_between_spaces, plain.split())))


def _with_plain_quotes(text: str) -> str:
    """Most texts have no other signs than these beyond ASCII; of quotation marks only an apostrophe groups digits."""
    return text.replace("’", "'").replace("‘", '"').replace("“", '"').replace("”", '"')


@lru_cache(maxsize=65536)
def _between_spaces(piece: str) -> tuple[str, ...]:
    """The words of what stands between two spaces: in ASCII only a hyphen beside a space folds over the space."""
    return (piece.lower(),) if piece.isalpha() else tuple(_read(piece))


def _read(text: str) -> list[str]:
    text = _BETWEEN_WORDS.sub(" ", text)
    return _WORD.findall(fold(_GAP.sub(" ", text) if "  " in text else text).text.lower())


def shingles(found: tuple[str, ...], size: int = 5) -> frozenset[tuple[str, ...]]:
    """All runs of `size` words; of fewer words there is one, of none there is none.

    >>> sorted(shingles(("one", "two", "three"), size=2))
    [('one', 'two'), ('two', 'three')]
    """
    if len(found) <= size:
        return frozenset({found} if found else ())
    return frozenset(zip(*(found[start:] for start in range(size)), strict=False))

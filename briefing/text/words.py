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
    parts = pieces(text)
    return _read(text) if parts is None else list(chain.from_iterable(map(_words_of_piece, parts)))


def pieces(text: str) -> list[str] | None:
    """What stands between spaces, where each piece folds by itself, so that one that was met before need not be read.

    None where something may fold over a space, as a hyphen beside it does, and most signs beyond ASCII can. Curly
    quotation marks come as straight ones that fold alike; only an apostrophe groups digits.

    >>> pieces("“15,000 troops,” he’d said"), pieces("pre- and post-war")
    (['"15,000', 'troops,"', "he'd", 'said'], None)
    """
    if not text.isascii():
        text = text.replace("’", "'").replace("‘", '"').replace("“", '"').replace("”", '"')
    if not text.isascii() or ("-" in text and _LOOSE_HYPHEN.search(text)):
        return None
    return text.split()


@lru_cache(maxsize=65536)
def _words_of_piece(piece: str) -> tuple[str, ...]:
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

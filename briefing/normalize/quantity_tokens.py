"""Words, numbers as written and signs: what the readers of numbers and quantities look at."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

Kind = Literal["digits", "words", "fraction", "ordinal", "vague"]


class Token(NamedTuple):
    """A word, a number as written, or one sign; `lower` has plain hyphens and apostrophes."""

    start: int
    end: int
    text: str
    lower: str


class Number(NamedTuple):
    """A number over `tokens[first:last]`; `low` and `high` differ only for vague ones ("hundreds of")."""

    first: int
    last: int
    low: float
    high: float | None
    kind: Kind
    scale: float = 1.0


_SCALE_OR_SHARE = r"(?:(?:thousand|million|billion|trillion|percent|per[ ]cent|pct|bn|points?)\b|%)"
_TOKEN = re.compile(
    r"(?<![\d.,])\d{1,3}(?: , \d{3})+(?![\d.,])"
    rf"|(?<![\d.,])\d{{1,3}} \. \d{{1,2}}(?= {_SCALE_OR_SHARE})"
    r"|(?<=[$£€] )\d{1,3} \. \d{1,2}(?![\d.,])"
    r"|(?<![\d.,'’])[1-9]\d{0,2}(?:['’]\d{3})+(?![\d'’])"
    r"|\d+(?:[.,\u00a0\u2009\u202f]\d+)*"
    r"|(?<![\w.])\.\d+"
    r"|(?:[kcm]?m|mi)[2²](?!\w)"
    r"|(?:[A-Za-z]\.){2,}"
    r"|[^\W\d_]+"
    r"|['’]s(?!\w)"
    r"|\n[ \t]*\n"
    r"|\S"
)
_APOSTROPHES = re.compile("['’]")
_PLAIN = str.maketrans("’‐‑−", "'---")


def tokenise(text: str) -> list[Token]:
    """Split into words, numbers as written and single signs; a blank line is a token too, for it ends a sentence.

    Numbers that a tokeniser has pulled apart are one again: "2 , 000", and before a scale, a share or behind a currency
    "3 . 5". So are thousands with apostrophes: "39’909".

    >>> [token.text for token in tokenise("Kim's $9.5bn, ten-day")]
    ['Kim', "'s", '$', '9.5', 'bn', ',', 'ten', '-', 'day']
    """
    return [_token(match.start(), match.end(), match.group()) for match in _TOKEN.finditer(text)]


def _token(start: int, end: int, found: str) -> Token:
    if found[0].isdecimal() and len(found) > 4:
        found = _joined(found)
    return Token(start, end, found, found.lower() if found.isascii() else found.lower().translate(_PLAIN))


def _joined(found: str) -> str:
    """Digits that a tokeniser has pulled apart, or a Swiss hand has grouped, as English has them."""
    return _APOSTROPHES.sub(",", found.replace(" , ", ",").replace(" . ", "."))


def glued(tokens: Sequence[Token], index: int) -> bool:
    """Whether the token stands directly against the one before it."""
    return 0 < index < len(tokens) and tokens[index - 1].end == tokens[index].start


def word_at(tokens: Sequence[Token], index: int) -> str:
    """The lower-case token, or "" outside the text."""
    return tokens[index].lower if 0 <= index < len(tokens) else ""

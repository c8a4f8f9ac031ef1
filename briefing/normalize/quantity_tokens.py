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


_TOKEN = re.compile(
    r"(?<![\d.,])\d{1,3}(?: , \d{3})+(?![\d.,])"
    r"|\d+(?:[.,\u00a0\u2009\u202f]\d+)*"
    r"|(?<![\w.])\.\d+"
    r"|(?:[kcm]?m|mi)[2²](?!\w)"
    r"|(?:[A-Za-z]\.){2,}"
    r"|[^\W\d_]+"
    r"|['’]s(?!\w)"
    r"|\n[ \t]*\n"
    r"|\S"
)
_PLAIN = str.maketrans("’‐‑−", "'---")


def tokenise(text: str) -> list[Token]:
    """Split into words, numbers as written and single signs; a blank line is a token too, for it ends a sentence.

    Thousands that a tokeniser has pulled apart ("2 , 000") are one number again.

    >>> [token.text for token in tokenise("Kim's $9.5bn, ten-day")]
    ['Kim', "'s", '$', '9.5', 'bn', ',', 'ten', '-', 'day']
    """
    return [_token(match.start(), match.end(), match.group()) for match in _TOKEN.finditer(text)]


def _token(start: int, end: int, found: str) -> Token:
    if found.isascii():
        found = found.replace(" , ", ",") if " , " in found else found
        return Token(start, end, found, found.lower())
    return Token(start, end, found, found.lower().translate(_PLAIN))


def glued(tokens: Sequence[Token], index: int) -> bool:
    """Whether the token stands directly against the one before it."""
    return 0 < index < len(tokens) and tokens[index - 1].end == tokens[index].start


def word_at(tokens: Sequence[Token], index: int) -> str:
    """The lower-case token, or "" outside the text."""
    return tokens[index].lower if 0 <= index < len(tokens) else ""

"""Two statements in the same words but for a figure, a date or a negation, and where they part.

Copies of a story are told in the same words; what differs then stands in the same place of both, and needs no reading
of roles to be compared: "opened 72 and closed 84" beside "opened 84 and closed 72".
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import chain
from typing import NamedTuple, TypeVar

from briefing.model import Mention, Quantity, TimeExpression
from briefing.normalize import find_quantities, find_times, stem
from briefing.normalize.quantity_words import ORDINALS, PLURAL_SCALES, SCALES, SMALL, TENS
from briefing.normalize.time_words import MONTHS, WEEKDAYS
from briefing.text.fold import fold
from briefing.text.words import pieces

LIKE = 0.85
"""Least share of words that two statements have in common, in order, to be the same words."""

LEAST_WORDS = 2
"""Least number of words beside figures and dates: "12 dead" is in the words of every accident."""


class Token(NamedTuple):
    """A word or number, where it stands in the statement, and the sign that stands for its kind in a comparison."""

    text: str
    start: int
    end: int
    sign: str
    named: bool
    """Whether it is part of a name, or of a code such as "A380-800" or "Channel 4"."""


class Alike(NamedTuple):
    """Two statements in the same words: what stands in the same places, and whether one denies what the other says."""

    places: tuple[tuple[Token, Token], ...]
    negated: bool
    uneven: bool
    """Whether one of them has more negations than the other."""

    @property
    def holds_values(self) -> bool:
        """Whether any of the places is a number's, a day's or a month's: only there do values stand."""
        return any(token.sign[0] in "#@" for token, _ in self.places)


V = TypeVar("V", Quantity, TimeExpression)

_TOKEN = re.compile(r"\d+(?:[.,:]\d+)*(?:st|nd|rd|th)?|[^\W\d_]+(?:'[^\W\d_]+)?")
_NUMBERS = {word: str(round(value)) for word, value in (SMALL | {"twenty": 20}).items() if value != 1}
_DAYS = frozenset(day for day in WEEKDAYS if day.endswith("day"))
_MORE_NUMBERS = frozenset({*TENS, *SCALES, *PLURAL_SCALES, *ORDINALS, "half"})
_NEGATIONS = frozenset("not never no nobody nothing none neither nor without unable".split())
_NO_NEGATION = re.compile(r"\s+(?:(?:fewer|less|more|later|sooner|longer) than|least)\b")
_WITH_NEGATION = frozenset(map(stem, "only just until all mention doubt matter".split()))
"""Words that may come with a negation that denies nothing: "not only"."""

_CONTRACTED = {"wo": "will", "ca": "can", "sha": "shall"}
_LIGHT = frozenset(
    "a an the do does did about around some nearly almost roughly approximately over more than least up to at as many "
    "most under fewer".split()
)
"""Words that a negation or a hedge brings along, and that tell no two statements apart."""


def alike(one: str, other: str) -> Alike | None:
    """Where two statements in the same words stand to each other; None where their words differ.

    >>> found = alike("They opened 72 shops and closed 84.", "They opened 84 shops and closed 72.")
    >>> [(a.text, b.text) for a, b in found.places if a.text != b.text]
    [('72', '84'), ('84', '72')]
    >>> alike("The mayor will resign.", "The mayor will not resign.").negated
    True
    """
    if not _worth_aligning(_signs(one), _signs(other)):
        return None
    a, b = _read(one), _read(other)
    matcher = SequenceMatcher(None, a.signs, b.signs, autojunk=False)
    if matcher.ratio() < LIKE or _other_names(a, b, matcher):
        return None
    matched = {block.a + i: block.b + i for block in matcher.get_matching_blocks() for i in range(block.size)}
    places = tuple((a.tokens[i], b.tokens[j]) for i, j in sorted(matched.items()))
    back = {j: i for i, j in matched.items()}
    denied = sorted(matched.get(i, -1) for i in a.negations if _denies(a, i, matched))
    answered = sorted(j for j in b.negations if _denies(b, j, back))
    return Alike(places, negated=denied != answered, uneven=len(denied) != len(answered))


def _denies(reading: _Reading, place: int, matched: Mapping[int, int]) -> bool:
    """Whether a negation before a token is one; "not only" that one statement alone has is none."""
    return place in matched or place >= len(reading.signs) or reading.signs[place] not in _WITH_NEGATION


def changed(places: Sequence[tuple[Token, Token]]) -> list[tuple[Token, Token]]:
    """The places that hold another number, day or month."""
    return [(a, b) for a, b in places if _value(a.text) != _value(b.text) and a.sign in {"#", "@day", "@month"}]


def in_place(
    one: Sequence[Mention[V]], other: Sequence[Mention[V]], found: Alike
) -> list[tuple[V, V, list[tuple[Token, Token]]]]:
    """Values of two statements that stand in the same place, with the places in them that differ."""
    pairs = []
    for a in one:
        here = [(x, y) for x, y in found.places if x.start < a.end and a.start < x.end and x.sign[0] in "#@"]
        b = next((m for m in other if any(y.start < m.end and m.start < y.end for _, y in here)), None)
        if b is not None:
            pairs.append((a.value, b.value, changed(here)))
    return pairs


def unread(one: str, other: str, found: Alike) -> list[tuple[Token, Token]]:
    """Places with another number or day in them that is no figure or time to both."""
    return [
        (a, b)
        for a, b in changed(found.places)
        if not (_covers(figures_of(one), a) and _covers(figures_of(other), b))
        and not (_covers(times_of(one), a) and _covers(times_of(other), b))
    ]


@lru_cache(maxsize=4096)
def figures_of(statement: str) -> tuple[Mention[Quantity], ...]:
    """The figures of a statement, read once."""
    return find_quantities(statement)


@lru_cache(maxsize=4096)
def times_of(statement: str) -> tuple[Mention[TimeExpression], ...]:
    """The times of a statement, with the days of those alone that need no date to be known."""
    return find_times(statement, None)


def _covers(mentions: Sequence[Mention[Quantity]] | Sequence[Mention[TimeExpression]], token: Token) -> bool:
    return any(m.start < token.end and token.start < m.end for m in mentions)


class _Reading(NamedTuple):
    tokens: tuple[Token, ...]
    signs: tuple[str, ...]
    negations: tuple[int, ...]
    """Index of the token that each negation stands before."""


@lru_cache(maxsize=16384)
def _signs(statement: str) -> tuple[str, ...]:
    """The signs of a statement's tokens without their places, which few statements need."""
    parts = pieces(statement)
    return _read(statement).signs if parts is None else tuple(chain.from_iterable(map(_signs_of_piece, parts)))


@lru_cache(maxsize=65536)
def _signs_of_piece(piece: str) -> tuple[str, ...]:
    if piece.isalpha():
        return (sign,) if (sign := _understood(piece)[1]) else ()
    found = (_understood(match.group())[1] for match in _TOKEN.finditer(fold(piece).text))
    return tuple(sign for sign in found if sign)


@lru_cache(maxsize=16384)
def _read(statement: str) -> _Reading:
    folded = fold(statement)
    tokens: list[Token] = []
    negations: list[int] = []
    for match in _TOKEN.finditer(folded.text):
        word, sign, negates = _understood(match.group())
        if sign:
            start, end = folded.starts[match.start()], folded.ends[match.end() - 1]
            tokens.append(Token(word, start, end, sign, _is_named(folded.text, match)))
        if negates and not _NO_NEGATION.match(folded.text, match.end()):
            negations.append(len(tokens))
    return _Reading(tuple(tokens), tuple(token.sign for token in tokens), tuple(negations))


@lru_cache(maxsize=65536)
def _understood(text: str) -> tuple[str, str, bool]:
    """A word less the negation in it, its sign, "" where it tells no two statements apart, and whether it negates."""
    word, negates = _without_negation(text.lower())
    return word, _sign(text, word) if word and word not in _LIGHT else "", negates


def _without_negation(word: str) -> tuple[str, bool]:
    """A word less the negation in it, and whether there is one: ("is", True) of "isn't"."""
    if word.endswith("n't"):
        stump = word.removesuffix("n't")
        return _CONTRACTED.get(stump, stump), True
    if word == "cannot":
        return "can", True
    return ("", True) if word in _NEGATIONS else (word.removesuffix("'s"), False)


def _sign(text: str, word: str) -> str:
    if word[0].isdigit() or word in _NUMBERS or word in _MORE_NUMBERS:
        return "#"
    if word in _DAYS:
        return "@day"
    return "@month" if word in MONTHS and text[0].isupper() else stem(word)


_BEFORE = re.compile(r"(?:[A-Z][\w.]*|\w*[A-Z]\w*)[ -]$|[\w][-]$|[^\W\d_]$")


def _is_named(text: str, match: re.Match[str]) -> bool:
    if not match.group()[0].isdigit():
        return match.group()[0].isupper()
    last_gap = text.rfind(" ", 0, max(0, match.start() - 1)) + 1
    before = _BEFORE.search(text[last_gap : match.start()])
    return before is not None and before.group().strip(" .-").lower() not in MONTHS.keys() | _DAYS


def _worth_aligning(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether so many words are in both that they can be so many in order: most pairs go no further."""
    if min(len(one), len(other)) < LIKE * max(len(one), len(other)):
        return False
    least = LIKE * (len(one) + len(other)) / 2
    if min(len(one) - len({*one}.difference(other)), len(other) - len({*other}.difference(one))) < least:
        return False
    left, common, plain = Counter(other), 0, 0
    for sign in one:
        if left[sign] > 0:
            left[sign] -= 1
            common += 1
            plain += sign[0] not in "#@"
    return plain >= LEAST_WORDS and common >= least


def _other_names(a: _Reading, b: _Reading, matcher: SequenceMatcher[str]) -> bool:
    """Whether a name stands in one that is not in the same place of the other."""
    for kind, a_first, a_last, b_first, b_last in matcher.get_opcodes():
        differing = (*a.tokens[a_first:a_last], *b.tokens[b_first:b_last])
        if kind != "equal" and any(token.named and token.sign[0] not in "#@" for token in differing):
            return True
    return False


def _value(word: str) -> str:
    return _NUMBERS.get(word, word)

"""Words that answer one question in opposite ways: upheld and overturned, armed and unarmed, voted for and against.

    >>> opposition("The court upheld the ban.", "The court overturned the fishing ban.")
    Opposition(kind='answer', words=('upheld', 'overturned'))

Two statements are opposed only where the words are said of the same thing: the minister who supports a tax and the
union that opposes it agree with each other, as far as a reader can tell. Of deeds, one may follow the other ("opened",
"closed"): then both can be true, and are two matters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from briefing.merge.concepts import concept
from briefing.merge.features import is_headline
from briefing.merge.opposite_words import ANSWERS, PHRASES, Kind
from briefing.normalize import STOPWORDS, negated_terms, stem
from briefing.normalize.quantity_words import ORDINALS
from briefing.normalize.time_words import MONTHS, WEEKDAYS


class Opposition(NamedTuple):
    """How two statements are opposed, and the word of each."""

    kind: Kind
    words: tuple[str, str]


class Side(NamedTuple):
    """A word that takes a side, and what it is said of."""

    word: str
    """As it stands in the statement, or the phrase that means it."""
    question: int
    side: int
    kind: Kind
    before: str
    """What the words before it are about, mostly whoever does it; empty where its clause begins with it."""
    after: frozenset[str]
    """The concepts right behind it in its clause, mostly what it is done to."""


_TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|[^\w\s'’\"“”-]")
_CLAUSE = frozenset(
    "when while after before as because although though if unless which who whom that whose but".split()
)
_TIES = frozenset("of in at on from for near".split())
_CIRCUMSTANCE = frozenset("by in on at with during amid over under despite through against".split())
_TIMES = frozenset(MONTHS) | frozenset(WEEKDAYS) | frozenset("today yesterday tomorrow night morning year old".split())
_BEFORE, _AFTER = 6, 5
"""Words that are looked at on either side."""


def opposition(one: str, other: str) -> Opposition | None:
    """How two statements answer one question in opposite ways; None where they do not, or one of them gives both."""
    found = (Opposition(a.kind, (a.word, b.word)) for a, b in _opposite(one, other) if said_of_the_same(a, b))
    return next(found, None)


def answer_otherwise(one: str, other: str) -> bool:
    """Whether two statements hold opposite words of one question, whoever these are said of: they do not say the same.

    >>> answer_otherwise("The senate approved a budget.", "In the end the house had rejected it.")
    True
    """
    return any(a.kind != "detail" or a.after & b.after for a, b in _opposite(one, other))


def _opposite(one: str, other: str) -> Iterator[tuple[Side, Side]]:
    ours, theirs = find_sides(one), find_sides(other)
    if ours and theirs:
        yield from ((a, b) for a, b in product(ours, theirs) if a.question == b.question and a.side != b.side)


def said_of_the_same(a: Side, b: Side) -> bool:
    """Whether two words have the same doer and, where both have one, the same object; or each has what the other has,
    as "was rejected by the senate" and "the senate approved" have.
    """
    if a.kind == "detail":
        return a.before == b.before != "" and bool(a.after) and _same_object(a, b)
    if a.before == b.before != "":
        return not (a.after and b.after) or _same_object(a, b)
    crossed = a.before in b.after, b.before in a.after
    return all(crossed) or (any(crossed) and bool(a.after & b.after))


def _same_object(a: Side, b: Side) -> bool:
    """Whether one of two objects is the other with more said of it: no "growth forecast" and "inflation forecast"."""
    return bool(a.after) and bool(b.after) and (a.after <= b.after or b.after <= a.after)


@lru_cache(maxsize=16384)
def find_sides(statement: str) -> tuple[Side, ...]:
    """The words that take a side, not those that are negated, are part of a name, or stand beside their opposites.

    >>> [(side.word, side.before, sorted(side.after)) for side in find_sides("The senate has narrowly rejected a tax.")]
    [('rejected', 'senat', ['tax'])]
    """
    found = list(_sides(statement))
    answers = {(side.question, side.side) for side in found}
    one_sided = {question for question, _ in answers if sum(question == other for other, _ in answers) == 1}
    return tuple(side for side in found if side.question in one_sided)


def _sides(statement: str) -> Iterator[Side]:
    text, written = statement, dict[str, str]()
    for phrase, word in PHRASES:
        if found := phrase.search(text):
            written[word.partition(" ")[0]] = found.group()
            text = phrase.sub(word, text)
    tokens: list[str] = _TOKEN.findall(text)
    headline, negated = is_headline(statement), None
    for place, token in enumerate(tokens):
        key = stem(token.lower())
        if key not in ANSWERS or (token[0].isupper() and not headline):
            continue
        negated = negated_terms(statement) if negated is None else negated
        if key in negated:
            continue
        before = _head(tokens[max(0, place - _BEFORE) : place])
        after = frozenset(_content(_object(tokens[place + 1 : place + 1 + _AFTER])))
        shown = written.get(token, token)
        yield from (Side(shown, *entry, before, after) for entry in ANSWERS[key])


def _head(tokens: Sequence[str]) -> str:
    """The concept that what stands before a word is about: "teachers" of "the teachers in the valley have narrowly"."""
    head, tied = "", True
    for token in reversed(tokens):
        if token.lower() in _TIES:
            tied = True
        elif concepts := tuple(_content(iter((token,)))):
            if not tied:
                break
            head, tied = concepts[0], False
        elif not token[0].isalpha() or token.lower() in _CLAUSE:
            break
    return head


def _object(tokens: Sequence[str]) -> Iterator[str]:
    """What is said of the object, up to a word that begins where, when or how; "by" right behind the verb names who."""
    for place, token in enumerate(tokens):
        if place and token.lower() in _CIRCUMSTANCE:
            return
        yield token


def _content(tokens: Iterator[str]) -> Iterator[str]:
    """The concepts of the words up to the end of the clause, without times and adverbs."""
    for token in tokens:
        word = token.lower().removesuffix("'s").removesuffix("’s")
        if not word[0].isalpha() or word in _CLAUSE:
            return
        adverb = word.endswith("ly") and token[0].islower()
        if not adverb and word not in _TIMES and (word not in STOPWORDS or word in ORDINALS):
            yield concept(stem(word))

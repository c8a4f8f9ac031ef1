"""Words that answer one question in opposite ways: upheld and overturned, armed and unarmed, voted for and against.

    >>> opposition("The court upheld the ban.", "The court overturned the fishing ban.")
    Opposition(kind='answer', words=('upheld', 'overturned'))

Two statements are opposed only where the words are said of the same thing: the minister who supports a tax and the
union that opposes it agree with each other, as far as a reader can tell. Of deeds, one may follow the other ("opened",
"closed"): then both can be true, and are two matters.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import product
from typing import NamedTuple

from briefing.merge.concepts import concept
from briefing.merge.features import is_headline
from briefing.merge.opposite_words import Answer, Kind, answers, key, phrases
from briefing.normalize import STOPWORDS, negated_terms, stem
from briefing.normalize.quantity_words import ORDINALS
from briefing.normalize.time_words import MONTHS, WEEKDAYS


class Opposition(NamedTuple):
    """How two statements are opposed, and the word of each."""

    kind: Kind
    words: tuple[str, str]


@dataclass(frozen=True)
class Side:
    """A word that takes a side, and where it stands; what it is said of is worked out where it is asked for."""

    word: str
    """As it stands in the statement, or the phrase that means it."""
    answer: Answer
    tokens: Sequence[str]
    place: int

    @cached_property
    def before(self) -> str:
        """What the words before it are about, mostly whoever does it; empty where its clause begins with it."""
        return _head(self.tokens[max(0, self.place - _BEFORE) : self.place])

    @cached_property
    def after(self) -> frozenset[str]:
        """The concepts right behind it in its clause, mostly what it is done to."""
        return frozenset(_content(_object(self.tokens[self.place + 1 : self.place + 1 + _AFTER])))


_TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|[^\w\s'’\"“”-]")
_CLAUSE = frozenset(
    "when while after before as because although though if unless which who whom that whose but".split()
)
_TIES = frozenset("of in at on from for near".split())
_CIRCUMSTANCE = frozenset("by in on at with during amid over under despite through against".split())
_TIMES = frozenset(MONTHS) | frozenset(WEEKDAYS) | frozenset("today yesterday tomorrow night morning year old".split())
_PASSED_OVER = frozenset("the a an his her it their".split())
"""Stems that a phrase may have between its words; "it" is that of "its" too."""

SEVERAL = -1
"""In place of the answer to a question that words of one statement answer in several ways."""

_BEFORE, _AFTER = 6, 5
"""Words that are looked at on either side."""


def opposition(one: str, other: str) -> Opposition | None:
    """How two statements answer one question in opposite ways; None where they do not, or one of them gives both."""
    found = (Opposition(a.answer.kind, (a.word, b.word)) for a, b in _opposite(one, other) if said_of_the_same(a, b))
    return next(found, None)


def answer_otherwise(one: str, other: str) -> bool:
    """Whether two statements hold opposite words of one question, whoever these are said of: they do not say the same.

    >>> answer_otherwise("The senate approved a budget.", "In the end the house had rejected it.")
    True
    """
    return any(a.answer.kind != "detail" or a.after & b.after for a, b in _opposite(one, other))


def _opposite(one: str, other: str) -> Iterator[tuple[Side, Side]]:
    """The pairs of words that answer one question in opposite ways; most pairs of statements share no question."""
    ours, theirs = _asked(one), _asked(other)
    if any(ours[q] != theirs[q] or ours[q] == SEVERAL for q in ours.keys() & theirs.keys()):
        for a, b in product(find_sides(one), find_sides(other)):
            if a.answer.question == b.answer.question and a.answer.side != b.answer.side:
                yield a, b


def said_of_the_same(a: Side, b: Side) -> bool:
    """Whether two words have the same doer and, where both have one, the same object; or each has what the other has,
    as "was rejected by the senate" and "the senate approved" have.
    """
    if a.answer.kind == "detail":
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
    answers_given = {(side.answer.question, side.answer.side) for side in found}
    times = Counter(question for question, _ in answers_given)
    return tuple(side for side in found if times[side.answer.question] == 1)


@lru_cache(maxsize=16384)
def _asked(statement: str) -> Mapping[int, int]:
    """Each question that a word may answer, with its answer, or `SEVERAL`."""
    _, keys, _ = _joined(statement)
    asked: dict[int, int] = {}
    for known in answers().keys() & set(keys):
        for question, side, _ in answers()[known]:
            asked[question] = side if asked.get(question, side) == side else SEVERAL
    return asked


def _sides(statement: str) -> Iterator[Side]:
    tokens, keys, shown = _joined(statement)
    headline = is_headline(statement)
    for place, known in enumerate(keys):
        token = tokens[place].lower()
        if known in answers() and (headline or tokens[place] == token) and stem(token) not in _negated(statement):
            yield from (Side(shown.get(place) or token, answer, tokens, place) for answer in answers()[known])


_negated = lru_cache(maxsize=4096)(negated_terms)


def _joined(statement: str) -> tuple[Sequence[str], Sequence[str], Mapping[int, str]]:
    """The tokens, with one for each phrase, the word that stands for it; their stems; and the phrases by their place.

    >>> _joined("She gave herself up")
    (['She', 'surrender'], ['she', 'surrend'], {1: 'gave herself up'})
    """
    tokens: list[str] = _TOKEN.findall(statement)
    keys, begun = list(map(key, tokens)), phrases()
    told = [
        (at, *found) for at, first in enumerate(keys) if first in begun and (found := next(_phrases_at(keys, at), None))
    ]
    joined, shown, place = list[str](), dict[int, str](), 0
    for at, word, end in told:
        if at >= place:
            joined += tokens[place:at]
            shown[len(joined)] = " ".join(tokens[at:end]).lower()
            joined.append(word)
            place = end
    if not shown:
        return tokens, keys, shown
    joined += tokens[place:]
    return joined, list(map(key, joined)), shown


def _phrases_at(stems: Sequence[str], place: int) -> Iterator[tuple[str, int]]:
    """The phrases that begin at a place: the word for each, and where it ends."""
    for phrase, word in phrases().get(stems[place], ()):
        end = place + 1
        for forms in phrase[1:]:
            while end < len(stems) and stems[end] in _PASSED_OVER:
                end += 1
            if end == len(stems) or stems[end] not in forms:
                break
            end += 1
        else:
            yield word, end


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

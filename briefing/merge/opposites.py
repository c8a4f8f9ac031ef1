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
from typing import Literal, NamedTuple

from briefing.merge.concepts import concept
from briefing.merge.features import is_headline
from briefing.normalize import STOPWORDS, negated_terms, stem
from briefing.normalize.quantity_words import ORDINALS
from briefing.normalize.time_words import MONTHS, WEEKDAYS

Kind = Literal["answer", "deed", "detail"]


class Opposition(NamedTuple):
    """How two statements are opposed, and the word of each."""

    kind: Kind
    """`answer`: only one can be true; `detail`: the same, between like words; `deed`: one may follow the other."""
    words: tuple[str, str]


class Side(NamedTuple):
    """A word that takes a side, and what it is said of."""

    word: str
    """As it stands in the statement, or the phrase that means it."""
    question: int
    side: int
    kind: Kind
    before: str
    """The nearest concept before it in its clause, mostly whoever does it; empty where there is none."""
    after: frozenset[str]
    """The concepts right behind it in its clause, mostly what it is done to."""


# Each line is one question, and what stands between the strokes are its answers. General vocabulary of news, with the
# forms that a stemmer misses. A second sense does no harm where both words are said of one thing.
_ANSWERS = """
approve adopt pass endorse ratify accept / reject refuse
uphold upheld reinstate / overturn quash annul overrule
win won / lose lost
convict guilty / acquit acquittal innocent exonerate
support back favour favor / oppose
allow permit authorise authorize / ban forbid forbade forbidden prohibit
agree / disagree refuse
succeed successful success / fail unsuccessful failure
legal lawful / illegal unlawful
constitutional / unconstitutional
armed / unarmed
likely / unlikely
hurt injured wounded / unhurt uninjured unharmed unscathed
alive survive / dead die died killed
conscious / unconscious
safe / unsafe
adequate sufficient / inadequate insufficient
aware / unaware
willing / unwilling
prepared / unprepared
married / unmarried
identified / unidentified
changed / unchanged
raise hike / cut lower slash
improve / worsen
tighten / ease loosen
strengthen / weaken
deliberate intentional / accidental unintentional
optional voluntary / compulsory mandatory obligatory
unanimous / divided
temporary / permanent
sober / drunk intoxicated
profit / loss
majority / minority
"""
_DETAILS = """
north northern / south southern / east eastern / west western
inside / outside
upper / lower
man male boy / woman female girl
men boys / women girls
"""
_DEEDS = """
begin began begun start commence / end finish conclude
resume restart / suspend halt
impose introduce / lift scrap abolish
open reopen / close shut
enter arrive / leave left depart quit exit
arrest detain capture / release free
hire appoint recruit / fire sack dismiss
"""
# What is said with two words, as one that the table has.
_PHRASES = tuple(
    (re.compile(rf"\b(?:{phrase})\b", re.IGNORECASE), word)
    for phrase, word in (
        (r"vot(?:ed?|es|ing) (?:for|in favou?r of)|in favou?r of", "support"),
        (r"vot(?:ed?|es|ing) against", "oppose"),
        (r"str(?:ike|ikes|uck|iking) down|set(?:s|ting)? aside", "overturn"),
        (r"(?:turn|vot)(?:s|es|ed|ing) down|thr(?:ow|ows|ew|own|owing) out", "reject"),
        (r"(?:well|properly|fully|adequately)[ -](\w+ed)", r"adequate \1"),
        (r"(?:ill|badly|poorly|inadequately|under)[ -](\w+ed)", r"inadequate \1"),
    )
)
_TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|[^\w\s'’\"“”-]")
_CLAUSE = frozenset(
    "when while after before as because although though if unless which who whom that whose but".split()
)
_CIRCUMSTANCE = frozenset("by in on at with during amid over under despite through against".split())
_TIMES = frozenset(MONTHS) | frozenset(WEEKDAYS) | frozenset("today yesterday tomorrow night morning year old".split())
_BEFORE, _AFTER = 6, 5
"""Words that are looked at on either side."""


def _table() -> dict[str, tuple[tuple[int, int, Kind], ...]]:
    """Question, answer and kind by the stem of a word, for each question that it answers."""
    kinds: tuple[tuple[Kind, str], ...] = (("answer", _ANSWERS), ("detail", _DETAILS), ("deed", _DEEDS))
    lines = [(kind, line) for kind, text in kinds for line in text.strip().splitlines()]
    table: dict[str, tuple[tuple[int, int, Kind], ...]] = {}
    for question, (kind, line) in enumerate(lines):
        for side, words in enumerate(line.split("/")):
            for key in {stem(word) for word in words.split()}:
                table[key] = (*table.get(key, ()), (question, side, kind))
    return table


_TABLE = _table()


def opposition(one: str, other: str) -> Opposition | None:
    """How two statements answer one question in opposite ways; None where they do not, or one of them gives both."""
    ours, theirs = find_sides(one), find_sides(other)
    if not (ours and theirs):
        return None
    for a, b in product(ours, theirs):
        if a.question == b.question and a.side != b.side and said_of_the_same(a, b):
            return Opposition(a.kind, (a.word, b.word))
    return None


def answer_otherwise(one: str, other: str) -> bool:
    """Whether two statements hold opposite words of one question, whatever these are said of: they do not say the same.

    >>> answer_otherwise("The senate approved a budget.", "In the end the house had rejected it.")
    True
    """
    ours = {side.question: side.side for side in find_sides(one)}
    return any(ours.get(side.question, side.side) != side.side for side in find_sides(other))


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
    for phrase, word in _PHRASES:
        if found := phrase.search(text):
            written[word.partition(" ")[0]] = found.group()
            text = phrase.sub(word, text)
    tokens: list[str] = _TOKEN.findall(text)
    headline, negated = is_headline(statement), None
    for place, token in enumerate(tokens):
        key = stem(token.lower())
        if key not in _TABLE or (token[0].isupper() and not headline):
            continue
        negated = negated_terms(statement) if negated is None else negated
        if key in negated:
            continue
        before = next(_content(reversed(tokens[max(0, place - _BEFORE) : place])), "")
        after = frozenset(_content(_object(tokens[place + 1 : place + 1 + _AFTER])))
        shown = written.get(token, token)
        yield from (Side(shown, *entry, before, after) for entry in _TABLE[key])


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

"""What a statement is about: its concepts and its names, each with how much it tells to share it.

A longer name counts in part by its last word, so that "Ruiz" meets "Ana Ruiz" of another document. In a headline that
capitalises every word capitals tell nothing: its words are concepts like any others, and countries go by one name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain

from briefing.merge.concepts import concept
from briefing.merge.wording import times_of
from briefing.model import Mention
from briefing.normalize import STOPWORDS, country, may_hold_time, rarity, stem
from briefing.normalize.terms import terms_of
from briefing.text import words

NAME_WEIGHT = 0.8
"""Weight of a name before its document's own use of it counts; a word not in the frequency table has 1."""

LAST_WORD_SHARE = 0.6
"""What the last word of a longer name has of its weight, for it is the one that a short form keeps."""

HEADLINE_SHARE, HEADLINE_WORDS = 0.95, 4
"""A text is set like a headline where this share of its content words, of which there are so many, has a capital."""

_WORD = re.compile(r"(?<![^\W_])[^\W\d_]+(?:['’][^\W\d_]+)*")
_PRONOUNS = frozenset({"us", "pole"})


@lru_cache(maxsize=16384)
def is_headline(text: str) -> bool:
    """Whether capitals tell nothing here, because every word that could has one.

    >>> is_headline("Bank Hires Former Minister As Chief"), is_headline("The bank has hired Ana Ruiz.")
    (True, False)
    """
    counted = list(map(_counted, text.split()))
    total = sum([content for content, _ in counted])
    return total >= HEADLINE_WORDS and sum([capital for _, capital in counted]) >= HEADLINE_SHARE * total


@lru_cache(maxsize=65536)
def _counted(piece: str) -> tuple[int, int]:
    """How many content words stand between two spaces, and how many of them have a capital."""
    found = [word for word in _WORD.findall(piece) if word.lower() not in STOPWORDS]
    return len(found), sum(word[0].isupper() for word in found)


def features(text: str, names: Sequence[tuple[Mention[str], str]], times: Sequence[str] = ()) -> dict[str, float]:
    """Concepts and names with their weights; times are left out, for they decide nothing about the matter.

    `names` are the text's names with their keys; a headline has none. `times` are the quotes of the times that are
    known to stand in it.
    """
    if is_headline(text):
        return dict(_headline_features(words(_without_times(text, tuple(times)))))
    found: dict[str, float] = {}
    for _, key in names:
        found |= name_features(key)
    return _with_concepts(found, _without_times(text, tuple(times)), names)


def anchors(text: str, names: Sequence[tuple[Mention[str], str]], times: Sequence[str] = ()) -> dict[str, float]:
    """Concepts and whole names of a clause: what a time in it dates. A name is one feature here, marked `name:`."""
    if is_headline(text):
        return features(text, (), times)
    return _with_concepts({f"name:{key}": NAME_WEIGHT for _, key in names}, _without_times(text, tuple(times)), names)


@lru_cache(maxsize=16384)
def name_features(key: str) -> dict[str, float]:
    """The weight of a name over its whole and its last word.

    >>> name_features("ana ruiz")["ruiz"] > name_features("ana ruiz")["name:ana ruiz"]
    True
    """
    short = concept(stem(key.rsplit(maxsplit=1)[-1])) if key.strip() else key
    if country(key):
        return {f"name:{key}": NAME_WEIGHT}
    if " " not in key:
        return {short: NAME_WEIGHT}
    return {f"name:{key}": NAME_WEIGHT * (1 - LAST_WORD_SHARE), short: NAME_WEIGHT * LAST_WORD_SHARE}


def _with_concepts(found: dict[str, float], rest: str, names: Sequence[tuple[Mention[str], str]]) -> dict[str, float]:
    for mention, _ in names:
        rest = _blanked(rest, mention.start, mention.end)
    for key, weight in chain.from_iterable(map(_concepts_of, words(rest))):
        found[key] = max(weight, found.get(key, 0.0))
    return found


@lru_cache(maxsize=65536)
def _concepts_of(word: str) -> tuple[tuple[str, float], ...]:
    """The concepts of a word, more than one only of a compound, and how rare each is in print."""
    return tuple((concept(term), weight) for term, weight in terms_of(word))


@lru_cache(maxsize=64)
def _without_times(text: str, known: tuple[str, ...]) -> str:
    """The text with its times blanked; it is read for them only where the `known` ones leave words of time.

    Kept for a while, since a statement is mostly the clause that its times stand in.
    """
    rest = text
    for quote in known:
        place = rest.find(quote)
        rest = _blanked(rest, place, place + len(quote)) if place >= 0 else rest
    if not may_hold_time(rest):
        return rest
    rest = text
    for time in times_of(text):
        rest = _blanked(rest, time.start, time.end)
    return rest


def _blanked(text: str, start: int, end: int) -> str:
    return text[:start] + " " * (end - start) + text[end:]


def _headline_features(parts: Sequence[str]) -> Iterator[tuple[str, float]]:
    place = 0
    while place < len(parts):
        size = next((n for n in (2, 1) if place + n <= len(parts) and _land(parts[place : place + n])), 0)
        if size:
            yield f"name:{_land(parts[place : place + size])}", NAME_WEIGHT
        else:
            yield from _plain_features(parts[place])
        place += size or 1


def _land(parts: Sequence[str]) -> str | None:
    """The country that these words name; "us" in lower case may be a pronoun."""
    name = " ".join(part.removesuffix("'s") for part in parts)
    return country(name) if name not in _PRONOUNS else None


def _plain_features(word: str) -> Iterator[tuple[str, float]]:
    for part in word.split("-"):
        if part not in STOPWORDS and not part[:1].isdigit() and len(part) > 1:
            yield concept(stem(part)), rarity(part.removesuffix("'s"))

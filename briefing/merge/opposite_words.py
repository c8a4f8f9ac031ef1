"""The words that answer one question in opposite ways, and phrases that mean one of them: `opposites.txt` as tables."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Literal, NamedTuple

from briefing.normalize import stem

Kind = Literal["answer", "detail", "deed"]
"""`answer`: only one can be true; `detail`: the same, between like words; `deed`: one may follow the other."""

_KINDS: Mapping[str, Kind] = {"ANSWERS": "answer", "DETAILS": "detail", "DEEDS": "deed"}


class Answer(NamedTuple):
    """One side of one question."""

    question: int
    side: int
    kind: Kind


@lru_cache(maxsize=65536)
def key(word: str) -> str:
    """What a word is known by: its stem, or itself where that is another word's stem too.

    >>> key("Authorised"), key("lawful"), key("law")
    ('authoris', 'lawful', 'law')
    """
    lower = word.lower()
    return lower if lower in _whole() else stem(lower)


@lru_cache(maxsize=1)
def answers() -> Mapping[str, tuple[Answer, ...]]:
    """The answers that a word is, by its key.

    A word may answer several questions: a promise that is not kept is broken, a tax that is not kept is scrapped.
    """
    table: dict[str, tuple[Answer, ...]] = {}
    lines = [(kind, line) for section, kind in _KINDS.items() for line in _sections()[section]]
    for question, (kind, line) in enumerate(lines):
        for side, words in enumerate(line.split("/")):
            for known in {key(word) for word in words.split()}:
                table[known] = (*table.get(known, ()), Answer(question, side, kind))
    return table


Phrase = tuple[frozenset[str], ...]
"""The keys of the words that may stand in each of its places."""


@lru_cache(maxsize=1)
def phrases() -> Mapping[str, tuple[tuple[Phrase, str], ...]]:
    """The phrases that begin with a key, each with the word that stands for it; the longest first."""
    table: dict[str, list[tuple[Phrase, str]]] = {}
    for line in _sections()["PHRASES"]:
        told, _, word = line.partition(" => ")
        for phrase in told.split(", "):
            places = tuple(frozenset(map(key, forms.split("|"))) for forms in phrase.split())
            for first in places[0]:
                table.setdefault(first, []).append((places, word))
    return {first: tuple(sorted(found, key=lambda entry: -len(entry[0]))) for first, found in table.items()}


@lru_cache(maxsize=1)
def _whole() -> frozenset[str]:
    return frozenset(word for line in _sections()["WHOLE"] for word in line.split())


@lru_cache(maxsize=1)
def _sections() -> Mapping[str, list[str]]:
    sections: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in files("briefing.merge").joinpath("opposites.txt").read_text("utf-8").splitlines():
        if line.isupper() and line.isalpha():
            lines = sections.setdefault(line, [])
        elif line and not line.startswith("#"):
            lines.append(line)
    return sections

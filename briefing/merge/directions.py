"""What a statement says goes up or down, without a figure: "Copper and zinc up" against "Zinc falls".

>>> sorted(find_directions("Copper and zinc up, tin falls").items())
[('copper', 'up'), ('tin', 'down'), ('zinc', 'up')]
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from briefing.normalize import STOPWORDS, stem

# Verbs of levels alone: ferries sink and climbers slip, which is no fall of anything counted.
_UP = "rise rises rose risen gain gains gained surge surges surged rally rallies rallied soar soars soared increased"
_DOWN = "fall falls fell fallen drop drops dropped decline declines declined plunge plunges plunged decreased"
_MOVES = dict.fromkeys(_UP.split(), "up") | dict.fromkeys(_DOWN.split(), "down")
_STATES = {"up": "up", "higher": "up", "strong": "up", "down": "down", "lower": "down", "weak": "down"}
"""Moves in front of a figure, a sign, "and" or nothing; elsewhere they belong to a verb or a noun."""

_TOKEN = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d[\d.,]*|[^\w\s]")
_JOINTS = frozenset("and & or the is are was were has have had also".split())
_REACH = 5
"""Words before the move that are looked at for what moves."""


@lru_cache(maxsize=4096)
def find_directions(statement: str) -> Mapping[str, str]:
    """Stems of what moves with `up` or `down`; what moves both ways is left out."""
    if not any(map(_may_move, statement.split())):
        return {}
    tokens = [match.group().lower() for match in _TOKEN.finditer(statement)]
    found: dict[str, set[str]] = {}
    for place, token in enumerate(tokens):
        direction = _direction(tokens, place, token)
        for word in _movers(tokens, place) if direction else ():
            found.setdefault(stem(word), set()).add(direction)
    return {word: next(iter(ways)) for word, ways in found.items() if len(ways) == 1}


@lru_cache(maxsize=65536)
def _may_move(piece: str) -> bool:
    """Whether a move is among the words of what stands between two spaces; in most statements there is none."""
    return any(token.lower() in _MOVES or token.lower() in _STATES for token in _TOKEN.findall(piece))


def _direction(tokens: list[str], place: int, token: str) -> str:
    after = tokens[place + 1] if place + 1 < len(tokens) else ""
    if token in _STATES:
        return "" if after[:1].isalpha() and after != "and" else _STATES[token]
    return _MOVES.get(token, "")


def _movers(tokens: list[str], place: int) -> list[str]:
    """The content words right before a move, over "and" and auxiliaries, up to any other word or sign."""
    movers: list[str] = []
    for word in reversed(tokens[max(0, place - _REACH) : place]):
        if word in _JOINTS:
            continue
        if not word[0].isalpha() or word in STOPWORDS or word in _MOVES or word in _STATES:
            break
        movers.append(word)
    return movers

"""What a figure takes from the one before it in the sentence: a noun or a verb that is not said twice."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from briefing.model import Quantity
from briefing.normalize.quantity_roles import is_auxiliary, object_role
from briefing.normalize.quantity_tokens import Token, word_at
from briefing.normalize.quantity_verbs import is_common_verb
from briefing.normalize.units import TIME_NAMES


class Stated(NamedTuple):
    """A figure already read, over `tokens[first:last]`."""

    first: int
    last: int
    quantity: Quantity


class Said(NamedTuple):
    """Unit and role of a figure."""

    unit: str
    role: str


_JOINTS = frozenset({",", "and", "or", "but", "another", "including"})
_ON_TOP = frozenset({"further", "additional", "extra"})
_OTHERS = frozenset({"others", "more"})
_REACH = 25
_SENTENCE_ENDS = frozenset({".", "!", "?", ";", "\n\n"})
_AFTER_ELISION = frozenset(
    {"", ".", ",", ";", ")", "in", "from", "at", "for", "by", "on", "to", "and", "with", "respectively"}
)
_WHOLES = frozenset({("of",)} | {("of", word) for word in ("the", "its", "their", "his", "her", "all")})


def completed(tokens: Sequence[Token], before: Stated | None, first: int, last: int, said: Said) -> Said:
    """Unit and role with what the figure before lends to the one at `tokens[first:last]`.

    "900 jobs in Chile, 400 in Peru" and "12 killed in Lima and three others in Ica" lend the noun and the verb, "sent
    500 tanks and 30 jets" the verb, "six dead, including two children" what happened to them; "three of the 19
    hostages were freed" says nothing of the 19.
    """
    if before is None:
        return said
    gap = _without_on_top(tuple(token.lower for token in tokens[before.last : first]))
    if gap in _WHOLES:
        return Said(said.unit, "")
    if not (gap and gap[-1] in _JOINTS) or len(gap) > _REACH or not _SENTENCE_ENDS.isdisjoint(gap):
        return said
    if (said.unit and said.role) or any(map(is_common_verb, gap)):
        return said
    return _lent(tokens, before, gap[-1], last, said)


def _without_on_top(gap: tuple[str, ...]) -> tuple[str, ...]:
    """Less "a further", "an additional" at its end, as "another" is a joint."""
    return gap[:-2] if gap[-1:] and gap[-1] in _ON_TOP and gap[-2:-1] in {("a",), ("an",)} else gap


def _lent(tokens: Sequence[Token], before: Stated, joint: str, last: int, said: Said) -> Said:
    earlier, after = before.quantity, word_at(tokens, last)
    if earlier.role == "age":
        return Said("year", "age") if not said.unit and after in _AFTER_ELISION else said
    if earlier.role == "ordinal" or earlier.unit in TIME_NAMES or is_auxiliary(after):
        return said
    if after in _OTHERS:
        alone = word_at(tokens, last + 1) in _AFTER_ELISION and not said.unit
        return Said(earlier.unit, said.role or earlier.role) if alone else said
    if joint == "including":
        return Said(said.unit, said.role or earlier.role)
    if not said.unit:
        return Said(earlier.unit, said.role or earlier.role) if after in _AFTER_ELISION else said
    governed = object_role(tokens, before.first) == earlier.role
    return Said(said.unit, said.role or earlier.role) if governed else said

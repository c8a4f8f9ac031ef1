"""Whether the "m" written against a number is metres or millions, by the words around it."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.normalize.quantity_nouns import is_plural
from briefing.normalize.quantity_tokens import Number, Token, word_at

# A fall, a climb or a distance before "60m" makes it metres; so does a way down or off behind it.
_MOVES = frozenset(
    "fell fall falls fallen falling plunged plunge plunges plunging tumbled tumble tumbling slid slide sliding slipped "
    "climbed climbing abseiled swam dived dragged swept thrown drop height depth altitude distance length radius "
    "within".split()
)
_MOVES_TO = frozenset("down apart underground underwater offshore inland uphill downhill upstream downstream".split())
_UP_TO_A_NUMBER = frozenset(
    "of about around some approximately roughly nearly almost over only just a than more".split()
)


def in_metres(tokens: Sequence[Token], number: Number) -> Number:
    """The number less its "m" where that is metres: "fell about 60m from a ridge", "found 200m down a gully".

    >>> from briefing.normalize.numbers import read_number
    >>> from briefing.normalize.quantity_tokens import tokenise
    >>> tokens = tokenise("He fell 60m past a hut that 60m people know.")
    >>> [in_metres(tokens, read_number(tokens, place)).low for place in (2, 8)]
    [60.0, 60000000.0]
    """
    suffix = number.last - 1
    if number.kind != "digits" or tokens[suffix].text != "m" or suffix != number.first + 1:
        return number
    place = number.first - 1
    while word_at(tokens, place) in _UP_TO_A_NUMBER:
        place -= 1
    counts = is_plural(word_at(tokens, number.last))
    if counts or not (word_at(tokens, place) in _MOVES or word_at(tokens, number.last) in _MOVES_TO):
        return number
    value = number.low / number.scale
    return number._replace(last=suffix, low=value, high=value, scale=1.0)

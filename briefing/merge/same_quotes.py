"""Where two tellings of one quotation part: a word that one of them lacks or has another in place of.

What a house leaves out at an end, marks as left out or puts in brackets is honest, and how it spells is its own affair.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import pairwise, product

from briefing.merge.profile import Profile

SHARED, LEAST_SHARED = 0.6, 5
"""Least share of the shorter quotation's words, and least number of words, that make two quotations one."""

MOST_CHANGED = 3
"""Most words of either telling at one place: more are another sentence, or a sentence left out."""

_LEFT_OUT = re.compile(r"…|\.\s?\.\s?\.|[\[\]]")
_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*")
_CONTRACTED = (
    (re.compile(r"(?<=\w)\s*([’'])\s*(?=(?:s|m|d|t|re|ve|ll)\b)"), r"\1"),
    (re.compile(r"\b(?:can[’']t|cannot)\b"), "can not"),
    (re.compile(r"\bwon[’']t\b"), "will not"),
    (re.compile(r"n[’']t\b"), " not"),
    (re.compile(r"[’']re\b"), " are"),
    (re.compile(r"[’']ve\b"), " have"),
    (re.compile(r"[’']ll\b"), " will"),
    (re.compile(r"[’']m\b"), " am"),
    (re.compile(r"\bper cent\b|%"), " percent"),
    (re.compile(r"(\d),(?=\d{3}\b)"), r"\1"),
    (re.compile(r"(\d)[:.]\s?00(?=\s?[ap]\b)", re.IGNORECASE), r"\1"),
    (re.compile(r"(\d):\s?(?=\d\d\b)"), r"\1."),
)
_SPELLED = (
    (re.compile(r"is(?=(?:e[ds]?|ing|ation|ations)$)"), "iz"),
    (re.compile(r"our(?=s?$|ed$|ing$|able$|hoods?$|ites?$|ful$|less$)"), "or"),
    (re.compile(r"^okay$"), "ok"),
    (re.compile(r"ence$"), "ense"),
    (re.compile(r"tre(?=s?$)"), "ter"),
    (re.compile(r"ogue(?=s?$)"), "og"),
    (re.compile(r"ll(?=ed$|ing$|er$)"), "l"),
)
_NUMBERS = {
    word: str(number)
    for number, word in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())
}


def other_words(one: Profile, other: Profile) -> tuple[str, str] | None:
    """What each telling has where their quotation differs, with the words around it; None where it is the same."""
    pairs = product(one.quoted, other.quoted)
    return next((changed for ours, theirs in pairs if (changed := changed_words(ours, theirs))), None)


@lru_cache(maxsize=4096)
def changed_words(one: str, other: str) -> tuple[str, str] | None:
    """The first place in which two quotations that share a run of words differ, as each has it.

    >>> changed_words("This is a very good day for us all.", "This is a good day for us all")
    ('a very good day', 'a good day')
    >>> changed_words("We won’t recognise a pact with them.", "We will not recognize a pact with them.") is None
    True
    """
    if _LEFT_OUT.search(one) or _LEFT_OUT.search(other):
        return None
    a, b = _words(one), _words(other)
    plain = [_plain(word) for word in a], [_plain(word) for word in b]
    least = max(LEAST_SHARED, SHARED * min(len(a), len(b)))
    if plain[0] == plain[1] or (Counter(plain[0]) & Counter(plain[1])).total() < least:
        return None
    blocks = SequenceMatcher(None, *plain, autojunk=False).get_matching_blocks()[:-1]
    if sum(block.size for block in blocks) < least:
        return None
    for before, after in pairwise(blocks):
        left, right = (before.a + before.size, after.a), (before.b + before.size, after.b)
        if max(left[1] - left[0], right[1] - right[0]) <= MOST_CHANGED:
            return _around(a, *left), _around(b, *right)
    return None


def _around(parts: Sequence[str], start: int, end: int) -> str:
    """A change with the word before it and the two after it."""
    return " ".join(parts[start - 1 : end + 2])


def _words(text: str) -> list[str]:
    """Words as printed, contractions in full."""
    for short, full in _CONTRACTED:
        text = short.sub(full, text)
    return _WORD.findall(text)


def _plain(word: str) -> str:
    """A word in one spelling: British and American are one, and a small number is its word."""
    plain = word.lower().replace("’", "'")
    for found, spelled in _SPELLED:
        plain = found.sub(spelled, plain)
    return _NUMBERS.get(plain, plain)

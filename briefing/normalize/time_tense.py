"""Whether the words round a time look back or ahead: what "Friday" and "in April" are read by.

The nearest verb before the time in its sentence decides, else the nearest after it. Endings and short lists stand in
for a parser: they are asked only for a direction, and news that gives none is read as telling what has happened.
"""

from __future__ import annotations

import re
from typing import Literal

from briefing.normalize.time_words import any_of

Tense = Literal["past", "future", "none"]

_AHEAD = frozenset(
    """will shall would could might must should may can going upcoming forthcoming scheduled due expected planned
    plans plan planning slated poised expects hopes intends aims expires begins starts opens kicks next won't won’t
    tomorrow deadline set""".split()
)
_BACK = frozenset(
    """was were had did said told met came went took made gave got saw held began became left led lost won brought sent
    spent built bought caught taught thought fought sought sold kept felt found heard hit cut put shot struck spoke
    broke chose drew drove fell flew froze grew hid knew paid ran rose sang sank shook stole stood swore threw wore
    wrote woke beat bore beset dealt dug fed laid lay lit meant quit read rang sat slid spread stuck swept swung
    tore understood withdrew underwent overcame oversaw been""".split()
)
_NOT_PAST = frozenset(
    """need indeed speed exceed feed seed bleed breed hundred united limited proceed succeed embed weed
    greed creed reed deed sacred naked alleged proposed reed shed bed red""".split()
)
# "agreed to meet on Friday" looks ahead, "failed to meet on Friday" does not.
_PROMISES = frozenset(
    """agreed vowed promised pledged planned prepared prepares preparing wants wanted hoped offered set due about
    likely ready decided intended invited expected scheduled supposed is are""".split()
)
_WORD = re.compile(r"[A-Za-z]+(?:['’][a-z]+)?|[.!?;]")
_REACH = 110
_LASTING = frozenset("was were had lasted remained stayed continued ran served worked waited".split())
_TOWARDS = re.compile(r"\b(?:by|until|till|before|starting|beginning|effective)\s{1,3}(?:the\s{1,3})?$", re.IGNORECASE)
_SCHEDULED = re.compile(rf"\b{any_of(['take place', 'takes place', 'ahead of'])}\b", re.IGNORECASE)


def tense_at(text: str, start: int, end: int) -> Tense:
    """Which way the sentence looks at the time that stands at `text[start:end]`.

    >>> tense_at("Talks will open on Friday.", 19, 25), tense_at("Talks opened on Friday.", 16, 22)
    ('future', 'past')
    """
    before = _words_before(text[max(0, start - _REACH) : start])
    back = _nearest_before(before)
    if back == "none":
        back = _nearest_after(_words_after(text[end : end + _REACH], opening=_opens_clause(before)))
    return _with_deadline(back, text[max(0, start - 24) : start], before)


def _words_before(text: str) -> list[str]:
    words = _WORD.findall(text)
    stops = [i for i, word in enumerate(words) if word in ".!?;" and i and _ends_sentence(words[i - 1])]
    return words[stops[-1] + 1 :] if stops else words


def _ends_sentence(word: str) -> bool:
    """A full stop after an abbreviation ("U.S.", "Gen.") ends nothing."""
    return len(word) > 3 and word[-1].islower()


def _opens_clause(before: list[str]) -> bool:
    """Whether nothing but small words stands before the time: "On Friday, the ministers will meet"."""
    return len(before) <= 3


def _words_after(text: str, *, opening: bool) -> list[str]:
    stop = re.search(r"[.!?;]\s" if opening else r"[.!?;,]", text)
    return _WORD.findall(text[: stop.start()] if stop else text)


def _nearest_before(words: list[str]) -> Tense:
    for i in range(len(words) - 1, max(-1, len(words) - 16), -1):
        found = _direction(words, i)
        if found != "none":
            return found
    return "none"


def _nearest_after(words: list[str]) -> Tense:
    found = (_direction(words, i) for i in range(min(len(words), 14)))
    return next((tense for tense in found if tense != "none"), "none")


def _direction(words: list[str], i: int) -> Tense:
    word = words[i]
    lower = word.lower()
    earlier = words[i - 1].lower() if i else ""
    following = words[i + 1].lower() if i + 1 < len(words) else ""
    if lower == "be" or (lower == "to" and earlier in _PROMISES and following.islower()):
        return "none" if earlier in ("not", "could") else "future"
    if _looks_ahead(word, lower, following):
        return "future"
    if lower in _BACK or _past_form(word, lower):
        return _passive(words, i)
    return "none"


def _looks_ahead(word: str, lower: str, following: str) -> bool:
    if lower == "may" and word != "may":
        return False
    if lower in ("could", "can") and following == "not":
        return False
    if lower == "set":
        return following in ("to", "for")
    ahead_phrase = bool(_SCHEDULED.match(f"{lower} {following}"))
    return (
        ahead_phrase
        or (lower in _AHEAD and (lower == word or lower in ("will", "would")))
        or lower.endswith(("’ll", "'ll"))
    )


def _past_form(word: str, lower: str) -> bool:
    return len(lower) > 3 and lower.endswith("ed") and word[0].islower() and lower not in _NOT_PAST


def _passive(words: list[str], i: int) -> Tense:
    """Tells "will be signed" from "was signed": the participle itself says neither."""
    near = [word.lower() for word in words[max(0, i - 2) : i]]
    if "be" in near:
        return "past" if "not" in [word.lower() for word in words[max(0, i - 4) : i]] else "future"
    return "past"


def _with_deadline(tense: Tense, lead: str, before: list[str]) -> Tense:
    """Lets "until Friday" and "by April" look ahead, unless something lasted until then or had happened by then."""
    found = _TOWARDS.search(lead)
    if not found or tense == "future":
        return tense
    if tense == "none":
        return "future"
    until = found[0].lower().startswith(("until", "till"))
    return "future" if until and not _LASTING & {word.lower() for word in before} else tense

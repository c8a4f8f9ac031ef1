"""Sentences by conservative rules: a split that is missed costs precision of a citation, a wrong one costs sense.

A sentence never runs over a line end. Full stops of abbreviations, initials and numbers do not end one, nor do dots
with a space in front, which stand for words left out; and a question or a cry stays with the name of who said it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache

_CLOSERS = "\"'\u2019\u201d\u00bb)\\]"
_OPENERS = "\"'\u2018\u201c\u00ab(\\["
_NEXT = rf"(?=[{_OPENERS}]*[^\W_a-z]|[{_OPENERS}])"
_LINE = re.compile(r"[^\n]+")
_MAY_END = re.compile(rf"[.!?\u2026][{_CLOSERS}]*[^\S\n]|\n")
_END = re.compile(rf"(?P<stop>[.!?\u2026]+)(?P<close>[{_CLOSERS}]*)(?P<gap>[^\S\n]+){_NEXT}")

_NEVER_LAST = frozenset(
    (
        "mr mrs ms dr prof gen lt col sgt capt cpl maj adm cmdr brig gov sen rep rev hon pres st mt ft vs "
        "sr fr supt det insp pvt pte pfc spc cllr rt hon ste messrs mme mlle const msgr al approx ca cf e.g i.e viz"
    ).split()
)
_BEFORE_A_NUMBER = frozenset("no nos fig eq art sec ch vol p pp est".split())
_SELDOM_LAST = frozenset(
    (
        "jr inc ltd corp co bros dept univ assn ave blvd rd etc a.m p.m jan feb mar apr jun jul aug sep sept oct nov "
        "dec mon tue tues wed thu thur thurs fri sat sun u.s u.k u.n e.u d.c u.s.a ariz calif colo conn fla ga ill ind "
        "kan ky la mass md mich minn miss mo neb nev okla ore pa tenn tex va vt wash wis wyo ont que"
    ).split()
)
_STARTERS = frozenset(
    (
        "the a an this that these those he she it they we you i his her its their our there here in on at by for from "
        "with after before during since until while when where although though because if as but and so yet or however "
        "meanwhile also then now what who why how no not some many most all one two both each another other"
    ).split()
)
_QUOTATION_MARKS = frozenset("\"'\u2019\u201d\u00bb")
_SPEAKER = re.compile(
    r"(?:[^\W\d_a-z][\w.\u2019'-]*\s+(?:of\s+|the\s+)*){1,6}"
    r"(?:said|says|asked|asks|added|replied|shouted|cried|wrote|told|called|wondered)\b"
)
_LAST_WORD = re.compile(r"([^\W\d_](?:[^\W\d_]|\.(?=[^\W\d_]))*)\Z")
_NEXT_WORD = re.compile(rf"[{_OPENERS}]*([^\W\d_]+)")


@lru_cache(maxsize=256)
def sentences(text: str, start: int = 0, end: int | None = None) -> tuple[tuple[int, int], ...]:
    """Spans of the sentences in `text[start:end]`, in order, without surrounding white space.

    >>> text = "Mr. Hill met Gen. Ray. It rained."
    >>> [text[a:b] for a, b in sentences(text)]
    ['Mr. Hill met Gen. Ray.', 'It rained.']
    """
    stop = len(text) if end is None else end
    if not _MAY_END.search(text, start, stop):
        only = _trimmed(text, start, stop)
        return (only,) if only else ()
    spans: list[tuple[int, int]] = []
    for line in _LINE.finditer(text, start, stop):
        at = line.start()
        for match in _END.finditer(text, line.start(), line.end()):
            if not _ends_here(text, at, match):
                continue
            spans.append((at, match.end("close")))
            at = match.end()
        spans.append((at, line.end()))
    return tuple(span for span in (_trimmed(text, a, b) for a, b in spans) if span)


def sentence_at(text: str, start: int, end: int) -> tuple[int, int]:
    """The span from the start of the sentence that holds `start` to the end of the one that holds `end - 1`.

    >>> sentence_at("It rained. It poured.", 14, 20)
    (11, 21)
    """
    spans = sentences(text)
    starts = [span[0] for span in spans]
    first = spans[max(0, bisect_right(starts, start) - 1)] if spans else (start, end)
    last = spans[max(0, bisect_right(starts, max(start, end - 1)) - 1)] if spans else (start, end)
    return min(first[0], start), max(last[1], end)


def _ends_here(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether a stop with what closes behind it ends the sentence that begins at `start`."""
    stop, quoted = match.group("stop"), bool(_QUOTATION_MARKS & set(match.group("close")))
    if stop == ".":
        return quoted or _full_stop_ends(text, start, match)
    if quoted:
        return not _SPEAKER.match(text, match.end())
    elided = "\u2026" in stop or stop.startswith("..")
    return not (elided and text[match.start() - 1 : match.start()].isspace())


def _full_stop_ends(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether a single full stop ends a sentence, judged by the words on both sides."""
    last_gap = text.rfind(" ", start, match.start()) + 1
    before = _LAST_WORD.search(text, max(start, last_gap), match.start())
    after = _NEXT_WORD.match(text, match.end())
    following = after.group(1).lower() if after else ""
    if before is None:
        return not text[start : match.start()].isdigit()
    word = before.group(1).lower()
    if word in _NEVER_LAST or (word in _BEFORE_A_NUMBER and text[match.end()].isdigit()):
        return False
    if len(word) == 1 or word in _SELDOM_LAST or "." in word:
        return following in _STARTERS
    return True


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    kept = text[start:end]
    left = start + len(kept) - len(kept.lstrip())
    right = left + len(kept.strip())
    return (left, right) if left < right else None

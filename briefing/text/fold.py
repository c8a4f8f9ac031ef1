"""Typography folded away, with the way back: each folded character knows which original characters it stands for."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

_INVISIBLE = "\u00ad\u200b-\u200f\u2060\u2061-\u2064\u202a-\u202e\u2066-\u2069\ufeff\u034f\u180e"
_DASHES = "\\-\u2010-\u2015\u2212\u2e3a\u2e3b\ufe58\ufe63\uff0d"
_QUOTES = "'\"`\u00b4\u2018-\u201f\u2032-\u2037\u00ab\u00bb\u2039\u203a\u02bc\uff02\uff07\u275b-\u275e\u300c-\u300f"
_MARKS = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u064b-\u065f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u3099\u309a"
    "\ufe20-\ufe2f"
)
_JAMO = "[\u1100-\u1112][\u1161-\u1175][\u11a8-\u11c2]?|[\uac00-\ud7a3][\u11a8-\u11c2]"
_SINGLETONS = "\u0340-\u0387\u1f71-\u1ffd\u2000\u2001\u2126\u212a\u212b\u2329\u232a\uf900-\ufaff\U0002f800-\U0002fa1d"
_LIGATURES = "\ufb00-\ufb06"
_GROUPED = r"(?<![\d.,])\d{{1,3}}(?:[{separators}]\d{{3}})+(?![\d])"
_TIGHT_SEPARATORS = ",'\u2019\u00a0\u2007-\u2009\u202f"

_PATTERN = rf"""
    (?P<thousands>{_GROUPED})
  | (?P<ellipsis>[\s{_INVISIBLE}]*(?:\u2026|\.(?:[\s{_INVISIBLE}]?\.){{{{2,}}}})[\s{_INVISIBLE}]*)
  | (?P<dash>[\s{_INVISIBLE}]*[{_DASHES}]+[\s{_INVISIBLE}]*)
  | (?P<space>[{_INVISIBLE}]*\s[\s{_INVISIBLE}]*)
  | (?P<invisible>[{_INVISIBLE}]+)
  | (?P<quote>[{_QUOTES}]+)
  | (?P<ligature>[{_LIGATURES}])
  | (?P<composed>\w[{_MARKS}]+|{_JAMO}|[{_SINGLETONS}])
"""
_FIXED = {"ellipsis": "\u2026", "dash": "-", "space": " ", "invisible": "", "quote": "'"}


def _compiled(separators: str) -> re.Pattern[str]:
    return re.compile(_PATTERN.format(separators=separators), re.VERBOSE)


_EVERYDAY_DASHES, _EVERYDAY_QUOTES = "\\-\u2010-\u2015", "'\"`\u2018-\u201f"
_INTRICATE = re.compile(
    rf"[^\n\t -~\u00c0-\u017f{_EVERYDAY_DASHES}{_EVERYDAY_QUOTES}]|\.[ \n\t]?\.|[\n\t ][\n\t {_EVERYDAY_DASHES}]"
    rf"|[{_EVERYDAY_DASHES}][\n\t {_EVERYDAY_DASHES}]|[{_EVERYDAY_QUOTES}]{{2}}|\d[,'\u2019]\d"
)
"""What a text must not hold for each of its characters to be folded by itself, as most sentences' are."""

_ONE_BY_ONE = str.maketrans(
    dict.fromkeys("‐‑‒–—―", "-") | dict.fromkeys('"`‘’‚‛“”„‟', "'") | dict.fromkeys("\n\t", " ")
)

_TIGHT = _compiled(_TIGHT_SEPARATORS)
_SPACED = _compiled(_TIGHT_SEPARATORS + r"\x20")


class Folded(NamedTuple):
    """A folded text; `starts[i]` and `ends[i]` bound what `text[i]` stands for in the original."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]


@lru_cache(maxsize=64)
def fold(text: str, *, spaced_thousands: bool = False) -> Folded:
    """Fold quotation marks, dashes, spaces, soft hyphens, ligatures, composition, ellipses, thousands separators.

    With `spaced_thousands`, "15 000" folds like "15,000" too; not by default, for "on June 19 500 people" is two
    numbers.

    >>> fold("“15,000 troops” – more…").text
    "'15000 troops'-more…"
    """
    if _INTRICATE.search(text) is None and not spaced_thousands:
        return Folded(text.translate(_ONE_BY_ONE), range(len(text)), range(1, len(text) + 1))
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = 0

    def keep(start: int, end: int) -> None:
        pieces.append(text[start:end])
        starts.extend(range(start, end))
        ends.extend(range(start + 1, end + 1))

    for match in (_SPACED if spaced_thousands else _TIGHT).finditer(text):
        keep(at, match.start())
        at = match.end()
        kind = str(match.lastgroup)
        if kind == "thousands":
            for place in range(match.start(), match.end()):
                if text[place].isdigit():
                    keep(place, place + 1)
            continue
        folded = _FIXED[kind] if kind in _FIXED else _letters(kind, match.group())
        pieces.append(folded)
        starts.extend([match.start()] * len(folded))
        ends.extend([match.end()] * len(folded))
    keep(at, len(text))
    return Folded("".join(pieces), starts, ends)


def _letters(kind: str, found: str) -> str:
    form = "NFKC" if kind == "ligature" else "NFC"
    return unicodedata.normalize(form, found)  # type: ignore[arg-type]

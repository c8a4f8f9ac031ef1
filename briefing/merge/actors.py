"""Names of somebody or something that acts or is acted on, told from names of places, teams and things by their place.

    >>> from briefing.normalize import find_names
    >>> text = "Rovers goalkeeper Ana Ruiz was arrested in Tarsk on Monday."
    >>> find_actors(text, [(mention, mention.value) for mention in find_names(text)])
    frozenset({'Ana Ruiz'})

Capitals do not say what a name names. Its place does often enough: a name in front of a noun describes that noun, one
behind "in" is where something happens, and one behind "the" is mostly a body that many stories share.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.model import Mention
from briefing.normalize import STOPWORDS, country, country_of_capital

_AFTER = re.compile(r"\s*([^\W\d_]+|\S)?")
_BEFORE = re.compile(r"([^\W\d_]+)[\s]*$")
_NOT_BEHIND = frozenset("the a an in at near off outside of from to on for into across through over around".split())
_ACRONYM = re.compile(r"[A-Z.&]{2,6}")
_DATELINE = frozenset("/:(–—-")
_VERB_ENDINGS = ("ed", "s", "ing")
_SPEAKS = frozenset(
    "said says say told tells added adds reported reports announced stated noted claimed wrote explained warned "
    "insisted argued confirmed denied".split()
)
_PAST = frozenset("won lost shot hit fell died met left took gave made became went came struck fled".split())


def find_actors(statement: str, keyed: Sequence[tuple[Mention[str], str]]) -> frozenset[str]:
    """Keys of the names that stand where somebody stands, not those of countries; `keyed` are names with their keys."""
    found: set[str] = set()
    passed = 0
    for mention, key in keyed:
        if passed and statement[passed : mention.start].strip() in {"and", "&"}:
            passed = mention.end
        elif _ACRONYM.fullmatch(mention.value) or country(mention.value) or country_of_capital(mention.value):
            continue
        elif _stands_for_somebody(statement, mention.start, mention.end):
            found.add(key)
        else:
            passed = mention.end
    return frozenset(found)


def _stands_for_somebody(statement: str, start: int, end: int) -> bool:
    lead = statement[:start].rstrip()
    before = _BEFORE.search(lead, lead.rfind(" ") + 1)
    if before and before.group(1).lower() in _NOT_BEHIND | _SPEAKS:
        return False
    after = _AFTER.match(statement, end)
    word = (after.group(1) or "") if after else ""
    if word in _DATELINE or word in {"'", "’"} or word.lower() in _SPEAKS:
        return False
    return not word.isalpha() or word.lower() in STOPWORDS | _PAST or word.endswith(_VERB_ENDINGS)

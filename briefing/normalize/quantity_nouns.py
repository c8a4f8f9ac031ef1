"""What is counted: the head noun after a number, and its singular."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.normalize.quantity_tokens import Token, glued, word_at
from briefing.normalize.quantity_verbs import is_irregular_past
from briefing.normalize.quantity_words import PLURAL_SCALES, SMALL, TENS

FUNCTION_WORDS = frozenset(
    "a about above according across after against ago all along also although am amid among an and any are around as "
    "at be because been before behind being below beneath beside between beyond both but by can could despite did do "
    "does down during each either even ever every except few for from further had has have having he hence her here "
    "hers him his how however i if in including inside instead into is it its just least less like many may me might "
    "more most much must my near neither never no nor not now of off on once only onto or other others our out "
    "outside over own per perhaps rather since she should so some soon still such than that the their them then there "
    "these they this those though through throughout till to together too toward towards under until up upon us very "
    "via was we were what when where whereas whether which while who whom whose why will with within without would "
    "yet you your 's later earlier apiece respectively overall altogether away ahead alone alike already early late "
    "almost nearly today yesterday tomorrow monday tuesday wednesday thursday friday saturday sunday".split()
)
_IRREGULAR = {
    "people": "person", "persons": "person", "men": "man", "women": "woman", "children": "child", "lives": "life",
    "wives": "wife", "feet": "foot", "teeth": "tooth", "mice": "mouse", "knives": "knife", "wolves": "wolf",
    "thieves": "thief", "halves": "half", "leaves": "leaf", "shelves": "shelf", "loaves": "loaf", "calves": "calf",
    "criteria": "criterion", "phenomena": "phenomenon", "crises": "crisis", "theses": "thesis", "analyses": "analysis",
    "bases": "base", "buses": "bus", "gases": "gas", "viruses": "virus", "movies": "movie", "zombies": "zombie",
    "cookies": "cookie", "ties": "tie", "heroes": "hero", "potatoes": "potato", "tomatoes": "tomato",
    "troops": "soldier", "geese": "goose", "oxen": "ox", "casualties": "casualty", "menus": "menu",
    "pts": "point",
    "homeless": "", "dead": "", "injured": "", "wounded": "", "hurt": "", "missing": "",
}  # fmt: skip
# "Troops" counts soldiers; its singular is a body of them.
_INVARIANT = frozenset(
    "aircraft spacecraft hovercraft series species police personnel staff crew cattle sheep deer fish salmon "
    "offspring dead injured wounded hurt missing homeless headquarters means livestock infantry cavalry clergy".split()
)
_INVARIANT_MEN = ("men", "people", "children", "women")
_SINGULAR_S = ("ss", "us", "is", "ous", "ics", "ness")
# Plural words that follow a noun as its verb, or are no nouns: never the head.
_NOT_NOUNS = frozenset("says was has does is this his its less plus perhaps always sometimes yes news times".split())
COUNTED_PLURALS = frozenset(
    "people persons men women children soldiers troops civilians officers police workers employees staff personnel "
    "passengers students pupils residents refugees migrants prisoners hostages patients victims casualties deaths "
    "dead injured wounded homes houses buildings jobs families fighters militants rebels protesters demonstrators "
    "supporters members delegates guests spectators fans attendees participants volunteers firefighters rescuers "
    "doctors nurses teachers farmers voters tourists pilgrims cases seats shares aircraft vehicles tanks missiles "
    "rockets drones shells rounds pages copies words".split()
)
_MOST_MODIFIERS = 6
_NUMBER_WORDS = frozenset({*SMALL, *TENS, *PLURAL_SCALES, "half"})
# Behind a singular head these are its verb: "the second engine stopped", "the third ship carries".
_AFTER_HEAD = ("ed", "ing", "s")
# Between a number and its noun: "two of the engines", "six more jets".
_BRIDGES = frozenset("more other additional further of the its his her their our these those such".split())


def singular(noun: str) -> str:
    """The singular of a lower-case noun; nouns without one stay as they are.

    >>> [singular(noun) for noun in ("casualties", "boxes", "people", "aircraft", "glass", "troops")]
    ['casualty', 'box', 'person', 'aircraft', 'glass', 'soldier']
    """
    if noun in _IRREGULAR:
        return _IRREGULAR[noun]
    if noun in _INVARIANT or not noun.endswith(("s", "men")) or noun.endswith(_SINGULAR_S):
        return noun
    if noun.endswith("men"):
        return noun[:-2] + "an"
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith(("sses", "xes", "ches", "shes", "zzes")):
        return noun[:-2]
    return noun[:-1]


def is_plural(word: str) -> bool:
    """Whether a lower-case word looks like a plural noun."""
    if word in _NOT_NOUNS or len(word) < 3:
        return False
    if word in _IRREGULAR or word in _INVARIANT or word.endswith(_INVARIANT_MEN):
        return True
    return word.endswith("s") and not word.endswith(_SINGULAR_S)


def counted_noun(tokens: Sequence[Token], index: int) -> str:
    """The plural noun counted from a token on, as written in lower case, or ""."""
    place = head_place(tokens, index, plural=True)
    return tokens[place].lower if place is not None else ""


def head_place(tokens: Sequence[Token], index: int, *, plural: bool) -> int | None:
    """Where the head noun stands: the last of the first run of plurals; for one, the last word before a stop.

    >>> from briefing.normalize.quantity_tokens import tokenise
    >>> head_place(tokenise("young Peruvian miners to Lima"), 0, plural=True)
    2
    """
    run = _run(tokens, index)
    if not plural:
        return _singular_head(tokens, run)
    place = next((place for place in run if is_plural(tokens[place].lower)), None)
    while place is not None and place + 1 in run and is_plural(tokens[place + 1].lower):
        place += 1
    return place


def _run(tokens: Sequence[Token], index: int) -> list[int]:
    """The words that may belong to the noun phrase, up to a function word, a number word or a sign."""
    run: list[int] = []
    place = _skip_bridge(tokens, index)
    while place < len(tokens) and len(run) < 2 * _MOST_MODIFIERS and _may_belong(tokens, place, first=not run):
        run.append(place)
        place += 1
    return run


def _may_belong(tokens: Sequence[Token], place: int, *, first: bool) -> bool:
    word = tokens[place]
    hyphen = word.lower == "-" and glued(tokens, place) and glued(tokens, place + 1) and not first
    if hyphen or _in_model_name(tokens, place) or (not first and _joins_peoples(tokens, place)):
        return True
    if word.lower in FUNCTION_WORDS or word.lower in _NUMBER_WORDS:
        return False
    return word.text.isalpha() or _is_acronym(word.text)


def _joins_peoples(tokens: Sequence[Token], place: int) -> bool:
    """Whether an "and" stands between two capitals before their noun: "23 Omani and Yemeni sailors"."""
    if word_at(tokens, place) != "and" or place + 2 >= len(tokens):
        return False
    before, after = tokens[place - 1], tokens[place + 1]
    return before.text.istitle() and after.text.istitle() and not is_plural(before.lower)


def _skip_bridge(tokens: Sequence[Token], index: int) -> int:
    place = index
    while place < index + 3 and word_at(tokens, place) in _BRIDGES:
        place += 1
    return place


def _in_model_name(tokens: Sequence[Token], place: int) -> bool:
    """Digits with a letter glued before or behind, as in "50 A320neo jets"."""
    text = tokens[place].text
    if not text.isdecimal():
        return text.isupper() and glued(tokens, place + 1) and tokens[place + 1].text.isdecimal()
    before = glued(tokens, place) and tokens[place - 1].text[-1].isalpha()
    return before or (glued(tokens, place + 1) and tokens[place + 1].text[0].isalpha())


def _is_acronym(text: str) -> bool:
    return len(text) > 2 and text[1] == "." and text[0].isalpha()


def _singular_head(tokens: Sequence[Token], run: Sequence[int]) -> int | None:
    words = [place for place in run if tokens[place].text.isalpha()]
    stop = next((n for n, place in enumerate(words) if n and _is_verb(tokens[place].lower)), len(words))
    head = words[min(stop, 3) - 1] if words[:stop] else None
    return head if head is not None and not tokens[head].lower.endswith("ly") else None


def _is_verb(word: str) -> bool:
    return word.endswith(_AFTER_HEAD) or is_irregular_past(word)


def next_noun(tokens: Sequence[Token], index: int) -> int | None:
    """The noun right behind a hyphen: "9-country", "40-minute"."""
    if word_at(tokens, index) == "-" and glued(tokens, index) and glued(tokens, index + 1):
        return index + 1 if tokens[index + 1].text.isalpha() else None
    return None

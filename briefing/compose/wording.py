"""The words of a briefing: the sources' own statements, with who says so in the words of the sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from briefing.model import Attribution, Claim, Document
from briefing.text import words

LONG_WORDS, SHORT_WORDS = 24, 7
"""A statement of more words is trimmed, where at least so many stay."""

_ATTRIBUTED = re.compile(r"\baccording to (?:[^,“”\"]|\d,\d){2,60}$", re.IGNORECASE)
"""A statement that ends with its source: a second "according to" would say that one speaks of the other."""

_ROLES = frozenset("spokesman spokeswoman spokesperson official officer source lawyer attorney analyst".split())
"""Last words of sources that are no names, though they begin with a capital: "Navy spokesperson" has an article."""

_RIDER = re.compile(r",\s(?=(?:as|while|amid|following|after|with|ahead of|including|a|an|the)\b)")
_ASIDE = re.compile(
    r",[^,]*,|,?\s(?:who|which|whose|whom|where)\b.*$|,\s(?:with|as|after|while|amid|following|[a-z]+ed)\b[^,]*$"
)
FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|do|does|did|[a-z]{2,}ed|began|bought"
    r"|broke|brought|built|came|caught|chose|cut|dealt|drew|drove|fell|flew|fought|found|froze|gave|got|grew|held|hit"
    r"|hurt|kept|knew|laid|led|left|lost|made|meant|met|paid|put|quit|ran|rose|said|sank|sat|saw|sent|set|shook|shot"
    r"|shut|sold|sought|spent|split|spoke|spread|stole|stood|struck|swept|swore|taught|thought|threw|told|took|tore|went"
    r"|withdrew|woke|won|wore|wrote)\b"
)
_NO_ARTICLE = frozenset("police media people staff personnel".split())
"""Last words of sources that stand without an article, or in the plural without an ending."""
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")
_SPEAKS = (
    r"\b(?:said|says|told|tells|added|adds|announced|argued|asked|claimed|confirmed|declared|denied|explained|insisted"
    r"|noted|replied|stated|stressed|warned|wrote)\b"
)
_AFTER_HEAD = re.compile(
    r"\s(?:close|near|familiar|seen|obtained|reviewed|from|at|by|in|for|with|who|that|on|of|to|inside)\b"
)
_DETERMINERS = frozenset(
    "a an the this that one two three four five six some many several most his her its their".split()
)
_SHORT_FORM = re.compile(r"(?:\b\w\.){2,}$|\b(?:Inc|Ltd|Corp|Co|Bros|Jr|Sr|St|Ave|etc)\.$")


def attributed(statement: str, source: str) -> str:
    """A statement with its source in the sentence.

    >>> attributed("The bridge is closed.", "Harbour Post")
    'The bridge is closed, according to Harbour Post.'
    >>> attributed("The bridge is closed, according to police.", "Harbour Post")
    'The bridge is closed, according to police (Harbour Post).'
    """
    text = statement.rstrip()
    if _ATTRIBUTED.search(text):
        return f"{open_ended(text)} ({source})."
    if text.endswith(("”", '"', "’")) and text[-2:-1] in ".,":
        return f"{open_ended(text[:-1].rstrip(','))}{text[-1]}, according to {source}."
    return f"{open_ended(text)}, according to {source}."


def open_ended(text: str) -> str:
    """Without the full stop at the end, unless it is an abbreviation's: "in the U.S." keeps it."""
    return text if _SHORT_FORM.search(text) else text.rstrip(".")


def chain_in_words(chain: Sequence[Attribution], house: str, text: str = "") -> str:
    """Who says so, nearest to the source first; `text` is the document's, which knows whose name has an article.

    >>> link = Attribution(name="KCNA", role="relay")
    >>> chain_in_words([Attribution(name="Yonhap", role="relay"), link], "Harbour Post")
    'KCNA, cited by Yonhap, in Harbour Post'
    >>> chain_in_words([], "Harbour Post")
    'Harbour Post'
    """
    if not chain:
        return house
    inner, *outer = reversed([named(link.name, text) for link in chain])
    cited = "".join(f", cited by {name}" for name in outer if name != inner)
    return f"{inner}{cited}" + (f", in {house}" if house not in {inner, *outer} else "")


def named(source: str, text: str = "") -> str:
    """A source as running text names it: a single one without a proper name gets its article back.

    A name has the article that a text mostly gives it.

    >>> named("police sergeant"), named("farmers’ union"), named("two officials"), named("sources close to the player")
    ('the police sergeant', 'the farmers’ union', 'two officials', 'sources close to the player')
    >>> named("Red Cross", "The Red Cross came."), named("Harbour Post", "The weather, by Harbour Post")
    ('the Red Cross', 'Harbour Post')
    """
    if not source.islower():
        role = _is_role(source)
        return f"the {source}" if role or _takes_the(source, text) else source
    plain = source.replace("’", "").replace("'", "").replace(" ", "").replace("-", "").isalpha()
    given = source.split(maxsplit=1)[0] in _DETERMINERS or " of " in source
    return f"the {source}" if plain and not given and not is_plural(source) else source


def _is_role(source: str) -> bool:
    """Whether a source that begins with a capital is somebody's part and no name: "Navy spokesperson"."""
    first, *rest = source.split()
    owned = first.lower() in _DETERMINERS or "’" in source or "'" in source
    return bool(rest) and rest[-1] in _ROLES and not owned


def is_plural(source: str) -> bool:
    """Whether a source without a proper name is several people.

    >>> is_plural("officials"), is_plural("police"), is_plural("sources close to the player"), is_plural("boss")
    (True, True, True, False)
    """
    head = _AFTER_HEAD.split(source, maxsplit=1)[0].split()
    last = head[-1] if head else ""
    return " ".join(head).islower() and (last in _NO_ARTICLE or (last.endswith("s") and not last.endswith("ss")))


def says(name: str, statement: str) -> bool:
    """Whether a statement has somebody speak by the last word of the name, or the first: some put the surname there.

    >>> says("Dana Whitlow", "“It went up in minutes,” Whitlow said."), says("Dana Whitlow", "Police met Whitlow.")
    (True, False)
    """
    parts = [re.escape(part) for part in name.split() if part[:1].isupper()]
    if not parts:
        return False
    who = rf"\b(?:{parts[0]}|{parts[-1]})"
    outside = _QUOTED.sub("“”", statement)
    return bool(re.search(rf"{who},?\s(?:\w+\s)?{_SPEAKS}|{_SPEAKS}\s(?:[\w’'-]+,?\s){{0,4}}{who}\b", outside))


def _takes_the(name: str, text: str) -> bool:
    """Whether a text writes a name with its article more often than without."""
    return 2 * (text.count(f"the {name}") + text.count(f"The {name}")) > text.count(name)


class Side(NamedTuple):
    """One side of a clash: everybody who has a value, the value in words, and one claim that has it."""

    who: str
    value: str
    claim: Claim


def both_sides(side: Side) -> str:
    """One side of a clash in its source's own words.

    >>> claim = Claim(document_id="d", statement="Two died.", evidence=())
    >>> both_sides(Side("Harbour Post", "Two", claim))
    'Harbour Post has “Two”: Two died.'
    """
    who = capital(side.who)
    source, inside, _ = side.who.partition(" (in ")
    several = " and " in side.who or bool(inside and is_plural(source))
    verb = f"{'have' if several else 'has'} “{side.value}”" if side.value else "say" if several else "says"
    return f"{who} {verb}: {side.claim.statement}"


def capital(who: str) -> str:
    """A source at the start of a sentence; a name that begins with a small letter keeps it: "eTown News"."""
    plain = who.split(maxsplit=1)[0]
    return who[:1].upper() + who[1:] if plain.islower() and plain.isalpha() else who


def listed(names: Sequence[str]) -> str:
    """Names in one phrase.

    >>> listed(["A", "B", "C"])
    'A, B and C'
    """
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def house_name(document: Document) -> str:
    """The publisher as a phrase for running text; one that is not known is said to be so.

    >>> house_name(Document(text="…", name="notes.txt"))
    'an unnamed publisher (notes.txt)'
    """
    return document.publisher or f"an unnamed publisher ({document.label})"


def trimmed(statement: str) -> str:
    """A long statement without the clause that rides along behind its main one.

    What a corroborated finding's other sources confirm is the main clause; the rest is the one document's own.

    >>> trimmed("Ana Ruiz met Omar Sy in Dakar on Monday, as both countries seek to renew a pact on the fishing rights "
    ...         "in the waters between the two capitals.")
    'Ana Ruiz met Omar Sy in Dakar on Monday.'
    """
    if len(statement.split()) <= LONG_WORDS:
        return statement
    for rider in _RIDER.finditer(statement):
        cut = statement[: rider.start()]
        if len(cut.split()) >= SHORT_WORDS and balanced(cut) and has_verb(cut):
            return cut + "."
    return statement


def has_verb(text: str) -> bool:
    """Whether a verb is left outside of asides: "The council, which met on Monday" says nothing by itself."""
    return bool(FINITE.search(_ASIDE.sub(" ", text)))


def balanced(text: str) -> bool:
    return text.count("“") == text.count("”") and text.count('"') % 2 == 0 and text.count("(") == text.count(")")


def repeats(text: str, said: Sequence[str]) -> bool:
    """Whether a sentence that was said already holds nearly all of this one's words."""
    own = set(words(text))
    return any(len(own & set(words(other))) >= 0.85 * len(own) for other in said)

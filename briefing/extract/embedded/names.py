"""What a document calls whom: full names for short ones, bodies behind acronyms, persons behind titles, publishers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from briefing.extract.embedded import words
from briefing.extract.embedded.sources import Source, person
from briefing.model import Role

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

_DEFINED = re.compile(r"((?:[\w.’'&-]+ ){1,10})\(([A-Z][A-Z.]{1,9})\)")
_SMALL = frozenset("of and for the on in to & de".split())


class Names:
    """What the document calls whom: full names of persons, bodies behind acronyms, and who is a publisher."""

    def __init__(self, text: str, parses: Sequence[Doc], media: Sequence[str] = ()) -> None:
        self._text = text
        self._persons = _full_names(parses)
        self._acronyms = _acronyms(text, parses)
        self._media = {self.full(name) for name in (*media, *_media_named_so(parses))}
        self._titles = _titled(parses)

    @property
    def persons(self) -> tuple[str, ...]:
        """Full names, in order of first mention."""
        return tuple(self._persons)

    @property
    def surnames(self) -> frozenset[str]:
        """Last words of the full names."""
        return frozenset(name.split()[-1] for name in self._persons)

    def full(self, name: str) -> str:
        """The fullest form that the document has; the name itself where that is unsure or two could be meant."""
        bare = re.sub(r"['’]s$", "", name).strip()
        found = self._acronyms.get(bare) or self._person(bare) or bare
        return found if found in self._text else bare

    def _person(self, name: str) -> str | None:
        parts = _folded(name)
        if not parts:
            return None
        fitting = [full for full in self._persons if _is_short_for(parts, _folded(full))]
        folded = {" ".join(_folded(full)) for full in fitting}
        return fitting[0] if len(folded) == 1 else None

    def titled(self, phrase: str) -> str | None:
        """The one person who bears the phrase as a title: "Ohio governor" where "Ohio governor Ann Hall" stands."""
        bearers = self._titles.get(phrase.lower(), set())
        return self.full(next(iter(bearers))) if len(bearers) == 1 else None

    def with_relays(self, sources: Iterable[Source]) -> None:
        """Remember who relays anywhere in the document: it does so everywhere."""
        self._media |= {self.full(source.name) for source in sources if source.role == "relay" and source.is_named}

    def role(self, source: Source) -> Role:
        """A relay where the sentence or any other part of the document marks it as a publisher."""
        name = self.full(source.name)
        parts = set(_folded(name))
        publishes = bool(parts & words.MEDIA_NOUNS) or {"news", "agency"} <= parts
        return "relay" if publishes or name in self._media else source.role


def _folded(name: str) -> list[str]:
    return [part for part in re.split(r"[\s\-‐‑]+", name.lower().replace("’", "'")) if part]


def _is_short_for(parts: list[str], full: list[str]) -> bool:
    """Surname (first or last word, as customs differ) or any run of the full name that holds one of them."""
    if parts == full:
        return True
    return len(parts) < len(full) and (parts == full[: len(parts)] or parts == full[-len(parts) :])


def _full_names(parses: Sequence[Doc]) -> dict[str, None]:
    """Names of at least two words that the parser takes for persons; the longest spelling of each comes first."""
    found: dict[str, None] = {}
    for doc in parses:
        for entity in doc.ents:
            if entity.label_ == "PERSON":
                name = person(entity, entity[-1] if entity[-1].tag_ != "POS" else entity[max(0, len(entity) - 2)])
                if len(_folded(name.text)) > 1 and name[0].text[:1].isupper() and "\n" not in name.text:
                    found.setdefault(name.text)
    return found


def _acronyms(text: str, parses: Sequence[Doc]) -> dict[str, str]:
    """Acronym → name: as a bracket defines it ("Harbour Board (HB)"), else by the initials of one body's name."""
    found: dict[str, str] = {}
    for match in _DEFINED.finditer(text):
        name = _spelled_out(match.group(1).split(), match.group(2).replace(".", ""))
        if name:
            found.setdefault(match.group(2), name)
    by_initials: dict[str, set[str]] = {}
    for doc in parses:
        for entity in doc.ents:
            name = re.sub(r"^(?:the|The|a|A)\s+|['’]s$", "", entity.text)
            parts = [part for part in re.split(r"[\s-]+", name) if part[:1].isupper()]
            if entity.label_ in {"ORG", "NORP", "FAC"} and len(parts) > 2:
                by_initials.setdefault("".join(part[0] for part in parts), set()).add(_last_capitals(name))
    for acronym, names in by_initials.items():
        if len(names) == 1 and re.search(rf"\b{acronym}\b", text):
            found.setdefault(acronym, next(iter(names)))
    return found


def _last_capitals(name: str) -> str:
    """The name from its first capitalised word on: "11-country Harbour Board" → "Harbour Board"."""
    parts = name.split(" ")
    first = next(i for i, part in enumerate(parts) if part[:1].isupper())
    return " ".join(parts[first:])


def _spelled_out(before: list[str], acronym: str) -> str | None:
    """The shortest run of words before the bracket whose initials are the acronym, small words counted or not."""
    for size in range(1, len(before) + 1):
        taken = before[-size:]
        big = [word for word in taken if word.lower() not in _SMALL]
        initials = {"".join(w[0] for w in some).upper() for some in (taken, big) if some}
        if acronym in initials and taken[0][0].isupper():
            return " ".join(taken)
    return None


def _media_named_so(parses: Sequence[Doc]) -> list[str]:
    """Names beside a word for a publisher: "the news agency Ozo", "the Ozo news agency", "the weekly Ozo"."""
    found: list[str] = []
    for doc in parses:
        for i, token in enumerate(doc[:-1]):
            after = doc[i + 1]
            is_agency = token.lower_ == "agency" and i > 0 and doc[i - 1].lower_ == "news"
            if (
                is_agency or token.lower_ in {"newspaper", "daily", "magazine", "broadcaster"}
            ) and after.pos_ == "PROPN":
                found.append(_run_of_names(doc, i + 1, 1))
            if token.lower_ == "news" and after.lower_ == "agency" and i > 0 and doc[i - 1].pos_ == "PROPN":
                found.append(_run_of_names(doc, i - 1, -1))
    return found


def _run_of_names(doc: Doc, at: int, step: int) -> str:
    first = last = at
    while 0 <= last + step < len(doc) and doc[last + step].pos_ == "PROPN":
        last += step
    span: Span = doc[min(first, last) : max(first, last) + 1]
    return span.text


def _titled(parses: Sequence[Doc]) -> dict[str, set[str]]:
    """Title → the persons whose names it stands before: "Ohio governor Ann Hall" gives "ohio governor"."""
    found: dict[str, set[str]] = {}
    for doc in parses:
        for entity in doc.ents:
            if entity.label_ != "PERSON":
                continue
            start = entity.start
            while start > 0 and (
                doc[start - 1].pos_ in {"NOUN", "PROPN", "ADJ"} and doc[start - 1].ent_type_ != "PERSON"
            ):
                start -= 1
            if start < entity.start:
                name = person(entity, entity[-1]).text
                found.setdefault(doc[start : entity.start].text.lower(), set()).add(name)
    return found

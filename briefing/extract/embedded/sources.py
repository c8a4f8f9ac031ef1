"""Who an assertion comes from: the name in a noun phrase, its role, and the fullest form that the document has."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from briefing.extract.embedded import words
from briefing.model import Role

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_DEFINED = re.compile(r"((?:[\w.’'&-]+ ){1,10})\(([A-Z][A-Z.]{1,9})\)")
_ENDS = {",", "(", "—", "–", "-LRB-", ";", ":"}
_SMALL = frozenset("of and for the on in to & de".split())


@dataclass(frozen=True, slots=True)
class Source:
    """Whom a sentence cites, before the rest of the document has been asked who that is."""

    name: str
    """As the sentence has it, without an article or a title."""
    role: Role
    """What its words and its verb make of it."""
    is_pronoun: bool = False
    is_named: bool = True
    """Whether there is a proper name in it: "state media" has none."""


def source_of(span: Span, verb: str = "say") -> Source | None:
    """The source in a noun phrase, or None where it names nobody: "both sides", "those figures".

    "a report from the Harbour Board" is the board's words; "Ohio's news agency Ozo" is Ozo, a relay.
    """
    span = _up_to_an_aside(span)
    if not span:
        return None
    if len(span) == 1 and span[0].lower_ in words.THIRD_PERSON | words.NEAR_PERSONS:
        return Source(span[0].lower_, "speaker", is_pronoun=True, is_named=False)
    inner = _author_of_a_document(span)
    if inner is not None:
        return source_of(inner, verb)
    head = _head(span)
    if _names_nobody(span, head):
        return None
    name = _name(span, head)
    named = any(token.pos_ == "PROPN" and token.ent_type_ != "DATE" for token in head.doc[name.start : name.end])
    return Source(name.text, _role(span, head, verb), is_named=named and head.pos_ == "PROPN")


def _up_to_an_aside(span: Span) -> Span:
    """The phrase up to the first comma or bracket that does not belong to a list of names, and to a relative word."""
    end = span.end
    for token in span[1:]:
        if token.tag_ in {"WDT", "WP", "WRB"} or (token.text in _ENDS and not _in_a_list(token, span)):
            end = token.i
            break
    start = span.start
    while start < end and (span.doc[start].is_punct or span.doc[start].tag_ in {"CC", "RB"}):
        start += 1
    return span.doc[start:end]


def _in_a_list(comma: Token, span: Span) -> bool:
    """Whether a comma separates names that an "and" joins before the phrase ends: "France, Spain and Italy"."""
    rest = span.doc[comma.i + 1 : span.end]
    joined = next((token.i for token in rest if token.lower_ == "and"), None)
    if comma.text != "," or joined is None:
        return False
    return not any(token.text == "," for token in rest if token.i > joined) and span.doc[comma.i + 1].pos_ != "NOUN" and not any(
        token.lower_ in {"a", "an", "president", "chairman", "of"} for token in span.doc[comma.i + 1 : joined]
    )


def _author_of_a_document(span: Span) -> Span | None:
    """What follows "of", "from" or "by" after a word for a document: "a report from the board" → "the board"."""
    for token in span:
        if token.lower_ in {"of", "from", "by"} and token.i > span.start:
            before = span.doc[token.i - 1]
            if before.lower_ in words.DOCUMENT_NOUNS and token.i + 1 < span.end:
                return span.doc[token.i + 1 : span.end]
    last = span[-1]
    if last.lower_ in words.DOCUMENT_NOUNS and len(span) > 1 and span[-2].text[:1].isupper():
        return span.doc[span.start : span.end - 1]
    if last.lower_ in words.DOCUMENT_NOUNS and len(span) > 2 and span[-2].tag_ == "POS":
        return span.doc[span.start : span.end - 2]
    return None


def _head(span: Span) -> Token:
    """The last word of the name or noun before any "of", "in" or "at": surface order is surer than a lost parse."""
    head = span[0]
    for token in span:
        if token.i > span.start and (token.pos_ == "ADP" or (token.pos_ == "VERB" and token.tag_ not in {"VBN", "VBG"})):
            break
        if token.pos_ in {"NOUN", "PROPN"}:
            head = token
    return head


def _names_nobody(span: Span, head: Token) -> bool:
    if head.pos_ not in {"NOUN", "PROPN"}:
        return True
    lowered = {token.lower_ for token in span}
    if head.lower_ in words.COLLECTIVES and lowered & {"both", "two", "three", "the", "these"} and len(span) <= 3:
        return True
    return head.lower_ in words.NO_SOURCES or head.ent_type_ in {"DATE", "TIME", "MONEY", "PERCENT"}


def _name(span: Span, head: Token) -> Span:
    """A person by name alone; another name with what follows it; a common noun with all but its article."""
    doc = span.doc
    if head.ent_type_ == "PERSON" and not any(token.lower_ == "and" for token in span):
        return _person(span, head)
    start = span.start
    if head.lower_ == "agency" and head.i > start + 1 and doc[head.i - 1].lower_ == "news" and _is_proper(doc[head.i - 2]):
        return _names_before(doc, head.i - 2, start)
    if head.pos_ == "PROPN":
        start = head.i
        while start > span.start and _belongs_to_a_name(doc[start - 1]):
            start -= 1
        if any(token.lower_ == "and" for token in doc[span.start : start]):
            start = span.start
    while start < head.i and (doc[start].tag_ in {"DT", "PDT", "POS"} or doc[start].is_punct):
        start += 1
    return doc[start : span.end]


def _is_proper(token: Token) -> bool:
    return bool(token.pos_ == "PROPN")


def _names_before(doc: Doc, last: int, stop: int) -> Span:
    """The proper name that ends at `last`: "Ohio's Ozo news agency" → "Ozo"."""
    first = last
    while first > stop and _is_proper(doc[first - 1]):
        first -= 1
    return doc[first : last + 1]


def _belongs_to_a_name(token: Token) -> bool:
    if token.tag_ == "POS":
        return True
    return token.pos_ == "PROPN" or token.text in {"-", "&"} or (token.text[:1].isupper() and token.tag_ != "DT")


def _person(span: Span, head: Token) -> Span:
    """The person's name without titles; the entity is cut to the phrase, for it may reach beyond."""
    doc = span.doc
    start = end = head.i
    while start > span.start and (doc[start - 1].ent_type_ == "PERSON" or doc[start - 1].text == "-"):
        start -= 1
    while end + 1 < span.end and doc[end + 1].ent_type_ == "PERSON" and doc[end + 1].tag_ != "POS":
        end += 1
    while start < end and doc[start].lower_.rstrip(".") in words.TITLES:
        start += 1
    return doc[start : end + 1]


def _role(span: Span, head: Token, verb: str) -> Role:
    """Media relay; whoever "reports" as an organisation relays; all others speak."""
    if any(token.lower_ in words.MEDIA_NOUNS for token in span if token.i <= head.i):
        return "relay"
    if "news" in {token.lower_ for token in span} and head.lower_ in {"agency", "agencies", "service"}:
        return "relay"
    tokens = [token.lower_ for token in span]
    if any(pair == ("news", "agency") for pair in zip(tokens, tokens[1:], strict=False)):
        return "relay"
    if head.lower_ in {"report", "reports"}:
        return "relay"
    if verb == "report" and head.pos_ == "PROPN" and head.ent_type_ != "PERSON":
        return "relay"
    return "speaker"


def as_relay(source: Source) -> Source:
    """The same source as one that passes on: it quotes another."""
    return replace(source, role="relay")


class Names:
    """What the document calls whom: full names of persons, bodies behind acronyms, and who is a publisher."""

    def __init__(self, text: str, parses: Sequence[Doc], media: Sequence[str] = ()) -> None:
        self._text = text
        self._persons = _persons(parses)
        self._acronyms = _acronyms(text, parses)
        self._media = {self.full(name) for name in (*media, *_media_named_so(parses))}
        self._titles = _titled(parses)

    @property
    def persons(self) -> tuple[str, ...]:
        """Full names, in order of first mention."""
        return tuple(self._persons)

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


def _persons(parses: Sequence[Doc]) -> dict[str, None]:
    """Names of at least two words that the parser takes for persons; the longest spelling of each comes first."""
    found: dict[str, None] = {}
    for doc in parses:
        for entity in doc.ents:
            if entity.label_ == "PERSON":
                name = _person(entity, entity[-1] if entity[-1].tag_ != "POS" else entity[max(0, len(entity) - 2)])
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
            if (is_agency or token.lower_ in {"newspaper", "daily", "magazine", "broadcaster"}) and after.pos_ == "PROPN":
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
            while start > 0 and (doc[start - 1].pos_ in {"NOUN", "PROPN", "ADJ"} and doc[start - 1].ent_type_ != "PERSON"):
                start -= 1
            if start < entity.start:
                name = _person(entity, entity[-1]).text
                found.setdefault(doc[start : entity.start].text.lower(), set()).add(name)
    return found

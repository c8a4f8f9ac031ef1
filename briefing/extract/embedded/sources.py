"""Who an assertion comes from: the name in a noun phrase, and its role as the words beside it show it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from briefing.extract.embedded import words
from briefing.extract.embedded.grammar import is_near, is_third
from briefing.model import Role

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_ENDS = {",", "(", "—", "–", "-LRB-", ";", ":"}


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
    span = _person_behind(span) or _up_to_an_aside(span)
    if not span:
        return None
    if len(span) == 1 and (is_third(span[0]) or is_near(span[0])):
        return Source(span[0].lower_, "speaker", is_pronoun=True, is_named=False)
    inner = _author_of_a_document(span)
    if inner is not None:
        return source_of(inner, verb)
    head = _head(span)
    if _names_nobody(span, head):
        return None
    name = _name(span, head)
    return Source(_in_running_text(name), _role(span, head, verb), is_named=_is_proper(head))


def _in_running_text(name: Span) -> str:
    """The name as it stands inside a sentence: a common noun that opens one loses its capital."""
    first = name[0]
    opens = first.i == 0 or first.is_sent_start is True
    return name.text[:1].lower() + name.text[1:] if opens and first.tag_ in {"NN", "NNS"} else name.text


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


def _person_behind(span: Span) -> Span | None:
    """The person whom a role before a comma announces: "Hall's attorney, James Roe" → "James Roe"."""
    comma = next((token.i for token in span if token.text == "," and token.i > span.start), None)
    if comma is None or comma + 1 >= span.end or span.doc[comma - 1].pos_ != "NOUN" or span.doc[comma - 1].ent_type_:
        return None
    name = span.doc[comma + 1 : span.end]
    is_person = all(token.ent_type_ == "PERSON" for token in name if token.text != ",")
    return name if is_person and len(name) > 1 else None


def _in_a_list(comma: Token, span: Span) -> bool:
    """Whether a comma separates names that an "and" joins before the phrase ends: "France, Spain and Italy"."""
    rest = span.doc[comma.i + 1 : span.end]
    joined = next((token.i for token in rest if token.lower_ == "and"), None)
    if comma.text != "," or joined is None:
        return False
    return (
        not any(token.text == "," for token in rest if token.i > joined)
        and span.doc[comma.i + 1].pos_ != "NOUN"
        and not any(
            token.lower_ in {"a", "an", "president", "chairman", "of"} for token in span.doc[comma.i + 1 : joined]
        )
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
        if token.i > span.start and (
            token.pos_ == "ADP" or (token.pos_ == "VERB" and token.tag_ not in {"VBN", "VBG"})
        ):
            break
        if token.pos_ == "NOUN" or _is_proper(token):
            head = token
    return head


def _names_nobody(span: Span, head: Token) -> bool:
    if head.pos_ != "NOUN" and not _is_proper(head):
        return True
    lowered = {token.lower_ for token in span}
    if head.lower_ in words.COLLECTIVES and lowered & {"both", "two", "three", "the", "these"} and len(span) <= 3:
        return True
    return head.lower_ in words.NO_SOURCES or head.ent_type_ in {"DATE", "TIME", "MONEY", "PERCENT"}


def _name(span: Span, head: Token) -> Span:
    """A person by name alone; another name with what follows it; a common noun with all but its article."""
    doc = span.doc
    if head.ent_type_ == "PERSON" and not any(token.lower_ == "and" for token in span):
        return person(span, head)
    start = span.start
    if head.text == "agency" and head.i > start + 1 and doc[head.i - 1].text == "news" and _is_proper(doc[head.i - 2]):
        return _names_before(doc, head.i - 2, start)
    if _is_proper(head):
        start = head.i
        while start > span.start and _belongs_to_a_name(doc[start - 1]):
            start -= 1
        if any(token.lower_ == "and" for token in doc[span.start : start]):
            start = span.start
    while start < head.i and _is_no_part(doc[start]):
        start += 1
    end = span.end
    while end > head.i + 1 and doc[end - 1].tag_ == "RB":
        end -= 1
    return doc[start:end]


def _is_no_part(token: Token) -> bool:
    """Articles and marks in front are no part of a name."""
    return token.tag_ in {"DT", "PDT", "POS"} or token.lower_ == "the" or token.is_punct


def _is_proper(token: Token) -> bool:
    """A proper noun, or an acronym, whatever the tagger makes of it."""
    return bool(token.pos_ == "PROPN" or (token.text.isupper() and len(token.text) > 2))


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


def person(span: Span, head: Token) -> Span:
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
    if any(pair == ("news", "agency") for pair in pairwise(tokens)):
        return "relay"
    if head.lower_ in words.DOCUMENT_NOUNS:
        return "relay"
    if verb == "report" and head.pos_ == "PROPN" and head.ent_type_ != "PERSON":
        return "relay"
    return "speaker"


def as_relay(source: Source) -> Source:
    """The same source as one that passes on: it quotes another."""
    return replace(source, role="relay")

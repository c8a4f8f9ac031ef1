"""Statements that a sentence takes for granted: "the pact signed on 3 May" says that the pact was signed on 3 May.

The cross-checking of dates, places and figures lives on these. Each keeps the words of the text, with "was", "were" or
"took place" put in.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from briefing.extract.embedded import words
from briefing.extract.embedded.grammar import FINITE_OR_MODAL, has_finite, is_near, is_third
from briefing.extract.embedded.quotation import balanced

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_ANCHORS = {"DATE", "TIME", "GPE", "CARDINAL", "QUANTITY", "MONEY", "PERCENT", "ORDINAL"}
_PLACES = {"GPE", "LOC", "FAC"}
_WHEN = {"DATE", "TIME"}
_CLAUSES = {"advcl", "relcl", "ccomp", "xcomp", "conj"}
_NOT_DEFINITE = frozenset("a an no any every each few another some either neither what which".split())
_UNIQUE = frozenset("first last only next second third latest".split())
_GENITIVE = {True: "'", False: "'s"}
_DEFINITE = {"the", "this", "that", "these", "those"}


def derived(doc: Doc, *, certain: bool) -> list[str]:
    """All such statements of a sentence, in order. `certain` is False where the sentence itself is hedged or denied:
    then an indefinite phrase ("a pact signed on 3 May") may exist in the hedge alone.
    """
    found: list[str | None] = []
    for token in doc:
        found += [
            _participle(token, certain=certain),
            _relative(token),
            _whose(token),
            _apposition(token),
            _event(token),
        ]
        found.append(_subordinate(token, certain=certain))
    return [statement for statement in found if statement and balanced(statement)]


def _participle(token: Token, *, certain: bool) -> str | None:
    """From "the pact signed by both in May": "the pact was signed by both in May"."""
    if token.dep_ != "acl" or token.tag_ != "VBN" or token.i < token.head.i or token.head.pos_ not in {"NOUN", "PROPN"}:
        return None
    noun = token.head
    phrase, rest = _phrase_before(noun, token.i), _rest(token)
    if (
        phrase is None
        or not (_anchored(rest) and _placed_or_dated(token))
        or not _can_stand(phrase, noun, certain=certain)
    ):
        return None
    if any(child.dep_ in {"neg", "aux", "dobj", "oprd", "xcomp"} for child in token.children):
        return None
    if token.doc[token.i - 1].text in {",", "—", "–"} and not _dated(token):
        return None
    return f"{phrase.text} {_was(noun)} {rest.text}"


def _placed_or_dated(verb: Token) -> bool:
    """Whether more than the name of a doer holds it: "developed by Peru" has neither place nor day nor figure."""
    for child in verb.children:
        anchors = _ANCHORS - {"GPE"} if child.dep_ == "agent" else _ANCHORS
        if child.i > verb.i and child.dep_ not in _CLAUSES and any(t.ent_type_ in anchors for t in child.subtree):
            return True
    return False


def _dated(verb: Token) -> bool:
    """Whether the participle itself has a date: after a comma it may belong to anything before."""
    objects = [c for child in verb.children if child.dep_ == "prep" for c in child.children]
    return any(token.ent_type_ in _WHEN for token in (*objects, *verb.children))


def _rest(verb: Token) -> Span:
    """The verb with what belongs to it, without a last comma."""
    end = verb.right_edge.i + 1
    while end > verb.i + 1 and verb.doc[end - 1].is_punct and verb.doc[end - 1].text not in {"”", '"', ")"}:
        end -= 1
    return verb.doc[verb.i : end]


def _phrase_before(noun: Token, end: int) -> Span | None:
    """The noun phrase up to `end`, where it is one stretch that ends with the noun or a phrase of its own."""
    start = noun.left_edge.i
    while end > start and noun.doc[end - 1].text in {",", "—", "–"}:
        end -= 1
    phrase = noun.doc[start:end]
    if not noun.i < end or any(t.text in {",", "—", ";"} or t.tag_ in FINITE_OR_MODAL for t in phrase):
        return None
    while len(phrase) > 1 and (phrase[0].is_punct or phrase[0].tag_ == "CC"):
        phrase = phrase[1:]
    return phrase


def _anchored(span: Span) -> bool:
    return len(span) > 2 and any(token.ent_type_ in _ANCHORS for token in span)


def _can_stand(phrase: Span, noun: Token, *, certain: bool) -> bool:
    """Whether the phrase means the same by itself: "the first pact signed in May" does not, nor does "any pact"."""
    lowered = [token.lower_ for token in phrase]
    if any(token.tag_ in {"JJS", "RBS"} or token.lower_ in _UNIQUE for token in phrase if token.head == noun):
        return False
    if noun.ent_type_ in {"DATE", "TIME", "PERCENT", "MONEY"} or any(map(is_third, phrase)):
        return False
    if lowered[0] in {"a", "an"}:
        return certain
    return lowered[0] not in _NOT_DEFINITE and (certain or lowered[0] in _DEFINITE or noun.pos_ == "PROPN")


def _is_plural(noun: Token) -> bool:
    joined = any(child.dep_ == "conj" for child in noun.children)
    return joined or noun.tag_ in {"NNS", "NNPS"}


def _was(noun: Token) -> str:
    return "were" if _is_plural(noun) else "was"


def _relative(token: Token) -> str | None:
    """From "the pact, which binds both": "the pact binds both"; with no comma only where it has a date or figure."""
    if token.dep_ != "relcl" or not has_finite(token) or token.head.pos_ not in {"NOUN", "PROPN"}:
        return None
    noun, doc = token.head, token.doc
    pronoun = next((child for child in token.children if child.dep_ in {"nsubj", "nsubjpass"}), None)
    if pronoun is None or pronoun.lower_ not in {"which", "who", "that"} or pronoun.i <= noun.i:
        return None
    comma = doc[pronoun.i - 1].text == ","
    if pronoun.lower_ == "who" and noun.ent_type_ in _PLACES:
        return None  # "Ann Hall of the clinic in Geneva, who": Hall
    if pronoun.lower_ == "that" and noun.dep_ == "dobj" and noun.head.lemma_.lower() in words.TELLING:
        return None  # "told the court that cars …" says what the court was told, and nothing of the court
    rest = doc[pronoun.i + 1 : token.right_edge.i + 1]
    if not _right_after(noun, pronoun.i, comma=comma) or not _agrees(noun, token) or _is_inside_another(noun):
        return None
    if any(child.tag_ == "MD" for child in token.children) or (not comma and not _anchored(rest)):
        return None
    phrase = _phrase_before(noun, noun.i + 1)
    if phrase is None or not _can_stand(phrase, noun, certain=False) or len(rest) < 3:
        return None
    return f"{phrase.text} {_without_stop(rest)}"


def _whose(token: Token) -> str | None:
    """From "Hall, whose father built the mill in 1951, said": "Hall's father built the mill in 1951"."""
    noun, doc = token.head, token.doc
    subject = next((c for c in token.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
    if token.dep_ != "relcl" or subject is None or noun.pos_ != "PROPN" or not has_finite(token):
        return None
    whose = next((c for c in subject.children if c.lower_ == "whose"), None)
    if whose is None or not _right_after(noun, whose.i, comma=doc[whose.i - 1].text == ","):
        return None
    phrase, rest = _phrase_before(noun, noun.i + 1), doc[whose.i + 1 : token.right_edge.i + 1]
    if phrase is None or not _anchored(rest) or any(is_third(t) or is_near(t) for t in rest):
        return None
    return f"{phrase.text}{_GENITIVE[phrase.text.endswith('s')]} {_without_stop(rest)}"


def _right_after(noun: Token, place: int, *, comma: bool) -> bool:
    """The noun must touch the relative word: over a longer gap it is a guess what the clause belongs to."""
    return noun.i == place - (2 if comma else 1)


def _is_inside_another(noun: Token) -> bool:
    """After "of" or "in": "the side of the device, which" may be about the side, "a car on Elm Road, which" the car."""
    if noun.dep_ != "pobj":
        return False
    holder = noun.head.head
    return holder.dep_ == "acl" or (noun.pos_ == "NOUN" and holder.pos_ == "NOUN")


def _agrees(noun: Token, verb: Token) -> bool:
    """A verb that shows its number must show the noun's: "the cuts, which means" is not about the cuts."""
    shown = next((c for c in verb.children if c.dep_ in {"aux", "auxpass"} and c.tag_ != "MD"), verb)
    if shown.tag_ == "VBZ" or shown.lower_ == "was":
        return not _is_plural(noun)
    if shown.tag_ == "VBP" or shown.lower_ == "were":
        return _is_plural(noun)
    return noun.pos_ == "PROPN" or noun.ent_type_ == "PERSON" or any(c.lower_ in _DEFINITE for c in noun.children)


def _without_stop(span: Span) -> str:
    end = len(span)
    while end and span[end - 1].is_punct and span[end - 1].text not in {"”", '"', ")"}:
        end -= 1
    return span[:end].text


def _apposition(token: Token) -> str | None:
    """From "Hall's trip, the second in a month,": "Hall's trip was the second in a month"."""
    noun, doc = token.head, token.doc
    if token.dep_ != "appos" or noun.dep_ not in {"nsubj", "nsubjpass"} or not has_finite(noun.head):
        return None
    aside = doc[token.left_edge.i : token.right_edge.i + 1]
    if doc[aside.start - 1].text != "," or aside[0].tag_ not in {"DT", "PRP$", "CD"} or len(aside) < 3:
        return None
    if not any(t.ent_type_ in _ANCHORS - {"GPE"} or t.tag_ == "CD" for t in aside):
        return None
    phrase = _phrase_before(noun, aside.start)
    if phrase is None or phrase[0].lower_ in _NOT_DEFINITE or is_third(phrase[0]):
        return None
    past = any(
        t.tag_ in {"VBD", "VBN"} for t in (noun.head, *noun.head.children) if t.dep_ in {"ROOT", "aux", "auxpass"}
    )
    verb = _was(noun) if past else ("are" if _is_plural(noun) else "is")
    return f"{phrase.text} {verb} {_without_stop(aside)}"


def _event(token: Token) -> str | None:
    """From "after the signing of the pact on 3 May": "the signing of the pact took place on 3 May"."""
    if token.lower_ not in words.EVENT_NOUNS or token.pos_ not in {"NOUN", "VERB"} or not _is_past(token):
        return None
    when = next(_dates_after(token), None)
    if when is None:
        return None
    doc, start = token.doc, token.left_edge.i
    phrase = doc[start : when.start]
    if phrase[0].lower_ not in _DEFINITE and phrase[0].tag_ not in {"PRP$", "NNP"}:
        return None
    if any(t.text in {",", "(", "—"} or t.pos_ == "VERB" or is_third(t) for t in phrase if t != token):
        return None
    return f"{phrase.text} took place {when.text}"


def _subordinate(verb: Token, *, certain: bool) -> str | None:
    """From "a day after 12 boats were sunk": "12 boats were sunk". After "after" in the past tense alone: a plan may
    wait for what has not happened.
    """
    mark = next((child for child in verb.children if child.dep_ == "mark" and child.i < verb.i), None)
    word = _subordinator(verb, mark)
    if verb.dep_ not in {"advcl", "pcomp"} or word not in words.FACTIVE_SUBORDINATORS:
        return None
    if not certain and word != "given":
        return None
    subject = next((child for child in verb.children if child.dep_ in {"nsubj", "nsubjpass"}), None)
    finite = [
        t for t in (verb, *verb.children) if t.tag_ in FINITE_OR_MODAL and t.dep_ in {"aux", "auxpass", verb.dep_}
    ]
    if subject is None or not finite or subject.tag_ in {"PRP", "WDT", "WP", "DT", "EX"}:
        return None
    if any(t.tag_ == "MD" for t in finite) or (word == "after" and finite[0].tag_ != "VBD"):
        return None
    clause = verb.doc[subject.left_edge.i : verb.right_edge.i + 1]
    if any(is_third(t) or is_near(t) for t in clause) or not _anchored(clause):
        return None
    return _without_stop(clause)


def _subordinator(verb: Token, mark: Token | None) -> str:
    """What joins the clause: its mark, the preposition that governs it, "given" for "given that"."""
    if mark is not None and mark.lower_ != "that":
        return str(mark.lower_)
    return str(verb.head.lower_) if verb.dep_ == "pcomp" or verb.head.lower_ == "given" else ""


def _is_past(noun: Token) -> bool:
    """Whether a word right before the phrase takes the event as having happened."""
    start = noun.left_edge.i
    before = [t.lower_ for t in noun.doc[max(0, start - 2) : start]]
    return any(word in words.FACTIVE_GOVERNORS for word in before)


def _dates_after(noun: Token) -> Iterator[Span]:
    """The date that follows the noun and its "of" phrase, with "on" or "in", up to the next verb or comma."""
    doc, i = noun.doc, noun.i + 1
    while i < len(doc) and doc[i].pos_ in {"ADP", "DET", "ADJ", "NOUN", "PROPN", "PART", "NUM"}:
        if doc[i].ent_type_ in _WHEN:
            start = i - 1 if doc[i - 1].lower_ in {"on", "in", "at"} else i
            end = i
            while end < len(doc) and (doc[end].ent_type_ in _WHEN or (doc[end].text == "," and _date_at(doc, end + 1))):
                end += 1
            yield doc[start:end]
            return
        i += 1


def _date_at(doc: Doc, i: int) -> bool:
    return i < len(doc) and doc[i].ent_type_ in _WHEN

"""Whom a pronoun means, answered only where one antecedent is possible."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.extract.embedded import words
from briefing.extract.embedded.grammar import SUBJECTS, has_finite, is_somebody, subject_token
from briefing.extract.embedded.sources import Source, source_of
from briefing.model import Attribution

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_SPEAKING = words.REPORTING | words.SPEECH_ACTS | words.INTENT
_BODIES = {"ORG"}
_REACH = 3
"""Sentences back in which a person may be named that "he" or "she" still means."""

_OTHER_SEX = {"he": frozenset("she her hers herself".split()), "she": frozenset("he him his himself".split())}


@dataclass(frozen=True, slots=True)
class Antecedent:
    """Who is meant, in the words of the sentence that says so."""

    name: str
    sentence: int


def persons_in(doc: Doc) -> list[str]:
    """Last words of the persons' names in a sentence, each once, in order."""
    lasts = [
        entity.text.removesuffix("'s").removesuffix("’s").split()[-1:] for entity in doc.ents if _is_person(entity)
    ]
    return list(dict.fromkeys(last[0] for last in lasts if last))


def _is_person(entity: Span) -> bool:
    return bool(entity.label_ == "PERSON")


def antecedent_of(
    pronoun: Token, previous: Sequence[Doc], at: int, surnames: Collection[str] = ()
) -> Antecedent | None:
    """Whom the subject pronoun of sentence `at` means: the one person, or body, that the sentence before is about.

    "It" is taken for a body only where it speaks or plans, for what else it may be is beyond rules. "They" is never
    resolved here.
    """
    if at and pronoun.lower_ == "it" and pronoun.head.lemma_.lower() in _SPEAKING and pronoun.dep_ == "nsubj":
        return _one_body(previous[at - 1], at - 1)
    return person_meant(pronoun.lower_, previous, at, surnames)


def person_meant(word: str, previous: Sequence[Doc], at: int, surnames: Collection[str] = ()) -> Antecedent | None:
    """Whom "he" or "she" of sentence `at` means: the one person in the last sentence that names any, if about them.

    `surnames` are last words of the persons that the document names in full: a parser misses many a bare surname. In
    between may stand only sentences that nobody else acts in, and nowhere the other of the two pronouns.
    """
    others = _OTHER_SEX.get(word)
    if others is None:
        return None
    for place in range(at - 1, max(-1, at - 1 - _REACH), -1):
        before = previous[place]
        if any(token.lower_ in others for token in before):
            return None
        if _named(before, surnames):
            return _one_person(before, place, surnames)
        if _somebody_acts(before):
            return None
    return None


def _named(doc: Doc, surnames: Collection[str]) -> list[Token]:
    """The last word of each person's name, each name once."""
    found = {token.text: token for entity in doc.ents if _is_person(entity) for token in entity if token.tag_ != "POS"}
    ends = set(persons_in(doc))
    last = {text: token for text, token in found.items() if text in ends}
    missed = {token.text: token for token in doc if token.text in surnames or _has_who(token)}
    return list((missed | last).values())


def _has_who(token: Token) -> bool:
    """Whether the name is one that a "who" belongs to, and so a person's."""
    clauses = (child for child in token.children if child.dep_ == "relcl" and token.pos_ == "PROPN")
    return any(word.lower_ == "who" and word.dep_ in SUBJECTS for clause in clauses for word in clause.children)


def _somebody_acts(doc: Doc) -> bool:
    """Whether a subject is a noun for somebody: the pronoun of the next sentence may mean them."""
    return any(token.dep_ in SUBJECTS and is_somebody(token.lower_) for token in doc)


def _one_person(before: Doc, at: int, surnames: Collection[str]) -> Antecedent | None:
    named = _named(before, surnames)
    if len(named) != 1 or not _is_a_subject(named[0]):
        return None
    entity = next((entity for entity in before.ents if _is_person(entity) and named[0] in entity), None)
    source = source_of(before[entity.start : entity.end]) if entity is not None else None
    name = source.name if source and source.is_named else named[0].text
    return Antecedent(name, at)


def _is_a_subject(name: Token) -> bool:
    """The sentence before must be about the person, not only mention one."""
    return name.dep_ in {"nsubj", "nsubjpass"} and has_finite(name.head)


def _one_body(before: Doc, at: int) -> Antecedent | None:
    subject = subject_token(before)
    bodies = {entity.text for entity in before.ents if entity.label_ in _BODIES}
    if subject is None or subject.ent_type_ not in _BODIES or len(bodies) != 1:
        return None
    source = source_of(before[subject.left_edge.i : subject.right_edge.i + 1])
    return Antecedent(source.name, at) if source and source.is_named else None


def speaker_meant(source: Source, chain: Sequence[Attribution]) -> Attribution | None:
    """Whom "it reported" or "he added" means, from the chain of the sentence before: the relay, or the one person.

    >>> chain = (Attribution(name="Ozo", role="relay"), Attribution(name="Ann Hall", role="speaker"))
    >>> speaker_meant(Source("it", "speaker", is_pronoun=True), chain).name
    'Ozo'
    """
    if source.name == "it":
        bodies = [link for link in chain if not _may_be_a_person(link.name)] or list(chain)
        relays = [link for link in chain if link.role == "relay"] or bodies
        return relays[-1] if relays else None
    if source.name == "they":
        several = [link for link in chain if link.role == "speaker" and _is_a_plural(link.name)]
        return several[0] if len(several) == 1 else None
    if source.name not in words.PERSON_PRONOUNS:
        return None
    persons = [link for link in chain if link.role == "speaker" and _may_be_a_person(link.name)]
    return persons[0] if len(persons) == 1 else None


def _may_be_a_person(name: str) -> bool:
    """Neither a noun for a body nor a plural; of names in capitals, two words or more."""
    head = re.split(r" (?:of|at|in|for) ", name)[0].split()[-1]
    if head.lower() in words.BODIES or (head.islower() and head.endswith("s")):
        return False
    return head.islower() or len(name.split()) > 1


def _is_a_plural(name: str) -> bool:
    """Whether a common noun in the plural leads the name: "analysts at Lumo Bank"."""
    head = re.split(r" (?:of|at|in|for|with|from) ", name)[0].split()[-1]
    return head.islower() and head.endswith("s") and head not in words.BODIES


def replaced(doc: Doc, pronoun: Token, name: str) -> str:
    """The sentence with the name in the pronoun's place."""
    end = pronoun.idx + len(pronoun.text)
    return doc.text[: pronoun.idx] + name + doc.text[end:]

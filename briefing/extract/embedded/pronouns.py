"""Whom a pronoun means, answered only where one antecedent is possible."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.extract.embedded import words
from briefing.extract.embedded.grammar import has_finite, subject_token
from briefing.extract.embedded.sources import Source, source_of
from briefing.model import Attribution

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_SPEAKING = words.REPORTING | words.SPEECH_ACTS | words.INTENT
_BODIES = {"ORG"}


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


def antecedent_of(pronoun: Token, previous: Sequence[Doc], at: int) -> Antecedent | None:
    """Whom the subject pronoun of sentence `at` means: the one person, or body, that the sentence before is about.

    "He" and "she" need a sentence before with one person in it; "it" is taken for a body only where it speaks or plans,
    for what else it may be is beyond rules. "They" is never resolved.
    """
    if at == 0:
        return None
    before = previous[at - 1]
    if pronoun.lower_ in words.PERSON_PRONOUNS:
        return _one_person(before, at - 1)
    if pronoun.lower_ == "it" and pronoun.head.lemma_.lower() in _SPEAKING and pronoun.dep_ == "nsubj":
        return _one_body(before, at - 1)
    return None


def _one_person(before: Doc, at: int) -> Antecedent | None:
    entity = next((entity for entity in before.ents if _is_person(entity)), None)
    if entity is None or len(persons_in(before)) != 1 or not _is_a_subject(entity):
        return None
    source = source_of(before[entity.start : entity.end])
    return Antecedent(source.name, at) if source and source.is_named else None


def _is_a_subject(entity: Span) -> bool:
    """The sentence before must be about the person, not only mention one."""
    return any(token.dep_ in {"nsubj", "nsubjpass"} and has_finite(token.head) for token in entity)


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


def replaced(doc: Doc, pronoun: Token, name: str) -> str:
    """The sentence with the name in the pronoun's place."""
    end = pronoun.idx + len(pronoun.text)
    return doc.text[: pronoun.idx] + name + doc.text[end:]

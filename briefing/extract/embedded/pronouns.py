"""Whom a pronoun means, answered only where one antecedent is possible."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.extract.embedded import words
from briefing.extract.embedded.sources import Source, source_of
from briefing.model import Attribution

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_SPEAKING = words.REPORTING | words.SPEECH_ACTS | words.INTENT
_BODIES = {"ORG"}


@dataclass(frozen=True, slots=True)
class Antecedent:
    """Who is meant, in the words of the sentence that says so."""

    name: str
    sentence: int


def subject_token(doc: Doc) -> Token | None:
    """The head of the main subject."""
    return next((t for t in doc if t.dep_ in {"nsubj", "nsubjpass"} and t.head.dep_ == "ROOT"), None)


def persons_in(doc: Doc) -> list[str]:
    """Last words of the persons' names in a sentence, each once, in order."""
    lasts = [entity.text.removesuffix("'s").removesuffix("’s").split()[-1:] for entity in doc.ents if _is_person(entity)]
    return list(dict.fromkeys(last[0] for last in lasts if last))


def _is_person(entity) -> bool:  # type: ignore[no-untyped-def]
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
    if len(persons_in(before)) != 1:
        return None
    entity = next(entity for entity in before.ents if _is_person(entity))
    source = source_of(before[entity.start : entity.end])
    return Antecedent(source.name, at) if source and source.is_named else None


def _one_body(before: Doc, at: int) -> Antecedent | None:
    subject = subject_token(before)
    bodies = {entity.text for entity in before.ents if entity.label_ in _BODIES}
    if subject is None or subject.ent_type_ not in _BODIES or len(bodies) != 1:
        return None
    source = source_of(before[subject.left_edge.i : subject.right_edge.i + 1])
    return Antecedent(source.name, at) if source and source.is_named else None


def speaker_meant(source: Source, chain: Sequence[Attribution]) -> Attribution | None:
    """Whom "it reported" or "he added" means, from the chain of the sentence before.

    >>> chain = (Attribution(name="Ozo", role="relay"), Attribution(name="Ann Hall", role="speaker"))
    >>> speaker_meant(Source("it", "speaker", is_pronoun=True), chain).name
    'Ozo'
    """
    role = "relay" if source.name == "it" else "speaker"
    fitting = [link for link in chain if link.role == role] or list(chain)
    if source.name not in {"it", "he", "she"} or not fitting:
        return None
    return fitting[-1] if role == "relay" or fitting[-1].role == "speaker" else None


def replaced(doc: Doc, pronoun: Token, name: str) -> str:
    """The sentence with the name in the pronoun's place."""
    end = pronoun.idx + len(pronoun.text)
    return doc.text[: pronoun.idx] + name + doc.text[end:]

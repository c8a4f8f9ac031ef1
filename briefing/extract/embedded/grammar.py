"""What a parse says of verbs and their subjects, asked in one place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.extract.embedded import words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

SUBJECTS = frozenset(("nsubj", "nsubjpass", "expl", "csubj", "csubjpass"))
FINITE_TAGS = frozenset(("VBD", "VBZ", "VBP"))
FINITE_OR_MODAL = FINITE_TAGS | {"MD"}


def root_of(doc: Doc) -> Token:
    """The main verb, or whatever the parser puts in its place."""
    return next((token for token in doc if token.dep_ == "ROOT"), doc[0])


def has_finite(verb: Token) -> bool:
    """Whether the verb or one of its auxiliaries is finite. A reporting verb with a subject is, whatever its tag."""
    if verb.tag_ == "NNS" and verb.lower_ in words.REPORT_FORMS:
        return any(child.dep_ in SUBJECTS for child in verb.children)
    if verb.tag_ in FINITE_OR_MODAL:
        return True
    return any(child.dep_ in {"aux", "auxpass"} and child.tag_ in FINITE_OR_MODAL for child in verb.children)


def subject_token(doc: Doc) -> Token | None:
    """The head of the main subject."""
    return next((t for t in doc if t.dep_ in {"nsubj", "nsubjpass"} and t.head.dep_ == "ROOT"), None)


def is_somebody(word: str) -> bool:
    """Whether a noun is one for people or for a body of them: what can speak.

    >>> [word for word in ("ministries", "driver", "committee", "road") if is_somebody(word)]
    ['ministries', 'driver', 'committee']
    """
    singular = {word, word.removesuffix("s"), word.removesuffix("es"), word.removesuffix("ies") + "y"}
    return word in words.PEOPLE or bool(singular & words.BODIES) or word.endswith(words.AGENT_ENDINGS)


def report_lemma(verb: Token) -> str:
    """The verb's lemma; of reporting verbs by their form, for taggers take "reports" and "claims" for nouns."""
    return words.REPORT_FORMS.get(verb.lower_, verb.lemma_.lower())


def is_near(token: Token) -> bool:
    """A pronoun for speaker or hearer; "US" and a coal "mine" are none."""
    return _is_pronoun_tag(token) and token.lower_ in words.NEAR_PERSONS


def is_third(token: Token) -> bool:
    """A pronoun for someone or something named elsewhere."""
    return _is_pronoun_tag(token) and token.lower_ in words.THIRD_PERSON


def is_personal(token: Token) -> bool:
    """A pronoun for one person named elsewhere."""
    return _is_pronoun_tag(token) and token.lower_ in words.PERSONAL


def _is_pronoun_tag(token: Token) -> bool:
    return token.tag_ in {"PRP", "PRP$"} or (token.pos_ == "PRON" and not token.text.isupper())


def is_pronoun_word(word: str) -> bool:
    """The same asked of a bare word.

    >>> [word for word in ("US", "us", "I", "He", "dam") if is_pronoun_word(word)]
    ['us', 'I', 'He']
    """
    return word == "I" or (not word.isupper() and word.lower() in words.THIRD_PERSON | words.NEAR_PERSONS)

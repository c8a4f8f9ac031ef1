"""Whether a sentence puts something as so, as possible, or as somebody's intention."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.extract.embedded import words
from briefing.extract.embedded.grammar import report_lemma
from briefing.model import Modality

if TYPE_CHECKING:
    from spacy.tokens import Token

_CLAUSES = {"ccomp", "acl"}
_INFINITIVES = {"xcomp", "ccomp"}
_UNSURE_ADJECTIVES = frozenset("likely unlikely possible probable".split())
_UNSURE_STATES = frozenset("seem appear".split())
_INTENT_ADJECTIVES = frozenset("set ready willing poised about".split())


def modality_of(main: Token) -> Modality:
    """The modality of a statement's main verb; a hedge weighs more than an intention.

    Through a reporting verb the clause that it reports decides: "The board said it may sell" is possible.
    """
    verb: Token | None = main
    seen: list[Modality] = []
    while verb is not None:
        seen.append(_of_verb(verb))
        verb = _carried(verb)
    for kind in ("possible", "intended"):
        if kind in seen:
            return kind
    return "asserted"


def _carried(verb: Token) -> Token | None:
    """The clause that the verb only carries: what is said, believed, or not ruled out."""
    if report_lemma(verb) not in words.REPORTING | words.SPEECH_ACTS:
        return None
    return next((child for child in verb.children if child.dep_ == "ccomp"), None)


def _of_verb(verb: Token) -> Modality:
    if _is_possible(verb):
        return "possible"
    return "intended" if _is_intended(verb) else "asserted"


def _is_possible(verb: Token) -> bool:
    lemma, children = verb.lemma_.lower(), list(verb.children)
    checks = (
        any(child.tag_ == "MD" and child.lower_ in words.POSSIBLE_MODALS for child in children)
        and not _was_unable(verb),
        any(child.dep_ in {"advmod", "acomp", "advcl"} and child.lower_ in words.HEDGES for child in children),
        any(child.dep_ in {"acomp", "oprd", "attr"} and child.lower_ in _UNSURE_ADJECTIVES for child in children),
        lemma in words.BELIEF and any(child.dep_ == "ccomp" for child in children),
        lemma in _UNSURE_STATES and any(child.dep_ in {"xcomp", "oprd"} for child in children),
        _is_unsure_passive(verb),
        lemma == "rule" and any(child.lower_ == "out" for child in children) and _is_negated(verb),
        any(_is_unsure_noun(child) for child in children),
    )
    return any(checks)


def _was_unable(verb: Token) -> bool:
    """Whether it is "could not", which denies and hedges nothing; "could not have" does."""
    could = any(child.lower_ == "could" for child in verb.children)
    return could and _is_negated(verb) and not any(child.lower_ == "have" for child in verb.children)


def _is_unsure_passive(verb: Token) -> bool:
    """As in "is believed to", "was reported that": not the plain passive of a deed, "was reported on Monday"."""
    passive = any(child.dep_ == "auxpass" for child in verb.children)
    opens = any(child.dep_ in _INFINITIVES or child.dep_ == "oprd" for child in verb.children)
    return passive and opens and verb.lemma_.lower() in words.UNSURE_PASSIVE


def _is_unsure_noun(token: Token) -> bool:
    """As in "speculation that P", "the possibility that P": what the sentence says there is."""
    is_object = token.dep_ in {"dobj", "attr", "nsubj"}
    return is_object and token.lower_ in words.UNSURE_NOUNS and any(c.dep_ in _CLAUSES for c in token.children)


def _is_negated(verb: Token) -> bool:
    return any(child.dep_ == "neg" for child in verb.children)


def _is_intended(verb: Token) -> bool:
    lemma, children = verb.lemma_.lower(), list(verb.children)
    infinitive = any(child.dep_ in _INFINITIVES and any(c.lower_ == "to" for c in child.children) for child in children)
    checks = (
        any(child.tag_ == "MD" and child.lower_ in words.INTENT_MODALS for child in children),
        infinitive and lemma in words.INTENT,
        infinitive and lemma == "go" and verb.tag_ == "VBG",
        lemma in {"vow", "pledge", "promise", "threaten"},
        any(child.dep_ == "acomp" and _is_intent_adjective(child) for child in children),
        infinitive and lemma == "set" and any(child.dep_ == "auxpass" for child in children),
    )
    return any(checks)


def _is_intent_adjective(word: Token) -> bool:
    """As in "due on Monday", or in "ready to leave" and its like, which need the infinitive."""
    return word.lower_ == "due" or (word.lower_ in _INTENT_ADJECTIVES and any(c.dep_ == "xcomp" for c in word.children))

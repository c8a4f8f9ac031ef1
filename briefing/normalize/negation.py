"""Negation: which words a text says are not so, and whether its main statement is a denial."""

from __future__ import annotations

import re
from functools import lru_cache

from briefing.normalize.terms import STOPWORDS, stem
from briefing.text import words

_CUES = frozenset("not never no none nobody nothing neither nor without cannot can't hardly unable".split())
_VERB_CUES = frozenset(map(stem, "deny denied refuse refused reject rejected fail failed lack lacked decline".split()))
_NO_DENIAL = re.compile(
    r"\b(?:not (?:only|just|least|to mention|until|all)|no (?:fewer|less|more|longer than|later|sooner|doubt|matter)"
    r"|nos?\.? ?\d+"
    r"|(?:not|n't|never) (?:yet )?(?:rule[sd]?|ruling) out|(?:not|n't) exclude\w*|why not|or not|whether or not"
    r"|(?:not|n't|never) (?:yet )?den(?:y|ied))\b"
)
_QUOTED = re.compile(r"[\"“”].*?[\"“”]|(?<!\w)['‘].*?(?<!\s)'(?!\w)")
_CLAIM_DENIED = re.compile(
    r"\bden(?:y|ies|ied|ying) (?:that|having|being|(?:\w+ ){0,2}(?:accusation|allegation|claim|report|suggestion)s?)\b"
)
_SUBORDINATE = re.compile(
    r",? \b(?:that|which|who|whom|whose|because|although|though|while|if|unless|when|after|before|since|as|despite)\b"
    r"|, (?:and|but) (?:\w+ ){1,3}(?:is|are|was|were|has|have|had|will|would|did|does|do|could)\b"
)
_OPENING_CLAUSE = re.compile(
    r"^(?:because|although|though|while|if|unless|when|after|before|since|as|despite)\b[^,]*, ?"
)
_MAIN = re.compile(r"\b(?:not|unable|never|cannot|neither|nobody|nothing|no one|none|no)\b|n't\b")


@lru_cache(maxsize=16384)
def negated_terms(text: str, reach: int = 2) -> frozenset[str]:
    """Stems of the content words that a negation in the text reaches: the next `reach` after each cue.

    >>> sorted(negated_terms("They did not sign the treaty, and paid."))
    ['sign', 'treati']
    """
    found = words(_NO_DENIAL.sub(" ", _plain(text)))
    reached: set[str] = set()
    left = 0
    for word in found:
        if is_cue(word):
            left = reach
        elif left and word not in STOPWORDS:
            reached.add(stem(word))
            left -= 1
    return frozenset(reached)


def _plain(text: str) -> str:
    """In small letters, with straight apostrophes and single spaces: the patterns know no others."""
    return " ".join(text.replace("’", "'").lower().split())


def is_cue(word: str) -> bool:
    """Whether a lower-case word negates what follows it; verbs such as "denied" do."""
    return word in _CUES or word.endswith("n't") or stem(word) in _VERB_CUES


def is_denied(statement: str) -> bool:
    """Whether the main clause says that something is not so; "has not ruled out" and "no fewer than" do not.

    Of two clauses side by side the first decides. What is quoted has no say, whichever marks it stands in.

    >>> is_denied("The mayor did not resign."), is_denied("He resigned because he was not well.")
    (True, False)
    >>> is_denied("The firm denied that the pump was off.")
    True
    """
    plain = _NO_DENIAL.sub(" ", _plain(statement))
    own = _OPENING_CLAUSE.sub("", _QUOTED.sub(" ", plain))
    denied = _CLAIM_DENIED.search(own)
    first = _SUBORDINATE.split(own, maxsplit=1)[0]
    return bool(_MAIN.search(first) or (denied and denied.start() < len(first)))

"""One claim denies what the other says: of the same thing, in one clause, and not by saying the same otherwise.

"Was not released" beside "results are out and he was released" denies nothing, and neither does "without bail" beside
"without bond", nor "I didn't think it was open" beside "I think it wasn't open". What "has not been released" in
February and "was released" in April is an update.
"""

from __future__ import annotations

import re

from briefing.merge.building import Context
from briefing.merge.match import similarity
from briefing.merge.profile import Profile
from briefing.merge.wording import Alike
from briefing.normalize import content_terms, negated_terms, stem

OPPOSITE = 0.5
"""Least similarity at which a denial denies just what the other claim affirms."""

_CLAUSES = re.compile(r"[,;:—–]\s|\s(?:and|but|although|though|while|because|which|who|that)\s")
_SO_FAR = re.compile(r"\b(?:ha(?:s|ve)(?:n['’]t| not| never)|not yet|yet to)\b", re.IGNORECASE)
_MISSPELT = re.compile(
    r"\b(?:cant|dont|doesnt|didnt|isnt|wasnt|arent|werent|wouldnt|couldnt|shouldnt|havent|hasnt)\b", re.IGNORECASE
)
"""A negation that lost its apostrophe, which is read as none."""
_DENY = frozenset(map(stem, "deny denied".split()))
"""What is denied is a whole clause; "not" denies the word behind it."""
_THINKS = frozenset(map(stem, "think thought feel felt believe expect suppose seem appear want".split()))
"""Verbs that lend their negation to the clause they govern."""


def denies(one: Profile, other: Profile, same: Alike | None) -> bool:
    """Whether one of two claims says that what the other says is not so."""
    return same.negated and _negated(one, other) if same else _denies(one, other)


def came_later(context: Context, one: Profile, other: Profile) -> tuple[Profile, Profile] | None:
    """The affirming claim and the denying one, where that says "not yet" on a page of an earlier day."""
    denied, affirmed = sorted((one, other), key=lambda p: p.claim.polarity != "denied")
    if _SO_FAR.search(denied.claim.statement) and context.later(affirmed, denied) > 0:
        return affirmed, denied
    return None


def _negated(one: Profile, other: Profile) -> bool:
    """Whether what one of two statements in the same words negates, the other says; both may negate another thing."""
    texts = one.claim.statement, other.claim.statement
    if any(map(_MISSPELT.search, texts)):
        return False
    reached = negated_terms(texts[0]), negated_terms(texts[1])
    if not (reached[0] and reached[1]):
        return True
    said = [_terms(text) for text in texts]
    moved = (reached[0] & said[1] - reached[1]) | (reached[1] & said[0] - reached[0])
    return bool(moved - _THINKS) and not (reached[0] | reached[1]) & _THINKS


def _denies(one: Profile, other: Profile) -> bool:
    """Whether one claim denies what the other affirms, in much the same words."""
    if one.claim.polarity == other.claim.polarity or similarity(one, other) < OPPOSITE:
        return False
    denied, affirmed = sorted((one, other), key=lambda p: p.claim.polarity != "denied")
    text = affirmed.claim.statement
    wanted = negated_terms(denied.claim.statement) - negated_terms(text)
    told = wanted | _terms(denied.claim.statement)
    deed = wanted if told & _DENY else negated_terms(denied.claim.statement, 1) & wanted
    if deed.isdisjoint(_terms(text)):
        return False
    clauses = [_terms(clause) for clause in _CLAUSES.split(text)]
    return any(_answers(clause, wanted, told) or (clause & wanted and len(clauses) == 1) for clause in clauses)


def _answers(clause: frozenset[str], wanted: frozenset[str], told: frozenset[str]) -> bool:
    """Whether one clause says two of the things that are denied, or one and half of all that the denial speaks of."""
    return len(clause & wanted) > 1 or bool(clause & wanted and 2 * len(clause & told) >= len(told))


def _terms(text: str) -> frozenset[str]:
    return frozenset(term for term, _ in content_terms(text))

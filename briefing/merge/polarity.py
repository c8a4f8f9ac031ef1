"""Where one claim says that it is so and the other that it is not: by a denial, or by an opposite word."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.merge.building import Context, other_sources, periods_apart, relation_of, source_of
from briefing.merge.match import similarity
from briefing.merge.opposites import Opposition, opposition
from briefing.merge.profile import Profile
from briefing.merge.roles import count_otherwise
from briefing.merge.wording import Alike
from briefing.model import Relation
from briefing.normalize import content_terms, negated_terms

OPPOSITE = 0.5
"""Least similarity at which a denial denies just what the other claim affirms."""


def relate_polarity(context: Context, one: Profile, other: Profile, same: Alike | None) -> Iterator[Relation]:
    """The relation of two claims of which one says the opposite; none where neither does."""
    if same.negated if same else _denies(one, other):
        yield _contradiction(context, one, other, "opposite_polarity", "one denies what the other says")
    elif one.claim.polarity == other.claim.polarity:
        opposed = opposition(one.claim.statement, other.claim.statement)
        if opposed and not periods_apart(one, other) and not count_otherwise(one, other):
            yield _opposed(context, one, other, opposed)


def _opposed(context: Context, one: Profile, other: Profile, opposed: Opposition) -> Relation:
    if opposed.kind == "deed":
        why = "one may have followed the other"
        return relation_of(context, "differs", "polarity", one, other, "opposite_deeds", why, *opposed.words)
    return _contradiction(context, one, other, "opposite_words", "these exclude each other", *opposed.words)


def _contradiction(context: Context, one: Profile, other: Profile, rule: str, why: str, *words: str) -> Relation:
    if source_of(one) and source_of(other) and other_sources(one, other):
        rule, why = "speakers_dispute", "their sources dispute this"
    return relation_of(context, "contradicts", "polarity", one, other, rule, why, *words)


def _denies(one: Profile, other: Profile) -> bool:
    """Whether one claim denies what the other affirms, in much the same words."""
    if one.claim.polarity == other.claim.polarity or similarity(one, other) < OPPOSITE:
        return False
    denied, affirmed = sorted((one, other), key=lambda p: p.claim.polarity != "denied")
    stated = {term for term, _ in content_terms(affirmed.claim.statement)}
    return bool(negated_terms(denied.claim.statement) & stated - negated_terms(affirmed.claim.statement))

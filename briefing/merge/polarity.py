"""Where one claim says that it is so and the other that it is not: by a denial, or by an opposite word."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.merge.building import Context, other_sources, periods_apart, relation_of, source_of
from briefing.merge.denials import came_later, denies
from briefing.merge.opposites import Opposition, opposition
from briefing.merge.profile import Profile
from briefing.merge.roles import count_otherwise
from briefing.merge.wording import Alike
from briefing.model import Relation


def relate_polarity(context: Context, one: Profile, other: Profile, same: Alike | None) -> Iterator[Relation]:
    """The relation of two claims of which one says the opposite; none where neither does."""
    if denies(one, other, same):
        yield _denial(context, one, other)
    elif same and same.uneven:
        why = "one has a negation that the other lacks"
        yield relation_of(context, "differs", "polarity", one, other, "other_negation", why)
    elif one.claim.polarity == other.claim.polarity:
        opposed = opposition(one.claim.statement, other.claim.statement)
        if opposed and not periods_apart(one, other) and not count_otherwise(one, other):
            yield _opposed(context, one, other, opposed)


def _opposed(context: Context, one: Profile, other: Profile, opposed: Opposition) -> Relation:
    if opposed.kind == "deed":
        why = "one may have followed the other"
        return relation_of(context, "differs", "polarity", one, other, "opposite_deeds", why, *opposed.words)
    return _contradiction(context, one, other, "opposite_words", "these exclude each other", *opposed.words)


def _denial(context: Context, one: Profile, other: Profile) -> Relation:
    later = came_later(context, one, other)
    if later:
        why = "the later report says that it came"
        return relation_of(context, "updates", "polarity", *later, "came_later", why)
    return _contradiction(context, one, other, "opposite_polarity", "one denies what the other says")


def _contradiction(context: Context, one: Profile, other: Profile, rule: str, why: str, *words: str) -> Relation:
    if source_of(one) and source_of(other) and other_sources(one, other):
        rule, why = "speakers_dispute", "their sources dispute this"
    return relation_of(context, "contradicts", "polarity", one, other, rule, why, *words)

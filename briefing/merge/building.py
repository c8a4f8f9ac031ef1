"""What all relations are made with: the documents behind the claims, what a rule may ask, the sentence for a reader."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations, product

from briefing.merge.profile import Figure, Moment, Profile
from briefing.merge.rules import Pair, Rule
from briefing.merge.values import Comparison, beyond_limit, compare_times
from briefing.model import Document, Relation, RelationKind, Slot
from briefing.normalize import OUTCOMES, same_body

_UNTIL_THEN = re.compile(
    r"\b(?:so far|to date|until now|up to now|in all|all told|altogether|cumulative(?:ly)?)\b", re.IGNORECASE
)

MONTHS_DAYS = 60
"""Reports further apart than this tell of two states of things, where they do not say of which time they speak."""


@dataclass(frozen=True)
class Context:
    """What relations need to know of the documents behind the claims."""

    documents: dict[str, Document]
    group: Sequence[Profile]

    @cached_property
    def has_parts(self) -> bool:
        """Whether any figure of the group comes on top of another: most groups need no sums."""
        return any(figure.added for profile in self.group for figure in profile.figures)

    def pairs(self) -> Iterator[tuple[Profile, Profile]]:
        """Every two claims of the group, the smaller id first."""
        return combinations(sorted(self.group, key=lambda p: p.claim.id), 2)

    def label(self, profile: Profile) -> str:
        """How the explanation names a claim's document."""
        document = self.documents.get(profile.claim.document_id)
        return document.label if document else profile.claim.document_id

    def days_apart(self, one: Profile, other: Profile) -> int | None:
        """Days from the second claim's document to the first's, below 0 where that is the earlier; None if unknown."""
        first, second = (self.documents.get(p.claim.document_id) for p in (one, other))
        if first is None or second is None or first.day is None or second.day is None:
            return None
        return (first.day - second.day).days

    def same_day(self, one: Profile, other: Profile) -> bool:
        """Whether both claims' documents are of one known day."""
        return self.days_apart(one, other) == 0

    def months_apart(self, one: Profile, other: Profile) -> bool:
        """Whether both claims' documents have a known day, and the days are months apart."""
        return abs(self.days_apart(one, other) or 0) > MONTHS_DAYS

    def later(self, one: Profile, other: Profile) -> int:
        """Above 0 where the first claim's document was published later, below where earlier, 0 where unknown."""
        return self.days_apart(one, other) or 0


def pair_of(context: Context, comparison: Comparison, one: Profile, other: Profile, a: Figure, b: Figure) -> Pair:
    return Pair(
        comparison=comparison,
        hedged=a.value.bound != "exact" or b.value.bound != "exact",
        other_source=other_sources(one, other),
        running=bool({a.role, b.role} & OUTCOMES) or {a.unit, b.unit} & OUTCOMES != set(),
        later=context.later(one, other),
        other_period=periods_apart(one, other),
        part=a.added != b.added,
        up_to_then=_sums_up(one) != _sums_up(other),
        beyond=beyond_limit(a.value, b.value),
        old_news=context.months_apart(one, other) and not (one.moments and other.moments),
    )


def source_of(profile: Profile) -> str:
    """Whose words or figures a claim gives: the innermost of its chain."""
    return profile.claim.attribution[-1].name if profile.claim.attribution else ""


def other_sources(one: Profile, other: Profile) -> bool:
    """Whether two claims give the words of different sources, by whatever name."""
    names = source_of(one), source_of(other)
    return names[0].lower() != names[1].lower() and not same_body(*names)


def _sums_up(profile: Profile) -> bool:
    """Whether a claim counts all that there was until then, and not one occasion."""
    return bool(_UNTIL_THEN.search(profile.claim.statement))


def periods_apart(one: Profile, other: Profile) -> bool:
    """Whether both claims are dated and none of their times can be the same."""
    if not (one.moments and other.moments):
        return False
    pairs = product(one.moments, other.moments)
    return all(compare_times(a.value, b.value) == "apart" for a, b in pairs)


def decide(
    context: Context,
    rules: Sequence[Rule],
    slot: Slot,
    one: Profile,
    other: Profile,
    pair: Pair,
    a: Figure | Moment,
    b: Figure | Moment,
) -> Relation:
    rule, _, kind, why = next(entry for entry in rules if entry[1](pair))
    turned = (kind == "refines" and pair.comparison == "wider") or (kind == "updates" and pair.later < 0)
    if turned:
        one, other, a, b = other, one, b, a
    return relation_of(context, kind, slot, one, other, rule, why, a.value.quote, b.value.quote)


def relation_of(
    context: Context,
    kind: RelationKind,
    slot: Slot,
    one: Profile,
    other: Profile,
    rule: str,
    why: str,
    value_a: str = "",
    value_b: str = "",
) -> Relation:
    values = f": “{value_a}” and “{value_b}”" if value_a and value_b else ""
    return Relation(
        kind=kind,
        slot=slot,
        claim_a=one.claim.id,
        claim_b=other.claim.id,
        rule=rule,
        explanation=f"{context.label(one)} and {context.label(other)}{values}: {why}.",
        value_a=value_a,
        value_b=value_b,
    )

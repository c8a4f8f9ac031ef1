"""How two matched claims stand to each other, slot by slot, by decision tables that a reader can check.

A contradiction needs the same slot, the same scope and values that cannot both hold. What stops short of that has a
name of its own: estimates of different sources differ, a running figure moves on, a finer date refines a coarser one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product

from briefing.merge.building import Context, decide, pair_of, relation_of
from briefing.merge.directions import find_directions
from briefing.merge.match import same_quotation, similarity
from briefing.merge.measures import convertible
from briefing.merge.moments import relate_times
from briefing.merge.occasions import other_days
from briefing.merge.opposites import answer_otherwise
from briefing.merge.polarity import relate_polarity
from briefing.merge.profile import Figure, Profile
from briefing.merge.roles import (
    APART,
    comparable,
    count_otherwise,
    may_be_twins,
    other_part,
    other_share,
    other_span,
    plays,
    same_telling,
)
from briefing.merge.rules import INFERRED, QUANTITY_RULES
from briefing.merge.same_quotes import other_words
from briefing.merge.same_words import figures_in_place, in_same_words
from briefing.merge.sums import sums_of
from briefing.merge.values import ALIKE, compare_quantities, compare_times
from briefing.merge.wording import Alike, alike
from briefing.model import Relation
from briefing.normalize import OUTCOMES

__all__ = ["Context", "comparable", "relate"]

SAME_CONTENT = 0.6
"""Least similarity at which two claims without a comparable slot say the same."""

_MOVES = frozenset({"change", "fall"})

_SINCE = re.compile(r"\bsince\b", re.IGNORECASE)
"""A move since some day sums up those of many days: it is no other telling of one day's."""


def relate(context: Context) -> list[Relation]:
    """All relations between claims of different documents in one finding, contradictions first."""
    found: list[Relation] = []
    for one, other in context.pairs():
        if one.claim.document_id != other.claim.document_id:
            found += _relations(context, one, other)
    return sorted(found, key=lambda r: (r.kind != "contradicts", r.claim_a, r.claim_b, r.slot, r.kind, r.value_a))


def _relations(context: Context, one: Profile, other: Profile) -> list[Relation]:
    if one.claim.modality != other.claim.modality:
        return []
    same = alike(one.claim.statement, other.claim.statement)
    found = _slots(context, one, other, same)
    opposite = list(relate_polarity(context, one, other, same))
    otherwise = answer_otherwise(one.claim.statement, other.claim.statement)
    if opposite or otherwise:
        found = [relation for relation in found if relation.kind != "agrees"] + opposite
    if any(relation.kind == "contradicts" or relation.rule == "other_name" for relation in found):
        return found
    quoted = list(_quoted(context, one, other))
    if any(relation.rule == "other_quotation" for relation in quoted):
        found = [relation for relation in found if not _within_quotations(relation, one, other)]
    found += quoted
    if (
        all(relation.rule == INFERRED for relation in found)
        and one.claim.polarity == other.claim.polarity
        and (same or similarity(one, other) >= SAME_CONTENT)
        and not count_otherwise(one, other)
        and not otherwise
        and not other_days(one, other)
    ):
        why = "both tell it in much the same words"
        found.append(relation_of(context, "agrees", "wording", one, other, "same_content", why))
    return found


def _quoted(context: Context, one: Profile, other: Profile) -> Iterator[Relation]:
    """Two tellings of one quotation agree where no word within it is another."""
    if changed := other_words(one, other):
        why = "one quotation, in other words"
        yield relation_of(context, "differs", "wording", one, other, "other_quotation", why, *changed)
    elif same_quotation(one, other):
        yield relation_of(context, "agrees", "wording", one, other, "same_quotation", "both quote the same words")


def _within_quotations(relation: Relation, one: Profile, other: Profile) -> bool:
    """Whether what two claims agree in stands within their quotations: "25 years" is no more than their words are."""
    quoted = [text for profile in (one, other) for text in profile.quoted]
    held = [any(value in text for text in quoted) for value in (relation.value_a, relation.value_b)]
    return relation.kind == "agrees" and all(held)


def _slots(context: Context, one: Profile, other: Profile, same: Alike | None) -> list[Relation]:
    """Relations of figures and times; in the same words each is compared with the one in its place."""
    times = list(relate_times(context, one, other))
    if same is None or _other_roles(one, other, same):
        return [*_quantities(context, one, other), *_directions(context, one, other), *times]
    found = list(in_same_words(context, one, other, same))
    placed = {value for r in found if r.slot == "time" for value in (r.value_a, r.value_b)}
    return found + [r for r in times if not {r.value_a, r.value_b} & placed]


def _other_roles(one: Profile, other: Profile, same: Alike) -> bool:
    """Whether the word that differs says another thing of a figure: dead, not hurt; up, not down."""
    pairs = [(f, g) for f, g, other_number in figures_in_place(one, other, same) if not other_number]
    return any({f.role, g.role} & (OUTCOMES | APART) and f.role != g.role for f, g in pairs)


# ── Figures ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def _quantities(context: Context, one: Profile, other: Profile) -> Iterator[Relation]:
    """Relations of comparable figures. A figure that both claims have is compared with its twin alone."""
    if not (one.figures and other.figures):
        return
    all_pairs = [(a, b) for a, b in product(one.figures, other.figures) if not other_part(one, other, a, b)]
    pairs = [(a, b) for a, b in all_pairs if comparable(a, b)]
    likely = [(a, b) for a, b in all_pairs if may_be_twins(a, b)]
    likely = [(a, b) for a, b in likely if compare_quantities(a.value, b.value) in ALIKE]
    twins = [(a, b) for a, b in likely if comparable(a, b) or _converted(a, b) or same_telling(a, b)]
    settled = {id(figure) for pair in twins + likely for figure in pair}
    for first, second in ((one, other), (other, one)):
        yield from _sums(context, first, second, settled)
    open_pairs = [(a, b) for a, b in pairs if id(a) not in settled and id(b) not in settled]
    for a, b in twins + _one_to_one(open_pairs):
        comparison = compare_quantities(a.value, b.value)
        if comparison == "apart" and _may_both_hold(context, one, other, a, b):
            continue
        yield _decided(context, one, other, a, b)


def _may_both_hold(context: Context, one: Profile, other: Profile, a: Figure, b: Figure) -> bool:
    """Whether figures that lie apart are of two parties, of two stretches or parts, or both told by one document."""
    if _of_others(one, other) or other_span(one, other, a, b) or other_share(one, other, a, b):
        return True
    return _has_both(context, one, other, a, b)


def _converted(a: Figure, b: Figure) -> bool:
    """Whether equal figures are in units of one kind: "5,000 metres" and "5 km"."""
    return convertible(a.value.unit, b.value.unit) and {a.role, b.role}.isdisjoint(APART)


def _one_to_one(pairs: Sequence[tuple[Figure, Figure]]) -> list[tuple[Figure, Figure]]:
    """The first pair, and those that are alike in all but the value, each figure once."""
    chosen = list(pairs[:1])
    for a, b in pairs:
        taken = {id(figure) for pair in chosen for figure in pair}
        if a.role == b.role != "" and a.unit == b.unit and taken.isdisjoint({id(a), id(b)}):
            chosen.append((a, b))
    return chosen


def _decided(context: Context, one: Profile, other: Profile, a: Figure, b: Figure, *, summed: bool = False) -> Relation:
    comparison = compare_quantities(a.value, b.value)
    pair = replace(pair_of(context, comparison, one, other, a, b), summed=summed)
    if (
        a.role in _MOVES
        and b.role in _MOVES
        and len({bool(_SINCE.search(p.claim.statement)) for p in (one, other)}) > 1
    ):
        pair = replace(pair, up_to_then=True)
    return decide(context, QUANTITY_RULES, "quantity", one, other, pair, a, b)


def _sums(context: Context, one: Profile, other: Profile, settled: set[int]) -> Iterator[Relation]:
    """The sum of a first claim's parts beside a figure, or the sum, of the second; what was added up is settled."""
    if not context.has_parts:
        return
    document = context.documents.get
    totals = sums_of(one, context.group, document(one.claim.document_id))
    if not totals or _dates_one_part(one, other):
        return
    theirs = sums_of(other, context.group, document(other.claim.document_id))
    goals = theirs or [(figure, [figure]) for figure in other.figures if not figure.added]
    for (total, parts), (goal, its_parts) in product(totals, goals):
        added_up = {id(figure) for figure in (*parts, *its_parts)}
        if comparable(total, goal) and settled.isdisjoint(added_up):
            settled |= added_up
            yield _decided(context, one, other, total, goal, summed=True)


def _dates_one_part(one: Profile, other: Profile) -> bool:
    """Whether the second claim is of some only of the times that the first one tells apart."""
    dated = [any(compare_times(a.value, b.value) in {"same", "wider"} for b in other.moments) for a in one.moments]
    return any(dated) and not all(dated)


def _directions(context: Context, one: Profile, other: Profile) -> Iterator[Relation]:
    """A rise in one telling that is a fall in the other."""
    moves = [[f for f in p.figures if f.role in _MOVES] for p in (one, other)] if one.figures and other.figures else []
    for a, b in product(*moves) if moves else ():
        if a.role != b.role and a.unit == b.unit and not any(_moves_both_ways(figures, a.unit) for figures in moves):
            values = a.value.quote, b.value.quote
            why = "one says up, the other down"
            yield relation_of(context, "contradicts", "quantity", one, other, "opposite_direction", why, *values)
            return
    yield from _moves_in_words(context, one, other)


def _moves_in_words(context: Context, one: Profile, other: Profile) -> Iterator[Relation]:
    """The same that is up in one telling and down in the other, with or without a figure; not on days far apart."""
    ours = find_directions(one.claim.statement)
    theirs = find_directions(other.claim.statement) if ours else {}
    for mover in sorted(ours.keys() & theirs.keys()):
        if ours[mover] != theirs[mover] and not other_days(one, other):
            why = "one says up, the other down"
            yield relation_of(context, "contradicts", "polarity", one, other, "opposite_direction", why)
            return


def _moves_both_ways(figures: Sequence[Figure], unit: str) -> bool:
    return len({figure.role for figure in figures if figure.unit == unit}) > 1


def _of_others(one: Profile, other: Profile) -> bool:
    """Whether each names only whom the other's document knows and does not name here: two parties' seats."""
    if not (one.names and other.names and one.names.isdisjoint(other.names)):
        return False
    return one.names <= other.known and other.names <= one.known


def _has_both(context: Context, one: Profile, other: Profile, a: Figure, b: Figure) -> bool:
    """Whether either document gives the other's figure too, and so sees no contradiction in it."""

    def gives(document_id: str, wanted: Figure) -> bool:
        profiles = (p for p in context.group if p.claim.document_id == document_id)
        figures = (f for p in profiles for f in p.figures if f.role == wanted.role or not plays(p, wanted.role))
        return any(
            comparable(f, wanted) and compare_quantities(f.value, wanted.value).startswith("same") for f in figures
        )

    return gives(one.claim.document_id, b) or gives(other.claim.document_id, a)

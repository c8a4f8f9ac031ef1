"""Changes of meaning between tellings of one matter that are no contradictions: a lost hedge, a changed place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import Match, SequenceMatcher
from itertools import pairwise

from briefing.merge.match import SAME_QUOTATION, same_quotation
from briefing.merge.profile import Profile
from briefing.merge.relations import Context, comparable
from briefing.merge.same_quotes import other_words
from briefing.merge.values import compare_quantities
from briefing.model import Drift, DriftKind
from briefing.normalize import same_body
from briefing.text import words

_TIES = {
    "destination": frozenset("to into onto toward towards".split()),
    "opponent": frozenset("against".split()),
    "start": frozenset("from".split()),
}
_UNSURE = frozenset(
    "may might could possibly perhaps maybe probably likely reportedly allegedly apparently purportedly "
    "believed thought suspected seems seemed appears appeared".split()
)
_SAME_RUN, _REST = 4, 4
"""Words in a row beside a hedge that make two tellings one sentence, and words at most in the hedge's place."""

_LOST = r"\b(?:loss|losses|lost|lose|losing|defeat|fell|bowed|succumbed)\b[^,.;]*?\bto (?:the )?"
_PUT_IN_QUOTES = 2
"""Least number of words that one telling has outside and the other inside of quotation marks."""


def find_drift(context: Context) -> list[Drift]:
    """Drift between claims of one finding, in the order of kinds; a document can lose its own hedges too."""
    found: list[Drift] = []
    for one, other in context.pairs():
        found += _hedges(context, one, other)
        if one.claim.document_id == other.claim.document_id:
            continue
        found += _certainty(context, one, other)
        found += _places(context, one, other)
        if one.quoted and other.quoted:
            found += _speakers(context, one, other)
            found += _quotations(context, one, other)
            found += _altered(context, one, other)
    return sorted(found, key=lambda d: (d.kind, d.claim_a, d.claim_b))


def _hedges(context: Context, one: Profile, other: Profile) -> Iterator[Drift]:
    """The same figure with and without its hedge."""
    for a in one.figures:
        for b in other.figures:
            if comparable(a, b) and compare_quantities(a.value, b.value) == "same_but_hedge":
                if a.value.bound == "exact":
                    yield _drift(context, "hedge_dropped", other, one, b.value.quote, a.value.quote)
                elif b.value.bound == "exact":
                    yield _drift(context, "hedge_dropped", one, other, a.value.quote, b.value.quote)


def _certainty(context: Context, one: Profile, other: Profile) -> Iterator[Drift]:
    """What may be in one telling and is in another, in the same words beside it: "may have been sold", "was sold"."""
    if (one.claim.modality == "possible") == (other.claim.modality == "possible"):
        return
    if abs(context.days_apart(one, other) or 0) > 1:  # what may be on Monday may be so by Friday
        return
    unsure, sure = (one, other) if one.claim.modality == "possible" else (other, one)
    if unsure.claim.polarity == sure.claim.polarity and (lost := _lost_hedge(unsure, sure)):
        yield _drift(context, "hedge_dropped", unsure, sure, *lost)


def _lost_hedge(unsure: Profile, sure: Profile) -> tuple[str, str] | None:
    """The words in which a hedge stood and those in their place, each with the word behind; None where texts differ."""
    a, b = words(unsure.claim.statement), words(sure.claim.statement)
    blocks = SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks()
    for before, after in pairwise([Match(0, 0, 0), *blocks]):
        was, became = (before.a + before.size, after.a), (before.b + before.size, after.b)
        short = max(was[1] - was[0], became[1] - became[0]) <= _REST
        run = max(before.size, after.size)
        if short and run >= _SAME_RUN and after.size and _UNSURE & set(a[slice(*was)]) and not _UNSURE & set(b):
            return " ".join(a[was[0] : was[1] + 1]), " ".join(b[became[0] : became[1] + 1])
    return None


def _places(context: Context, one: Profile, other: Profile) -> Iterator[Drift]:
    """A name that is a destination in one telling and an opponent or a start in the other."""
    for name in sorted(one.places.keys() & other.places.keys()):
        ties = one.places[name], other.places[name]
        kinds = [next((kind for kind, members in _TIES.items() if tie in members), None) for tie in ties]
        if None not in kinds and kinds[0] != kinds[1] and "destination" in kinds and not _lost(name, one, other):
            yield _drift(context, "place_changed", one, other, f"{ties[0]} {name.title()}", f"{ties[1]} {name.title()}")


def _lost(name: str, *tellings: Profile) -> bool:
    """Whether "to" names an opponent: a loss to a team, a defeat that it lost to, is a game against it."""
    first = re.escape(name.split(maxsplit=1)[0])
    told = re.compile(_LOST + first, re.IGNORECASE)
    return any(told.search(telling.claim.statement) for telling in tellings)


def _speakers(context: Context, one: Profile, other: Profile) -> Iterator[Drift]:
    """The same quotation in two mouths."""
    spoken = [[link.name for link in p.claim.attribution if link.role == "speaker"] for p in (one, other)]
    if not (spoken[0] and spoken[1] and same_quotation(one, other)):
        return
    first, second = spoken[0][-1], spoken[1][-1]
    if not (set(words(first)) & set(words(second)) or same_body(first, second)):
        yield _drift(context, "participant_changed", one, other, first, second)


def _quotations(context: Context, one: Profile, other: Profile) -> Iterator[Drift]:
    """Words that one telling reports and the other puts between quotation marks, right beside words that both quote."""
    for source, telling in ((one, other), (other, one)):
        for quotation, shown in zip(telling.quotations, telling.quoted, strict=True):
            for original, was in zip(source.quotations, source.quoted, strict=True):
                added = _added(quotation, original)
                if len(added) >= _PUT_IN_QUOTES and _within(added, tuple(words(source.claim.statement))):
                    yield _drift(context, "paraphrase_quoted", source, telling, was, shown)
                    return


def _altered(context: Context, one: Profile, other: Profile) -> Iterator[Drift]:
    """One quotation in which a word is another, is lost or came in; the earlier telling's words come first."""
    if changed := other_words(one, other):
        was, became = changed
        if context.later(one, other) > 0:
            one, other, was, became = other, one, became, was
        yield _drift(context, "quotation_changed", one, other, was, became)


def _added(quotation: Sequence[str], original: Sequence[str]) -> tuple[str, ...]:
    """The words in front of the original's first ones in a longer quotation; nothing where the rest differs."""
    for at in range(1, len(quotation) - SAME_QUOTATION + 1):
        if tuple(quotation[at : at + SAME_QUOTATION]) == tuple(original[:SAME_QUOTATION]):
            return tuple(quotation[:at])
    return ()


def _within(run: Sequence[str], text: Sequence[str]) -> bool:
    size = len(run)
    return any(tuple(text[i : i + size]) == tuple(run) for i in range(len(text) - size + 1))


_SAYS: dict[DriftKind, str] = {
    "hedge_dropped": "the hedge is lost",
    "paraphrase_quoted": "a report has become a quotation",
    "quotation_changed": "one quotation, in other words",
    "place_changed": "the place has another part in it",
    "participant_changed": "the words are given to somebody else",
}


def _drift(context: Context, kind: DriftKind, one: Profile, other: Profile, was: str, became: str) -> Drift:
    ours, theirs = context.label(one), context.label(other)
    places = f"{theirs} “{became}”" if one.claim.document_id != other.claim.document_id else f"elsewhere “{became}”"
    return Drift(
        kind=kind,
        claim_a=one.claim.id,
        claim_b=other.claim.id,
        explanation=f"{ours} has “{was}”, {places}: {_SAYS[kind]}.",
    )

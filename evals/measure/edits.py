"""Whether two tellings that differ by one edit are told apart: `python -m evals.measure.edits [--show KIND]`.

A sentence and its edit become a claim each, in documents of two publishers, as grounding makes them; then they are
merged. After an edit that changes the figure, who has which figure, the negation or the day, nothing may say that they
agree: no verdict that two documents bear it out, no `agrees` in the slot of the edit or in wording. After a change of
typography they must agree: otherwise the first would be met by agreeing with nothing.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from random import Random
from typing import NamedTuple

from briefing.ground import ground
from briefing.merge import merge
from briefing.model import CandidateClaim, Claim, Document, Finding, Relation
from evals.measure.edit_kinds import ALTERING, EDGES, Edited, Maker, typography
from evals.measure.edit_sentences import Sentence, made_up, real
from evals.measure.rows import Row, share_row

COUNT = 1000
"""Pairs of a kind."""

REAL_MOST = 600
"""Most pairs of a kind that come from real sentences; made-up ones, of shapes that are known, make up the rest."""

SLOTS = {
    "altered_figure": {"quantity", "wording"},
    "role_swapped": {"quantity", "wording"},
    "negation": {"polarity", "wording"},
    "other_day": {"time", "wording"},
}
_BORNE_OUT = frozenset({"corroborated", "repeated"})


class Pair(NamedTuple):
    """A sentence, its edit, and what the merger made of the two."""

    kind: str
    sentence: Sentence
    edited: Edited
    finding: Finding | None
    """None where the two are taken to be of different matters."""

    @property
    def called(self) -> str:
        """The verdict on the two, "apart" where they share no finding."""
        return self.finding.verdict if self.finding else "apart"

    @property
    def relations(self) -> tuple[Relation, ...]:
        return self.finding.relations if self.finding else ()


def claim_of(text: str, publisher: str, day: date | None) -> tuple[Document, Claim] | None:
    """A document of one sentence and its claim; None where grounding refuses the sentence."""
    document = Document.model_validate({"text": text, "publisher": publisher, "published_at": day})
    outcome = ground(document, CandidateClaim(statement=text, quotes=(text,)))
    return (document, outcome) if isinstance(outcome, Claim) else None


def judged(kind: str, sentence: Sentence, edited: Edited) -> Pair | None:
    """The pair, merged; None where either telling is refused."""
    one = claim_of(sentence.text, "Harbour Post", sentence.day)
    other = claim_of(edited.text, "Valley Times", sentence.day)
    if one is None or other is None:
        return None
    findings = merge([one[0], other[0]], [one[1], other[1]])
    together = next((finding for finding in findings if len(finding.claim_ids) == 2), None)
    return Pair(kind, sentence, edited, together)


def agrees(pair: Pair) -> bool:
    """Whether anything says that the two agree: the verdict, or a relation that rests on the words of the edit.

    That they agree in another figure, or another date, is so.
    """
    return pair.called in _BORNE_OUT or any(r.kind == "agrees" and _of_edit(pair, r) for r in pair.relations)


def _of_edit(pair: Pair, relation: Relation) -> bool:
    if relation.slot not in SLOTS[pair.kind]:
        return False
    values = {word.strip(EDGES) for word in re.split(r"[\s–-]+", f"{relation.value_a} {relation.value_b}".lower())}
    return not values or bool(values & pair.edited.touched)


def made(kind: str, maker: Maker, sentences: Sequence[Sentence], count: int) -> Iterator[Pair]:
    """Up to `count` pairs, each sentence as often as it takes, never the same edit twice."""
    rng = Random(f"edits {kind} {sentences[0].source if sentences else ''}")
    order = list(sentences)
    seen: set[str] = set()
    for _ in range(3):
        rng.shuffle(order)
        for sentence in order:
            edited = maker(sentence.text, sentence.day, rng)
            if edited is None or edited.text in seen:
                continue
            seen.add(edited.text)
            if pair := judged(kind, sentence, edited):
                yield pair
                count -= 1
            if not count:
                return


@lru_cache(maxsize=8)
def pairs_of(kind: str) -> tuple[Pair, ...]:
    """All pairs of a kind: real sentences first, made-up ones for the rest."""
    maker = {**ALTERING, "typography": typography}[kind]
    found = list(made(kind, maker, real(), REAL_MOST))
    return (*found, *made(kind, maker, made_up(), COUNT - len(found)))


def _row(kind: str) -> Row:
    pairs = pairs_of(kind)
    apart = [pair for pair in pairs if not agrees(pair)]
    first = [pair for pair in pairs if pair.sentence.source != "made up"]
    found = sum(any(r.kind == "contradicts" for r in pair.relations) for pair in pairs)
    note = f"{len(first)} of real sentences; {found / max(1, len(pairs)):.0%} called contradictory"
    return share_row(f"edits_{kind}_not_agrees", len(apart), len(pairs), ">= 0.99", note)


def unharmed(pair: Pair) -> bool:
    """Whether the two still agree, and nothing says otherwise."""
    return pair.called in _BORNE_OUT and {relation.kind for relation in pair.relations} == {"agrees"}


def rows() -> list[Row]:
    """A row a kind. Real sentences come from the labelled cases and from the public data, where they are present."""
    harmless = pairs_of("typography")
    kept = share_row("edits_typography_agrees", sum(map(unharmed, harmless)), len(harmless), ">= 0.99")
    return [*map(_row, ALTERING), kept]


def main() -> None:
    """Print the rows, or what failed in one kind, with its relations."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--show", default="", metavar="KIND", help="print the failures of a kind")
    chosen = options.parse_args()
    if not chosen.show:
        for row in rows():
            print(f"{row.name:<34} {row.value:.3f}  n={row.n}  {row.note}")
        return
    pairs = pairs_of(chosen.show)
    failed = [p for p in pairs if (not unharmed(p) if chosen.show == "typography" else agrees(p))]
    print(len(failed), "of", len(pairs), Counter(p.called for p in failed), Counter(p.sentence.source for p in failed))
    for pair in failed:
        print(f"- [{pair.sentence.source}, {pair.called}] {pair.sentence.text}\n  → {pair.edited.text}")
        for r in pair.relations:
            print(f"    {r.kind} {r.slot} {r.rule}: {r.value_a!r} {r.value_b!r}")


if __name__ == "__main__":
    main()

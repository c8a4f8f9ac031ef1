"""A document's text cut into stretches, so that overlapping citations can all be marked in it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from briefing.model import BlockKind, Document, EvidenceSpan
from briefing.render.references import Reference, Register


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters under the same citations."""

    text: str
    kind: BlockKind
    """What part of the published page this is."""
    anchors: tuple[str, ...]
    """Of the spans that begin here."""
    cited: bool
    """Whether a citation covers it."""
    ends: tuple[Reference, ...]
    """Citations whose last character is the last one here."""


def stretches(document: Document, register: Register, evidence: Iterable[EvidenceSpan]) -> tuple[Stretch, ...]:
    """The whole text, in order and without a gap; joined, the stretches are the text.

    Citations are marked; `evidence` that no sentence cites only gets an anchor, for the table's links.
    """
    cited = [r for r in register.references.values() if r.span.document_id == document.id]
    spans = {register.anchor(span): span for span in evidence if span.document_id == document.id}
    spans.update({r.anchor: r.span for r in cited})
    beginning: dict[int, list[str]] = defaultdict(list)
    ending: dict[int, list[Reference]] = defaultdict(list)
    for anchor, span in spans.items():
        beginning[span.start].append(anchor)
    for reference in cited:
        ending[reference.span.end].append(reference)
    depth = Counter(r.span.start for r in cited)
    depth.subtract(Counter(r.span.end for r in cited))
    kinds: dict[int, BlockKind | None] = {block.end: None for block in document.blocks}
    kinds.update({block.start: block.kind for block in document.blocks})
    return tuple(_cut(document.text, beginning, ending, depth, kinds))


def _cut(
    text: str,
    beginning: dict[int, list[str]],
    ending: dict[int, list[Reference]],
    depth: dict[int, int],
    kinds: dict[int, BlockKind | None],
) -> Iterator[Stretch]:
    """One pass from edge to edge, counting how many citations are open."""
    edges = sorted({0, len(text), *beginning, *ending, *depth, *kinds})
    covered, kind = 0, None
    for low, high in pairwise(edges):
        covered += depth.get(low, 0)
        kind = kinds.get(low, kind)
        yield Stretch(
            text=text[low:high],
            kind=kind or "body",
            anchors=tuple(beginning.get(low, ())),
            cited=covered > 0,
            ends=tuple(sorted(ending.get(high, ()), key=lambda reference: reference.number)),
        )

"""How the merger judges two sentences of two publishers: `python -m evals.measure.pairs`.

Pairs of two public sets beside the repository, skipped with a word where absent. EQUATE (RTE_Quant, RedditNLI): of
entailed pairs the share called contradictory, of contradictions how many are found. ECB+ (development topics): of
sentences on one event the share that is put into one finding, and of sentences on sibling events too.

Each text of a pair is a document of its own publisher, without a date. It becomes claims in two ways. `sentences`: each
sentence is one candidate claim, statement and quote alike, and grounding reads its figures, times and polarity; a
sentence that grounding refuses makes none. `embedded`: the embedded extractor proposes the candidates instead. All
claims of both documents go through `briefing.merge.merge`. A pair is called contradictory where any finding has a
`contradicts` relation, and the same matter where any finding has claims of both documents. `-v` prints the pairs that
fell short, with what was made of them.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from briefing.extract.embedded import EmbeddedExtractor
from briefing.ground import ground_all
from briefing.merge import merge
from briefing.model import CandidateClaim, Claim, Document, Finding
from briefing.text import sentences
from evals.measure.rows import Row

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"

Reading = Callable[[Document], Sequence[CandidateClaim]]
"""How a document becomes candidate claims."""


class Pair(NamedTuple):
    """Two texts and what people said of them."""

    id: str
    label: str
    first: str
    second: str


class Measured(NamedTuple):
    """One figure: of the pairs with a label, how many got an answer."""

    name: str
    file: str
    label: str
    answer: Callable[[Sequence[Finding]], bool]
    wanted: str
    counted: bool
    """Whether the figure is a number of pairs and no share."""
    good: bool
    """Whether the answer is the one hoped for."""


def as_sentences(document: Document) -> list[CandidateClaim]:
    """Each sentence as one candidate.

    >>> [c.statement for c in as_sentences(Document(text="It rained. Two roads were closed."))]
    ['It rained.', 'Two roads were closed.']
    """
    texts = [document.text[start:end] for start, end in sentences(document.text)]
    return [CandidateClaim(statement=text, quotes=(text,)) for text in texts]


def as_embedded(document: Document) -> Sequence[CandidateClaim]:
    """What the embedded extractor proposes."""
    return _extractor().extract_document(document).candidates


@lru_cache(maxsize=1)
def _extractor() -> EmbeddedExtractor:
    return EmbeddedExtractor()


READINGS: dict[str, Reading] = {"sentences": as_sentences, "embedded": as_embedded}


def findings_of(pair: Pair, reading: Reading) -> tuple[Finding, ...]:
    """The findings of a pair, read as two documents of two publishers."""
    documents, _, claims = _read(pair, reading)
    return merge(documents, claims)


def _read(pair: Pair, reading: Reading) -> tuple[list[Document], list[str], list[Claim]]:
    documents = [
        Document(text=text, publisher=name)
        for text, name in ((pair.first, "First Courier"), (pair.second, "Second Gazette"))
    ]
    claims: list[Claim] = []
    refused: list[str] = []
    for document in documents:
        grounded, rejections = ground_all(document, reading(document))
        claims += grounded
        refused += [rejection.detail for rejection in rejections]
    return documents, refused, claims


def contradictory(findings: Sequence[Finding]) -> bool:
    """Whether a contradiction stands in any finding."""
    return any(relation.kind == "contradicts" for finding in findings for relation in finding.relations)


def same_matter(findings: Sequence[Finding]) -> bool:
    """Whether claims of both documents stand in one finding."""
    return any(len(finding.document_ids) > 1 for finding in findings)


_RTE, _REDDIT, _ECB = "equate/RTE_Quant.jsonl", "equate/RedditNLI.jsonl", "ecbplus/derived_pairs_dev.jsonl"
_SIBLING = "different_event_sibling_story"
MEASURED = (
    Measured("RTE_Quant entailed called contradictory", _RTE, "entailment", contradictory, "<= 0.02", False, False),
    Measured("RedditNLI contradictions found", _REDDIT, "contradiction", contradictory, ">= 9", True, True),
    Measured("RedditNLI entailed called contradictory", _REDDIT, "entailment", contradictory, "<= 0.03", False, False),
    Measured("ECB+ sibling events called the same matter", _ECB, _SIBLING, same_matter, "<= 0.02", False, False),
    Measured("ECB+ same event called the same matter", _ECB, "same_event", same_matter, ">= 0.6", False, True),
)


def load_pairs(path: Path) -> Iterator[Pair]:
    """The pairs of a file; both sets name the texts in their own way."""
    for place, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
        row = json.loads(line)
        texts = (row["premise"], row["hypothesis"]) if "premise" in row else (row["text_a"], row["text_b"])
        yield Pair(row.get("id", f"pair-{place}"), row["label"], *texts)


def rows(data: Path = DATA) -> list[Row]:
    """A row for each figure and reading whose file is there."""
    return [_row(measured, name, data) for name in READINGS for measured in MEASURED if (data / measured.file).exists()]


def _row(measured: Measured, reading: str, data: Path) -> Row:
    answers = [measured.answer(findings) for _, findings in _judged(measured, reading, data)]
    value = float(sum(answers)) if measured.counted else sum(answers) / max(1, len(answers))
    name = measured.name if reading == "sentences" else f"{measured.name} ({reading})"
    note = f"{sum(answers)} of {len(answers)}, each sentence a claim" if reading == "sentences" else ""
    note = note or f"{sum(answers)} of {len(answers)}, claims of the {reading} extractor"
    return Row(name=name, value=round(value, 4), n=len(answers), wanted=measured.wanted, note=note)


@lru_cache(maxsize=32)
def _all_judged(path: Path, reading: str) -> tuple[tuple[Pair, tuple[Finding, ...]], ...]:
    return tuple((pair, findings_of(pair, READINGS[reading])) for pair in load_pairs(path))


def _judged(measured: Measured, reading: str, data: Path) -> list[tuple[Pair, tuple[Finding, ...]]]:
    return [entry for entry in _all_judged(data / measured.file, reading) if entry[0].label == measured.label]


def _shortfalls(measured: Measured, reading: str, data: Path) -> Iterator[str]:
    for pair, findings in _judged(measured, reading, data):
        if measured.answer(findings) != measured.good:
            yield f"  {pair.id}\n    {pair.first}\n    {pair.second}"
            yield from (f"    = {f.kind} {f.rule}: {f.explanation}" for found in findings for f in found.relations)


def main(arguments: Sequence[str]) -> None:
    """Print a line a row; with `-v` the pairs that fell short below."""
    for file in dict.fromkeys(measured.file for measured in MEASURED):
        if not (DATA / file).exists():
            print(f"skipped: {DATA / file} is absent")
    for row in rows():
        print(f"{row.name:<62} {row.value:7.3f}  n={row.n:<4} wanted {row.wanted}  ({row.note})")
    for reading in READINGS if "-v" in arguments else ():
        for measured in MEASURED:
            if (DATA / measured.file).exists():
                print(f"\n{measured.name}, {reading}", *_shortfalls(measured, reading, DATA), sep="\n")


if __name__ == "__main__":
    main(sys.argv[1:])

"""How the merger judges two sentences of two publishers: `python -m evals.measure.pairs`.

Pairs of two public sets beside the repository, skipped with a word where absent. EQUATE (RTE_Quant, RedditNLI): of
entailed pairs the share called contradictory, of contradictions how many are found. ECB+ (development topics): of
sentences on one event the share that is put into one finding, and of sentences on sibling events too.

Each text of a pair is a document of its own publisher, without a date. It becomes claims in two ways. `sentences`: each
sentence is one candidate claim, statement and quote alike, and grounding reads its figures, times and polarity; a
sentence that grounding refuses makes none. `embedded`: the embedded extractor proposes the candidates instead. All
claims of both documents go through `briefing.merge.merge`. A pair is called contradictory where any finding has a
`contradicts` relation, and the same matter where any finding has claims of both documents.

A sentence torn from its text seldom tells which of two like events it is about. So the ECB+ pairs are read a third way,
as the engine is used. `in_stories`: all 197 documents are whole, each sentence a claim; they are grouped into stories,
and each story is merged. A pair is the same matter where a finding holds both sentences. `-v` prints the pairs that
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
from briefing.ground import ground, ground_all
from briefing.merge import merge
from briefing.merge.stories import group_stories
from briefing.model import CandidateClaim, Claim, Document, Finding
from briefing.text import sentences
from evals.measure.rows import Row

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"

Reading = Callable[[Document], Sequence[CandidateClaim]]
"""How a document becomes candidate claims."""


Place = tuple[str, int]
"""A document's name and the number of a sentence in it."""


class Pair(NamedTuple):
    """Two texts and what people said of them."""

    id: str
    label: str
    first: str
    second: str
    places: tuple[Place, Place] | None = None
    """Where the texts stand, if the set says so."""


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
_ECB_DOCUMENTS = "ecbplus/dev.jsonl"
_IN_STORIES = "in_stories"
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
        stand = ((row["doc_a"], row["sent_a"]), (row["doc_b"], row["sent_b"])) if "doc_a" in row else None
        yield Pair(row.get("id", f"pair-{place}"), row["label"], *texts, stand)


def findings_by_place(file: Path) -> dict[Place, Finding]:
    """The finding of each sentence of a file of whole documents, grouped into stories and merged story by story."""
    lines = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    rows = {row["doc"]: row["sentences"] for row in lines}
    found: dict[Place, Finding] = {}
    for story in group_stories([Document(text="\n".join(told), name=name) for name, told in rows.items()]):
        claims = {
            (document.name, place): claim
            for document in story
            for place, sentence in enumerate(rows[document.name])
            if isinstance(claim := ground(document, CandidateClaim(statement=sentence, quotes=(sentence,))), Claim)
        }
        home = {key: finding for finding in merge(story, list(claims.values())) for key in finding.claim_ids}
        found |= {place: home[claim.id] for place, claim in claims.items()}
    return found


def in_stories(data: Path = DATA) -> list[tuple[Pair, tuple[Finding, ...]]]:
    """Each pair of ECB+ with the finding that holds both of its sentences, or with none."""
    if not (data / _ECB).exists() or not (data / _ECB_DOCUMENTS).exists():
        return []
    return list(_all_in_stories(data))


@lru_cache(maxsize=4)
def _all_in_stories(data: Path) -> tuple[tuple[Pair, tuple[Finding, ...]], ...]:
    found = findings_by_place(data / _ECB_DOCUMENTS)

    def shared(pair: Pair) -> tuple[Finding, ...]:
        one, other = (found.get(place) for place in pair.places or ())
        return (one,) if one is not None and one is other else ()

    return tuple((pair, shared(pair)) for pair in load_pairs(data / _ECB))


def rows(data: Path = DATA) -> list[Row]:
    """A row for each figure and reading whose files are there."""
    return [_row(measured, reading, data) for measured, reading in _measurable(data)]


def _measurable(data: Path) -> Iterator[tuple[Measured, str]]:
    for reading in (*READINGS, _IN_STORIES):
        for measured in MEASURED:
            files = (_ECB, _ECB_DOCUMENTS) if reading == _IN_STORIES else (measured.file,)
            if all((data / file).exists() for file in files) and (reading != _IN_STORIES or measured.file == _ECB):
                yield measured, reading


_NOTES = {"sentences": "each sentence a claim", _IN_STORIES: "each sentence of whole documents, merged story by story"}


def _row(measured: Measured, reading: str, data: Path) -> Row:
    answers = [measured.answer(findings) for _, findings in _judged(measured, reading, data)]
    value = float(sum(answers)) if measured.counted else sum(answers) / max(1, len(answers))
    name = measured.name if reading == "sentences" else f"{measured.name} ({reading})"
    note = f"{sum(answers)} of {len(answers)}, {_NOTES.get(reading, f'claims of the {reading} extractor')}"
    return Row(name=name, value=round(value, 4), n=len(answers), wanted=measured.wanted, note=note)


@lru_cache(maxsize=32)
def _all_judged(path: Path, reading: str) -> tuple[tuple[Pair, tuple[Finding, ...]], ...]:
    return tuple((pair, findings_of(pair, READINGS[reading])) for pair in load_pairs(path))


def _judged(measured: Measured, reading: str, data: Path) -> list[tuple[Pair, tuple[Finding, ...]]]:
    judged = in_stories(data) if reading == _IN_STORIES else _all_judged(data / measured.file, reading)
    return [entry for entry in judged if entry[0].label == measured.label]


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
        print(f"{row.name:<63} {row.value:7.3f}  n={row.n:<4} wanted {row.wanted}  ({row.note})")
    for measured, reading in _measurable(DATA) if "-v" in arguments else ():
        print(f"\n{measured.name}, {reading}", *_shortfalls(measured, reading, DATA), sep="\n")


if __name__ == "__main__":
    main(sys.argv[1:])

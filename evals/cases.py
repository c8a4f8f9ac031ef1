"""The ground truth: label files, checked, with their quotes located in the texts that they are about.

A case is a folder with a `case.yaml` in the form of `evals.labels`. Labels name spans by quote; `load` finds these
and builds the engine's own types, so that scorers compare like with like. The ids of claims, findings and documents
are those of the label file. Where a case's texts are absent (not all may be copied), `load` still gives the labels,
`available` says False, and `claims` and `documents` are empty.
"""

from __future__ import annotations

import json
import re
from functools import cached_property
from pathlib import Path

from briefing.ingest import mark
from briefing.model import Claim, Document, Drift, EvidenceSpan, Finding, Relation, Value
from briefing.text import canonical, occurrences
from evals.labels import LabelError, LabelledClaim, LabelledDocument, LabelledFinding, Labels, pairs, read_labels

REPOSITORY = Path(__file__).parent.parent
CASES = REPOSITORY / "evals" / "cases"
SHARED_DATA = REPOSITORY.parent / "shared" / "data"
"""Where texts lie that may not be copied into the repository."""


class Case(Value):
    """One story with its labels and, where the texts are there, everything located."""

    labels: Labels
    """As in the file."""
    documents: tuple[Document, ...] = ()
    """With the texts; empty where these are absent."""
    claims: tuple[Claim, ...] = ()
    """Located; empty where the texts are absent."""

    @property
    def name(self) -> str:
        """The case's folder name."""
        return self.labels.name

    @cached_property
    def optional(self) -> frozenset[str]:
        """Ids of claims that nobody is faulted for."""
        return frozenset(c.id for d in self.labels.documents for c in d.claims if c.optional)

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """In the model's type, with relations written out pair by pair."""
        statements = {c.id: c.statement for d in self.labels.documents for c in d.claims}
        return tuple(_finding(labelled, statements[labelled.claims[0]]) for labelled in self.labels.findings)


def load(folder: Path, shared: Path = SHARED_DATA) -> Case:
    """The case in `folder`, every quote located.

    Raises `LabelError` where the file is not in form, or a quote is absent from its document or stands there twice.
    """
    labels = read_labels(folder / "case.yaml")
    texts = _texts(labels, folder, shared)
    if texts is None:
        return Case(labels=labels)
    documents = {d.id: _document(d, texts[d.source]) for d in labels.documents}
    claims = tuple(_claim(c, documents[d.id]) for d in labels.documents for c in d.claims)
    return Case(labels=labels, documents=tuple(documents.values()), claims=claims)


def load_all(root: Path = CASES, shared: Path = SHARED_DATA) -> tuple[Case, ...]:
    """Every case under `root`, by name."""
    return tuple(load(path.parent, shared) for path in sorted(root.glob("*/case.yaml")))


def available(case: Case) -> bool:
    """Whether the case's texts are on this machine; without them it is skipped, and said to be."""
    return bool(case.documents)


def span(document: Document, quote: str) -> EvidenceSpan:
    """Where the quote stands. Raises `LabelError` unless that is one place, letter for letter or but for typography."""
    exact = [(m.start(), m.end()) for m in re.finditer(re.escape(quote), document.text)]
    found = [place for place in occurrences(document.text, quote) if place in exact]
    found = found or list(occurrences(document.text, quote))
    if len(found) != 1:
        where = f"{document.id!r} has {len(found)} times: {quote!r}"
        raise LabelError(where, remedy="quote verbatim, and enough to be found once")
    start, end = found[0]
    return EvidenceSpan(document_id=document.id, start=start, end=end, quote=document.text[start:end])


def _texts(labels: Labels, folder: Path, shared: Path) -> dict[str, str] | None:
    place = (shared if labels.texts.kind == "ecbplus" else folder) / labels.texts.path
    if not place.exists():
        return None
    sources = [document.source for document in labels.documents]
    if labels.texts.kind == "files":
        return {source: (place / source).read_text("utf-8") for source in sources}
    records = [json.loads(line) for line in place.read_text("utf-8").splitlines() if line.strip()]
    if labels.texts.kind == "records":
        return {record["id"]: record["text"] for record in records}
    return {record["doc"]: "\n".join(record["sentences"]) for record in records}


def _document(labelled: LabelledDocument, text: str) -> Document:
    known = labelled.model_dump(include={"id", "publisher", "title", "url", "published_at", "wire"})
    plain = canonical(text)
    return Document.model_validate({**known, "text": plain, "name": labelled.source, "blocks": mark(plain)})


def _claim(labelled: LabelledClaim, document: Document) -> Claim:
    return Claim(
        id=labelled.id,
        document_id=document.id,
        statement=labelled.statement,
        evidence=tuple(span(document, quote) for quote in labelled.quotes),
        attribution=labelled.chain,
        quantities=labelled.quantities,
        times=labelled.times,
        modality=labelled.modality,
        polarity=labelled.polarity,
    )


def _finding(labelled: LabelledFinding, statement: str) -> Finding:
    relations = (
        Relation(kind=r.kind, slot=r.slot, claim_a=a, claim_b=b, rule="label", explanation=r.why)
        for r in labelled.relations
        for a, b in pairs(r)
    )
    drift = (Drift(kind=d.kind, claim_a=d.claim_a, claim_b=d.claim_b, explanation=d.why) for d in labelled.drift)
    return Finding(
        id=labelled.id,
        statement=statement,
        verdict=labelled.verdict,
        claim_ids=labelled.claims,
        document_ids=tuple(dict.fromkeys(name.split(".")[0] for name in labelled.claims)),
        origins=labelled.origins,
        relations=tuple(relations),
        drift=tuple(drift),
    )

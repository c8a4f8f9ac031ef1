"""The form of a label file: what `cases/schema.json` describes, field by field.

Names of fields and their values are those of `briefing.model`; the rules for filling them in are in LABELLING.md.
"""

from __future__ import annotations

import json
from datetime import date, datetime
from itertools import combinations, product
from pathlib import Path
from typing import Annotated, Literal

import yaml
from pydantic import Field, StringConstraints, ValidationError

from briefing.errors import InputError
from briefing.model import (
    Attribution,
    BlockKind,
    DriftKind,
    Modality,
    Quantity,
    RelationKind,
    Slot,
    TimeExpression,
    Value,
    Verdict,
)
from briefing.model.claim import Polarity

Split = Literal["dev", "test"]
Name = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
ClaimName = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+\.\d+$")]
Link = Annotated[str, StringConstraints(pattern=r"^.+ \((relay|speaker)\)$")]


class LabelError(InputError):
    """A label file is not in the form that `cases/schema.json` describes, or a quote of it is not in its document."""


class LabelledClaim(Value):
    """One claim of one document."""

    id: ClaimName
    """The document's id, a dot, a number."""
    statement: str
    """One self-contained sentence."""
    quotes: tuple[str, ...] = Field(min_length=1)
    """Verbatim; each occurs once in the document; first the one the statement rests on."""
    attribution: tuple[Link, ...] = ()
    """Outermost first, each as "KCNA (relay)" or "Kim Jong Un (speaker)"."""
    quantities: tuple[Quantity, ...] = ()
    """Figures of the statement."""
    times: tuple[TimeExpression, ...] = ()
    """Times of the statement."""
    modality: Modality = "asserted"
    """As in the model."""
    polarity: Polarity = "affirmed"
    """As in the model."""
    optional: bool = False
    """A fair labeller could leave it out: nobody is faulted for missing it, nor for making it."""

    @property
    def chain(self) -> tuple[Attribution, ...]:
        """The attribution in the model's type."""
        parts = (link.rsplit(" (", 1) for link in self.attribution)
        return tuple(Attribution.model_validate({"name": name, "role": role[:-1]}) for name, role in parts)


class OutsideBody(Value):
    """A stretch of the page that bears no claims."""

    kind: BlockKind
    """What part of a page it is."""
    quote: str
    """Its words, or the first of them; occurs once."""


class LabelledDocument(Value):
    """What is known of one document, and its claims."""

    id: Name
    """Short; claims' ids begin with it."""
    source: str
    """File name, or the document's id in the case's file of texts."""
    publisher: str | None = None
    """None where the page does not say."""
    title: str | None = None
    """Its headline, where it has one."""
    url: str | None = None
    """Where it was published, where known."""
    published_at: date | datetime | None = None
    """None where the page does not say."""
    wire: tuple[str, ...] = ()
    """Agencies credited for the whole text."""
    outside_body: tuple[OutsideBody, ...] = ()
    """Everything on the page that is not running text."""
    claims: tuple[LabelledClaim, ...]
    """In the order of the text."""


class LabelledRelation(Value):
    """One relation, or several alike: two lists mean each of the first with each of the second."""

    kind: RelationKind
    """As in the model."""
    slot: Slot
    """What is compared."""
    claim_a: ClaimName | tuple[ClaimName, ...]
    """For `refines` the narrower, for `updates` the later."""
    claim_b: ClaimName | tuple[ClaimName, ...] = ()
    """Left out: each pair of `claim_a` from different documents."""
    why: str
    """One sentence that a reader understands."""


class LabelledDrift(Value):
    """A change of meaning from one telling to its rewrite."""

    kind: DriftKind
    """As in the model."""
    claim_a: ClaimName
    """The fuller or earlier wording."""
    claim_b: ClaimName
    """What lost or changed something."""
    why: str
    """One sentence with both wordings."""


class LabelledFinding(Value):
    """Claims that answer one question."""

    id: Name
    """Short."""
    about: str
    """The question, or the matter, in a few words."""
    claims: tuple[ClaimName, ...] = Field(min_length=1)
    """In the order of documents."""
    verdict: Verdict
    """By the table in LABELLING.md."""
    origins: tuple[str, ...] = Field(min_length=1)
    """Independent origins behind the claims."""
    relations: tuple[LabelledRelation, ...] = ()
    """Between claims of this finding."""
    drift: tuple[LabelledDrift, ...] = ()
    """Between claims of this finding."""


class Nugget(Value):
    """One idea that a good briefing of the story contains."""

    id: Name
    """Short."""
    text: str
    """The idea, with the values that must be shown."""
    importance: Literal["vital", "okay"]
    """`vital`: a desk would send the page back without it."""
    findings: tuple[Name, ...] = Field(min_length=1)
    """Findings that carry it."""


class Texts(Value):
    """Where the documents' texts are."""

    kind: Literal["files", "records", "ecbplus"]
    """A folder of text files; a JSON Lines file of `{id, text}`; or a file of the ECB+ corpus in JSON Lines."""
    path: str
    """Relative to the case's folder; for `ecbplus`, to the folder of shared data."""


class Labels(Value):
    """A label file: one story."""

    name: Name
    """The folder's name."""
    version: int
    """Goes up with each change of a label."""
    split: Split
    """Prompts and rules are chosen on `dev`; `test` is only reported."""
    fictional: bool = False
    """Written for this purpose; reported apart."""
    title: str
    """What the story is."""
    texts: Texts
    """Where the documents' texts are."""
    documents: tuple[LabelledDocument, ...]
    """In order of publication where that is known."""
    findings: tuple[LabelledFinding, ...]
    """Each claim is in exactly one."""
    nuggets: tuple[Nugget, ...]
    """What a briefing is scored by."""


def read_labels(path: Path) -> Labels:
    """The label file in its typed form. Raises `LabelError` naming the field that is wrong."""
    try:
        return Labels.model_validate(written(path))
    except (yaml.YAMLError, ValidationError) as wrong:
        raise LabelError(f"{path} is no label file: {wrong}", remedy="see evals/cases/schema.json") from wrong


def written(path: Path) -> object:
    """The label file as an editor sees it, for a check against the schema."""
    return yaml.load(path.read_text("utf-8"), _Loader)  # noqa: S506 — a safe loader


def schema() -> str:
    """The JSON schema of a label file, as it stands in `cases/schema.json`."""
    return json.dumps(Labels.model_json_schema(), indent=1, ensure_ascii=False) + "\n"


def pairs(relation: LabelledRelation) -> tuple[tuple[str, str], ...]:
    """The pairs of claims that a labelled relation stands for."""
    first, second = _several(relation.claim_a), _several(relation.claim_b)
    if second:
        return tuple(product(first, second))
    return tuple((a, b) for a, b in combinations(first, 2) if a.split(".")[0] != b.split(".")[0])


class _Loader(yaml.CSafeLoader):
    """YAML in which a date stays the string that it is in JSON."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}


def _several(names: str | tuple[str, ...]) -> tuple[str, ...]:
    return (names,) if isinstance(names, str) else names

"""Briefings of made-up stories, and what a reader holds them to."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime

from briefing.compose import compose
from briefing.model import Briefing, Finding, Provenance, SectionKind, Sentence
from tests.merge.conftest import Made, merged

MADE_AT = datetime(2025, 3, 6, 12, tzinfo=UTC)
GIVEN = Provenance(extractor="given", code_version="0")


def composed(*pairs: Made, findings: Sequence[Finding] | None = None) -> Briefing:
    """The briefing of documents and their claims; `findings` in place of those that the merger makes."""
    return compose(
        documents=[document for document, _ in pairs],
        claims=[claim for _, claims in pairs for claim in claims],
        findings=merged(*pairs) if findings is None else findings,
        rejections=(),
        omissions=(),
        provenance=GIVEN,
        generated_at=MADE_AT,
    )


def said(briefing: Briefing, kind: SectionKind | None = None) -> list[Sentence]:
    """The sentences of one section, or of all."""
    return [s for section in briefing.sections if kind in {None, section.kind} for s in section.sentences]


_FIGURE_OR_NAME = re.compile(r"\d[\d.,:]*\d|\d|(?<![\w’'-])[A-Z][\w’'-]*")
_OPENS = re.compile(r"(?:^|[.:!?…][”\"’]? |[“\"‘])[“\"‘]?$")


def unheld(sentence: Sentence, briefing: Briefing) -> list[str]:
    """Figures and capitalised words of a sentence that do not occur in its citations; names of the houses are apart.

    A word that opens a sentence or a quotation has its capital from there, and may be small in what is cited.
    """
    cited = {span.document_id for span in sentence.citations}
    text = sentence.text
    for label in sorted((d.label for d in briefing.documents if d.id in cited), key=len, reverse=True):
        text = text.replace(label, "")
    quoted = " ".join(span.quote for span in sentence.citations)
    held = set(_FIGURE_OR_NAME.findall(quoted))
    small = {word.lower() for word in re.findall(r"[\w’'-]+", quoted)} | {"the", "a", "an"}
    return [
        match.group()
        for match in _FIGURE_OR_NAME.finditer(text)
        if match.group() not in held and not (_OPENS.search(text[: match.start()]) and match.group().lower() in small)
    ]

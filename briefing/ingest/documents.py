"""A raw text becomes a Document; then the documents that a briefing can use are told from those it cannot."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from briefing import text as offsets
from briefing.errors import EmptyInput, InputTooLarge
from briefing.ingest import infer
from briefing.ingest.blocks import mark
from briefing.ingest.decode import MAX_DOCUMENT, MAX_LINES, size
from briefing.ingest.language import ENGLISH, detect, name_of
from briefing.model import Document, Omission


def from_text(
    raw: str,
    *,
    name: str = "",
    title: str | None = None,
    publisher: str | None = None,
    url: str | None = None,
    published_at: date | datetime | None = None,
    language: str | None = None,
    id: str | None = None,  # noqa: A002 - the field's name
) -> Document:
    """The document of a text: what is given stands, the rest is inferred from the page or stays unknown.

    Raises EmptyInput where there is no text, InputTooLarge above 2 million characters or 20,000 lines.

    >>> page = from_text("OSLO, May 3, 2021 (NTB) - Snow fell on Monday.")
    >>> page.publisher, page.publisher_basis, page.published_at.isoformat(), page.wire
    ('NTB', 'inferred', '2021-05-03', ('NTB',))
    """
    text = offsets.canonical(raw)
    _refuse(text, name or "the text")
    page = infer.Page(text, mark(text))
    given: dict[str, Any] = {"publisher": publisher, "published_at": published_at}
    address = url or infer.url(page)
    inferred = {"publisher": infer.publisher(page, address), "published_at": infer.published_at(page, address)}
    for field, value in inferred.items():
        basis = "given" if given[field] else "inferred" if value else "unknown"
        given |= {field: given[field] or value, f"{field}_basis": basis}
    return Document(
        text=text,
        title=title or infer.title(page),
        url=address,
        language=language or detect(" ".join(page.of("body"))),
        wire=infer.wire(page),
        name=name,
        blocks=tuple(page.blocks),
        **given,
        **({"id": id} if id else {}),
    )


def _refuse(text: str, name: str) -> None:
    if not text.strip():
        raise EmptyInput(f"{name} is empty", remedy="give a text")
    if len(text) > MAX_DOCUMENT:
        raise InputTooLarge(f"{name} is longer than {size(MAX_DOCUMENT)}", remedy="split it into its documents")
    if text.count("\n") > MAX_LINES:
        raise InputTooLarge(f"{name} has more than {MAX_LINES:,} lines", remedy="split it into its documents")


def admit(documents: Iterable[Document]) -> tuple[tuple[Document, ...], tuple[Omission, ...]]:
    """The documents in English, each once, in their order; and for each of the others a line that says why not.

    >>> one = from_text("Snow fell.", name="a.txt")
    >>> kept, left_out = admit([one, one.model_copy(update={"name": "b.txt"})])
    >>> len(kept), left_out[0].name, left_out[0].reason
    (1, 'b.txt', 'is the same as a.txt, which is read')
    """
    kept: dict[str, Document] = {}
    same: dict[tuple[object, ...], Document] = {}
    left_out: list[Omission] = []
    for document in documents:
        content = (document.text, document.publisher, document.title, document.url, document.published_at)
        if reason := _objection(document, same.get(content), kept.get(document.id)):
            left_out.append(Omission(name=document.name or document.id, reason=reason, document_id=document.id))
        else:
            kept[document.id] = same[content] = document
    return tuple(kept.values()), tuple(left_out)


def _objection(document: Document, twin: Document | None, namesake: Document | None) -> str:
    if document.language.split("-")[0].lower() != ENGLISH:
        return f"is in {name_of(document.language)}; only English is read: give a translation"
    if twin:
        return f"is the same as {twin.name or twin.id}, which is read"
    if namesake:
        return f'has the id "{document.id}" of {namesake.name or "another document"}: give each document its own'
    return ""

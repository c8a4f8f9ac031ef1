"""The embedded extractor as a whole: what holds for every text, and for the four seeds."""

import asyncio
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.extract import Extractor
from briefing.extract.embedded import EmbeddedExtractor
from briefing.model import Block, Document, Usage
from briefing.text import locate

EXTRACTOR = EmbeddedExtractor()

PIECES = (
    "The dam broke on Monday",
    "Ann Hall said",
    "that 40 people drowned",
    "according to the Harbour Board",
    "he may resign",
    ", and ",
    ", ",
    ". ",
    "\n",
    "“",
    "”",
    '"',
    "the pact signed on 3 May",
    "which binds both",
    "as saying",
    "quoted",
    "reports",
    "citing",
)


@given(st.lists(st.sampled_from(PIECES), max_size=14).map(" ".join))
@settings(max_examples=120, deadline=None)
def test_every_quote_stands_in_the_text_and_every_source_is_named_there(text: str) -> None:
    found = EXTRACTOR.extract_document(Document(text=text)).candidates
    for candidate in found:
        assert candidate.quotes
        assert all(quote in text for quote in candidate.quotes)
        assert all(link.name in text for link in candidate.attribution)
        assert candidate.statement.strip() == candidate.statement != ""
        assert "\n" not in candidate.statement
    assert len({candidate.statement.lower() for candidate in found}) == len(found)


@given(st.text(max_size=120) | st.lists(st.sampled_from(PIECES) | st.text(max_size=12), max_size=10).map(" ".join))
@settings(max_examples=100, deadline=None)
def test_whatever_a_text_is_all_that_is_proposed_of_it_stands_in_it(text: str) -> None:
    document = Document(text=text)
    extraction = EXTRACTOR.extract_document(document)
    assert extraction.problems == ()
    for candidate in extraction.candidates:
        assert candidate.statement.strip()
        assert candidate.quotes
        assert all(quote.strip() and locate(document.text, quote) for quote in candidate.quotes)


def test_a_sentence_among_noise_is_still_read() -> None:
    text = "\u202e\x07 ((( ]] “” …\n\nThe dam broke on Monday, the Harbour Board said.\n\n#### @@ \ufffd 🙂🙂"
    found = EXTRACTOR.extract_document(Document(text=text)).candidates
    told = [c for c in found if "dam broke" in c.statement]
    assert [[link.name for link in candidate.attribution] for candidate in told] == [["Harbour Board"]]


def test_the_same_text_gives_the_same_candidates() -> None:
    document = Document(text="The dam broke on Monday, the Harbour Board said. It had warned of cracks in Este.")
    assert EXTRACTOR.extract_document(document) == EmbeddedExtractor().extract_document(document)


def test_only_body_is_read_and_a_line_never_runs_into_the_next() -> None:
    text = "A dam in Este, 2020\nThe dam broke on Monday\nThe river rose on Tuesday"
    body = Block(kind="body", start=20, end=len(text))
    found = EXTRACTOR.extract_document(Document(text=text, blocks=(Block(kind="caption", start=0, end=19), body)))
    assert [c.statement for c in found.candidates] == ["The dam broke on Monday.", "The river rose on Tuesday."]


def test_an_empty_document_has_no_candidates() -> None:
    assert EXTRACTOR.extract_document(Document(text="")).candidates == ()


@pytest.mark.anyio
async def test_it_keeps_the_promise_of_an_extractor() -> None:
    extractor: Extractor = EXTRACTOR
    extraction = await extractor.extract(Document(text="The dam broke on Monday."))
    assert [candidate.statement for candidate in extraction.candidates] == ["The dam broke on Monday."]
    made_by = extractor.provenance(Usage())
    assert made_by.extractor == extractor.name == "embedded"
    assert made_by.model is not None
    assert re.fullmatch(r"en_\w+ \d+\.\d+\.\d+", made_by.model)


def test_on_the_seeds_every_figure_of_a_statement_stands_in_its_first_quote(
    seed_documents: tuple[Document, ...],
) -> None:
    for document in seed_documents:
        for candidate in EXTRACTOR.extract_document(document).candidates:
            figures = re.findall(r"\d[\d,.]*\d|\d", candidate.statement)
            assert all(figure in candidate.quotes[0] for figure in figures), candidate.statement


def test_on_the_seeds_nothing_is_glued_over_the_parts_of_a_page(seed_documents: tuple[Document, ...]) -> None:
    for document in seed_documents:
        bodies = [document.text[block.start : block.end] for block in document.body]
        for candidate in EXTRACTOR.extract_document(document).candidates:
            assert all(any(quote in body for body in bodies) for quote in candidate.quotes)


@pytest.mark.parametrize(
    "hedge", ["probably", "did not rule out", "may have", "might have", "is believed to", "reportedly"]
)
def test_on_the_seeds_a_hedge_makes_its_statement_possible(hedge: str, seed_documents: tuple[Document, ...]) -> None:
    hedged = [
        candidate
        for document in seed_documents
        for candidate in EXTRACTOR.extract_document(document).candidates
        if hedge in candidate.statement
    ]
    assert hedged
    assert all(candidate.modality == "possible" for candidate in hedged)


@pytest.mark.anyio
async def test_many_documents_at_once_give_what_one_after_the_other_gives() -> None:
    documents = [Document(text=f"The dam broke on {day} May, the Harbour Board said.") for day in range(1, 9)]
    together = await asyncio.gather(*(EXTRACTOR.extract(document) for document in documents))
    assert together == [EXTRACTOR.extract_document(document) for document in documents]

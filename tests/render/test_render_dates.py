"""Which day a sentence means by "Monday": said beside it, on every surface, and never as known where it is inferred."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.ground import ground
from briefing.model import Briefing, CandidateClaim, Claim, Document, Finding, Provenance, Section, Sentence
from briefing.render import html, markdown
from briefing.render.dates import pieces
from tests.render.test_render_page import Parsed
from tests.render.test_render_terminal import flat, printed

DAY = date(2031, 3, 5)
"""A Wednesday."""


def told(statement: str, **known: object) -> tuple[Document, Claim]:
    """A document that consists of one statement, and its claim."""
    document = Document(text=statement, **{"publisher": "Gazette", "published_at": DAY, **known})
    claim = ground(document, CandidateClaim(statement=statement, quotes=(statement,)))
    assert isinstance(claim, Claim), claim
    return document, claim


def dated(text: str, *pairs: tuple[Document, Claim], year: int | None = None) -> str:
    documents = {document.id: document for document, _ in pairs}
    cut = pieces(text, [claim for _, claim in pairs], documents, year)
    assert "".join(piece.text for piece in cut) == text
    return "".join(f"{piece.text}[{piece.when}]" if piece.when else piece.text for piece in cut)


@pytest.mark.parametrize(
    ("statement", "shown"),
    [
        ("The bridge at Oldmere closed on Monday.", "closed on Monday[3 March 2031]."),
        ("The bridge closed yesterday at Oldmere.", "closed yesterday[4 March 2031] at Oldmere."),
        ("Monday’s flood took the bridge.", "Monday’s[3 March 2031] flood took the bridge."),
        ("The bridge at Oldmere closed last month.", "closed last month[February 2031]."),
        ("The bridge at Oldmere opened last year.", "opened last year[2030]."),
        ("The bridge at Oldmere closed on 3 March.", "closed on 3 March."),
        ("The bridge at Oldmere opened in 1931.", "opened in 1931."),
        ("The bridge at Oldmere closed.", "closed."),
        ("Holt said “the bridge will close on Friday”.", "Holt said “the bridge will close on Friday”."),
    ],
)
def test_a_relative_time_has_its_day_beside_it_and_nothing_else_has(statement: str, shown: str):
    assert dated(statement, told(statement)).endswith(shown)


def test_the_year_of_all_documents_goes_without_saying_and_another_does_not():
    monday, month = "The bridge closed on Monday.", "The bridge closed in December."
    assert dated(monday, told(monday), year=2031) == "The bridge closed on Monday[3 March]."
    assert dated(month, told(month), year=2031) == "The bridge closed in December[December 2030]."


@pytest.mark.parametrize(
    "known",
    [
        {"published_at_basis": "inferred"},
        {"published_at": None, "published_between": (date(2031, 3, 4), date(2031, 3, 6))},
    ],
)
def test_a_day_that_rests_on_an_inferred_date_is_said_to_be_inferred(known: dict[str, object]):
    statement = "The bridge at Oldmere closed on Monday."
    assert dated(statement, told(statement, **known)).endswith("closed on Monday[3 March 2031, inferred].")


def test_a_time_of_a_document_without_a_date_has_no_day():
    statement = "The bridge at Oldmere closed on Monday."
    assert dated(statement, told(statement, published_at=None)) == statement


def test_claims_in_the_same_words_that_mean_different_days_give_none():
    statement = "The bridge at Oldmere closed on Monday."
    later = told(statement, published_at=date(2031, 3, 12))
    assert dated(statement, told(statement), later) == statement


def test_a_document_of_a_known_day_settles_what_another_lets_infer():
    statement = "The bridge at Oldmere closed on Monday."
    pairs = told(statement), told(statement, publisher="Echo", published_at_basis="inferred")
    assert dated(statement, *pairs).endswith("closed on Monday[3 March 2031].")


def test_each_side_of_a_sentence_has_its_own_day():
    one, other = "The bridge at Oldmere closed on Monday.", "The Oldmere bridge was shut on Sunday."
    text = f"Gazette says: {one} Echo says: {other}"
    shown = dated(text, told(one), told(other, publisher="Echo"))
    assert shown == text.replace("Monday", "Monday[3 March 2031]").replace("Sunday", "Sunday[2 March 2031]")


@given(st.text(max_size=60))
def test_no_sentence_loses_a_character(text: str):
    document, claim = told("The bridge at Oldmere closed on Monday.")
    cut = pieces(text, [claim], {document.id: document}, None)
    assert "".join(piece.text for piece in cut) == text


@pytest.fixture
def monday() -> Briefing:
    document, claim = told("The bridge at Oldmere closed on Monday.", published_at_basis="inferred")
    finding = Finding(
        id="f-1", statement=claim.statement, verdict="single", claim_ids=(claim.id,), document_ids=(document.id,),
        origins=("Gazette",),
    )  # fmt: skip
    sentence = Sentence(text=claim.statement, finding_ids=("f-1",), citations=claim.evidence)
    return Briefing(
        id="b-1", topic="Oldmere", headline="", generated_at=datetime(2031, 3, 6, tzinfo=UTC), findings=(finding,),
        sections=(Section(kind="single", heading="Single", sentences=(sentence,)),), claims=(claim,), rejections=(),
        documents=(document,), provenance=Provenance(extractor="given", code_version="0"),
    )  # fmt: skip


def test_every_surface_says_the_day_in_brackets_and_the_document_stays_as_it_is(monday: Briefing):
    wanted = "The bridge at Oldmere closed on Monday [3 March, inferred]."
    parsed = Parsed(html(monday))
    assert wanted in parsed.words
    assert wanted in flat(printed(monday))
    assert wanted.replace("[", r"\[").replace("]", r"\]") in markdown(monday)
    assert "".join(text for path, text in parsed.texts if "mark" in path) == monday.documents[0].text

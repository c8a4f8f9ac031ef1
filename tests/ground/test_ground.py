"""Grounding: exact spans, and no statement that says more, or other, than its sentences."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.ground import ground, ground_all
from briefing.model import Attribution, Block, CandidateClaim, Claim, Document, Rejection
from briefing.text import sentences
from evals.edits import ALTERED

TEXT = (
    "Mayor Ana Ruiz met Omar Sy in Dakar on Monday. She said about 1,200 people had left the town. "
    "“The dam is not safe,” said Omar Sy. The mayor did not resign. Police counted 12 dead and 21 hurt. "
    "Rescuers reached the valley after more than three days."
)
DOCUMENT = Document(text=TEXT, published_at="2025-03-05")


def candidate(statement: str, *quotes: str, **more) -> CandidateClaim:
    return CandidateClaim(statement=statement, quotes=quotes, **more)


def reason(statement: str, *quotes: str, document: Document = DOCUMENT, **more) -> str:
    outcome = ground(document, candidate(statement, *quotes, **more))
    return outcome.reason if isinstance(outcome, Rejection) else "grounded"


@pytest.mark.parametrize(
    ("statement", "quote", "expected"),
    [
        ("Police counted 12 dead and 21 hurt.", "Police counted 12 dead and 21 hurt.", "grounded"),
        ("Twelve people were dead.", "Police counted 12 dead and 21 hurt.", "grounded"),
        ("Police counted 21 dead and 12 hurt.", "Police counted 12 dead and 21 hurt.", "figure_not_in_quote"),
        ("Police counted 14 dead.", "Police counted 12 dead", "figure_not_in_quote"),
        ("1,200 people had left the town.", "about 1,200 people had left the town", "figure_not_in_quote"),
        ("More than 1,200 people had left.", "about 1,200 people had left the town", "figure_not_in_quote"),
        ("Ana Ruiz met Omar Sy on 3 March 2025.", "Ana Ruiz met Omar Sy in Dakar on Monday", "grounded"),
        ("Ana Ruiz met Omar Sy in March 2025.", "Ana Ruiz met Omar Sy in Dakar on Monday", "grounded"),
        ("Ana Ruiz met Omar Sy on Tuesday.", "Ana Ruiz met Omar Sy in Dakar on Monday", "date_not_in_quote"),
        ("Ana Ruiz met Omar Sy in Lima.", "Ana Ruiz met Omar Sy in Dakar on Monday", "name_not_in_quote"),
        ("The mayor resigned.", "resign", "negation_changed"),
        ("Rescuers did not reach the valley.", "Rescuers reached the valley", "negation_changed"),
        ("Omar Sy is not safe.", "The dam is not safe", "statement_not_supported"),
        ("Omar Sy said.", "said Omar Sy", "statement_not_supported"),
        ("The harvest failed across the southern plains.", "Rescuers reached the valley", "statement_not_supported"),
        ("Rescuers reached the valley.", "Rescuers reached the vallee", "quote_not_found"),
        ("  … ", "Rescuers reached the valley", "empty_statement"),
        ("Rescuers reached the valley.", "", "quote_not_found"),
    ],
)
def test_a_statement_says_what_its_sentences_say(statement: str, quote: str, expected: str):
    assert reason(statement, quote) == expected


def test_a_rejection_names_the_words_that_were_wrong():
    outcome = ground(DOCUMENT, candidate("Police counted 14 dead.", "Police counted 12 dead"))
    assert isinstance(outcome, Rejection)
    assert "14" in outcome.detail


def test_a_speaker_who_is_nowhere_in_the_document_is_refused():
    assert reason("The dam is not safe.", "The dam is not safe", attribution=(_link("Omar Sy"),)) == "grounded"
    assert (
        reason("The dam is not safe.", "The dam is not safe", attribution=(_link("Jo Kerr"),))
        == "speaker_not_in_document"
    )


def _link(name: str) -> Attribution:
    return Attribution(name=name, role="speaker")


def test_a_quote_outside_of_the_body_is_refused_and_one_inside_is_preferred():
    text = "Rain fell.\nRain fell. It stopped."
    blocks = (Block(kind="caption", start=0, end=10), Block(kind="body", start=11, end=len(text)))
    document = Document(text=text, blocks=blocks)
    claim = ground(document, candidate("Rain fell.", "Rain fell."))
    assert isinstance(claim, Claim)
    assert claim.evidence[0].start == 11
    outside = Document(text=text, blocks=(blocks[0],))
    assert reason("Rain fell.", "Rain fell.", document=outside) == "quote_outside_body"


def test_a_name_put_for_a_pronoun_brings_the_sentence_that_says_who_is_meant():
    claim = ground(
        DOCUMENT, candidate("Ana Ruiz said about 1,200 people had left the town.", "She said about 1,200 people")
    )
    assert isinstance(claim, Claim)
    assert [span.quote for span in claim.evidence] == [
        "She said about 1,200 people",
        "Mayor Ana Ruiz met Omar Sy in Dakar on Monday.",
    ]


def test_figures_and_times_are_the_sentences_own_readings():
    claim = ground(DOCUMENT, candidate("Twelve people were dead.", "Police counted 12 dead and 21 hurt."))
    assert isinstance(claim, Claim)
    assert [(q.quote, q.low, q.role) for q in claim.quantities] == [("12", 12, "dead")]
    dated = ground(DOCUMENT, candidate("Ana Ruiz met Omar Sy on Monday.", "Ana Ruiz met Omar Sy in Dakar on Monday"))
    assert isinstance(dated, Claim)
    assert [str(time.start) for time in dated.times] == ["2025-03-03"]


def test_a_dateline_lends_its_date_to_no_statement():
    text = "June 4 (XYZ) — The bridge opened Thursday."
    blocks = (Block(kind="dateline", start=0, end=15), Block(kind="body", start=15, end=len(text)))
    document = Document(text=text, published_at="2025-06-04", blocks=blocks)
    assert (
        reason("The bridge opened on Wednesday.", "The bridge opened Thursday", document=document)
        == "date_not_in_quote"
    )


def test_the_second_of_two_equal_candidates_is_a_duplicate():
    twice = [candidate("Police counted 12 dead.", "Police counted 12 dead")] * 2
    claims, rejections = ground_all(DOCUMENT, twice)
    assert len(claims) == 1
    assert [rejection.reason for rejection in rejections] == ["duplicate"]


@pytest.mark.parametrize("kind", ["a digit", "a name", "a negation", "a weekday"])
def test_an_altered_statement_never_passes_over_its_true_quote(kind: str, seed_documents):
    rng = random.Random(kind)
    whole = [(d, d.text[a:b]) for d in seed_documents for k in d.body for a, b in sentences(d.text, k.start, k.end)]
    tried = 0
    while tried < 1000:
        document, sentence = rng.choice(whole)
        altered = ALTERED[kind](sentence, rng)
        if altered is not None and altered != sentence:
            tried += 1
            assert reason(altered, sentence, document=document) != "grounded", altered


def test_every_sentence_of_the_seeds_is_grounded_by_itself(seed_documents):
    for document in seed_documents:
        for block in document.body:
            for start, end in sentences(document.text, block.start, block.end):
                sentence = document.text[start:end]
                assert reason(sentence, sentence, document=document) == "grounded", sentence


@given(st.text(max_size=80), st.text(max_size=40))
def test_whatever_is_proposed_the_outcome_is_a_value_and_spans_are_exact(statement: str, quote: str):
    outcome = ground(DOCUMENT, candidate(statement, quote))
    if isinstance(outcome, Claim):
        for span in outcome.evidence:
            assert TEXT[span.start : span.end] == span.quote

"""The span contract: harmless edits of real sentences are located, altered ones never."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.text import locate, occurrences, same_words
from briefing.text.fold import fold
from evals.edits import ALTERED, HARMLESS, altered, harmless
from tests.conftest import ROOT

SEEDS = [path.read_text("utf-8") for path in sorted((ROOT / "seeds").glob("*.txt"))]
DRESSED = [
    (
        "The café’s owner – Zoë Ångström – said officials would … file 12,500 claims and 1,250,000 forms at first.\n"
        "“It’s a fine, difficult affair”, she said — the naïve offer of 4,700 francs… was dropped in 1,200 offices.\n"
    )
]


@pytest.mark.parametrize("kind", HARMLESS)
def test_a_thousand_harmless_edits_are_located_where_they_were_cut(kind: str):
    texts = DRESSED if kind == "composition" else SEEDS + DRESSED
    edits = list(harmless(texts, kind, 1000))
    assert len(edits) == 1000
    for edit in edits:
        spans = list(occurrences(edit.text, edit.quote))
        assert (edit.start, edit.end) in spans, f"{kind}: {edit.quote!r}"


@pytest.mark.parametrize("kind", ALTERED)
def test_none_of_a_thousand_altered_edits_is_located(kind: str):
    edits = list(altered(SEEDS, kind, 1000))
    assert len(edits) == 1000
    for edit in edits:
        assert locate(edit.text, edit.quote) is None, f"{kind}: {edit.quote!r}"


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("about 15,000 men", "5,000 men"),
        ("about 15,000 men", "about 15"),
        ("it rose 4.7 points", "it rose 4"),
        ("it cost $40 billion", "40 billion"),
        ("it rose 15% in May", "it rose 15"),
        ("they can't agree", "they can"),
        ("non-lethal weapons", "lethal weapons"),
        ("from 10–15 ships", "15 ships"),
        ("at 10:45 sharp", "45 sharp"),
        ("Russia's offer", "Russia"),
        ("the word café", "the word caf"),
        ("a deal in 2024", "a deal in 202"),
        ("anything", " … "),
        ("anything", ""),
    ],
)
def test_a_quote_that_begins_or_ends_inside_a_word_or_a_number_is_refused(text: str, quote: str):
    assert locate(text, quote) is None


@pytest.mark.parametrize(
    ("text", "quote", "found"),
    [
        ("was attacked—a clause", "was attacked", "was attacked"),
        ("he said: “Go.”", '"Go."', "“Go.”"),
        ("He said it cost 15 000 francs", "it cost 15,000 francs", "it cost 15 000 francs"),
        ("On June 19 500 people met", "500 people met", "500 people met"),
        ("a re\u00adbuilt town", "rebuilt", "re\u00adbuilt"),
        ("Peace talks. More.", "peace talks.", "Peace talks."),
        ("a well – known man", "a well-known man", "a well – known man"),
        ("it fell to −5 degrees", "it fell to -5 degrees", "it fell to −5 degrees"),
    ],
)
def test_typography_is_not_content(text: str, quote: str, found: str):
    span = locate(text, quote)
    assert span is not None
    assert text[slice(*span)] == found


@given(st.text(max_size=200), st.text(max_size=40))
def test_no_input_crashes_and_a_span_holds_the_same_words(text: str, quote: str):
    for start, end in occurrences(text, quote):
        assert 0 <= start < end <= len(text)
        assert fold(text[start:end]).text.lower() or not quote.strip()


@given(st.lists(st.sampled_from(["ab", "c", "12", "1,200", "“q”", "it’s", "x–y", "é", "fi"]), min_size=1, max_size=30))
def test_every_whole_stretch_of_a_text_is_located_in_it(tokens: list[str]):
    text = " ".join(tokens)
    for size in (1, len(tokens)):
        quote = " ".join(tokens[:size])
        span = locate(text, quote)
        assert span is not None
        assert same_words(text[slice(*span)], quote)


@given(st.text(max_size=100))
def test_folding_twice_changes_nothing(text: str):
    once = fold(text).text
    assert fold(once).text == once

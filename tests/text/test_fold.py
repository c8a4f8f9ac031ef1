from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from briefing.text.fold import fold

INTRICATE = "¤"
"""A sign that folds to itself, and that no everyday sentence holds."""

texts = st.text(st.one_of(st.sampled_from("ab12 .,-–—'’“”\"\n\té0"), st.characters()), max_size=40)


@given(texts)
@example("a “quotation” – and 1,000 dashes")
@example("it’s 5 o'clock…")
def test_a_plain_text_folds_as_it_does_inside_an_intricate_one(text: str):
    plain, intricate = fold(text), fold(INTRICATE + text)

    assert intricate.text == INTRICATE + plain.text
    assert [at - 1 for at in intricate.starts[1:]] == list(plain.starts)
    assert [at - 1 for at in intricate.ends[1:]] == list(plain.ends)


@given(texts)
def test_what_a_text_folds_to_lies_in_it_in_order(text: str):
    folded = fold(text)

    assert len(folded.text) == len(folded.starts) == len(folded.ends)
    assert all(0 <= start <= end <= len(text) for start, end in zip(folded.starts, folded.ends, strict=True))
    assert list(folded.starts) == sorted(folded.starts)

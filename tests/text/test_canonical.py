"""The text that offsets count in: one kind of line end, and otherwise what came."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.text import canonical


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028", "\u2029", "\x85"])
def test_every_kind_of_line_end_becomes_one(end: str):
    assert canonical(f"One.{end}{end}Two.") == "One.\n\nTwo."


def test_a_byte_order_mark_goes_and_one_inside_stays():
    assert canonical("\ufeffOne\ufeff.") == "One\ufeff."
    assert canonical("\ufeff\ufeffOne.") == "One."


def test_half_a_character_becomes_the_mark_for_what_cannot_be_read():
    assert canonical("a\ud83db") == "a\ufffdb"


def test_clutter_stays_where_it_is():
    clutter = "  | Also Read: More |\t\x0b\n\n\nﬁne\u00ad print \u00a0"
    assert canonical(clutter) == clutter


RAW = st.text(st.characters(exclude_categories=()), max_size=100) | st.text("\r\n\u2028\ufeff\ud800a ", max_size=20)


@settings(deadline=None)
@given(RAW)
def test_a_canonical_text_is_its_own_canonical_text(raw: str):
    assert canonical(canonical(raw)) == canonical(raw)


@settings(deadline=None)
@given(RAW)
def test_a_canonical_text_can_be_written_as_utf_8_and_read_back_as_it_is(raw: str):
    text = canonical(raw)
    assert text.encode("utf-8").decode("utf-8") == text
    assert not set(text) & {"\r", "\u2028", "\u2029", "\x85"}

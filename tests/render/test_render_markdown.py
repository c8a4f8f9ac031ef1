"""Markdown with footnotes."""

import re

import pytest
from markdown_it import MarkdownIt

from briefing.model import Briefing
from briefing.render import markdown, markdown_daily


def rendered(text: str) -> str:
    return MarkdownIt("commonmark", {"html": True}).enable("table").render(text)


@pytest.fixture(params=["story", "hostile", "dated"])
def text(request) -> str:
    made = request.getfixturevalue(request.param)
    return markdown(made) if isinstance(made, Briefing) else markdown_daily(made)


def test_every_footnote_that_is_used_is_given_once_and_the_reverse(text):
    used = set(re.findall(r"\[\^([\d-]+)\](?!:)", text))
    given = re.findall(r"^\[\^([\d-]+)\]:", text, re.MULTILINE)
    assert used == set(given)
    assert len(given) == len(set(given))


def test_no_line_ends_in_white_space_or_is_blank_twice(text):
    assert not re.search(r"[ \t]+$", text, re.MULTILINE)
    assert "\n\n\n" not in text
    assert text.endswith("\n")
    assert not text.endswith("\n\n")


def test_tables_have_as_many_cells_in_every_row(text):
    for table in re.findall(r"(?:^ *\|.*\n)+", text, re.MULTILINE):
        counts = {len(re.findall(r"(?<!\\)\|", row)) for row in table.splitlines()}
        assert len(counts) == 1, table


def test_nothing_in_a_document_becomes_a_tag_or_a_link(hostile):
    made = rendered(markdown(hostile))
    assert not re.search(r"<(script|img|a|em|code>alert)", made)
    assert "\x1b" not in made


def test_a_footnote_has_the_exact_quote_its_document_and_its_offsets(story):
    text = markdown(story)
    span = story.sections[0].sentences[0].citations[0]
    assert (
        f"[^1]: Gazette, 3 March 2031, characters {span.start}–{span.end} of `{span.document_id}`: “{span.quote}”"
        in text
    )


def test_the_bottom_line_comes_first_and_what_is_missing_before_the_sections(story):
    text = markdown(story)
    assert text.startswith("# Flood empties homes at Oldmere[^1]\n")
    places = [text.index(f"\n## {h}") for h in ("Missing", *(s.heading for s in story.sections), "Documents", "How it")]
    assert places == sorted(places)


def test_a_contradiction_is_a_table_of_sides(story):
    assert (
        "| Gazette and notice.txt (citing Northern Press Agency) say | Herald (citing county council) says |"
        in markdown(story)
    )


def test_a_day_numbers_the_footnotes_of_each_story(dated):
    text = markdown_daily(dated)
    assert text.startswith("# Daily briefing, 4 March 2031\n")
    assert "[^1-1]:" in text
    assert "[^2-1]:" in text

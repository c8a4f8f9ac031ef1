"""The terminal."""

import io
import re

import pytest
from rich.console import Console

from briefing.model import Briefing, DailyBriefing
from briefing.render import terminal, terminal_daily, to_json


def printed(made: Briefing | DailyBriefing, width: int = 100, colours: bool = False) -> str:
    console = Console(
        file=io.StringIO(), width=width, force_terminal=colours, color_system="truecolor" if colours else None
    )
    (terminal if isinstance(made, Briefing) else terminal_daily)(made, console)
    return console.file.getvalue()


def flat(text: str) -> str:
    return " ".join(text.split())


def test_no_sequence_of_a_document_reaches_the_terminal(hostile):
    text = printed(hostile)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", text)
    coloured = re.sub(r"\x1b\[[\d;]*m", "", printed(hostile, colours=True))
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", coloured)


@pytest.mark.parametrize("width", [40, 60, 80, 200])
def test_no_line_is_wider_than_the_terminal_or_than_is_good_to_read(story, dated, hostile, width):
    for made in (story, dated, hostile):
        assert max(map(len, printed(made, width).splitlines())) <= min(width, 96)


def test_the_headline_comes_first_then_the_sections_then_the_sources(story):
    text = printed(story)
    marks = ["Flood empties homes at Oldmere [1]", "MISSING", *(s.heading.upper() for s in story.sections), "SOURCES"]
    places = [text.index(mark) for mark in marks]
    assert places == sorted(places)


def test_a_sentence_carries_its_numbers_and_its_verdict(story):
    text = flat(printed(story))
    assert "More than 1,200 people left their homes. [1][2] corroborated · 2 origins: Gazette, Herald" in text
    sources = text[text.index("SOURCES") :]
    assert (
        "Herald, 4 March 2031, 09:21 UTC (date inferred) [2] The council counted 1,200 evacuated residents." in sources
    )
    assert "notice.txt (publisher and date unknown) [5] According to" in sources


def test_without_a_model_it_says_so_first_and_ends_with_the_line_that_changes_it(story, made_with_model):
    text = flat(printed(story))
    assert text.index("without a language model") < text.index("KEY POINTS")
    assert text.endswith("export OPENAI_API_KEY=… && make brief")
    assert "OPENAI" not in printed(made_with_model)


def test_both_sides_of_a_contradiction_stand_beside_each_other(story):
    assert re.search(r"│ Gazette and notice\.txt .*│ Herald \(citing county council\) says", printed(story))


def test_a_day_prints_its_stories_in_order(dated):
    text = printed(dated)
    assert (
        text.index("1. Flood empties") < text.index("2. Another story") < text.index("Story 1") < text.index("Story 2")
    )


def test_json_holds_everything(story, dated):
    assert Briefing.model_validate_json(to_json(story)) == story
    assert DailyBriefing.model_validate_json(to_json(dated)) == dated

"""What documents say is printed, never obeyed."""

import re
from html import unescape

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from briefing.render import safe

TEXT = st.text(
    st.one_of(
        st.characters(exclude_categories=["Cs"]), st.sampled_from("\\`*_{}[]()<>#+-.!|~&;=:$^1\"' \n\t\x1b\u202e")
    )
)
ACTING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u206f]")


@given(TEXT)
def test_disarmed_text_keeps_its_length_and_nothing_in_it_acts(text):
    disarmed = safe.visible(text)
    assert len(disarmed) == len(text)
    assert not ACTING.search(disarmed)


@given(TEXT)
def test_disarming_twice_changes_nothing(text):
    assert safe.visible(safe.visible(text)) == safe.visible(text)


@given(TEXT)
def test_escaped_markdown_reads_as_the_text_itself(text):
    rendered = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(safe.markdown(text))
    assert re.fullmatch(r"(<p>[^<]*</p>\n)?", rendered), rendered
    assert unescape(rendered.removeprefix("<p>").removesuffix("</p>\n")) == safe.inline(text)


@given(TEXT)
def test_escaped_markdown_opens_nothing_inside_a_list_either(text):
    rendered = (
        MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(f"- {safe.markdown(text)}")
    )
    assert set(re.findall(r"<(\w+)", rendered)) <= {"ul", "li"}, rendered


@given(TEXT, TEXT, st.integers(10, 80))
def test_shortened_text_is_one_line_of_about_the_width_asked(text, around, width):
    short = safe.shortened(text, around=around, width=width)
    assert "\n" not in short
    assert len(short) <= width + 45


def test_a_shortened_text_keeps_the_words_that_matter_in_sight():
    text = "many words " * 40 + "the bridge closed on 2 March " + "more words " * 40
    assert "2 March" in safe.shortened(text, around="2 March", width=60)


def test_only_plain_web_addresses_are_links():
    refused = [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " https://example.org",
        "java\tscript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "//example.org",
        "https://",
        "https://good.example@evil.example/",
        "https://exa\u202emple.org",
        'https://example.org/"onmouseover=',
        "http://[broken",
        "",
        None,
    ]
    assert [safe.link(url) for url in refused] == [None] * len(refused)
    assert safe.link("http://example.org/a(b)?c=d&e#f") == "http://example.org/a(b)?c=d&e#f"

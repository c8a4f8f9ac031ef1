"""The HTML page."""

import itertools
import re
from html.parser import HTMLParser
from importlib.resources import files

import pytest

from briefing.model import Document, EvidenceSpan
from briefing.render import html, html_daily
from briefing.render.marks import stretches
from briefing.render.references import Register

VOID = {"meta", "br", "img", "link", "input", "hr"}


class Parsed(HTMLParser):
    """Tags with their attributes, and the text of the page outside `style`."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.texts: list[tuple[tuple[str, ...], str]] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.texts.append((tuple(self.open), data))

    def having(self, attribute: str) -> list[str]:
        return [attrs[attribute] for _, attrs in self.tags if attribute in attrs]

    def inside(self, tag: str) -> list[str]:
        return [text for path, text in self.texts if tag in path]

    @property
    def words(self) -> str:
        return " ".join("".join(text for path, text in self.texts if "style" not in path).split())


@pytest.fixture(params=["story", "hostile", "dated", "made_with_model"])
def page(request) -> Parsed:
    made = request.getfixturevalue(request.param)
    parsed = Parsed(html_daily(made) if request.param == "dated" else html(made))
    assert not parsed.open
    return parsed


def test_every_link_within_the_page_leads_somewhere_and_no_id_stands_twice(page):
    ids = page.having("id")
    assert len(ids) == len(set(ids))
    assert {href[1:] for href in page.having("href") if href.startswith("#")} <= set(ids)


def test_links_that_leave_the_page_are_plain_http(page):
    assert all(re.match(r"#|https?://[^\s\"<>]+$", href) for href in page.having("href"))


def test_nothing_on_the_page_runs_or_loads(page):
    assert not {tag for tag, _ in page.tags} & {"script", "img", "link", "iframe", "object", "form", "base", "svg"}
    assert not [name for _, attrs in page.tags for name in attrs if name.startswith("on") or name in {"src", "style"}]


def test_headings_never_skip_a_level_and_there_is_one_title(page):
    levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch(r"h[1-6]", tag)]
    assert levels.count(1) == 1
    assert all(later <= earlier + 1 for earlier, later in itertools.pairwise(levels))


def test_characters_that_act_only_show(hostile):
    made = html(hostile)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", made)
    assert "␛[31mred" in made


def test_templates_are_not_looked_for_in_what_documents_say(hostile):
    assert "{{ 7 * 7 }} {% raw %}" in Parsed(html(hostile)).words


def test_a_page_without_a_key_says_so_and_gives_the_line_that_changes_it(story, made_with_model):
    plain, asked = Parsed(html(story)).words, Parsed(html(made_with_model)).words
    assert "without a language model" in plain
    assert "export OPENAI_API_KEY=… && make brief" in plain
    assert plain.index("without a language model") < plain.index("Key points")
    assert "without a language model" not in asked


def test_what_is_missing_stands_above_the_first_section(story):
    words = Parsed(html(story)).words
    assert words.index("scan.pdf: is not text: give it as plain text or JSON") < words.index("Key points")


def test_sections_stand_in_the_order_given(story):
    words = Parsed(html(story)).words
    places = [words.index(f"{section.heading} {section.sentences[0].text}") for section in story.sections]
    assert places == sorted(places)


def test_each_citation_leads_to_its_exact_characters(story):
    parsed = Parsed(html(story))
    anchors = {
        f"doc-{number}-{span.start}-{span.end}"
        for number, document in enumerate(story.documents, 1)
        for section in story.sections
        for sentence in section.sentences
        for span in sentence.citations
        if span.document_id == document.id
    }
    assert anchors <= {href[1:] for href in parsed.having("href")}
    marked = "".join(parsed.inside("mark"))
    assert all(span.quote in marked for section in story.sections for s in section.sentences for span in s.citations)


def test_a_contradiction_shows_both_sides_with_their_speakers_and_the_reason(story):
    words = Parsed(html(story)).words
    assert "Gazette and notice.txt (citing Northern Press Agency) say 2 March" in words
    assert "Herald (citing county council) says 3 March" in words
    assert words.count("“2 March” and “3 March” are different days for the same closing.") == 1


def test_verdicts_are_words_with_the_names_of_their_origins(story):
    assert "corroborated · 2 origins: Gazette, Herald" in Parsed(html(story)).words


def test_unknown_and_inferred_sources_are_said_to_be(story):
    words = Parsed(html(story)).words
    assert "notice.txt (publisher and date unknown)" in words
    assert "Herald, 4 March 2031, 09:21 UTC (date inferred)" in words


def test_the_table_has_a_row_for_each_finding_and_a_column_for_each_document(story):
    parsed = Parsed(html(story))
    scopes = parsed.having("scope")
    assert scopes.count("row") == len(story.findings)
    assert scopes.count("col") == 2 * (1 + len(story.documents))
    assert "≠contradicted by another document 3 March" in parsed.words


def test_rejections_are_counted_by_reason(story):
    words = Parsed(html(story)).words
    assert "2 proposed claims refused" in words
    assert "a figure is not in the quote · 1" in words


def test_what_made_it_stands_at_the_end(made_with_model):
    words = Parsed(html(made_with_model)).words
    assert "language model (some-model)" in words
    assert "extract 1 (SHA-256 0123456789ab)" in words
    assert "3 calls, 1 cache hit, 4,200 tokens sent, 900 received, $0.0031" in words


def test_an_address_that_runs_code_is_printed_as_text(story):
    parsed = Parsed(html(story))
    assert "javascript:alert(document.domain)" in parsed.words
    assert "https://gazette.example/oldmere?id=1" in parsed.having("href")


def test_two_documents_of_one_publisher_get_different_names(story):
    first, second, third = story.documents
    twin = second.model_copy(update={"publisher": "Gazette"})
    words = Parsed(html(story.model_copy(update={"documents": (first, twin, third)}))).words
    assert "Gazette (1), 3 March 2031; Gazette (2), 4 March 2031" in words


def test_an_empty_briefing_is_a_page_that_says_so(story):
    nothing = {"headline": "", "headline_citations": (), "sections": (), "findings": (), "claims": (), "rejections": ()}
    words = Parsed(html(story.model_copy(update=nothing))).words
    assert "Nothing could be established from these documents" in words
    assert "Nothing that was proposed had to be refused." in words


def test_a_day_lists_its_stories_and_what_belongs_to_none(dated):
    words = Parsed(html_daily(dated)).words
    assert "4 March 2031 2 stories, the best supported first." in words
    assert "old.txt: was published on 1 February 2031" in words


def test_a_day_without_a_story_says_so(dated):
    assert "No story was found for this day." in html_daily(dated.model_copy(update={"briefings": ()}))


def test_overlapping_citations_leave_the_text_whole(marked_gazette: Document):
    register = Register((marked_gazette,))
    whole = marked_gazette.text

    def span(start: int, end: int) -> EvidenceSpan:
        return EvidenceSpan(document_id=marked_gazette.id, start=start, end=end, quote=whole[start:end])

    cited = [span(10, 60), span(40, 90), span(40, 60), span(90, 95)]
    register.cite_all(tuple(cited))
    cut = stretches(marked_gazette, register, [span(100, 110)])
    assert "".join(stretch.text for stretch in cut) == whole
    assert "".join(stretch.text for stretch in cut if stretch.cited) == whole[10:95]
    assert [anchor for stretch in cut for anchor in stretch.anchors] == [
        "doc-1-10-60",
        "doc-1-40-90",
        "doc-1-40-60",
        "doc-1-90-95",
        "doc-1-100-110",
    ]
    assert [[r.number for r in stretch.ends] for stretch in cut if stretch.ends] == [[1, 3], [2], [4]]
    assert cut[-1].kind == "related"


def luminance(colour: str) -> float:
    """Relative luminance of `#rgb` or `#rrggbb` as WCAG 2 defines it."""
    digits = colour.lstrip("#")
    full = "".join(digit * 2 for digit in digits) if len(digits) == 3 else digits
    channels = [int(full[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_every_colour_of_text_has_a_contrast_of_four_and_a_half():
    css = (files("briefing.render") / "templates/style.css").read_text("utf-8")
    themes = [
        dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{3,6})", block))
        for block in re.findall(r":root \{(.*?)\}", css, re.DOTALL)
    ]
    assert len(themes) == 3
    for theme in themes:
        grounds = {name: [theme["paper"], theme["card"]] for name in theme}
        grounds |= {"mark-ink": [theme["mark"], theme["target"]], "link": [theme["paper"], theme["card"]]}
        for name in set(theme) - {"paper", "card", "line", "rule", "mark", "target"}:
            for ground in grounds[name]:
                high, low = sorted((luminance(theme[name]), luminance(ground)), reverse=True)
                assert (high + 0.05) / (low + 0.05) >= 4.5, (name, theme[name], ground)

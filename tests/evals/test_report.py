"""The page of a run: whole, self-contained, and proof against what documents say."""

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.model import Claim, Document, EvidenceSpan
from evals.cases import load
from evals.report import report, write_report
from evals.report.charts import EDGE, WIDTH, picture, place
from evals.report.marks import stretches
from evals.scores import mean
from evals.scoring import score_run
from tests.evals.made_runs import Labeller, made, point, story

VOID = {"meta", "line", "circle", "br"}


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    root = tmp_path_factory.mktemp("cases")
    return report(score_run(made([story(root)], root / "run"), root))


class Nesting(HTMLParser):
    """Fails where a tag is closed that is not open."""

    def __init__(self):
        super().__init__()
        self.open, self.seen = [], []

    def handle_starttag(self, tag, attributes):
        self.seen.append((tag, dict(attributes)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if tag not in VOID:
            assert self.open.pop() == tag


def parsed(page):
    parser = Nesting()
    parser.feed(page)
    assert parser.open == []
    return parser.seen


def test_the_page_is_well_formed_and_needs_no_second_file(page):
    tags = parsed(page)
    assert not [tag for tag, attributes in tags if tag in {"script", "link", "img", "iframe"}]
    assert not [attributes for _, attributes in tags if {"src", "href", "style"} & attributes.keys()]


def test_every_score_has_a_picture_with_its_words(page):
    rows = len(re.findall(r"<td>extraction\.", page))
    assert rows > 20
    assert page.count("<svg") >= 13
    assert "95 % interval" in page


def test_labels_and_output_stand_side_by_side_with_their_claims_marked(page):
    assert page.count("<h5>labelled: 3 claims</h5>") == page.count("<h5>made: 3 claims</h5>") == 2
    assert '<mark class="met" title="The driver survived.">The driver, Ana Ruiz, survived</mark>' in page


def test_a_claim_that_only_one_side_has_is_marked_as_alone(tmp_path):
    case = story(tmp_path)
    proposer = Labeller([case])
    proposer._claims = {d.id: [c for c in d.claims if c.id != "post.3"] for d in case.labels.documents}
    text = report(score_run(made([case], tmp_path / "run", proposer), tmp_path))
    assert '<mark class="alone" title="The driver survived.">' in text
    assert '<b class="alone">missed</b>' in text


def test_markup_in_a_document_stays_text(tmp_path):
    story(tmp_path)
    texts = tmp_path / "bus" / "documents.jsonl"
    texts.write_text(texts.read_text().replace("The bridge is old.", "The bridge is old. <script>alert(1)</script>"))
    text = report(score_run(made([load(tmp_path / "bus")], tmp_path / "run"), tmp_path))
    assert "<script" not in text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text


def test_a_case_that_failed_is_on_the_page_with_the_reason(tmp_path):
    case = story(tmp_path)
    text = report(score_run(made([case], tmp_path / "run", Labeller([case], fails_on="e")), tmp_path))
    parsed(text)
    assert "Failed: AnswerRefused: the model declined" in text


def test_the_page_is_written_where_it_is_asked_for(tmp_path):
    case = story(tmp_path)
    write_report(score_run(made([case], tmp_path / "run"), tmp_path), tmp_path / "deep" / "page.html")
    assert (tmp_path / "deep" / "page.html").read_text().lstrip().startswith("<!doctype html>")


@given(
    text=st.text(alphabet="ab c.", min_size=1, max_size=40),
    spans=st.lists(st.tuples(st.integers(0, 39), st.integers(1, 40)), max_size=6),
    data=st.data(),
)
@settings(deadline=None)
def test_stretches_joined_are_the_text_and_each_is_under_just_the_claims_that_hold_it(text, spans, data):
    document = Document(text=text, id="d")
    claims = [
        Claim(
            id=f"c{n}",
            document_id="d",
            statement=f"claim {n}",
            evidence=(EvidenceSpan(document_id="d", start=start, end=end, quote=text[start:end]),),
        )
        for n, (start, end) in enumerate((a, min(b, len(text))) for a, b in spans)
        if start < end
    ]
    met = {claim.id for claim in claims if data.draw(st.booleans())}
    cut = list(stretches(document, claims, met))
    assert "".join(part.text for part in cut) == text
    at = 0
    for part in cut:
        here = [c for c in claims if c.evidence[0].start <= at and at + len(part.text) <= c.evidence[0].end]
        assert part.claims == tuple(c.statement for c in here)
        found = sum(c.id in met for c in here)
        assert part.state == ("" if not here else "met" if found == len(here) else "partly" if found else "alone")
        at += len(part.text)


def test_a_picture_keeps_the_order_of_low_value_and_high():
    scores = (point("extraction.f1", "bus", 0.25), point("extraction.f1", "coach", 0.75))
    drawn = picture(mean(scores), scores)
    assert EDGE <= drawn.low <= drawn.value <= drawn.high <= WIDTH - EDGE
    assert drawn.value == place(0.5, 1)
    assert [told for _, told in drawn.ticks] == ["bus 0.250", "coach 0.750"]


def test_a_picture_of_counts_has_an_axis_as_long_as_the_largest():
    scores = (point("page.words", "bus", 900, better="neither"),)
    drawn = picture(mean(scores), scores)
    assert drawn.most == 900
    assert drawn.value == WIDTH - EDGE
    assert (drawn.low, drawn.high) == (None, None)


def test_nothing_scored_leaves_an_empty_axis():
    drawn = picture(None, (point("extraction.f1", "bus", None),))
    assert (drawn.value, drawn.ticks, drawn.told) == (None, (), "not scored")

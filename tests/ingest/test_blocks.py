"""Marking the parts of a page: what holds for all text, and each shape on its example."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing import text as offsets
from briefing.ingest import captions, datelines, mark, shapes

LINES = st.sampled_from(
    [
        "",
        "   ",
        "Council agrees on a new harbour",
        "By Ann Hill, Coast Herald",
        "May 3, 2021 | 9:21 am",
        "PORT HILL, May 3 (NTB) — The council agreed on Monday to build a new harbour.",
        "The mayor said that the work would take two years and cost about $40 million.",
        "RELATED:",
        "Read more: Ferries stop",
        "A ferry (L) and a tug (R) in the bay. Photo courtesy of Hill Press",
        "(NTB Photo/Ann Hill) PORT HILL (NTB) - The ferry sank on Monday, said the harbour master.",
        "- three people were hurt",
        "What happens next?",
        "Source: NTB",
        "All rights reserved.",
        "\u2028odd\x0bspace\x85here",
    ]
)
PAGES = st.one_of(st.text(), st.lists(LINES, max_size=12).map("\n".join), st.lists(st.text(max_size=90)).map("\n".join))


@given(PAGES)
def test_every_character_that_is_no_space_is_in_exactly_one_block(raw):
    text = offsets.canonical(raw)
    covered = [0] * len(text)
    for block in mark(text):
        for at in range(block.start, block.end):
            covered[at] += 1
    assert all(count == 1 for count, char in zip(covered, text, strict=True) if not char.isspace())
    assert max(covered, default=0) <= 1


@given(PAGES)
def test_blocks_are_in_order_and_have_no_space_around_them(raw):
    text = offsets.canonical(raw)
    blocks = mark(text)
    assert list(blocks) == sorted(blocks, key=lambda block: block.start)
    assert all(text[b.start : b.end] and text[b.start : b.end] == text[b.start : b.end].strip() for b in blocks)


@given(st.lists(st.from_regex(r"[A-Z][a-z]{2,9}( [a-z]{2,9}){4,12}\.", fullmatch=True), min_size=1, max_size=8))
def test_plain_paragraphs_are_all_body(sentences):
    text = "\n\n".join(sentences)
    plain = [s for s in sentences if not any(shape.fits(s) for shape in shapes.ANYWHERE)]
    body = [text[b.start : b.end] for b in mark(text) if b.kind == "body"]
    assert [s for s in body if s in plain] == plain


@pytest.mark.parametrize("shape", [*shapes.ANYWHERE, *shapes.HEAD_OR_FOOT], ids=lambda shape: shape.example)
def test_each_shape_fits_its_example(shape):
    assert shape.fits(shape.example)


@pytest.mark.parametrize("example", captions.CREDIT_EXAMPLES)
def test_each_picture_credit_is_found_in_its_example(example):
    assert captions.credit_at_end(example) is not None


@pytest.mark.parametrize("form", datelines.FORMS, ids=lambda form: form.name)
def test_each_dateline_is_read_off_its_example(form):
    assert form.example[datelines.dateline(form.example) :] == "Snow"
    assert form.pattern.match(form.example)


@pytest.mark.parametrize(
    "line",
    [
        "Copyright law was changed on Friday by a vote of 51 to 49.",
        "Share prices fell on Monday after the bank raised its rates.",
        "Sources said that the talks would go on until Friday night.",
        "Compiled by hand over ten years, the list names 4,000 of the dead.",
        "Related cases have been seen in four other towns since Monday.",
        "The picture by the young painter was sold for $40 million.",
        "Watch sales rose by 4 percent in May, said the trade body.",
        "Join us or leave, the minister told members of her party on Sunday.",
        "Subscribers to the service fell by 200,000 in the quarter.",
        "This report was published on Monday by the ministry of health.",
        "By Friday the river had risen by four metres in the old town.",
        "Print sales of the paper fell for the tenth year in a row.",
        "Sen. Ann Hill (R) said she would vote against the bill on Monday.",
        "In this picture of the economy, prices rise by 2 percent a year.",
        "Disclaimers are printed on every page of the form, the court heard.",
        "April — the wettest in a century — left the fields under water.",
        "Snow fell on 3 May 2021 for the first time in forty years.",
        "From May the price of bread will rise by 4 percent.",
        "Follow the money, said the judge, and you will find the thief.",
        "Editing genes by this method is banned in 40 countries.",
    ],
)
def test_a_sentence_that_only_begins_like_furniture_is_body(line):
    text = f"The council met on Monday to hear of the matter.\n{line}\nThe meeting goes on this week, said the mayor."
    assert [block.kind for block in mark(text)] == ["body", "body", "body"]
    assert mark(line + "\n" + text)[0].kind == "body"


def test_a_text_of_one_short_line_is_body():
    assert [block.kind for block in mark("Snow fell")] == ["body"]


def test_lines_wrapped_at_a_fixed_width_are_one_paragraph():
    text = (
        "The harbour board said on Monday that it would close the old ferry\n"
        "terminal in June and move all boats to the new pier, which has been\n"
        "built since 2019.\n\nNobody will lose a job."
    )
    assert [text[b.start : b.end][-14:] for b in mark(text)] == ["lt since 2019.", "ll lose a job."]

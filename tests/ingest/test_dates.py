"""Lines of date, datelines and the year that a dateline leaves out."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.ingest import from_text
from briefing.ingest.datelines import agencies, date_prefix, dateline, day_and_month
from briefing.ingest.dates import full_dates, is_date_line, moment
from briefing.ingest.years import year_of


@pytest.mark.parametrize(
    ("line", "iso"),
    [
        ("May 3, 2021", "2021-05-03"),
        ("3 May 2021", "2021-05-03"),
        ("Mon, 3rd of May 2021", "2021-05-03"),
        ("Posted 2021-05-03", "2021-05-03"),
        ("2021-05-03T09:21:00Z", "2021-05-03T09:21:00+00:00"),
        ("2021/05/03 09:21", "2021-05-03T09:21:00"),
        ("Published: 25.12.2021, 18h30", "2021-12-25T18:30:00"),
        ("MAY 3, 2021 | 12:05 AM ET", "2021-05-03T00:05:00"),
        ("POSTED: 1052 GMT (1852 HKT), May 3, 2021", "2021-05-03T10:52:00+00:00"),
        ("on May 3, 2021 at 10:50 p.m., updated May 9, 2021 at 1 pm", "2021-05-03T22:50:00"),
        ("May 3, 2021 Hour: 9:21 am", "2021-05-03T09:21:00"),
        ("Updated 9:05 AM PDT, Mon May 3, 2021", "2021-05-03T09:05:00-07:00"),
    ],
)
def test_a_line_of_date_gives_its_day_and_hour(line, iso):
    assert is_date_line(line)
    assert moment(line).isoformat() == iso


@pytest.mark.parametrize("line", ["Updated 5/4/2021 6:04 PM", "Monday, May 3", "Last updated at 9:21 am"])
def test_a_line_of_date_without_a_plain_day_is_one_all_the_same_and_gives_none(line):
    assert is_date_line(line)
    assert moment(line) is None


@pytest.mark.parametrize("line", ["The treaty of May 3, 2021", "May 3, 2021 was a Monday", "May", "In 2021", "9:21"])
def test_words_beside_a_date_make_it_no_line_of_date(line):
    assert not is_date_line(line)


@given(
    st.dates(date(1950, 1, 1), date(2049, 12, 31)),
    st.sampled_from(["%B %d, %Y", "%d %b %Y", "%Y-%m-%d", "%A, %B %d %Y"]),
)
def test_every_day_is_read_back_from_how_it_is_printed(day, style):
    assert [found for _, _, found in full_dates(day.strftime(style))] == [day]


@pytest.mark.parametrize(
    ("line", "order", "story"),
    [
        ("PARIS, Jan. 3 (Coastwire) - Prices rose.", 0, "Prices rose."),
        ("WASHINGTON, D.C. (CP) — Prices rose.", 0, "Prices rose."),
        ("Islamabad [Pakistan], January 3 (ABN): Prices rose.", 4, "Prices rose."),
        ("GENEVA/NEW YORK, 3 January 2021 – Prices rose.", 0, "Prices rose."),
        ("Rome, 3 Jan (CP).- Prices rose.", 0, "Prices rose."),
        ("BERLIN — “Prices rose,” she said.", 0, "“Prices rose,” she said."),
        ("(CWN) Prices rose.", 0, "Prices rose."),
        ("NEW DELHI: Prices rose.", 0, "Prices rose."),
        ("NEW DELHI: Prices rose.", 1, "NEW DELHI: Prices rose."),
        ("Prices (and wages) — both of them — rose.", 0, "Prices (and wages) — both of them — rose."),
        ("Monday, May 3 — prices rose.", 0, "Monday, May 3 — prices rose."),
        ("May 3 (Monday) Prices rose.", 0, "May 3 (Monday) Prices rose."),
        ("Nigeria — Africa's largest economy — grew.", 0, "Nigeria — Africa's largest economy — grew."),
        ("In Paris, Jan. 3 was a cold day.", 0, "In Paris, Jan. 3 was a cold day."),
    ],
)
def test_a_dateline_is_read_off_and_nothing_of_the_story_with_it(line, order, story):
    assert line[dateline(line, order) :] == story


def test_a_dateline_tells_its_agencies_and_its_day():
    assert agencies("LIMA, May 3 (NTB and Coastwire) -") == ("NTB", "Coastwire")
    assert day_and_month("LIMA, 3rd May (NTB) -") == (5, 3)


def test_a_date_before_the_story_needs_a_label_or_the_iso_form():
    assert date_prefix("2021-05-03 Prices rose.") == len("2021-05-03 ")
    assert date_prefix("Published: May 3, 2021 9:21 am. Prices rose.") == len("Published: May 3, 2021 9:21 am. ")
    assert date_prefix("May 3, 2021 saw prices rise.") == date_prefix("2021-05-03") == 0


def test_the_year_comes_from_a_full_date_beside_the_story():
    story = (
        "CAPTION\nThe pier on May 2, 2021. (CP Photo/Bo Dale)\nPORT HILL, May 3 (CP) — The pier was closed on Monday."
    )
    assert from_text(story).published_at == date(2021, 5, 3)


def test_the_date_of_a_file_picture_is_no_evidence_of_the_year():
    story = "FILE - The pier on May 2, 2019. (CP Photo/Bo Dale)\nPORT HILL, May 3 (CP) — The pier was closed on Monday."
    assert from_text(story).published_at is None


def test_two_years_beside_the_story_leave_it_unknown():
    assert year_of(5, 3, "It was cold.", ["Photo of May 2, 2021", "Photo of May 4, 2020"]) is None


@pytest.mark.parametrize(
    ("body", "year"),
    [
        ("On Monday it sank. Nine sank in 2020, and two more this year.", 2021),
        ("On Monday it sank. Nine sank in 2020, and two more will sink this year.", None),
        ("On Monday it sank. Nine sank in 2020, and two more this year. It had sailed since 2022.", None),
        ("On Friday it sank. Nine sank in 2020, and two more this year.", None),
        ("It sank. Nine sank in 2020, and two more this year.", None),
        ("On Monday it sank, the first since 2020.", None),
    ],
)
def test_a_year_set_against_this_one_counts_only_where_the_weekdays_agree(body, year):
    assert year_of(5, 3, body) == year


def test_a_day_that_its_year_does_not_have_is_no_date():
    assert from_text("PORT HILL, Feb 30, 2021 (CP) — The pier was closed on Monday.").published_at is None


def test_an_hour_that_no_clock_shows_leaves_the_day():
    assert moment("May 3, 2021 29:71") == date(2021, 5, 3)
    assert not isinstance(moment("May 3, 2021 13:00 pm"), datetime)

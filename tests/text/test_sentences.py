"""Where sentences end: made-up news sentences with all that full stops are used for, and what holds for every text."""

from itertools import pairwise

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from briefing.text import sentence_at, sentences


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


TWO_OR_MORE = [
    "Mr. J. P. Harlow met Gen. Ruth Okafor at 9 a.m. on Tuesday. | She left at noon.",
    "The U.S. Senate voted 51-48. | The bill failed.",
    "He moved to the U.S. | He never returned.",
    "The E.U. and the U.N. agreed. | So did Sen. Mora (D-Ariz.). | It took hours.",
    "It ranked No. 5 in the list. | Nobody objected.",
    "He cited Art. 5 and Sec. 12. | Both apply.",
    "Prices rose 3.5 percent. | Wages did not.",
    "The trial opens at 10 a.m. Monday. | Lawyers are ready.",
    "The trial opens at 10 a.m. | The judge is new.",
    "The firm, Brandt & Sons Inc., closed. | About 300 lost their jobs.",
    "He works for Brandt & Sons Inc. | The firm makes rope.",
    "Lt. Col. A. B. Mensah of the 3rd Bn. spoke. | He was calm.",
    "The St. Brendan's hospital in Mt. Hale closed. | 40 beds were lost.",
    "In Sept. 2023 and Nov. 2023 it rained. | On Dec. 3 it stopped.",
    "Dr. Ines Vial, Ph.D., spoke first. | Others followed.",
    "The group, led by Malcolm X. Rivera, met. | It was brief.",
    "The case, Hale v. Ruiz, was heard. | It lasted.",
    "Élodie spoke. | Émile listened. | Şahin left.",
    "Costs hit $1.2 billion. | [The ministry denies it.] | A report is due.",
    "The vote (held on Jan. 3) was close. | (A recount is due.) | It starts on Monday.",
    "“We will rebuild,” she said. | “Nobody will be left behind.” | The crowd cheered.",
    "“Will it hold?” he asked. | It did.",
    "He said: “It is over.” | Then he left.",
    "‘It was loud,’ she said. | ‘I ran.’",
    "Stop! | Who goes there? | Nobody knew.",
    "She paused… then went on. | Rain fell.",
    "First… | Second.",
    "What?! | No way.",
]
"""Where a bar stands, and nowhere else, a sentence ends."""


@pytest.mark.parametrize("marked", TWO_OR_MORE)
def test_sentences_end_where_a_reader_ends_them(marked: str):
    assert split(marked.replace(" | ", " ")) == marked.split(" | ")


@pytest.mark.parametrize(
    "text",
    [
        "U.S. President Ann Lee met U.K. Prime Minister Bo Roy at 10 Elm St. in Ft. Hale, N.M., at 5 p.m. EST.",
        "Rep. (now Sen.) Ann Lee and the firm (Brandt Inc.) Tuesday signed a deal.",
        "The award went to Lee (Conn.) Harris (Ore.) and Ruiz.",
        "The Rt. Hon. Ann Lee, Pfc. Bo Day and Ste. Anne's Cllr. Cy Roe voted.",
        "The house (est. 1920) at 4 Elm Ave. New Hale burnt down.",
        "He shouted “Stop!” and ran.",
        "The Yahoo! website failed.",
        "Figures (see Fig. 3) differ.",
        "1. The first point of the plan.",
    ],
)
def test_one_sentence_stays_one(text: str):
    assert split(text) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "“Where are they?” Roy asked.",
        "“Never!” Foreign Minister Ana Ruiz said.",
        "“We shall see …” Mr. Harlow added.",
    ],
)
def test_a_speaker_stays_with_the_words(text: str):
    assert split(text + " It rained.") == [text, "It rained."]


@pytest.mark.parametrize(
    "text", ["“I … I saw it,” he said.", "“The river ... Everybody ran,” she said.", "Lee said … Roy would go."]
)
def test_words_left_out_end_no_sentence(text: str):
    assert split(text) == [text]


def test_a_miss_is_preferred_to_a_cut_in_the_wrong_place():
    assert split("The shop on Elm St. Police said it burnt.") == ["The shop on Elm St. Police said it burnt."]


def test_a_line_end_always_ends_a_sentence():
    assert split("MAYOR RESIGNS\nThe mayor of\nHale resigned.") == ["MAYOR RESIGNS", "The mayor of", "Hale resigned."]


def test_only_the_stretch_asked_for_is_split():
    text = "One fell. Two fell. Three fell."
    assert [text[a:b] for a, b in sentences(text, 10, 25)] == ["Two fell.", "Three"]


NEWSLIKE = st.lists(
    st.sampled_from(
        ["Mr.", "No.", "5", "a.m.", "U.S.", "said.", "He", "“Go!”", "(Ore.)", "…", "...", "?", "'", "rain", "\n", "A."]
    ),
    max_size=30,
).map(" ".join)


@settings(deadline=None)
@given(st.text(max_size=200) | NEWSLIKE)
@example("\u2028.\x0b A")
@example("a.\u00a0 “B")
def test_spans_are_in_order_apart_trimmed_within_a_line_and_leave_nothing_out(text: str):
    spans = sentences(text)
    assert all(start < end for start, end in spans)
    assert all(end <= later for (_, end), (later, _) in pairwise(spans))
    assert all(text[start:end] == text[start:end].strip() for start, end in spans)
    assert not any("\n" in text[start:end] for start, end in spans)
    covered = {place for start, end in spans for place in range(start, end)}
    assert covered >= {place for place, char in enumerate(text) if not char.isspace()}


@settings(deadline=None)
@given(NEWSLIKE, st.data())
def test_a_stretch_keeps_to_its_bounds(text: str, data: st.DataObject):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    spans = sentences(text, start, end)
    assert all(start <= a < b <= end for a, b in spans)
    assert "".join(text[a:b] for a, b in spans).split() or not text[start:end].strip()


@settings(deadline=None)
@given(NEWSLIKE, st.data())
def test_the_sentence_at_a_span_holds_the_span(text: str, data: st.DataObject):
    assume(text.strip())
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    first, last = sentence_at(text, start, end)
    assert first <= start < end <= last


@pytest.mark.parametrize(
    ("quote", "held"),
    [
        ("poured", "It poured."),
        ("It poured.", "It poured."),
        ("poured. Then it", "It poured. Then it stopped."),
    ],
)
def test_a_quote_is_widened_to_its_sentences(quote: str, held: str):
    text = "It rained. It poured. Then it stopped."
    start, end = sentence_at(text, text.index(quote), text.index(quote) + len(quote))
    assert text[start:end] == held

"""What the page tells beside the sentences: both sides of a clash, what moved on, what was left out."""

import pytest

from briefing.model import Briefing, Drift, Finding, Omission, Relation
from briefing.render import html, markdown
from tests.render.conftest import GAZETTE, HERALD, claim, finding, sentence
from tests.render.test_render_page import Parsed
from tests.render.test_render_terminal import flat, printed

LEFT = claim(GAZETTE, GAZETTE.text.split("\n")[2], "More than 1,200 people left their homes.", "Ines Holt")
COUNTED = claim(HERALD, HERALD.text.split("\n")[1], "The council counted 1,200 evacuated residents.", "county council")


def relation(kind: str, value_a: str, value_b: str, rule: str = "any", slot: str = "quantity") -> Relation:
    return Relation(
        kind=kind, slot=slot, claim_a=LEFT.id, claim_b=COUNTED.id, rule=rule, explanation="So it is.",
        value_a=value_a, value_b=value_b,
    )  # fmt: skip


def told(story: Briefing, found: Finding, section: str) -> Briefing:
    """The story with one finding and one sentence."""
    made = story.sections[0].model_copy(
        update={"kind": section, "sentences": (sentence("People left, Gazette says.", found, LEFT, COUNTED),)}
    )
    return story.model_copy(
        update={"findings": (found,), "claims": (LEFT, COUNTED), "sections": (made,), "rejections": ()}
    )


def surfaces(made: Briefing) -> list[str]:
    return [Parsed(html(made)).words, flat(printed(made)), markdown(made)]


def test_claims_that_agree_in_one_figure_and_clash_in_another_stand_on_two_sides(story: Briefing):
    clash, same = relation("contradicts", "four years", "five years"), relation("agrees", "aged 23", "23")
    found = finding("contested", [LEFT, COUNTED], ["Gazette", "Herald"], relations=(clash, same))
    parsed = Parsed(html(told(story, found, "contested")))
    values = ["".join(text for path, text in parsed.texts if text in {"four years", "five years"})]
    assert values == ["four yearsfive years"]
    assert "Gazette (citing Ines Holt) says" in parsed.words
    assert "Herald (citing county council) says" in parsed.words


def test_sides_that_agree_in_other_words_are_one(story: Briefing):
    third = claim(GAZETTE, "The bridge was built in 1931.", "The bridge was built in 1931.")
    clash = relation("contradicts", "four years", "five years")
    other = clash.model_copy(update={"claim_a": third.id, "value_a": "48 months"})
    same = clash.model_copy(update={"kind": "agrees", "claim_b": third.id, "value_b": "48 months"})
    found = finding("contested", [LEFT, COUNTED, third], ["Gazette", "Herald"], relations=(clash, other, same))
    made = told(story, found, "contested").model_copy(update={"claims": (LEFT, COUNTED, third)})
    parsed = Parsed(html(made))
    assert sorted(text for _, text in parsed.texts if text in {"four years", "five years", "48 months"}) == [
        "five years",
        "four years",
    ]
    assert len([text for _, text in parsed.texts if text.endswith(" says")]) == 2


def test_what_moved_on_is_told_in_the_order_of_time_with_its_days(story: Briefing):
    moved = relation("updates", "ten", "nine")
    later = moved.model_copy(update={"claim_a": COUNTED.id, "claim_b": LEFT.id})
    found = finding("varying", [LEFT, COUNTED], ["Gazette", "Herald"], relations=(later,))
    wanted = "“nine” (Gazette, 3 March 2031), then “ten” (Herald, 4 March 2031, 09:21 UTC (date inferred))."
    for surface in surfaces(told(story, found, "varying")):
        assert wanted in surface


def test_a_changed_quotation_is_told_once(story: Briefing):
    drift = Drift(kind="quotation_changed", claim_a=LEFT.id, claim_b=COUNTED.id, explanation="One has “a”, one “b”.")
    differs = relation("differs", "a", "b", rule="other_quotation", slot="wording")
    found = finding("varying", [LEFT, COUNTED], ["Gazette", "Herald"], relations=(differs,), drift=(drift,))
    for surface in surfaces(told(story, found, "varying")):
        assert "quoted differently" in surface
        assert "One has “a”, one “b”." in surface
        assert "So it is." not in surface


@pytest.mark.parametrize(
    ("origin", "section", "shown"),
    [
        ("Gazette", "single", ""),
        ("NPA", "single", "single · origin: NPA"),
        ("Gazette", "background", "single"),
    ],
)
def test_a_verdict_is_not_said_where_heading_and_sentence_say_it(
    story: Briefing, origin: str, section: str, shown: str
):
    made = told(story, finding("single", [LEFT], [origin]), section)
    lines = [line.strip() for line in printed(made).splitlines()]
    at = next(n for n, line in enumerate(lines) if "People left, Gazette says." in line)
    assert lines[at + 1] == shown


def test_how_many_claims_were_left_out_is_said_with_the_reason(story: Briefing):
    untold = told(story, finding("single", [LEFT], ["Gazette"]), "single")
    more = finding("single", [COUNTED], ["Herald"])
    made = untold.model_copy(update={"findings": (*untold.findings, more), "rejections": story.rejections})
    for surface in surfaces(made):
        assert (
            "2 claims in 2 findings, 1 not told again, because another sentence has their words, 2 refused" in surface
        )
    for surface in surfaces(untold):
        assert "2 claims in 1 finding, all told, none refused" in surface


def test_a_reason_for_which_several_documents_are_missing_is_said_once(story: Briefing):
    late = [Omission(name=f"{name}.txt", reason="is of 2031-03-05, not of 2031-03-04") for name in ("a", "b")]
    for surface in surfaces(story.model_copy(update={"omissions": (*late, *story.omissions)})):
        assert "a.txt, b.txt" in surface
        assert surface.count("is of 2031-03-05, not of 2031-03-04") == 1
        assert "scan.pdf" in surface


def test_a_house_that_says_a_thing_in_its_own_name_too_is_named_once(story: Briefing):
    own = claim(GAZETTE, "The bridge was built in 1931.", "The bridge was built in 1931.")
    clash = relation("contradicts", "four", "five")
    same = clash.model_copy(update={"claim_a": own.id})
    found = finding("contested", [LEFT, COUNTED, own], ["Gazette", "Herald"], relations=(clash, same))
    made = told(story, found, "contested").model_copy(update={"claims": (LEFT, COUNTED, own)})
    speakers = [text for _, text in Parsed(html(made)).texts if text.endswith((" says", " say"))]
    assert speakers == ["Gazette (citing Ines Holt) says", "Herald (citing county council) says"]

"""Two statements in the same words, and what stands in the same place of both."""

import pytest

from briefing.merge.wording import alike, changed
from briefing.model import Relation
from tests.merge.conftest import made, merged


def relations(one: str, other: str, day: str | None = "2025-03-05") -> tuple[Relation, ...]:
    findings = merged(made("Harbour Post", one, day=day), made("Valley Times", other, day=day))
    return tuple(relation for finding in findings for relation in finding.relations)


def kinds(one: str, other: str, day: str | None = "2025-03-05") -> set[tuple[str, str]]:
    return {(relation.kind, relation.rule) for relation in relations(one, other, day)}


def test_a_changed_number_is_found_in_its_place():
    found = alike("They opened 72 shops and closed 84.", "They opened 84 shops and closed 72.")
    assert found is not None
    assert [(a.text, b.text) for a, b in changed(found.places)] == [("72", "84"), ("84", "72")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Oakline closed its plant in Velde.", "Nordvik closed its plant in Velde."),
        ("Police arrested 12 people in Velde.", "Police arrested 12 people in Harnby."),
        ("The bridge fell.", "The council of the town met to speak of its budget."),
        ("12 dead", "14 dead"),
        ("", ""),
    ],
)
def test_another_name_or_other_words_are_not_the_same_words(one: str, other: str):
    assert alike(one, other) is None


@pytest.mark.parametrize(
    ("one", "other", "negated"),
    [
        ("The mayor will resign.", "The mayor will not resign.", True),
        ("The mayor did attend.", "The mayor didn’t attend.", True),
        ("He isn't rich and he isn't famous.", "He is rich and he isn't famous.", True),
        ("The fare will only rise here.", "The fare will not only rise here.", True),
        ("At least 12 people died there.", "No fewer than 12 people died there.", False),
        ("They can't leave the town.", "They cannot leave the town.", False),
        ("The mayor will resign on Monday.", "The mayor will resign on Tuesday.", False),
    ],
)
def test_a_negation_on_one_side_alone_is_a_denial(one: str, other: str, negated: bool):
    found = alike(one, other)
    assert found is not None
    assert found.negated is negated


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Oakline opened 72 shops and closed 84.", "Oakline opened 84 shops and closed 72."),
        ("The death toll from the flood rose to 60,910.", "The death toll from the flood rose to 60,920."),
        ("The alarm was raised at 9:25 by the crew.", "The alarm was raised at 9:27 by the crew."),
        ("The arrest will not affect Sunday's game.", "The arrest will not affect Friday's game."),
        ("Talks broke down on Monday, 12 May.", "Talks broke down on Friday, 12 May."),
        ("He has led the union since 2004.", "He has led the union since 1992."),
        ("Officials said that the pilot was on board.", "Officials said that the pilot was not on board."),
        ("“We hold seven boats and 13 rifles now,” he said.", "“We hold seven boats and 12 rifles now,” he said."),
    ],
)
@pytest.mark.parametrize("day", ["2025-03-05", None])
def test_the_same_words_with_another_value_or_a_negation_contradict(one: str, other: str, day: str | None):
    assert "contradicts" in {kind for kind, _ in kinds(one, other, day)}
    assert "same_content" not in {rule for _, rule in kinds(one, other, day)}


def test_a_denial_takes_agreement_on_figures_and_days_with_it():
    found = kinds("Police arrested 12 men on Monday.", "Police never arrested 12 men on Monday.")
    assert {kind for kind, _ in found} == {"contradicts"}


def test_the_same_words_on_other_machines_do_not_agree():
    assert kinds("The first A380 flew over Velde.", "The first A350 flew over Velde.") == {("differs", "other_name")}


@pytest.mark.parametrize(
    "retold",
    [
        "Rescuers  said that\t“more than” 1,200 people left on Monday – not all of them by road.",
        'Rescuers said that "more than" 1 200 people left on Monday — not all of them by road.',
        "Rescuers said that “more than” 1’200 people left on Monday–not all of them by road.",
    ],
)
def test_typography_alone_leaves_agreement(retold: str):
    plain = "Rescuers said that “more than” 1,200 people left on Monday - not all of them by road."
    assert {kind for kind, _ in kinds(plain, retold)} == {"agrees"}


def test_a_later_figure_in_the_same_words_is_an_update():
    one = made("Harbour Post", "The flood in Velde killed 12 people.", day="2025-03-05")
    other = made("Valley Times", "The flood in Velde killed 15 people.", day="2025-03-06")
    (finding,) = merged(one, other)
    assert {relation.kind for relation in finding.relations} == {"updates"}


def test_dead_and_hurt_in_the_same_words_are_not_compared():
    found = kinds("The crash on the coast road killed 12 people.", "The crash on the coast road injured 12 people.")
    assert ("agrees", "same_value") not in found

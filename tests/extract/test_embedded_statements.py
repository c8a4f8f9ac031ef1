"""What the embedded extractor states: shells off, hedges and figures kept, splits only where they are safe."""

import pytest

from briefing.extract.embedded import EmbeddedExtractor
from briefing.model import CandidateClaim, Document

EXTRACTOR = EmbeddedExtractor()


def candidates(text: str) -> tuple[CandidateClaim, ...]:
    return EXTRACTOR.extract_document(Document(text=text)).candidates


def statements(text: str) -> list[str]:
    return [candidate.statement for candidate in candidates(text)]


def modalities(text: str) -> list[str]:
    return [candidate.modality for candidate in candidates(text)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The coast guard said on Monday that 40 people drowned.",
        "The coast guard said 40 people drowned.",
        "40 people drowned, the coast guard has said.",
        "40 people drowned, said the coast guard.",
        "According to the coast guard, 40 people drowned.",
        "40 people drowned, according to the coast guard.",
        "40 people drowned, the coast guard told reporters in Lima.",
        "40 people drowned, Harbour Radio reported, citing the coast guard.",
    ],
)
def test_the_shell_goes_and_the_clause_stays(sentence: str) -> None:
    assert statements(sentence) == ["40 people drowned."]


def test_a_shell_in_the_middle_leaves_one_clause() -> None:
    assert statements("The bridge, engineer Mia Lund said, was never inspected.") == ["The bridge was never inspected."]


def test_a_quotation_that_the_shell_cuts_in_two_is_one_again() -> None:
    found = statements("“The bridge,” engineer Mia Lund said, “was never inspected.”")
    assert found == ["“The bridge was never inspected.”"]


def test_a_clause_that_leans_on_its_shell_keeps_it() -> None:
    sentence = "The company said it would close two plants in May."
    assert statements(sentence) == [sentence]


def test_words_in_the_first_person_keep_their_speaker_beside_them() -> None:
    sentence = "“We are sorry,” said Ann Hall, the mayor of Port Este."
    assert statements(sentence) == [sentence]


@pytest.mark.parametrize(
    "verb", ["vowed to rebuild", "promised to rebuild", "refused to rebuild", "urged Oslo to rebuild"]
)
def test_a_speech_act_is_the_content_and_stays_whole(verb: str) -> None:
    sentence = f"Minister Mia Lund {verb} the bridge."
    (candidate,) = candidates(sentence)
    assert candidate.statement == sentence
    assert [(link.name, link.role) for link in candidate.attribution] == [("Mia Lund", "speaker")]


@pytest.mark.parametrize(
    "sentence",
    [
        "The minister did not say that the dam was safe.",
        "The minister may say that the dam was safe.",
        "The minister did not say whether the dam was safe.",
    ],
)
def test_a_saying_that_was_not_said_is_never_peeled(sentence: str) -> None:
    assert statements(sentence) == [sentence]


def test_what_follows_a_shell_with_adding_is_a_statement_of_the_same_source() -> None:
    found = candidates("Police said the driver fled, adding that two cars were hit.")
    assert [(c.statement, c.attribution[0].name) for c in found] == [
        ("The driver fled.", "police"),
        ("Two cars were hit.", "police"),
    ]


def test_two_clauses_with_their_own_subjects_are_two_statements() -> None:
    assert statements("The toll rose to 12, and three villages were cut off.") == [
        "The toll rose to 12.",
        "Three villages were cut off.",
    ]


def test_a_shared_subject_is_said_twice_where_both_halves_have_figures() -> None:
    found = candidates("The army has sent 500 men to the border and is believed to have lost at least 20.")
    assert [(c.statement, c.modality) for c in found] == [
        ("The army has sent 500 men to the border.", "asserted"),
        ("The army is believed to have lost at least 20.", "possible"),
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "If the vote fails, the party will leave the coalition, and the prime minister will resign.",
        "After the flood, the town lost 40 houses, and the council closed the bridge.",
        "The mayor does not think that the town lost 40 houses and the council lost 3 boats.",
        "The mine did not close in May or lose 40 men in June.",
        "The union may lose 40 members in May and gain 3 in June.",
    ],
)
def test_nothing_is_split_where_a_condition_negation_or_modal_could_reach_over_both(sentence: str) -> None:
    assert statements(sentence)[0] == sentence


@pytest.mark.parametrize(
    ("sentence", "implied"),
    [
        (
            "Peru left the accord signed by both sides in Lima on 3 March 2019.",
            "The accord was signed by both sides in Lima on 3 March 2019.",
        ),
        ("The talks, the fifth in two years, ended in Oslo.", "The talks were the fifth in two years."),
        ("The storm, which killed six people, hit the coast.", "The storm killed six people."),
        (
            "The march came a year after the signing of the accord on 3 March 2019.",
            "The signing of the accord took place on 3 March 2019.",
        ),
        ("The mayor resigned two days after 40 houses were flooded in Este.", "40 houses were flooded in Este."),
    ],
)
def test_what_a_sentence_takes_for_granted_is_a_statement_too(sentence: str, implied: str) -> None:
    assert statements(sentence) == [sentence, implied]


@pytest.mark.parametrize(
    "sentence",
    [
        "No treaty signed before 1990 was kept.",
        "It was the first treaty signed in Lima since 2001.",
        "The party may reject a treaty signed in Lima on 3 March.",
        "The mayor will resign after 40 houses are sold in Este.",
        "The council spoke before the election on 4 May.",
        "The strip runs round the side of the device, which costs 400 crowns.",
        "The engine developed by Peru is a copy.",
        "A woman was hit by a car heading north on Elm Road, which fled at 9 p.m.",
    ],
)
def test_nothing_is_taken_for_granted_that_the_sentence_does_not(sentence: str) -> None:
    assert len(statements(sentence)) == 1


@pytest.mark.parametrize(
    "text", ["Why did it fall?", "Call the hotline today.", "Sixteen dead in Este", "Weather and roads"]
)
def test_questions_orders_and_headings_are_no_statements(text: str) -> None:
    assert statements(text) == []


@pytest.mark.parametrize(
    ("sentence", "modality"),
    [
        ("The dam broke on Monday.", "asserted"),
        ("The dam may break.", "possible"),
        ("The dam probably broke on Monday.", "possible"),
        ("The dam is believed to be safe.", "possible"),
        ("Officials did not rule out more arrests.", "possible"),
        ("Engineers believe the dam broke on Monday.", "possible"),
        ("There is speculation that the mayor left Este.", "possible"),
        ("The company plans to cut 400 jobs.", "intended"),
        ("The company will cut 400 jobs.", "intended"),
        ("Lund pledged to rebuild the dam.", "intended"),
        ("Lund could not open the dam.", "asserted"),
        ("The theft was reported on Monday.", "asserted"),
        ("The gates are storm-ready.", "asserted"),
    ],
)
def test_hedges_and_intentions_are_told_apart_from_assertions(sentence: str, modality: str) -> None:
    assert modalities(sentence) == [modality]


@pytest.mark.parametrize("hedge", ["some 600", "more than 600", "as many as 600", "nearly 600", "at least 600"])
def test_a_figure_keeps_the_words_that_bound_it(hedge: str) -> None:
    (found,) = statements(f"The flood killed {hedge} people, the coast guard said on Monday.")
    assert found == f"The flood killed {hedge} people."


@pytest.mark.parametrize(
    "sentence",
    [
        "The hall had no alarm, according to a fire official who spoke on condition of anonymity as he was afraid.",
        "The hall had no alarm, said a fire official who asked not to be named.",
    ],
)
def test_why_a_source_has_no_name_is_no_part_of_what_it_says(sentence: str) -> None:
    (found,) = candidates(sentence)
    assert (found.statement, found.attribution[0].name) == ("The hall had no alarm.", "fire official")


def test_a_half_with_a_date_of_its_own_is_told_apart_from_the_deed_before_it() -> None:
    assert statements("Police have arrested the manager, Ian Pell, and were questioning two aides on Friday.") == [
        "Police have arrested the manager, Ian Pell.",
        "Police were questioning two aides on Friday.",
    ]


def test_what_whose_says_of_somebody_is_a_statement_of_its_own() -> None:
    found = statements("Pell, whose father built the mill in 1951 with two brothers, was calm.")
    assert "Pell's father built the mill in 1951 with two brothers." in found


def test_what_a_court_was_told_is_no_deed_of_the_court() -> None:
    found = statements("Guards told the court that stolen cars from 12 yards had been sold in Este.")
    assert not any(statement.startswith("The court") for statement in found)


def test_who_behind_a_place_is_not_the_place():
    found = statements("Ann Hall of the clinic in Geneva, who treated 40 of the patients, said the pills were safe.")
    assert not any(statement.startswith("Geneva") for statement in found)

"""Whom the embedded extractor names: chains from the outside in, full names, pronouns only where one is possible."""

import pytest

from briefing.extract.embedded import EmbeddedExtractor
from briefing.model import CandidateClaim, Document

EXTRACTOR = EmbeddedExtractor()


def candidates(text: str) -> tuple[CandidateClaim, ...]:
    return EXTRACTOR.extract_document(Document(text=text)).candidates


def chain(candidate: CandidateClaim) -> list[tuple[str, str]]:
    return [(link.name, link.role) for link in candidate.attribution]


def test_a_chain_runs_from_the_outside_in() -> None:
    (found,) = candidates("Minister Mia Lund vowed to rebuild the dam, reports Ozo, quoting the Lumo News Agency.")
    assert chain(found) == [("Ozo", "relay"), ("Lumo News Agency", "relay"), ("Mia Lund", "speaker")]


def test_a_medium_quotes_and_the_quoted_speak() -> None:
    (found,) = candidates("The Morning Herald quoted Mia Lund as saying the bridge had cracks.")
    assert chain(found) == [("Morning Herald", "relay"), ("Mia Lund", "speaker")]
    (found,) = candidates("“The bridge had cracks,” Mia Lund was quoted as saying by the Morning Herald.")
    assert chain(found) == [("Morning Herald", "relay"), ("Mia Lund", "speaker")]


@pytest.mark.parametrize(
    ("sentence", "source"),
    [
        ("The dam broke, state-run media reported on Thursday.", ("state-run media", "relay")),
        ("The dam broke, the Harbour Board said.", ("Harbour Board", "speaker")),
        ("The dam broke, an official at the ministry said.", ("official at the ministry", "speaker")),
        ("The dam broke, a report from the Harbour Board said last week.", ("Harbour Board", "speaker")),
        ("The dam broke, according to the HBX report.", ("HBX", "speaker")),
        ("The dam broke, Norway's news agency Ozo reported.", ("Ozo", "relay")),
        ("The dam broke, local media reported, citing Norway's Harbour Board.", ("Norway's Harbour Board", "speaker")),
        ("The dam broke, said Ann Hall, a farmer and the mother of two.", ("Ann Hall", "speaker")),
    ],
)
def test_a_source_is_named_as_the_sentence_has_it_without_article_or_aside(
    sentence: str, source: tuple[str, str]
) -> None:
    assert chain(candidates(sentence)[0])[-1] == source


def test_a_surname_becomes_the_full_name_that_the_document_has() -> None:
    found = candidates("Mia Lund arrived in Oslo on Monday. The dam was safe, Lund said.")
    assert chain(found[1]) == [("Mia Lund", "speaker")]


def test_two_people_who_share_a_surname_are_never_joined() -> None:
    found = candidates("Mia Lund met Erik Lund in Oslo on Monday. The dam was safe, Lund said.")
    assert chain(found[-1]) == [("Lund", "speaker")]


def test_an_acronym_becomes_the_name_it_was_introduced_with() -> None:
    found = candidates("The Harbour Supply Board (HSB) met on Monday. The dam was safe, the HSB said.")
    assert chain(found[-1]) == [("Harbour Supply Board", "speaker")]


def test_a_title_that_one_person_bears_is_that_person() -> None:
    found = candidates("Norwegian minister Mia Lund arrived on Monday. The Norwegian minister promised to help Peru.")
    assert chain(found[-1]) == [("Mia Lund", "speaker")]


def test_who_relays_once_relays_throughout_the_document() -> None:
    found = candidates("The dam broke, reports Ozo, quoting the police. The road is closed, according to Ozo.")
    assert chain(found[-1]) == [("Ozo", "relay")]


def test_a_pronoun_in_a_shell_is_the_one_who_spoke_before_and_the_sentence_before_is_quoted() -> None:
    first = "The ferry sank on Monday, the coast guard told Harbour Radio."
    found = candidates(f"{first} It said the search went on in Este.")
    assert chain(found[-1]) == [("coast guard", "speaker")]
    assert found[-1].statement == "The search went on in Este."
    assert found[-1].quotes[1:] == (first,)


def test_he_is_never_a_body_and_words_of_nobody_known_are_dropped() -> None:
    found = candidates("The dam broke, the police said. The road was closed, he said.")
    assert [candidate.statement for candidate in found] == ["The dam broke."]


def test_a_subject_pronoun_with_one_possible_person_gets_the_name_and_a_second_quote() -> None:
    found = candidates("Mia Lund arrived in Oslo on Monday. She left the city on Tuesday.")
    assert found[-1].statement == "Mia Lund left the city on Tuesday."
    assert found[-1].quotes == ("She left the city on Tuesday.", "Mia Lund arrived in Oslo on Monday.")


def test_a_pronoun_that_could_be_either_of_two_stays_as_it_is() -> None:
    found = candidates("Mia Lund met Ann Hall on Monday. She left Oslo on Tuesday.")
    assert found[-1].statement == "She left Oslo on Tuesday."


def test_a_bare_pronoun_without_any_name_is_dropped() -> None:
    found = candidates("Mia Lund met Ann Hall on Monday. She left at once.")
    assert len(found) == 1


def test_he_goes_on_about_the_one_person_named_last_past_sentences_without_any() -> None:
    first = "Mia Lund opened the inquest in Este on Monday."
    found = candidates(f"{first} It took four hours. She dismissed talk of fog. The lamp was out, she said.")
    assert [candidate.statement for candidate in found[-2:]] == ["Mia Lund dismissed talk of fog.", "The lamp was out."]
    assert [chain(candidate) for candidate in found[-2:]] == [[("Mia Lund", "speaker")]] * 2
    assert all(first in candidate.quotes for candidate in found[-2:])


def test_he_is_not_the_person_named_last_where_somebody_unnamed_came_between_or_she_did() -> None:
    found = candidates("Governor Mia Lund defended the crews. A sailor was badly hurt. She died on Monday in Este.")
    assert found[-1].statement == "She died on Monday in Este."
    found = candidates("Mia Lund said she had seen the wreck. It lay in Este. He left the city on Monday for Oslo.")
    assert found[-1].statement == "He left the city on Monday for Oslo."


def test_a_surname_that_the_parser_takes_for_no_person_is_one_where_the_full_name_stands_elsewhere() -> None:
    text = (
        "Dorian Velk won in May. Velk, who led by barely 90 votes, flew home on Monday. There, he said he would leave."
    )
    assert candidates(text)[-1].attribution[-1].name == "Dorian Velk"


def test_she_is_the_one_who_spoke_right_before_though_the_parser_took_the_title_for_a_body() -> None:
    first = '"The safety of patients comes first," Chief Executive Maud Ferrel said in a statement.'
    found = candidates(f"{first} She declined to say whether work on the pill would go on.")
    assert found[-1].statement.endswith("Maud Ferrel declined to say whether work on the pill would go on.")
    assert first in found[-1].quotes


def test_they_are_the_people_who_spoke_before() -> None:
    found = candidates("The price is full, analysts at Lumo Bank said. The growth has been slow, they wrote in a note.")
    assert chain(found[-1]) == [("analysts at Lumo Bank", "speaker")]


def test_the_one_who_is_told_something_is_not_the_one_who_tells_it() -> None:
    found = candidates("The yard will stay open for five years, Per Lindahl, the chairman, told the Standard.")
    assert [(candidate.statement, chain(candidate)) for candidate in found] == [
        ("The yard will stay open for five years.", [("Per Lindahl", "speaker")])
    ]


def test_a_quotation_over_several_sentences_has_one_speaker() -> None:
    found = candidates("“The bridge was old,” said Mia Lund. “The river was high.”")
    assert [chain(candidate) for candidate in found] == [[("Mia Lund", "speaker")]] * 2
    found = candidates("Mia Lund said: “The bridge was old. The river was high.”")
    assert [chain(candidate) for candidate in found] == [[("Mia Lund", "speaker")]] * 2


def test_quoted_words_that_nobody_is_said_to_speak_are_dropped() -> None:
    assert candidates("“The bridge was old and the river was high.”") == ()


def test_the_next_sentence_may_say_who_passed_a_remark_on() -> None:
    second = "Lund made the remark at a fair in Oslo, the Lumo News Agency said."
    found = candidates(f"Minister Mia Lund vowed to rebuild the dam. {second}")
    assert chain(found[0]) == [("Lumo News Agency", "relay"), ("Mia Lund", "speaker")]
    assert found[0].quotes[-1] == second


def test_a_participle_beside_the_subject_may_say_who_passed_it_on() -> None:
    (found,) = candidates("This vow, reported by the Lumo News Agency, came during a visit to Oslo.")
    assert chain(found) == [("Lumo News Agency", "relay")]


def test_a_standard_after_according_to_is_no_source() -> None:
    (found,) = candidates("The dam was built according to the plans of 1960.")
    assert found.attribution == ()


def test_a_thing_that_offers_or_calls_for_something_does_not_speak() -> None:
    (found,) = candidates("The new engine offers a longer range and calls for less fuel.")
    assert found.attribution == ()


def test_the_speaker_of_a_first_half_does_not_speak_the_second() -> None:
    found = candidates(
        "The families asked for privacy, and the hospital released no details, spokesman Ole Brandt said."
    )
    assert [chain(candidate)[-1][0] for candidate in found][-1] == "Ole Brandt"


def test_what_he_did_not_know_is_not_joined_to_what_he_said() -> None:
    found = candidates("Brandt was let go on Thursday, Lund said, but he did not know why.")
    assert [candidate.statement for candidate in found] == ["Brandt was let go on Thursday."]


def test_a_person_behind_a_role_is_the_source() -> None:
    (found,) = candidates("The bridge had cracks, said Hall's attorney, James Roe.")
    assert chain(found) == [("James Roe", "speaker")]


def test_a_role_after_a_name_is_not_the_source() -> None:
    (found,) = candidates("Scott Brandt, president of Este Rail said the bridge had cracks.")
    assert chain(found) == [("Scott Brandt", "speaker")]


@pytest.mark.parametrize(
    ("sentence", "source"),
    [
        ("Guards seized seven rifles, three launchers, a boat and other goods, the statement said.", "statement"),
        ("Holt was charged with fraud, criminally negligent arson, leaving the scene and perjury, the DA said.", "DA"),
        ("The bridge is closed, Hall, the former mayor, later added.", "Hall"),
    ],
)
def test_the_end_of_a_list_is_no_source_and_an_aside_is_none(sentence: str, source: str) -> None:
    assert [link.name for found in candidates(sentence) for link in found.attribution] == [source]


def test_whoever_is_named_behind_a_quotation_is_not_the_speaker_before() -> None:
    text = (
        "“We are thrilled to have Mia Lund back,” said Ann Hall.\n\n"
        "“It is an honor to welcome back Mia Lund as the host of the fair,” said Group prexy Paul Roe."
    )
    assert [link.name for link in candidates(text)[1].attribution] in ([], ["Paul Roe"])

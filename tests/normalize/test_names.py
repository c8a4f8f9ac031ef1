"""Names in running text: where they begin and end, and which forms mean the same."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.normalize import find_aliases, find_names, fold_name, name_key, name_keys, sound_key


def names(text: str) -> list[str]:
    return [mention.value for mention in find_names(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The Bank of England and the European Central Bank raised rates.", "Bank of England|European Central Bank"),
        ("On Tuesday Lula da Silva and Ursula von der Leyen spoke.", "Lula da Silva|Ursula von der Leyen"),
        ("J.K. Marsh, a U.N. envoy, saw O'Brien and Jean-Luc Moreau.", "J.K. Marsh|U.N.|O'Brien|Jean-Luc Moreau"),
        ("He told Reuters, AP and AFP.", "Reuters|AP|AFP"),
        ("The Supreme Court of India ruled in June.", "Supreme Court of India"),
        ("Last year AT&T bought Procter & Gamble.", "AT&T|Procter & Gamble"),
        ("Élodie Çelik visited İzmir and St. Ives.", "Élodie Çelik|İzmir|St. Ives"),
        ("North Korea’s Kim saw South Korea's Lee.", "North Korea|Kim|South Korea|Lee"),
        ("an F-16 over Corvo, Covid-19, the G7", "F-16|Corvo|Covid-19|G7"),
        ("the river rose on Monday", ""),
    ],
)
def test_names_are_runs_of_capitals_without_days_and_possessives(text: str, found: str):
    assert names(text) == [name for name in found.split("|") if name]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("British Prime Minister Ann Lee met Kenyan Foreign Minister Bo Roy.", "British|Ann Lee|Kenyan|Bo Roy"),
        ("U.S. Secretary of State John Carver met Minister of Defence Ana Ruiz.", "U.S.|John Carver|Ana Ruiz"),
        ("It met Chile's Minister of Foreign Affairs Bo Roy.", "Chile|Bo Roy"),
        ("It saw President of South Korea Ann Day and President of Chile Bo Lee.", "South Korea|Ann Day|Chile|Bo Lee"),
        ("It was Security Council Secretary Ivo Brandt.", "Security Council|Ivo Brandt"),
        ("National Security Adviser Max Orr and Chief Executive Officer Ana Ruiz came.", "Max Orr|Ana Ruiz"),
        ("Deputy Interior Minister Ana Ruiz and Chief of Staff Ann Day left.", "Ana Ruiz|Ann Day"),
        ("Mr. Day, Mrs Day and Lord Hill", "Day|Day|Hill"),
        ("a word from Mr Home", "Home"),
        ("Housing Minister Ann Day", "Ann Day"),
        ("The Foreign Ministry and the Ministry of Defence denied it.", "Foreign Ministry|Ministry of Defence"),
        ("The First National Bank of Lind closed.", "National Bank of Lind"),
    ],
)  # fmt: skip
def test_an_office_is_no_part_of_a_name(text: str, found: str):
    assert names(text) == found.split("|")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Prices rose. Police came. Meanwhile, Okafor left.", ["Okafor"]),
        ("Zelmira left.", ["Zelmira"]),
        ("Chile agreed.", ["Chile"]),
        ("“Tomorrow,” she said. “Nobody knows.”", []),
    ],
)
def test_an_everyday_word_that_opens_a_sentence_is_no_name(text: str, found: list[str]):
    assert names(text) == found


def test_an_everyday_word_that_is_known_as_a_name_is_one_where_it_opens_a_sentence():
    assert [m.value for m in find_names("Apple fell.", frozenset({"apple"}))] == ["Apple"]
    assert names("Apple fell.") == []


PARTS = "President of the Ana Ruiz Chile's St. and & Prime Minister U.S. said, “It 5 Monday \n St".split(" ")


@settings(deadline=None)
@given(st.lists(st.sampled_from(PARTS), max_size=14).map(" ".join) | st.text(max_size=60))
def test_names_stand_where_they_are_said_to_in_order_and_apart(text: str):
    found = find_names(text)
    assert all(text[mention.start : mention.end] == mention.value != "" for mention in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert not any("\n" in mention.value for mention in found)


@pytest.mark.parametrize(
    ("forms", "key"),
    [
        (["President Lee Jae-myung", "Lee Jae-myung’s", "LEE JAE MYUNG"], "lee jae myung"),
        (["The U.N.", "UN", "U.N.'s"], "un"),
        (["Mr. Day", "Day"], "day"),
        (["Minister", "minister"], "minister"),
        (["St. Ives", "St Ives"], "st ives"),
    ],
)
def test_the_forms_of_a_name_fold_to_one(forms: list[str], key: str):
    assert {fold_name(form) for form in forms} == {key}


@settings(deadline=None)
@given(st.lists(st.sampled_from(["Ana", "Ruiz", "U.S.", "Jae-myung", "O’Brien"]), min_size=1).map(" ".join))
def test_folding_twice_changes_nothing(name: str):
    assert fold_name(fold_name(name)) == fold_name(name)


def test_a_name_has_one_key_in_its_document():
    aliases = find_aliases("The Norges Bank (NB) hired Ana Ruiz. Ruiz said NB grows.")
    assert name_key("NB", aliases) == name_key("The Norges Bank", aliases) == "norges bank"
    assert name_keys("Ruiz and Americans met Ana Ruiz.", aliases) == ("ana ruiz", "united states", "ana ruiz")


@pytest.mark.parametrize(
    ("text", "short", "full"),
    [
        ("The Norwegian Refugee Council (NRC) left. NRC trucks stayed.", "nrc", "norwegian refugee council"),
        ("The European Union, or EU, agreed. The EU pays.", "eu", "european union"),
        ("Secretary of State John Carver came. Carver left.", "carver", "john carver"),
        ("President Omar Sy spoke. Sy’s plan failed. Omar knew.", "omar", "omar sy"),
    ],
)
def test_a_short_form_stands_for_the_long_one_of_its_document(text: str, short: str, full: str):
    assert find_aliases(text)[short] == full


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("Ana Ruiz met Bo Ruiz. Ruiz spoke.", "ruiz"),
        ("Kim Dae Ho met Kim Yo Ja. Kim spoke.", "kim"),
        ("The Kenya Red Cross left Kenya.", "kenya"),
        ("Ana Ruiz spoke.", "lee"),
    ],
)
def test_a_short_form_that_fits_two_or_is_a_country_stands_for_none(text: str, short: str):
    assert short not in find_aliases(text)


@settings(deadline=None)
@given(st.text(max_size=80))
def test_no_short_form_stands_for_itself(text: str):
    assert all(short != full for short, full in find_aliases(text).items())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Volodymyr Zelenskyy", "Volodymyr Zelensky"),
        ("Mohammed Qadir", "Mohamed Kadir"),
        ("Park Ji-yoon", "Park Ji Yun"),
        ("José Núñez", "Jose Nunez"),
        ("Mikhail Ivanov", "Mihail Ivanov"),
    ],
)
def test_transliterations_of_a_full_name_have_one_key(one: str, other: str):
    assert sound_key(name_key(one)) == sound_key(name_key(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [("Lee", "Li"), ("Maria Reyes", "Mario Reyes"), ("Ann Hill", "Jane Hill"), ("Andrei Sy", "Andrea Sy")],
)
def test_other_people_keep_keys_of_their_own(one: str, other: str):
    assert sound_key(name_key(one)) != sound_key(name_key(other))


def test_an_acronym_that_is_an_everyday_word_is_a_name_once_a_bracket_introduces_it():
    text = "In Dakar the World Health Organization (WHO) met. Doctors who came praised WHO and left."
    assert [m.value for m in find_names(text)] == ["Dakar", "World Health Organization", "WHO", "WHO"]
    assert find_aliases(text)["who"] == "world health organization"
    assert "WHO" not in [m.value for m in find_names("A BAND CALLED WHO KNOWS")]


def test_a_small_word_is_no_short_form_of_a_name():
    assert "in" not in find_aliases("The Indian Navy sailed in spring. In May it returned.")


@given(st.text("abcehikopquyz ", max_size=20))
def test_the_sound_of_a_sound_is_itself(key: str):
    assert sound_key(sound_key(key)) == sound_key(key)

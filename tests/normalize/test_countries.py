"""Countries under any of the names that news gives them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.normalize import country, country_of_capital
from briefing.normalize.countries import _DEMONYMS, _OTHER_NAMES


@pytest.mark.parametrize(
    ("names", "own"),
    [
        ("U.S. US USA U.S.A. America American Americans", "united states"),
        ("U.K. UK Britain British Briton Britons England English", "united kingdom"),
        ("India Indian Indians", "india"),
        ("China Chinese PRC", "china"),
        ("France French", "france"),
        ("Norway Norwegian Norwegians", "norway"),
        ("Netherlands Dutch Holland", "netherlands"),
        ("Myanmar Burma Burmese", "myanmar"),
        ("Turkey Turkish Türkiye Turks", "turkey"),
        ("Saudi Saudis", "saudi arabia"),
        ("UAE Emirati Emiratis", "united arab emirates"),
        ("Scotland Scottish Scots", "scotland"),
        ("DPRK", "north korea"),
        ("Argentina Argentine Argentinian Argentines", "argentina"),
        ("Kosovo Kosovar Kosovars", "kosovo"),
        ("Poland Polish Pole Poles", "poland"),
        ("Philippines Filipino Filipinos Philippine", "philippines"),
        ("Switzerland Swiss", "switzerland"),
        ("Iran Iranian Iranians", "iran"),
        ("Israel Israeli Israelis", "israel"),
        ("Thailand Thai Thais", "thailand"),
        ("Niger Nigerien", "niger"),
        ("Nigeria Nigerian", "nigeria"),
        ("Congolese DRC", "democratic republic of the congo"),
    ],
)
def test_a_country_and_its_people_meet_under_one_name(names: str, own: str):
    assert {country(name) for name in names.split()} == {own}


@pytest.mark.parametrize(
    ("name", "own"),
    [
        ("the United States of America", "united states"),
        ("Republic of Korea", "south korea"),
        ("Democratic People's Republic of Korea", "north korea"),
        ("Democratic People’s Republic of Korea", "north korea"),
        ("North Koreans", "north korea"),
        ("Saudi Arabian", "saudi arabia"),
        ("Russian Federation", "russia"),
        ("Guinea-Bissau", "guinea bissau"),
        ("Côte d’Ivoire", "ivory coast"),
        ("North Macedonia", "republic of macedonia"),
        ("New Zealander", "new zealand"),
        ("the Holy See", "vatican city state"),
    ],
)
def test_a_country_is_found_under_a_name_of_several_words(name: str, own: str):
    assert country(name) == own


@pytest.mark.parametrize(
    "name",
    ["Paris", "Korean", "Europe", "European Union", "EU", "the Hague", "Arab", "Texas", "Kurdish", "The", "s", ""],
)
def test_what_is_no_countrys_name_is_none(name: str):
    assert country(name) is None


def test_every_name_in_the_tables_leads_to_one_that_leads_to_itself():
    own = {*_OTHER_NAMES.values(), *_DEMONYMS.values()}
    assert {name: country(name) for name in own} == {name: name for name in own}


@pytest.mark.parametrize(
    ("capital", "own"),
    [
        ("Washington", "united states"),
        ("Washington, D.C.", "united states"),
        ("Moscow", "russia"),
        ("Seoul", "south korea"),
        ("New Delhi", "india"),
        ("Mexico City", "mexico"),
        ("Brasília", "brazil"),
        ("Kingston", "jamaica"),
        ("London", "united kingdom"),
        ("Jerusalem", "israel"),
    ],
)
def test_a_capital_stands_for_its_countrys_government(capital: str, own: str):
    assert country_of_capital(capital) == own


@pytest.mark.parametrize("name", ["Sydney", "Geneva", "Kenya", "", "D.C."])
def test_what_is_no_capital_is_none(name: str):
    assert country_of_capital(name) is None


@settings(deadline=None)
@given(st.text(max_size=30))
def test_a_countrys_name_means_itself(name: str):
    found = country(name)
    assert found is None or country(found) == found


def test_a_capital_by_an_older_spelling_is_the_same_capital():
    assert country_of_capital("Kiev") == country_of_capital("Kyiv") == "ukraine"

"""Bodies are known by kind and place, whatever name they go by."""

import pytest

from briefing.normalize import Institution, institution


def read(name: str) -> Institution:
    found = institution(name)
    assert found, name
    return found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Peru's central bank", "the Peruvian Central Bank"),
        ("the Ministry of Foreign Affairs of Chile", "Chilean foreign ministry"),
        ("Lisbon's defence ministry", "Portugal’s Ministry of Defence"),
        ("the US State Department", "the American foreign ministry"),
        ("Oslo police", "police in Oslo"),
        ("Kenya Coast Guard", "the Kenyan coastguard"),
    ],
)
def test_two_names_of_one_body_have_one_kind_and_place(one: str, other: str):
    first, second = read(one), read(other)
    assert (first.kind, first.place) == (second.kind, second.place)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Peru's central bank", "Chile's central bank"),
        ("the defence ministry", "the health ministry"),
        ("the navy", "the army"),
        ("Harbour police", "Valley police"),
    ],
)
def test_other_kinds_and_places_are_other_bodies(one: str, other: str):
    first, second = read(one), read(other)
    assert (first.kind, first.place) != (second.kind, second.place)


@pytest.mark.parametrize("name", ["Ana Ruiz", "analysts", "the ministry", "Bank of Dreams", ""])
def test_a_name_that_names_no_kind_is_no_institution(name: str):
    assert institution(name) is None


def test_of_several_agencies_of_a_country_a_proper_name_tells_which():
    federal = read("the Federal Security Service of Borland")
    foreign = read("Foreign Intelligence Service")
    bare = read("the spy agency")
    assert federal.kind == foreign.kind == bare.kind
    assert len({federal.form, foreign.form, bare.form}) == 3
    assert bare.form == ""


def test_somebody_of_a_body_is_not_the_body():
    assert read("a police officer").member
    assert not read("the police").member

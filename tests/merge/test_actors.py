from briefing.merge.actors import find_actors
from briefing.normalize import find_names, name_key


def actors(text: str) -> frozenset[str]:
    return find_actors(text, [(mention, name_key(mention.value)) for mention in find_names(text)])


def test_somebody_in_front_of_a_verb_is_an_actor() -> None:
    assert actors("Ana Kovalik was arrested late at night.") == {"ana kovalik"}


def test_a_team_in_front_of_a_noun_is_none() -> None:
    assert actors("Rovers goalkeeper Ana Kovalik was arrested.") == {"ana kovalik"}


def test_a_place_behind_in_is_none() -> None:
    assert not actors("A bakery burned down in Port Velo.")


def test_who_only_speaks_is_none() -> None:
    assert not actors("The roof had been weak, Tomas Kovalik said.")


def test_a_country_and_a_capital_are_none() -> None:
    assert not actors("Norway signed, and Lisbon followed.")

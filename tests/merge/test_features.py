from briefing.merge.features import anchors, features, is_headline
from briefing.model import Mention
from briefing.normalize import find_names, name_key

Keyed = list[tuple[Mention[str], str]]


def named(text: str) -> Keyed:
    return [(mention, name_key(mention.value)) for mention in find_names(text)]


def read(text: str) -> dict[str, float]:
    return features(text, [] if is_headline(text) else named(text))


def test_a_text_whose_every_word_has_a_capital_is_a_headline() -> None:
    assert is_headline("Harbour Strike Ends After Pay Deal")
    assert is_headline("HARBOUR STRIKE ENDS AFTER PAY DEAL")


def test_a_sentence_full_of_names_is_no_headline() -> None:
    assert not is_headline("Ana Ruiz met Tomas Lind in Port Velo.")


def test_a_headline_shares_its_words_with_the_sentence_below_it() -> None:
    headline = read("Harbour Strike Ends After Pay Deal")
    assert {"harbour", "pay"} <= headline.keys() & read("The harbour strike ended after a deal on pay.").keys()


def test_a_country_in_a_headline_meets_its_other_name_in_a_sentence() -> None:
    assert "name:norway" in read("Norwegian Bank Raises Key Rate").keys() & read("A bank in Norway did.").keys()


def test_a_surname_meets_the_full_name_of_another_document() -> None:
    assert read("The board chose Ana Kovalik.").keys() & read("The vote went to Kovalik.").keys() == {"kovalik"}


def test_a_name_in_a_sentence_meets_its_word_in_a_headline() -> None:
    assert "kovalik" in read("They chose Ana Kovalik.").keys() & read("Velomar Board Picks Kovalik Chief").keys()


def test_two_people_with_one_first_name_share_nothing_by_it() -> None:
    assert not read("It is Ana Kovalik.").keys() & read("It is Ana Brandel.").keys()


def test_the_parts_of_a_name_weigh_as_much_as_the_name() -> None:
    assert sum(read("It is Ana Kovalik.").values()) == sum(read("It is Kovalik.").values())


def test_a_time_is_no_feature_and_a_name_is_one_anchor() -> None:
    text = "The board chose Ana Kovalik on Monday."
    assert "monday" not in read(text)
    assert "name:ana kovalik" in anchors(text, named(text))
    assert "kovalik" not in anchors(text, named(text))

"""A day's stories on one page: the best supported first, in an order that nothing but their content decides."""

from datetime import date
from itertools import permutations

from briefing.compose import compose_day
from briefing.model import Omission
from tests.compose.conftest import MADE_AT, composed
from tests.merge.conftest import made

DAY = date(2025, 3, 5)
FERRY = "The ferry accident in Norland killed 9 people."
CONFIRMED = composed(made("Harbour Post", FERRY), made("Daily Echo", "In Norland the ferry accident killed 9 people."))
TWO_HOUSES = composed(made("Harbour Post", "Snow blocked the Vell pass."), made("Daily Echo", "Tin rose in Borland."))
ONE_HOUSE = composed(made("Harbour Post", "The museum in Hale bought a harp."))
EMPTY = composed(made("Valley Times"), findings=[])


def test_stories_come_by_independent_origins_then_by_documents():
    page = compose_day(DAY, [EMPTY, ONE_HOUSE, TWO_HOUSES, CONFIRMED], [], MADE_AT)
    assert page.briefings == (CONFIRMED, TWO_HOUSES, ONE_HOUSE, EMPTY)


def test_the_order_in_which_stories_and_omissions_come_changes_nothing():
    omissions = [
        Omission(name=name, reason=reason) for name, reason in [("a", "is old"), ("b", "is empty"), ("a", "x")]
    ]
    pages = {
        compose_day(DAY, stories, left_out, MADE_AT)
        for stories in permutations([ONE_HOUSE, CONFIRMED, EMPTY])
        for left_out in permutations(omissions)
    }
    assert len(pages) == 1


def test_the_page_is_of_its_day_and_its_stories():
    page = compose_day(DAY, [ONE_HOUSE], [], MADE_AT)
    assert (page.day, page.generated_at) == (DAY, MADE_AT)
    assert page.id != compose_day(date(2025, 3, 6), [ONE_HOUSE], [], MADE_AT).id
    assert page.id != compose_day(DAY, [CONFIRMED], [], MADE_AT).id

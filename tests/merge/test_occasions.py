from collections.abc import Callable
from datetime import date

import pytest

from briefing.ground import ground
from briefing.merge import merge
from briefing.merge.occasions import (
    opposite_deeds,
    other_ages,
    other_counts,
    other_days,
    other_people,
    other_places,
    two_occasions,
)
from briefing.merge.profile import Profile, read_profiles
from briefing.model import CandidateClaim, Claim, Document

Apart = Callable[[Profile, Profile], bool]


def read(*texts: str) -> tuple[list[Document], list[Claim], list[Profile]]:
    documents = [Document(text=text, publisher=f"Paper {place}") for place, text in enumerate(texts)]
    claims = [ground(d, CandidateClaim(statement=d.text, quotes=(d.text,))) for d in documents]
    grounded = [claim for claim in claims if isinstance(claim, Claim)]
    profiles = read_profiles(documents, grounded)
    return documents, grounded, [profiles[claim.id] for claim in grounded]


@pytest.mark.parametrize(
    ("apart", "first", "second"),
    [
        (other_people, "Goalkeeper Ana Kovalik was arrested.", "Striker Tomas Brandel was arrested."),
        (other_ages, "A 66-year-old man drowned.", "A 31-year-old man drowned."),
        (other_places, "Two barns burned down in Velomar.", "Two barns burned down near Tarsk."),
        (other_days, "The lorry crashed on Saturday.", "The lorry crashed on Wednesday."),
        (other_days, "The lorry crashed on 3 May.", "The lorry crashed on 9 May."),
        (other_counts, "The crew seized 14 boats.", "The crew seized 30 boats."),
        (opposite_deeds, "The club hired its coach.", "The club fired its coach."),
    ],
)
def test_like_events_are_kept_apart_by(apart: Apart, first: str, second: str) -> None:
    _, _, (one, other) = read(first, second)
    assert apart(one, other)
    assert apart(other, one)


@pytest.mark.parametrize(
    ("apart", "first", "second"),
    [
        (other_people, "Goalkeeper Ana Kovalik was arrested.", "Kovalik was arrested."),
        (other_ages, "A 66-year-old man drowned.", "A 67-year-old man drowned."),
        (other_places, "Two barns burned down in Velomar.", "Two barns burned down."),
        (other_days, "The lorry crashed on Saturday.", "The lorry crashed on Sunday."),
        (other_counts, "The crew seized 14 boats.", "The crew seized 14 boats and 30 nets."),
        (opposite_deeds, "The club hired its coach.", "The club hired the coach whom it had fired."),
    ],
)
def test_one_event_is_not_split_by(apart: Apart, first: str, second: str) -> None:
    _, _, (one, other) = read(first, second)
    assert not apart(one, other)


def test_another_count_alone_may_be_a_contradiction() -> None:
    documents, claims, (one, other) = read("The navy seized 14 boats off Tarsk.", "The navy seized 30 boats off Tarsk.")
    assert not two_occasions(one, other)
    (finding,) = merge(documents, claims)
    assert [relation.kind for relation in finding.relations] == ["contradicts"]


def test_another_count_on_another_day_is_another_occasion() -> None:
    documents, claims, (one, other) = read(
        "The navy seized 14 boats off Tarsk on Saturday.", "The navy seized 30 boats off Tarsk on Wednesday."
    )
    assert two_occasions(one, other)
    assert len(merge(documents, claims)) == 2


def test_days_of_a_known_year_are_compared_by_the_calendar() -> None:
    documents = [
        Document(text="The lorry crashed on Monday.", publisher="A", published_at=date(2021, 5, 4)),
        Document(text="The lorry crashed on Monday.", publisher="B", published_at=date(2021, 5, 25)),
    ]
    claims = [ground(d, CandidateClaim(statement=d.text, quotes=(d.text,))) for d in documents]
    grounded = [claim for claim in claims if isinstance(claim, Claim)]
    one, other = read_profiles(documents, grounded).values()
    assert other_days(one, other)

import pytest

from briefing.ground import ground
from briefing.merge import merge
from briefing.merge.directions import find_directions
from briefing.model import CandidateClaim, Claim, Document
from briefing.normalize import find_quantities


@pytest.mark.parametrize(
    ("text", "moves"),
    [
        ("Copper rose while tin fell.", {"copper": "up", "tin": "down"}),
        ("Copper and zinc up, tin down 3 percent", {"copper": "up", "zinc": "up", "tin": "down"}),
        ("Copper rose early. Copper fell late.", {}),
        ("The firm set up a fund.", {}),
        ("The bridge was shut down for repairs.", {}),
    ],
)
def test_what_moves_is_read_with_its_direction(text: str, moves: dict[str, str]) -> None:
    assert find_directions(text) == moves


def relations_of(*texts: str) -> set[tuple[str, str]]:
    """Kind and rule of what the claims of so many papers are to each other."""
    documents = [Document(text=text, publisher=f"Paper {n}") for n, text in enumerate(texts)]
    claims = [ground(d, CandidateClaim(statement=d.text, quotes=(d.text,))) for d in documents]
    findings = merge(documents, [claim for claim in claims if isinstance(claim, Claim)])
    return {(relation.kind, relation.rule) for finding in findings for relation in finding.relations}


def test_up_in_one_telling_and_down_in_the_other_is_a_contradiction() -> None:
    found = relations_of("Velomar copper prices rose.", "Velomar copper prices fell.")
    assert ("contradicts", "opposite_direction") in found


def test_up_on_one_day_and_down_on_another_neither_contradict_nor_agree() -> None:
    found = relations_of("Velomar copper prices rose on Monday.", "Velomar copper prices fell on Thursday.")
    assert {kind for kind, _ in found} <= {"differs"}


def test_pts_are_points() -> None:
    (figure,) = (mention.value for mention in find_quantities("The index fell 40 pts."))
    assert (figure.unit, figure.role) == ("point", "fall")

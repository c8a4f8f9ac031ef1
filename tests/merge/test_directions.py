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


@pytest.mark.parametrize(("days", "kind"), [(("", ""), "contradicts"), ((" on Monday", " on Thursday"), "agrees")])
def test_up_in_one_telling_and_down_in_the_other_is_a_contradiction_on_one_day(
    days: tuple[str, str], kind: str
) -> None:
    texts = [f"Velomar copper prices rose{days[0]}.", f"Velomar copper prices fell{days[1]}."]
    documents = [Document(text=text, publisher=f"Paper {n}") for n, text in enumerate(texts)]
    claims = [ground(d, CandidateClaim(statement=d.text, quotes=(d.text,))) for d in documents]
    (finding,) = merge(documents, [claim for claim in claims if isinstance(claim, Claim)])
    assert kind in {relation.kind for relation in finding.relations}
    assert (kind == "contradicts") == any(relation.rule == "opposite_direction" for relation in finding.relations)


def test_pts_are_points() -> None:
    (figure,) = (mention.value for mention in find_quantities("The index fell 40 pts."))
    assert (figure.unit, figure.role) == ("point", "fall")

"""What must hold for every merge, whatever the claims."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.ground import ground
from briefing.merge import merge
from briefing.model import CandidateClaim, Claim, Document
from tests.merge.conftest import Made, made, merged

PLACES = ("Borland", "Norland", "Eastmark")
HOUSES = ("Harbour Post", "Valley Times", "Daily Echo", "Evening Star")
TEMPLATES = (
    "The ferry accident killed {n} people in {place}.",
    "The fishing treaty was signed by Ana Ruiz in {place} on {n} June 2024.",
    "{place} sent about {n},000 soldiers to the valley.",
    "The council of {place} approved the new bridge over the harbour.",
    "The council of {place} did not approve the new bridge over the harbour.",
    "Omar Sy visited {place} for the second time in {n} months.",
)
_RANK = {"single": 0, "repeated": 1, "varying": 1, "corroborated": 2, "contested": 1}


@st.composite
def stories(draw: st.DrawFn) -> list[Made]:
    pairs = []
    for house in draw(st.lists(st.sampled_from(HOUSES), min_size=1, max_size=4, unique=True)):
        chosen = draw(st.lists(st.sampled_from(TEMPLATES), min_size=1, max_size=3, unique=True))
        numbers = draw(st.lists(st.integers(3, 28), min_size=3, max_size=3))
        place = draw(st.sampled_from(PLACES))
        via = draw(st.sampled_from(([], ["North News Agency"])))
        statements = [t.format(n=n, place=place) for t, n in zip(chosen, numbers, strict=False)]
        pairs.append(made(house, *statements, via=via))
    return pairs


@settings(max_examples=60, deadline=None)
@given(stories(), st.randoms(use_true_random=False))
def test_the_order_of_documents_and_claims_changes_nothing(pairs: list[Made], rng: random.Random):
    documents = [document for document, _ in pairs]
    claims = [claim for _, own in pairs for claim in own]
    before = merge(documents, claims)
    rng.shuffle(documents)
    rng.shuffle(claims)
    assert merge(documents, claims) == before


@settings(max_examples=60, deadline=None)
@given(stories())
def test_every_claim_is_in_exactly_one_finding_and_twice_given_counts_once(pairs: list[Made]):
    documents = [document for document, _ in pairs]
    claims = [claim for _, own in pairs for claim in own]
    findings = merge(documents, claims)
    placed = [key for finding in findings for key in finding.claim_ids]
    assert sorted(placed) == sorted({claim.id for claim in claims})
    assert merge(documents * 2, claims * 2) == findings


@settings(max_examples=60, deadline=None)
@given(stories())
def test_an_unrelated_document_changes_no_other_finding(pairs: list[Made]):
    stranger = made("Garden Weekly", "Tulips bloom early under glass this spring.", "Compost needs air and patience.")
    before = merged(*pairs)
    after = [f for f in merged(*pairs, stranger) if stranger[0].id not in f.document_ids]
    assert sorted(after, key=lambda f: f.id) == sorted(before, key=lambda f: f.id)


@settings(max_examples=60, deadline=None)
@given(stories(), st.integers(0, 3))
def test_a_syndicated_copy_never_raises_a_verdict(pairs: list[Made], which: int):
    document, claims = pairs[which % len(pairs)]
    copy = Document(text=document.text, publisher="Copy Cat", published_at=document.published_at)
    copied = [
        claim.model_copy(
            update={
                "id": f"{claim.id}-copy",
                "document_id": copy.id,
                "evidence": tuple(s.model_copy(update={"document_id": copy.id}) for s in claim.evidence),
            }
        )
        for claim in claims
    ]
    before = {key: finding for finding in merged(*pairs) for key in finding.claim_ids}
    for finding in merged(*pairs, (copy, copied)):
        for key in finding.claim_ids:
            if key in before and _RANK[before[key].verdict] < 2:
                assert finding.verdict != "corroborated", (before[key], finding)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text(max_size=60), min_size=1, max_size=4))
def test_no_statement_crashes_the_merger(statements: list[str]):
    documents = [Document(text=f"{i} {text}", publisher=f"P{i}") for i, text in enumerate(statements)]
    claims = [Claim(document_id=d.id, statement=t, evidence=()) for d, t in zip(documents, statements, strict=True)]
    assert sum(len(finding.claim_ids) for finding in merge(documents, claims)) == len({claim.id for claim in claims})


HEDGES = (
    "{n}", "{n}", "about {n}", "around {n}", "some {n}", "more than {less}", "over {less}", "at least {less}",
    "at least {n}", "fewer than {more}", "at most {more}", "up to {more}", "nearly {bit_more}", "almost {bit_more}",
    "between {less} and {more}", "{less} to {more}",
)  # fmt: skip
MANNERS = (
    "on 19 June 2024", "on June 19, 2024", "on Wednesday, 19 June 2024", "in June 2024", "in the summer of 2024",
    "in 2024", "in mid-June 2024", "in the first half of 2024", "last June", "last year", "",
)  # fmt: skip
EVENTS = (
    (
        "The ferry accident near Eastmark killed {n} people {time}.",
        "Officials said {n} people died {time} when the ferry sank near Eastmark.",
        "The death toll of the ferry accident near Eastmark {time} stands at {n} people.",
    ),
    (
        "The army of Norland sent {n} soldiers to Eastmark {time}.",
        "The army of Norland said that {n} soldiers were sent to Eastmark {time}.",
    ),
    (
        "Brightwater bought {n} trucks from a rival in Eastmark {time}.",
        "A rival in Eastmark sold {n} trucks to Brightwater {time}.",
    ),
)
SHAPES = tuple(shape for shapes in EVENTS for shape in shapes)


@st.composite
def tellings_of_one_truth(draw: st.DrawFn) -> list[Made]:
    """Two to four publishers tell of one event with one figure on one day, each as precisely as it likes."""
    number = draw(st.integers(40, 900)) * draw(st.sampled_from((1, 1, 10)))
    values = {
        "n": number,
        "less": number - draw(st.integers(1, number // 3)),
        "more": number + draw(st.integers(1, number // 3)),
        "bit_more": number + max(1, number // 50),
    }
    shapes = draw(st.sampled_from(EVENTS))
    pairs = []
    for house in HOUSES[: draw(st.integers(2, 4))]:
        hedge = draw(st.sampled_from(HEDGES)).format(**{key: f"{value:,}" for key, value in values.items()})
        text = (
            draw(st.sampled_from(shapes))
            .format(n=hedge, time=draw(st.sampled_from(MANNERS)))
            .replace(" .", ".")
            .replace("  ", " ")
        )
        pairs.append(made(house, text[0].upper() + text[1:], day="2025-03-05"))
    return pairs


@settings(max_examples=60)
@given(tellings_of_one_truth())
def test_tellings_of_one_truth_never_contradict_however_precise_each_is(pairs: list[Made]):
    clashes = [r.explanation for f in merged(*pairs) for r in f.relations if r.kind == "contradicts"]
    assert clashes == []


@settings(max_examples=60)
@given(st.sampled_from(SHAPES), st.integers(40, 900))
def test_another_figure_in_its_place_is_never_agreement(shape: str, number: int):
    text = shape.format(n=number, time="on 19 June 2024")
    text = text[0].upper() + text[1:]
    other = text.replace(str(number), str(number + 1))
    findings = merged(made("Harbour Post", text), made("Valley Times", other))
    assert all(f.verdict not in {"corroborated", "repeated"} for f in findings)


STRANGERS = (
    "Tulips bloom early under glass this spring.", "Compost needs air and patience.", "Two cooks won 12 medals.",
    "The orchestra did not tour in 2024.", "Tickets cost 30 euros on Sundays.", "Nobody has seen an owl since May.",
)  # fmt: skip


@settings(max_examples=60)
@given(stories(), st.lists(st.sampled_from(STRANGERS), min_size=1, max_size=4, unique=True), st.integers(1, 3))
def test_strangers_change_no_other_finding_however_many(pairs: list[Made], said: list[str], count: int):
    strangers = [made(f"Garden Weekly {i}", *said) for i in range(count)]
    ids = {document.id for document, _ in strangers}
    after = [f for f in merged(*pairs, *strangers) if not ids & set(f.document_ids)]
    assert sorted(after, key=lambda f: f.id) == sorted(merged(*pairs), key=lambda f: f.id)


@settings(max_examples=60)
@given(stories())
def test_merging_what_was_merged_changes_nothing(pairs: list[Made]):
    documents = [document for document, _ in pairs]
    claims = {claim.id: claim for _, own in pairs for claim in own}
    findings = merge(documents, list(claims.values()))
    again = [claims[key] for finding in reversed(findings) for key in finding.claim_ids]
    assert merge(documents, again) == findings


@settings(max_examples=60)
@given(stories())
def test_a_verdict_follows_from_the_relations_beside_it(pairs: list[Made]):
    for finding in merged(*pairs):
        kinds = {relation.kind for relation in finding.relations}
        assert (finding.verdict == "contested") == ("contradicts" in kinds)
        assert (len(finding.document_ids) == 1) <= (finding.verdict in {"single", "contested"})
        assert (finding.verdict == "corroborated") <= (len(finding.origins) > 1 and bool(kinds & {"agrees", "refines"}))
        assert all({r.claim_a, r.claim_b} <= set(finding.claim_ids) for r in finding.relations)


PIECES = st.sampled_from(
    ["12", "1,200", "0.5", "$3", "%", "million", "dead", "hurt", "not", "n't", "Monday", "19 June", "2024", "Ana Ruiz",
     "Norland", "“", "”", "'", "-", "–", "(", ")", "\n", "\u00a0", "\ufb01", "\u0301", "\U0001f600", "٣", "½", "was",
     "killed", "and", "the", ".", ",", "said", "about"]
)  # fmt: skip


@settings(max_examples=80)
@given(st.lists(st.one_of(st.lists(PIECES, max_size=12).map(" ".join), st.text(max_size=50)), min_size=2, max_size=4))
def test_whatever_is_grounded_can_be_merged(texts: list[str]):
    documents, claims = [], []
    for i, text in enumerate(texts):
        document = Document(text=text, publisher=f"P{i}", published_at="2025-03-05")
        outcome = ground(document, CandidateClaim(statement=text, quotes=(text,)))
        documents.append(document)
        claims += [outcome] if isinstance(outcome, Claim) else []
    findings = merge(documents, claims)
    assert sorted(key for f in findings for key in f.claim_ids) == sorted({claim.id for claim in claims})

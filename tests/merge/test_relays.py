"""Who has it from whom is data: each arrow with how it is known and what came along it."""

from briefing.extract.embedded import EmbeddedExtractor
from briefing.ground import ground, ground_all
from briefing.merge import merge, trace_relays
from briefing.model import Attribution, CandidateClaim, Claim, Document
from tests.merge.conftest import Made, made
from tests.merge.test_origins import RELEASE, RETELLINGS, RETOLD, SENTENCE


def arrows(*pairs: Made) -> dict[tuple[str, str], tuple[tuple[str, ...], int]]:
    documents = [document for document, _ in pairs]
    claims = [claim for _, own in pairs for claim in own]
    traced = trace_relays(documents, claims, merge(documents, claims))
    return {(r.source, r.target): (r.kinds, len(r.claim_ids)) for r in traced}


def credited(pair: Made, *wire: str) -> Made:
    return pair[0].model_copy(update={"wire": wire}), pair[1]


def test_a_chain_is_drawn_from_its_last_relay_to_the_publisher():
    pair = made("Harbour Post", SENTENCE, via=["Yonder Wire", "North News Agency"])
    assert arrows(pair) == {
        ("North News Agency", "Yonder Wire"): (("relayed",), 1),
        ("Yonder Wire", "Harbour Post"): (("relayed",), 1),
    }


def test_an_agency_that_a_page_credits_stands_between_its_relays_and_the_page():
    pair = credited(made("Harbour Post", SENTENCE, via=["North News Agency"]), "EFE")
    assert arrows(pair) == {
        ("North News Agency", "EFE"): (("relayed",), 1),
        ("EFE", "Harbour Post"): (("credited",), 1),
    }


def test_an_agency_that_publishes_its_own_text_relays_nobody():
    assert arrows(credited(made("EFE", SENTENCE), "EFE")) == {}


def test_a_credit_is_drawn_though_no_claim_was_found():
    document, _ = made("Harbour Post", SENTENCE)
    assert arrows((document.model_copy(update={"wire": ("EFE",)}), [])) == {("EFE", "Harbour Post"): (("credited",), 0)}


def test_a_press_release_goes_from_its_body_to_all_who_print_it():
    one = made("Harbour Post", *RELEASE, said_by=["the Norwegian Coast Guard"])
    other = made("Valley Times", *RETELLINGS, said_by=["a coast guard spokeswoman"])
    assert arrows(one, other, made("Daily Echo", *RELEASE)) == {
        ("Norwegian Coast Guard", house): (("handed_out",), 3)
        for house in ("Harbour Post", "Valley Times", "Daily Echo")
    }


def test_a_copy_is_drawn_from_whoever_published_first():
    later = made("Amber News", *RELEASE, day="2025-03-07")
    first = made("Zenith Post", *RELEASE, day="2025-03-05")
    assert arrows(later, first) == {("Zenith Post", "Amber News"): (("copied",), 3)}


def test_a_copy_of_an_agency_is_drawn_from_it_though_its_client_was_sooner():
    client = made("Harbour Post", *RELEASE, day="2025-03-04")
    agency = credited(made("Valley Times", *RELEASE, day="2025-03-05"), "EFE")
    assert {arrow for arrow, (kinds, _) in arrows(client, agency).items() if "copied" in kinds} == {
        ("EFE", "Harbour Post")
    }


def test_state_media_is_drawn_under_the_name_that_the_document_has_for_them():
    text = f"{SENTENCE} {RETOLD} Sources: state media, North News Agency."
    document = Document(text=text, publisher="Harbour Post")
    claims = []
    for statement, relay in ((SENTENCE, "state media"), (RETOLD, "North News Agency")):
        chain = (Attribution(name=relay, role="relay"),)
        claim = ground(document, CandidateClaim(statement=statement, quotes=(statement,), attribution=chain))
        assert isinstance(claim, Claim)
        claims.append(claim)
    assert arrows((document, claims)) == {("North News Agency", "Harbour Post"): (("relayed",), 2)}


def test_reports_of_their_own_have_no_arrows_and_their_order_changes_none():
    pairs = [made("Harbour Post", SENTENCE, via=["EFE"]), made("Valley Times", RETOLD), made("Echo", *RELEASE)]
    assert arrows(*pairs) == arrows(*reversed(pairs)) == {("EFE", "Harbour Post"): (("relayed",), 1)}


def test_the_seeds_have_the_meeting_from_one_agency(seed_documents):
    extractor = EmbeddedExtractor()
    claims = [c for d in seed_documents for c in ground_all(d, extractor.extract_document(d).candidates)[0]]
    traced = trace_relays(seed_documents, claims, merge(seed_documents, claims))
    drawn = {(r.source, r.target): r for r in traced}
    assert {"UPI", "IANS", "Yonhap"} <= {target for source, target in drawn if source == "Korean Central News Agency"}
    assert drawn["Yonhap", "IANS"].kinds == ("relayed",)
    assert drawn["EFE", "teleSUR"].kinds == ("credited",)
    assert [len(r.claim_ids) for r in traced] == sorted((len(r.claim_ids) for r in traced), reverse=True)
    known = {claim.id: claim.document_id for claim in claims}
    assert all({known[key] for key in r.claim_ids} <= set(r.document_ids) for r in traced)

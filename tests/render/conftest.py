"""A made-up story with every kind of finding, and a day of two stories."""

from datetime import UTC, date, datetime

import pytest

from briefing.model import (
    Attribution,
    Block,
    Briefing,
    CandidateClaim,
    Claim,
    DailyBriefing,
    Document,
    Drift,
    EvidenceSpan,
    Finding,
    Omission,
    Provenance,
    Rejection,
    Relation,
    Section,
    Sentence,
    Usage,
    content_id,
)

GAZETTE = Document(
    text=(
        "Bridge at Oldmere closed after flood\n"
        "Oldmere, March 3 (NPA) The Tarn bridge at Oldmere was closed on 2 March "
        "after the river rose by about 3 metres, "
        "the Northern Press Agency reported.\n"
        "More than 1,200 people left their homes, Mayor Ines Holt said.\n"
        "The bridge was built in 1931.\n"
        "RELATED: Ten walks along the Tarn"
    ),
    publisher="Gazette",
    title="Bridge at Oldmere closed after flood",
    url="https://gazette.example/oldmere?id=1",
    published_at=date(2031, 3, 3),
    wire=("NPA",),
)
HERALD = Document(
    text=(
        "The Tarn bridge was shut on 3 March, the county council announced.\n"
        "The council counted 1,200 evacuated residents.\n"
        "Repairs are to cost £4 million, the council said."
    ),
    publisher="Herald",
    published_at=datetime(2031, 3, 4, 9, 21, tzinfo=UTC),
    url="javascript:alert(document.domain)",
    published_at_basis="inferred",
)
NOTICE = Document(
    text=(
        "According to the Northern Press Agency, the Tarn bridge was closed on 2 March.\n"
        "Ms Holt asked for the army's help, the agency said.\n"
        "As many as 900 were without power."
    ),
    name="notice.txt",
)


def span(document: Document, quote: str) -> EvidenceSpan:
    start = document.text.index(quote)
    return EvidenceSpan(document_id=document.id, start=start, end=start + len(quote), quote=quote)


def claim(document: Document, quote: str, statement: str, *chain: str) -> Claim:
    links = tuple(Attribution(name=name, role="relay" if "Agency" in name else "speaker") for name in chain)
    return Claim(document_id=document.id, statement=statement, evidence=(span(document, quote),), attribution=links)


def finding(verdict: str, claims: list[Claim], origins: list[str], **more: object) -> Finding:
    return Finding(
        id=content_id("f", *(c.id for c in claims)),
        statement=claims[0].statement,
        verdict=verdict,
        claim_ids=tuple(c.id for c in claims),
        document_ids=tuple(sorted({c.document_id for c in claims})),
        origins=tuple(sorted(origins)),
        **more,
    )


def sentence(text: str, of: Finding, *claims: Claim) -> Sentence:
    return Sentence(text=text, finding_ids=(of.id,), citations=tuple(c.evidence[0] for c in claims))


@pytest.fixture(scope="session")
def story() -> Briefing:
    npa = "Northern Press Agency"
    closed_a = claim(
        GAZETTE,
        GAZETTE.text.split("(NPA) ")[1].split("\n")[0],
        "The Tarn bridge at Oldmere was closed on 2 March.",
        npa,
    )
    closed_b = claim(HERALD, HERALD.text.split("\n")[0], "The Tarn bridge was shut on 3 March.", "county council")
    closed_c = claim(NOTICE, NOTICE.text.split("\n")[0], "The Tarn bridge was closed on 2 March.", npa)
    river = claim(GAZETTE, "the river rose by about 3 metres", "The river rose by about 3 metres.", npa)
    left_a = claim(GAZETTE, GAZETTE.text.split("\n")[2], "More than 1,200 people left their homes.", "Ines Holt")
    left_b = claim(
        HERALD, HERALD.text.split("\n")[1], "The council counted 1,200 evacuated residents.", "county council"
    )
    cost = claim(HERALD, HERALD.text.split("\n")[2], "Repairs are to cost £4 million.", "county council")
    power = claim(NOTICE, NOTICE.text.split("\n")[2], "As many as 900 were without power.")
    built = claim(GAZETTE, "The bridge was built in 1931.", "The bridge was built in 1931.")

    def date_clash(a: Claim, b: Claim) -> Relation:
        return Relation(
            kind="contradicts",
            slot="time",
            claim_a=a.id,
            claim_b=b.id,
            rule="disjoint_days",
            explanation="“2 March” and “3 March” are different days for the same closing.",
            value_a="2 March",
            value_b="3 March",
        )

    closing = finding(
        "contested",
        [closed_a, closed_b, closed_c],
        [npa, "Herald"],
        relations=(date_clash(closed_a, closed_b), date_clash(closed_c, closed_b)),
    )
    leaving = finding(
        "corroborated",
        [left_a, left_b],
        ["Gazette", "Herald"],
        relations=(
            Relation(
                kind="refines",
                slot="quantity",
                claim_a=left_b.id,
                claim_b=left_a.id,
                rule="inside_bound",
                explanation="“1,200” lies inside “More than 1,200” but for its edge.",
                value_a="1,200",
                value_b="More than 1,200",
            ),
        ),
        drift=(
            Drift(
                kind="hedge_dropped",
                claim_a=left_a.id,
                claim_b=left_b.id,
                explanation="Gazette has “More than 1,200”, Herald has “1,200”.",
            ),
        ),
    )
    rising, costing = finding("repeated", [river], [npa]), finding("single", [cost], ["Herald"])
    lights, building = finding("varying", [power], ["notice.txt"]), finding("single", [built], ["Gazette"])
    return Briefing(
        id="b-000000000001",
        topic="Tarn bridge, Oldmere",
        headline="Flood empties homes at Oldmere",
        headline_citations=(left_a.evidence[0],),
        generated_at=datetime(2031, 3, 5, 6, 0, tzinfo=UTC),
        sections=(
            Section(
                kind="key_points",
                heading="Key points",
                sentences=(sentence("More than 1,200 people left their homes.", leaving, left_a, left_b),),
            ),
            Section(
                kind="contested",
                heading="Contested",
                sentences=(
                    sentence(
                        "The Northern Press Agency has the bridge closed on 2 March, the county council on 3 March.",
                        closing,
                        closed_a,
                        closed_b,
                    ),
                ),
            ),
            Section(
                kind="repeated",
                heading="Repeated from one origin",
                sentences=(
                    sentence("The Northern Press Agency says the river rose by about 3 metres.", rising, river),
                ),
            ),
            Section(
                kind="single",
                heading="From one source only",
                sentences=(
                    sentence("Repairs are to cost £4 million, the county council says.", costing, cost),
                    sentence("As many as 900 were without power, notice.txt says.", lights, power),
                ),
            ),
            Section(
                kind="background",
                heading="Background",
                sentences=(sentence("The bridge was built in 1931, Gazette says.", building, built),),
            ),
        ),
        findings=(leaving, closing, rising, costing, lights, building),
        claims=(closed_a, river, left_a, built, closed_b, left_b, cost, closed_c, power),
        rejections=(
            Rejection(
                document_id=NOTICE.id,
                candidate=CandidateClaim(statement="The army came with 40 boats.", quotes=("Ms Holt asked",)),
                reason="figure_not_in_quote",
                detail="“40” is not in the quoted sentence",
            ),
            Rejection(
                document_id=HERALD.id,
                candidate=CandidateClaim(statement="The bridge fell.", quotes=("the bridge fell",)),
                reason="quote_not_found",
                detail="“the bridge fell” is not in the document",
            ),
        ),
        documents=(GAZETTE, HERALD, NOTICE),
        omissions=(Omission(name="scan.pdf", reason="is not text: give it as plain text or JSON"),),
        provenance=Provenance(extractor="embedded", code_version="0.1.0", model="small pipeline 3.8"),
    )


@pytest.fixture(scope="session")
def made_with_model(story: Briefing) -> Briefing:
    usage = Usage(calls=3, cache_hits=1, prompt_tokens=4200, completion_tokens=900, cost_usd=0.0031, seconds=7.25)
    made = Provenance(
        extractor="model",
        code_version="0.1.0",
        model="some-model",
        prompt_name="extract",
        prompt_version="1",
        prompt_hash="0123456789ab",
        usage=usage,
    )
    return story.model_copy(update={"provenance": made})


@pytest.fixture(scope="session")
def dated(story: Briefing) -> DailyBriefing:
    second = story.model_copy(update={"id": "b-000000000002", "headline": "Another story of the day", "omissions": ()})
    return DailyBriefing(
        id="y-000000000001",
        day=date(2031, 3, 4),
        generated_at=datetime(2031, 3, 5, 6, 0, tzinfo=UTC),
        briefings=(story, second),
        omissions=(Omission(name="old.txt", reason="was published on 1 February 2031"),),
    )


@pytest.fixture(scope="session")
def marked_gazette() -> Document:
    """The first document with its title and its RELATED line marked as parts of the page."""
    first, last = GAZETTE.text.index("\n"), GAZETTE.text.index("RELATED")
    blocks = (
        Block(kind="title", start=0, end=first),
        Block(kind="body", start=first + 1, end=last),
        Block(kind="related", start=last, end=len(GAZETTE.text)),
    )
    return GAZETTE.model_copy(update={"blocks": blocks})


HOSTILE = (
    "<script>alert(1)</script><img src=x onerror=alert(2)> \x1b[31mred\x1b]8;;http://evil.example\x07 \x9b2J "
    "\u202eright to left\u202c [text](javascript:alert(3)) **bold** `code` | cell | &lt; {{ 7 * 7 }} {% raw %} ]]> -->"
)


@pytest.fixture(scope="session")
def hostile() -> Briefing:
    """A story in which every string that comes from a document attacks the surface it is printed on."""
    document = Document(
        text=f"{HOSTILE}\n{HOSTILE}",
        publisher=HOSTILE,
        title=HOSTILE,
        url='https://x.example/"><script>',
        wire=(HOSTILE,),
    )
    other = Document(text=HOSTILE, name=HOSTILE, url="data:text/html,<script>alert(4)</script>")
    said, denied = claim(document, HOSTILE, HOSTILE, HOSTILE), claim(other, HOSTILE, HOSTILE, HOSTILE)
    between = {"claim_a": said.id, "claim_b": denied.id, "explanation": HOSTILE}
    words = {"value_a": HOSTILE, "value_b": "other"}
    clash = Relation(kind="contradicts", slot="wording", rule="any", **between, **words)
    drift = Drift(kind="place_changed", **between)
    found = finding("contested", [said, denied], [HOSTILE], relations=(clash,), drift=(drift,))
    refused = Rejection(
        document_id=document.id,
        candidate=CandidateClaim(statement=HOSTILE, quotes=(HOSTILE,)),
        reason="quote_not_found",
        detail=HOSTILE,
    )
    return Briefing(
        id="b-000000000003",
        topic=HOSTILE,
        headline=HOSTILE,
        headline_citations=said.evidence,
        generated_at=datetime(2031, 3, 5, 6, 0, tzinfo=UTC),
        sections=(Section(kind="contested", heading="Contested", sentences=(sentence(HOSTILE, found, said, denied),)),),
        findings=(found,),
        claims=(said, denied),
        rejections=(refused,),
        documents=(document, other),
        omissions=(Omission(name=HOSTILE, reason=HOSTILE),),
        provenance=Provenance(extractor="model", code_version="1", model=HOSTILE, prompt_name=HOSTILE),
    )


def unbroken(value: object) -> object:
    """The same with every longer text as one word of its length."""
    if isinstance(value, str):
        return "W" * len(value) if len(value) > 100 else value
    if isinstance(value, dict):
        return {key: unbroken(held) for key, held in value.items()}
    return [unbroken(held) for held in value] if isinstance(value, list | tuple) else value


@pytest.fixture(scope="session")
def without_spaces(hostile: Briefing) -> Briefing:
    """The hostile story as words that no line has room for."""
    made = Briefing.model_validate(unbroken(hostile.model_dump()))
    held = [Document.model_validate(document.model_dump()) for document in made.documents]
    return made.model_copy(update={"documents": tuple(held), "topic": "W" * 200, "headline": "W" * 200})

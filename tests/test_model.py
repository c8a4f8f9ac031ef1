"""The types that cross stages: frozen, described, their ids hashes of content, the same after a journey as JSON."""

import inspect
import json
from datetime import UTC, date, datetime

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from briefing import model
from briefing.model import (
    SCHEMA_VERSION,
    Attribution,
    Block,
    Briefing,
    CandidateClaim,
    Claim,
    DailyBriefing,
    Document,
    EvidenceSpan,
    Mention,
    Quantity,
    Rejection,
    Sentence,
    TimeExpression,
    Usage,
    Value,
    content_id,
)
from tests.compose.conftest import MADE_AT, composed
from tests.merge.conftest import made

TYPES = sorted(
    (kind for kind in vars(model).values() if inspect.isclass(kind) and issubclass(kind, Value) and kind is not Value),
    key=lambda kind: kind.__name__,
)
BRIDGE = Document(text="The bridge was closed on Monday.", publisher="Harbour Post", published_at=date(2025, 3, 5))
SPAN = EvidenceSpan(document_id=BRIDGE.id, start=4, end=10, quote="bridge")
TREATY = "The treaty was signed in Norland on {} June 2024."
STORY = composed(
    made("Harbour Post", TREATY.format(18), "About 40 people died.", said_by=["Ana Ruiz"]),
    made("Daily Echo", TREATY.format(19), via=["North News Agency"], day=None),
)


# Every type


@pytest.mark.parametrize("kind", TYPES, ids=lambda kind: kind.__name__)
def test_every_type_and_every_field_says_what_it_is(kind: type[Value]):
    schema = kind.model_json_schema()
    assert schema["description"]
    assert [name for name, field in schema["properties"].items() if not field.get("description")] == []


@pytest.mark.parametrize("kind", TYPES, ids=lambda kind: kind.__name__)
def test_every_type_is_frozen_and_takes_no_field_that_it_does_not_know(kind: type[Value]):
    assert kind.model_config["frozen"]
    assert kind.model_config["extra"] == "forbid"
    with pytest.raises(ValidationError, match="Extra inputs are not permitted"):
        kind.model_validate({"nothing_like_it": 1})


def test_a_document_cannot_be_changed():
    with pytest.raises(ValidationError, match="frozen"):
        BRIDGE.text = "Other."  # type: ignore[misc]


def test_what_the_package_exports_is_all_that_its_modules_define():
    defined = {kind.__name__ for kind in Value.__subclasses__() if kind.__module__.startswith("briefing.model.")}
    assert defined == {kind.__name__ for kind in TYPES}
    assert set(model.__all__) >= defined


# JSON


def test_a_briefing_is_the_same_after_a_journey_as_json():
    assert Briefing.model_validate_json(STORY.model_dump_json()) == STORY
    assert Briefing.model_validate(json.loads(STORY.model_dump_json())).model_dump_json() == STORY.model_dump_json()


def test_a_day_is_the_same_after_a_journey_as_json():
    day = DailyBriefing(id="day-1", day=date(2025, 3, 5), generated_at=MADE_AT, briefings=(STORY,))
    assert DailyBriefing.model_validate_json(day.model_dump_json()) == day


def test_a_rejection_is_the_same_after_a_journey_as_json():
    link = Attribution(name="Ana Ruiz", role="speaker")
    candidate = CandidateClaim(statement="Rain fell.", quotes=("rain",), attribution=(link,), modality="possible")
    rejection = Rejection(document_id="d", candidate=candidate, reason="quote_not_found", detail="no “rain”")
    assert Rejection.model_validate_json(rejection.model_dump_json()) == rejection


def test_the_json_names_the_version_of_its_contract():
    assert json.loads(STORY.model_dump_json())["schema_version"] == SCHEMA_VERSION


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


@settings(deadline=None)
@example(Document(text="Rain fell.", published_at=datetime(2025, 3, 5, tzinfo=UTC)))
@given(
    st.builds(
        Document,
        text=TEXTS,
        publisher=st.none() | TEXTS,
        title=st.none() | TEXTS,
        published_at=st.none() | st.dates() | st.datetimes(timezones=st.just(UTC)),
        wire=st.lists(TEXTS, max_size=2).map(tuple),
    )
)
def test_any_document_is_the_same_after_a_journey_as_json(document: Document):
    assert Document.model_validate_json(document.model_dump_json()) == document


@settings(deadline=None)
@given(
    st.one_of(
        st.builds(
            Quantity,
            quote=TEXTS,
            low=st.none() | st.floats(allow_nan=False, allow_infinity=False),
            high=st.none() | st.floats(allow_nan=False, allow_infinity=False),
            unit=TEXTS,
            bound=st.sampled_from(["exact", "about", "range"]),
        ),
        st.builds(
            TimeExpression,
            quote=TEXTS,
            start=st.none() | st.dates(),
            end=st.none() | st.dates(),
            granularity=st.sampled_from(["day", "month", "range"]),
        ),
    )
)
def test_any_value_read_from_words_is_the_same_after_a_journey_as_json(value: Quantity | TimeExpression):
    assert type(value).model_validate_json(value.model_dump_json()) == value


# Ids


def test_the_same_document_has_the_same_id_whatever_it_is_called():
    again = Document(
        text=BRIDGE.text,
        publisher="Harbour Post",
        published_at="2025-03-05",
        name="a.txt",
        language="en",
        wire=("NPA",),
    )
    assert again.id == BRIDGE.id
    assert BRIDGE.id.startswith("d-")
    assert len(BRIDGE.id) == 14


@pytest.mark.parametrize(
    "change",
    [
        {"text": "The bridge was closed on Tuesday."},
        {"publisher": "Daily Echo"},
        {"publisher": None},
        {"title": "Closed"},
        {"url": "https://example.org/1"},
        {"published_at": date(2025, 3, 6)},
        {"published_at": None},
    ],
)
def test_another_text_house_title_place_or_day_is_another_document(change: dict[str, object]):
    given_ = {"text": BRIDGE.text, "publisher": BRIDGE.publisher, "published_at": BRIDGE.published_at}
    assert Document(**{**given_, **change}).id != BRIDGE.id


def test_an_id_that_is_given_is_kept():
    assert Document(id="d-mine", text="Rain.").id == "d-mine"
    assert Claim(id="c-mine", document_id="d", statement="Rain fell.", evidence=()).id == "c-mine"


def test_a_claims_id_is_of_its_document_statement_and_spans():
    def of(**changes: object) -> str:
        return Claim(**{"document_id": BRIDGE.id, "statement": "It closed.", "evidence": (SPAN,), **changes}).id

    assert of() == of(modality="possible") == of(evidence=(SPAN.model_dump(),))
    elsewhere = SPAN.model_copy(update={"start": 5})
    others = {
        of(),
        of(statement="It opened."),
        of(evidence=(elsewhere,)),
        of(evidence=(SPAN, SPAN)),
        of(document_id="d"),
    }
    assert len(others) == 5


@given(st.lists(TEXTS.filter(lambda text: "\x1f" not in text), max_size=4), st.lists(TEXTS, max_size=4))
def test_an_id_tells_apart_where_one_part_ends_and_the_next_begins(one: list[str], other: list[str]):
    other = [text.replace("\x1f", "") for text in other]
    assert (content_id("x", *one) == content_id("x", *other)) == ((one or [""]) == (other or [""]))


# What a document knows of itself


def test_what_was_given_is_said_to_be_given():
    assert (BRIDGE.publisher_basis, BRIDGE.published_at_basis) == ("given", "given")
    nothing_known = Document(text="Rain.")
    assert (nothing_known.publisher_basis, nothing_known.published_at_basis) == ("unknown", "unknown")
    assert Document(text="Rain.", publisher="Post", publisher_basis="inferred").publisher_basis == "inferred"


@pytest.mark.parametrize(
    ("published_at", "day"),
    [
        (None, None),
        (date(2025, 3, 5), date(2025, 3, 5)),
        ("2025-03-05", date(2025, 3, 5)),
        ("2025-03-05T23:30:00+09:00", date(2025, 3, 5)),
        (datetime(2025, 3, 5, 23, 30, tzinfo=UTC), date(2025, 3, 5)),
    ],
)
def test_the_day_is_that_of_the_publications_own_zone(published_at: object, day: date | None):
    assert Document(text="Rain.", published_at=published_at).day == day


def test_the_running_text_is_the_body_alone():
    text = "TITLE\nRain fell.\nPhoto: rain\nIt stopped."
    ends = [("title", 0, 5), ("body", 6, 16), ("caption", 17, 28), ("body", 29, 40)]
    document = Document(text=text, blocks=tuple(Block(kind=kind, start=a, end=b) for kind, a, b in ends))
    assert document.running_text == "Rain fell.\nIt stopped."
    assert Document(text=text).running_text == text


@pytest.mark.parametrize(
    ("fields", "label"),
    [({"publisher": "Post", "name": "in/a.txt"}, "Post"), ({"name": "in/a.txt"}, "a.txt"), ({"id": "d-1"}, "d-1")],
)
def test_a_document_is_called_by_its_publisher_else_its_name_else_its_id(fields: dict[str, str], label: str):
    assert Document(text="Rain.", **fields).label == label


# What cannot be built


@pytest.mark.parametrize("lacking", [{"finding_ids": ()}, {"citations": ()}, {"finding_ids": (), "citations": ()}])
def test_a_sentence_without_a_finding_or_a_citation_cannot_be_built(lacking: dict[str, object]):
    with pytest.raises(ValidationError, match="a finding and a citation"):
        Sentence(**{"text": "Rain fell.", "finding_ids": ("f",), "citations": (SPAN,), **lacking})


@pytest.mark.parametrize(
    ("kind", "field", "value"),
    [
        (Rejection, "reason", "not nice"),
        (Attribution, "role", "friend"),
        (CandidateClaim, "modality", "denied"),
        (Block, "kind", "advert"),
    ],
)
def test_lists_of_reasons_roles_and_kinds_are_closed(kind: type[Value], field: str, value: str):
    with pytest.raises(ValidationError, match=field):
        kind.model_validate({field: value})


# Sums and mentions


def test_costs_add_up_and_an_unknown_cost_stays_unknown():
    one, two = Usage(calls=1, prompt_tokens=10, cost_usd=0.5, seconds=1.25), Usage(calls=2, cache_hits=1, cost_usd=None)
    both = one + two
    assert (both.calls, both.cache_hits, both.prompt_tokens, both.cost_usd, both.seconds) == (3, 1, 10, 0.5, 1.25)
    assert (two + two).cost_usd is None


USAGES = st.builds(Usage, calls=st.integers(0, 9), seconds=st.integers(0, 9_999).map(lambda n: n / 1000))


@given(USAGES, USAGES)
def test_it_does_not_matter_which_cost_comes_first(one: Usage, other: Usage):
    assert one + other == other + one
    assert one + Usage() == one


def test_a_mention_says_where_in_the_text_its_value_was_read():
    mention = Mention(4, 10, "bridge")
    assert BRIDGE.text[mention.start : mention.end] == mention.value


def test_the_schema_of_the_contract_is_one_that_readers_can_use():
    schema = TypeAdapter(Briefing | DailyBriefing).json_schema()
    assert {"Briefing", "DailyBriefing", "Claim", "Finding", "Sentence"} <= set(schema["$defs"])

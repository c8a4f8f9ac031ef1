"""How the closed lists of the model are said to a reader, as tables."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from briefing.model import (
    Basis,
    Document,
    DriftKind,
    Finding,
    Omission,
    Provenance,
    RejectionReason,
    RelationKind,
    Relay,
    RelayKind,
    Slot,
    Usage,
    Verdict,
)

VERDICTS: dict[Verdict, str] = {
    "corroborated": "at least two independent origins agree",
    "repeated": "several documents, but one origin behind them all",
    "single": "one document only",
    "contested": "sources contradict each other",
    "varying": "several documents, no contradiction, yet no two origins say the same",
}

REJECTIONS: dict[RejectionReason, str] = {
    "empty_statement": "nothing was stated",
    "quote_not_found": "the quote is not in the document",
    "quote_outside_body": "the quote is not in the running text",
    "figure_not_in_quote": "a figure is not in the quote",
    "date_not_in_quote": "a date is not in the quote",
    "name_not_in_quote": "a name is not in the quote",
    "negation_changed": "a negation was dropped or added",
    "speaker_not_in_document": "the speaker is not in the document",
    "statement_not_supported": "the sentence does not support the statement",
    "duplicate": "proposed twice",
}

DRIFTS: dict[DriftKind, str] = {
    "hedge_dropped": "a hedge was dropped",
    "paraphrase_quoted": "a paraphrase became a quotation",
    "quotation_changed": "quoted differently",
    "place_changed": "the place changed",
    "participant_changed": "who took part changed",
}

RELATIONS: dict[RelationKind, str] = {
    "agrees": "agrees",
    "refines": "more specific",
    "updates": "later figure",
    "differs": "not comparable",
    "contradicts": "contradicts",
}

RELAYS: dict[RelayKind, str] = {
    "credited": "credits it for the text",
    "relayed": "names it",
    "handed_out": "prints what it handed out",
    "copied": "tells the same text",
    "retold": "retells it",
}

SLOTS: dict[Slot, str] = {
    "quantity": "the figure",
    "time": "the time",
    "place": "the place",
    "participant": "who took part",
    "attribution": "who said it",
    "wording": "the wording",
    "polarity": "whether it is so",
}

EMBEDDED = "The embedded extractor wrote the claims behind this briefing, without a language model."
SWITCHING = "To have a language model write them:"
SWITCH = "export OPENAI_API_KEY=… && make brief"


def count(number: int, noun: str, plural: str = "") -> str:
    """A number and its noun.

    >>> count(1, "document"), count(12_000, "document"), count(2, "story", "stories")
    ('1 document', '12,000 documents', '2 stories')
    """
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def series(names: Sequence[str], at_most: int = 6) -> str:
    """Names in a row, the rest counted.

    >>> series(["a", "b", "c"]), series(["a", "b", "c"], at_most=1)
    ('a, b, c', 'a and 2 more')
    """
    rest = len(names) - at_most
    return ", ".join(names) if rest <= 0 else f"{', '.join(names[:at_most])} and {rest} more"


def conjoined(names: Sequence[str]) -> str:
    """Names as one subject.

    >>> conjoined(["a"]), conjoined(["a", "b"]), conjoined(["a", "b", "c"])
    ('a', 'a and b', 'a, b and c')
    """
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def day(when: date | datetime) -> str:
    """A day, or a moment with its zone where it has one.

    >>> day(date(2025, 6, 5)), day(datetime(2025, 6, 5, 9, 21))
    ('5 June 2025', '5 June 2025, 09:21')
    """
    words = f"{when.day} {when:%B} {when.year}"
    if not isinstance(when, datetime):
        return words
    zone = f" {when:%Z}" if when.tzinfo else ""
    return f"{words}, {when:%H:%M}{zone}"


def published(document: Document) -> str:
    """When a document was published, in words; "" where nothing is known.

    >>> published(Document(text="Rain fell.", published_between=(date(2025, 6, 3), date(2025, 6, 8))))
    'between 3 and 8 June 2025'
    """
    if document.published_at:
        return day(document.published_at)
    if not document.published_between:
        return ""
    first, last = document.published_between
    shared = f" {first:%B}" if first.month != last.month or first.year != last.year else ""
    year = f" {first.year}" if first.year != last.year else ""
    return f"between {first.day}{shared}{year} and {day(last)}"


def caveats(document: Document, *, publisher: bool = True) -> tuple[str, ...]:
    """What about a document's publisher and date was inferred or is unknown; its date alone where that is wanted.

    >>> caveats(Document(text="Rain fell.", publisher="Gazette")), caveats(Document(text="Rain fell."))
    (('date unknown',), ('publisher and date unknown',))
    """
    known = {"publisher": document.publisher_basis, "date": document.published_at_basis}
    by_basis: dict[Basis, list[str]] = {}
    for name, basis in known.items():
        if basis != "given" and (publisher or name != "publisher"):
            by_basis.setdefault(basis, []).append(name)
    return tuple(f"{conjoined(names)} {basis}" for basis, names in by_basis.items())


def omitted(omissions: Sequence[Omission]) -> tuple[tuple[str, str], ...]:
    """Each reason once, with what it holds for.

    >>> late = [Omission(name=f"{n}.txt", reason="is of 2031-03-05") for n in "abc"]
    >>> omitted([*late, Omission(name="d.pdf", reason="is not text")])
    (('a.txt, b.txt, c.txt', 'is of 2031-03-05'), ('d.pdf', 'is not text'))
    """
    names: dict[str, list[str]] = {}
    for omission in omissions:
        names.setdefault(omission.reason, []).append(omission.name)
    return tuple((series(told), reason) for reason, told in names.items())


def support(finding: Finding) -> str:
    """What a verdict stands on, after the verdict itself: the reader sees why."""
    documents = count(len(finding.document_ids), "document")
    origins = f"{count(len(finding.origins), 'origin')}: {series(finding.origins)}" if finding.origins else ""
    shown = {"corroborated": (origins,), "single": (f"origin: {series(finding.origins)}" if finding.origins else "",)}
    return ", ".join(part for part in shown.get(finding.verdict, (documents, origins)) if part)


def way(relay: Relay) -> str:
    """How a relay's target has what its source had, and how much of it.

    >>> way(Relay(source="NPA", target="Echo", kinds=("credited", "relayed"), claim_ids=("c",), document_ids=("d",)))
    'credits it for the text and names it: 1 claim'
    """
    how = conjoined([RELAYS[kind] for kind in relay.kinds])
    return f"{how}: {count(len(relay.claim_ids), 'claim')}" if relay.claim_ids else how


def extraction(provenance: Provenance) -> str:
    """Who wrote the claims, in one phrase.

    >>> extraction(Provenance(extractor="embedded", code_version="1", model="pipeline 3.8"))
    'embedded extractor (pipeline 3.8)'
    """
    named = f" ({provenance.model})" if provenance.model else ""
    phrases = {"model": "language model", "embedded": "embedded extractor", "given": "claims given by the caller"}
    return phrases[provenance.extractor] + named


def spending(usage: Usage) -> str:
    """What extraction took, in one line.

    >>> spending(Usage(calls=2, prompt_tokens=1200, completion_tokens=80, cost_usd=0.0123, seconds=3.04))
    '2 calls, 0 cache hits, 1,200 tokens sent, 80 received, $0.0123, 3.0 s of waiting'
    """
    cost = "cost unknown" if usage.cost_usd is None else f"${usage.cost_usd:.4f}"
    tokens = f"{usage.prompt_tokens:,} tokens sent, {usage.completion_tokens:,} received"
    asked = f"{count(usage.calls, 'call')}, {count(usage.cache_hits, 'cache hit')}"
    return f"{asked}, {tokens}, {cost}, {usage.seconds:.1f} s of waiting"


def made_by(provenance: Provenance) -> tuple[tuple[str, str], ...]:
    """Rows of a provenance table: what, and its value; rows that say nothing are left out."""
    prompt = " ".join(part for part in (provenance.prompt_name, provenance.prompt_version) if part)
    hashed = f" (SHA-256 {provenance.prompt_hash})" if provenance.prompt_hash else ""
    asked = provenance.usage.calls or provenance.usage.cache_hits
    rows = (
        ("Claims written by", extraction(provenance)),
        ("Prompt", prompt + hashed if prompt else ""),
        ("Extraction took", spending(provenance.usage) if asked else "no call to a model, no cost"),
        ("Code version", provenance.code_version),
    )
    return tuple(row for row in rows if row[1])

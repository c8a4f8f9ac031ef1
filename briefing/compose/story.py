"""One story's findings as a page: the bottom line first, then what is contested, confirmed, single, open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, timedelta

from briefing.compose.heading import choose
from briefing.compose.leading import Lead
from briefing.compose.sentences import Writer
from briefing.model import (
    Briefing,
    Claim,
    Document,
    Finding,
    Omission,
    Provenance,
    Rejection,
    Relay,
    Section,
    SectionKind,
    Sentence,
    content_id,
)
from briefing.normalize import country, find_aliases, find_names, name_key

KEY_POINTS = 5
"""Most key points."""

LEAST_POINTS = 3
"""Where fewer findings are told by several documents, what one tells makes up the number."""

BACKGROUND_DAYS = 60
"""A finding whose times all lie this far before the story's documents tells what came before it."""

MOST_NEWS = 2
"""Most key points that are no more than one source's, or vary, where others are told by several documents."""

_HEADINGS: dict[SectionKind, str] = {
    "key_points": "Key points",
    "contested": "Contested",
    "varying": "Where figures and accounts vary",
    "corroborated": "Confirmed by independent sources",
    "repeated": "Repeated from one origin",
    "single": "What only one source says",
    "background": "Background",
    "open": "What remains open",
}
"""Sections in reading order."""

_BY_SOURCE = frozenset[SectionKind]({"single", "background", "open"})
"""Sections told document by document in the order of its text: "his lawyer" stands behind whose lawyer it is."""


def compose(
    *,
    documents: Sequence[Document],
    claims: Sequence[Claim],
    findings: Sequence[Finding],
    rejections: Sequence[Rejection],
    omissions: Sequence[Omission],
    provenance: Provenance,
    generated_at: datetime,
    topic: str | None = None,
    relays: Sequence[Relay] = (),
) -> Briefing:
    """Write the briefing of one story. The same claims give the same bytes in any order; the caller says the time."""
    writer = Writer(documents, claims, findings)
    ordered = sorted(documents, key=lambda d: (d.day or date.max, d.label, d.id))
    lead = Lead(ordered)
    key_points = _key_points(findings, writer, lead)
    disputed = [finding for finding in findings if finding.verdict == "contested"]
    title, citations = choose([*key_points, *disputed], writer, lead) or choose(findings, writer, lead) or ("", ())
    place = {document.id: number for number, document in enumerate(ordered)}
    return Briefing(
        id=content_id("b", *sorted(place), *sorted(f.id for f in findings)),
        topic=topic or _topic(ordered),
        headline=title,
        headline_citations=citations,
        generated_at=generated_at,
        sections=tuple(_sections(findings, key_points, writer)),
        findings=tuple(findings),
        claims=tuple(sorted(claims, key=lambda c: (place[c.document_id], c.evidence[0].start, c.id))),
        relays=tuple(relays),
        rejections=tuple(sorted(rejections, key=lambda r: place[r.document_id])),
        documents=tuple(ordered),
        omissions=tuple(sorted(omissions, key=lambda o: (place.get(o.document_id or "", -1), o.name))),
        provenance=provenance,
    )


def _sections(findings: Sequence[Finding], key_points: Sequence[Finding], writer: Writer) -> Iterable[Section]:
    kinds = {finding.id: _kind(finding, writer) for finding in findings}
    chosen = {finding.id for finding in key_points}
    for kind, heading in _HEADINGS.items():
        others = [f for f in findings if kinds[f.id] == kind and f.id not in chosen]
        told = sorted(others, key=writer.place) if kind in _BY_SOURCE else others
        sentences = tuple(_written(key_points if kind == "key_points" else told, writer))
        if sentences:
            yield Section(kind=kind, heading=heading, sentences=sentences)


def _key_points(findings: Sequence[Finding], writer: Writer, lead: Lead) -> list[Finding]:
    """What several documents tell, what they lead with first; where that is little, what one tells too.

    What is nearer to the lead than all that is shared is the news, though one source alone has it or figures move.
    """
    kinds = {finding.id: _kind(finding, writer) for finding in findings}
    sure = [f for f in findings if not writer.is_doubted(f) and kinds[f.id] not in {"contested", "open", "background"}]
    sure = [f for f in sure if f.verdict != "varying" or _varies(f)] or sure
    shared = lead.chosen([f for f in sure if kinds[f.id] in {"corroborated", "repeated"}], KEY_POINTS)
    others = [f for f in sure if f not in shared]
    if len(shared) < LEAST_POINTS:
        return lead.ranked([*shared, *lead.chosen(others, LEAST_POINTS - len(shared))])
    most = max(lead.worth(f.statement, f.verdict) for f in shared)
    news = [f for f in lead.chosen(others, MOST_NEWS) if lead.worth(f.statement, f.verdict) > most]
    return [*news, *shared[: KEY_POINTS - len(news)]]


def _written(findings: Iterable[Finding], writer: Writer) -> Iterable[Sentence]:
    for finding in findings:
        yield from writer.write(finding)


def _kind(finding: Finding, writer: Writer) -> SectionKind:
    """The section that a finding belongs to; the first line that applies decides."""
    table: Sequence[tuple[SectionKind, Callable[[], bool]]] = (
        ("contested", lambda: finding.verdict == "contested"),
        ("open", lambda: all(claim.modality == "possible" for claim in writer.claims_of(finding))),
        ("single", lambda: finding.verdict == "varying" and not _varies(finding)),
        ("background", lambda: finding.verdict == "single" and _is_past(finding, writer)),
    )
    return next((kind for kind, applies in table if applies()), finding.verdict)


def _varies(finding: Finding) -> bool:
    """Whether a value or a wording is told in two ways; else each document only tells its own of a like matter."""
    return any(relation.kind in {"differs", "updates"} for relation in finding.relations)


def _is_past(finding: Finding, writer: Writer) -> bool:
    """Whether all of a finding's times lie well before the story; without a time it is not told."""
    ends = [time.end for claim in writer.claims_of(finding) for time in claim.times if time.end]
    return bool(ends and writer.first_day) and max(ends) < writer.first_day - timedelta(days=BACKGROUND_DAYS)  # type: ignore[operator]


def _topic(documents: Sequence[Document]) -> str:
    """The three names that most documents share, most often named first."""
    spread: Counter[str] = Counter()
    often: Counter[str] = Counter()
    shown: dict[str, str] = {}
    for document in documents:
        body = document.running_text
        aliases = find_aliases(body)
        keys = [(name_key(m.value, aliases), m.value) for m in find_names(body)]
        often.update(key for key, _ in keys)
        spread.update({key for key, _ in keys})
        for key, surface in keys:
            form = surface if not country(surface) else key.title()
            shown[key] = max(shown.get(key, ""), form, key=lambda name: (len(name), name))
    best = sorted(spread, key=lambda key: (-spread[key], -often[key], key))[:3]
    return ", ".join(shown[key] for key in best)

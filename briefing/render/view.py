"""A briefing as a reader sees it, before any surface: numbered references, sides, table cells.

The three surfaces (HTML, Markdown, terminal) print the same `Page`; they differ in typography only. References are
numbered in reading order, one number for one span, however often it is cited.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from briefing.model import Briefing, Claim, Finding, Rejection, Section, Sentence
from briefing.render import words
from briefing.render.clashes import Clash, clashes
from briefing.render.dates import Piece
from briefing.render.notes import Note, notes
from briefing.render.references import Reference, Register, Source
from briefing.render.relays import Branch, branches
from briefing.render.table import Row, rows


@dataclass(frozen=True, slots=True)
class Badge:
    """A verdict and what it stands on."""

    verdict: str
    support: str


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence with its references, and the clashes to be shown beneath it."""

    pieces: tuple[Piece, ...]
    references: tuple[Reference, ...]
    badges: tuple[Badge, ...]
    clashes: tuple[Clash, ...] = ()

    @property
    def text(self) -> str:
        """The sentence in one string, with the days that its words mean in square brackets, as editors add them."""
        return "".join(f"{piece.text} [{piece.when}]" if piece.when else piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Part:
    """A section of the page."""

    kind: str
    heading: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Refusals:
    """Rejections of one reason."""

    reason: str
    examples: tuple[tuple[Source, Rejection], ...]


@dataclass(frozen=True, slots=True)
class Page:
    """All that a surface prints of one briefing."""

    briefing: Briefing
    prefix: str
    """What this briefing's anchors and footnotes begin with, so that several fit on one page."""
    headline: str
    headline_references: tuple[Reference, ...]
    parts: tuple[Part, ...]
    notes: tuple[Note, ...]
    rows: tuple[Row, ...]
    relays: tuple[Branch, ...]
    refusals: tuple[Refusals, ...]
    sources: tuple[Source, ...]
    references: tuple[Reference, ...]
    """By number."""

    @property
    def embedded(self) -> bool:
        """Whether a reader must be told that no language model was asked."""
        return self.briefing.provenance.extractor == "embedded"

    @property
    def shared_rows(self) -> tuple[Row, ...]:
        """Findings that stand in two documents or more."""
        return tuple(row for row in self.rows if len(row.finding.document_ids) > 1)

    @property
    def single_rows(self) -> tuple[Row, ...]:
        """Findings that stand in one document."""
        return tuple(row for row in self.rows if len(row.finding.document_ids) <= 1)

    @property
    def standfirst(self) -> str:
        """What the briefing rests on, in one line."""
        return f"From {words.count(len(self.sources), 'document')}"

    @property
    def tally(self) -> str:
        """How many claims there are, and what became of those that no sentence tells."""
        made = self.briefing
        told = {finding_id for section in made.sections for s in section.sentences for finding_id in s.finding_ids}
        untold = sum(len(finding.claim_ids) for finding in made.findings if finding.id not in told)
        return ", ".join(
            (
                f"{words.count(len(made.claims), 'claim')} in {words.count(len(made.findings), 'finding')}",
                f"{untold:,} not told again, because another sentence has their words" if untold else "all told",
                f"{len(made.rejections):,} refused, because the document does not carry them"
                if made.rejections
                else "none refused",
            )
        )


def _untitled(briefing: Briefing) -> str:
    """What heads a page of which no sentence makes a headline: its topic, where there is anything on it."""
    if not briefing.sections:
        return "Nothing could be established from these documents"
    return briefing.topic or "What these documents say"


def view(briefing: Briefing, prefix: str = "") -> Page:
    """The page of a briefing; the same briefing gives the same page."""
    register = Register(briefing.documents, prefix)
    findings = {finding.id: finding for finding in briefing.findings}
    claims = {claim.id: claim for claim in briefing.claims}
    headline_references = register.cite_all(briefing.headline_citations)
    return Page(
        briefing=briefing,
        prefix=prefix,
        headline=briefing.headline or _untitled(briefing),
        headline_references=headline_references,
        parts=tuple(_part(section, findings, claims, register) for section in briefing.sections),
        notes=notes(briefing.findings, claims, register),
        rows=rows(briefing, claims, register),
        relays=branches(briefing.relays, register.labels),
        refusals=_refusals(briefing.rejections, register),
        sources=tuple(register.sources.values()),
        references=tuple(register.references.values()),
    )


def _part(section: Section, findings: dict[str, Finding], claims: dict[str, Claim], register: Register) -> Part:
    last = {finding_id: at for at, sentence in enumerate(section.sentences) for finding_id in sentence.finding_ids}
    lines = []
    for at, sentence in enumerate(section.sentences):
        meant = [findings[finding_id] for finding_id in sentence.finding_ids if finding_id in findings]
        ending = [finding for finding in meant if section.kind == "contested" and last[finding.id] == at]
        badges = _badges(section, sentence, meant, register)
        lines.append(_line(sentence, badges, meant, ending, claims, register))
    return Part(section.kind, section.heading, tuple(lines))


def _badges(section: Section, sentence: Sentence, meant: list[Finding], register: Register) -> tuple[Badge, ...]:
    """The verdicts; none where heading and sentence say it all: one source only, and which."""
    plain = [f for f in meant if f.verdict == "single" and all(_holds(sentence.text, origin) for origin in f.origins)]
    shown = [f for f in meant if not (section.kind == "single" and f in plain)]
    told = ((f.verdict, "" if f in plain else register.labels.listed(words.support(f))) for f in shown)
    return tuple(dict.fromkeys(Badge(verdict, support) for verdict, support in told))


def _holds(text: str, name: str) -> bool:
    return bool(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text))


def _line(
    sentence: Sentence,
    badges: tuple[Badge, ...],
    meant: list[Finding],
    ending: list[Finding],
    claims: dict[str, Claim],
    register: Register,
) -> Line:
    references = register.cite_all(sentence.citations)
    shown = tuple(clash for finding in ending for clash in clashes(finding, claims, register))
    own = [claims[claim_id] for finding in meant for claim_id in finding.claim_ids]
    return Line(register.dated(register.labels.spoken(sentence.text), own), references, badges, shown)


def _refusals(rejections: tuple[Rejection, ...], register: Register) -> tuple[Refusals, ...]:
    counted = Counter(rejection.reason for rejection in rejections)
    return tuple(
        Refusals(
            words.REJECTIONS[reason],
            tuple((register.sources[r.document_id], r) for r in rejections if r.reason == reason),
        )
        for reason, _ in sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))
    )

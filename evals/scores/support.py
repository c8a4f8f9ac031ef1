"""Whether a sentence's citations bear it out: a check that reads figures, dates, names and content words, and no model.

It stands where ALCE asks an entailment model (Gao, Yen, Yu and Chen, EMNLP 2023). It cannot see that the words of the
sources were put together into something else; it does see whatever is not there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from briefing.model import Briefing, Claim, Document, EvidenceSpan, TimeExpression
from briefing.normalize import content_terms, find_names, find_times, name_key, stem
from briefing.text import words
from evals.scores.values import among, numbers_in, same_name

BORNE = 0.8
"""Least share of a sentence's content words, weighed by rarity, that its citations must have to bear it out."""
FAR = 0.5
"""Below this share nothing supports the sentence."""
_FRAME = frozenset(map(stem, "cited citing unnamed publisher source sources contradict differ".split()))
"""What a page says in its own voice about who says what."""


@dataclass(frozen=True)
class Said:
    """A sentence of a page with the citations it is judged by."""

    text: str
    citations: tuple[EvidenceSpan, ...]
    finding_ids: tuple[str, ...] = ()
    section: str = ""


@dataclass(frozen=True)
class Page:
    """A briefing, as far as support needs it."""

    briefing: Briefing

    @cached_property
    def documents(self) -> dict[str, Document]:
        return {document.id: document for document in self.briefing.documents}

    @cached_property
    def claims(self) -> dict[str, Claim]:
        return {claim.id: claim for claim in self.briefing.claims}

    @cached_property
    def houses(self) -> tuple[str, ...]:
        """What the story's documents are known by: publishers, labels, ids, credited agencies."""
        found = [name for d in self.documents.values() for name in (d.publisher, d.label, d.id, *d.wire) if name]
        return tuple(sorted(set(found), key=lambda name: (-len(name), name)))

    @cached_property
    def sentences(self) -> tuple[Said, ...]:
        """All sentences of the sections."""
        return tuple(
            Said(sentence.text, sentence.citations, sentence.finding_ids, section.kind)
            for section in self.briefing.sections
            for sentence in section.sentences
        )

    @cached_property
    def headline(self) -> tuple[Said, ...]:
        """The headline as a sentence; none where it is empty."""
        shown = self.briefing.headline
        return (Said(shown, self.briefing.headline_citations, section="headline"),) if shown else ()

    def claims_of(self, said: Said) -> list[Claim]:
        """The claims of a sentence's findings."""
        return [
            self.claims[key]
            for finding in self.briefing.findings
            if finding.id in said.finding_ids
            for key in finding.claim_ids
            if key in self.claims
        ]


def borne_out(page: Page, said: Said, citations: Sequence[EvidenceSpan] | None = None) -> bool:
    """Whether citations, all of the sentence's or the given ones, have everything that the sentence says."""
    cited = said.citations if citations is None else tuple(citations)
    return bool(cited) and not any(lacking(page, said, cited)) and share_borne(page, said, cited) >= BORNE


def unsupported(page: Page, said: Said) -> str:
    """Why nothing supports a sentence; empty where something does.

    Milder than `borne_out` in one point: the name of somebody to whom the claim is attributed may stand elsewhere in
    the cited document.
    """
    wrong = [span for span in said.citations if not exact(page, span)]
    if wrong or not said.citations:
        return f"the citation “{wrong[0].quote}” is not in its document" if wrong else "it cites nothing"
    cited = {span.document_id for span in said.citations}
    speakers = [link.name for c in page.claims_of(said) if c.document_id in cited for link in c.attribution]
    text = " ".join(page.documents[key].text for key in cited)
    for what in lacking(page, said, said.citations):
        if not (among(what, speakers) and set(words(what)) <= set(words(text))):
            return f"“{what}” is in nothing that it cites"
    share = share_borne(page, said, said.citations)
    return f"only {share:.0%} of its words are in what it cites" if share < FAR else ""


def exact(page: Page, span: EvidenceSpan) -> bool:
    """Whether a span's quote is its document's text at that place."""
    document = page.documents.get(span.document_id)
    return document is not None and document.text[span.start : span.end] == span.quote != ""


def lacking(page: Page, said: Said, citations: Sequence[EvidenceSpan]) -> Iterator[str]:
    """The figures, dates and names of a sentence that its citations do not have."""
    quoted = _quoted(citations)
    text, unknown_times = _without_times(page, _without_houses(page, said.text), citations)
    yield from unknown_times
    figures = numbers_in(quoted)
    yield from (f"{figure:g}" for figure in sorted(numbers_in(text)) if figure not in figures and figure != 1)
    known = [mention.value for mention in find_names(quoted)]
    keys = {name_key(name) for name in known}
    spelled = {part for word in words(quoted) for part in (word, word.removesuffix("'s"), *word.split("-"))}
    for mention in find_names(text):
        own = {part for word in words(mention.value) for part in re.split(r"-|'s$", word) if part}
        if not (
            own <= spelled or name_key(mention.value) in keys or _short_form(page, mention.value, known, citations)
        ):
            yield mention.value


def share_borne(page: Page, said: Said, citations: Sequence[EvidenceSpan]) -> float:
    """Share of a sentence's content words, weighed by rarity, that its citations have."""
    wanted = {term: weight for term, weight in content_terms(_without_houses(page, said.text)) if term not in _FRAME}
    held = {term for term, _ in content_terms(_quoted(citations))}
    total = sum(wanted.values())
    return sum(weight for term, weight in wanted.items() if term in held) / total if total else 1.0


def times_of(page: Page, text: str, citations: Sequence[EvidenceSpan]) -> list[TimeExpression]:
    """The times of a text, read on the day of each document that it cites."""
    days = {page.documents[span.document_id].day for span in citations if span.document_id in page.documents}
    return [mention.value for day in sorted(days, key=str) for mention in find_times(text, day)]


def inside(one: TimeExpression, other: TimeExpression) -> bool:
    """Whether all days of one time are days of the other; False where either is not known."""
    if not (one.start and one.end and other.start and other.end):
        return False
    return other.start <= one.start and one.end <= other.end


def _short_form(page: Page, name: str, known: Sequence[str], citations: Sequence[EvidenceSpan]) -> bool:
    """Whether the citations have another form of a name that their document has in full."""
    full = any(name in page.documents[s.document_id].text for s in citations if s.document_id in page.documents)
    return any(same_name(name, other) and (full or len(other) <= len(name)) for other in known)


def _without_times(page: Page, text: str, citations: Sequence[EvidenceSpan]) -> tuple[str, list[str]]:
    """The text with its times blanked, and those times that the citations do not have."""
    quoted = " ".join(words(_quoted(citations)))
    known = [t for span in citations for t in times_of(page, span.quote, [span])]
    days = {page.documents[span.document_id].day for span in citations if span.document_id in page.documents}
    missing: dict[str, bool] = {}
    blanked = text
    for day in sorted(days, key=str):
        for mention in find_times(text, day):
            blanked = blanked[: mention.start] + " " * (mention.end - mention.start) + blanked[mention.end :]
            spelled = " ".join(words(mention.value.quote)) in quoted
            held = spelled or any(inside(time, mention.value) for time in known)
            missing[mention.value.quote] = missing.get(mention.value.quote, True) and not held
    return blanked, [quote for quote, is_missing in missing.items() if is_missing]


def _without_houses(page: Page, text: str) -> str:
    """The text without the names of the story's publishers, which its documents bear as metadata."""
    names = "|".join(map(re.escape, page.houses))
    return re.sub(rf"(?<!\w)(?:{names})(?!\w)", " ", text) if names else text


def _quoted(citations: Sequence[EvidenceSpan]) -> str:
    return "\n".join(span.quote for span in citations)

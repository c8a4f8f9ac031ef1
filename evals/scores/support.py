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
        found += [name.removeprefix("The ") for name in found]
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

    Milder than `borne_out` in one point: the name of somebody to whom the claim is attributed, or of its origin, may
    stand elsewhere in the cited document.
    """
    wrong = [span for span in said.citations if not exact(page, span)]
    if wrong or not said.citations:
        return f"the citation “{wrong[0].quote}” is not in its document" if wrong else "it cites nothing"
    cited = {span.document_id for span in said.citations}
    speakers = [link.name for c in page.claims_of(said) if c.document_id in cited for link in c.attribution]
    speakers += [name for f in page.briefing.findings if f.id in said.finding_ids for name in f.origins]
    text = " ".join(page.documents[key].text for key in sorted(cited))
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
    keys = {name_key(name) for name in _names(quoted)}
    spelled = _stems(quoted)
    for name in _names(text):
        if not (_stems(name) <= spelled or name_key(name) in keys or _short_form(page, name, citations)):
            yield name


def share_borne(page: Page, said: Said, citations: Sequence[EvidenceSpan]) -> float:
    """Share of a sentence's content words, weighed by rarity, that its citations have; a name in any of its forms."""
    text = _without_houses(page, said.text)
    wanted = {term: weight for term, weight in content_terms(text) if term not in _FRAME}
    missing = set(lacking(page, said, citations))
    names = (name for name in _names(text) if name not in missing)
    held = {term for term, _ in content_terms(" ".join([_quoted(citations), *names]))}
    total = sum(wanted.values())
    return sum(weight for term, weight in wanted.items() if term in held) / total if total else 1.0


def times_of(page: Page, text: str, citations: Sequence[EvidenceSpan]) -> list[TimeExpression]:
    """The times of a text, read on the day of each document that it cites."""
    days = {page.documents[span.document_id].day for span in citations if span.document_id in page.documents}
    return [mention.value for day in sorted(days, key=str) for mention in find_times(text, day)]


def inside(one: TimeExpression, other: TimeExpression) -> bool:
    """Whether all days of one time are days of the other; where an end is open, whether they are the same."""
    if (one.start or one.end) and (one.start, one.end) == (other.start, other.end):
        return True
    if not (one.start and one.end and other.start and other.end):
        return False
    return other.start <= one.start and one.end <= other.end


def _short_form(page: Page, name: str, citations: Sequence[EvidenceSpan]) -> bool:
    """Whether a citation has initials or a part of a name ("Ruiz") that its document has in full ("Ana Ruiz")."""
    for span in citations:
        capitals = re.findall(r"(?<!\w)[^\W\d_a-z][\w-]*", span.quote)
        if any(same_name(name, part) for part in capitals) and name in page.documents[span.document_id].text:
            return True
    return False


def _names(text: str) -> list[str]:
    """The names of a text, whole where one is somebody's: "Drivers' Union" is one."""
    found: list[tuple[int, int]] = []
    for mention in find_names(text):
        if found and text[found[-1][1] : mention.start] in {"' ", "’ "}:
            found[-1] = (found[-1][0], mention.end)
        else:
            found.append((mention.start, mention.end))
    return [text[start:end] for start, end in found]


def _stems(text: str) -> set[str]:
    parts = (part for word in words(text) for part in re.split(r"'s?$|-", word))
    return {stem(part) for part in parts if part}


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

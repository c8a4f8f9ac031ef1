"""Sentences of a briefing: each from one finding, with the spans that hold its figures, dates and names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from itertools import combinations, islice

from briefing.compose.wording import (
    Side,
    attributed,
    both_sides,
    capital,
    chain_in_words,
    house_name,
    listed,
    named,
    repeats,
    says,
    trimmed,
)
from briefing.model import Attribution, Claim, Document, EvidenceSpan, Finding, Relation, Sentence
from briefing.text import locate, occurrences, sentence_at, words

SHORT = 6
"""Words; a statement of fewer is seldom understood by itself."""


class Writer:
    """Writes the sentences of one briefing and remembers them, so that none is said twice."""

    def __init__(
        self, documents: Sequence[Document], claims: Sequence[Claim], findings: Sequence[Finding] = ()
    ) -> None:
        self._documents = {document.id: document for document in documents}
        self._claims = {claim.id: claim for claim in claims}
        self._said: list[str] = []
        self._contested: dict[tuple[EvidenceSpan, ...], list[str]] = defaultdict(list)
        for clash in (r for finding in findings for r in finding.relations if r.kind == "contradicts"):
            for key, value in ((clash.claim_a, clash.value_a), (clash.claim_b, clash.value_b)):
                values = self._contested[self._claims[key].evidence[:1]]
                values += [value] if value and value not in values else []

    @cached_property
    def first_day(self) -> date | None:
        """The earliest day on which a document of the story was published, where any is known."""
        return min((d.day for d in self._documents.values() if d.day), default=None)

    def place(self, finding: Finding) -> tuple[date, str, str, int]:
        """Where a finding is first told: in which document, in the page's order, and how far into its text."""
        told = [(self._documents[c.document_id], c.evidence[0].start) for c in self.claims_of(finding)]
        return min((document.day or date.max, document.label, document.id, start) for document, start in told)

    def claims_of(self, finding: Finding) -> list[Claim]:
        """The finding's claims, in its order."""
        return [self._claims[key] for key in finding.claim_ids]

    def best_first(self, finding: Finding) -> list[Claim]:
        """The claim that the finding takes its statement from, then the others."""
        return sorted(self.claims_of(finding), key=lambda claim: claim.statement != finding.statement)

    def write(self, finding: Finding) -> Iterator[Sentence]:
        """The sentence of a finding; nothing where it was said already. A contested one is always written."""
        clashes = [r for r in finding.relations if r.kind == "contradicts"]
        apart = clashes or [r for r in finding.relations if r.kind in {"differs", "updates"}]
        if apart and finding.verdict in {"contested", "varying"}:
            yield self._sides(finding, apart)
            return
        claim = self.best_first(finding)[0]
        if repeats(claim.statement, self._said):
            return
        self._said.append(claim.statement)
        if finding.verdict == "varying":
            yield self._tellings(finding, claim)
            return
        otherwise, spans = self._otherwise(finding, claim)
        text = self._text(finding, claim) + self._doubt(claim) + otherwise
        yield self._sentence(finding, text, [*self._citations(finding, claim), *spans])

    def _otherwise(self, finding: Finding, claim: Claim) -> tuple[str, list[EvidenceSpan]]:
        """What another document has in place of this claim's words: a later figure, a quotation in other words."""
        told: dict[str, EvidenceSpan] = {}
        for other, ours, theirs, how in self._others_words(finding, claim):
            if ours in claim.statement and theirs not in claim.statement:
                told.setdefault(f" {capital(self._who(other))} {how} “{theirs}”.", other.evidence[0])
        return "".join(told), list(told.values())

    def _others_words(self, finding: Finding, claim: Claim) -> Iterator[tuple[Claim, str, str, str]]:
        """For each relation that moves or changes this claim's words: whose, ours, theirs, and how it is said."""
        for r in finding.relations:
            if r.kind == "updates" and r.claim_b == claim.id and r.value_a:
                yield self._claims[r.claim_a], r.value_b, r.value_a, "later has"
            elif r.rule == "other_quotation" and claim.id in {r.claim_a, r.claim_b}:
                sides = [(r.claim_a, r.value_a), (r.claim_b, r.value_b)]
                (_, ours), (other, theirs) = sorted(sides, key=lambda side: side[0] != claim.id)
                yield self._claims[other], ours, theirs, "has it as"

    def is_doubted(self, finding: Finding) -> bool:
        """Whether the finding's statement uses a value that is contested elsewhere on the page."""
        return bool(self._doubt(self.best_first(finding)[0]))

    def _doubt(self, claim: Claim) -> str:
        """A warning where the statement uses a value that is contested elsewhere on the page."""
        contested = self._contested.get(claim.evidence[:1], ())
        return "".join(f" The “{value}” in it is contested." for value in contested if value in claim.statement)

    def _sentence(self, finding: Finding, text: str, spans: Sequence[EvidenceSpan]) -> Sentence:
        """The sentence with its citations, and for each source that it names and they do not, where that is named."""
        sources = {link.name for claim in self.claims_of(finding) for link in claim.attribution} | set(finding.origins)
        unheld = [name for name in sorted(sources) if name in text and not any(locate(s.quote, name) for s in spans)]
        naming = [span for name in unheld for span in islice(self._naming(finding, name), 1)]
        return Sentence(text=text, finding_ids=(finding.id,), citations=tuple(dict.fromkeys([*spans, *naming])))

    def _naming(self, finding: Finding, name: str) -> Iterator[EvidenceSpan]:
        """The first running sentence in each of the finding's documents that holds the name; none for a publisher."""
        for key in finding.document_ids:
            text, body = self._documents[key].text, self._documents[key].body
            found = (span for span in occurrences(text, name) if any(b.start <= span[0] < b.end for b in body))
            for span in islice(found, 1):
                start, end = sentence_at(text, *span)
                yield EvidenceSpan(document_id=key, start=start, end=end, quote=text[start:end])

    def _text(self, finding: Finding, claim: Claim) -> str:
        """The statement; with its source in the words where it is not corroborated, or is what somebody says."""
        chain = _unspoken(claim)
        if finding.verdict == "corroborated":
            speakers = [link for link in chain if link.role == "speaker"][-1:]
            shown = trimmed(claim.statement)
            return attributed(shown, named(speakers[0].name, self._text_of(claim))) if speakers else shown
        if finding.verdict == "repeated":
            return attributed(claim.statement, self._repeated(finding, chain))
        document = self._documents[claim.document_id]
        return attributed(claim.statement, chain_in_words(chain, house_name(document), document.text))

    def _text_of(self, claim: Claim) -> str:
        return self._documents[claim.document_id].text

    def _repeated(self, finding: Finding, chain: Sequence[Attribution]) -> str:
        """Who says so, the one origin where it passes that on, and the houses that have it from there."""
        origin = finding.origins[0]
        relayed = any(link.role == "relay" for each in self.claims_of(finding) for link in each.attribution)
        houses = sorted({house_name(self._documents[key]) for key in finding.document_ids})
        text = "\n".join(self._documents[key].text for key in finding.document_ids)
        speakers = [named(link.name, text) for link in chain if link.role == "speaker"][-1:]
        cited = [] if origin in houses or (speakers and not relayed) else [named(origin, text)]
        said = ", cited by ".join([*speakers, *cited])
        others = [house for house in houses if said or house != origin]
        return f"{said or origin}, in {listed(others)}" if others else said or origin

    def _citations(self, finding: Finding, claim: Claim) -> list[EvidenceSpan]:
        """The claim's own evidence, then for each other document the span that shares most words with it."""
        return [*claim.evidence, *(other.evidence[0] for other in self._nearest(finding, claim))]

    def _nearest(self, finding: Finding, claim: Claim) -> list[Claim]:
        """For each other document of the finding, its claim that shares most words with this one."""
        own = set(words(claim.statement))
        by_document: dict[str, list[Claim]] = defaultdict(list)
        for other in self.claims_of(finding):
            if other.document_id != claim.document_id:
                by_document[other.document_id].append(other)
        return [max(some, key=lambda c: (len(own & set(words(c.statement))), c.id)) for some in by_document.values()]

    def _sides(self, finding: Finding, relations: Sequence[Relation]) -> Sentence:
        """Each value of the slot that clashes first, with everybody who has it and one claim in full."""
        slot = relations[0].slot
        clashes = [relation for relation in relations if relation.slot == slot]
        others = [relation for relation in finding.relations if relation.slot == slot]
        values: dict[str, str] = {}
        for relation in (*clashes, *others):
            values.setdefault(relation.claim_a, relation.value_a)
            values.setdefault(relation.claim_b, relation.value_b)
        clashing = sorted({key for relation in clashes for key in (relation.claim_a, relation.claim_b)})
        sides = [
            Side(
                who=listed(sorted({self._who(self._claims[key]) for key in keys})),
                value=values[keys[0]],
                claim=_clearest([self._claims[key] for key in keys], values[keys[0]]),
            )
            for keys in _agreeing(clashing, values, clashes, others)
        ]
        spans = [span for side in sides for span in side.claim.evidence]
        spans += [self._claims[key].evidence[0] for key in clashing]
        return self._sentence(finding, " ".join(map(both_sides, sides)), spans)

    def _tellings(self, finding: Finding, claim: Claim) -> Sentence:
        """What each document has, in its own words, where no slot says how they part."""
        sides = [Side(self._who(each), "", each) for each in (claim, *self._nearest(finding, claim))]
        spans = [span for side in sides for span in side.claim.evidence]
        return self._sentence(finding, " ".join(map(both_sides, sides)), spans)

    def _who(self, claim: Claim) -> str:
        house = house_name(self._documents[claim.document_id])
        label = self._documents[claim.document_id].label
        return f"{named(claim.attribution[-1].name, self._text_of(claim))} (in {label})" if claim.attribution else house


def _agreeing(
    keys: Sequence[str], values: Mapping[str, str], clashes: Sequence[Relation], others: Sequence[Relation]
) -> list[list[str]]:
    """Claims on the same side: those that give one value, or agree and clash in nothing; larger sides first."""
    apart = [{r.claim_a, r.claim_b} for r in clashes]
    pairs = [{r.claim_a, r.claim_b} for r in others if r.kind == "agrees"]
    pairs += [{a, b} for a, b in combinations(keys, 2) if values[a] and values[a] == values[b]]
    sides = [{key} for key in keys]
    for pair in pairs:
        met = [side for side in sides if side & pair]
        joined = set().union(*met)
        if met and not any(clash <= joined for clash in apart):
            sides = [side for side in sides if side not in met] + [joined]
    return sorted((sorted(side) for side in sides), key=lambda side: (-len(side), side))


def _clearest(claims: Sequence[Claim], value: str) -> Claim:
    """The shortest claim that holds the value, among those long enough to be understood."""
    return min(
        claims, key=lambda c: (value not in c.statement, len(c.statement.split()) < SHORT, len(c.statement), c.id)
    )


def _unspoken(claim: Claim) -> Sequence[Attribution]:
    """The chain without those whom the statement itself names: "Ruiz vowed …" needs no "according to Ruiz"."""
    named = set(words(claim.statement))
    return [
        link for link in claim.attribution if not (set(words(link.name)) <= named or says(link.name, claim.statement))
    ]

"""Sentences of a briefing: each from one finding, with the spans that hold its figures, dates and names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cached_property

from briefing.compose.wording import attributed, both_sides, chain_in_words, house_name, listed, repeats
from briefing.model import Attribution, Claim, Document, EvidenceSpan, Finding, Relation, Sentence
from briefing.text import words

_LONG = 32
"""Words; a shorter telling of the same is preferred to one longer than this."""


class Writer:
    """Writes the sentences of one briefing and remembers them, so that none is said twice."""

    def __init__(self, documents: Sequence[Document], claims: Sequence[Claim]) -> None:
        self._documents = {document.id: document for document in documents}
        self._claims = {claim.id: claim for claim in claims}
        self._said: list[str] = []

    @cached_property
    def first_day(self) -> date | None:
        """The earliest day on which a document of the story was published, where any is known."""
        return min((d.day for d in self._documents.values() if d.day), default=None)

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
        yield Sentence(
            text=self._text(finding, claim),
            finding_ids=(finding.id,),
            citations=self._citations(finding, claim),
        )

    def _text(self, finding: Finding, claim: Claim) -> str:
        """The statement; with its source in the words where it is not corroborated, or is somebody's opinion."""
        spoken = [link for link in claim.attribution if link.role == "speaker"]
        if finding.verdict == "corroborated" and not spoken:
            return claim.statement
        if finding.verdict == "corroborated":
            return self._attributed(claim, chain_in_words(spoken[-1:], spoken[-1].name))
        houses = sorted({house_name(self._documents[key]) for key in finding.document_ids})
        if finding.verdict == "repeated":
            return self._attributed(claim, f"{finding.origins[0]}, in {listed(houses)}")
        return self._attributed(
            claim, chain_in_words(claim.attribution, house_name(self._documents[claim.document_id]))
        )

    def _attributed(self, claim: Claim, source: str) -> str:
        """The statement with its source, less a speaker whom the statement has as its subject."""
        return attributed(claim.statement, _without_subject(claim.statement, source))

    def _citations(self, finding: Finding, claim: Claim) -> tuple[EvidenceSpan, ...]:
        """The claim's own evidence, then for each other document the span that shares most words with it."""
        spans = list(claim.evidence)
        own = set(words(claim.statement))
        by_document: dict[str, list[Claim]] = defaultdict(list)
        for other in self.claims_of(finding):
            if other.document_id != claim.document_id:
                by_document[other.document_id].append(other)
        for others in by_document.values():
            best = max(others, key=lambda c: (len(own & set(words(c.statement))), c.id))
            spans += best.evidence[:1]
        return tuple(dict.fromkeys(spans))

    def _sides(self, finding: Finding, relations: Sequence[Relation]) -> Sentence:
        """All values of the slot that clashes first, each once, with everybody who has it and one claim in full."""
        slot = [r for r in relations if r.slot == relations[0].slot]
        holders: dict[str, list[Claim]] = defaultdict(list)
        for relation in slot:
            for value, key in ((relation.value_a, relation.claim_a), (relation.value_b, relation.claim_b)):
                side = value or key
                if self._claims[key] not in holders[side]:
                    holders[side].append(self._claims[key])
        sides = [
            (listed(sorted({self._who(c) for c in claims})), value if value != claims[0].id else "", _clearest(claims))
            for value, claims in sorted(holders.items(), key=lambda entry: (-len(entry[1]), entry[0]))
        ]
        spans = [span for _, _, claim in sides for span in claim.evidence]
        spans += [claim.evidence[0] for claims in holders.values() for claim in claims]
        text = both_sides(slot[0], self._claims, sides)
        return Sentence(text=text, finding_ids=(finding.id,), citations=tuple(dict.fromkeys(spans)))

    def _who(self, claim: Claim) -> str:
        house = house_name(self._documents[claim.document_id])
        speakers: Sequence[Attribution] = claim.attribution[-1:]
        return chain_in_words(speakers, house)


def _clearest(claims: Sequence[Claim]) -> Claim:
    return min(claims, key=lambda c: (len(c.statement.split()) > _LONG, -len(c.statement), c.id))


def _without_subject(statement: str, source: str) -> str:
    """The source phrase without a speaker whom the statement itself has as its subject."""
    first, *rest = source.split(", ", 1)
    opening = set(words(statement)[:6])
    if rest and set(words(first)) <= opening:
        return rest[0].removeprefix("cited by ").removeprefix("in ")
    return source

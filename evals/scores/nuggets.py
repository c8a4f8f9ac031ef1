"""Which labelled claims the sentences of a page tell, and which nuggets, strictly: all of one, or none of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from briefing.model import Claim, EvidenceSpan, TimeExpression
from briefing.normalize import country_of_capital, find_names, find_times, name_key
from briefing.text import words
from evals.cases import Case
from evals.labels import Nugget
from evals.scores.matching import TOLD, overlaps, share_told
from evals.scores.model import Score
from evals.scores.support import Page, Said, inside, times_of
from evals.scores.table import Maker
from evals.scores.values import among, named_figures, numbers_in


@dataclass(frozen=True)
class Told:
    """A page beside the labels of its story."""

    case: Case
    page: Page

    @cached_property
    def _finding_of(self) -> dict[str, str]:
        return {key: finding.id for finding in self.case.findings for key in finding.claim_ids}

    @cached_property
    def claims_told(self) -> tuple[tuple[Said, tuple[Claim, ...]], ...]:
        """Each sentence with the labelled claims that it tells."""
        return tuple((said, tuple(c for c in self.case.claims if tells(said, c))) for said in self.page.sentences)

    def by(self, said: Said, ids: Iterable[str]) -> bool:
        """Whether a sentence tells one of several labelled claims."""
        wanted = set(ids)
        return any(claim.id in wanted for other, claims in self.claims_told if other is said for claim in claims)

    def matters(self, spans: Sequence[EvidenceSpan]) -> set[str]:
        """Labelled findings whose claims rest on what the spans cover."""
        return {self._finding_of[c.id] for c in self.case.claims if overlaps(spans, c.evidence[:1])}

    def carriers(self, findings: Iterable[str]) -> dict[str, list[tuple[Said, Claim]]]:
        """For each labelled finding, the sentences that tell a claim of it."""
        found: dict[str, list[tuple[Said, Claim]]] = {finding: [] for finding in findings}
        for said, claims in self.claims_told:
            for claim in claims:
                if (home := self._finding_of[claim.id]) in found:
                    found[home].append((said, claim))
        return found


def tells(said: Said, claim: Claim) -> bool:
    """Whether a sentence cites a labelled claim's words and has most of its content words, and some figure of it."""
    figures = {figure for quantity in claim.quantities for figure in named_figures(quantity)}
    return (
        overlaps(said.citations, claim.evidence[:1])
        and share_told(claim.statement, said.text) >= TOLD
        and (not figures or bool(figures & numbers_in(said.text)))
    )


def nugget_scores(make: Maker, told: Told) -> Iterator[Score]:
    """Strict recall of vital nuggets and of okay ones."""
    for importance in ("vital", "okay"):
        wanted = [nugget for nugget in told.case.labels.nuggets if nugget.importance == importance]
        missed = [f"{n.id} ({lack}): {n.text}" for n in wanted if (lack := ", ".join(_lacks(told, n)))]
        yield make.ratio(f"page.{importance}_recall", len(wanted) - len(missed), len(wanted), missed)


def _lacks(told: Told, nugget: Nugget) -> Iterator[str]:
    """What of a nugget the page does not tell: findings that carry it, and its figures, times and names."""
    carriers = told.carriers(nugget.findings)
    untold = [finding for finding, pairs in carriers.items() if not pairs]
    yield from (f"no sentence tells {finding}" for finding in untold)
    if untold:
        return
    pairs = [pair for some in carriers.values() for pair in some]
    times = find_times(nugget.text, max((d.day for d in told.case.documents if d.day), default=None))
    rest = nugget.text
    for mention in times:
        rest = rest[: mention.start] + " " * (mention.end - mention.start) + rest[mention.end :]
        if not _time_shown(told.page, mention.value, pairs):
            yield mention.value.quote
    shown = frozenset[float]().union(*(numbers_in(said.text) for said, _ in pairs))
    yield from (f"{figure:g}" for figure in sorted(numbers_in(rest) - shown) if figure != 1)
    known = _names_shown(told.page, [said for said, _ in pairs])
    spelled = {word for said, _ in pairs for word in words(said.text)}
    names = [mention.value for mention in find_names(rest)]
    yield from (name for name in names if not (set(words(name)) <= spelled or _name_shown(name, known)))


def _time_shown(page: Page, wanted: TimeExpression, pairs: Sequence[tuple[Said, Claim]]) -> bool:
    """Whether a sentence says the time: in words that the label resolves, or in words that can be read as it stands."""
    for said, claim in pairs:
        spelled = f" {' '.join(words(said.text))} "
        labelled = [t for t in claim.times if f" {' '.join(words(t.quote))} " in spelled]
        read = [*labelled, *times_of(page, said.text, said.citations)]
        if any(inside(time, wanted) for time in read) or f" {' '.join(words(wanted.quote))} " in spelled:
            return True
    return False


def _names_shown(page: Page, sentences: Sequence[Said]) -> list[str]:
    """Names in sentences, and the publishers of what they cite, which a page shows beside each citation."""
    names = [mention.value for said in sentences for mention in find_names(said.text)]
    cited = {span.document_id for said in sentences for span in said.citations}
    for document in (page.documents[key] for key in sorted(cited) if key in page.documents):
        names += [name for name in (document.publisher, document.id, *document.wire) if name]
    return names


def _name_shown(name: str, shown: Sequence[str]) -> bool:
    """Whether a name is there in some form; a capital may stand for its country."""
    keys = {key for other in shown for key in (name_key(other), country_of_capital(other)) if key}
    return among(name, shown) or bool({name_key(name), country_of_capital(name)} & keys)

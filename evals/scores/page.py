"""The page that a reader gets: what bears its sentences out, whom it names, what it tells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from briefing.model import Claim, EvidenceSpan
from briefing.text import words
from evals.cases import Case
from evals.scores.matching import Pairing, overlaps
from evals.scores.model import Output, Score
from evals.scores.nuggets import Told, nugget_scores
from evals.scores.support import Page, Said, borne_out, unsupported
from evals.scores.table import Maker
from evals.scores.values import among

_Phrase = tuple[str, ...]


def page_scores(case: Case, output: Output, pairing: Pairing) -> Iterator[Score]:
    """All scores of the briefing itself; the headline counts as a sentence where support is judged."""
    assert output.briefing is not None, "a failed output is not scored"
    make, page = Maker(case.name), Page(output.briefing)
    told = Told(case, page)
    yield from _citations(make, page, told)
    yield from _attribution(make, case, page, pairing)
    yield from nugget_scores(make, told)
    yield _contradictions(make, case, told)
    sentences, count = len(page.sentences), sum(len(words(said.text)) for said in page.sentences)
    yield make.value("page.sentences", sentences, sentences, f"{sentences} sentences")
    yield make.value("page.words", count, sentences, f"{count} words")


def _citations(make: Maker, page: Page, told: Told) -> Iterator[Score]:
    judged = (*page.headline, *page.sentences)
    borne = [borne_out(page, said) for said in judged]
    weak = [said.text for said, is_borne in zip(judged, borne, strict=True) if not is_borne]
    yield make.ratio("page.citation_recall", len(judged) - len(weak), len(judged), weak)
    cited = [(said, span, ok) for said, ok in zip(judged, borne, strict=True) for span in said.citations]
    idle = [
        f"{span.document_id} “{span.quote}”" for said, span, ok in cited if not (ok and _used(page, told, said, span))
    ]
    yield make.ratio("page.citation_precision", len(cited) - len(idle), len(cited), idle)
    reasons = [f"{why}: {said.text}" for said in judged if (why := unsupported(page, said))]
    yield make.ratio("page.unsupported", len(reasons), len(judged), reasons)


def _used(page: Page, told: Told, said: Said, span: EvidenceSpan) -> bool:
    """Whether a citation bears the sentence out alone, is needed for it, or tells the same matter as another one."""
    others = [other for other in said.citations if other != span]
    if borne_out(page, said, [span]) or not borne_out(page, said, others):
        return True
    return bool(told.matters([span]) & told.matters(others))


def _attribution(make: Maker, case: Case, page: Page, pairing: Pairing) -> Iterator[Score]:
    labelled = {claim.id: claim for claim in case.claims}
    wrong: list[str] = []
    silent: list[str] = []
    named_of = spoken_of = 0
    for said in page.sentences:
        cited = [c for c in page.claims_of(said) if overlaps(c.evidence, said.citations)]
        told = {g for c in cited for g in (pairing.tells.get(c.id) or {pairing.aligned.get(c.id, "")}) if g}
        golds = [labelled[key] for key in sorted(told)]
        if not golds:
            continue
        allowed = _allowed(case, golds)
        named = _named_sources(page, said)
        named_of += bool(named)
        strangers = [name for name in named if not among(name, allowed)]
        if strangers:
            wrong.append(f"{strangers[0]}, not {_whom(golds)}: {said.text}")
        spoken = [gold for gold in golds if any(link.role == "speaker" for link in gold.attribution)]
        spoken_of += bool(spoken)
        if spoken and not _names_any(said.text, allowed):
            silent.append(f"{_whom(spoken)} is not named: {said.text}")
    yield make.ratio("page.misattribution", len(wrong), named_of, wrong)
    yield make.ratio("page.unattributed", len(silent), spoken_of, silent)


def _allowed(case: Case, golds: Sequence[Claim]) -> list[str]:
    """Whom a sentence may name for labelled claims: their chains, their origins, and who published them."""
    ids = {gold.id for gold in golds}
    names = [link.name for gold in golds for link in gold.attribution]
    names += [origin for finding in case.findings if ids & set(finding.claim_ids) for origin in finding.origins]
    for document in case.documents:
        if document.id in {gold.document_id for gold in golds}:
            names += [name for name in (document.publisher, document.label, document.id, *document.wire) if name]
    return names


def _named_sources(page: Page, said: Said) -> list[str]:
    """The sources that a sentence names beside the claims' own statements."""
    frame = said.text
    for claim in sorted(page.claims_of(said), key=lambda c: -len(c.statement)):
        frame = frame.replace(claim.statement.rstrip(".”\"' "), "\n")
    known = {link.name for claim in page.briefing.claims for link in claim.attribution}
    known |= {origin for finding in page.briefing.findings for origin in finding.origins} | set(page.houses)
    held = [name for name in sorted(known, key=lambda name: (-len(name), name)) if _holds(frame, name)]
    return [name for i, name in enumerate(held) if not any(_holds(longer, name) for longer in held[:i])]


def _names_any(text: str, names: Iterable[str]) -> bool:
    """Whether a text has some name, or the last word of one: a person goes by the surname."""
    held = {part for word in words(text) for part in (word, word.removesuffix("'s"))}
    spelled = [[w for w in words(name) if w not in {"the", "a", "an"}] for name in names]
    return any(parts and (set(parts) <= held or (len(parts[-1]) > 2 and parts[-1] in held)) for parts in spelled)


def _holds(text: str, name: str) -> bool:
    return f" {' '.join(words(name))} " in f" {' '.join(words(text))} "


def _whom(golds: Iterable[Claim]) -> str:
    names = dict.fromkeys(link.name for gold in golds for link in gold.attribution)
    return " or ".join(names) or "the publisher alone"


def _contradictions(make: Maker, case: Case, told: Told) -> Score:
    """A side is told by a claim or by one that agrees with it; one citation cannot be both sides of two documents."""
    contested = [said for said in told.page.sentences if said.section == "contested"]
    pairs: dict[tuple[str, str], str] = {}
    sides: dict[str, set[str]] = {}
    for relation in (r for finding in case.findings for r in finding.relations):
        if relation.kind == "contradicts":
            pairs[relation.claim_a, relation.claim_b] = relation.explanation
        if relation.kind == "agrees":
            sides.setdefault(relation.claim_a, set()).add(relation.claim_b)
            sides.setdefault(relation.claim_b, set()).add(relation.claim_a)
    missed = [
        f"{a} and {b}: {why}"
        for (a, b), why in pairs.items()
        if not any(
            told.by(said, {a} | sides.get(a, set())) and told.by(said, {b} | sides.get(b, set())) for said in contested
        )
    ]
    return make.ratio("page.contradictions_shown", len(pairs) - len(missed), len(pairs), missed)

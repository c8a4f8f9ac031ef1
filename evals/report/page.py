"""What the template prints of a scored run, and the printing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from briefing.model import Briefing, Claim, Document, Finding
from briefing.render import safe
from evals.cases import Case
from evals.report import charts
from evals.report.marks import Stretch, stretches
from evals.scores import Aggregate, Output, Score, pair
from evals.scoring import Scored


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """One score over the real stories."""

    name: str
    aggregate: Aggregate | None
    fiction: Aggregate | None
    picture: charts.Picture


@dataclass(frozen=True, slots=True)
class Side:
    """One document as the labels, or as the system, see it."""

    heading: str
    stretches: tuple[Stretch, ...]
    claims: tuple[Claim, ...]
    alone: Mapping[str, str]
    """Why a claim has no counterpart on the other side, by id."""


@dataclass(frozen=True, slots=True)
class CaseView:
    """One story: labels and output side by side."""

    case: Case
    output: Output
    scores: tuple[Score, ...]
    documents: tuple[tuple[Document, Side, Side], ...]

    @property
    def made(self) -> Briefing | None:
        """The system's briefing."""
        return self.output.briefing

    @property
    def told(self) -> dict[str, str]:
        """Statements by claim id, labelled and made."""
        claims = (*self.case.claims, *(self.made.claims if self.made else ()))
        return {claim.id: claim.statement for claim in claims}

    @property
    def findings(self) -> tuple[tuple[str, Sequence[Finding]], ...]:
        """Both sides' findings of several documents or with a relation; the others are single claims."""
        made = self.made.findings if self.made else ()
        several = [[f for f in side if len(f.claim_ids) > 1] for side in (self.case.findings, made)]
        return ("labelled", several[0]), ("made", several[1])


def report(scored: Scored) -> str:
    """The page."""
    rows = [_row(scored, name) for name in scored.names]
    groups = [(part, list(found)) for part, found in groupby(rows, key=lambda row: row.name.split(".")[0])]
    outputs = {output.case: output for output in scored.run.outputs}
    cases = [_case(scored, case, outputs[case.name]) for case in scored.cases]
    template = _environment().get_template("report.html.j2")
    return template.render(scored=scored, header=scored.run.header, groups=groups, cases=cases, charts=charts)


def write_report(scored: Scored, path: Path) -> None:
    """The page as a file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(report(scored), "utf-8")


def _row(scored: Scored, name: str) -> ScoreRow:
    real = scored.mean(name)
    return ScoreRow(name, real, scored.mean(name, fictional=True), charts.picture(real, scored.of(name)))


def _case(scored: Scored, case: Case, output: Output) -> CaseView:
    made = output.briefing.claims if output.briefing else ()
    missed, unlike = _alone(case, made)
    documents = tuple(
        (document, _side("labelled", document, case.claims, missed), _side("made", document, made, unlike))
        for document in case.documents
    )
    scores = tuple(score for score in scored.scores if score.case == case.name)
    return CaseView(case=case, output=output, scores=scores, documents=documents)


def _alone(case: Case, made: Sequence[Claim]) -> tuple[dict[str, str], dict[str, str]]:
    """Labelled claims that nothing made tells, and claims made that no labelled one is like, each with the reason."""
    pairing = pair(made, case.claims, case.optional)
    told = {key for keys in pairing.tells.values() for key in keys} | set(pairing.matched.values())
    missed = {c.id: "optional, not told" if c.id in case.optional else "missed" for c in case.claims}
    alike = {key for key, keys in pairing.tells.items() if keys} | set(pairing.matched)
    unlike = {c.id: pairing.clashes.get(c.id, "no labelled claim is like it") for c in made if c.id not in alike}
    return {key: why for key, why in missed.items() if key not in told}, unlike


def _side(heading: str, document: Document, claims: Sequence[Claim], alone: Mapping[str, str]) -> Side:
    own = sorted((c for c in claims if c.document_id == document.id), key=lambda claim: claim.evidence[0].start)
    met = {claim.id for claim in own} - alone.keys()
    return Side(heading, tuple(stretches(document, own, met)), tuple(own), alone)


def _environment() -> Environment:
    """Every printed value is made visible and escaped: a document's text cannot become part of the page."""
    return Environment(
        loader=PackageLoader("evals.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_harmless,
    )


def _harmless(value: object) -> object:
    return safe.visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value

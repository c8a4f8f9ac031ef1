"""The terminal, by rich. Everything is printed as `Text`: no markup, no escape sequence of a stranger is obeyed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich import box
from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from briefing.model import Briefing, DailyBriefing, Omission
from briefing.render import safe, words
from briefing.render.clashes import Clash, Side
from briefing.render.references import Reference, Source
from briefing.render.relays import Branch
from briefing.render.table import Cell
from briefing.render.view import Badge, Line, Page, Part, view

_MEASURE = 96
"""Widest line: longer ones are hard to read."""
_COLUMNS = 5
"""More documents than this do not fit beside each other."""
_SIDES = 3
_VERDICT_STYLES = {
    "corroborated": "green",
    "repeated": "blue",
    "single": "bright_black",
    "contested": "bold red",
    "varying": "yellow",
}


def terminal(briefing: Briefing, console: Console) -> None:
    """Print a briefing, no wider than is good to read."""
    page = view(briefing)
    width = min(console.width, _MEASURE)
    console.print(_masthead(f"Briefing · {briefing.topic}" if briefing.topic else "Briefing", page), width=width)
    _story(page, console, width)
    if page.embedded:
        console.print(_switch(), width=width)


def terminal_daily(daily: DailyBriefing, console: Console) -> None:
    """Print a day: a list of its stories, then one after the other."""
    pages = [view(briefing) for briefing in daily.briefings]
    width = min(console.width, _MEASURE)
    title = _text(f"Daily briefing · {words.day(daily.day)}", "bold")
    console.print(Rule(title, align="left", characters="═"), width=width)
    listed = (_text(f"{number}. {page.headline}") for number, page in enumerate(pages, 1))
    console.print(*(listed if pages else [Text("No story was found for this day.")]), sep="\n", width=width)
    console.print(_missing(daily.omissions), width=width)
    for number, page in enumerate(pages, 1):
        console.print(_masthead(f"Story {number} · {page.briefing.topic}", page), width=width)
        _story(page, console, width)
    if any(page.embedded for page in pages):
        console.print(_switch(), width=width)


def _text(content: str, style: str = "") -> Text:
    return Text(safe.inline(content), style=style)


def _story(page: Page, console: Console, width: int) -> None:
    blocks = (
        Padding(Text.assemble(_text(page.headline, "bold"), " ", _cite(page.headline_references)), (1, 0, 0, 0)),
        _text(f"{page.standfirst}: {'; '.join(source.described for source in page.sources)}.", "dim"),
        Text(words.EMBEDDED, style="dim") if page.embedded else Text(end=""),
        _missing(page.briefing.omissions),
        *(_part(part) for part in page.parts),
        _notes(page),
        _table(page),
        _relays(page),
        _refused(page),
        _sources(page),
        _made(page),
    )
    for block in blocks:
        console.print(block, width=width)


def _masthead(title: str, page: Page) -> RenderableType:
    made = words.day(page.briefing.generated_at)
    line = Table.grid(expand=True)
    line.add_column()
    line.add_column(justify="right")
    line.add_row(_text(title, "bold"), _text(made, "dim"))
    return Group(Text(), line, Rule(characters="═", style="dim"))


def _heading(words_: str) -> RenderableType:
    return Padding(_text(words_.upper(), "bold cyan"), (1, 0, 0, 0))


def _cite(references: Iterable[Reference]) -> Text:
    return Text("".join(f"[{reference.number}]" for reference in references), style="not bold cyan")


def _bulleted(content: RenderableType, bullet: str = "•") -> RenderableType:
    grid = Table.grid(padding=(0, 1))
    grid.add_column(width=2, justify="right")
    grid.add_column(ratio=1)
    grid.expand = True
    grid.add_row(Text(bullet), content)
    return grid


def _switch() -> RenderableType:
    return Padding(Group(Text(words.SWITCHING), Text(f"  {words.SWITCH}", style="bold")), (1, 0, 0, 0))


def _missing(omissions: tuple[Omission, ...]) -> RenderableType:
    if not omissions:
        return Text(end="")
    lines = (_bulleted(_text(f"{names}: {reason}"), "!") for names, reason in words.omitted(omissions))
    return Group(Padding(Text("MISSING FROM THIS BRIEFING", style="bold red"), (1, 0, 0, 0)), *lines)


def _part(part: Part) -> RenderableType:
    return Group(_heading(part.heading), *(_bulleted(_line(line)) for line in part.lines))


def _line(line: Line) -> RenderableType:
    told = (part for piece in line.pieces for part in (safe.visible(piece.text), _when(piece.when)))
    sentence = Text.assemble(*told, " ", _cite(line.references))
    return Group(sentence, *(_badge(badge) for badge in line.badges), *(_clash(clash) for clash in line.clashes))


def _when(when: str) -> Text:
    return Text(f" [{safe.inline(when)}]", style="dim") if when else Text()


def _badge(badge: Badge) -> Text:
    words_ = Text.assemble((badge.verdict, _VERDICT_STYLES[badge.verdict]))
    return words_.append(" · ", "dim").append_text(_text(badge.support, "dim")) if badge.support else words_


def _clash(clash: Clash) -> RenderableType:
    table = Table(box=box.ROUNDED, show_header=False, expand=True, border_style="dim", show_lines=True)
    sides = [_side(side) for side in clash.sides]
    if len(sides) <= _SIDES:
        for _ in sides:
            table.add_column(ratio=1)
        table.add_row(*sides)
    else:
        table.add_column()
        for side in sides:
            table.add_row(side)
    return Group(table, *(_text(explanation, "italic") for explanation in clash.explanations))


def _side(side: Side) -> RenderableType:
    value = [Text.assemble(_text(side.value, "bold red"), _when(side.when))] if side.value else []
    quotes = (Text.assemble(_text(f"“{quote}”"), " ", _cite([reference])) for quote, reference in side.quotes)
    return Group(_text(side.speakers, "dim"), *value, *quotes)


def _notes(page: Page) -> RenderableType:
    if not page.notes:
        return Text(end="")
    lines = (
        _bulleted(Text.assemble((note.kind, "yellow"), ": ", _text(note.explanation), " ", _cite(note.references)))
        for note in page.notes
    )
    return Group(_heading("What changed between tellings"), *lines)


def _table(page: Page) -> RenderableType:
    rows, singles = page.shared_rows, page.single_rows
    if not rows or len(page.sources) > _COLUMNS:
        return Text(end="")
    table = Table(box=box.SIMPLE_HEAD, expand=True, padding=(0, 1), show_edge=False)
    table.add_column("Finding", ratio=5)
    for source in page.sources:
        table.add_column(_text(source.label), ratio=2, overflow="fold")
    for row in rows:
        table.add_row(_text(row.finding.statement), *(_cell(cell) for cell in row.cells))
    rest = f"and {words.count(len(singles), 'finding')} in one document only" if singles else ""
    return Group(_heading("Claims by sources"), table, Padding(_text(rest, "dim"), (0, 1)))


def _cell(cell: Cell) -> Text:
    if not cell.anchor:
        return Text("·", style="dim")
    style = "bold red" if cell.mark == "≠" else "green"
    return Text.assemble((cell.mark, style), " ", _text(cell.value))


def _relays(page: Page) -> RenderableType:
    if not page.relays:
        return Text(end="")
    grown = Tree(Text(), hide_root=True, guide_style="dim")
    _grow(grown, page.relays)
    return Group(_heading("Who has it from whom"), grown)


def _grow(tree: Tree, branches: Iterable[Branch]) -> None:
    for branch in branches:
        label = Text.assemble(_text(branch.name, "bold"), " ", _text(branch.how, "dim"))
        _grow(tree.add(label), branch.branches)


def _refused(page: Page) -> RenderableType:
    if not page.refusals:
        return Text(end="")
    reasons = (f"{refusal.reason}: {len(refusal.examples)}" for refusal in page.refusals)
    lines = (_bulleted(_text(reason, "dim")) for reason in reasons)
    return Group(_heading(f"{words.count(len(page.briefing.rejections), 'proposed claim')} refused"), *lines)


def _sources(page: Page) -> RenderableType:
    groups = (_quoted(source, [r for r in page.references if r.source == source]) for source in page.sources)
    return Group(_heading("Sources"), *(line for group in groups for line in group))


def _quoted(source: Source, references: list[Reference]) -> Iterator[RenderableType]:
    """A document, and one line for each quotation: whoever wants it whole has the page."""
    yield _text(f"{source.described}{'' if references else ': not cited'}")
    grid = Table.grid(padding=(0, 1), expand=True)
    grid.add_column(justify="right", style="cyan", no_wrap=True, min_width=5)
    grid.add_column(ratio=1, no_wrap=True, overflow="ellipsis")
    for reference in references:
        grid.add_row(Text(f"[{reference.number}]"), _text(safe.shortened(reference.span.quote)))
    yield grid


def _made(page: Page) -> RenderableType:
    rows = words.made_by(page.briefing.provenance)
    made = "; ".join(f"{name[0].lower()}{name[1:]}: {value}" for name, value in rows)
    return Padding(_text(f"{page.briefing.id}; {page.tally}; {made}", "dim"), (1, 0, 0, 0))

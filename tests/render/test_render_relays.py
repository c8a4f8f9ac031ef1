"""Who has it from whom, on every surface."""

import re
from io import StringIO

import pytest
from rich.console import Console

from briefing.model import Briefing, Relay
from briefing.render import html, markdown, terminal
from briefing.render.relays import branches

HEADING = "Who has it from whom"


def arrow(source: str, target: str, *kinds: str, claims: int = 0) -> Relay:
    keys = tuple(f"c-{number}" for number in range(claims))
    return Relay(source=source, target=target, kinds=kinds or ("relayed",), claim_ids=keys, document_ids=("d-1",))


def printed(briefing: Briefing) -> str:
    console = Console(file=StringIO(), width=80)
    terminal(briefing, console)
    return console.file.getvalue()


@pytest.fixture
def relayed(story: Briefing) -> Briefing:
    relays = (
        arrow("NPA", "Gazette", "credited", "relayed", claims=3),
        arrow("NPA", "<b>Echo</b>"),
        arrow("Gazette", "Herald", "copied", claims=1),
    )
    return story.model_copy(update={"relays": relays})


def test_a_tree_begins_with_whoever_has_it_from_nobody():
    [top] = branches([arrow("Gazette", "Herald"), arrow("NPA", "Gazette")])
    assert (top.name, top.branches[0].name, top.branches[0].branches[0].name) == ("NPA", "Gazette", "Herald")


def test_what_a_name_passes_on_is_told_once():
    first, second = branches([arrow("NPA", "Gazette"), arrow("EFE", "Gazette"), arrow("Gazette", "Herald")])
    assert [b.name for b in first.branches[0].branches] == ["Herald"]
    assert second.branches[0].branches == ()


def test_names_that_have_it_from_each_other_end_somewhere():
    [top] = branches([arrow("Gazette", "Herald"), arrow("Herald", "Gazette")])
    assert [b.name for b in top.branches] == ["Herald"]
    assert [b.name for b in top.branches[0].branches] == ["Gazette"]
    assert top.branches[0].branches[0].branches == ()


def test_the_page_lists_them_nested_and_escaped(relayed: Briefing):
    page = html(relayed)
    assert f">{HEADING}</h2>" in page
    assert "<b>Gazette</b> <span>credits it for the text and names it: 3 claims</span>" in page
    assert "&lt;b&gt;Echo&lt;/b&gt;" in page
    assert re.search(
        r"<li><b>Gazette</b>[^\n]*<ul>\s*<li><b>Herald</b> <span>tells the same text: 1 claim</span></li>", page
    )


def test_markdown_and_terminal_have_the_same_tree(relayed: Briefing):
    text = markdown(relayed)
    assert (
        f"## {HEADING}\n\n- NPA\n  - Gazette, credits it for the text and names it: 3 claims\n    - Herald, tells"
        in text
    )
    assert re.search(rf"{HEADING.upper()}\s+NPA\s+├── Gazette credits it.*\n│   └── Herald tells", printed(relayed))


def test_a_briefing_in_which_nobody_relays_has_no_such_part(story: Briefing):
    alone = story.model_copy(update={"relays": ()})
    assert not [
        surface for surface in (html(alone), markdown(alone), printed(alone)) if HEADING.lower() in surface.lower()
    ]

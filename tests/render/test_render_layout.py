"""What keeps the page within the window, and its policy in force: read from its style and head, without a browser."""

import re
from importlib.resources import files

import pytest

from briefing.model import Briefing, DailyBriefing
from briefing.render import html, html_daily
from tests.render.test_render_page import VOID, Parsed

STYLE = re.sub(
    r"/\*.*?\*/", "", (files("briefing.render") / "templates" / "style.css").read_text("utf-8"), flags=re.DOTALL
)
UNMEDIATED = re.sub(r"@(?:media|page)[^{]*\{(?:[^{}]*\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\})*[^{}]*\}", "", STYLE)
RULES = [
    (selector.strip(), dict(re.findall(r"([a-z-]+)\s*:\s*([^;]+?)\s*(?:;|$)", body)))
    for selectors, body in re.findall(r"([^{}]+)\{([^{}]*)\}", UNMEDIATED)
    for selector in selectors.split(",")
]
INHERITED = {"overflow-wrap": "normal", "white-space": "normal"}
NARROWEST = 320
"""Pixels of the narrowest window that the page is for."""

Path = tuple[tuple[str, frozenset[str]], ...]
"""Elements from the root inwards, each with its classes."""


class Classed(Parsed):
    """The page with the classes of every element that a text stands in."""

    def __init__(self, page: str) -> None:
        self.path: list[tuple[str, frozenset[str]]] = []
        self.placed: list[tuple[Path, str]] = []
        super().__init__(page)

    def handle_starttag(self, tag, attrs):
        super().handle_starttag(tag, attrs)
        if tag not in VOID:
            self.path.append((tag, frozenset((dict(attrs).get("class") or "").split())))

    def handle_endtag(self, tag):
        super().handle_endtag(tag)
        self.path.pop()

    def handle_data(self, data):
        super().handle_data(data)
        self.placed.append((tuple(self.path), data))


def meets(selector: str, path: Path) -> bool:
    """Whether a selector of tags and classes chooses the innermost element of a path; others choose nothing."""
    *outer, inner = re.sub(r"\s*[>+~]\s*", " ", selector).split()
    if not path or ":" in selector or not fits(inner, path[-1]):
        return False
    rest = iter(path[:-1])
    return all(any(fits(part, element) for element in rest) for part in outer)


def fits(part: str, element: tuple[str, frozenset[str]]) -> bool:
    tag, *classes = part.split(".")
    return tag in {"", "*", element[0]} and set(classes) <= element[1]


def effective(name: str, path: Path) -> str:
    """The value of an inherited property at the end of a path; the last rule that chooses an element decides."""
    for depth in range(len(path), 0, -1):
        own = [said[name] for selector, said in RULES if name in said and meets(selector, path[:depth])]
        if own:
            return own[-1]
    return INHERITED[name]


@pytest.fixture(params=["story", "daily"])
def long_words(request, without_spaces: Briefing, dated: DailyBriefing) -> Classed:
    day = dated.model_copy(update={"briefings": (without_spaces,), "omissions": without_spaces.omissions})
    return Classed(html(without_spaces) if request.param == "story" else html_daily(day))


def test_every_word_that_no_line_has_room_for_can_break_or_scrolls(long_words: Classed):
    long = [(path, text) for path, text in long_words.placed if re.search(r"\S{60}", text)]
    long = [(path, text) for path, text in long if path[-1][0] not in {"style", "title"}]
    assert len(long) > 10
    for path, text in long:
        scrolls = any("scroll" in classes for _, classes in path)
        breaks = effective("overflow-wrap", path) == "anywhere" and "nowrap" not in effective("white-space", path)
        hidden = any("unseen" in classes for _, classes in path)
        assert scrolls or breaks or hidden, f"{[tag for tag, _ in path]}: {text[:60]}"


def test_every_table_scrolls_by_itself(story: Briefing):
    tables = [path for path, _ in Classed(html(story)).placed if any(tag == "table" for tag, _ in path)]
    assert tables
    for path in tables:
        depth = next(at for at, (tag, _) in enumerate(path) if tag == "table")
        assert any("scroll" in classes for _, classes in path[:depth])
    [scrolling] = [said for selector, said in RULES if selector == ".scroll" and "overflow-x" in said]
    assert scrolling["overflow-x"] == "auto"
    assert scrolling["position"] == "relative", "what is placed in a cell, unseen, would widen the page"


def test_nothing_outside_of_a_table_is_wider_than_the_narrowest_window():
    wide = [
        f"{selector}: {name}: {value}"
        for selector, said in RULES
        for name, value in said.items()
        if name in {"width", "min-width"} and not re.match(r"(?:thead |tbody )?t[hd]\b", selector)
        for size, unit in re.findall(r"([\d.]+)(px|rem|em)\b", value)
        if "min(" not in value and float(size) * (1 if unit == "px" else 16) > NARROWEST
    ]
    assert wide == []


@pytest.mark.parametrize("made", ["story", "hostile", "dated"])
def test_the_policy_stands_before_all_that_it_rules_and_lets_nothing_run_or_load(made: str, request):
    page = request.getfixturevalue(made)
    text = html_daily(page) if isinstance(page, DailyBriefing) else html(page)
    tags = Parsed(text).tags
    at = next(n for n, (_, attrs) in enumerate(tags) if attrs.get("http-equiv") == "Content-Security-Policy")
    assert {tag for tag, _ in tags[:at]} <= {"html", "head", "meta"}
    policy = dict(directive.strip().split(maxsplit=1) for directive in tags[at][1]["content"].split(";"))
    assert policy.pop("style-src") == "'unsafe-inline'"
    assert policy == {"default-src": "'none'", "base-uri": "'none'", "form-action": "'none'"}

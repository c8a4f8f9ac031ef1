"""The tree of errors: as drawn, and every message a person can act on."""

import inspect
import re

import pytest

from briefing import errors
from briefing.errors import BriefingError

CLASSES = {
    name: kind
    for name, kind in vars(errors).items()
    if inspect.isclass(kind) and issubclass(kind, BaseException) and kind.__module__ == errors.__name__
}
DRAWN = re.compile(r"^ {4}(?P<indent>[│├└─ ]*)(?P<name>[A-Z]\w+)(?: {2,}(?P<meaning>\S.*))?$", re.MULTILINE)


def drawn() -> dict[str, str | None]:
    """Each class in the drawing with the one that it hangs from; a level is as deep as its line is indented."""
    parents: dict[str, str | None] = {}
    path: list[tuple[int, str]] = []
    for line in DRAWN.finditer(str(errors.__doc__)):
        depth = len(line["indent"])
        path = [(at, name) for at, name in path if at < depth]
        parents[line["name"]] = path[-1][1] if path else None
        path.append((depth, line["name"]))
    return parents


def test_the_drawing_is_the_tree():
    bases = {name: kind.__base__.__name__ for name, kind in CLASSES.items()}
    assert drawn() == {**bases, "BriefingError": None}


def test_every_class_in_the_drawing_but_the_root_says_what_it_means():
    meanings = {line["name"]: line["meaning"] for line in DRAWN.finditer(str(errors.__doc__))}
    assert [name for name, meaning in meanings.items() if not meaning] == ["BriefingError"]


@pytest.mark.parametrize("kind", CLASSES.values(), ids=CLASSES)
def test_message_and_remedy_stand_on_one_line(kind: type[BriefingError]):
    error = kind("notes.txt is empty", remedy="give a file with text")
    assert str(error) == "notes.txt is empty: give a file with text"
    assert (error.message, error.remedy) == ("notes.txt is empty", "give a file with text")


def test_without_a_remedy_the_message_stands_alone():
    assert str(BriefingError("notes.txt is empty")) == "notes.txt is empty"


def test_catching_the_root_catches_all():
    assert all(issubclass(kind, BriefingError) for kind in CLASSES.values())

"""Who has it from whom, as a tree to be read from the sources down to who passes them on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefing.model import Relay
from briefing.render import words
from briefing.render.labels import Labels

_AS_THEY_ARE = Labels(())
"""Labels that shorten nothing."""


@dataclass(frozen=True, slots=True)
class Branch:
    """A name, how it has what the name above it had, and who has it from there."""

    name: str
    how: str
    """Empty for a name at the top."""
    branches: tuple[Branch, ...]

    @property
    def told(self) -> str:
        """Name and way on one line."""
        return f"{self.name}, {self.how}" if self.how else self.name


def branches(relays: Sequence[Relay], labels: Labels = _AS_THEY_ARE) -> tuple[Branch, ...]:
    """Trees from whoever has it from nobody. A name that passes on several sources shows its own readers once.

    Where all have it from each other, the first arrow's source comes first.
    """
    below: dict[str, list[Relay]] = defaultdict(list)
    for relay in relays:
        below[relay.source].append(relay)
    targets = {relay.target for relay in relays}
    tops = [name for name in below if name not in targets]
    shown: set[str] = set()
    trees = [_grown(name, "", below, shown, labels) for name in tops]
    return tuple(trees + [_grown(name, "", below, shown, labels) for name in below if name not in shown])


def _grown(name: str, how: str, below: Mapping[str, Sequence[Relay]], shown: set[str], labels: Labels) -> Branch:
    further = below.get(name, ()) if name not in shown else ()
    shown.add(name)
    grown = tuple(_grown(relay.target, words.way(relay), below, shown, labels) for relay in further)
    return Branch(labels.listed(name), how, grown)

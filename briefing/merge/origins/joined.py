"""Disjoint sets: what depends on each other, and under which name it goes."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from typing import Any, Generic, TypeVar

from briefing.merge.origins.sources import Origin

T = TypeVar("T", bound=Hashable)


class Sets(Generic[T]):
    """Disjoint sets of whatever is named to them; the least of a set, by the order given, stands for it.

    >>> sets = Sets[str](key=lambda name: name)
    >>> sets.join("c", "b"); sets.join("b", "a"); sets.name("c"), sets.name("z")
    ('a', 'z')
    """

    def __init__(self, key: Callable[[T], Any]) -> None:
        self._parent: dict[T, T] = {}
        self._key = key

    def name(self, member: T) -> T:
        """Who stands for the set that this is in; itself where it was never joined."""
        while (parent := self._parent.get(member, member)) != member:
            self._parent[member] = self._parent.get(parent, parent)
            member = parent
        return member

    def join(self, one: T, other: T) -> None:
        """Make the two sets one."""
        first, second = sorted((self.name(one), self.name(other)), key=self._key)
        if first != second:
            self._parent[second] = first


class Joined(Sets[Origin]):
    """Sets of origins: a relay names its set before a wire, a handout and a house do, then who published first."""

    def __init__(self, origins: Iterable[Origin], since: Callable[[str], str]) -> None:
        super().__init__(key=lambda origin: (origin[0], since(origin[1]), origin[1]))
        self._parent.update({origin: origin for origin in origins})

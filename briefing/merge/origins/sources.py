"""The sources of a set of documents, each under one key for all the names that it goes by."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from briefing.model import Document
from briefing.normalize import (
    Institution,
    country,
    country_of_capital,
    find_aliases,
    find_names,
    fold_name,
    institution,
    name_key,
    sound_key,
)

Origin = tuple[int, str]
"""What a claim comes from: how it ranks as a name for what several share, and its key."""

RELAY, WIRE, HANDOUT, HOUSE, UNNAMED = range(5)
"""An agency names what others copied from it, a body its own press release, a house what it was the first to print."""

_GENERIC = re.compile(
    r"\b(?:media|news agency|agency|press|newspaper|television|tv|radio|outlets?|reports?)\b", re.IGNORECASE
)


class Sources:
    """Names of a set of documents' sources, each under one key, with the form that a reader is shown."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self._documents = {document.id: document for document in documents}
        self._aliases: dict[str, Mapping[str, str]] = {}
        self._names: dict[str, Mapping[str, str]] = {}
        self._shown: dict[str, tuple[bool, int, str]] = {}
        self._first: dict[str, str] = {}
        self._keys: dict[tuple[str, str], str] = {}
        self._publishers = {fold_name(document.publisher) for document in documents if document.publisher}
        self._houses: dict[str, Origin] = {}
        for key, document in self._documents.items():
            house = self.house(key)[1]
            if document.day:
                self._first[house] = min(document.day.isoformat(), self._first.get(house, "9999"))

    def document(self, document_id: str) -> Document | None:
        """The document of that id, where it was given."""
        return self._documents.get(document_id)

    def aliases(self, document_id: str) -> Mapping[str, str]:
        """What the document's short names stand for; none where the document was not given."""
        if document_id not in self._aliases:
            document = self._documents.get(document_id)
            self._aliases[document_id] = find_aliases(document.running_text) if document else {}
        return self._aliases[document_id]

    def key(self, document_id: str, name: str) -> str:
        """One key for a source's name in a document; the longest form met is the one that is shown."""
        if (document_id, name) not in self._keys:
            self._keys[document_id, name] = self._new_key(document_id, name)
        return self._keys[document_id, name]

    def _new_key(self, document_id: str, name: str) -> str:
        aliases = self.aliases(document_id)
        own = [m.value for m in find_names(name) if not is_place(m.value, aliases)]
        name = max(own, key=len) if own and fold_name(name) not in self._publishers else name
        key = sound_key(name_key(name, aliases))
        self.show(key, name)
        return key

    def full(self, document_id: str, name: str) -> str:
        """A name as the document writes it in full: "the Navy" of a text that has "Indian Navy" above."""
        long = self.aliases(document_id).get(fold_name(name))
        return name if long is None else self._written(document_id).get(long, name)

    def _written(self, document_id: str) -> Mapping[str, str]:
        """The names in a document as it first writes them, by their folding."""
        if document_id not in self._names:
            names = find_names(self._documents[document_id].running_text)
            self._names[document_id] = {fold_name(m.value): m.value for m in reversed(names)}
        return self._names[document_id]

    def is_generic(self, document_id: str, name: str) -> bool:
        """Whether a relay has no name of its own in its document."""
        return is_generic(name, self.aliases(document_id))

    def show(self, key: str, form: str, *, own: bool = True) -> None:
        """Let a key be shown by this form, unless a longer one is known; a name of its `own` comes before others."""
        form = form.removeprefix("the ").removeprefix("The ")
        self._shown[key] = max(self._shown.get(key, (False, 0, "")), (own, len(form), form))

    def shown(self, key: str) -> str:
        """The form of a key for readers."""
        return self._shown[key][2] if key in self._shown else key

    def since(self, key: str) -> str:
        """The first day on which a house published one of the documents; after all days where that is not known."""
        return self._first.get(key, "9999")

    def publisher(self, document_id: str) -> str:
        """Key of who put a document out, whomever it credits."""
        document = self._documents.get(document_id)
        if document is None or not document.publisher:
            return self.house(document_id)[1] if document is None or not document.wire else document.label
        return self.key(document_id, document.label)

    def house(self, document_id: str) -> Origin:
        """Who speaks where the document relays nobody: an agency it credits, else its publisher, else itself."""
        if document_id not in self._houses:
            self._houses[document_id] = self._new_house(document_id)
        return self._houses[document_id]

    def _new_house(self, document_id: str) -> Origin:
        document = self._documents.get(document_id)
        if document is None:
            return UNNAMED, document_id
        if document.wire:
            return WIRE, self.key(document_id, document.wire[-1])
        if not document.publisher:
            self.show(document.label, document.label)
            return UNNAMED, document.label
        return HOUSE, self.key(document_id, document.label)


class Bodies:
    """Which names of institutions mean the same one in a story: "the navy" is that of the only country whose is named.

    >>> bodies = Bodies(["Norwegian Intelligence Service", "Oslo's spy agency", "the navy"])
    >>> bodies.key("Oslo's spy agency") == bodies.key("Norwegian Intelligence Service"), bodies.key("Ana Ruiz")
    (True, None)
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._places: dict[str, set[str]] = defaultdict(set)
        self._forms: dict[tuple[str, str], set[str]] = defaultdict(set)
        known = [found for name in sorted(set(names)) if (found := institution(name))]
        for body in known:
            self._places[body.kind] |= {body.place} - {""}
        for body in known:
            self._forms[body.kind, self._place(body)] |= {body.form} - {""}

    def key(self, name: str) -> str | None:
        """One key for an institution's names; None for what names none."""
        body = institution(name)
        if body is None:
            return None
        place = self._place(body)
        forms = self._forms[body.kind, place] | ({body.form} - {""})
        form = body.form if len(forms) > 1 else ""
        return " ".join(part for part in (form or body.kind, place and f"of {place}") if part)

    def _place(self, body: Institution) -> str:
        places = self._places[body.kind]
        return body.place or (next(iter(places)) if len(places) == 1 else "")


def is_generic(name: str, aliases: Mapping[str, str] | None = None) -> bool:
    """Whether a relay is named by its kind and country alone: "state media", "the North's official press".

    >>> is_generic("state-run media"), is_generic("Korean Central News Agency")
    (True, False)
    """
    return bool(_GENERIC.search(name)) and all(is_place(m.value, aliases) for m in find_names(name))


def is_place(name: str, aliases: Mapping[str, str] | None = None) -> bool:
    """Whether a name is a country's or a capital's, by itself or as its document shortens it."""
    key = name_key(name, aliases)
    return bool(country(key) or country_of_capital(key))

"""What one body handed to all: press releases, statements and spokespeople, by whatever name a document has them.

A spokeswoman says the same to everybody who calls. Two outlets that heard her are one origin, as are two that printed
the statement, the one with the ministry's name and the other with hers.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache

from briefing.merge.origins.sources import Bodies, Sources
from briefing.model import Attribution, Claim, Mention
from briefing.normalize import TITLES, find_names, fold_name, institution, stem
from briefing.text import words

_SPOKESPERSON = (
    r"(?:chief )?(?:spokes(?:man|woman|person|people)|press (?:officer|secretary)|(?:public|media) relations officer|"
    r"(?-i:PRO)|(?:public )?information officer)"
)
_PAPER = r"(?:press|news|media) (?:release|statement|office|service|note)|communiqu[eé]|statement|release"
_SPEAKS_FOR = re.compile(rf"\b{_SPOKESPERSON}\b", re.IGNORECASE)
_HANDOUT = re.compile(rf"\b(?:{_SPOKESPERSON}|{_PAPER})\b", re.IGNORECASE)
_IN_PAPER = re.compile(
    rf"\b(?:in (?:a|an|the|its|their) (?:\w+ )?(?:{_PAPER})|(?:{_PAPER}) (?:said|says|added|adds|read))\b",
    re.IGNORECASE,
)
_OF = re.compile(r"(?: ?,)? (?:for|of|at|with) [^,.;]{1,40}|( ?, [A-Z]\w+)(?= ?,)")
_THEN_ROLE = re.compile(r" ?, (?:[\w’'-]+ ){0,5}")
_THEN_NAME = re.compile(r"(?: (?:for|of|at|with) [^,.;]{1,40}?)?(?: ,|,)? (?:[A-Z][\w.]+ )*")
_WORDS_BEFORE = re.compile(r"(?:[\w’'.-]+ ){0,3}$")
_EMPTY = TITLES | frozenset(
    "a an the of for at in from by and its their his her it senior official another own".split()
)


_NEAR = 80
"""Characters between a name and the word for a spokesperson, at most."""


@lru_cache(maxsize=16384)
def is_handout(name: str) -> bool:
    """Whether a source is a press release, a statement or a spokesperson.

    >>> is_handout("a navy spokeswoman"), is_handout("the navy")
    (True, False)
    """
    return bool(_HANDOUT.search(name))


def relays_of(chain: Sequence[Attribution]) -> list[str]:
    """Names of a chain's relays, outermost first; a press release passes nothing on, it is what somebody says."""
    return [link.name for link in chain if link.role == "relay" and not is_handout(link.name)]


def find_spokespeople(text: str) -> dict[str, str]:
    """The role of each person whom a text calls a spokesperson, by folded name.

    >>> find_spokespeople("Ana Ruiz, a spokeswoman for the navy, and police spokesman Capt. Omar Sy denied it.")
    {'ana ruiz': 'a spokeswoman for the navy', 'omar sy': 'and police spokesman Capt.'}
    """
    roles: dict[str, str] = {}
    for found in _SPEAKS_FOR.finditer(text):
        for name in find_names(text):
            near = -_NEAR < name.start - found.end() < _NEAR or -_NEAR < found.start() - name.end < _NEAR
            if near and (role := _role_beside(text, name, found)):
                roles.setdefault(fold_name(name.value), role)
    return roles


def _role_beside(text: str, name: Mention[str], found: re.Match[str]) -> str:
    """The words that make somebody a spokesperson: "Ana Ruiz, a spokeswoman for …", "navy spokesman Omar Sy"."""
    if name.end <= found.start() and _THEN_ROLE.fullmatch(text, name.end, found.start()):
        further = _OF.match(text, found.end())
        return text[name.end : further.end() if further else found.end()].lstrip(" ,")
    if found.end() <= name.start and _THEN_NAME.fullmatch(text, found.end(), name.start):
        before = _WORDS_BEFORE.search(text, 0, found.start())
        return text[before.start() if before else found.start() : name.start].strip()
    return ""


class Handouts:
    """Who handed out what the documents of one story attribute."""

    def __init__(self, sources: Sources, chains: Mapping[str, Sequence[tuple[Attribution, ...]]]) -> None:
        self._sources = sources
        self._chains = chains
        self._speakers: dict[str, Mapping[str, str]] = {}
        self._roles: dict[tuple[str, str], str] = {}
        named = {(key, link.name) for key, own in chains.items() for chain in own for link in chain}
        self.bodies = Bodies(self.role(key, name) for key, name in named)

    def key(self, claim: Claim) -> str | None:
        """Key of the body that handed out a claim; None where its chain ends in nobody that does so."""
        if not claim.attribution:
            return None
        document_id, name = claim.document_id, claim.attribution[-1].name
        if is_handout(self.role(document_id, name)):
            return self.issuer(document_id, name)
        if any(_IN_PAPER.search(span.quote) for span in claim.evidence):
            return self.issuer(document_id, name) if self.bodies.key(self.role(document_id, name)) else None
        return None

    def source_key(self, document_id: str, name: str) -> str:
        """Key of a source, the same for all names of an institution."""
        return self.bodies.key(self.role(document_id, name)) or self._sources.key(document_id, name)

    def issuers(self, document_ids: Sequence[str]) -> tuple[str, ...]:
        """Keys of the bodies behind a text that several documents tell, the one that names it first.

        None unless two of the documents have most of what they attribute from such a body. One that is named outranks
        those who speak for it.
        """
        heard = {key: [chain[-1].name for chain in self._chains.get(key, ()) if chain] for key in document_ids}
        issued = {key: [n for n in names if self._can_issue(key, n)] for key, names in heard.items()}
        if sum(2 * len(issued[key]) > len(names) for key, names in heard.items()) < 2:
            return ()
        counts: Counter[str] = Counter()
        named: set[str] = set()
        for key, name in sorted((key, name) for key, names in issued.items() for name in names):
            if issuer := self.issuer(key, name):
                counts[issuer] += 1
                named |= {issuer} if not is_handout(self.role(key, name)) else set()
        return tuple(sorted(counts, key=lambda issuer: (issuer not in named, -counts[issuer], issuer)))

    def is_of_another(self, claim: Claim, issuers: Sequence[str]) -> bool:
        """Whether a claim is the word of somebody who is named and speaks for none of these bodies."""
        if not claim.attribution:
            return False
        document_id, name = claim.document_id, claim.attribution[-1].name
        return not is_handout(self.role(document_id, name)) and bool(
            find_names(name) and self.issuer(document_id, name) not in issuers
        )

    def _can_issue(self, document_id: str, name: str) -> bool:
        role = self.role(document_id, name)
        body = institution(role)
        return is_handout(role) or bool(body and not body.member)

    def issuer(self, document_id: str, name: str) -> str | None:
        """Key of the body that a source is or speaks for; a bare "spokesman" speaks for the only one that is named."""
        if own := self._own_issuer(document_id, name):
            role = self.role(document_id, name)
            self._sources.show(own, role, own=not is_handout(role))
            return own
        named = {link.name for chain in self._chains.get(document_id, ()) for link in chain}
        others = {key for other in named if is_handout(other) and (key := self._own_issuer(document_id, other))}
        return next(iter(others)) if is_handout(name) and len(others) == 1 else None

    def _own_issuer(self, document_id: str, name: str) -> str | None:
        role = self.role(document_id, name)
        found = self.bodies.key(role)
        if found or not is_handout(role):
            return found
        left = sorted({stem(word) for word in {*words(_HANDOUT.sub(" ", role))} - _EMPTY})
        return " ".join(left) or None

    def role(self, document_id: str, name: str) -> str:
        """What a document says of a person who speaks for somebody; else the name in full."""
        if (document_id, name) not in self._roles:
            full = self._sources.full(document_id, name)
            self._roles[document_id, name] = self._speakers_of(document_id).get(fold_name(full), full)
        return self._roles[document_id, name]

    def _speakers_of(self, document_id: str) -> Mapping[str, str]:
        if document_id not in self._speakers:
            document = self._sources.document(document_id)
            self._speakers[document_id] = find_spokespeople(document.running_text) if document else {}
        return self._speakers[document_id]

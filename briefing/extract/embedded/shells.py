"""Shells that stand after or inside what they attribute: "P, X said", "P, according to X", "P1, said X, P2".

Found on the surface, for a parser is often lost in a long sentence with its source at the end.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefing.extract.embedded import words
from briefing.extract.embedded.grammar import FINITE_OR_MODAL
from briefing.extract.embedded.quotation import CLOSING, MARKS, STRAIGHT, quoted_mask
from briefing.extract.embedded.sources import Source, as_relay, source_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_CLAUSE_TAGS = FINITE_OR_MODAL | {"VB"}
_PHRASE_TAGS = frozenset(
    "PRP PRP$ DT PDT JJ JJR JJS NN NNS NNP NNPS CD POS CC HYPH IN VBN VBG RB XX FW `` '' .".split()
)
"""Tags of what a subject is made of."""
_NEVER_FIRST = {"CC", "WDT", "WP", "WRB", "IN", "TO", "EX", "VBG", "VBN"}
_TAIL_STARTS = frozenset("in on at during after from via to through by following for late early last this here".split())
_UNNAMED = frozenset("anonymity anonymous anonymously named identified identity".split())
"""Words for why a source has no name: what is said of it with these is no part of what it says."""
_BEFORE_A_CLOSING = {",", "!", "?", ".", "…"}
_NO_SUBJECT = frozenset(("that", "not", "n't", "n’t"))
_FARTHEST = 18
"""Tokens from the start of a shell to its verb, at the most."""


@dataclass(frozen=True, slots=True)
class Shell:
    """Who is cited, and the token after the shell's last."""

    sources: tuple[Source, ...]
    end: int
    is_belief: bool = False


def shells(doc: Doc) -> Iterator[tuple[int, Shell]]:
    """Where a shell begins in the sentence, and the shell, from left to right."""
    mask = quoted_mask(doc)
    end = end_of(doc)
    for at in _boundaries(doc, mask, end):
        shell = _shell_at(doc, at, mask, end)
        if shell is not None:
            yield at, shell


def end_of(doc: Doc) -> int:
    """Index past the last token that is not final punctuation."""
    end = len(doc)
    while end > 1 and doc[end - 1].text in {".", "!", "...", "…"}:
        end -= 1
    return end


def _boundaries(doc: Doc, mask: list[bool], end: int) -> Iterator[int]:
    """Where a shell may begin: after a comma outside quotations, after a closed one, before "according to"."""
    for i in range(2, end):
        before = doc[i - 1]
        after_comma = before.text == "," and not mask[i - 1]
        after_quote = before.text in CLOSING | {STRAIGHT} and doc[i - 2].text in _BEFORE_A_CLOSING and not mask[i]
        if after_comma or after_quote or _is_according(doc, i):
            yield i


def _is_according(doc: Doc, i: int) -> bool:
    return i + 2 < len(doc) and doc[i].lower_ == "according" and doc[i + 1].lower_ == "to"


def _shell_at(doc: Doc, at: int, mask: list[bool], end: int) -> Shell | None:
    if mask[at]:
        return None
    for read in (_according, _quoted_as_saying, _inverted, _subject_first):
        shell = read(doc, at, mask, end)
        if shell is not None:
            return shell
    return None


def _comma_after(doc: Doc, at: int, mask: list[bool], end: int) -> int:
    """The next comma or dash outside quotations, or the end."""
    return next((i for i in range(at, end) if doc[i].text in {",", "—", "–", ";"} and not mask[i]), end)


def _according(doc: Doc, at: int, mask: list[bool], end: int) -> Shell | None:
    if not _is_according(doc, at):
        return None
    stop = _comma_after(doc, at + 2, mask, end)
    if (unnamed := _unnamed_after(doc, at + 3, stop, mask, end)) is not None:
        source = source_of(doc[at + 2 : unnamed])
        return Shell((source,), end) if source else None
    if any(token.tag_ in _CLAUSE_TAGS for token in doc[at + 2 : stop]):
        return None
    source = source_of(doc[at + 2 : stop])
    return Shell((source,), stop) if source else None


def _unnamed_after(doc: Doc, first: int, stop: int, mask: list[bool], end: int) -> int | None:
    """Where "who spoke on condition of anonymity …" begins, between `first` and `stop`, if it ends the sentence."""
    who = next((i for i in range(first, min(stop, end)) if doc[i].lower_ == "who"), None)
    if who is None or any(mask[who:end]) or not any(token.lower_ in _UNNAMED for token in doc[who:end]):
        return None
    return who


def _quoted_as_saying(doc: Doc, at: int, mask: list[bool], end: int) -> Shell | None:
    """As in "…, the minister was quoted as saying by the Herald"."""
    said = next((i for i in range(at, min(end, at + _FARTHEST)) if doc[i].lower_ == "saying"), None)
    if said is None or doc[said - 1].lower_ != "as":
        return None
    quoted = next((i for i in range(at, said) if doc[i].lower_ == "quoted"), None)
    stop = _comma_after(doc, said, mask, end)
    if quoted is None:
        return None
    return quoted_shell(doc, (at, quoted, said, stop))


def quoted_shell(doc: Doc, places: tuple[int, int, int, int]) -> Shell | None:
    """Both sources of "X was quoted as saying by Y" and "Y quoted X as saying"; Y relays."""
    at, quoted, said, stop = places
    passive = doc[quoted - 1].lower_ in {"was", "is", "were", "are", "been"}
    if passive:
        first = next(
            i for i in range(at, quoted) if doc[i].lower_ in {"was", "is", "were", "are", "has", "have", "had"}
        )
        by = next((i for i in range(quoted, stop) if doc[i].lower_ == "by"), None)
        medium = _phrase_source(doc, by + 1, said - 1 if by < said else stop) if by is not None else None
        speaker = source_of(doc[at:first])
    else:
        medium, speaker = source_of(doc[at:quoted]), source_of(doc[quoted + 1 : said - 1])
    if speaker is None:
        return None
    return Shell((as_relay(medium), speaker) if medium else (speaker,), stop)


def _phrase_source(doc: Doc, start: int, stop: int) -> Source | None:
    return source_of(doc[start:stop]) if start < stop else None


def _inverted(doc: Doc, at: int, mask: list[bool], end: int) -> Shell | None:
    """As in "…, reports the Herald", or "…, said Ann Hall, a farmer"."""
    verb = words.REPORT_FORMS.get(doc[at].lower_)
    if verb in {None, "tell"} or not doc[at].tag_.startswith("VB") or at + 1 >= end:  # who follows "told" is told
        return None
    stop = at + 1
    while stop < end and not mask[stop] and _in_inverted_subject(doc, stop):
        stop += 1
    subject = doc[at + 1 : stop]
    if (
        not len(subject)
        or subject[0].tag_ in _NEVER_FIRST
        or not any(t.pos_ in {"PROPN", "NOUN", "PRON"} for t in subject)
    ):
        return None
    tail = end if _unnamed_after(doc, stop, stop + 1, mask, end) else _tailend_of(doc, stop, mask, end)
    aside = _comma_after(doc, stop + 1, mask, end) if stop < end and doc[stop].text == "," else stop
    source = source_of(doc[at + 1 : aside], verb)
    return Shell((source,), tail) if source and tail is not None else None


def _in_inverted_subject(doc: Doc, i: int) -> bool:
    token = doc[i]
    if token.ent_type_ in {"DATE", "TIME"} or token.lower_ in {
        "in",
        "on",
        "during",
        "after",
        "at",
        "to",
        "via",
        "that",
    }:
        return False
    return token.tag_ in _PHRASE_TAGS and token.text not in MARKS


def _subject_first(doc: Doc, at: int, mask: list[bool], end: int) -> Shell | None:
    """As in "…, the Herald has reported", or "…, Hall, the former mayor, added"."""
    if doc[at].tag_ in _NEVER_FIRST and not _looks_like_a_name(doc[at]):
        return None
    verb = _verb_after(doc, at, mask, end)
    if verb is None:
        return None
    stop = verb
    while stop > at and (doc[stop - 1].pos_ in {"AUX", "ADV"} or doc[stop - 1].text == ","):
        stop -= 1
    lemma = words.REPORT_FORMS[doc[verb].lower_]
    tail = _told(doc, verb + 1, mask, end) if lemma == "tell" else _tailend_of(doc, verb + 1, mask, end)
    source = source_of(doc[at:stop], lemma) if stop > at else None
    return Shell((source,), tail, lemma in words.BELIEF) if source and tail is not None else None


def _verb_after(doc: Doc, at: int, mask: list[bool], end: int) -> int | None:
    """The reporting verb that ends the subject begun at `at`; None where anything but a subject comes between."""
    commas, second = 0, at
    for i in range(at, min(end, at + _FARTHEST)):
        token = doc[i]
        if mask[i] and token.text in MARKS:
            return None
        if i > at and token.lower_ in words.REPORT_FORMS and token.tag_.startswith("VB") and _can_stand_alone(doc, i):
            return i if not commas or (commas == 2 and _follows_the_aside(doc, second, i)) else None
        if token.text == "," and i > at:
            commas, second = commas + 1, i
            continue
        if commas == 1 and (token.pos_ == "AUX" or token.tag_ == "PRP"):
            return None
        if token.pos_ == "AUX" and token.lower_ in {"has", "have", "had"}:
            continue
        if token.lower_ in _NO_SUBJECT or not (token.tag_ in _PHRASE_TAGS or _looks_like_a_name(token)):
            return None
    return None


def _looks_like_a_name(token: Token) -> bool:
    """A capital inside a sentence, whatever the tagger makes of the word: "Per Lind", "Dunmore police"."""
    return token.i > 0 and token.text[:1].isupper() and token.text[1:].islower()


def _follows_the_aside(doc: Doc, comma: int, verb: int) -> bool:
    """Whether nothing but helping words parts the verb from an aside: else what came before is the end of a list.

    "Hall, the former mayor, later added", but not "three rifles, a launcher and grenades, the statement said".
    """
    return all(token.pos_ in {"AUX", "ADV"} for token in doc[comma + 1 : verb])


def _can_stand_alone(doc: Doc, i: int) -> bool:
    """A participle before a noun ("the reported deal") is no verb of a shell."""
    return i + 1 >= len(doc) or doc[i].tag_ not in {"VBN", "VB"} or doc[i + 1].pos_ not in {"NOUN", "ADJ"}


def _tailend_of(doc: Doc, at: int, mask: list[bool], end: int) -> int | None:
    """Where the shell ends that has its verb or subject before `at`; None where what follows makes it no shell."""
    stop = _comma_after(doc, at, mask, end)
    if at >= end or stop == at:
        return stop
    first = doc[at]
    starts = first.lower_ in _TAIL_STARTS or first.tag_ == "RB" or first.ent_type_ in {"DATE", "TIME"}
    if not starts or any(mask[at:stop]) or any(token.tag_ in FINITE_OR_MODAL for token in doc[at:stop]):
        return None
    return stop


def _told(doc: Doc, at: int, mask: list[bool], end: int) -> int | None:
    """The end of a shell with "told": an addressee without a clause."""
    stop = _comma_after(doc, at, mask, end)
    clause = any(token.tag_ in _CLAUSE_TAGS or token.lower_ == "that" for token in doc[at:stop])
    return None if clause or any(mask[at:stop]) else stop

"""Shells that stand before what they attribute: "X said that P", "According to X, P"; and speech acts, kept whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.extract.embedded import words
from briefing.extract.embedded.grammar import (
    SUBJECTS,
    has_finite,
    is_near,
    is_personal,
    is_somebody,
    is_third,
    report_lemma,
)
from briefing.extract.embedded.peeling import Peeled, clause_text
from briefing.extract.embedded.quotation import MARKS, balanced, quoted_mask
from briefing.extract.embedded.shells import quoted_shell
from briefing.extract.embedded.sources import Source, as_relay, source_of

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_PASSED_ON = frozenset("reported carried published quoted cited".split())


def peel_leading(doc: Doc) -> Peeled | None:
    """The clause behind a shell at the start of the sentence, or None where there is none that can go."""
    return _according(doc) or _quoted(doc) or _said(doc)


def speaker_kept(doc: Doc) -> Source | None:
    """Whose speech act the whole sentence is: "Hall vowed to stay", "the board said it would pay"."""
    verb = _root(doc)
    if verb is None:
        return None
    lemma = report_lemma(verb)
    acts = lemma in words.SPEECH_ACTS and _rules_out(verb, lemma) and _can_act(verb)
    reports = lemma in words.SAYING or (lemma in words.REPORTING and _complement(verb) is not None)
    subject = subject_of(verb)
    return source_of(subject, lemma) if (acts or reports) and subject is not None else None


def clauses_inside(doc: Doc) -> list[tuple[Source, str]]:
    """What is reported inside a sentence about something else: "A did B, saying that P" gives P with A."""
    found = []
    root = _root(doc)
    for verb in doc:
        if report_lemma(verb) not in words.REPORTING or not _is_affirmed(verb) or not _stands_beside(verb, root):
            continue
        subject, clause = subject_of(verb) or (subject_of(root) if root else None), _complement(verb)
        source = source_of(subject, report_lemma(verb)) if subject is not None else None
        if source is not None and clause is not None and is_self_contained(clause):
            text = _text(doc, _start(clause), clause.right_edge.i + 1)
            if balanced(text):
                found.append((source, text))
    return found


def _stands_beside(verb: Token, root: Token | None) -> bool:
    """Whether a reporting verb only goes with the main clause: "A did B, saying P", "although X says P"."""
    marks = {child.lower_ for child in verb.children if child.dep_ == "mark"}
    if verb.dep_ in {"advcl", "conj"}:
        return verb.head == root and marks <= words.CONCESSIVES
    if verb.dep_ == "pcomp":
        return verb.head.lower_ == "by" and verb.head.head == root
    return verb.dep_ == "acl" and verb.tag_ == "VBG" and verb.head.lower_ in words.WRITINGS


def _root(doc: Doc) -> Token | None:
    root = next((token for token in doc if token.dep_ == "ROOT"), None)
    return root if root is not None and (root.pos_ in {"VERB", "AUX"} or has_finite(root)) else None


def subject_of(verb: Token) -> Span | None:
    """The subject's whole phrase, where it stands before its verb. One comma alone in it ends something in front.

    Of two subjects the nearer one counts, and none counts inside a quotation that the verb stands outside of.
    """
    before = [child for child in verb.children if child.dep_ == "nsubj" and child.i < verb.i]
    if not before:
        return None
    mask = quoted_mask(verb.doc)
    if mask[before[-1].i] and not mask[verb.i]:
        return None
    return _after_a_lone_comma(verb.doc[before[-1].left_edge.i : min(before[-1].right_edge.i + 1, verb.i)])


def _after_a_lone_comma(span: Span) -> Span:
    commas = [token.i for token in span if token.text == ","]
    lone = len(commas) == 1 and commas[0] + 1 < span.end and span.doc[span.end].text != ","
    if not lone or span.doc[commas[0] - 1].ent_type_ == "PERSON":
        return span
    if any(token.tag_ == "CC" for token in span.doc[commas[0] : span.end]):
        return span
    return span.doc[commas[0] + 1 : span.end]


def _can_act(verb: Token) -> bool:
    """Whether the subject can speak: a plan that "offers" or a chart that "calls" cannot."""
    subject = subject_of(verb)
    if subject is None or subject.root.pos_ != "NOUN":
        return subject is not None
    return is_somebody(subject.root.lower_)


def _rules_out(verb: Token, lemma: str) -> bool:
    """Whether a "rule" has its "out": alone it is no speech act. Other verbs pass."""
    return lemma != "rule" or any(child.lower_ == "out" for child in verb.children)


def _is_affirmed(verb: Token) -> bool:
    """Neither negated nor under a modal: "did not say that P" says nothing of P."""
    return not any(child.dep_ == "neg" or child.tag_ == "MD" for child in verb.children)


def _complement(verb: Token) -> Token | None:
    """The finite clause that the verb reports, with a subject of its own."""
    for child in verb.children:
        if child.dep_ == "ccomp" and child.i > verb.i and (has_finite(child) or child.tag_ == "VBN"):
            marks = {mark.lower_ for mark in child.children if mark.dep_ in {"mark", "advmod"}}
            if any(c.dep_ in SUBJECTS for c in child.children) and not marks & {"whether", "if", "how", "why", "when"}:
                return child
    return None


def _start(clause: Token) -> int:
    """First token of the clause, after "that", with the quotation mark that opens right before it."""
    doc, start = clause.doc, clause.left_edge.i
    while doc[start].lower_ in {"that", ":", ","}:
        start += 1
    return start - 1 if start > 0 and doc[start - 1].text in MARKS else start


def is_self_contained(clause: Token) -> bool:
    """Whether a clause can lose its shell: no pronoun in it can mean whoever stood there.

    The board said [it would pay]: not. The board said [Hall sold her farm]: yes, "her" has Hall before it.
    """
    subject = next((child for child in clause.children if child.dep_ in SUBJECTS), None)
    if subject is None:
        return False
    phrase = clause.doc[clause.left_edge.i : clause.right_edge.i + 1]
    if any(map(is_near, phrase)):
        return False
    if any(map(is_third, clause.doc[clause.left_edge.i : subject.right_edge.i + 1])):
        return False
    personal = [token.i for token in phrase if is_personal(token)]
    persons = [token.i for token in phrase if token.ent_type_ == "PERSON"]
    return not personal or bool(persons and min(persons) < min(personal))


def _said(doc: Doc) -> Peeled | None:
    verb = _root(doc)
    if verb is None or report_lemma(verb) not in words.REPORTING or not _is_affirmed(verb):
        return None
    clause, subject = _complement(verb), subject_of(verb)
    if clause is None or subject is None or not is_self_contained(clause) or _goes_on(verb, clause):
        return None
    if any(child.dep_ == "dobj" for child in verb.children) and report_lemma(verb) != "tell":
        return None
    source = source_of(subject, report_lemma(verb))
    if source is None:
        return None
    return _with_tail(doc, _start(clause), source, is_belief=report_lemma(verb) in words.BELIEF)


def _with_tail(doc: Doc, start: int, source: Source, *, is_belief: bool = False) -> Peeled | None:
    """The content from `start` on, without a last ", citing Y", which lengthens the chain, or ", adding that P2"."""
    sources: tuple[Source, ...] = (source,)
    end, added = len(doc), ""
    for i, outside in enumerate(quoted_mask(doc)):
        if outside or i <= start + 2 or doc[i - 1].text != ",":
            continue
        if doc[i].lower_ in words.CITING:
            stop = next((k for k in range(i + 1, len(doc)) if doc[k].text in {",", "."}), len(doc))
            cited = source_of(doc[i + 1 : stop])
            end, sources = i - 1, (as_relay(source), cited) if cited else (source,)
            break
        if doc[i].lower_ in words.ADDING:
            added = clause_text(doc, i + 1)
            end = i - 1 if added else end
            break
    content = _text(doc, start, end)
    if not balanced(content):
        return None
    return Peeled(content, sources, added=(added,) if added else (), is_belief=is_belief)


def _goes_on(verb: Token, clause: Token) -> bool:
    """Whether more of the sentence hangs on the reporting verb after its clause: then nothing is cut."""
    goes_with_the_shell = words.CITING | words.ADDING
    after = [child for child in verb.children if child.i > clause.right_edge.i]
    return any(c.dep_ in {"conj", "cc", "advcl"} and c.lower_ not in goes_with_the_shell for c in after)


def _according(doc: Doc) -> Peeled | None:
    if len(doc) < 5 or (doc[0].lower_, doc[1].lower_) != ("according", "to"):
        return None
    comma = next((i for i in range(2, len(doc)) if doc[i].text == ","), None)
    source = source_of(doc[2:comma]) if comma is not None and comma > 2 else None
    if comma is None or source is None:
        return None
    return _with_tail(doc, comma + 1, source)


def _quoted(doc: Doc) -> Peeled | None:
    """Peel "The Herald quoted Hall as saying that P"."""
    said = next(
        (i for i in range(2, min(len(doc), 24)) if doc[i].lower_ == "saying" and doc[i - 1].lower_ == "as"), None
    )
    quoted = next((i for i in range(1, said or 0) if doc[i].lower_ in {"quoted", "quotes"}), None)
    if said is None or quoted is None:
        return None
    start = said + 1
    while start < len(doc) and doc[start].lower_ in {"that", ":", ","}:
        start += 1
    shell = quoted_shell(doc, (0, quoted, said, said + 1))
    rest = doc[start:]
    if shell is None or not any(token.dep_ in SUBJECTS and has_finite(token.head) for token in rest):
        return None
    content = _text(doc, start, len(doc))
    first = next((token for token in rest if token.dep_ in SUBJECTS), None)
    alone = first is not None and is_self_contained(first.head)
    return Peeled(content, shell.sources) if alone and balanced(content) else None


def _text(doc: Doc, start: int, end: int) -> str:
    """The words from `start` to `end`, a second "that" cut: the shell was its only reason in "P, but that Q"."""
    marks = [i for i in range(start + 1, end) if doc[i].lower_ == "that" and doc[i].dep_ == "mark"]
    repeated = next((i for i in marks if doc[i - 1].tag_ == "CC"), None)
    if repeated is None:
        return doc[start:end].text if start < end else ""
    return f"{doc[start:repeated].text} {doc[repeated + 1 : end].text}"


def reporter_aside(doc: Doc) -> Source | None:
    """Who "this vow, reported by the Herald," came through: a participle beside the subject, with its agent."""
    for token in doc:
        if token.dep_ != "acl" or token.lower_ not in _PASSED_ON or token.head.dep_ not in SUBJECTS:
            continue
        agent = next(
            (child for child in token.children if child.dep_ in {"agent", "prep"} and child.lower_ == "by"), None
        )
        if agent is not None and agent.i + 1 < len(doc):
            source = source_of(doc[agent.i + 1 : agent.right_edge.i + 1], "report")
            return as_relay(source) if source else None
    return None

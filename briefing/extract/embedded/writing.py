"""Candidates from a reading: chains and pronouns looked up from sentence to sentence, in the order of the text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from briefing.extract.embedded import words
from briefing.extract.embedded.clauses import coordinated, shared_subject
from briefing.extract.embedded.derived import derived
from briefing.extract.embedded.grammar import is_near, is_pronoun_word, root_of, subject_token
from briefing.extract.embedded.modality import modality_of
from briefing.extract.embedded.pronouns import (
    Antecedent,
    antecedent_of,
    person_meant,
    persons_in,
    replaced,
    speaker_meant,
)
from briefing.extract.embedded.quotation import quoted_mask
from briefing.extract.embedded.reading import (
    Passage,
    Reading,
    kept_source,
    speaks_of_itself,
    unattributed_quotation,
)
from briefing.extract.embedded.sources import Source
from briefing.extract.embedded.statements import finished, is_statement, names_something, opens_with_pronoun
from briefing.model import Attribution, CandidateClaim, Modality

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

Chain = tuple[Attribution, ...]


@dataclass
class _Memory:
    """What the sentences so far leave for the next: who spoke, and in which sentence."""

    chain: Chain = ()
    sentence: int = -1
    rests: tuple[int, ...] = ()
    """The sentences that the chain rests on."""
    quoted: dict[int, tuple[Chain, int]] = field(default_factory=dict)
    """Running quotation → its speaker and the sentence that names the speaker."""


@dataclass(frozen=True, slots=True)
class _Attributed:
    chain: Chain
    evidence: tuple[int, ...] = ()
    """Sentences beside the passage's own that the chain rests on."""


def write(reading: Reading) -> list[CandidateClaim]:
    """All candidates, in the order of the text, no statement twice."""
    memory = _Memory()
    _note_quotations(reading, memory)
    by_sentence: dict[int, list[Passage]] = {}
    for passage in reading.passages:
        by_sentence.setdefault(passage.sentence, []).append(passage)
    made: list[tuple[int, CandidateClaim]] = []
    for i in range(len(reading.sentences)):
        made.extend((i, candidate) for candidate in _of_sentence(reading, by_sentence.get(i, []), memory))
    unique: dict[str, CandidateClaim] = {}
    for _, candidate in _with_relays_from_next(reading, made):
        unique.setdefault(candidate.statement.lower(), candidate)
    return list(unique.values())


def _note_quotations(reading: Reading, memory: _Memory) -> None:
    """Who speaks in each running quotation, from whichever of its sentences says so."""
    for passage in reading.passages:
        number = reading.quotations[passage.sentence]
        if number is not None and passage.sources and passage.kind == "main" and number not in memory.quoted:
            found = _resolved(reading, passage.sources, memory, passage.sentence)
            if found is not None:
                memory.quoted[number] = (found.chain, passage.sentence)


def _of_sentence(reading: Reading, passages: Sequence[Passage], memory: _Memory) -> list[CandidateClaim]:
    found: list[CandidateClaim] = []
    outer: Chain = ()
    rests: tuple[int, ...] = ()
    for passage in passages:
        attributed = _attribution(reading, passage, memory)
        if attributed is None:
            if passage.kind == "main" and passage.sources:
                found += _statements(reading, _unpeeled(reading, passage), _Attributed(()), _Attributed(()), memory)
            continue
        full = _with_kept(reading, passage, attributed, memory)
        found += _statements(reading, passage, full, attributed, memory)
        found += _implied(reading, passage, attributed, passages[0])
        if passage.kind == "main":
            outer, rests = full.chain, (passage.sentence, *full.evidence)
    if outer:
        memory.chain, memory.sentence, memory.rests = outer, passages[0].sentence, rests
    elif passages:
        memory.chain = ()
    return found


def _unpeeled(reading: Reading, passage: Passage) -> Passage:
    doc = reading.docs[passage.sentence]
    return Passage(passage.sentence, doc.text, "main", doc=doc)


def _attribution(reading: Reading, passage: Passage, memory: _Memory) -> _Attributed | None:
    """The chain of a passage; None where somebody is cited and it cannot be said who."""
    number = reading.quotations[passage.sentence]
    if passage.sources:
        return _resolved(reading, passage.sources, memory, passage.sentence)
    if passage.kind == "main" and unattributed_quotation(passage):
        if number is not None and number in memory.quoted:
            chain, sentence = memory.quoted[number]
            return _Attributed(chain, (sentence,))
        if memory.chain and memory.sentence == passage.sentence - 1:
            return _Attributed(memory.chain, memory.rests)
        return None
    return _Attributed(())


def _resolved(reading: Reading, sources: Sequence[Source], memory: _Memory, at: int) -> _Attributed | None:
    """Names in full and roles as the whole document shows them."""
    chain: list[Attribution] = []
    evidence: list[int] = []
    for source in sources:
        if source.is_pronoun:
            meant = speaker_meant(source, memory.chain) if memory.sentence == at - 1 else None
            if meant is not None:
                chain.append(meant)
                evidence += memory.rests
                continue
            person = person_meant(source.name, reading.docs, at, reading.names.surnames)
            if person is None:
                return None
            chain.append(Attribution(name=reading.names.full(person.name), role="speaker"))
            evidence.append(person.sentence)
            continue
        name = reading.names.titled(source.name) or reading.names.full(source.name)
        chain.append(Attribution(name=name, role=reading.names.role(source)))
    return _Attributed(tuple(dict.fromkeys(chain)), tuple(evidence))


def _with_kept(reading: Reading, passage: Passage, attributed: _Attributed, memory: _Memory) -> _Attributed:
    """The chain with the speaker of a speech act that stays whole, where it is known."""
    source = kept_source(passage)
    if source is None:
        return attributed
    if source.is_pronoun:
        subject = subject_token(passage.parsed)
        meant = _meant(reading, subject, passage.sentence, memory)
        if meant is None:
            return attributed
        source, evidence = Source(meant.name, "speaker"), (*attributed.evidence, meant.sentence)
    else:
        evidence = attributed.evidence
    inner = _resolved(reading, (source,), memory, passage.sentence)
    return _Attributed(tuple(dict.fromkeys((*attributed.chain, *(inner.chain if inner else ())))), evidence)


def _statements(
    reading: Reading, passage: Passage, attributed: _Attributed, peeled: _Attributed, memory: _Memory
) -> list[CandidateClaim]:
    """What the passage states: one statement, or the two halves of one that splits.

    The speaker of a speech act (in `attributed`, not in `peeled`) speaks in the first half alone.
    """
    doc = passage.parsed
    if passage.kind == "aside" or not is_statement(doc):
        whole = reading.docs[passage.sentence]
        if passage.kind != "main" or passage.doc is whole or not is_statement(whole):
            return []
        doc = whole
    if passage.sources and _leans_on_its_shell(doc):
        doc = reading.docs[passage.sentence]
    evidence, text = attributed.evidence, doc.text
    pronoun = subject_token(doc)
    if not attributed.chain and _is_the_writer(pronoun):
        return []
    if opens_with_pronoun(doc):
        meant = _meant(reading, pronoun, passage.sentence, memory)
        if meant is not None and pronoun is not None and not _is_quoted(doc, pronoun.i):
            text, evidence = replaced(doc, pronoun, meant.name), (*evidence, meant.sentence)
        elif not attributed.chain and not names_something(doc):
            return []
    chosen = _Attributed(attributed.chain, evidence), _Attributed(peeled.chain, evidence)
    root = root_of(doc)
    parts = coordinated(doc) or shared_subject(doc) if text == doc.text else ()
    return [
        _candidate(reading, passage, part, chosen[verb != root], "possible" if passage.is_belief else modality_of(verb))
        for part, verb in parts or ((text, root),)
    ]


def _meant(reading: Reading, pronoun: Token | None, at: int, memory: _Memory) -> Antecedent | None:
    """Whom a subject pronoun means: by the sentences before, else "he" or "she" is the one who spoke right before."""
    if pronoun is None:
        return None
    found = antecedent_of(pronoun, reading.docs, at, reading.names.surnames)
    if found is None and memory.sentence == at - 1 and pronoun.lower_ in words.PERSON_PRONOUNS:
        spoke = speaker_meant(Source(pronoun.lower_, "speaker", is_pronoun=True), memory.chain)
        return Antecedent(spoke.name, at - 1) if spoke and spoke.name in reading.docs[at - 1].text else None
    return found


def _is_the_writer(pronoun: Token | None) -> bool:
    """Whether the subject is "I", "our" or their like: nothing that another document could confirm."""
    return pronoun is not None and any(map(is_near, pronoun.subtree))


def _leans_on_its_shell(doc: Doc) -> bool:
    """Quoted words with "we" or "he" in front say nothing without the one who speaks them."""
    return speaks_of_itself(doc) or opens_with_pronoun(doc)


def _is_quoted(doc: Doc, i: int) -> bool:
    return quoted_mask(doc)[i]


def _implied(reading: Reading, passage: Passage, attributed: _Attributed, main: Passage) -> list[CandidateClaim]:
    """What the passage takes for granted."""
    doc = passage.parsed
    if passage.kind == "main" and not is_statement(doc):
        return []
    hedged = passage.is_belief or modality_of(root_of(doc)) != "asserted"
    certain = not hedged and not any(token.dep_ == "neg" for token in doc)
    found = []
    for statement in derived(doc, certain=certain):
        text = _without_pronouns(statement, main.parsed)
        if text is not None:
            found.append(_candidate(reading, passage, text, attributed, "asserted"))
    return found


def _without_pronouns(statement: str, main: Doc) -> str | None:
    """Of "signed by him": with the name of the sentence's subject, where that is the one person in it."""
    parts = statement.split(" ")
    pronouns = {part for part in parts if is_pronoun_word(part)}
    if not pronouns:
        return statement
    subject = subject_token(main)
    if subject is None or subject.ent_type_ != "PERSON" or len(persons_in(main)) != 1:
        return None
    if pronouns - {"him", "its"}:
        return None
    return " ".join(subject.text if part == "him" else part for part in parts)


def _candidate(
    reading: Reading, passage: Passage, text: str, attributed: _Attributed, modality: Modality
) -> CandidateClaim:
    own = reading.sentences[passage.sentence].text
    others = [reading.sentences[i].text for i in dict.fromkeys(attributed.evidence) if i != passage.sentence]
    return CandidateClaim(
        statement=finished(text), quotes=(own, *others), attribution=attributed.chain, modality=modality
    )


def _with_relays_from_next(
    reading: Reading, made: list[tuple[int, CandidateClaim]]
) -> list[tuple[int, CandidateClaim]]:
    """Relays that the next sentence names for the words just reported: "Hall made the remark at a fair, Ozo said"."""
    relays = {i: _relay_of_remark(reading, i, made) for i in {i for i, _ in made}}
    return [(i, _relayed(candidate, relays.get(i + 1), reading, i)) for i, candidate in made]


def _relay_of_remark(reading: Reading, i: int, made: Sequence[tuple[int, CandidateClaim]]) -> Attribution | None:
    """The innermost named relay of a sentence about "the remark", "this vow"."""
    doc = reading.docs[i]
    speaks = any(
        token.lower_ in words.SPEECH_NOUNS
        and any(c.lower_ in {"the", "this", "these", "that"} for c in token.children)
        and token.dep_ in {"dobj", "nsubj", "nsubjpass"}
        and not any(c.dep_ == "prep" for c in token.children)
        for token in doc
    )
    if not speaks:
        return None
    chains = [candidate.attribution for at, candidate in made if at == i and candidate.attribution]
    relays = [link for link in (chains[0] if chains else ()) if link.role == "relay"]
    return relays[-1] if relays else None


def _relayed(candidate: CandidateClaim, relay: Attribution | None, reading: Reading, i: int) -> CandidateClaim:
    """The candidate with the relay before its speaker, where it has a speaker and names no relay by name."""
    speakers = [link for link in candidate.attribution if link.role == "speaker"]
    relays = [link for link in candidate.attribution if link.role == "relay"]
    if relay is None or not speakers or any(any(char.isupper() for char in link.name.split()[-1]) for link in relays):
        return candidate
    chain = (*relays, relay, *speakers)
    further = reading.sentences[i + 1].text
    return candidate.model_copy(update={"attribution": chain, "quotes": (*candidate.quotes, further)})

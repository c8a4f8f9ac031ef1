"""How good the embedded extractor is on news that it was not written for: `python -m evals.measure.extraction`.

Reads public labelled news from `../shared/data` beside the repository, and says so where that is absent. Measured: the
speakers of MEANTIME (Wikinews, CC BY 4.0), its certainty and polarity, how much of each statement stands in its quotes,
and words a second. `--sample N` prints N candidates, drawn at random, for a person to judge.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from briefing.extract.embedded import EmbeddedExtractor
from briefing.model import CandidateClaim, Document
from briefing.text import words
from evals.measure.rows import Row, share_row

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
_REPORTING = frozenset(
    (
        "say tell announce claim report state believe confirm argue reveal recommend add note warn explain insist "
        "estimate"
    ).split()
)
_NEGATION = re.compile(
    r"\b(?:not|no|never|without|denied?|neither|nor|none|cannot|refused?|failed?)\b|n['’]t\b", re.IGNORECASE
)
_INSERTED = frozenset("was were is are took place".split())


@dataclass(frozen=True)
class Score:
    """A share with its n; what was not judged is not in it."""

    name: str
    hits: int
    n: int

    def __str__(self) -> str:
        share = f"{self.hits / self.n:.3f}" if self.n else "  –  "
        return f"{self.name:<58} {share}  ({self.hits} of {self.n})"


def detokenised(line: str) -> str:
    r"""A sentence of a tokenised corpus as a newspaper would print it.

    >>> detokenised("`` We won , '' said O'Hara ( 40 ) of Ohio 's team ; it cost $ 5 .")
    "“We won,” said O'Hara (40) of Ohio's team; it cost $5."
    """
    text = line.replace("``", "“").replace("''", "”")
    text = re.sub(r"“ ", "“", text)
    text = re.sub(r" ”", "”", text)
    text = re.sub(r" ([,.;:!?)%\]])", r"\1", text)
    text = re.sub(r" ('s|'re|'ve|'ll|'d|'m|n't|')(?=\W|$)", r"\1", text)
    text = re.sub(r"([($£€]) ", r"\1", text)
    return re.sub(r"(\d) - (\d)", r"\1-\2", re.sub(r" / ", "/", text))


def _rows(*parts: str) -> list[dict[str, Any]]:
    with DATA.joinpath(*parts).open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def _document(lines: list[str], name: str) -> Document:
    return Document.model_validate({"text": "\n".join(lines), "name": name})


def meantime() -> list[tuple[dict[str, Any], Document]]:
    """Articles with their labels. A sentence keeps its place as a line; title and date are left empty."""
    found = []
    for row in _rows("meantime", "meantime_en.jsonl"):
        lines = ["", "", *(detokenised(line) for line in row["sentences"][2:])]
        found.append((row, _document(lines, row["name"])))
    return found


def ecbplus() -> list[Document]:
    """News of the ECB+ development topics."""
    return [
        _document([detokenised(line) for line in row["sentences"]], row["doc"]) for row in _rows("ecbplus", "dev.jsonl")
    ]


def _by_line(document: Document, candidates: tuple[CandidateClaim, ...]) -> dict[int, list[CandidateClaim]]:
    """Candidates under the line that their first quote stands in."""
    lines = document.text.split("\n")
    found: dict[int, list[CandidateClaim]] = {}
    for candidate in candidates:
        for i, line in enumerate(lines):
            if candidate.quotes[0] in line:
                found.setdefault(i, []).append(candidate)
    return found


def _same_source(name: str, gold: str) -> bool:
    """Whether all words of the shorter name stand in the longer one, articles and punctuation aside."""
    drop = {"the", "a", "an"}
    one, other = ({w.lower() for w in words(text)} - drop for text in (name, gold))
    return bool(one and other) and (one <= other or other <= one)


def _speaker_cases(row: dict[str, Any]) -> Iterator[tuple[int, str, str]]:
    """(sentence, speaker, a word of what is said) where the labels link a named speaker to words in one sentence."""
    pronouns = {"i", "we", "he", "she", "it", "they", "you"}
    for event in row["events"]:
        if event.get("slink") and event["span"][0] >= 2 and event.get("pred") in _REPORTING:
            said = [link[3] for link in event["slink"] if link[0] == event["span"][0]]
            for part in event.get("participants", []):
                if part[0] == "Arg0" and said and part[1] == event["span"][0] and part[4].lower() not in pronouns:
                    yield event["span"][0], detokenised(part[4]), said[0].split()[0]


def speakers(read: list[tuple[dict[str, Any], Document, tuple[CandidateClaim, ...]]], *, show: bool) -> list[Score]:
    """Whether the candidate that has the said word also has the speaker in its chain."""
    right = found = n = 0
    for row, document, candidates in read:
        lines = _by_line(document, candidates)
        for line, gold, word in _speaker_cases(row):
            n += 1
            having = [c for c in lines.get(line, []) if re.search(rf"\b{re.escape(word)}", c.statement)]
            found += any(candidate.attribution for candidate in having)
            hit = any(_same_source(link.name, gold) for candidate in having for link in candidate.attribution)
            right += hit
            if show and not hit:
                print(
                    "MISSED SPEAKER", gold, "|", word, "|", [c.attribution for c in having], "|", _line(document, line)
                )
    return [
        Score("speaker right, of labelled in-sentence speakers", right, n),
        Score("speaker right, where one was given", right, found),
    ]


def _line(document: Document, i: int) -> str:
    return document.text.split("\n")[i]


def certainty(read: list[tuple[dict[str, Any], Document, tuple[CandidateClaim, ...]]], *, show: bool) -> list[Score]:
    """Modality of the first candidate that has the event's word, against the label; and negation kept."""
    table: Counter[tuple[bool, bool]] = Counter()
    negated = kept = 0
    for row, document, candidates in read:
        lines = _by_line(document, candidates)
        for event in row["events"]:
            label, (line, _, _, word) = event.get("certainty"), event["span"]
            having = [c for c in lines.get(line, []) if re.search(rf"\b{re.escape(word)}\b", c.statement)]
            if line < 2 or not having or label not in {"CERTAIN", "PROBABLE", "POSSIBLE"}:
                continue
            gold, mine = label != "CERTAIN", having[0].modality == "possible"
            table[gold, mine] += 1
            if show and gold != mine:
                print("CERTAINTY", label, having[0].modality, word, "|", having[0].statement)
            if event.get("polarity") == "NEG" and _NEGATION.search(_line(document, line)):
                negated += 1
                kept += any(_NEGATION.search(candidate.statement) is not None for candidate in having)
    hedged, plain = table[True, True] + table[True, False], table[False, False] + table[False, True]
    return [
        Score("modality agrees with certainty", table[True, True] + table[False, False], sum(table.values())),
        Score("  of PROBABLE and POSSIBLE events called possible", table[True, True], hedged),
        Score("  of CERTAIN events not called possible", table[False, False], plain),
        Score("negation of a denied event still in the statement", kept, negated),
    ]


def in_order(candidate: CandidateClaim) -> bool:
    """Whether the statement's words stand in its first quote in order, bar what a rule puts in."""
    place = iter([w.lower() for w in words(candidate.quotes[0])])
    others = {w.lower() for quote in candidate.quotes[1:] for w in words(quote)}
    said = [w.lower() for w in words(candidate.statement)]
    return all(w in _INSERTED or w in others or any(w == q for q in place) for w in said)


def main() -> None:
    """Print the figures, or a sample to read."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--sample", type=int, default=0, metavar="N", help="print N candidates to judge by eye")
    options.add_argument("--seed", type=int, default=0, help="which sample")
    options.add_argument("--show", action="store_true", help="print what was missed")
    chosen = options.parse_args()
    if not DATA.is_dir():
        print(f"{DATA} is absent: nothing measured. It holds the labelled news that this script reads.")
        return
    _measure(chosen)


def _measure(chosen: argparse.Namespace) -> None:
    extractor = EmbeddedExtractor()
    extractor.extract_document(Document.model_validate({"text": "The pipeline is loaded before the clock starts."}))
    labelled, plain = meantime(), ecbplus()
    started, busy = time.perf_counter(), time.process_time()
    read = [(row, document, extractor.extract_document(document).candidates) for row, document in labelled]
    others = [extractor.extract_document(document).candidates for document in plain]
    seconds, busy = time.perf_counter() - started, time.process_time() - busy
    candidates = [c for _, _, some in read for c in some] + [c for some in others for c in some]
    if chosen.sample:
        _print_sample(candidates, chosen.sample, chosen.seed)
        return
    documents = [document for _, document in labelled] + plain
    counted = sum(len(document.text.split()) for document in documents)
    lines = sum(bool(line.strip()) for document in documents for line in document.text.split("\n"))
    for score in (*speakers(read, show=chosen.show), *certainty(read, show=chosen.show)):
        print(score)
    print(Score("statement's words all in its quotes, in order", sum(map(in_order, candidates)), len(candidates)))
    print(f"candidates a sentence {len(candidates) / lines:.2f} ({len(candidates)} of {lines} sentences)")
    print(
        f"words a second {counted / seconds:,.0f}, a second of processor time {counted / busy:,.0f} ({counted:,} words)"
    )


_ROWS = (
    ("extraction_speaker_right", "of speakers that the labels name in the sentence"),
    ("extraction_given_speaker_right", "of those, where a speaker was given"),
    ("extraction_modality_right", "certainty as labelled"),
    ("extraction_hedged_called_possible", "of PROBABLE and POSSIBLE events"),
    ("extraction_certain_not_called_possible", "of CERTAIN events"),
    ("extraction_negation_kept", "of denied events, still denied in the statement"),
)


def rows() -> list[Row]:
    """The figures for the table, on the labelled news; none where it is absent."""
    if not (DATA / "meantime").is_dir():
        return []
    extractor = EmbeddedExtractor()
    read = [(row, document, extractor.extract_document(document).candidates) for row, document in meantime()]
    scores = [*speakers(read, show=False), *certainty(read, show=False)]
    found = [share_row(name, s.hits, s.n, note=note) for (name, note), s in zip(_ROWS, scores, strict=True)]
    candidates = [candidate for _, _, some in read for candidate in some]
    in_quotes = sum(map(in_order, candidates))
    return [*found, share_row("extraction_words_in_quotes_in_order", in_quotes, len(candidates))]


def _print_sample(candidates: list[CandidateClaim], size: int, seed: int) -> None:
    for i, candidate in enumerate(random.Random(seed).sample(candidates, size)):
        chain = " > ".join(f"{link.name} ({link.role})" for link in candidate.attribution)
        print(f"{i}. {candidate.statement}\n   {candidate.modality} | {chain}")
        for quote in candidate.quotes:
            print(f"   “ {quote}")


if __name__ == "__main__":
    main()

"""Which part of a page each stretch of its text is. Nothing is deleted: offsets count in the text as it came.

The order of decisions: lines with a telling shape wherever they stand; the labelled head of an export; then, with the
first and last lines of running text known, the head, the middle and the foot; last, what shares a line with the story.
What fits no shape is body: a stray line of furniture costs less than a lost sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefing.ingest import captions, datelines, dates, shapes
from briefing.ingest.lines import LONG, Line, split
from briefing.model import Block, BlockKind

Kinds = list[BlockKind | None]

_FINAL_TAG = re.compile(
    r"(?<=[.!?”\"’])\s*(?:\([A-Z][\w/.&,\- ]{1,30}\)|[-–—]{1,2}\s?[A-Z][\w/.&]{1,20}|/[A-Z]{2,10}/?)$"
)
_ENDS_LIKE_A_SENTENCE = re.compile(r"[.,;…]\s?[\"'”’»)\]]*$|[.!?]\s?[\"”»]$|:$")
_REPORTS = re.compile(r"\b(?:said|told|according to)\b")
_LEAST_TITLE = 3
_TITLE_WORDS, _TITLE_CHARS = 14, 100
_TEASER = 160
_LONGEST_TAG = 60


def mark(text: str) -> tuple[Block, ...]:
    r"""The blocks of a page in text order: every character that is no space is in exactly one.

    >>> [block.kind for block in mark("Snow\nBy Ann Hill\nOSLO (NTB) - Snow fell on Monday.\nRELATED:\nMore snow")]
    ['title', 'byline', 'dateline', 'body', 'related', 'related']
    """
    lines = split(text)
    kinds = _kinds(lines)
    order = 0
    blocks: list[Block] = []
    last = max((i for i, kind in enumerate(kinds) if kind == "body"), default=-1)
    for index, (line, kind) in enumerate(zip(lines, kinds, strict=True)):
        if kind != "body":
            blocks.append(Block(kind=kind or "body", start=line.start, end=line.end))
            continue
        blocks.extend(_within(line, order, last=index == last))
        order += 1
    return tuple(blocks)


def _kinds(lines: Sequence[Line]) -> Kinds:
    """What each whole line is; a line that holds some of the story is body."""
    kinds: Kinds = [_anywhere(line) for line in lines]
    _labels(lines, kinds)
    _teasers(lines, kinds)
    _first_captions(lines, kinds)
    running = [i for i, line in enumerate(lines) if kinds[i] is None and line.sentence]
    if running:
        _head(lines, kinds, running)
        _foot(lines, kinds, running[-1])
    else:
        _only_short_lines(lines, kinds)
    _middle(lines, kinds)
    return kinds if "body" in kinds else [_rescued(kind) for kind in kinds]


def _rescued(kind: BlockKind | None) -> BlockKind | None:
    """On a page without running text, what looked like titles is the text."""
    return "body" if kind in {"title", "heading"} else kind


def _anywhere(line: Line) -> BlockKind | None:
    reports = line.sentence and _REPORTS.search(line.text) is not None
    for shape in shapes.ANYWHERE:
        if shape.fits(line.text) and not (reports and shape.kind == "related"):
            return shape.kind
    if dates.is_date_line(line.text):
        return "date"
    return "caption" if captions.is_caption(line.text, heading=False) else None


def _labels(lines: Sequence[Line], kinds: Kinds) -> None:
    """The labelled lines at the top, until the first line of running text without a label."""
    for index, line in enumerate(lines):
        kind = label_kind(line.text)
        if kind:
            kinds[index] = kind
        elif kinds[index] is None and line.sentence:
            return


def label_kind(line: str) -> BlockKind | None:
    """What a `Label: value` line is, where its label is one that exports use.

    >>> label_kind("Publisher: The Hill Herald"), label_kind("Snow: a history")
    ('credit', None)
    """
    return next((kind for kind, pattern in shapes.LABELS if pattern.match(line)), None)


def _teasers(lines: Sequence[Line], kinds: Kinds) -> None:
    """After a pointer with nothing behind it, the line below is what it points to, and titles below that too."""
    for index, line in enumerate(lines):
        if kinds[index] != "related" or not shapes.LONE_POINTER.match(line.text):
            continue
        for below in range(index + 1, len(lines)):
            if kinds[below] is not None or not _is_teaser(lines[below], first=below == index + 1):
                break
            kinds[below] = "related"


def _is_teaser(line: Line, *, first: bool) -> bool:
    if first and not line.gap:
        return len(line.text) <= _TEASER
    return not line.sentence and _titled(line)


def _first_captions(lines: Sequence[Line], kinds: Kinds) -> None:
    """Captions in front of the story, told by (L) and (R) alone; the last line of running text is never one."""
    running = [i for i, line in enumerate(lines) if kinds[i] is None and line.sentence]
    for index in range(running[0] if running else 0):
        if kinds[index] is None and captions.is_caption(lines[index].text, heading=True):
            kinds[index] = "caption"
    for index in running[:-1]:
        if not captions.is_caption(lines[index].text, heading=True):
            return
        kinds[index] = "caption"


def _head(lines: Sequence[Line], kinds: Kinds, running: Sequence[int]) -> None:
    """A masthead, title, then headings, before the story; a byline may also stand below the first paragraph."""
    second = running[1] if len(running) > 1 else running[0]
    for index in range(second):
        if kinds[index] is None and not lines[index].sentence:
            kinds[index] = _furniture(lines[index])
    free = [i for i in range(running[0]) if kinds[i] is None and not lines[i].bullet]
    if len(free) > 1 and free[0] == 0 and dates.is_outlet(lines[0].text):
        kinds[free.pop(0)] = "credit"
    _titles(lines, kinds, free)


def _titles(lines: Sequence[Line], kinds: Kinds, free: Sequence[int]) -> None:
    """Of the short lines above the story, the first of some length is the title; a word alone names a section."""
    title = next((i for i in free if lines[i].words >= _LEAST_TITLE), free[0] if free else None)
    for index in free:
        kinds[index] = "title" if index == title and "title" not in kinds else "heading"


def _foot(lines: Sequence[Line], kinds: Kinds, last: int) -> None:
    """Below the story: bylines and credits by their shape, and short lines that lead elsewhere."""
    for index in range(last + 1, len(lines)):
        if kinds[index] is None:
            kinds[index] = _furniture(lines[index]) or ("related" if _few_words(lines[index]) else None)


def _furniture(line: Line) -> BlockKind | None:
    if datelines.fills(line.text):
        return "dateline"
    if dates.mostly_date(line.text):
        return "date"
    return next((shape.kind for shape in shapes.HEAD_OR_FOOT if shape.fits(line.text)), None)


def _few_words(line: Line) -> bool:
    return line.words <= 6 and _titled(line)


def _only_short_lines(lines: Sequence[Line], kinds: Kinds) -> None:
    """A page of short lines: the first is its title where others follow, and the rest is body."""
    free = [i for i, kind in enumerate(kinds) if kind is None]
    for index in free:
        kinds[index] = _furniture(lines[index])
    free = [i for i in free if kinds[i] is None]
    if len(free) > 1 and _titled(lines[free[0]]):
        kinds[free[0]] = "title"


def _middle(lines: Sequence[Line], kinds: Kinds) -> None:
    """What is left is body, but for short lines that stand like titles among paragraphs that end as sentences do."""
    free = [i for i, kind in enumerate(kinds) if kind is None]
    short = {i for i in free if not lines[i].sentence}
    mostly_sentences = len(short) * 3 <= len(free)
    for index in free:
        heading = index in short and (mostly_sentences or lines[index].words < 5) and _is_heading(lines, index)
        kinds[index] = "heading" if heading else "body"


def _is_heading(lines: Sequence[Line], index: int) -> bool:
    """Short, and with something below it to be the heading of."""
    return index + 1 < len(lines) and lines[index].words <= 10 and _titled(lines[index])


def _titled(line: Line) -> bool:
    """Whether the line could be a title: it opens like one, is short, and does not stop as a sentence does."""
    short = line.words <= _TITLE_WORDS and len(line.text) <= min(_TITLE_CHARS, LONG)
    opens = not line.bullet and not line.text[0].islower()
    label = line.words <= 4 and line.text.endswith(":")
    return short and opens and (label or not _ENDS_LIKE_A_SENTENCE.search(line.text))


def _within(line: Line, order: int, *, last: bool) -> Iterator[Block]:
    """The parts of a line that holds some of the story: date, caption and dateline before it, a credit after it."""
    at = line.start
    for kind, length in _openings(line.text, order):
        yield _block(line, kind, at, at + length)
        at += length
    end = at + _story_length(line.text[at - line.start :], last=last)
    yield _block(line, "body", at, end)
    if end < line.end:
        closing: BlockKind = "credit" if last and _FINAL_TAG.search(line.text) else "caption"
        yield _block(line, closing, end, line.end)


def _openings(text: str, order: int) -> Iterator[tuple[BlockKind, int]]:
    """Kind and length of what stands in front of the story on its own line."""
    at = 0
    if order == 0 and (length := datelines.date_prefix(text)):
        yield "date", length
        at += length
    if order < 2 and (length := captions.bracketed_credit(text[at:]) or 0):
        length += len(text[at + length :]) - len(text[at + length :].lstrip())
        yield "caption", length
        at += length
    if length := datelines.dateline(text[at:], order):
        yield "dateline", length


def _story_length(text: str, *, last: bool) -> int:
    """Characters before the agency's tag that ends a story, or before the picture credit that ends a paragraph."""
    tag = _FINAL_TAG.search(text, max(0, len(text) - _LONGEST_TAG)) if last else None
    credit = tag.start() if tag else captions.credit_at_end(text)
    return credit or len(text)


def _block(line: Line, kind: BlockKind, start: int, end: int) -> Block:
    """The stretch without the spaces around it."""
    piece = line.text[start - line.start : end - line.start]
    left = len(piece) - len(piece.lstrip())
    return Block(kind=kind, start=start + left, end=start + len(piece.rstrip()))

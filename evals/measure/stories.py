"""How well a day's documents are grouped into stories: `python -m evals.measure.stories`.

ECB+ (development topics; skipped with a word where absent from beside the repository): each topic holds two sibling
stories, such as two acquisitions by one buyer. All documents are one day, with no number of stories given, no date and
no publisher. Then each document in turn is new: it joins the others' true stories; and once more with its own story
taken away, where it has to open one. `-v` prints the groups that are not whole stories.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from briefing.merge.stories import group_stories, join_story
from briefing.model import Document
from evals.measure.rows import Row, share_row
from evals.scores.clusterings import Parts, b_cubed, clusters, lea

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
FILE = DATA / "ecbplus" / "dev.jsonl"


class Told(NamedTuple):
    """A document with the story it tells and the topic that the story shares with its sibling."""

    document: Document
    story: str
    topic: str


def load(path: Path) -> tuple[Told, ...]:
    """The documents of a file: sentences, a line each."""
    rows = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
    return tuple(Told(Document(text="\n".join(r["sentences"]), name=r["doc"]), r["subtopic"], r["topic"]) for r in rows)


def f1(parts: Parts) -> float:
    """The harmonic mean of precision and recall; 0 where both are.

    >>> f1(Parts(1, 2, 1, 2))
    0.5
    """
    recall, precision = parts.recall / parts.recall_of, parts.precision / parts.precision_of
    return 2 * recall * precision / (recall + precision) if recall + precision else 0.0


def mixed(told: Sequence[Told], groups: Iterable[Iterable[Document]]) -> list[dict[str, int]]:
    """Of each group with documents of two sibling stories: story → how many."""
    by_id = {one.document.id: one for one in told}
    found: list[dict[str, int]] = []
    for group in groups:
        counts: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
        for document in group:
            counts[by_id[document.id].topic][by_id[document.id].story] += 1
        found += [dict(stories) for stories in counts.values() if len(stories) > 1]
    return found


def rows() -> list[Row]:
    """Of the grouping, both F1 and the siblings merged; of new documents, those that went where they belong."""
    if not FILE.exists():
        return []
    told = load(FILE)
    return [*_grouped(told), *_joined(told)]


def _grouped(told: Sequence[Told]) -> list[Row]:
    groups = _groups(FILE)
    key = clusters([one.document.id for one in told if one.story == story] for story in sorted(_stories(told)))
    response = clusters([document.id for document in group] for group in groups)
    blends, n = mixed(told, groups), len(told)
    note = f"{len(groups)} groups of {len(key)} stories"
    return [
        Row(name="stories_b_cubed_f1", value=round(f1(b_cubed(key, response)), 4), n=n, wanted=">= 0.90", note=note),
        Row(name="stories_lea_f1", value=round(f1(lea(key, response)), 4), n=n, wanted="", note="B-cubed or this"),
        Row(name="stories_siblings_mixed", value=len(blends), n=len(groups), wanted="0", note="groups"),
        Row(
            name="stories_documents_in_mixed_groups",
            value=sum(sum(blend.values()) for blend in blends),
            n=n,
            wanted="0",
        ),
    ]


def _joined(told: Sequence[Told]) -> list[Row]:
    right = opened = lone = 0
    for one in told:
        others = {story: [d for d in group if d.id != one.document.id] for story, group in _stories(told).items()}
        joined = _joins(one.document, others)
        right += joined == one.story
        opened += joined is None
        lone += _joins(one.document, {story: group for story, group in others.items() if story != one.story}) is None
    n = len(told)
    rest = f"{opened} open a story of their own, {n - right - opened} join another"
    return [
        share_row("stories_new_document_joins_its_own", right, n, note=rest),
        share_row("stories_first_of_its_story_opens_one", lone, n, note="the sibling story is there to be joined"),
    ]


def _joins(document: Document, stories: Mapping[str, Sequence[Document]]) -> str | None:
    grown = join_story(document, list(stories.values()))
    return next((name for name, story in zip(stories, grown, strict=False) if document in story), None)


def _stories(told: Sequence[Told]) -> dict[str, list[Document]]:
    found: dict[str, list[Document]] = defaultdict(list)
    for one in told:
        found[one.story].append(one.document)
    return found


@lru_cache(maxsize=1)
def _groups(path: Path) -> list[tuple[Document, ...]]:
    return group_stories([one.document for one in load(path)])


def main(arguments: Sequence[str]) -> None:
    """Prints a line a figure; with `-v` the groups that are not whole stories."""
    found = rows()
    if not found:
        print(f"skipped: {FILE} is absent")
    for row in found:
        print(f"{row.name:<40} {row.value:7.3f}  n={row.n:<4} {row.wanted and 'wanted ' + row.wanted}  {row.note}")
    if found and "-v" in arguments:
        told = load(FILE)
        story = {one.document.id: one.story for one in told}
        size = {name: len(group) for name, group in _stories(told).items()}
        for group in _groups(FILE):
            names = {story[document.id] for document in group}
            if len(names) > 1 or len(group) < size[next(iter(names))]:
                print(f"  {', '.join(sorted(names))}: {', '.join(document.name for document in group)}")


if __name__ == "__main__":
    main(sys.argv[1:])

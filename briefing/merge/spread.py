"""Many stories over several processes: a story's findings depend on no other story, so each can be merged alone."""

from __future__ import annotations

import gc
import os
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import chain

from briefing.model import Claim, Document, Finding

Story = tuple[Sequence[Document], Sequence[Claim]]
"""The documents of one story and the claims that are made in them."""

Findings = tuple[Finding, ...]

FEW_CLAIMS = 400
"""So many are merged here before another process would have started."""

BATCH_CLAIMS = 200
"""Claims that go to a process at a time: fewer cost more in sending, more keep the others waiting at the end."""

GARBAGE_SOUGHT_AFTER = 100_000
"""Objects more than a working process has let go before it looks for cycles among them."""

WAITING = 3
"""Batches under way for each process; what comes after them has not been read yet."""


def merge_stories(stories: Iterable[Story], processes: int | None = None) -> Iterator[Findings]:
    """The findings of each story, in the stories' order: just what `merge` gives for each.

    Stories are read as they are needed, so that a million claims need not be held at once. Few claims are merged in
    this process, as all are where `processes` is 1. None means one process for each processor. Processes start as
    Python starts them on this system; where that is by a fresh interpreter, a script needs its `__main__` guard.
    """
    wanted = processes or os.cpu_count() or 1
    batches = _batches(stories)
    first: list[list[Story]] = []
    for batch in batches:
        first.append(batch)
        if sum(len(claims) for some in first for _, claims in some) > FEW_CLAIMS:
            break
    else:
        wanted = 1
    everything = chain(first, batches)
    return _here(everything) if wanted == 1 else _spread(everything, wanted)


def _batches(stories: Iterable[Story]) -> Iterator[list[Story]]:
    batch: list[Story] = []
    claims = 0
    for story in stories:
        batch.append(story)
        claims += len(story[1])
        if claims >= BATCH_CLAIMS:
            yield batch
            batch, claims = [], 0
    if batch:
        yield batch


def _here(batches: Iterable[list[Story]]) -> Iterator[Findings]:
    for batch in batches:
        yield from _merged(batch)


def _spread(batches: Iterable[list[Story]], processes: int) -> Iterator[Findings]:
    """In order, with a bounded number of batches under way."""
    waiting: deque[Future[list[Findings]]] = deque()
    pool = ProcessPoolExecutor(processes, initializer=_spare_the_collector)
    try:
        for batch in batches:
            waiting.append(pool.submit(_merged, batch))
            if len(waiting) >= processes * WAITING:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()
    finally:
        pool.shutdown(cancel_futures=True)


def _spare_the_collector() -> None:
    """In a process of our own what is loaded stays to the end, and merging leaves few cycles: seek them seldom."""
    gc.freeze()
    gc.set_threshold(GARBAGE_SOUGHT_AFTER)


def _merged(batch: Sequence[Story]) -> list[Findings]:
    from briefing.merge import merge

    return [merge(documents, claims) for documents, claims in batch]

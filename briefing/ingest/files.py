"""Files, folders and standard input."""

from __future__ import annotations

import asyncio
import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from briefing.errors import EmptyInput, InputError, InputNotFound, InputTooLarge, InputUnreadable
from briefing.ingest.decode import MAX_DOCUMENT, MAX_FILE, decode, size
from briefing.ingest.documents import admit, from_text
from briefing.ingest.records import from_records, omission
from briefing.model import Document, Omission

SUFFIXES = (".txt", ".md", ".json", ".jsonl")
"""What is read from a folder; a file that is named itself may have any suffix."""
_RECORDS = (".json", ".jsonl", ".ndjson")
_NOT_DOCUMENTS = ("readme", "manifest")
_OWN_OUTPUT = re.compile(r"briefing(?:-\d{4}-\d\d-\d\d)?\.(?:md|json)")
STDIN = "standard input"
_RIGHTS = "check its permissions"

Read = tuple[tuple[Document, ...], tuple[Omission, ...]]


@dataclass(frozen=True, slots=True)
class _Source:
    """Something to read under its name, or the error that was met on the way to it."""

    name: str
    error: InputError | None = None


async def read(paths: Sequence[str | Path], *, stdin: bytes | None = None) -> Read:
    """The documents of files, of folders (recursively, in the order of their names) and, for "-", of `stdin`.

    What cannot be read among what can is an omission that names it. Raises InputNotFound at once for a path that does
    not exist, for that is a slip of the hand; and the first InputError where nothing at all can be read.
    """
    sources = [source for path in paths for source in await asyncio.to_thread(_sources, str(path))]
    outcomes = await asyncio.gather(*(asyncio.to_thread(_outcome, source, stdin) for source in sources))
    results = [outcome for outcome in outcomes if not isinstance(outcome, InputError)]
    errors = [(s.name, o) for s, o in zip(sources, outcomes, strict=True) if isinstance(o, InputError)]
    if not results:
        raise errors[0][1] if errors else EmptyInput("nothing was named to be read", remedy="name files or folders")
    kept, left_out = admit(document for documents, _ in results for document in documents)
    if not kept:
        raise InputError(f"{left_out[0].name} {left_out[0].reason}")
    inside = [one for _, omissions in results for one in omissions]
    return kept, (*(omission(name, error) for name, error in errors), *inside, *left_out)


def _sources(path: str) -> list[_Source]:
    """The files that a path stands for; for a folder that gives none, the error that says so."""
    if path == "-":
        return [_Source(path)]
    try:
        place = Path(path)
        if not place.exists():
            raise InputNotFound(f"{path} does not exist", remedy="check the path")
        names = sorted(map(str, _readable(place))) if place.is_dir() else [path]
    except OSError as error:
        return [_Source(path, InputUnreadable(f"{path} cannot be opened ({error.strerror})", remedy=_RIGHTS))]
    nothing = EmptyInput(f"{path} has nothing to read", remedy=f"put {', '.join(SUFFIXES)} files in it")
    return [_Source(name) for name in names] or [_Source(path, nothing)]


def _readable(folder: Path) -> Iterator[Path]:
    """Files with our suffixes below a folder, but hidden ones, readmes, manifests and a briefing beside its page."""
    for place, folders, names in os.walk(folder, onerror=_fail):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            path = Path(place, name)
            if _OWN_OUTPUT.fullmatch(name) and path.with_suffix(".html").name in names:
                continue  # a briefing that was written here is no source of the next
            if path.suffix.lower() in SUFFIXES and not name.startswith(".") and path.stem.lower() not in _NOT_DOCUMENTS:
                yield path


def _fail(error: OSError) -> None:
    raise error


def _outcome(source: _Source, stdin: bytes | None) -> Read | InputError:
    """What a source gives, or the error that it met: one unreadable file must not lose the others."""
    try:
        return source.error or _documents(*(_standard_input(stdin) if source.name == "-" else _file(Path(source.name))))
    except InputError as error:
        return error


def _standard_input(data: bytes | None) -> tuple[bytes, str, bool]:
    """Records where it opens as JSON does."""
    if data is None:
        raise EmptyInput(f"{STDIN} has nothing to read", remedy="pipe a text into the command")
    start = "".join(data[:200].decode("utf-8", "ignore").split()).removeprefix("\ufeff")
    return data, STDIN, start.startswith(("{", "[{"))


def _file(path: Path) -> tuple[bytes, str, bool]:
    records = path.suffix.lower() in _RECORDS
    limit = MAX_FILE if records else MAX_DOCUMENT
    try:
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except OSError as error:
        raise InputUnreadable(f"{path} cannot be opened ({error.strerror})", remedy=_RIGHTS) from None
    if len(data) > limit:
        raise InputTooLarge(f"{path} is longer than {size(limit)}", remedy="split it into its documents")
    return data, str(path), records


def _documents(data: bytes, name: str, records: bool) -> Read:
    if records:
        return from_records(decode(data, name=name, limit=MAX_FILE), name=name)
    return (from_text(decode(data, name=name), name=name),), ()

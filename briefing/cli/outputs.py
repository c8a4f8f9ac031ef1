"""Where a briefing goes: decided and tried before anything is paid for, written whole or not at all.

    --format   --out              result
    ────────   ────────────────   ─────────────────────────────────────────────────────────
    (none)     (none)             terminal on standard output
    (none)     -                  JSON on standard output
    (none)     a folder           page, Markdown and JSON in it, terminal on standard output
    (none)     a file             the format of its suffix
    given      (none) or -        that format on standard output
    given      a file             that format in the file

A folder is one that exists, a name that ends with a slash, or a name without a suffix.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from errno import EISDIR
from pathlib import Path
from typing import TYPE_CHECKING, cast

from briefing.cli.options import Format
from briefing.errors import ConfigurationError, StoreError

if TYPE_CHECKING:
    from briefing.model import Briefing, DailyBriefing

_SUFFIXES: dict[str, Format] = {
    ".html": "page",
    ".htm": "page",
    ".md": "markdown",
    ".markdown": "markdown",
    ".json": "json",
    ".txt": "terminal",
}
_IN_FOLDER: dict[Format, str] = {"page": ".html", "markdown": ".md", "json": ".json"}


@dataclass(frozen=True, slots=True)
class Output:
    """One thing to be written."""

    format: Format
    path: Path | None
    """None is standard output."""


def plan(given: str | None, out: str | None, stem: str) -> tuple[Output, ...]:
    """The outputs that the options ask for; `stem` names the files in a folder.

    >>> [(o.format, o.path and o.path.name) for o in plan(None, "page.html", "briefing")]
    [('page', 'page.html')]

    Raises ConfigurationError where the two options do not fit each other or what is there.
    """
    wanted = cast("Format | None", given)
    if out is None or out == "-":
        return (Output(wanted or ("json" if out else "terminal"), None),)
    path = Path(out)
    if _is_folder(out, path, wanted):
        return _into_folder(path, wanted, stem)
    return (Output(wanted or _by_suffix(path), path),)


def _is_folder(out: str, path: Path, wanted: Format | None) -> bool:
    named = out.endswith(("/", os.sep)) or (wanted is None and not path.suffix)
    return named or _is_there(path)


def _is_there(folder: Path) -> bool:
    with suppress(OSError):  # a name too long, or no permission to look: writing will say so
        return folder.is_dir()
    return False


def _into_folder(path: Path, wanted: Format | None, stem: str) -> tuple[Output, ...]:
    if wanted is not None:
        example = path / f"{stem}{_IN_FOLDER.get(wanted, '.txt')}"
        raise ConfigurationError(
            f"--out {path} is a folder, and --format {wanted} writes a file",
            remedy=f"give a file such as {example}, or leave out --format to get every format in the folder",
        )
    files = (Output(format_, path / f"{stem}{suffix}") for format_, suffix in _IN_FOLDER.items())
    return (*files, Output("terminal", None))


def _by_suffix(path: Path) -> Format:
    known = _SUFFIXES.get(path.suffix.lower())
    if known is None:
        raise ConfigurationError(
            f"--out {path} does not tell the format", remedy=f"end it with {', '.join(_SUFFIXES)}, or give --format"
        )
    return known


def prepare(outputs: Iterable[Output]) -> None:
    """Make the folders and try to write beside each file.

    Raises ConfigurationError for a place that cannot be written to.
    """
    for path in (output.path for output in outputs if output.path):
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            if path.is_dir():
                raise IsADirectoryError(EISDIR, "it is a folder")
            if _is_plain(path):
                _beside(path).unlink()
        except OSError as error:
            reason = error.strerror or str(error)
            raise ConfigurationError(f"{path} cannot be written ({reason})", remedy="give another --out") from error


def spare_inputs(paths: Iterable[str], outputs: Iterable[Output]) -> None:
    """Refuse to write over a file that is to be read. Raises ConfigurationError, naming it.

    `os.path.exists` says no to a name that the system refuses, where `Path.exists` raises.
    """
    written = [output.path for output in outputs if output.path and os.path.exists(output.path)]  # noqa: PTH110
    for path in (path for path in paths if path != "-" and os.path.exists(path)):  # noqa: PTH110
        if any(output.samefile(path) for output in written):
            raise ConfigurationError(f"{path} is both read and written", remedy="give --out another name")


def _is_plain(path: Path) -> bool:
    """Whether it is, or will be, an ordinary file: devices and pipes are written to as they are."""
    return path.is_file() or not path.exists()


def _beside(path: Path) -> Path:
    """A new empty file in the folder of `path`, with the permissions that any new file gets."""
    beside = path.resolve().with_name(f".{path.name}.{os.getpid()}.part")
    beside.unlink(missing_ok=True)
    os.close(os.open(beside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666))
    return beside


def deliver(made: Briefing | DailyBriefing, outputs: Iterable[Output]) -> None:
    """Write every output, files first.

    Whatever goes wrong, the briefing is not lost: it is kept as JSON in a temporary file that the message names.
    Raises StoreError for a failed write, BrokenPipeError where the reader of standard output has gone.
    """
    from briefing.cli.surfaces import rendered

    try:
        for output in sorted(outputs, key=lambda output: output.path is None):
            text = rendered(made, output.format, to_file=output.path is not None)
            local = output.format == "terminal" and output.path is None
            _write(text.encode(sys.stdout.encoding if local else "utf-8", "replace"), output.path)
    except BrokenPipeError:
        raise
    except OSError as error:
        problem = f"{error.filename or 'standard output'} could not be written ({error.strerror or error})"
        raise StoreError(problem, remedy=f"the briefing is kept in {_keep(made)}") from error
    except Exception as error:
        error.add_note(f"the briefing is kept in {_keep(made)}")
        raise


def _write(data: bytes, path: Path | None) -> None:
    if path is None:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    elif _is_plain(path):
        _replace(path, data)
    else:
        path.write_bytes(data)


def _replace(path: Path, data: bytes) -> None:
    """The file is the old one until it is the new one: never a half."""
    beside = _beside(path)
    try:
        beside.write_bytes(data)
        beside.replace(path.resolve())
    except BaseException:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        raise


def _keep(made: Briefing | DailyBriefing) -> Path:
    handle, name = tempfile.mkstemp(prefix="briefing-", suffix=".json")
    with os.fdopen(handle, "w", encoding="utf-8") as kept:
        kept.write(made.model_dump_json(indent=2))
    return Path(name)

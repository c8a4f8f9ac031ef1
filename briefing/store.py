"""What lasts: finished briefings in one SQLite file.

Each call opens its own connection, so a `Store` may be shared between threads and its file between processes. The calls
block; from async code they are made through `asyncio.to_thread`.

>>> import tempfile
>>> from pathlib import Path
>>> with tempfile.TemporaryDirectory() as folder:
...     Store(Path(folder) / "briefings.sqlite3").recent(10)
()
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

from pydantic import ValidationError

from briefing.errors import BriefingNotFound, StoreError
from briefing.model import Briefing, Value

FILE_NAME = "briefings.sqlite3"
SCHEMA = 1
_ASK_AGAIN_SECONDS = 0.01
_TABLE = """
CREATE TABLE briefing (
    id           TEXT PRIMARY KEY,
    headline     TEXT NOT NULL,
    topic        TEXT NOT NULL,
    generated_at TEXT NOT NULL,  -- UTC with microseconds, so that the order of text is the order of time
    body         BLOB NOT NULL,  -- the JSON contract, UTF-8
    sha256       TEXT NOT NULL   -- of body
)
"""
_PUT = "INSERT OR REPLACE INTO briefing (id, headline, topic, generated_at, body, sha256) VALUES (?, ?, ?, ?, ?, ?)"
_RECENT = "SELECT id, headline, topic, generated_at FROM briefing ORDER BY generated_at DESC, rowid DESC LIMIT ?"


class BriefingSummary(Value):
    """A stored briefing as a list shows it."""

    id: str
    """What to ask for it by."""
    headline: str
    """Empty where nothing was found that could head the page."""
    topic: str
    """What the story is about."""
    generated_at: datetime
    """When it was made, in UTC."""


class Store:
    """Briefings by id. A briefing that is put again replaces the one with its id and counts as the newest.

    Nothing is opened or created before the first call. A call waits `busy_seconds` for another writer to finish.
    """

    def __init__(self, path: Path, *, busy_seconds: float = 10.0) -> None:
        self.path = path
        self._busy_seconds = busy_seconds

    def put(self, briefing: Briefing) -> None:
        """Keep a briefing; once this returns, it survives the end of the process.

        Raises StoreError.
        """
        body = briefing.model_dump_json().encode()
        row = (briefing.id, briefing.headline, briefing.topic, _sortable(briefing.generated_at), body, _digest(body))
        with self._connection() as connection:
            connection.execute("BEGIN IMMEDIATE")  # a deferred one fails at once when another writer is ahead
            connection.execute(_PUT, row)
            connection.execute("COMMIT")

    def get(self, briefing_id: str) -> Briefing:
        """The briefing under that id.

        Raises BriefingNotFound, and StoreError where what is kept is not what was put.
        """
        with self._connection() as connection:
            row = connection.execute("SELECT body, sha256 FROM briefing WHERE id = ?", (briefing_id,)).fetchone()
        if row is None:
            raise BriefingNotFound(
                f"no briefing has the id {briefing_id}", remedy="choose an id from the list of recent briefings"
            )
        return self._read(briefing_id, *row)

    def recent(self, limit: int) -> tuple[BriefingSummary, ...]:
        """At most `limit` stored briefings, the newest first.

        Raises StoreError.
        """
        with self._connection() as connection:
            rows = connection.execute(_RECENT, (limit,)).fetchall()
        try:
            return tuple(BriefingSummary(id=i, headline=h, topic=t, generated_at=g) for i, h, t, g in rows)
        except ValidationError:
            raise self._unusable("holds a damaged list of briefings") from None

    def _read(self, briefing_id: str, body: object, sha256: object) -> Briefing:
        garbled = StoreError(
            f"the stored briefing {briefing_id} in {self.path} is damaged",
            remedy="make it again from the same documents, which replaces it",
        )
        if not isinstance(body, bytes) or _digest(body) != sha256:
            raise garbled
        try:
            return Briefing.model_validate_json(body)
        except ValidationError:
            raise garbled from None

    @contextmanager
    def _connection(self) -> Iterator[sqlite3.Connection]:
        try:
            _create_private(self.path)
            with closing(sqlite3.connect(self.path, timeout=self._busy_seconds, isolation_level=None)) as connection:
                self._prepare(connection)
                yield connection
        except sqlite3.OperationalError as error:
            raise self._failed(error) from error
        except sqlite3.DatabaseError as error:
            raise self._unusable(f"is damaged or no store ({error})") from error
        except OSError as error:
            raise self._failed(error) from error

    def _prepare(self, connection: sqlite3.Connection) -> None:
        self._log_ahead(connection)
        connection.execute("PRAGMA synchronous = NORMAL")
        if _version(connection) == 0:
            self._create(connection)
        if (found := _version(connection)) != SCHEMA:
            raise StoreError(
                f"{self.path} has store format {found}, and this version reads format {SCHEMA}",
                remedy="upgrade this package, or set BRIEFING_DATA_DIR to another folder",
            )

    def _log_ahead(self, connection: sqlite3.Connection) -> None:
        """Change a new file to a write-ahead log, which the file then keeps.

        The change raises a read lock to a write lock. SQLite never waits there, however long its own wait is, since two
        that wait for each other would do so for ever; so the one that is refused lets go and asks again.
        """
        deadline = time.monotonic() + self._busy_seconds
        while True:
            try:
                connection.execute("PRAGMA journal_mode = WAL")
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                    raise
                time.sleep(_ASK_AGAIN_SECONDS)
            else:
                return

    def _create(self, connection: sqlite3.Connection) -> None:
        connection.execute("BEGIN IMMEDIATE")
        if _version(connection) == 0:  # no other process was faster
            if connection.execute("SELECT count(*) FROM sqlite_master").fetchone() != (0,):
                raise self._unusable("is the database of something else")
            connection.execute(_TABLE)
            connection.execute(f"PRAGMA user_version = {SCHEMA}")
        connection.execute("COMMIT")

    def _failed(self, error: Exception) -> StoreError:
        return StoreError(
            f"the store {self.path} cannot be used ({error})",
            remedy="free space or grant access there, or set BRIEFING_DATA_DIR to another folder",
        )

    def _unusable(self, what: str) -> StoreError:
        return StoreError(f"the store {self.path} {what}", remedy="move the file away; a new one is made")


def _create_private(path: Path) -> None:
    """Make folder and file for the owner alone; SQLite gives its side files the mode of the main one."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _digest(body: bytes) -> str:
    return hashlib.sha256(body).hexdigest()


def _sortable(moment: datetime) -> str:
    """UTC to the microsecond; a moment without a zone is taken as UTC.

    >>> _sortable(datetime(2024, 1, 2, 3, 4))
    '2024-01-02T03:04:00.000000+00:00'
    """
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return aware.astimezone(UTC).isoformat(timespec="microseconds")

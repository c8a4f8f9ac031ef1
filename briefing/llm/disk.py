"""Answers on disk. A cache may be lost at any time, so whatever goes wrong in it is a miss, and said once.

diskcache unpickles what it finds, which lets whoever can write to the folder run code (CVE-2025-69872). Here nothing is
ever unpickled: only bytes are stored, each value carries its SHA-256, and the folder is open to its owner alone.
"""

from __future__ import annotations

import asyncio
import hashlib
import logging
import shutil
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

import diskcache

_LOG = logging.getLogger(__name__)
_DIGEST_BYTES = 32
_PICKLED = diskcache.core.MODE_PICKLE
T = TypeVar("T")


class SafeDisk(diskcache.Disk):  # type: ignore[misc]
    """A disk that stores bytes under text keys, and refuses the rest on the way in and on the way out."""

    def put(self, key: object) -> tuple[object, bool]:
        """Refuse keys that would be pickled."""
        if not isinstance(key, str):
            raise TypeError("keys are text")
        return super().put(key)  # type: ignore[no-any-return]

    def get(self, key: object, raw: bool) -> object:
        """Refuse keys that were pickled."""
        if not raw:
            raise ValueError("a pickled key")
        return super().get(key, raw)

    def store(self, value: object, read: bool, key: object = diskcache.UNKNOWN) -> object:
        """Refuse values that would be pickled."""
        if not isinstance(value, bytes):
            raise TypeError("values are bytes")
        return super().store(value, read, key=key)

    def fetch(self, mode: int, filename: str | None, value: object, read: bool) -> object:
        """Refuse values that were pickled."""
        if mode == _PICKLED:
            raise ValueError("a pickled value")
        return super().fetch(mode, filename, value, read)


class AnswerCache:
    """Bytes by key. `get` and `put` never raise; the file system is touched by one thread of its own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._cache: diskcache.Cache | None = None
        self._warned = False
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="answers")

    async def get(self, key: str) -> bytes | None:
        """What was put under `key`, bit for bit, or None."""
        return await self._run(lambda: self._guarded(lambda cache: self._checked(cache, key)))

    async def put(self, key: str, value: bytes) -> None:
        """Keep `value`, if the disk allows."""
        sealed = hashlib.sha256(value).digest() + value
        await self._run(lambda: self._guarded(lambda cache: cache.set(key, sealed)))

    async def aclose(self) -> None:
        """Close the files; a later `get` would open them again in a new thread."""
        await self._run(self._close)
        self._thread.shutdown(wait=False)
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="answers")

    async def _run(self, work: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._thread, work)

    def _guarded(self, work: Callable[[diskcache.Cache], T]) -> T | None:
        try:
            return work(self._opened())
        except sqlite3.DatabaseError as error:
            self._set_aside(error)
        except Exception as error:  # noqa: BLE001 - whatever a cache does, it may not stop the work
            self._warn(error)
        return None

    def _checked(self, cache: diskcache.Cache, key: str) -> bytes | None:
        sealed = cache.get(key)
        if sealed is None:
            return None
        digest, value = sealed[:_DIGEST_BYTES], sealed[_DIGEST_BYTES:]
        if hashlib.sha256(value).digest() != digest:
            raise ValueError("a checksum does not fit")
        return bytes(value)

    def _opened(self) -> diskcache.Cache:
        if self._cache is None:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._folder.chmod(0o700)
            self._cache = diskcache.Cache(str(self._folder), disk=SafeDisk)
        return self._cache

    def _set_aside(self, error: Exception) -> None:
        """Move a garbled database out of the way; the next use starts an empty one."""
        self._warn(error)
        if isinstance(error, sqlite3.OperationalError):  # locked, read-only or full: nothing is garbled
            return
        aside = self._folder.with_name(self._folder.name + ".garbled")
        with suppress(OSError, sqlite3.Error):
            self._close()
            shutil.rmtree(aside, ignore_errors=True)
            self._folder.rename(aside)

    def _close(self) -> None:
        cache, self._cache = self._cache, None
        if cache is not None:
            cache.close()

    def _warn(self, error: Exception) -> None:
        if not self._warned:
            reason = f"{error.__class__.__name__}: {error}".split("\n", 1)[0]
            _LOG.warning("the cache of answers in %s is not usable (%s); going on without it", self._folder, reason)
        self._warned = True

"""Bytes to text: what is no text is named for what it is, with the way to make text of it."""

from __future__ import annotations

import codecs

from briefing.errors import EmptyInput, InputTooLarge, NotText

MAX_DOCUMENT = 2_000_000
"""Bytes of one document at the most: a long news report has 50,000."""
MAX_LINES = 20_000
"""Lines of one document at the most: more are a table, a log or a list, and no news."""
MAX_FILE = 100_000_000
"""Bytes of a file of many documents at the most."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_FORMATS: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF", "a PDF", "make text of it first: pdftotext {name}"),
    (b"PK\x03\x04", "a ZIP archive or an office document", "unpack it, or save it as plain text"),
    (b"\xd0\xcf\x11\xe0", "an old office document", "save it as plain text"),
    (b"{\\rtf", "rich text (RTF)", "save it as plain text"),
    (b"\x1f\x8b", "compressed (gzip)", "unpack it first: gunzip {name}"),
    (b"\x89PNG", "an image", "give its text"),
    (b"\xff\xd8\xff", "an image", "give its text"),
    (b"GIF8", "an image", "give its text"),
    (b"<!doctype html", "a web page (HTML)", "save it as plain text from the browser"),
    (b"<html", "a web page (HTML)", "save it as plain text from the browser"),
    (b"<?xml", "XML", "give its text, or JSON with a \"text\" for each document"),
)  # fmt: skip


def decode(data: bytes, *, name: str, limit: int = MAX_DOCUMENT) -> str:
    """The text of a file. UTF-8, or what a byte order mark says.

    Raises EmptyInput, InputTooLarge or NotText, in this order, each naming the file and the remedy.

    >>> decode(b"Snow fell.", name="oslo.txt")
    'Snow fell.'
    """
    if not data.strip():
        raise EmptyInput(f"{name} is empty", remedy="give a file with text in it")
    if len(data) > limit:
        raise InputTooLarge(f"{name} is longer than {size(limit)}", remedy="split it into its documents")
    _refuse_formats(data, name)
    encoding = next((encoding for bom, encoding in _BOMS if data.startswith(bom)), "")
    if not encoding and b"\0" in data:
        raise NotText(f"{name} is binary, not text", remedy="give plain text in UTF-8")
    try:
        return data.decode(encoding or "utf-8")
    except UnicodeDecodeError as error:
        raise _undecodable(data, name, error) from None


def size(count: int) -> str:
    """Bytes in words.

    >>> size(2_000_000)
    '2 MB'
    """
    return f"{count // 1_000_000} MB"


def _refuse_formats(data: bytes, name: str) -> None:
    head = data[:64].lstrip().lower()
    for start, what, remedy in _FORMATS:
        if head.startswith(start.lower()):
            raise NotText(f"{name} is {what}, not plain text", remedy=remedy.format(name=name))


def _undecodable(data: bytes, name: str, error: UnicodeDecodeError) -> NotText:
    line = data.count(b"\n", 0, error.start) + 1
    where = f"byte {error.start} (line {line}, 0x{data[error.start]:02X})"
    return NotText(
        f"{name} is not valid {error.encoding.upper()} at {where}",
        remedy=f"convert it, for example: iconv -f WINDOWS-1252 -t UTF-8 {name}",
    )

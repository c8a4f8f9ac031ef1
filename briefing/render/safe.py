"""Text of strangers, made harmless for the surface it is printed on.

Documents are data. What they hold can still act: an escape sequence on a terminal, an override of the writing direction
anywhere, a tag in HTML, a bracket in Markdown, a `javascript:` address in a link. Each is dealt with here and nowhere
else; the templates' environments apply these functions to every value, so that a template cannot forget to.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

_ACTING = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f"  # C0 without tab and line feed: escape sequences begin here
    "\x80-\x9f"  # C1: one of them alone begins a sequence too
    "\u202a-\u202e\u2066-\u2069"  # embeddings, overrides and isolates of the writing direction
    "\u206a-\u206f\ufff9-\ufffb"  # deprecated format characters and interlinear notes
    "\U000e0000-\U000e007f"  # tags: text that nobody sees
    "\ud800-\udfff]"  # halves of a pair, which no encoding takes
)
_PICTURES = {code: chr(0x2400 + code) for code in range(0x20)} | {0x7F: "\u2421"}

_MARKDOWN = re.compile(r"[\\`*_{}\[\]#|~$^]")
_MARKDOWN_LEADING = re.compile(r"^(?:([-+=:])(?=[-=:\s]|$)|(\d{1,9})([.)])(?=\s|$))")
_ENTITY = re.compile(r"&(?=#?\w+;)")


def visible(text: str) -> str:
    r"""Characters that act become characters that only show, one for one, so that offsets still count.

    >>> visible("plain \x1b[31mred\u202e")
    'plain ␛[31mred�'
    """
    return _ACTING.sub(lambda found: _PICTURES.get(ord(found[0]), "\ufffd"), text)


def inline(text: str) -> str:
    r"""The same on one line: every run of white space becomes a space.

    >>> inline(" two\n lines\u2028 ")
    'two lines'
    """
    return visible(" ".join(text.split()))


def markdown(text: str) -> str:
    r"""Text as Markdown that reads as exactly that text, wherever it stands on a line.

    >>> print(markdown("1. *bold* <b> [x](y) | R&D &lt;"))
    1\. \*bold\* &lt;b&gt; \[x\](y) \| R&D &amp;lt;
    """
    escaped = _MARKDOWN.sub(r"\\\g<0>", _ENTITY.sub("&amp;", inline(text))).replace("<", "&lt;").replace(">", "&gt;")
    return _MARKDOWN_LEADING.sub(lambda at: f"\\{at[1]}" if at[1] else f"{at[2]}\\{at[3]}", escaped)


def link(url: str | None) -> str | None:
    r"""The address where it is plain http or https with a host and nothing hidden in it, else None: it is only text.

    >>> link("https://example.org/a?b=1"), link("javascript:alert(1)"), link("java\nscript:x"), link("//example.org")
    ('https://example.org/a?b=1', None, None, None)
    """
    if url is None or re.search(r"[\s\\<>\"'`]", url) or _ACTING.search(url):
        return None
    try:
        parts = urlsplit(url)
        usable = parts.scheme in {"http", "https"} and bool(parts.hostname) and "@" not in parts.netloc
    except ValueError:
        return None
    return url if usable else None


def shortened(text: str, around: str = "", width: int = 160) -> str:
    """At most about `width` characters of one line, cut between words, with `around` kept in sight where it occurs.

    >>> shortened("one two three four five six", around="four", width=16)
    '… three four five …'
    """
    line = inline(text)
    if len(line) <= width:
        return line
    middle = max(line.casefold().find(inline(around).casefold()), 0) + len(around) // 2 if around else 0
    low = max(0, min(middle - width // 2, len(line) - width))
    high = low + width
    if low:
        low = line.rfind(" ", 0, low + 1) + 1
    if high < len(line):
        high = line.find(" ", high) if " " in line[high : high + 40] else high
    return ("… " if low else "") + line[low:high].strip() + (" …" if high < len(line) else "")

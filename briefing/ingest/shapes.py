"""The shapes of lines that are part of a page and not of its story: tables, tried from the top.

Each shape has an example that a test tries. A shape earns its place on pages of many publishers; the rest is body.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from briefing.model import BlockKind


class Shape(NamedTuple):
    """A kind of line: the pattern must match from the line's start, and the line may be no longer than `longest`."""

    kind: BlockKind
    pattern: re.Pattern[str]
    example: str
    longest: int = 200

    def fits(self, line: str) -> bool:
        """Whether the line has this shape."""
        return len(line) <= self.longest and self.pattern.match(line) is not None


def _shape(kind: BlockKind, pattern: str, example: str, longest: int = 200, *, cased: bool = False) -> Shape:
    return Shape(kind, re.compile(pattern, 0 if cased else re.IGNORECASE), example, longest)


_NAME_WORD = r"(?:[A-Z][\w.'’\-]*|[dD][eai]|[vV][ao]n|der|bin|al|el|la|du)"
NAME = rf"[A-Z][\w.'’\-]*(?:\s{_NAME_WORD}){{0,4}}"
"""One to five words as names have them."""
_ROLE = (
    r"(?:writers?|correspondents?|reporters?|editors?|bureau(?: chief)?|desk|staff|columnists?|producer|journalists?"
    r"|contributors?)(?: in \w+)?"
)
_POINTER = (
    r"(?:more(?=\s*[:|])|also read|read also|read more|read next|see also|see more|also see|also on"
    r"|related(?: (?:articles?|stor(?:y|ies)|topics?|coverage|news|content|links?|posts?|reading))?"
    r"|recommended(?: (?:stories|reading|for you))?|more on this(?: story)?"
    r"|more (?:stories|news|coverage|top stories|headlines)|you (?:may|might) (?:also )?(?:like|be interested in)"
    r"|don['’]?t miss|must read|most (?:read|popular|viewed)|trending(?: now)?|editors?['’]? (?:picks?|choice)"
    r"|top stories|in other news|further reading|from our partners|what to read next"
    r"|watch(?: also| now| live)?|listen|in pictures)"
)

ANYWHERE: tuple[Shape, ...] = (
    # rights, sources and notes of the desk
    _shape("credit", r"[\W_]*$", "* * *", 10_000),
    _shape("credit", r"\W*(?:ends?|0|30|more)\W*$", "###ENDS###", 20),
    _shape(
        "credit",
        r"(?:©|\(c\)\s*(?:19|20)\d\d|copyright\s*(?:©|\(c\)|(?:19|20)\d\d|by\b))",
        "© 2021 The Hill Herald",
        600,
    ),
    _shape("credit", r"(?:.{0,200}[.\d)]\s+|\W*)all rights reserved\b", "The Herald 2021. All rights reserved.", 500),
    _shape(
        "credit",
        r"this (?:material|story|article|content|report|work) (?:may|must|can) not be (?:\w+,? ){0,2}"
        r"(?:published|reproduced|copied|broadcast|redistributed|rewritten)",
        "This material may not be published.",
        500,
    ),
    _shape("credit", r"\W*(?:sources?|via|agency|agencies|news source)\s*[:：]\s*\S.{0,60}$", "Source: NTB", 80),
    _shape(
        "credit",
        r"\W*(?:with|based on|from) (?:additional )?(?:\w+ )?(?:inputs?|reporting|material|files) (?:from|by) .{2,80}$",
        "(With inputs from agencies)",
        120,
    ),
    _shape(
        "credit",
        r"\W*(?:[Aa]dditional |[Ww]riting |[Ww]ritten and )?(?:[Rr]eporting|[Ee]diting|[Ww]riting|[Cc]ompiled|[Ee]dited"
        r"|[Tt]ranslat(?:ed|ion)) by\s+[A-Z]",
        "(Reporting by Ann Hill; Editing by Bo Dale)",
        400,
        cased=True,
    ),
    _shape(
        "credit",
        r".{0,120}\bcontributed (?:reporting\b|to (?:this|the) (?:story|report|article|reporting)\b)",
        "Ann Hill in Oslo contributed to this report.",
        250,
    ),
    _shape(
        "credit",
        r"\W*(?:except for the headline,? )?this (?:story|article|copy|news|post)"
        r" (?:has not been edited|has been|was"
        r"|is|first|originally)\b.{0,40}\b(?:edited|published|syndicated|auto[- ]?generated|appeared|produced"
        r"|provided|sourced)\b",
        "This story was originally published by The Hill Herald.",
        300,
    ),
    _shape(
        "credit",
        r"\W*(?:disclaimer|correction|editor['’]?s['’]? note|our standards)\s*:",
        "Our Standards: what we stand for",
        400,
    ),
    # what leads elsewhere
    _shape("related", rf"[^\w(\"“'‘]*{_POINTER}\s*(?:[:：|–—>»]|-\s).*", "| Also Read: Snow falls in Oslo |", 250),
    _shape("related", rf"[^\w\"“'‘]*{_POINTER}[^\w\"”'’]*$", "Read more »", 60),
    _shape(
        "related",
        r"\W*(?:click|tap|swipe) (?:here|on|to|the)\b|^read (?:more|the full (?:story|article|report)"
        r"|it) (?:here|on|at|about)\b",
        "Click here to read more",
        200,
    ),
    _shape(
        "related",
        r"\W*(?:subscribe|sign up|register|log ?in|log on)(?:$|\W+(?:to|for|here|now|today|with|and)\b"
        r".{0,140}(?:newsletter|alerts?|updates|inbox|e?-?mail|account|subscri|daily|week|free|access|channel"
        r"|podcast|here|more)|[!:.]?$)",
        "Subscribe to our daily newsletter",
    ),
    _shape(
        "related",
        r"\W*(?:follow|like|join|find|contact|visit) (?:us|our|me)\b.{0,60}(?:\b(?:(?:on|at|via) (?:our |the )?"
        r"(?:x|twitter|facebook|instagram|telegram|whatsapp|youtube|linkedin|threads|google news|https?\S+|www\S+"
        r"|\S+@\S+)|channel|newsletter|community|app|page|website)\b)",
        "Follow us on Telegram",
        200,
    ),
    _shape(
        "related",
        rf"follow {NAME} on (?:x|twitter|facebook|instagram|threads|linkedin|bluesky)\b",
        "Follow Ann Hill on Twitter",
        120,
    ),
    _shape(
        "related",
        r"\W*share (?:this|on|via|with|it)\b.{0,80}$|\W*(?:share|tweet|print|e-?mail|save|comments?|copy link"
        r"|facebook|twitter"
        r"|whatsapp|telegram|linkedin|reddit|pinterest|bookmark|\d+ (?:comments?|shares?)|[\s,|/•·&+-])+$",
        "Share this on Facebook",
        120,
    ),
    _shape(
        "related",
        r"\W*(?:get|receive) (?:the latest|the day['’]s|our|breaking|more|all the).{0,100}(?:inbox|newsletter"
        r"|e-?mail|app|phone|alerts?)",
        "Get the latest news in your inbox",
        200,
    ),
    _shape("related", r"\W*(?:download|install|support|donate to|help) (?:our|us)\b.{0,120}$", "Download our app", 150),
    _shape(
        "related",
        r"\W*(?:advertisements?|sponsored(?: content)?|promoted|(?:story|article) continues below.{0,30}"
        r"|continue reading.{0,40}|skip to .{0,40}"
        r"|scroll (?:down )?(?:to|for).{0,40}|leave a (?:comment|reply)|play video|video player.{0,40}"
        r"|listen to this (?:article|story).{0,20}"
        r"|loading.{0,20}|view (?:all|comments|gallery|more).{0,20}|back to top|home|menu|search"
        r"|\d+ min(?:ute)?s? read)\W*$",
        "ADVERTISEMENT",
        80,
    ),
    _shape(
        "related",
        r"(?:tags?|topics?|keywords?|filed under|categor(?:y|ies)|hashtags?)\s*[:：]\s*\S",
        "Tags: snow, Oslo",
        300,
    ),
    _shape(
        "related",
        r"(?:https?\s*:\s*/\s*/|www\.)\S+(?:\s\S{1,40}){0,60}$",
        "https://herald.example/oslo",
        400,
        cased=True,
    ),
    _shape("related", r"(?:@\w{2,30}[\s,]*)+$|(?:#\w{2,40}[\s,]*)+$", "#snow #oslo", 200),
)

HEAD_OR_FOOT: tuple[Shape, ...] = (
    _shape(
        "byline",
        rf"(?:By|BY|by|Written by|Reported by|Story by|Words by|Posted by|Author:|From)\s+(?:[Tt]he\s)?{NAME}"
        rf"(?:\s?(?:,|and|&|\|)\s?{NAME}){{0,4}}(?:\s?[,|/–—•·(-]+\s?[\w.'’&| ,)-]{{2,80}})?$",
        "By Ann Hill and Bo Dale, Hill Herald Writers",
        160,
        cased=True,
    ),
    _shape(
        "byline",
        rf"{NAME}\s?[,|–—/•·]\s?(?:[\w.'’&-]+ ){{0,4}}(?i:{_ROLE})$",
        "Ann Hill, Senior Political Correspondent",
        120,
        cased=True,
    ),
    _shape(
        "byline",
        r"[A-Za-z][\w.&'’]{1,20}(?: [A-Z][\w.&'’]{1,20}){0,2}\s?/\s?[A-Z]{1,4}(?:[-/][A-Z]{1,4}){0,3}$",
        "NewsHill/ AB",
        60,
        cased=True,
    ),
    _shape(
        "byline",
        r"[a-z]{2,4}(?:\s?[/,]\s?[a-z]{2,4}){1,4}(?:\s*\([\w ,/&-]{2,60}\))?$",
        "ab/cd (NTB, TT)",
        80,
        cased=True,
    ),
    _shape(
        "byline",
        rf"{NAME} (?:covers|can be reached|is an? (?:[\w-]+ ){{0,4}}(?:reporter|correspondent|editor|writer|columnist)"
        r" (?:for|with|at|covering|based))\b",
        "Ann Hill is a senior reporter for the Herald.",
        400,
        cased=True,
    ),
    _shape("byline", r"(?:email|e-mail|contact|write to)\b.{0,60}\S+@\S+", "Email Ann Hill at ann@herald.example", 150),
    _shape("credit", r"\(\s*[A-Z][\w.&/, -]{1,30}\)\s*$", "(NTB)", 40, cased=True),
    _shape("credit", r"[-–—]{1,2}\s?[A-Z][\w.&/ -]{1,30}$", "--NTB", 40, cased=True),
)
"""Believed only before the first and after the last line of running text."""

_LABEL_NAMES: tuple[tuple[BlockKind, str, str], ...] = (
    ("title", r"title|headline", r"\S.*"),
    (
        "date",
        r"date|published|publication[ _]date|published[ _](?:on|at)|date[ _]published|updated",
        r".{0,20}\d.{0,60}",
    ),
    ("byline", r"authors?|byline|by", r"\S.{0,150}"),
    (
        "credit",
        r"publisher|publication|outlet|newspaper|source|site(?:[ _]name)?|copyright|language|lang",
        r"\S.{0,150}",
    ),
    ("related", r"url|link|canonical|permalink|tags?|category|section|keywords|topics?|slug|id", r"\S.{0,300}"),
)
LABELS: tuple[tuple[BlockKind, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(rf"(?:{names})\s*[:=]\s*(?P<value>{value})$", re.IGNORECASE))
    for kind, names, value in _LABEL_NAMES
)
"""`Label: value` lines at the very top, as exports and front matter have them."""

LONE_POINTER = re.compile(rf"[^\w\"“'‘]*{_POINTER}[^\w\"”'’]*$", re.IGNORECASE)
"""A pointer with nothing behind it: what it points to stands on the next line."""

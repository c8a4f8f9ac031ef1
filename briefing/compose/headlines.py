"""A finding's statement as a headline: its own words, cut where a sentence is left."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.compose.wording import FINITE, balanced, has_verb, open_ended
from briefing.normalize import TITLES, find_names

HEADLINE_WORDS = 12
"""Most words of a headline."""

_OPENING_TIME = re.compile(
    r"^(?:today|tonight|yesterday|thus far|so far|meanwhile|now|additionally|certainly"
    r"|(?:on|in|during|at|last|earlier|late)\s+(?:[\w’'-]+\s+){0,3}?(?:monday|tuesday|wednesday|thursday|friday|saturday"
    r"|sunday|today|yesterday|week|month|year|january|february|march|april|may|june|july|august|september|october"
    r"|november|december)(?:\s+\d{1,2})?),\s+",
    re.IGNORECASE,
)
_CLOSING_TIME = re.compile(
    r"\s(?:earlier\s|late\s)?(?:yesterday|today|tonight|tomorrow)(?:\s(?:morning|afternoon|evening|night))?$"
)
"""What is true on the day of one document only."""

_HAPPENED = re.compile(
    r"^(?:the|this|that)?\s?(?:\w+\s)?(?:incident|event|accident|announcement|move|news)\s(?:was\s)?"
    r"(?:happened|occurred|took|comes?|came|made|follows?|followed)\b",
    re.IGNORECASE,
)
"""What says only that or when something happened."""

_BREAK = re.compile(
    r"[,;—–]\s|\s(?=(?:in|on|at|for|with|after|before|during|as|while|that|which|who|over|from|to|and|but|when|since"
    r"|by|amid|including|because)\b)"
)
_LEANS = re.compile(
    r"^(?:this|these|that|those|it|he|she|they|his|her|its|their|such|both|another|also)\b"
    r"|\b(?:the|made) (?:the )?(?:remarks?|comments?)\b",
    re.IGNORECASE,
)
_DANGLING = frozenset(
    (
        "the a an of to and or in on at for with by his her its their that which as is was were be has have had will "
        "would can could may might must should do does did not met said says told made took gave held sent brought put "
        "need needs seek seeks want wants"
    ).split()
)
_JOINS = re.compile(rf"\s(?:and|or)\s(?!(?:\w+ly\s)?{FINITE.pattern})")
"""What joins two things, and no two clauses: cut there, the first would have done alone what it did with the second."""

_ARTICLE = re.compile(
    r"(?:^(?:The|An?)(?= [a-z])|\b(?:a|an|the))\s"
    r"(?!few|lot|little|number|dozen|hundred|thousand|million|billion|third|quarter|half)"
)


def headline(statement: str) -> str | None:
    """A statement in at most a dozen of its own words, or None where no cut leaves a sentence.

    >>> headline("On Monday, Foreign Minister Ana Ruiz met President Omar Sy in Dakar for talks on fishing rights.")
    'Ana Ruiz met Omar Sy in Dakar for talks on fishing rights'
    """
    if _LEANS.search(statement) or _HAPPENED.match(statement):
        return None
    text = open_ended(_without_titles(_OPENING_TIME.sub("", statement)).rstrip())
    return _cut(text[:1].upper() + text[1:]) or _cut(_bare(text))


def _cut(text: str) -> str | None:
    """The most of a text, from its start, that is a sentence of at most a dozen words."""
    cuts = [match.start() for match in _BREAK.finditer(text) if not _JOINS.match(text, match.start())]
    for end in [len(text), *reversed(cuts)]:
        cut = _CLOSING_TIME.sub("", text[:end].rstrip(" ,;—–"))
        count = len(cut.split())
        whole = 4 <= count <= HEADLINE_WORDS and cut.split()[-1].lower() not in _DANGLING and balanced(cut)
        if whole and (end == len(text) or has_verb(cut)):
            return cut
    return None


def _bare(text: str) -> str:
    """As headlines do where room is short; nothing is dropped from somebody's own words."""
    if "“" in text or '"' in text:
        return text
    bare = _ARTICLE.sub("", text)
    return bare[:1].upper() + bare[1:]


def either(own: str, other: str) -> str:
    """Two values of one thing, what both end in said once.

    >>> either("12 people", "15 people"), either("upheld", "struck down"), either("18 June", "June 19, 2024")
    ('12 or 15 people', 'upheld or struck down', '18 June or June 19, 2024')
    """
    words, others = own.split(), other.split()
    shared = 0
    while shared < min(len(words), len(others)) - 1 and words[-1 - shared].lower() == others[-1 - shared].lower():
        shared += 1
    return " ".join([*words[: len(words) - shared], "or", *others])


def opens_quoted(statement: str) -> bool:
    """Whether a statement begins with somebody's own words.

    >>> opens_quoted("“It is over,” Ruiz said."), opens_quoted("Ruiz said it was “over”.")
    (True, False)
    """
    return statement.lstrip()[:1] in {"“", '"', "‘", "«"}


def _without_titles(text: str) -> str:
    """Drop the office in front of a person's name: capitals and titles that run up to it."""
    kept = text
    for mention in reversed(find_names(text)):
        if " " not in mention.value:
            continue
        before = re.search(r"((?:[^\W\d_][\w’'-]*\s+)+)$", kept[: mention.start])
        if before is None:
            continue
        run = before.group(1).split()
        if run[-1].lower().rstrip(".") not in TITLES:
            continue
        office = _office(run)
        cut = kept[: mention.start].rstrip()
        for word in reversed(office):
            cut = cut.rstrip()[: -len(word)]
        kept = cut + kept[mention.start :]
    return kept


def _office(run: Sequence[str]) -> list[str]:
    """The words at the end of a run that are titles or capitals."""
    office: list[str] = []
    for word in reversed(run):
        if word.lower().rstrip(".") not in TITLES and not word[:1].isupper():
            break
        office.append(word)
    return office[::-1]

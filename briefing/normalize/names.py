"""Names: runs of capitals in a text, folded to one key for all their forms within a document.

No language pipeline is used, so that a million claims can be compared; what capitals cannot tell (is it a person?)
is decided by titles and by the longer forms that the same document holds.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from unicodedata import combining, normalize

from briefing.model import Mention
from briefing.normalize.countries import country
from briefing.normalize.terms import zipf
from briefing.text import sentences

_WORD = r"(?:[A-Z]\.(?:[A-Z]\.)*|(?:St|Ste|Mt|Ft)\.(?=\s)|[^\W\d_a-z][\w]*(?:[-’'.&](?=\w)\w+)*)"
_LINK = r"(?:[^\S\n]+(?:(?:of|and|for)[^\S\n]+the|of|de|del|da|la|al|bin|ibn|van|von|der|den|and|for|&)(?=\s)){0,2}"
_RUN = re.compile(rf"\b{_WORD}(?:{_LINK}[^\S\n]+{_WORD})*")
_CAPITALISED = re.compile(_WORD)
_CAPITALS = re.compile(r"\b[A-Z]{2,}\b")
_SHORT_FORM = re.compile(r"(?<=\w)(?: \(|, or )([A-Z][\w&-]{1,11})(?=[),])")
_UPPER = re.compile(r"[^\W\d_a-z]")
_AND = re.compile(r"\s+and\s+(?:the\s+)?|\s+for\s+(?:the\s+)?")
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i"})
"""Letters that Unicode does not take apart into a plain one and an accent."""

_POSSESSIVE = re.compile(r"[’']s?$")

TITLES = frozenset(
    (
        "mr mrs ms miss dr sir lord lady dame prof professor president premier chancellor minister secretary senator "
        "sen rep congressman congresswoman governor gov mayor general gen colonel col lieutenant lt sergeant sgt "
        "captain capt corporal major maj admiral adm commander cmdr chief chairman chairwoman director ceo judge "
        "justice attorney pope archbishop bishop cardinal rev reverend king queen prince princess sheikh ayatollah "
        "leader spokesman spokeswoman spokesperson analyst officer deputy vice coach ambassador envoy supt inspector "
        "adviser advisor commissioner prosecutor councillor chairperson"
    ).split()
)
_OFFICES = frozenset(
    (
        "prime foreign defence defense interior home finance justice state exchequer treasury security national acting "
        "assistant executive press police fire military naval army staff affairs war trade commerce industry economy "
        "energy environment climate agriculture fisheries health education labour labor employment transport culture "
        "tourism sport sports housing planning development immigration information communications technology science "
        "former first senior interim general"
    ).split()
)
"""Words that with a title make an office; the name of whoever holds it comes before or after them."""

_NOT_NAMES = frozenset(
    (
        "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
        "september october november december jan feb mar apr jun jul aug sep sept oct nov dec i a the an this that "
        "these those he she it they we you his her its their our my your there here in on at by for from with after "
        "before during since until while when where although though because if as but and so yet or however meanwhile "
        "also then now what who why how no not some many most all one two three four five six seven eight nine ten "
        "both each another other more over about nearly almost around under despite amid given according following "
        "earlier later last next first second third today yesterday tomorrow such only just even still once under "
        "between against among through without within across every several few any neither either nor to of is was "
        "are were be been have has had do did does will would can could may might must should am pm gmt est edt pst "
        "utc read related source photo"
    ).split()
)


_SOUNDS = (
    (re.compile(r"ph"), "f"), (re.compile(r"kh"), "h"), (re.compile(r"q|ck"), "k"), (re.compile(r"[eiy]+"), "i"),
    (re.compile(r"[ou]+"), "u"), (re.compile(r"([bcdfghklmnprstvwxz])\1+"), r"\1"),
)  # fmt: skip
"""What transliterations of one name differ in."""


@lru_cache(maxsize=65536)
def fold_name(name: str) -> str:
    """The form under which variants of a name meet: lower case, no hyphen, accent, possessive, full stop, the or title.

    >>> fold_name("President Lee Jae-myung’s"), fold_name("The U.N."), fold_name("Erdoğan")
    ('lee jae myung', 'un', 'erdogan')
    """
    plain = _POSSESSIVE.sub("", name.replace("’", "'")).replace("-", " ").replace(".", "").lower()
    if not plain.isascii():
        plain = "".join(c for c in normalize("NFKD", plain.translate(_LETTERS)) if not combining(c)).lower()
    parts = plain.split()
    while len(parts) > 1 and (parts[0] in TITLES or parts[0] == "the"):
        parts = parts[1:]
    return " ".join(parts)


@lru_cache(maxsize=4096)
def find_names(text: str, known: frozenset[str] = frozenset()) -> tuple[Mention[str], ...]:
    """Names in text order; a title ends what is in front of it, so "Defence Minister Ana Ruiz" holds "Ana Ruiz".

    A single capitalised word that opens a sentence counts only where it is not an everyday word, or is among the folded
    names `known` from elsewhere.

    >>> [m.value for m in find_names("On Monday, Bank of Chile chief Ana Ruiz met Lord Hill and Oslo’s mayor.")]
    ['Bank of Chile', 'Ana Ruiz', 'Hill', 'Oslo']
    """
    openings = {_first_letter(text, start, end) for start, end in sentences(text)}
    acronyms = _acronyms(text, known)
    found: list[Mention[str]] = []
    for begin, run in _runs(text):
        own = acronyms & frozenset(run.split()) if acronyms else acronyms
        for place, surface in _named(run, own):
            start = begin + place
            in_doubt = start in openings and surface not in own and fold_name(surface) not in known
            if not (in_doubt and _is_everyday(surface)):
                found.append(Mention(start, start + len(surface), surface))
    return tuple(found)


@lru_cache(maxsize=64)
def _runs(text: str) -> tuple[tuple[int, str], ...]:
    """Where runs of capitals begin, and the runs; a document is read without and with its short forms."""
    return tuple((run.start(), run.group()) for run in _RUN.finditer(text))


def _acronyms(text: str, known: frozenset[str]) -> frozenset[str]:
    """Words in capitals that name somebody though they are everyday words, since a bracket introduced them: "(WHO)"."""
    words = {word for word in _CAPITALS.findall(text) if word.lower() in _NOT_NAMES}
    return frozenset(word for word in words if f"({word})" in text or word.lower() in known)


def name_keys(text: str, aliases: Mapping[str, str] | None = None) -> tuple[str, ...]:
    """Keys of the names in a text, in order; `aliases` brings the short forms of its document.

    >>> name_keys("Russian and Dutch ships left Oslo.")
    ('russia', 'netherlands', 'oslo')
    """
    keys = (name_key(mention.value, aliases) for mention in find_names(text, frozenset(aliases or ())))
    return tuple(key for key in keys if key)


def name_key(name: str, aliases: Mapping[str, str] | None = None) -> str:
    """One key for a name: what its document says it is short for, a country by any of its names, or its folding."""
    folded = fold_name(name)
    return (aliases or {}).get(folded) or country(name) or country(folded) or folded


@lru_cache(maxsize=65536)
def sound_key(key: str) -> str:
    """A name's key across documents: full names meet in any transliteration.

    Doubled consonants count once, i, y and e are alike, o and u, q and k, kh and h. One word alone has too few letters
    to tell two people apart by, and a country has one name.

    >>> sound_key("volodymyr zelenskyy") == sound_key("volodymyr zelensky"), sound_key("lee") == sound_key("li")
    (True, False)
    """
    if " " not in key or country(key):
        return key
    heard = key
    for sound, letter in _SOUNDS:
        heard = sound.sub(letter, heard)
    return heard if heard == key else sound_key(heard)


@lru_cache(maxsize=256)
def find_aliases(text: str) -> Mapping[str, str]:
    """Which longer name each short form in a document stands for; forms that fit two names are left out.

    Two people who share a surname are never joined: their surname fits both.

    >>> aliases = find_aliases("The Norges Bank (NB) hired Ana Ruiz. Ruiz said NB grows.")
    >>> aliases["ruiz"], aliases["nb"]
    ('ana ruiz', 'norges bank')
    """
    folded = {fold_name(m.value): m.value for m in find_names(text)}
    long_forms = sorted(key for key in folded if " " in key)
    choices: dict[str, set[str]] = defaultdict(set)
    introduced = _introduced(text)
    found = set(_CAPITALISED.findall(text))
    written = folded.keys() | {fold_name(word) for word in found}
    capitals = {fold_name(word) for word in found if word.isupper()}
    for key in long_forms:
        full = country(key) or key
        if key in introduced:
            choices[introduced[key]].add(full)
        if (initials := _initials(folded[key])) in capitals:
            choices[initials].add(full)
        for short in _short_forms(key):
            if short in written:
                choices[short].add(full)
    return {
        short: next(iter(full))
        for short, full in sorted(choices.items())
        if len(full) == 1 and not country(short) and short not in full - {short}
    }


def _initials(surface: str) -> str:
    """The capitals that a name's words begin with, in lower case; "" where there is only one.

    >>> _initials("World Health Organization"), _initials("Bank of Chile"), _initials("Oslo")
    ('who', 'bc', '')
    """
    letters = "".join(word[0] for word in re.split(r"[\s-]+", surface) if _UPPER.match(word)).lower()
    return letters if len(letters) > 1 else ""


def _short_forms(key: str) -> Iterable[str]:
    parts = key.split()
    if len(parts[0]) > 2:
        yield parts[0]
    if len(parts[-1]) > 2:
        yield parts[-1]


def _introduced(text: str) -> dict[str, str]:
    """Short forms that a document introduces in brackets right after the long one."""
    found = list(_SHORT_FORM.finditer(text))
    ends = {mention.end: fold_name(mention.value) for mention in find_names(text)} if found else {}
    return {ends[m.start()]: fold_name(m.group(1)) for m in found if m.start() in ends}


def _first_letter(text: str, start: int, end: int) -> int:
    return next((i for i in range(start, end) if text[i].isalnum()), start)


@lru_cache(maxsize=16384)
def _named(run: str, acronyms: frozenset[str]) -> tuple[tuple[int, str], ...]:
    """The names in a run of capitals and where they begin, cut at "and", at everyday words and after titles.

    Stories repeat their names.
    """
    joints = [0, *(place for joint in _AND.finditer(run) for place in joint.span()), len(run)]
    pieces = zip(joints[::2], joints[1::2], strict=True)
    cuts = (cut for first, last in pieces for cut in _cut_at_titles(run, first, last, acronyms))
    found = ((first, _POSSESSIVE.sub("", run[first:last])) for first, last in cuts)
    return tuple((first, surface) for first, surface in found if surface in acronyms or _may_be_name(surface))


def _cut_at_titles(text: str, start: int, end: int, acronyms: frozenset[str]) -> list[tuple[int, int]]:
    found = list(re.finditer(r"\S+", text[start:end]))
    plain = [_POSSESSIVE.sub("", word.group()).lower().rstrip(".") for word in found]
    offices, lands = _offices(plain), _lands(plain)
    cuts: list[tuple[int, int]] = []
    first: int | None = None
    last = start
    for n, word in enumerate(found):
        everyday = plain[n] in _NOT_NAMES and word.group() not in acronyms
        stops = n in offices or plain[n] in TITLES or everyday
        if stops and first is not None and plain[n] not in {"the", "of", "for"}:
            cuts.append((first, last))
            first = None
        if not stops and first is None and _UPPER.match(word.group()):
            first = start + word.start()
        if not stops or plain[n] in {"of", "the"}:
            last = start + word.end()
        if first is not None and (n in lands or plain[n] != word.group().lower().rstrip(".")):
            cuts.append((first, last))
            first = None
    if first is not None:
        cuts.append((first, last))
    return cuts


def _offices(plain: Sequence[str]) -> set[int]:
    """Places of the words that belong to a title: "Prime Minister", "Secretary of State", "Chief Executive"."""
    places: set[int] = set()
    for title in (n for n, word in enumerate(plain) if word in TITLES):
        front = title
        while front and plain[front - 1] in _OFFICES:
            front -= 1
        back = title + 1
        while back < len(plain) and (plain[back] in _OFFICES or plain[back] in {"of", "the", "for"}):
            back += 1
        places.update(range(front, title))
        if back < len(plain) or "of" in plain[title:back]:
            places.update(n for n in range(title + 1, back) if plain[n] in _OFFICES)
    return places


def _lands(plain: Sequence[str]) -> set[int]:
    """Places where the name of a country ends that a title is of: "President of South Korea | Ana Ruiz"."""
    after = (n + 2 for n, word in enumerate(plain[:-2]) if word in TITLES and plain[n + 1] == "of")
    ends = ((begin, begin + length) for begin in after for length in (1, 2, 3))
    return {end - 1 for begin, end in ends if country(" ".join(plain[begin:end]))}


def _may_be_name(surface: str) -> bool:
    plain = surface.lower().rstrip(".")
    return bool(surface) and plain not in _NOT_NAMES and plain not in TITLES and len(plain) > 1


@lru_cache(maxsize=16384)
def _is_everyday(surface: str) -> bool:
    """Whether a single word is more often a word than a name: 20 in a million or more in print (Zipf 4.3; wordfreq)."""
    single = " " not in surface and "." not in surface
    return single and not country(surface) and zipf(surface.lower()) >= 4.3

"""Verbs that say what happened to the counted, each form led to its past form ("ships", "shipping" → "shipped")."""

from __future__ import annotations

# Regular verbs by their base; forms are made by the spelling rules of English.
_REGULAR = """
abandon accept acquire add adopt agree airlift allocate approve arm assign attack attend attract attract award ban
blame block bomb borrow capture carry cancel cause charge close collect complete condemn conduct confiscate contribute
convict create damage delay deliver demand demolish deport deploy destroy discover dismiss dispatch displace distribute
donate earn employ enter erase establish exchange execute expel export face fire fine finish flatten flood form free
fund generate grant halt hand handle hire host house import imprison incur infect inspect install intercept invest
invite issue jail join kidnap land launch lease liberate load lower launch manufacture mobilise mobilize move need
obtain offer open operate order oust own owe pack pardon pass permit pick place plan plant pledge possess post
postpone print process produce promise protest provide publish pump purchase qualify raid rate receive recover recruit
register reject release relocate remain remove repair replace request require rescue resettle return reveal review
sack save score secure seize sentence serve settle share ship sign sink smuggle sponsor spot staff station store
strand supply suspend tax test trade train transfer transport trap treat unload use vaccinate visit vote want welcome
work wreck
"""
# Irregular verbs: past form, then the other forms.
_IRREGULAR = """
sent: send sends sending
built: build builds building
bought: buy buys buying
brought: bring brings bringing
cost: costs costing
cut: cuts cutting
fired: fire fires
fled: flee flees fleeing
found: find finds finding
gave: give gives giving given
held: hold holds holding
hit: hits hitting
held: hold holds holding
lost: lose loses losing
made: make makes making
met: meet meets meeting
put: puts putting
ran: run runs running
set: sets setting
shot: shoot shoots shooting
spent: spend spends spending
stolen: steal steals stealing stole
struck: strike strikes striking
taken: take takes taking took
thrown: throw throws throwing threw
won: win wins winning
written: write writes writing wrote
lent: lend lends lending
fought: fight fights fighting
flown: fly flies flying flew
chosen: choose chooses choosing chose
drawn: draw draws drawing drew
worn: wear wears wearing wore
shut: shuts shutting
laid: lay lays laying
left: leave leaves
pleaded: plead pleads pleading
"""
# Words in -ed that say nothing of the counted: reporting verbs, adjectives, nouns.
_NO_ROLE = frozenset(
    "said reported announced claimed believed estimated expected confirmed noted added stated acknowledged warned "
    "suggested showed included involved based according alleged united hundred armed accused indeed need speed seed "
    "feed related so-called combined totaled totalled numbered reached averaged remained seemed appeared wanted tried "
    "asked decided called named described indicated revealed insisted argued explained replied concluded predicted "
    "projected proposed planned aimed hoped feared started continued happened occurred ended lasted passed aged red "
    "bed shed limited increased advanced exceed proceed succeed indeed breed greed deed weed creed married retired "
    "required detailed skilled experienced".split()
)
_VOWELS = frozenset("aeiou")


def _forms(base: str) -> tuple[str, list[str]]:
    """Past form and all forms of a regular verb."""
    if base.endswith("e"):
        return base + "d", [base, base + "s", base + "d", base[:-1] + "ing"]
    if base.endswith("y") and base[-2] not in _VOWELS:
        return base[:-1] + "ied", [base, base[:-1] + "ies", base[:-1] + "ied", base + "ing"]
    stem = base + base[-1] if _doubles(base) else base
    plural = base + ("es" if base.endswith(("s", "x", "ch", "sh")) else "s")
    return stem + "ed", [base, plural, stem + "ed", stem + "ing"]


def _doubles(base: str) -> bool:
    """Whether the last consonant is doubled: "ship", "ban", "expel", "transfer"."""
    if base in {"expel", "transfer", "kidnap", "incur"}:
        return True
    short = sum(letter in _VOWELS for letter in base) == 1 and base[-2] in _VOWELS
    return short and base[-1] not in _VOWELS | set("wxy") and base != "join"


def _all_forms() -> dict[str, str]:
    forms = {form: past for base in _REGULAR.split() for past, made in (_forms(base),) for form in made}
    for line in _IRREGULAR.strip().splitlines():
        past, others = line.split(":")
        forms |= dict.fromkeys([past, *others.split()], past)
    return forms


_FORMS = _all_forms()


def is_common_verb(word: str) -> bool:
    """Whether a word is a form of a listed verb, and no mere participle ("mixed artillery")."""
    return word in _FORMS and word not in _NO_ROLE


def past_form(word: str) -> str:
    """The past form of a verb in any form, "" for what is no verb with a role.

    >>> past_form("ships"), past_form("sending"), past_form("orchestrated"), past_form("said")
    ('shipped', 'sent', 'orchestrated', '')
    """
    if word in _NO_ROLE:
        return ""
    if word in _FORMS:
        return _FORMS[word]
    return word if len(word) > 4 and word.endswith("ed") and word.isalpha() else ""

"""Verbs that say what happened to the counted, each form led to its past form ("ships", "shipping" → "shipped")."""

from __future__ import annotations

# Regular verbs by their base; forms are made by the spelling rules of English.
_REGULAR = """
abandon accept acquire add adopt agree airlift allocate approve assign attend attract ban borrow cancel capture carry
close collect complete condemn conduct confiscate contribute convict create deliver demolish deploy deport destroy
discover dismiss dispatch displace distribute donate earn employ enter erase establish execute expel flatten generate
grant halt imprison incur infect inspect install intercept invest invite jail join kidnap liberate load manufacture
mobilise mobilize obtain operate oust owe pardon possess postpone print provide publish qualify receive recover
recruit reject relocate remove require resettle reveal save secure seize serve settle ship smuggle strand suspend
trade unload vaccinate
"""
# Bases that are nouns as well: only their forms in -ed and -ing are read as verbs ("took place", "a bomb").
_NOUNS_TOO = """
arm attack award blame block bomb cause charge damage delay demand exchange export face fine finish fire flood form
free fund hand handle hire host house import issue land launch lease lower move need offer open order own pack pass
permit pick place plan plant pledge post process produce promise protest pump purchase raid rate register release
repair replace request rescue return review sack score sentence share sign sink sponsor spot staff station store
supply tax test train transfer transport trap treat use visit vote want welcome work wreck
"""
# Irregular verbs: past form, then the other forms.
_IRREGULAR = """
sent: send sends sending
built: build builds building
bought: buy buys buying
brought: bring brings bringing
cost: costs costing
cut: cuts cutting
fled: flee flees fleeing
found: find finds finding
gave: give gives giving given
held: hold holds holding
hit: hits hitting
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
    forms |= {form: past for base in _NOUNS_TOO.split() for past, made in (_forms(base),) for form in made[2:]}
    for line in _IRREGULAR.strip().splitlines():
        past, others = line.split(":")
        forms |= dict.fromkeys([past, *others.split()], past)
    return forms


_FORMS = _all_forms()


def is_common_verb(word: str) -> bool:
    """Whether a word is a form of a listed verb, and no mere participle ("mixed artillery")."""
    return word in _FORMS and word not in _NO_ROLE


def is_irregular_past(word: str) -> bool:
    """Whether a word is a past form that no ending shows: "brought", "sent"."""
    return _FORMS.get(word) == word and not word.endswith("ed")


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

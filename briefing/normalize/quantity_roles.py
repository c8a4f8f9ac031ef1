"""What is said of the counted: "12 dead", "sent 500 soldiers", "up 3 %".

A role is looked for in the counted noun phrase, then in a verb that has it as subject, then in a verb that has it as
object, all in one clause. Outcomes that figures are most often compared by have a class of their own; any other verb
gives its past form.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefing.normalize.quantity_nouns import FUNCTION_WORDS
from briefing.normalize.quantity_tokens import Token, word_at
from briefing.normalize.quantity_verbs import past_form

# "Casualties" are dead and hurt together, and so a class of their own.
_CLASSES = """
dead: toll dead death deaths die dies died dying kill kills killed killing killings fatality fatalities slain
dead: murder murders murdered murdering massacre massacred perish perished drowned bodies corpses
hurt: hurt hurts hurting injure injures injured injuring injury injuries wound wounds wounded wounding maimed maiming
casualty: casualty casualties
missing: missing unaccounted disappeared vanished
detained: detain detains detained detaining detainees arrest arrests arrested arresting detention
displaced: displace displaces displaced displacing homeless evacuate evacuates evacuated evacuating evacuees uprooted
rescued: rescue rescues rescued rescuing
infected: infected infections infecting
born: born births
sold: sell sells sold selling sales
paid: pay pays paid paying
"""
OUTCOMES = {
    word: name for name, words in (line.split(":") for line in _CLASSES.strip().splitlines()) for word in words.split()
}
# Behind "and" these say nothing of what follows: "charged with murder and three counts of theft".
_OUTCOME_NOUNS = frozenset(
    "dead death deaths killings fatality fatalities murder murders massacre bodies corpses injuries injury wounds "
    "casualty casualties missing detainees detention arrest arrests homeless evacuees rescue infections births "
    "sales".split()
)
_UP = frozenset(
    "up rise rises rose risen rising increase increases increased increasing grow grows grew grown growing growth "
    "gain gains gained gaining climb climbs climbed climbing jump jumps jumped jumping surge surges surged surging "
    "soar soars soared soaring add advance advances advanced expand expanded expanding raise raised raising hike "
    "hikes hiked boost boosted rebound rebounded higher more change changes changed swing".split()
)
_DOWN = frozenset(
    "down fall falls fell fallen falling drop drops dropped dropping decline declines declined declining decrease "
    "decreases decreased decreasing lose shrink shrinks shrank shrunk slip slips slipped slide slides slid tumble "
    "tumbles tumbled plunge plunges plunged plunging slump slumps slumped reduce reduces reduced reducing "
    "reduction cut cuts contracted contraction lower less fewer dip dipped".split()
)
_COMPARED = frozenset("higher more lower less fewer".split())
_TRANSITIVE = frozenset(
    "raise raised raising hike hikes hiked boost boosted add expand expanded expanding cut cuts reduce reduces reduced "
    "reducing drop dropping drops lose gains change changes".split()
)
_LEVELS = frozenset("below above under beyond".split())
_MOVES = _UP | _DOWN
_PAST_MOVES = frozenset(word for word in _MOVES if word.endswith("ed") or word in {"rose", "fell", "grew"})
_STOPS = frozenset(
    ". ; : ! ? ( ) , that who which when while because after before where until though although if since".split()
) | {"\n\n"}
_OPAQUE = frozenset(
    "in on for from into during over under against within with at near across between through per than as upon "
    "without around".split()
)
_AUXILIARY = frozenset(
    "is are was were be been being has have had will would could may might must can did do does also now still "
    "already reportedly allegedly feared believed presumed reported confirmed thought known said left to get got not "
    "never officially initially immediately instantly later since all both currently seriously badly critically "
    "severely slightly lightly fatally".split()
)
_OBJECT_STARTS = frozenset("a an the his her its their our some at more".split())
_RATE_WORDS = frozenset(
    "share barrel ounce tonne ton litre liter gallon night head pound bushel person capita second minute hour day "
    "week month quarter year kilogram kilo unit household student user ticket match game".split()
)
_NO_RATE = frozenset("after before later earlier ago when since of old from".split())
_ADDED_NOUNS = frozenset(
    "jobs posts positions workers employees staff seats shops stores outlets branches routes flights beds homes "
    "members customers subscribers users points".split()
)
_REACH = 7
_SENTENCE_ENDS = frozenset({".", ";", ":", "!", "?", "\n\n"})


def role_of(tokens: Sequence[Token], start: int, last: int, head: int | None, *, measure: bool = False) -> str:
    """The role of a figure at `tokens[start:last]`, approximators included, whose head noun stands at `head`.

    A measure is no subject: "the 10-metre dhow sank" says nothing of metres.

    >>> from briefing.normalize.quantity_tokens import tokenise
    >>> role_of(tokenise("killing four and injuring 9"), 4, 5, None)
    'hurt'
    """
    end = last if head is None else head + 1
    end += word_at(tokens, end) == "others"
    role = _in_phrase(tokens, start, last, end) if not measure else ""
    role = role or ("added" if not measure and _added(tokens, start, last) else "")
    role = role or ("" if measure else _as_subject(tokens, end)) or object_role(tokens, start)
    rate = rate_after(tokens, end)
    return f"{role} per {rate}".strip() if rate else role


def change_of(tokens: Sequence[Token], start: int, last: int, *, share: bool) -> str:
    """`change` for a rise or a change by the figure, `fall` for a fall; levels ("rose to 5 %") are neither.

    `share` tells that the figure is a percentage.
    """
    word = _move_before(tokens, start, share=share) or _move_behind(tokens, last, share=share)
    return "" if not word else "change" if word in _UP else "fall"


def _move_before(tokens: Sequence[Token], start: int, *, share: bool) -> str:
    """A move right before: "rose by 3", "an increase of 5 %"; "cut 300 jobs" moves no level, "cut by 3 %" does."""
    joint = word_at(tokens, start - 1)
    if joint == "by" and (moved := _moved_by(tokens, start - 1)):
        return moved
    place = start - 2 if joint in {"by", "of"} else start - 1
    if word_at(tokens, place).endswith("ly"):
        place -= 1
    word = word_at(tokens, place)
    if word not in _MOVES or word in _COMPARED or word_at(tokens, start) in _LEVELS:
        return ""
    particle = word in {"up", "down"} and not share and bool(past_form(word_at(tokens, place - 1)))
    if particle or (joint == "of" and word in {"up", "down"}) or (word in _TRANSITIVE and joint != "by" and not share):
        return ""
    return word


def _moved_by(tokens: Sequence[Token], joint: int) -> str:
    """The move whose object stands before "by": "cut emissions by 5 %"."""
    for place in range(joint - 1, max(-1, joint - 6), -1):
        word = word_at(tokens, place)
        if word in _STOPS or word in _OPAQUE:
            return ""
        if word in _MOVES and word not in _COMPARED:
            return word
    return ""


def _move_behind(tokens: Sequence[Token], last: int, *, share: bool) -> str:
    """A move right behind: "a 3 % rise", "5-point drop", "12 percent more"; not "12 more people"."""
    place = last + 1 if word_at(tokens, last) == "-" or word_at(tokens, last) in {"point", "points", "pts"} else last
    word = word_at(tokens, place)
    if word not in _MOVES or word in {"up", "down"} or word in _PAST_MOVES:
        return ""
    return word if share or word not in _COMPARED | _TRANSITIVE else ""


def is_move(word: str) -> bool:
    """Whether a word says that a level moved: "rose from 3 to 6" is two levels, no range."""
    return word in _MOVES


def rate_after(tokens: Sequence[Token], index: int) -> str:
    """The unit of a rate right after a figure: "day" in "barrels a day", "share" in "$8-a-share"; else ""."""
    place = index + 1 if word_at(tokens, index) in {"-", "/"} else index
    joint = word_at(tokens, place)
    place = place + 2 if word_at(tokens, place + 1) == "-" else place + 1
    noun, after = word_at(tokens, place), word_at(tokens, place + 1)
    if word_at(tokens, index) == "/" and joint in _RATE_WORDS:
        return joint
    if joint in {"per", "each", "every"}:
        return noun if noun.isalpha() and noun not in FUNCTION_WORDS else ""
    return noun if joint in {"a", "an"} and noun in _RATE_WORDS and after not in _NO_RATE else ""


def _in_phrase(tokens: Sequence[Token], start: int, last: int, end: int) -> str:
    """In the noun phrase, or right behind it: "600 deaths", "12 injured people", "12 people dead"."""
    words = [word_at(tokens, place) for place in range(last, end + 1)]
    if "lives" in words:
        return "rescued" if word_at(tokens, start - 1).startswith("sav") else "dead"
    for offset, word in enumerate(words):
        after = word_at(tokens, last + offset + 1)
        active = word.endswith("ed") and (after in _OBJECT_STARTS or after[:1].isdecimal())
        if word in OUTCOMES and not active:
            return OUTCOMES[word]
    return OUTCOMES.get(word_at(tokens, start - 2), "") if word_at(tokens, start - 1) == ":" else ""


def _as_subject(tokens: Sequence[Token], end: int) -> str:
    """By a verb behind it: "soldiers have been sent", "six children, were killed"."""
    place = _past_parenthesis(tokens, end)
    first = place
    while place < first + _REACH and word_at(tokens, place) in _AUXILIARY | {"who", "which"}:
        place += 1
    word = word_at(tokens, place)
    if word in OUTCOMES:
        return OUTCOMES[word]
    return past_form(word) if place > first or word.endswith("ed") else ""


def _past_parenthesis(tokens: Sequence[Token], end: int) -> int:
    """Behind ", including five children," and the like, where an auxiliary goes on with the sentence."""
    if word_at(tokens, end) != ",":
        return end
    for close in range(end, min(end + 16, len(tokens))):
        if tokens[close].lower in _SENTENCE_ENDS:
            return end
        if tokens[close].lower == "," and word_at(tokens, close + 1) in {"was", "were", "have", "had", "are", "is"}:
            return close + 1
    return end


def _verb_at(tokens: Sequence[Token], place: int) -> str:
    """The verb at a place; a capital within a sentence makes a name of it ("the Open")."""
    capital = tokens[place].text[0].isupper() and place > 0 and word_at(tokens, place - 1) not in _STOPS
    return "" if capital else past_form(tokens[place].lower)


def _added(tokens: Sequence[Token], start: int, last: int) -> bool:
    """Whether jobs and the like are added, and nobody adds a remark: "added 130,000 jobs"."""
    verb = word_at(tokens, start - 1) in {"add", "adds", "added", "adding"}
    return verb and any(word_at(tokens, place) in _ADDED_NOUNS for place in (last, last + 1, last + 2))


def is_auxiliary(word: str) -> bool:
    """Whether a word may stand between a subject and what is said of it: "were", "have", "reportedly"."""
    return word in _AUXILIARY


_ENDS_SENTENCE = frozenset({".", "!", "?", ";", "\n\n"})
_TOLL_LEVELS = frozenset("to at is was stands stood reached hit passed topped exceeded".split())
_TOLL_REACH = 20
"""Words between a toll and its figure."""


def object_role(tokens: Sequence[Token], start: int) -> str:
    """By a verb or an outcome noun before it: "sent around 500", "the death toll rose to 12"."""
    return _near_role(tokens, start) or _of_toll(tokens, start)


def _near_role(tokens: Sequence[Token], start: int) -> str:
    levelled = coordinated = False
    for place in range(start - 1, max(-1, start - 1 - _REACH), -1):
        word = tokens[place].lower
        if word in _STOPS:
            break
        if word in {"and", "or"}:
            coordinated = True
        elif word in {"to", "at"}:
            levelled = True
        elif word in _OPAQUE:
            return ""
        elif word == "toll" and word_at(tokens, place - 1) in OUTCOMES:
            return OUTCOMES[word_at(tokens, place - 1)]
        elif word in OUTCOMES and not (coordinated and word in _OUTCOME_NOUNS):
            return "" if levelled and past_form(word) else OUTCOMES[word]
        elif word not in FUNCTION_WORDS and not levelled and (verb := _verb_at(tokens, place)):
            return verb
        elif levelled and word not in FUNCTION_WORDS and past_form(word) and not is_move(word):
            return "" if word not in {"put", "stood", "stands", "puts", "reached"} else _near_role(tokens, place)
    return ""


def _of_toll(tokens: Sequence[Token], start: int) -> str:
    """Of a figure that a toll moves to, whatever stands between: "the death toll from the fire, …, rose to 12"."""
    first = next((n + 1 for n in range(start - 1, -1, -1) if tokens[n].lower in _ENDS_SENTENCE), 0)
    place = next((n for n in range(max(first, start - _TOLL_REACH), start) if tokens[n].lower == "toll"), None)
    if place is None or any(token.text[0].isdecimal() for token in tokens[place:start]):
        return ""
    near = [token.lower for token in tokens[max(place + 1, start - 4) : start]]
    if not (near and set(near) & _TOLL_LEVELS):
        return ""
    return OUTCOMES.get(word_at(tokens, place - 1), "")

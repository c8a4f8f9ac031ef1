"""The words that answer one question in opposite ways, and the phrases that mean one of them."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from briefing.normalize import stem

Kind = Literal["answer", "detail", "deed"]
"""`answer`: only one can be true; `detail`: the same, between like words; `deed`: one may follow the other."""


class Answer(NamedTuple):
    """One side of one question."""

    question: int
    side: int
    kind: Kind


# Each line is one question, and what stands between the strokes are its answers. General vocabulary of news, with the
# forms that a stemmer misses. A second sense does no harm where both words are said of one thing.
_ANSWERS = """
approve adopt pass endorse ratify accept clear / reject refuse veto block spurn
uphold upheld reinstate / overturn quash annul overrule
win won victory winner triumph / lose lost defeat loser
convict guilty conviction / acquit acquittal innocent exonerate
support back favour favor / oppose
praise laud hail welcome applaud commend / criticise criticize criticism condemn condemnation slam denounce blast
allow permit authorise authorize / ban forbid forbade forbidden prohibit bar
grant award / deny refuse
agree / disagree refuse
confirm admit acknowledge / deny
keep kept retain maintain preserve / scrap axe abolish remove drop
keep kept honour honor / break broke broken breach violate
obey comply / defy flout
succeed successful success / fail unsuccessful failure
proceed / cancel
meet met exceed / miss
stay remain / leave left quit recall
resign / sack fire dismiss oust
surrender / capture caught overpower
suicide / murder homicide / accident
deliberate intentional arson / accidental accident unintentional
natural / artificial
legal lawful / illegal unlawful
constitutional / unconstitutional
valid / invalid void
armed / unarmed
likely / unlikely
possible / impossible
true genuine authentic / false fake forged
hurt injured wounded injury / unhurt uninjured unharmed unscathed
damaged destroyed wrecked / undamaged intact
afloat / sunk sank
withstand withstood hold held / burst collapse breach give
locked / unlocked
lit / unlit
alive survive / dead die died killed succumb
conscious / unconscious
stable / critical
safe / unsafe dangerous
clean / contaminated polluted dirty
sober / drunk intoxicated
adequate sufficient enough / inadequate insufficient
aware / unaware
willing / unwilling reluctant
prepared / unprepared
married / unmarried single
identified / unidentified
changed / unchanged
raise hike / cut lower slash reduce
increase growth grow grew expand / decrease shrink shrank contract
widen lengthen / narrow shorten
gain / lose lost
improve / worsen deteriorate
tighten / ease loosen relax
strengthen / weaken
speed accelerate / slow
optional voluntary / compulsory mandatory obligatory
unanimous / divided split
unconditional / conditional
temporary interim / permanent
optimistic confident / pessimistic doubtful
warm cordial friendly / frosty cold icy hostile
calm peaceful / violent
packed crowded full / empty deserted
profit surplus / loss deficit
majority / minority
public / private secret
malignant / benign
alone / accomplice
novice / veteran
stranger / acquaintance relative friend
better best / worse worst
bigger larger / smaller
faster / slower
older elder / younger
higher / lower
longer / shorter
early / late
hot / cold
wet / dry
"""
_DETAILS = """
north northern / south southern / east eastern / west western
left / right
inside / outside
upper / lower
upstream / downstream
northbound / southbound / eastbound / westbound
front / rear back
landing / takeoff departure
man male boy / woman female girl
men boys / women girls
"""
_DEEDS = """
begin began begun start commence / end finish conclude
resume restart / suspend halt
impose introduce / lift scrap abolish
open reopen / close shut
enter arrive / leave left depart quit exit
arrest detain capture jail imprison sentence / release free pardon
hire appoint recruit / fire sack dismiss
steal stole stolen / return recover
kidnap abduct / free release
send sent deploy / withdraw withdrew withdrawn
evacuate / return
marry / divorce
"""
# What is said with two words, as one that the table has.
PHRASES = tuple(
    (re.compile(rf"\b(?:{phrase})\b", re.IGNORECASE), word)
    for phrase, word in (
        (r"vot(?:ed?|es|ing) (?:for|in favou?r of)|in favou?r of", "support"),
        (r"vot(?:ed?|es|ing) against", "oppose"),
        (r"str(?:ike|ikes|uck|iking) down|set(?:s|ting)? aside", "overturn"),
        (r"(?:turn|vot)(?:s|es|ed|e|ing)? down|thr(?:ow|ows|ew|own|owing) out", "reject"),
        (r"call(?:s|ed|ing)? off", "cancel"),
        (r"(?:go|goes|went|gone|going) ahead", "proceed"),
        (r"(?:give|gives|gave|given) (?:him|her|it)self up|(?:give|gave) themselves up", "surrender"),
        (r"take-off", "takeoff"),
        (r"(?:well|properly|fully|adequately)[ -](\w+ed)", r"adequate \1"),
        (r"(?:ill|badly|poorly|inadequately|under)[ -](\w+ed)", r"inadequate \1"),
    )
)
"""Each phrase with the word that stands for it."""


def _table() -> dict[str, tuple[Answer, ...]]:
    """A word may answer several questions: a promise that is not kept is broken, a tax that is not kept is scrapped."""
    kinds: tuple[tuple[Kind, str], ...] = (("answer", _ANSWERS), ("detail", _DETAILS), ("deed", _DEEDS))
    lines = [(kind, line) for kind, text in kinds for line in text.strip().splitlines()]
    table: dict[str, tuple[Answer, ...]] = {}
    for question, (kind, line) in enumerate(lines):
        for side, words in enumerate(line.split("/")):
            for key in {stem(word) for word in words.split()}:
                table[key] = (*table.get(key, ()), Answer(question, side, kind))
    return table


ANSWERS = _table()
"""The answers that a word is, by its stem."""

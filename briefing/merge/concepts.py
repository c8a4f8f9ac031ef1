"""Words that name the same thing or deed in news, by stem, so that "pact" meets "treaty" and "dispatched" meets "sent".

General vocabulary only, and no thesaurus: one that knows "fire" as dismissal makes two matters one. This list is short
on purpose; a word that is missing costs a match, a wrong one invents it.
"""

from __future__ import annotations

from functools import lru_cache

from briefing.normalize import stem

_SETS = """
treaty pact accord agreement deal settlement
percent cent percentage pct
troops soldiers servicemen troop soldier personnel
sent send dispatch dispatched deploy deployed deployment sends sending supplied
visit trip visited tour visiting
meeting met talks meet summit conversation
killed died dying dead death deaths fatalities kills killing die slain fatality
injured hurt wounded injuries injuring wounding injury
vow vowed pledge pledged promise promised vows
support backing backed supported supports
affirmed reaffirmed affirm confirmed confirm confirmation
acknowledged admitted acknowledge admit admission
earthquake quake tremor temblor
arrested arrest detained detention apprehended captured custody nabbed
acquire acquisition buy bought purchase purchased takeover acquired acquires buys acquiring buying
fire blaze inferno
crash crashed accident collision collide
attack attacked strike struck assault attacks raid
shooting shoot shot gunfire gunman shooter
destroyed wrecked demolished flattened collapsed destroy destruction
missing disappeared vanished
rescued saved rescue
evacuated displaced homeless evacuation
begin began begun start started launch launched commence
end ended finish finished
aid assistance help assist helped
weapons arms weaponry
missiles missile rockets
munitions ammunition shells
company firm business corporation
police officers authorities
inaugurated inauguration sworn
anniversary
trial tried prosecuted
charged charge charges indicted
sentenced sentence jailed imprisoned
guilty convicted conviction
lawsuit sued sue suit
suspended suspension banned ban
resign resigned quit stepped
appointed named nominated appoint nominate nomination nominee pick
win won victory defeated beat
announced announcement unveiled
price cost priced
share stock shares
revenue sales
employee worker staff employees workers
child children kids
magnitude
flood floods flooding flooded
storm hurricane cyclone typhoon
vessel boat skiff dinghy
foil thwart foiled thwarted repulsed
escape flee escaped fled
seize confiscate seized confiscated
spot detect spotted detected sighted
plane aircraft jet airliner planes
car vehicle
hospital hospitalized
rebuild rebuilding reconstruction reconstruct restore
""".strip()

_FORMS = """
drive drove driven driver
sink sank sunk
steal stole stolen theft thief
rise rose risen
fight fought
speak spoke spoken
break broke broken
rob robber robbery
crew crewman crewmen crewmember
suspect suspicion
explode explosion
drunk drunken
marry marriage
fly flew flown flight
recover recovery
discover discovery
find found
build built
deny denial
depart departure
fail failure
threat threaten
bury burial
survive survivor survival
freeze froze frozen
hide hid hidden
lead led
bring brought
catch caught
choose chose chosen choice
draw drew drawn
grow grew grown growth
hang hung
pay paid payment
seek sought
shake shook shaken
shrink shrank shrunk
spend spent
sweep swept
throw threw thrown
wear wore worn
write wrote written
ride rode ridden
run ran
blow blew blown
withdraw withdrew withdrawn withdrawal
overthrow overthrew overthrown
invade invasion
decide decision
divide division
expand expansion
extend extension
respond response
describe description
produce production
reduce reduction
conclude conclusion
explain explanation
complain complaint
compete competition competitor
expel expulsion
succeed success
defence defense
offence offense
harbour harbor
labour labor
theatre theater
centre center
neighbour neighbor
programme program
""".strip()
"""Forms of one word that the stemmer leaves apart.

Not of words that `occasions` sets against each other, for who buys and who sells tell of one deal.
"""


@lru_cache(maxsize=1)
def _table() -> dict[str, str]:
    table: dict[str, str] = {}
    for line in (*_SETS.splitlines(), *_FORMS.splitlines()):
        members = [stem(word) for word in line.split()]
        for member in members:
            table.setdefault(member, members[0])
    return table


def concept(term: str) -> str:
    """The stem that stands for a stem and its like.

    >>> concept(stem("pact")) == concept(stem("treaties"))
    True
    """
    return _table().get(term, term)

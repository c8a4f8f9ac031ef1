"""Words that name the same thing or deed in news, by stem, so that "pact" meets "treaty" and "dispatched" meets "sent".

General vocabulary only, and no thesaurus: one that knows "fire" as dismissal makes two matters one. This list is short
on purpose; a word that is missing costs a match, a wrong one invents it.
"""

from __future__ import annotations

from functools import lru_cache

from briefing.normalize import stem

_SETS = """
treaty pact accord agreement deal settlement
troops soldiers servicemen troop soldier personnel
sent send dispatch dispatched deploy deployed deployment sends sending shipped ship supplied
visit trip visited tour visiting
meeting met talks meet summit conversation
killed died dead death deaths fatalities kills killing die slain fatality
injured hurt wounded injuries injuring wounding injury
vow vowed pledge pledged promise promised vows
support backing backed supported supports
affirmed reaffirmed affirm confirmed confirm
acknowledged admitted acknowledge admit admission confirmation
earthquake quake tremor temblor
arrested arrest detained apprehended captured custody nabbed
acquire acquisition buy bought purchase purchased takeover acquired acquires buys acquiring buying
fire blaze inferno
crash crashed accident collision collided
attack attacked strike struck assault attacks raid
shooting shot gunfire gunman shooter
destroyed wrecked demolished flattened collapsed destroy destruction
missing disappeared vanished
rescued saved rescue
evacuated displaced homeless evacuation
begin began start started launch launched commence
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
appointed named nominated appoint nominate nomination pick
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
vessel ship boat skiff dinghy
foil thwart foiled thwarted repulsed
escape flee escaped fled
seize confiscate seized confiscated
spot detect spotted detected sighted
plane aircraft jet airliner planes
car vehicle
hospital hospitalized
rebuild rebuilding reconstruction reconstruct restore
""".strip()


@lru_cache(maxsize=1)
def _table() -> dict[str, str]:
    table: dict[str, str] = {}
    for line in _SETS.splitlines():
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

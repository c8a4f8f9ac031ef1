"""The vocabulary of the rules: which verbs report, which act, which hedge; which nouns publish, and which speak.

Every table is general English. A verb's forms are listed where they are irregular, and made by rule elsewhere.
"""

from __future__ import annotations

_IRREGULAR = {
    "say": ("says", "said"),
    "tell": ("tells", "told"),
    "write": ("writes", "wrote"),
    "find": ("finds", "found"),
    "show": ("shows", "showed"),
    "think": ("thinks", "thought"),
    "deny": ("denies", "denied"),
    "testify": ("testifies", "testified"),
    "admit": ("admits", "admitted"),
}

REPORTING = frozenset(
    (
        "say tell report state add note announce claim believe confirm reveal disclose explain argue insist assert "
        "declare estimate indicate suggest find show comment remark allege write speculate predict conclude maintain "
        "warn affirm stress emphasize emphasise recall observe think testify caution contend reckon"
    ).split()
)
"""Verbs whose clause is somebody's words or belief: the clause is the statement, the rest is attribution."""

SAYING = frozenset(
    (
        "say tell announce state claim report argue insist explain comment remark testify declare allege assert "
        "confirm disclose reveal warn"
    ).split()
)
"""Reporting verbs that say nothing but what was said: their subject is a speaker whatever follows."""

TELLING = frozenset("tell inform assure remind warn notify convince persuade advise".split())
"""Verbs whose object is told the clause that follows it."""

SPEECH_ACTS = frozenset(
    (
        "vow pledge promise deny call urge demand refuse agree threaten offer apologise apologize condemn praise "
        "accuse thank acknowledge admit reaffirm reiterate swear decline reject welcome propose warn express criticise "
        "criticize denounce recommend request order appeal hail dismiss rule emphasize emphasise stress convey"
    ).split()
)
"""Verbs that do something by speaking: the whole clause is the statement, its subject is the speaker."""

BELIEF = frozenset("believe think suspect speculate suppose assume fear hope expect guess predict reckon".split())
"""Verbs that make what follows them no more than possible."""

INTENT = frozenset(
    "vow pledge promise plan intend aim hope want seek threaten agree offer propose prepare schedule".split()
)
"""Verbs that make the infinitive after them an intention."""

UNSURE_PASSIVE = frozenset(
    "believe think expect report say allege suspect rumour rumor claim estimate understand fear suppose".split()
)
"""In the passive before an infinitive or a clause ("is believed to"), these make it no more than possible."""

POSSIBLE_MODALS = frozenset("may might could".split())
INTENT_MODALS = frozenset(("will", "would", "shall", "'ll", "’ll", "wo"))
HEDGES = frozenset(
    (
        "probably possibly perhaps maybe likely unlikely apparently reportedly allegedly purportedly supposedly "
        "presumably potentially seemingly"
    ).split()
)
UNSURE_NOUNS = frozenset("possibility speculation chance likelihood talk rumour rumor suspicion prospect".split())
"""With a clause of their own ("the possibility that they met"), these make the statement possible."""

CITING = frozenset("citing quoting".split())
ADDING = frozenset("adding noting saying stating claiming warning stressing insisting".split())
"""After a shell, these go on with the same source: "adding that P"."""

MEDIA_NOUNS = frozenset(
    (
        "media newspaper newspapers daily magazine radio television tv broadcaster channel newswire tabloid weekly "
        "website site blog press outlet outlets station network times post journal herald tribune gazette telegraph "
        "chronicle broadcasting"
    ).split()
)
"""Nouns that name publishers: whoever bears one passes on what others said."""

DOCUMENT_NOUNS = frozenset(
    (
        "report reports statement study survey poll document documents release communique dispatch article letter memo "
        "email"
    ).split()
)
"""What a body puts its words in: the speaker is whoever stands after "of", "from" or "by"."""

CONCESSIVES = frozenset("although though while whereas but".split())
"""Before a reporting clause inside a sentence, these leave what it reports untouched."""

NO_SOURCES = frozenset(
    (
        "plan plans law laws rule rules schedule figures data terms agreement tradition estimates legend treaty deal "
        "contract number numbers size age order information"
    ).split()
)
"""After "according to", these are a standard and not somebody's words."""

SPEECH_NOUNS = frozenset(
    "vow remark remarks comment comments statement announcement pledge claim declaration promise assertion".split()
)
"""What a following sentence calls the words just reported: "He made the remark at a meeting"."""

EVENT_NOUNS = frozenset(
    (
        "signing signature meeting visit trip summit election attack quake earthquake blast explosion crash launch "
        "death arrest inauguration ceremony raid shooting bombing strike opening closing arrival departure sinking "
        "hijacking killing murder merger acquisition purchase sale release resignation ratification adoption"
    ).split()
)
"""Nouns that happen at a time, and so make a statement with the date beside them."""

FACTIVE_SUBORDINATORS = frozenset("after as because although though while whereas given".split())
"""What they join to a sentence is told as having happened, or as being so."""

FACTIVE_GOVERNORS = frozenset("after following since during anniversary aftermath wake".split())
"""Words before an event noun that take the event as having happened."""

COLLECTIVES = frozenset("side sides leader leaders party parties nation nations country countries".split())
"""After "both" or a number, these name nobody who could be cited."""

PERSON_PRONOUNS = frozenset("he she".split())
THIRD_PERSON = frozenset("he she it they him her them his hers its their theirs himself herself itself".split())
PERSONAL = frozenset("he she him her his hers himself herself".split())
NEAR_PERSONS = frozenset("i we you me us my our your mine ours yours myself ourselves".split())

BODIES = frozenset(
    (
        "police agency ministry government company firm team board department office media army navy military union "
        "court council committee party group press statement report administration association authority bureau club "
        "commission congress embassy bank institute parliament senate service university charity network"
    ).split()
)
"""Nouns for bodies, none of which is a "he" or "she"."""

PEOPLE = frozenset(
    (
        "official officials chief chiefs people men women man woman witness witnesses victim victims family families "
        "spokesman spokeswoman critic critics expert experts analyst analysts source sources king queen nephew niece "
        "wife husband son daughter mother father friend friends neighbor neighbors neighbour neighbours relative "
        "relatives judge judges coach student students president presidents agent agents resident residents mps "
        "spokespeople diplomat diplomats pilot pilots crew jury guest guests colleague colleagues troops forces"
    ).split()
)
"""Nouns for people that do not show it by their ending; "farmer", "senator" and "climatologist" do."""

AGENT_ENDINGS = ("er", "ers", "or", "ors", "ist", "ists", "ian", "ians", "woman", "women", "man", "men", "person")

WRITINGS = frozenset("letter memo email statement".split())
"""Documents that are their sender's own words: who is said to act by one speaks in it."""

TITLES = frozenset(
    (
        "mr mrs ms miss dr prof professor president vice prime minister secretary chancellor king queen prince senator "
        "sen gov governor rep mayor judge justice sheriff general gen colonel col captain capt lt lieutenant sgt "
        "sergeant detective chief director chairman ceo leader spokesman spokeswoman spokesperson coach officer "
        "attorney deputy sir lady lord pope bishop rev council"
    ).split()
)
"""Words before a person's name that are no part of it."""


def _forms(lemma: str) -> tuple[str, ...]:
    if lemma in _IRREGULAR:
        return (lemma, *_IRREGULAR[lemma])
    past = lemma + ("d" if lemma.endswith("e") else "ed")
    return (lemma, lemma + "s", past)


REPORT_FORMS = {form: lemma for lemma in sorted(REPORTING) for form in _forms(lemma)}
"""Finite form → lemma, for shells at the end of a sentence, where the parser is often lost: "reported" → "report"."""

"""What real stories look like in numbers, so that made-up ones can look so too.

Measured on the labelled cases under `evals/cases`: 4 stories, 21 documents, 410 claims, 175 findings, in November 2026.
`python -m evals.bench.texture` measures again. A share is of claims unless it says otherwise. The order of words by
frequency is wordfreq's table for English.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import combinations
from statistics import mean, quantiles

from briefing.merge.match import similarity
from briefing.merge.profile import Profile, read_profiles
from briefing.model import Claim, Document
from briefing.text import words

DOCUMENTS = (6, 5, 6, 4)
"""Documents of a story."""

CLAIMS = (5, 13, 14, 21, 23, 28, 29)
"""Claims of a document: least, 10 %, 25 %, median, 75 %, 90 %, most."""

SPREAD = {1: 85, 2: 26, 3: 27, 4: 13, 5: 12, 6: 7, 7: 2, 8: 3}
"""Findings by how many claims they have."""

WORDS = (3, 6, 8, 11, 15, 20, 36)
"""Words of a statement, by the same shares."""

FIGURES = {0: 258, 1: 131, 2: 13, 3: 8}
TIMES = {0: 307, 1: 103}
CHAIN = {0: 198, 1: 164, 2: 40, 3: 8}
"""Claims by how many figures, times and links of attribution they have."""

RELAYS, POSSIBLE, INTENDED, DENIED, QUOTED = 0.27, 0.05, 0.08, 0.06, 0.05
"""Share of links that are relays; shares of claims that are possible, intended, denied, and that quote."""

CLAIMS_A_SENTENCE = 1.38
"""Claims over sentences of running text: 19.5 over 14.2 a document."""

AIM = {
    "features of a claim": 6.5,
    "runs of capitals of a claim": 1.54,
    "pairs of two matters that share a feature": 0.36,
    "similarity within a matter": 0.52,
    "similarity across matters": 0.06,
    "share of claims that hold the story's commonest feature": 0.39,
}
"""Means of the four stories, as `texture` measures them; made-up stories are held to these."""


_CAPITALS = re.compile(r"\b[A-Z]\w+(?: [A-Z]\w+)*")
"""Names as a reader sees them, whatever the engine takes for one; the word that opens a statement is left out."""


def texture(documents: Sequence[Document], claims: Sequence[Claim], matters: Mapping[str, str]) -> dict[str, float]:
    """The figures of `AIM` for one story; `matters` says by claim id what each is about."""
    profiles = read_profiles(documents, claims)
    spread = Counter(feature for profile in profiles.values() for feature in profile.features)
    scores = [
        (similarity(one, other), matters[one.claim.id] == matters[other.claim.id]) for one, other in _across(profiles)
    ]
    within, across = ([score for score, same in scores if same is wanted] for wanted in (True, False))
    named = [len(_CAPITALS.findall(claim.statement, 1)) for claim in claims]
    return {
        "features of a claim": mean(len(profile.features) for profile in profiles.values()),
        "runs of capitals of a claim": mean(named),
        "pairs of two matters that share a feature": mean(score > 0 for score in across),
        "similarity within a matter": mean(within),
        "similarity across matters": mean(across),
        "share of claims that hold the story's commonest feature": spread.most_common(1)[0][1] / len(profiles),
    }


def _across(profiles: Mapping[str, Profile]) -> list[tuple[Profile, Profile]]:
    pairs = combinations((profiles[key] for key in sorted(profiles)), 2)
    return [(one, other) for one, other in pairs if one.claim.document_id != other.claim.document_id]


def main() -> None:
    """Print what this module holds, from the cases whose texts are here."""
    from evals.cases import available, load_all

    cases = [case for case in load_all() if available(case)]
    claims = [claim for case in cases for claim in case.claims]
    sizes = [len(words(claim.statement)) for claim in claims]
    print(f"{len(cases)} stories, {len(claims)} claims")
    print("words of a statement, by tenths:", [round(cut) for cut in quantiles(sizes, n=10)])
    for name in ("quantities", "times", "attribution"):
        print(f"{name}:", dict(sorted(Counter(len(getattr(claim, name)) for claim in claims).items())))
    print("claims of a finding:", dict(sorted(Counter(len(f.claim_ids) for c in cases for f in c.findings).items())))
    for case in cases:
        matters = {key: finding.id for finding in case.findings for key in finding.claim_ids}
        found = texture(case.documents, case.claims, matters)
        print(case.name, {name: round(value, 2) for name, value in found.items()})


if __name__ == "__main__":
    main()

"""Average linkage with votes that are counted once."""

from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.merge.linkage import linked

IDS = "abcdefgh"
PAIRS = list(combinations(IDS, 2))
scores_of_pairs = st.lists(
    st.one_of(st.none(), st.integers(0, 100).map(lambda n: n / 100)), min_size=len(PAIRS), max_size=len(PAIRS)
).map(lambda values: dict(zip(PAIRS, values, strict=True)))


def counted_anew(votes: dict[tuple[str, str], float | None], threshold: float) -> list[tuple[str, ...]]:
    groups = [{key} for key in IDS]
    reaching = [(pair, score) for pair, score in votes.items() if score is not None and score >= threshold]
    for (a, b), _ in sorted(reaching, key=lambda entry: (-entry[1], entry[0])):
        one, other = (next(group for group in groups if key in group) for key in (a, b))
        between = [votes[min(x, y), max(x, y)] for x in one for y in other] if one is not other else []
        said = [vote for vote in between if vote is not None]
        if said and sum(said) / len(said) >= threshold - 1e-9:
            groups = [group for group in groups if group not in (one, other)] + [one | other]
    return sorted(tuple(sorted(group)) for group in groups)


@settings(max_examples=300, deadline=None)
@given(scores_of_pairs, st.sampled_from((0.3, 0.42, 0.7)))
def test_votes_that_are_added_up_give_the_groups_of_votes_counted_anew(votes, threshold):
    scores = {pair: score for pair, score in votes.items() if score is not None and score >= threshold}
    assert linked(IDS, scores, lambda a, b: votes[a, b], threshold) == counted_anew(votes, threshold)


def test_a_pair_that_has_no_say_neither_joins_nor_parts():
    scores = {("a", "b"): 0.9, ("a", "c"): 0.9}
    assert linked("abc", scores, lambda x, y: scores.get((x, y)), threshold=0.5) == [("a", "b", "c")]


def test_no_vote_is_asked_for_where_no_pair_reaches_the_threshold():
    asked: list[tuple[str, str]] = []

    def vote(a: str, b: str) -> float:
        asked.append((a, b))
        return 0.9

    linked("abcd", {("a", "b"): 0.9}, vote, threshold=0.5)
    assert asked == [("a", "b")]

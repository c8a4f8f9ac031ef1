"""Figures in running text → intervals with unit and role.

    >>> [(m.value.quote, m.value.low, m.value.unit, m.value.role) for m in find_quantities("8 dead and 30 hurt")]
    [('8', 8.0, '', 'dead'), ('30', 30.0, '', 'hurt')]

Numbers are read (`numbers`), given their unit (`units`), joined to ranges, limited by the words around them
(`quantity_bounds`), and given what they count and what is said of it (`quantity_nouns`, `quantity_roles`). Dates, clock
times, codes and numbers that are part of a name are left out (`quantity_exclusions`). A quote holds all that its value
rests on: read by itself it gives the same interval.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefing.model import Mention, Quantity
from briefing.normalize.numbers import may_hold_number, may_start, read_number
from briefing.normalize.quantity_bounds import Interval, limit, limits_after, limits_before
from briefing.normalize.quantity_context import Said, Stated, completed
from briefing.normalize.quantity_drafts import Draft, drafts_in
from briefing.normalize.quantity_nouns import head_place, is_plural, next_noun, singular
from briefing.normalize.quantity_ranges import join_ranges
from briefing.normalize.quantity_roles import change_of, role_of
from briefing.normalize.quantity_tokens import Token, tokenise, word_at
from briefing.normalize.time_durations import with_durations
from briefing.normalize.units import MONEY_NAMES, TIME_NAMES


def find_quantities(text: str) -> tuple[Mention[Quantity], ...]:
    """All figures of a text, in its order and without overlap; `text[start:end]` is each one's quote.

    >>> [quantity.value.unit for quantity in find_quantities("an 40-minute call about US$ 3.4 bn")]
    ['minute', 'USD']
    """
    tokens = tokenise(text) if may_hold_number(text) else []
    mentions: list[Mention[Quantity]] = []
    before: Stated | None = None
    drafts = join_ranges(tokens, drafts_in(text, tokens))
    for draft in drafts:
        before = _stated(text, tokens, draft, before)
        mentions.append(Mention(tokens[before.first].start, tokens[before.last - 1].end, before.quantity))
    return with_durations(text, mentions)


def _stated(text: str, tokens: Sequence[Token], draft: Draft, before: Stated | None) -> Stated:
    first, last, interval = _limited(tokens, draft, before.last if before else 0)
    unit, head = _counted(tokens, draft, last)
    role = draft.role or _role(tokens, draft, first, last, head)
    unit, role = completed(tokens, before, first, last, Said(unit, role))
    end = _quoted_end(draft, last, head)
    quantity = Quantity(
        quote=text[tokens[first].start : tokens[end - 1].end],
        low=_rounded(interval.low),
        high=_rounded(interval.high),
        unit=unit,
        bound=interval.bound,
        role=role,
    )
    return Stated(first, end, quantity)


def _limited(tokens: Sequence[Token], draft: Draft, floor: int) -> tuple[int, int, Interval]:
    interval = Interval(draft.low, draft.high, draft.bound)
    if draft.kind == "ordinal":
        return draft.first, draft.last, interval
    first, before = limits_before(tokens, draft.first, draft.unit, draft.low, floor)
    last, after = limits_after(tokens, draft.last)
    return first, last, limit(interval, [*after, *before])


def _counted(tokens: Sequence[Token], draft: Draft, last: int) -> tuple[str, int | None]:
    """The unit, and the place of the head noun where it is a noun that is counted."""
    if draft.unit:
        return draft.unit, None
    attributive = next_noun(tokens, last)
    if attributive is not None and draft.kind != "ordinal":
        return singular(tokens[attributive].lower), attributive
    if draft.kind == "ordinal":
        return _ordinal_unit(tokens, draft)
    head = head_place(tokens, _past_whole(tokens, last), plural=draft.high != 1)
    return (singular(tokens[head].lower), head) if head is not None else ("", None)


def _past_whole(tokens: Sequence[Token], last: int) -> int:
    """Behind the whole in "33 of 38 drones" and "three of the 19 hostages": both count the same noun."""
    place = last + 1 if word_at(tokens, last) == "of" else last
    place += word_at(tokens, place) in {"the", "its", "their", "his", "her", "all"}
    if place == last or place >= len(tokens) or not may_start(tokens[place]):
        return last
    whole = read_number(tokens, place)
    return whole.last if whole and whole.kind in {"digits", "words"} else last


def _ordinal_unit(tokens: Sequence[Token], draft: Draft) -> tuple[str, int | None]:
    """The noun behind, or the one that an apposition repeats: "his trip, the second in a month"."""
    head = head_place(tokens, draft.last, plural=False)
    if head is None and word_at(tokens, draft.first - 2) == "," and word_at(tokens, draft.first - 3).isalpha():
        return singular(tokens[draft.first - 3].lower), None
    return (singular(tokens[head].lower), head) if head is not None else ("", None)


def _role(tokens: Sequence[Token], draft: Draft, first: int, last: int, head: int | None) -> str:
    end = head + 1 if head is not None and is_plural(tokens[head].lower) else last
    if change := change_of(tokens, first, end, share=draft.unit == "percent"):
        return change
    if draft.unit in TIME_NAMES:
        after = word_at(tokens, last)
        return after if after in {"ago", "later", "earlier"} else ""
    measure = draft.unit not in {"", "percent", "fraction"} and draft.unit not in MONEY_NAMES
    return role_of(tokens, first, last, head, measure=measure)


def _quoted_end(draft: Draft, last: int, head: int | None) -> int:
    """The quote takes in the noun where the number alone would read as a year, or is joined to it ("9-country")."""
    if head is not None and (draft.like_year or draft.attributive):
        return head + 1
    return last


def _rounded(value: float | None) -> float | None:
    """To twelve digits: 1.1 × 3 is 3.3 to a reader."""
    return None if value is None else float(f"{value:.12g}")

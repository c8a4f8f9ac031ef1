"""Text → value: quantities with their bound, times with their granularity, names with their variants. Pure and fast."""

from briefing.normalize.countries import country, country_of_capital
from briefing.normalize.institutions import Institution, institution, same_body
from briefing.normalize.names import TITLES, find_aliases, find_names, fold_name, name_key, name_keys, sound_key
from briefing.normalize.negation import is_cue, is_denied, negated_terms
from briefing.normalize.quantities import find_quantities
from briefing.normalize.quantity_roles import OUTCOMES as _OUTCOME_WORDS
from briefing.normalize.terms import STOPWORDS, content_terms, rarity, stem
from briefing.normalize.time_between import find_times_between
from briefing.normalize.times import find_times, may_hold_time

OUTCOMES = frozenset(_OUTCOME_WORDS.values())
"""Roles that are classes of outcomes ("dead", "hurt"): figures in two of them are never compared."""

__all__ = [
    "OUTCOMES",
    "STOPWORDS",
    "TITLES",
    "Institution",
    "content_terms",
    "country",
    "country_of_capital",
    "find_aliases",
    "find_names",
    "find_quantities",
    "find_times",
    "find_times_between",
    "fold_name",
    "institution",
    "is_cue",
    "is_denied",
    "may_hold_time",
    "name_key",
    "name_keys",
    "negated_terms",
    "rarity",
    "same_body",
    "sound_key",
    "stem",
]

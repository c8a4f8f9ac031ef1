"""Content terms: the stems of a text's words that carry meaning, and how rare each is.

Rarity comes from a fixed table of word frequencies (wordfreq), not from the documents at hand: a document that has
nothing to do with a story must not change how that story's claims are matched.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import chain

import Stemmer

from briefing.text import words

_STEMMER = Stemmer.Stemmer("english")

STOPWORDS = frozenset(
    (
        "a an the this that these those some any such same own other another each every both all half either neither "
        "i me my we us our you your he him his she her it its they them their who whom whose which what one ones "
        "of in on at by for from to into onto with within without about above after against along among amid around "
        "as before behind below beneath beside between beyond despite down during except inside near off out outside "
        "over past per since than through throughout till toward towards under until up upon via versus "
        "and or but nor so yet if because although though while when where why how whether "
        "be is am are was were been being have has had having do does did doing done can could may might must shall "
        "should will would not no never n't only also just very too more most less least much many few even still "
        "already again ever then there here now ago later earlier s t re ve ll d m "
        "say said says saying tell told tells according add added adds state stated states report reported reports "
        "two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty hundred hundreds "
        "thousand thousands million billion trillion dozen dozens "
        "reportedly meanwhile however including include includes well like get got make made take took"
    ).split()
)


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The Snowball stem of a lower-case word, its possessive dropped.

    >>> stem("signing"), stem("country's")
    ('sign', 'countri')
    """
    return str(_STEMMER.stemWord(word.removesuffix("'s").removesuffix("'")))


@lru_cache(maxsize=65536)
def rarity(word: str) -> float:
    """How much it tells that two texts share this word: 0 for the commonest, 1 for a word not in the table.

    Zipf frequency 7 ("the") gives 0 and 1 or less gives 1, linear between (scale: van Heuven et al., 2014).
    """
    return min(1.0, max(0.0, (7.0 - zipf(word)) / 6.0))


def zipf(word: str) -> float:
    """The Zipf frequency of a word in lower case: a plain one is looked up as it is, others wordfreq takes apart.

    >>> zipf("the") > zipf("harbour") > zipf("xqzzv")
    True
    """
    from wordfreq import freq_to_zipf, get_frequency_dict, zipf_frequency

    if not (word.isascii() and word.isalpha()):
        return zipf_frequency(word, "en")
    found = get_frequency_dict("en").get(word)
    return max(0.0, round(freq_to_zipf(found), 2)) if found else 0.0


@lru_cache(maxsize=16384)
def content_terms(text: str) -> tuple[tuple[str, float], ...]:
    """Stem and rarity of each content word of a text, in order, numbers and stopwords left out.

    >>> [term for term, _ in content_terms("The treaty was signed in 2024.")]
    ['treati', 'sign']
    """
    return tuple(chain.from_iterable(map(terms_of, words(text))))


@lru_cache(maxsize=65536)
def terms_of(word: str) -> tuple[tuple[str, float], ...]:
    """The terms of a word; of a number only the sign for shares is one, as the word for it is."""
    if word[-1] == "%":
        return (("percent", rarity("percent")),)
    kept = (part for part in word.split("-") if part not in STOPWORDS and not part[:1].isdigit() and len(part) > 1)
    return tuple((stem(part), rarity(part.removesuffix("'s"))) for part in kept)

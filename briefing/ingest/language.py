"""The language of a text, said only where it is sure: on enough words, with almost no doubt."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

ENGLISH = "en"
LEAST_CHARS = 200
"""Shorter texts are not judged: names of people and places alone look like any language."""
ENGLISH_AT_MOST = 0.001
"""Probability of English below which a text is another language's; which of two sisters it is, matters less."""

_SAMPLE = 20_000
_COMMON = frozenset("the and of to that with was for from by is are".split())
_COMMON_SHARE = 0.10
_NAMES = {
    "ar": "Arabic", "bg": "Bulgarian", "ca": "Catalan", "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek",
    "es": "Spanish", "fa": "Persian", "fi": "Finnish", "fr": "French", "gl": "Galician", "he": "Hebrew", "hi": "Hindi",
    "hr": "Croatian", "hu": "Hungarian", "id": "Indonesian", "it": "Italian", "ja": "Japanese", "ko": "Korean",
    "ms": "Malay", "nb": "Norwegian", "nl": "Dutch", "no": "Norwegian", "pl": "Polish", "pt": "Portuguese",
    "ro": "Romanian", "ru": "Russian", "sr": "Serbian", "sv": "Swedish", "th": "Thai", "tr": "Turkish",
    "uk": "Ukrainian", "ur": "Urdu", "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip


def detect(text: str) -> str:
    """The ISO 639-1 code of the text's language; English wherever there is doubt.

    Common English words settle it for nearly all input, so that the language model (half a second to load) is asked
    only about the rest.

    >>> detect("The minister said that the talks would go on."), detect("¿Qué?")
    ('en', 'en')
    """
    sample = text[:_SAMPLE]
    letters = sum(map(str.isalpha, sample))
    if letters < LEAST_CHARS * 0.7 and not _dense(sample, letters):
        return ENGLISH
    words = re.findall(r"[^\W\d_]+", sample.lower())
    if sum(word in _COMMON for word in words) >= _COMMON_SHARE * len(words):
        return ENGLISH
    ranked = _identifier().rank(sample)
    return str(ranked[0][0]) if dict(ranked)[ENGLISH] < ENGLISH_AT_MOST else ENGLISH


def _dense(sample: str, letters: int) -> bool:
    """Scripts that write a word in one or two characters say in 60 what takes Latin letters 200."""
    return letters >= 60 and sum(char >= "\u2e80" for char in sample) > letters / 2


def name_of(code: str) -> str:
    """The language's English name, or its code where it is not in the table.

    >>> name_of("es"), name_of("xx")
    ('Spanish', 'the language "xx"')
    """
    return _NAMES.get(code, f'the language "{code}"')


@cache
def _identifier() -> Any:  # noqa: ANN401 - py3langid has no types
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    known = {code for code, _ in identifier.rank("")}
    identifier.set_languages([code for code in (ENGLISH, *_NAMES) if code in known])
    return identifier

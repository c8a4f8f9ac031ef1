"""Everything about offsets: canonical text, the span of a quote, sentences, words and shingles."""

from briefing.text.canonical import canonical
from briefing.text.locate import is_whole, locate, occurrences, same_words
from briefing.text.sentences import sentence_at, sentences
from briefing.text.words import shingles, words

__all__ = [
    "canonical",
    "is_whole",
    "locate",
    "occurrences",
    "same_words",
    "sentence_at",
    "sentences",
    "shingles",
    "words",
]

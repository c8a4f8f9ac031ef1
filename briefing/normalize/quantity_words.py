"""Numbers in words: the tables, cardinals ("three hundred and five") and fractions ("two-thirds")."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.normalize.quantity_tokens import Token, word_at

SMALL: dict[str, float] = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
}
SMALL |= {"nought": 0, "naught": 0}
TENS: dict[str, float] = {
    word: value * 10
    for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
}
SCALES: dict[str, float] = {
    "dozen": 12, "hundred": 1e2, "thousand": 1e3, "lakh": 1e5, "million": 1e6, "crore": 1e7, "billion": 1e9,
    "trillion": 1e12, "quadrillion": 1e15,
}  # fmt: skip
PLURAL_SCALES: dict[str, float] = {
    "dozens": 12, "scores": 20, "hundreds": 1e2, "thousands": 1e3, "millions": 1e6, "billions": 1e9, "trillions": 1e12,
}  # fmt: skip
_ORDINAL_WORDS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth"
).split()
ORDINALS: dict[str, float] = {word: value for value, word in enumerate(_ORDINAL_WORDS, start=1)}
ORDINALS |= {word[:-1] + "ieth": value for word, value in TENS.items()}
SCALE_ORDINALS: dict[str, float] = {f"{word}th": value for word, value in SCALES.items() if value >= 100}
_DENOMINATORS: dict[str, float] = {"half": 2, "quarter": 4} | {w: v for w, v in ORDINALS.items() if v > 2}
_DENOMINATORS |= {word: value for word, value in SCALE_ORDINALS.items() if value <= 1e3}
_PLURAL_DENOMINATORS = {f"{word}s": value for word, value in _DENOMINATORS.items()} | {"halves": 2}
VULGAR = {"½": 1 / 2, "⅓": 1 / 3, "⅔": 2 / 3, "¼": 1 / 4, "¾": 3 / 4, "⅕": 1 / 5, "⅙": 1 / 6, "⅛": 1 / 8, "⅜": 3 / 8}


class WordNumber:
    """Reads a cardinal in words; `slot` bounds what may still be added ("twenty" leaves room for a unit)."""

    def __init__(self, tokens: Sequence[Token], index: int) -> None:
        self.tokens, self.last, self.start = tokens, index, index
        self.done, self.group, self.slot, self.scale = 0.0, 0.0, 1000.0, 1.0

    @property
    def value(self) -> float:
        """All that has been read: 305.0 after "three hundred and five"."""
        return self.done + self.group

    def read(self) -> None:
        """Take words as long as they fit."""
        if word_at(self.tokens, self.start) == "a" and word_at(self.tokens, self.start + 1) in SCALES:
            self.group, self.last = 1.0, self.start + 1
        while self._take(self.last) or (self.last > self.start and self._take_joined()):
            pass

    def _take_joined(self) -> bool:
        """A number after "and" or a hyphen, where the two make one: "hundred and five", "twenty-three"."""
        joint, after = word_at(self.tokens, self.last), word_at(self.tokens, self.last + 1)
        if joint == "-":
            return (self.slot == 10 or after in SCALES) and self._take(self.last + 1)
        if joint != "and" or self.slot not in {100.0, 1000.0} or (self.slot == 1000 and self.scale > 1e3):
            return False
        return not simple_fraction(self.tokens, self.last + 1, mixed=True) and self._take(self.last + 1)

    def _take(self, index: int) -> bool:
        word = word_at(self.tokens, index)
        taken = self._add(word) or self._multiply(word)
        if taken:
            self.last = index + 1
        return taken

    def _add(self, word: str) -> bool:
        value = SMALL.get(word, TENS.get(word, -1.0))
        if value < 0 or value >= self.slot or (value == 0 and self.last > self.start):
            return False
        self.group += value
        self.slot = 10.0 if word in TENS else 1.0
        return True

    def _multiply(self, word: str) -> bool:
        factor = SCALES.get(word)
        if not factor or not self.group:
            return False
        if factor <= 100:
            return self._multiply_group(factor)
        if self.done and factor >= self.scale:
            return False
        self.done, self.group, self.slot, self.scale = self.done + self.group * factor, 0.0, 1000.0, factor
        return True

    def _multiply_group(self, factor: float) -> bool:
        if self.group >= 100:
            return False
        self.group, self.slot = self.group * factor, 100.0 if factor == 100 else 0.0
        if not self.done:
            self.scale = factor
        return True


def simple_fraction(tokens: Sequence[Token], index: int, *, mixed: bool = False) -> tuple[int, float] | None:
    """End and value of "half", "a half", "one-third", "three quarters", "⅔"; `mixed`: behind "two and"."""
    word = word_at(tokens, index)
    if word in VULGAR:
        return index + 1, VULGAR[word]
    if word == "half" or (word == "quarter" and word_at(tokens, index + 1) in SCALES):
        return index + 1, 1 / _DENOMINATORS[word]
    above = (index + 1, 1.0) if word == "a" else small_cardinal(tokens, index)
    if not above:
        return None
    place = above[0] + 1 if word_at(tokens, above[0]) == "-" else above[0]
    below = word_at(tokens, place)
    if above[1] == 1 and below in _DENOMINATORS and (mixed or word != "a" or _ends_fraction(tokens, place + 1)):
        return place + 1, 1 / _DENOMINATORS[below]
    if above[1] > 1 and below in _PLURAL_DENOMINATORS:
        return place + 1, above[1] / _PLURAL_DENOMINATORS[below]
    return None


def _ends_fraction(tokens: Sequence[Token], index: int) -> bool:
    """After "a third": nothing, a sign, "of" or a scale; a noun would make it an ordinal ("a third visit")."""
    word = word_at(tokens, index)
    return not word or word in SCALES or word in {"of", "to", "and", "or", "in", "more"} or not word[0].isalnum()


def small_cardinal(tokens: Sequence[Token], index: int) -> tuple[int, float] | None:
    """End and value of a word number below 100; "twenty-one" before a plural is one number."""
    word = word_at(tokens, index)
    if word in SMALL and SMALL[word] > 0:
        return index + 1, SMALL[word]
    if word not in TENS:
        return None
    place = index + 2 if word_at(tokens, index + 1) == "-" else index + 1
    unit = SMALL.get(word_at(tokens, place), 0)
    return (place + 1, TENS[word] + unit) if 0 < unit < 10 else (index + 1, TENS[word])


def spoken_decimals(tokens: Sequence[Token], index: int) -> tuple[int, float] | None:
    digits, place = "", index
    while len(digits) < 12 and 0 <= SMALL.get(word_at(tokens, place), -1) < 10:
        digits, place = digits + str(int(SMALL[tokens[place].lower])), place + 1
    return (place, float(f"0.{digits}")) if digits else None

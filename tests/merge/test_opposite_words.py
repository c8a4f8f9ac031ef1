"""The table of opposite words, as `opposites.txt` has it."""

from collections import Counter

from briefing.merge.opposite_words import answers, key, phrases


def test_every_phrase_stands_for_a_word_of_the_table():
    assert {word for found in phrases().values() for _, word in found if key(word) not in answers()} == set()


def test_no_word_gives_two_answers_to_one_question():
    given = {word: Counter(answer.question for answer in found) for word, found in answers().items()}
    assert {word for word, questions in given.items() if max(questions.values()) > 1} == set()

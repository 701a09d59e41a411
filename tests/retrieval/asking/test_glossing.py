"""What a word means, where an article explains it."""

from __future__ import annotations

import pytest

from retrieval.asking.glossing import explains, word_asked


def test_the_word_that_is_asked_for() -> None:
    assert word_asked("what does fjord stand for?") == "fjord"
    assert word_asked("What did the old coast guard stand for") == "old coast guard"
    assert not word_asked("What does Lee stand for in the election?")
    assert not word_asked("what is the name of the fjord?")


@pytest.mark.parametrize(
    ("word", "text"),
    [
        ("bora", "“Beware of the bora,” she said, using a local word for the north wind."),
        ("bora", "They feared the bora, also known as the black wind."),
        ("bora", "The north wind, known to sailors as the bora, blew all night."),
        ("NPA", "The Norden Port Authority (NPA) closed the pier."),
        ("NPA", "The NPA, which stands for the port's authority, closed the pier."),
        ("bora", "The bora, a cold wind from the north, blew all night."),
        ("bora", "“We call it bora,” he said, referring to the wind."),
    ],
)
def test_a_word_that_is_explained(word: str, text: str) -> None:
    assert explains(text, word)


@pytest.mark.parametrize(
    ("word", "text"),
    [
        ("bora", "The bora blew all night and sank two boats."),
        ("NPA", "The NPA closed the pier on Monday."),
        ("bora", "Lee, also known as the miller, slept. The bora blew."),
        ("bor", "The bora, a cold wind from the north, blew all night."),
    ],
)
def test_a_word_that_is_only_used(word: str, text: str) -> None:
    assert not explains(text, word)

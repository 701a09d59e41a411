"""What speakers tell of themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from retrieval.asking.selftelling import asked_of_self

if TYPE_CHECKING:
    from retrieval.asking.finder import Finder


@pytest.mark.parametrize(
    ("question", "verb"),
    [
        ("Who is sorry about the delay?", "sorry"),
        ("Who will never leave the town?", "leave"),
        ("who's afraid of the ice", "afraid"),
        ("Who is Ida Brandt?", ""),
        ("What is sorry?", ""),
        ("Who?", ""),
    ],
)
def test_what_is_asked_of_oneself(question: str, verb: str) -> None:
    assert asked_of_self(question) == verb


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Who will not open the harbour?", "We will not open the harbour"),
        ("Who opens the harbour?", None),
        ("Who is cold and tired?", None),
        ("Who likes the harbour?", None),
    ],
    ids=["we will not", "the other way round", "said of others", "asked by oneself"],
)
def test_only_what_the_speaker_says_of_themselves(
    finder: Finder, question: str, words: str | None
) -> None:
    found = finder.self_told(asked_of_self(question), question).evidence
    assert [words in one.text for one in found if words] == ([True] if words else [])
    assert bool(found) == bool(words)

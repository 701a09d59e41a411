"""Questions that are told, put as they are asked."""

from __future__ import annotations

import pytest

from retrieval.asking.inverting import asked_directly, asked_with_word


@pytest.mark.parametrize(
    ("told", "asked"),
    [
        ("the ferry will sail on Monday?", "will the ferry sail on Monday?"),
        ("Lee has resigned", "has Lee resigned"),
        ("the boats that are in the port will leave", "will the boats that are in the port leave"),
        ("the mayor, who was in Rome, has come", "has the mayor, who was in Rome, come"),
        ("Lee said that the mill will close", "did Lee say that the mill will close"),
        ("the council agreed to the plan", "did the council agree to the plan"),
        ("the police stopped the train", "did the police stop the train"),
        ("she carried the flag", "did she carry the flag"),
        ("the siren works in the rain", "does the siren work in the rain"),
        ("the nurses live in the town", "do the nurses live in the town"),
        ("there will be a vote", "will there be a vote"),
    ],
)
def test_a_clause_is_put_as_a_question(told: str, asked: str) -> None:
    assert asked_directly(told) == asked


@pytest.mark.parametrize("clause", ["requested", "possible at all", "the boat that sank yesterday"])
def test_a_clause_without_a_verb_of_its_own_stays(clause: str) -> None:
    assert asked_directly(clause) == clause


@pytest.mark.parametrize(
    ("told", "asked"),
    [
        ("what Lee said about fares", "what did Lee say about fares"),
        ("when the bridge was opened?", "when was the bridge opened?"),
        ("how long the repair will last", "how long will the repair last"),
        ("who the head of the union is", "who is the head of the union"),
        ("where the talks broke down", "where did the talks break down"),
        ("how the pump works", "how does the pump work"),
    ],
)
def test_a_told_question_is_asked(told: str, asked: str) -> None:
    assert asked_with_word(told) == asked


@pytest.mark.parametrize(
    "question",
    [
        "who called for help?",
        "how many boats sank?",
        "what did Lee say?",
        "which towns met the deadline?",
        "when was the bridge opened?",
    ],
)
def test_a_question_that_is_asked_stays(question: str) -> None:
    assert asked_with_word(question) == question

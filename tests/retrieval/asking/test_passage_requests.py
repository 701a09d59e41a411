"""How people ask for a passage."""

from __future__ import annotations

import pytest

from retrieval.asking.intent import Intent
from retrieval.asking.question import read_question


@pytest.mark.parametrize(
    "around",
    [
        "I should like to see the paragraph about {}.",
        "Kindly produce the paragraph on {}.",
        "Pull the passage about {}",
        "Bring up the part on {}",
        "There's a part about {}. Show me that.",
        "I remember a bit about {}. Can you find it?",
        "Supply the passage on {}, please",
    ],
)
def test_a_passage_is_asked_for_in_many_ways(around: str) -> None:
    question = read_question(around.format("the broken sluice"))
    assert question.intent is Intent.PASSAGE
    assert question.topic == "the broken sluice"


@pytest.mark.parametrize("text", ["Who produced the ferry?", "Did the board pull the advert?"])
def test_other_questions_with_such_verbs_ask_for_no_passage(text: str) -> None:
    assert read_question(text).intent is not Intent.PASSAGE

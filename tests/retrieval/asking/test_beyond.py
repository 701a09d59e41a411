"""What only a writer or a judge could do, and questions that only look like it."""

from __future__ import annotations

import pytest

from retrieval.asking.intent import Intent
from retrieval.asking.question import read_question


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("summarize the flood story", "the flood"),
        ("Please summarise this", ""),
        ("give me a short summary of the flood", "the flood"),
        ("tl;dr", ""),
        ("write a funny tweet about the flood", "the flood"),
        ("translate this to French", ""),
        ("tell me a joke", ""),
        ("what do you think about the strike?", "the strike"),
        ("what do you make of it?", ""),
        ("what's your opinion?", ""),
        ("should I get the vaccine?", ""),
        ("who is right about Iran?", "Iran"),
        ("Is this true?", ""),
    ],
)
def test_what_no_quotation_does(text: str, topic: str) -> None:
    question = read_question(text)
    assert (question.intent, question.topic) == (Intent.BEYOND, topic)


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("summarise the articles", Intent.OVERVIEW),
        ("Should Canada withdraw?", Intent.FACT),
        ("is it true that Lee said “the pier must stay open”?", Intent.VERIFY),
        ("is it right to strike?", Intent.FACT),
        ("what did he write about the flood?", Intent.WHAT_SAID),
        ("What do you know about Iran?", Intent.FACT),
        ("What was the summary of the judge?", Intent.FACT),
        ("What do the judges think about the strike?", Intent.WHAT_SAID),
    ],
)
def test_what_only_looks_like_it(text: str, intent: Intent) -> None:
    assert read_question(text).intent is intent

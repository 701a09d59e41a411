"""Questions whether somebody gave an answer, and questions that only look so."""

from __future__ import annotations

import pytest

from retrieval.asking.intent import Intent
from retrieval.asking.question import read_question
from retrieval.asking.responding import put_together


@pytest.mark.parametrize(
    ("text", "speaker", "topic"),
    [
        ("Did Lee say whether the ferry runs?", "Lee", "whether the ferry runs"),
        ("Would Lee tell reporters if the ferry runs?", "Lee", "if the ferry runs"),
        ("Did Lee commit himself on whether it runs?", "Lee", "whether it runs"),
        ("Did Lee confirm or deny the sale?", "Lee", "the sale"),
        ("Did the mayor rule out a sale?", "the mayor", "a sale"),
        ("Has Lee given a straight answer on the sale?", "Lee", "the sale"),
        ("Did Lee comment on the sale?", "Lee", "the sale"),
        ("Was Lee drawn on who pays?", "Lee", "who pays"),
        ("Was Lee available for comment?", "Lee", ""),
        ("Did Lee let on when it will end?", "Lee", "when it will end"),
        ("What did Lee say when asked if the ferry runs?", "Lee", "if the ferry runs"),
        ("What will it cost? Did Lee say?", "Lee", "what will it cost"),
    ],
)
def test_whether_somebody_answered_is_asked_for(text: str, speaker: str, topic: str) -> None:
    question = read_question(text)
    assert question.asks_answer
    assert question.intent is Intent.WHAT_SAID
    assert (question.speaker, question.topic) == (speaker, topic)


@pytest.mark.parametrize(
    ("text", "discloses"),
    [
        ("Did Lee name the buyer?", True),
        ("Did Lee reveal the price?", True),
        ("Did Lee say whether there is a buyer?", False),
    ],
)
def test_what_was_disclosed_is_a_question_of_fact_as_well(text: str, *, discloses: bool) -> None:
    assert read_question(text).discloses is discloses


@pytest.mark.parametrize(
    "text",
    [
        "What did Lee say about the ferry?",
        "Did Lee say that the ferry runs?",
        "Who said whether the ferry runs?",
        "Will Lee name the ferry after her?",
        "Does the ferry run?",
        "Did Lee decline to say whether it runs?",
    ],
)
def test_something_else_is_asked_for(text: str) -> None:
    assert not read_question(text).asks_answer


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("Will it run? Did Lee say?", "Did Lee say whether will it run?"),
        ("Who pays for it? did Lee answer that?", "did Lee answer who pays for it?"),
        ("Who pays for it?", "Who pays for it?"),
        ("Lee spoke. Did Lee say?", "Lee spoke. Did Lee say?"),
        (
            "Was a clear answer given by Lee on whether the mill would close?",
            "Did Lee say whether the mill would close?",
        ),
        (
            "Has any reply been given on why the mill closed?",
            "Did anyone say why the mill closed?",
        ),
        (
            "What answer did the mayor give when a reporter asked about the mill?",
            "What did the mayor answer when a reporter asked about the mill?",
        ),
        (
            "What reply was given by Lee to the question whether it closes?",
            "What did Lee answer to the question whether it closes?",
        ),
        (
            "Will the mill close, or did Lee dodge that one?",
            "Did Lee say whether will the mill close?",
        ),
        (
            "Would Ness sell? Or did the board refuse to say?",
            "Did the board say whether would Ness sell?",
        ),
        (
            "What was Lee's reaction to the reporter's question about the mill?",
            "What did Lee answer when asked about the mill?",
        ),
        ("Was the mill given away by Lee?", "Was the mill given away by Lee?"),
        ("Did Lee sell it or did he keep it?", "Did Lee sell it or did he keep it?"),
    ],
)
def test_a_question_with_another_behind_it(text: str, whole: str) -> None:
    assert put_together(text) == whole

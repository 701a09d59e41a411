"""Facts that only a photo's caption tells: shown as such, and only where no story tells them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.talking import quotes, talk, text

if TYPE_CHECKING:
    from bot.conversation import Desk

CAPTION = "a photo’s caption tells it:"


@pytest.mark.parametrize(
    "question",
    [
        "At which hotel did the NATO leaders meet in December 2019?",
        "In which county did the NATO leaders gather at a hotel in 2019?",
        "Where did Trump and Stoltenberg meet?",
        "When did Trump and Stoltenberg meet in England?",
    ],
)
def test_a_caption_answers_what_no_story_tells(desk: Desk, question: str) -> None:
    (answer,), _ = talk(desk, question)
    assert answer.answered
    assert CAPTION in text(answer)
    (quote,) = quotes(answer)
    assert "The Grove hotel" in quote.evidence.text


@pytest.mark.parametrize(
    "question",
    [
        "Where is NATO's headquarters?",
        "When did the NATO leaders meet in Paris?",
        "In which hotel did Guterres speak?",
        "Why did the NATO leaders meet in Watford?",
        "How many NATO leaders met in Watford?",
    ],
)
def test_a_caption_answers_nothing_else(desk: Desk, question: str) -> None:
    (answer,), _ = talk(desk, question)
    assert CAPTION not in text(answer)

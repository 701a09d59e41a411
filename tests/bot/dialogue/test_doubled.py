"""Two questions in one message, of which the articles may answer one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.dialogue.doubled import halves
from tests.support.talking import quotes, talk, text

if TYPE_CHECKING:
    from bot.conversation import Desk


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        ("How many boats are there, and of what kind?", ("How many boats are there?",)),
        ("how many boats, which type?", ("how many boats?",)),
        (
            "Who built the pier and when did the town buy the ferry?",
            ("Who built the pier?", "when did the town buy the ferry?"),
        ),
        ("Who built the pier and what did it cost?", ("Who built the pier?",)),
        ("Who built the pier?", ()),
        ("Did Lee build the pier, and when?", ()),
        ("Tom, who built the pier, and Ann", ()),
    ],
)
def test_two_questions_are_told_apart(question: str, parts: tuple[str, ...]) -> None:
    assert halves(question) == parts


def test_the_half_that_is_answered_is_named(desk: Desk) -> None:
    (answer,), _ = talk(desk, "How many helicopters are there, and how much did they cost?")
    assert answer.answered
    assert "a part of that, “How many helicopters are there?”" in text(answer)
    assert "three CH-146 Griffon helicopters" in quotes(answer)[0].evidence.text


def test_where_neither_half_is_answered_nothing_is(desk: Desk) -> None:
    (answer,), _ = talk(desk, "How much does the mission cost, and who pays for it?")
    assert not answer.answered


@pytest.mark.parametrize(
    ("asked", "held"),
    [
        ("Would NATO leave Iraq if asked? What did Stoltenberg say?", "would leave if requested"),
        ("Did Stoltenberg condemn Iran? What did he say about it?", "condemning Iran's support"),
        ("Where did Guterres speak? What did he say?", "Exercise maximum restraint"),
        ("Why didn't the NATO chief want to speculate? What did he say about it?", "If I start to"),
    ],
)
def test_what_somebody_said_on_the_first_question(desk: Desk, asked: str, held: str) -> None:
    (answer,), _ = talk(desk, asked)
    assert answer.answered
    assert held in quotes(answer)[0].evidence.text


def test_a_half_that_is_on_anything_is_not_answered(desk: Desk) -> None:
    (answer,), _ = talk(desk, "In which season and of which year was the opera house built?")
    assert not answer.answered

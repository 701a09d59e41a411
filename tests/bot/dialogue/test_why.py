from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.answering.actions import ShowWhy
from tests.support.talking import quotes, talk, text

if TYPE_CHECKING:
    from bot.conversation import Desk


@pytest.mark.parametrize(
    "question",
    [
        "Why was the training mission suspended?",
        "Who called for maximum restraint?",
        "What did Stoltenberg say about Iran?",
        "Who appealed for an end to escalation?",
        "Is Canada pulling out of Iraq?",
        "What did Stoltenberg say?",
        "Did Guterres say “Exercise maximum restraint”?",
        "What did Stoltenberg decline to answer?",
        "“It will not help to de-escalate” said Stoltenberg. Champagne said “we leave at once”.",
        "compare what was said about the training mission",
        "show me the paragraph about the helicopters",
        "/timeline Guterres",
        "What did Trump say?",
        "What did Guterres say about missiles?",
        "What is the capital of France?",
        "Who won the World Cup?",
    ],
)
def test_what_people_read(desk: Desk, question: str, snapshot: object) -> None:
    (_, why), _ = talk(desk, question, "/why")
    assert text(why) == snapshot
    assert why.answered


def test_the_runner_up_is_shown_as_no_answer(desk: Desk) -> None:
    (asked, why), _ = talk(desk, "Why was the training mission suspended?", "why this answer?")
    (second,) = quotes(why)
    assert second.nearest
    assert second.evidence.address != quotes(asked)[0].evidence.address


def test_a_long_question_is_cut_in_the_heading(desk: Desk) -> None:
    question = "Why was the training mission suspended, " + "if you please, " * 30
    (_, why), _ = talk(desk, question, "/why")
    assert max(map(len, text(why).splitlines()[:1])) < 160


def test_showing_a_passage_or_citing_keeps_the_answer_to_explain(desk: Desk) -> None:
    turns = ["Who called for maximum restraint?", "passage 1", "cite 1", "/why", "/why"]
    answers, _ = talk(desk, *turns)
    assert text(answers[3]) == text(answers[4])
    assert "for “Who called for maximum restraint?”" in text(answers[3])


def test_a_button_explains_its_own_turn(desk: Desk) -> None:
    _, state = talk(desk, "Who called for maximum restraint?")
    turn = state.turn
    _, state = talk(desk, "What did Stoltenberg say about Iran?", state=state)
    answer = desk.act(ShowWhy(turn), state).answer
    assert "for “Who called for maximum restraint?”" in text(answer)


def test_what_is_not_remembered_is_told(desk: Desk) -> None:
    (answer,), state = talk(desk, "/why")
    assert "no answer with evidence to explain" in text(answer)
    assert "do not remember" in text(desk.act(ShowWhy(99), state).answer)


def test_a_bare_why_still_asks_the_sources(desk: Desk) -> None:
    (_, answer), _ = talk(desk, "Who called for maximum restraint?", "why?")
    assert answer.intent in ("why", "passage")
    assert "weight" not in text(answer)


def test_follow_ups_are_explained_by_what_was_carried_over(desk: Desk) -> None:
    answers, _ = talk(desk, "What did Stoltenberg say about Iraq?", "and Champagne?", "/why")
    assert "you asked for François-Philippe Champagne" in text(answers[2])
    assert "Iraq – weight" in text(answers[2])

"""Whatever is typed: no exception, every quotation true to its source, the same answer twice."""

from __future__ import annotations

import tomllib
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.support.mutations import INJECTED, conversation, hold

if TYPE_CHECKING:
    from bot.conversation import Desk

STORED = tomllib.loads((Path(__file__).parent / "seed_questions.toml").read_text("utf-8"))
QUESTIONS = [turn for one in STORED["question"] for turn in one["turns"]]
SHARED_DESK = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.mark.parametrize("seed", range(5))
def test_mutated_questions_break_nothing(desk: Desk, seed: int) -> None:
    random = Random(seed)
    asked = pieces = 0
    while asked < 50:
        turns = conversation(random, QUESTIONS)
        pieces += hold(desk, turns, random).pieces
        asked += len(turns)
    assert pieces


@SHARED_DESK
@given(
    turns=st.lists(st.text(st.characters(), max_size=200), min_size=1, max_size=2),
    press=st.randoms(use_true_random=False),
)
def test_any_unicode_breaks_nothing(desk: Desk, turns: list[str], press: Random) -> None:
    assert len(hold(desk, turns, press).answers) >= len(turns)


@SHARED_DESK
@given(
    parts=st.lists(st.sampled_from((*INJECTED, *QUESTIONS)), min_size=1, max_size=5),
    press=st.randoms(use_true_random=False),
)
def test_what_is_put_into_a_question_stays_words(
    desk: Desk, parts: list[str], press: Random
) -> None:
    (first, *_), _ = hold(desk, [" ".join(parts)], press)
    shown = " ".join(getattr(block, "text", "") for block in first.blocks)
    assert str(6173 * 3) not in shown, "a template was filled in"


def test_the_longest_message_is_cut_and_says_so(desk: Desk) -> None:
    ((answer, *_), _) = hold(desk, ["What did Guterres say about war? " * 400], Random(0))
    assert "Only the first 1000 characters" in getattr(answer.blocks[-1], "text", "")

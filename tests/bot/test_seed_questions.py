"""The questions of `seed_questions.toml`: how many are right at the first quotation, by kind."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.support.gold import WRONG_SPEAKER, faults_of, read_questions

if TYPE_CHECKING:
    from bot.conversation import Desk


_HERE = Path(__file__).parent
QUESTIONS = read_questions(_HERE / "seed_questions.toml")
FLOOR = 0.98
"""Share of all questions that must be right."""
OWN_WORDS = {
    "own_words.toml": 0.96,
    "own_words_held.toml": 0.82,
    "strangers.toml": 0.98,
    "strangers_held.toml": 0.94,
}
"""The same of questions in a user's own words. Of the held ones only the number is told."""


@pytest.fixture(scope="module")
def faults(desk: Desk) -> list[tuple[dict[str, Any], str]]:
    """Every question with what is wrong with its answer."""
    return list(zip(QUESTIONS, faults_of(desk, QUESTIONS), strict=True))


def test_nearly_all_are_right_at_the_first_quotation(
    faults: list[tuple[dict[str, Any], str]],
) -> None:
    wrong = [(gold["kind"], gold["turns"], what) for gold, what in faults if what]
    assert len(wrong) <= (1 - FLOOR) * len(QUESTIONS), wrong


def test_what_the_sources_do_not_hold_is_always_refused(
    faults: list[tuple[dict[str, Any], str]],
) -> None:
    assert [gold["turns"] for gold, what in faults if gold.get("refused") and what] == []


def test_never_a_wrong_speaker(faults: list[tuple[dict[str, Any], str]]) -> None:
    assert [gold["turns"] for gold, what in faults if what.startswith(WRONG_SPEAKER)] == []


@pytest.mark.parametrize("name", OWN_WORDS)
def test_questions_in_a_users_own_words(desk: Desk, name: str) -> None:
    wrong = faults_of(desk, read_questions(_HERE / name))
    assert wrong.count("") >= OWN_WORDS[name] * len(wrong), f"{wrong.count('')} of {len(wrong)}"
    assert not any(what.startswith(WRONG_SPEAKER) and what != WRONG_SPEAKER for what in wrong)


def test_every_kind_is_asked(faults: list[tuple[dict[str, Any], str]]) -> None:
    kinds = Counter(gold["kind"] for gold, _ in faults)
    assert len(kinds) == 9
    assert min(kinds.values()) >= 8

"""The questions of `seed_questions.toml`: how many are right at the first quotation, by kind."""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from bot.answering.answer import PassageView, Quote
from tests.support.talking import talk

if TYPE_CHECKING:
    from bot.answering.answer import Answer
    from bot.conversation import Desk


def read_questions(name: str) -> list[dict[str, Any]]:
    """Read a file of questions."""
    text = (Path(__file__).parent / name).read_text("utf-8")
    questions: list[dict[str, Any]] = tomllib.loads(text)["question"]
    return questions


QUESTIONS = read_questions("seed_questions.toml")
FLOOR = 0.98
"""Share of all questions that must be right."""
OWN_WORDS = {"own_words.toml": 0.80, "own_words_held.toml": 0.58}
"""The same of questions in a user's own words. Of the held ones only the number is told."""


def fault(gold: dict[str, Any], answer: Answer) -> str:
    """Say what is wrong with an answer; "" for nothing."""
    shown = [block for block in answer.blocks if isinstance(block, Quote | PassageView)]
    if answer.verdict != gold.get("verdict", answer.verdict):
        return f"verdict {answer.verdict}"
    if gold.get("refused"):
        return "answered" if answer.answered else ""
    if not answer.answered and not gold.get("nearest"):
        return "refused"
    if not shown:
        return "nothing shown"
    first = shown[0].evidence
    name = first.person.name if first.person else ""
    if name != gold.get("person", name):
        return f"said by {name}"
    if not any(words in first.text for words in gold["words"]):
        return f"other words: {first.text[:80]}"
    if first.article.source != gold.get("source", first.article.source):
        return "other source"
    return ""


@pytest.fixture(scope="module")
def faults(desk: Desk) -> list[tuple[dict[str, Any], str]]:
    """Every question with what is wrong with its answer."""
    return [(gold, fault(gold, talk(desk, *gold["turns"])[0][-1])) for gold in QUESTIONS]


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
    assert [gold["turns"] for gold, what in faults if what.startswith("said by")] == []


@pytest.mark.parametrize("name", OWN_WORDS)
def test_questions_in_a_users_own_words(desk: Desk, name: str) -> None:
    gold = read_questions(name)
    wrong = [fault(each, talk(desk, *each["turns"])[0][-1]) for each in gold]
    assert wrong.count("") >= OWN_WORDS[name] * len(gold), f"{wrong.count('')} of {len(gold)}"
    assert not any(what.startswith("said by") for what in wrong)


def test_every_kind_is_asked(faults: list[tuple[dict[str, Any], str]]) -> None:
    kinds = Counter(gold["kind"] for gold, _ in faults)
    assert len(kinds) == 9
    assert min(kinds.values()) >= 8

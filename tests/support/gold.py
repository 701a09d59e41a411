"""Questions with what must come, in TOML; and what is wrong with an answer.

A question has a `kind`, its `turns`, of which the last is judged, and what the first quotation or
passage must be: one that holds one of `words`, of `person` and from `source` where these are given;
`refused` where there is none; for a claimed quotation the `verdict`. With `nearest`, what is shown
below a refusal counts.
"""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any

from bot.answering.answer import PassageView, Quote
from tests.support.talking import talk

if TYPE_CHECKING:
    from pathlib import Path

    from bot.answering.answer import Answer
    from bot.conversation import Desk

WRONG_SPEAKER = "said by "
"""How a fault begins where the first quotation is another person's."""


def read_questions(path: Path) -> list[dict[str, Any]]:
    """Read a file of questions."""
    questions: list[dict[str, Any]] = tomllib.loads(path.read_text("utf-8"))["question"]
    return questions


def faults_of(desk: Desk, questions: list[dict[str, Any]]) -> list[str]:
    """Ask each question in a conversation of its own; "" for those that are answered rightly."""
    return [fault(gold, talk(desk, *gold["turns"])[0][-1]) for gold in questions]


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
        return f"{WRONG_SPEAKER}{name}"
    if not any(words in first.text for words in gold["words"]):
        return f"other words: {first.text[:80]}"
    if first.article.source != gold.get("source", first.article.source):
        return "other source"
    return ""

"""The README's transcript is what the bot really says."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

from rich.console import Console

from bot.conversation_state import State
from bot.terminal.console import show

if TYPE_CHECKING:
    from pathlib import Path

    from bot.conversation import Desk

WIDTH = 88


def converse(desk: Desk, questions: list[str]) -> str:
    """What a terminal of `WIDTH` columns shows."""
    screen = io.StringIO()
    console = Console(file=screen, width=WIDTH, force_terminal=True, color_system=None)
    state = State()
    for question in questions:
        answer, state = desk.ask(question, state)
        print(f"› {question}\n", file=screen)
        show(console, desk, answer)
        print(file=screen)
    return "\n".join(line.rstrip() for line in screen.getvalue().strip().splitlines())


def test_the_transcript_is_real(root: Path, desk: Desk) -> None:
    readme = (root / "README.md").read_text(encoding="utf-8")
    shown = readme.split("<!-- transcript", 1)[1].split("```\n", 2)[1].strip()
    questions = re.findall(r"^› (.+)$", shown, re.MULTILINE)
    assert len(questions) >= 5
    assert shown == converse(desk, questions)

"""Holding a conversation with the desk, as a restart-proof client would."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answering.answer import Answer, PassageView, Quote
from bot.answering.proof import check_evidence
from bot.conversation_state import State
from bot.terminal.layout import render_plain

if TYPE_CHECKING:
    from bot.answering.actions import Action
    from bot.conversation import Desk


def talk(
    desk: Desk, *turns: str | Action, state: State | None = None
) -> tuple[list[Answer], State]:
    """Take the turns one by one; between two, only what a restart would read back goes on."""
    state, answers = state or State(), []
    for given in turns:
        turn = desk.ask(given, state) if isinstance(given, str) else desk.act(given, state)
        state = State.model_validate_json(turn.state.model_dump_json())
        check_evidence(render_plain(turn.answer), desk.read)
        answers.append(turn.answer)
    return answers, state


def text(answer: Answer) -> str:
    """What a terminal shows."""
    return render_plain(answer).text


def actions(answer: Answer) -> list[Action]:
    """What its buttons do."""
    return [button.action for row in answer.buttons for button in row]


def quotes(answer: Answer) -> list[Quote]:
    """Its quotations."""
    return [block for block in answer.blocks if isinstance(block, Quote)]


def view(answer: Answer) -> PassageView:
    """Its one passage view."""
    (found,) = [block for block in answer.blocks if isinstance(block, PassageView)]
    return found

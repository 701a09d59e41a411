"""The chat in a terminal."""

from __future__ import annotations

import contextlib
import importlib
import sys
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from bot.adding.preview import refusal
from bot.answering.proof import check_evidence
from bot.conversation_state import State
from bot.errors import AddingError, BotError
from bot.terminal.layout import BAR, Line, Style, lay_out, render_plain
from bot.terminal.pictures import split_path, write_pictures
from retrieval.commands.screen import visible
from retrieval.errors import RetrievalError

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.answering.answer import Answer
    from bot.conversation import Desk
    from bot.terminal.adding import Adding

_STYLES = {
    Style.FRAME: "",
    Style.SPEAKER: "bold",
    Style.CITATION: "dim",
    Style.NOTE: "dim italic",
    Style.ITEM: "",
    Style.BLANK: "",
    Style.COPIED: "",
}
_INDENTED = (Style.SPEAKER, Style.CITATION, Style.ITEM)
_LEAVE = frozenset(("exit", "quit", "/exit", "/quit", ":q"))


def chat(desk: Desk, opening: str = "", adding: Adding | None = None) -> int:
    """Talk with whoever types, until the input ends.

    Args:
        desk: Answers.
        opening: A line that is shown first.
        adding: Adds and removes articles; None where that cannot be done.

    Returns:
        The exit status, 0.
    """
    console = Console(highlight=False, markup=False, emoji=False)
    with contextlib.suppress(ImportError):
        importlib.import_module("readline")  # Gives `input` arrow keys and a history.
    turn = desk.ask("/start", State())
    state = turn.state
    show(console, desk, turn.answer)
    if opening:
        console.print()
        console.print(Text(opening, style="dim"), soft_wrap=not console.is_terminal)
    while True:
        typed = _read(console)
        if typed is None or typed.strip().lower() in _LEAVE:
            with desk.phrases.speaking(state.language):
                console.print(desk.phrases.say("goodbye"))
            return 0
        console.print()
        if adding is not None and adding.takes(typed):
            with desk.phrases.speaking(state.language):
                _add(console, desk, typed, adding)
        else:
            state = _turn(console, desk, typed, state)


def _turn(console: Console, desk: Desk, typed: str, state: State) -> State:
    """Answer one line; whatever goes wrong with it, the conversation goes on."""
    try:
        asked, path = split_path(typed)
        turn = desk.ask(asked, state)
        show(console, desk, turn.answer)
        with desk.phrases.speaking(turn.state.language):
            written = write_pictures(turn.answer, desk, path)
        for line in written:
            console.print(Text(visible(line)), soft_wrap=True)
    except (BotError, RetrievalError) as error:
        console.print(Text(str(error)))
        return state
    return turn.state


def _add(console: Console, desk: Desk, typed: str, adding: Adding) -> None:
    """Add or remove an article."""

    def confirm(question: str) -> bool:
        console.print()
        choice = desk.phrases.say("yes_or_no")
        console.print(Text(f"{question} {choice}"), soft_wrap=True)
        typed = _read(console)
        agreed = desk.phrases.say("yes_words").split()
        return typed is not None and typed.strip().lower() in agreed

    def present(answer: Answer, read: Callable[[str], str]) -> None:
        show(console, desk, answer, read)

    try:
        said = adding.answer(typed, present, confirm)
    except AddingError as error:
        said = refusal(error, desk.phrases)
    except (BotError, RetrievalError) as error:
        said = str(error)
    console.print(Text(visible(said)), soft_wrap=True)


def show(
    console: Console, desk: Desk, answer: Answer, read: Callable[[str], str] | None = None
) -> None:
    """Print an answer after checking its evidence.

    Args:
        console: Where.
        desk: What answered.
        answer: What is shown.
        read: Gives the text to check against, where it is not in the archive.

    Raises:
        EvidenceError: A quotation differs from its source.
    """
    rendered = render_plain(answer)
    check_evidence(rendered, read or desk.read)
    if not console.is_terminal:
        console.out(rendered.text, highlight=False)
        return
    for line in lay_out(answer):
        _print(console, line)


def _print(console: Console, line: Line) -> None:
    if line.style is Style.EVIDENCE:
        text = Text(visible(line.text), style="italic" if line.nearest else "")
        for span in line.marked:
            text.stylize("bold", span.start, span.end)
        colour = "yellow" if line.nearest else "green"
        width = max(console.width - len(BAR), 20)
        for part in text.wrap(console, width) or [Text()]:
            console.print(Text.assemble((BAR, colour), part))
        return
    text = Text(visible(line.text), style=_STYLES[line.style])
    if line.style is Style.COPIED:
        console.print(text, soft_wrap=True)
        return
    text.stylize("bold", 0, line.name)
    indent = 2 if line.style in _INDENTED else 0
    for part in text.wrap(console, max(console.width - indent, 20)) or [Text()]:
        console.print(Text(" " * indent) + part)


def _read(console: Console) -> str | None:
    """Read a line; None where the input ends."""
    try:
        if console.is_terminal:
            console.print()
            return input("› ")
        line = sys.stdin.readline() if sys.stdin else ""
    except (EOFError, KeyboardInterrupt):
        console.print()
        return None
    return line.rstrip("\n") if line else None

"""A text to be taken along, in the terminal and in Telegram."""

from __future__ import annotations

import io

from hypothesis import given, settings
from hypothesis import strategies as st
from rich.console import Console
from telegram import MessageEntity

from bot.answering.answer import Answer, Copyable, Frame
from bot.telegram.rendering import render
from bot.terminal.console import show
from bot.terminal.layout import render_plain
from tests.support.desk import ScriptedDesk, answer


def taken(text: str) -> Answer:
    return answer(Frame("Take it:"), Copyable(text))


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60))
@settings(max_examples=100, deadline=None)
def test_the_terminal_gives_it_as_it_stands(text: str) -> None:
    assert render_plain(taken(text)).text == f"Take it:\n\n{text}"


def test_a_terminal_does_not_wrap_it() -> None:
    shown = io.StringIO()
    console = Console(file=shown, width=30, force_terminal=True, color_system=None)
    line = "title = {{" + "word " * 20 + "}},"
    show(console, ScriptedDesk(), taken(line))
    assert line in shown.getvalue().splitlines()


def test_telegram_shows_it_as_what_a_tap_copies() -> None:
    (message,) = render(taken("@misc{a,\n  title = {b}\n}"))
    text = message.rendered.text
    (entity,) = message.entities
    assert entity.type == MessageEntity.PRE
    assert text[entity.offset : entity.offset + entity.length] == "@misc{a,\n  title = {b}\n}"

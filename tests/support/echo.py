"""A bot that answers each question with its own words, run as a process: `python -m ...echo`.

All but the desk is the real one. In ECHO_PATCHES a test gives constants as JSON, by dotted name,
and with ECHO_CLOCK=back the wall clock runs backwards. The real desk's modules are not imported:
a bot that is killed a hundred times is to start quickly.
"""

from __future__ import annotations

import importlib
import json
import os
import sys
import time
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, cast

from bot.answering.answer import Answer, Frame
from bot.answering.phrases import load_phrases
from bot.conversation_state import State
from bot.logs import configure
from bot.settings import load_settings
from bot.telegram.app import run

if TYPE_CHECKING:
    from bot.answering.answer import Quote
    from bot.answering.phrases import Phrases
    from bot.conversation import Command, Desk


class _Turn(NamedTuple):
    answer: Answer
    state: State


class EchoDesk:
    """Says how many turns there were, and what was asked in this one."""

    apology = "Something went wrong."
    patience = "One moment."
    commands: tuple[Command, ...] = ()
    archive_path = Path("none.sqlite3")

    @cached_property
    def phrases(self) -> Phrases:
        """The bot's own words."""
        return load_phrases()

    def revision(self) -> int:
        """Nothing ever changes."""
        return 0

    def content_hashes(self) -> tuple[str, ...]:
        """There are no articles."""
        return ()

    def share(self, words: str) -> tuple[Quote, ...]:
        """Nothing is found."""
        assert words
        return ()

    def ask(self, text: str, state: State) -> _Turn:
        """Answer with the question."""
        memory = State(turn=state.turn + 1)
        said = Frame(f"{memory.turn}: {text}")
        return _Turn(Answer(text, "fact", answered=True, blocks=(said,)), memory)

    def read(self, content_hash: str) -> str:
        """Nothing is quoted."""
        raise KeyError(content_hash)


def main() -> int:
    """Run it until it is stopped; a fault is one sentence, as in `python -m bot`."""
    for name, value in json.loads(os.environ.get("ECHO_PATCHES", "{}")).items():
        module, _, constant = name.rpartition(".")
        owner = importlib.import_module(module)
        made = getattr(getattr(owner, constant), "_make", None)
        setattr(owner, constant, made(value) if made is not None else value)
    if os.environ.get("ECHO_CLOCK") == "back":
        start, since = time.time(), time.monotonic()
        time.time = lambda: start - 100 * (time.monotonic() - since)
    settings = load_settings()
    assert settings.telegram_bot_token is not None
    configure(settings.log_level, [settings.telegram_bot_token])
    try:
        return run(settings, cast("Desk", EchoDesk()))
    except Exception as error:  # noqa: BLE001 - the test reads it
        sys.stderr.write(f"{type(error).__name__}: {error}\n")
        return 1


if __name__ == "__main__":
    sys.exit(main())

"""A bot that answers each question with its own words, run as a process: `python -m ...echo`.

All but the desk is the real one. In ECHO_PATCHES a test gives constants as JSON, by dotted name,
and with ECHO_CLOCK=back the wall clock runs backwards.
"""

from __future__ import annotations

import importlib
import json
import os
import sys
import time
from typing import TYPE_CHECKING

from bot.conversation import Turn
from bot.logs import configure
from bot.settings import load_settings
from bot.telegram.app import run
from tests.support.desk import ScriptedDesk, after, saying

if TYPE_CHECKING:
    from bot.conversation_state import State


class EchoDesk(ScriptedDesk):
    """Says how many turns there were, and what was asked in this one."""

    def ask(self, text: str, state: State) -> Turn:
        """Answer with the question."""
        memory = after(text, state=state)
        return Turn(saying(f"{memory.turn}: {text}"), memory)


def main() -> int:
    """Run it until it is stopped; a fault is one sentence, as in `python -m bot`."""
    for name, value in json.loads(os.environ.get("ECHO_PATCHES", "{}")).items():
        module, _, constant = name.rpartition(".")
        assert hasattr(importlib.import_module(module), constant), name
        setattr(importlib.import_module(module), constant, value)
    if os.environ.get("ECHO_CLOCK") == "back":
        start, since = time.time(), time.monotonic()
        time.time = lambda: start - 100 * (time.monotonic() - since)
    settings = load_settings()
    assert settings.telegram_bot_token is not None
    configure(settings.log_level, [settings.telegram_bot_token])
    try:
        return run(settings, EchoDesk())
    except Exception as error:  # noqa: BLE001 - the test reads it
        sys.stderr.write(f"{type(error).__name__}: {error}\n")
        return 1


if __name__ == "__main__":
    sys.exit(main())

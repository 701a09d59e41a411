"""What the bot loads before it does anything."""

from __future__ import annotations

import subprocess
import sys

import pytest


@pytest.mark.parametrize("module", ["bot.conversation_state", "bot.line", "bot.telegram.app"])
def test_it_starts_without_the_language_libraries(module: str) -> None:
    # They take a second; only ingesting and looking into files needs them.
    program = f"import sys, {module}; print([m for m in ('spacy', 'thinc') if m in sys.modules])"
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"

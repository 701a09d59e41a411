"""Ctrl+C on the command line: a quiet end at any time, also while modules are being loaded."""

from __future__ import annotations

import os
import signal
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType

INTERRUPTED = 128 + signal.SIGINT
"""The exit status of a program that Ctrl+C ended, as shells give it."""


def run_quietly(load: Callable[[], Callable[[], int]]) -> int:
    """Load a command line and run it.

    Args:
        load: Imports the command line and returns what runs it; importing takes a moment, in
            which Ctrl+C must show no traceback.

    Returns:
        The exit status.
    """
    # Where the shell that started it has it ignore Ctrl+C, that stays so.
    heeds = signal.getsignal(signal.SIGINT) is signal.default_int_handler
    if heeds:
        signal.signal(signal.SIGINT, _end)
    run = load()
    try:
        if heeds:
            signal.signal(signal.SIGINT, signal.default_int_handler)
        return run()
    except KeyboardInterrupt:
        return INTERRUPTED
    finally:
        if heeds:
            signal.signal(signal.SIGINT, _end)


def _end(_number: int, _frame: FrameType | None) -> NoReturn:
    """End at once: an exception could come up in the middle of an import, and be swallowed."""
    os._exit(INTERRUPTED)

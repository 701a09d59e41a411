"""`python -m bot ask|chat|run`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from retrieval.interrupts import run_quietly

if TYPE_CHECKING:
    from collections.abc import Callable


def _load() -> Callable[[], int]:
    from bot.line import main  # noqa: PLC0415  # See `run_quietly`.

    return main


if __name__ == "__main__":
    sys.exit(run_quietly(_load))

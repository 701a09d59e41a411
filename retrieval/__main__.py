"""`python -m retrieval ingest|search|quotes|stats`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from retrieval.interrupts import run_quietly

if TYPE_CHECKING:
    from collections.abc import Callable


def _load() -> Callable[[], int]:
    from retrieval.commands.line import run  # noqa: PLC0415  # See `run_quietly`.

    return run


if __name__ == "__main__":
    sys.exit(run_quietly(_load))

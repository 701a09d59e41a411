"""Running `python -m retrieval` as its users do."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
SEEDS = ROOT / "seeds"


def environment(**more: str) -> dict[str, str]:
    """Return this process's environment without its own settings, and with `more`."""
    # `make test` tells a make below it, which then speaks of the folders it enters.
    own = ("ON_RECORD", "MAKE", "MFLAGS")
    plain = {name: value for name, value in os.environ.items() if not name.startswith(own)}
    return plain | {"PYTHONPATH": str(ROOT)} | more


def retrieval(*arguments: str | Path, cwd: Path, **more: str) -> subprocess.CompletedProcess[str]:
    """Run a command in a folder, with settings from `more`, and return what it wrote."""
    return subprocess.run(
        [sys.executable, "-m", "retrieval", *map(str, arguments)],
        cwd=cwd,
        env=environment(**more),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )

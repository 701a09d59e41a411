"""`python -m tests.screens`: write docs/screens.md from the bot itself."""

from __future__ import annotations

import asyncio
import tempfile
from pathlib import Path

from tests.screens.page import write_page
from tests.screens.tour import walk
from tests.support.commands import ROOT, SEEDS, retrieval

PAGE = ROOT / "docs" / "screens.md"


def main() -> None:
    """Walk through the bot over the seeds, and write the page."""
    with tempfile.TemporaryDirectory() as folder:
        archive = Path(folder) / "archive.sqlite3"
        done = retrieval("ingest", SEEDS, "--archive", archive, cwd=ROOT)
        assert done.returncode == 0, done.stderr
        screens = asyncio.run(walk(archive, Path(folder)))
    PAGE.write_text(write_page(screens), encoding="utf-8")


if __name__ == "__main__":
    main()

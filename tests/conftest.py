"""What many folders' tests share: an archive of the real seeds, and the desk over it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from bot.answering.phrases import load_phrases
from bot.conversation import Desk
from retrieval.archive.archive import Archive

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent

# The same examples each time, however long one takes: what fails was broken by a change, not found
# by chance on a slow machine. `pytest --hypothesis-profile=chance` looks for new ones.
settings.register_profile("steady", deadline=None, derandomize=True)
settings.register_profile("chance", deadline=None)
settings.load_profile("steady")


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's folder."""
    return ROOT


@pytest.fixture(scope="session")
def seeds_archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive into which the seeds were ingested by the command line."""
    path = tmp_path_factory.mktemp("seeds") / "archive.sqlite3"
    subprocess.run(
        [sys.executable, "-m", "retrieval", "ingest", "seeds", "--archive", str(path)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    return path


@pytest.fixture(scope="session")
def archive(seeds_archive: Path) -> Iterator[Archive]:
    """The seeds' archive, open for reading."""
    with Archive.open(seeds_archive) as opened:
        yield opened


@pytest.fixture(scope="session")
def desk(archive: Archive) -> Desk:
    """The desk over the seeds."""
    return Desk(archive, load_phrases())

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from retrieval.archive import ArchiveWriter, Origin
from tests.support.archives import Make, make_analysis

if TYPE_CHECKING:
    from pathlib import Path

ANALYSER = "test 1"


@pytest.fixture
def make() -> Make:
    return make_analysis


@pytest.fixture
def archive_path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "archive.sqlite3"


BRIDGE = (
    "“We build it,” said Ann Lee. It costs little.\n\nAdvertisement\n\n“No,” said Lee. They left."
)
RIVER = "“It rises,” said Bob Ray. “Run,” said Lee."


@pytest.fixture
def filled(archive_path: Path, tmp_path: Path, make: Make) -> Path:
    """An archive of three articles."""
    analyses = [
        make("river.txt", RIVER, "2020-01-07", ("Bob Ray", "Ann Lee")),
        make("bridge.txt", BRIDGE, "2020-01-06", ("Ann Lee", "Ann Lee")),
        make("undated.txt", "Nobody came."),
    ]
    with ArchiveWriter.open(archive_path) as writer:
        for analysis in analyses:
            origin = Origin(tmp_path / analysis.article.source)
            writer.replace(origin, analysis, ANALYSER)
    return archive_path

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from retrieval.archive.archive import Archive
from retrieval.asking.finder import Finder
from tests.support.newsroom import write_archive

if TYPE_CHECKING:
    from collections.abc import Iterator

ARTICLES = Path(__file__).parent / "articles"


@pytest.fixture(scope="session")
def newsroom(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    """An archive of two made-up stories on one subject."""
    folder = tmp_path_factory.mktemp("newsroom")
    path = write_archive(
        folder, {file.name: file.read_text("utf-8") for file in sorted(ARTICLES.iterdir())}
    )
    with Archive.open(path) as archive:
        yield archive


@pytest.fixture(scope="session")
def finder(newsroom: Archive) -> Finder:
    return Finder(newsroom)

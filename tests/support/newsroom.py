"""Small archives of articles that a test writes itself, read by the real pipeline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from retrieval.analysis import analyse
from retrieval.archive import ArchiveWriter, Origin
from retrieval.language.pipeline import load_pipeline
from retrieval.reading import read_file

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def write_archive(folder: Path, articles: Mapping[str, str]) -> Path:
    """Ingest articles by name and text; return the archive's path."""
    path = folder / "archive.sqlite3"
    with ArchiveWriter.open(path) as writer:
        for name, text in articles.items():
            file = folder / name
            file.write_text(text, encoding="utf-8")
            for analysis in analyse(read_file(file), load_pipeline()):
                writer.replace(Origin(file), analysis, "test 1")
    return path

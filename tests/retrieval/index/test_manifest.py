"""The list of segments."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pydantic import ValidationError

from retrieval.archive.changes import NEVER, Stamp
from retrieval.index.manifest import (
    NAME,
    Manifest,
    SegmentEntry,
    is_first,
    read_manifest,
    write_manifest,
)

if TYPE_CHECKING:
    from pathlib import Path

FULL = Manifest(
    terms=3,
    number=7,
    mark="00ff",
    segments=(
        SegmentEntry(name="a1", sentences=9, gone=(4, 5), removed="b2"),
        SegmentEntry(name="c3", sentences=0),
    ),
)


def test_a_manifest_comes_back(tmp_path: Path) -> None:
    write_manifest(FULL, tmp_path)
    assert read_manifest(tmp_path, 3) == FULL
    assert FULL.stamp == Stamp(7, "00ff")
    assert FULL.names == {"a1", "b2", "c3"}
    assert [file.name for file in tmp_path.iterdir()] == [NAME]


def test_there_may_be_none(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "nowhere"):
        manifest = read_manifest(folder, 3)
        assert manifest == Manifest(terms=3)
        assert manifest.stamp == NEVER
        assert is_first(manifest)
    assert not is_first(FULL)


def test_what_cannot_be_written_leaves_the_one_before(tmp_path: Path) -> None:
    write_manifest(FULL, tmp_path)
    (tmp_path / f"{NAME}.new").mkdir()
    with pytest.raises(OSError, match="new"):
        write_manifest(Manifest(terms=3), tmp_path)
    assert read_manifest(tmp_path, 3) == FULL


@pytest.mark.parametrize("name", ["", "..", "a/b", "/a", "a\n", "A"])
def test_no_name_leads_out_of_the_folder(name: str) -> None:
    with pytest.raises(ValidationError):
        SegmentEntry(name=name, sentences=1)

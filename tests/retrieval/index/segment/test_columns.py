"""Segments on the disk."""

from __future__ import annotations

import tempfile
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.index.segment.columns import Columns, map_columns, write_columns
from tests.retrieval.index.corpora import CORPORA, Story, assert_same, build, numbered, tries

ONE = {1: [["A boat of Ida Brandt."], ["The bridge."]]}


@given(CORPORA)
@tries(15)
def test_what_is_mapped_is_what_was_written(corpus: list[Story]) -> None:
    columns = build(numbered(corpus))
    with tempfile.TemporaryDirectory() as folder:
        write_columns(columns, Path(folder) / "one")
        assert_same(map_columns(Path(folder) / "one"), columns)


def test_a_segment_is_never_overwritten(tmp_path: Path) -> None:
    write_columns(build(ONE), tmp_path / "one")
    with pytest.raises(FileExistsError):
        write_columns(build({}), tmp_path / "one")
    assert_same(map_columns(tmp_path / "one"), build(ONE))


def test_mapped_arrays_are_not_loaded_and_cannot_be_written_to(tmp_path: Path) -> None:
    write_columns(build(ONE), tmp_path / "one")
    for column in map_columns(tmp_path / "one"):
        assert type(column) is np.ndarray
        assert isinstance(column.base, np.memmap)
        assert not column.flags.writeable


def test_a_mapped_segment_outlives_its_files(tmp_path: Path) -> None:
    write_columns(build(ONE), tmp_path / "one")
    mapped = map_columns(tmp_path / "one")
    for file in (tmp_path / "one").iterdir():
        file.unlink()
    assert_same(mapped, build(ONE))


@pytest.mark.parametrize("name", Columns._fields)
def test_a_missing_file_is_an_error_of_the_system(name: str, tmp_path: Path) -> None:
    write_columns(build(ONE), tmp_path / "one")
    (tmp_path / "one" / f"{name}.npy").unlink()
    with pytest.raises(OSError, match=name):
        map_columns(tmp_path / "one")


@given(st.sampled_from(Columns._fields), st.data())
@tries(60)
def test_a_damaged_file_is_named_as_such(name: str, data: st.DataObject) -> None:
    """Cut short, or with other bytes in the header: never an error that nobody expects.

    What only changes the type that the header tells, for one of the same size, is not seen.
    """
    columns = build(ONE)
    with tempfile.TemporaryDirectory() as folder:
        write_columns(columns, Path(folder) / "one")
        file = Path(folder) / "one" / f"{name}.npy"
        whole = file.read_bytes()
        if data.draw(st.booleans()):
            file.write_bytes(whole[: data.draw(st.integers(0, len(whole) - 1))])
        else:
            start = data.draw(st.integers(0, 127))
            other = data.draw(st.binary(min_size=1, max_size=40))
            file.write_bytes(whole[:start] + other + whole[start + len(other) :])
        try:
            mapped = map_columns(Path(folder) / "one")
        except (OSError, ValueError):
            return
        assert [one.nbytes for one in mapped] == [one.nbytes for one in columns]
        assert file.stat().st_size == len(whole)

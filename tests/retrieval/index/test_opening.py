"""From an archive to its index: what is written, what heals, what is right whatever happened."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.archive import Archive
from retrieval.archive.writer import ANALYSIS_VERSION
from retrieval.index import folder as folder_module
from retrieval.index import opening
from retrieval.index.folder import IndexFolder
from retrieval.index.manifest import FORMAT, NAME, read_manifest
from retrieval.index.opening import open_collection, update_index
from retrieval.index.segment.columns import Columns
from tests.retrieval.index.corpora import tries
from tests.retrieval.index.newsrooms import (
    QUESTIONS,
    assert_right,
    folder_of,
    move,
    opened,
    put,
    segments,
    take,
    update,
)
from tests.support.commands import ROOT, environment

BOAT = "Boats sank near Veldt on Tuesday. Ida Brandt closed the bridge.\n\nThe storm took a boat."
BRIDGE = "The bridge of Veldt is closed. Because of it 12 boats wait."
SMALL = "Advertisement\n\nIt is."
TEXTS = (BOAT, BRIDGE, SMALL, "A storm. Of it.", "Of it.")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "archive.sqlite3"
    put(path, {f"{number}.txt": TEXTS[number % len(TEXTS)] for number in range(7)})
    return path


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["put", "put", "take", "move", "update", "open"]),
        st.integers(0, 9),
        st.integers(1, 6),
    ),
    min_size=1,
    max_size=7,
)


@given(STEPS)
@tries(20)
def test_the_index_is_right_after_any_history(steps: list[tuple[str, int, int]]) -> None:
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        stack.enter_context(pytest.MonkeyPatch.context()).setattr(opening, "FEW", 2)
        path = Path(folder) / "archive.sqlite3"
        # As long as one reader is there, SQLite does not wait for the disk when another closes.
        reader = stack.enter_context(Archive.open(path, create=True))
        for what, first, many in steps:
            names = [f"{number}.txt" for number in range(first, first + many)]
            if what == "put":
                put(path, {name: TEXTS[(first + many) % len(TEXTS)] for name in names})
            elif what == "take":
                take(path, names)
            elif what == "move":
                move(path, names[0], f"/elsewhere/{many}")
            elif what == "update":
                update(path)
            else:
                assert_right(path)
        assert_right(path)
        update(path)
        lying = {one.name for one in folder_of(path).iterdir()} - {"lock"}
        manifest, parts = IndexFolder(path, ANALYSIS_VERSION).read()
        assert manifest.stamp == reader.stamp()
        if parts:
            assert lying == {NAME, *manifest.names}
        assert_right(path)


def test_an_update_writes_only_what_is_new(path: Path) -> None:
    update(path)
    before = segments(path)
    assert len(before) == 1
    update(path)
    assert segments(path) == before
    put(path, {"new.txt": BRIDGE})
    update(path)
    assert segments(path) > before
    assert len(segments(path)) == 2
    collection = opened(path).collection
    assert sorted(part.columns.articles for part in collection.parts) == [1, 7]
    assert_right(path)


def test_a_removed_article_costs_no_rewriting(path: Path) -> None:
    put(path, {f"{number}.txt": BOAT for number in range(20)})
    update(path)
    (before,) = segments(path)
    take(path, ["3.txt"])
    update(path)
    after = segments(path)
    assert before in after
    assert len(after) == 2  # what was removed is counted beside it
    take(path, ["4.txt"])
    assert_right(path)
    update(path)
    assert before in segments(path)
    assert len(segments(path)) == 2
    assert_right(path)


def test_a_segment_of_which_much_was_removed_is_written_anew(path: Path) -> None:
    put(path, {f"{number}.txt": BOAT for number in range(20)})
    update(path)
    (before,) = segments(path)
    take(path, [f"{number}.txt" for number in range(8)])
    update(path)
    (after,) = segments(path)
    assert after != before
    assert_right(path)
    take(path, [f"{number}.txt" for number in range(20)])
    update(path)
    assert segments(path) == set()
    assert_right(path)


def test_changed_and_moved_articles(path: Path) -> None:
    update(path)
    put(path, {"1.txt": "Ida Brandt told of a boat."})
    move(path, "0.txt", "/a/later/folder")
    assert_right(path)
    update(path)
    assert_right(path)


def test_few_new_articles_are_indexed_in_memory(path: Path) -> None:
    update(path)
    before = segments(path)
    put(path, {"new.txt": BRIDGE})
    assert_right(path)
    assert segments(path) == before


def test_many_new_articles_are_written_by_whoever_asks(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "FEW", 3)
    update(path)
    before = segments(path)
    put(path, {f"new{number}.txt": BRIDGE for number in range(4)})
    assert_right(path)
    assert segments(path) > before


def test_another_archive_at_the_same_place(path: Path, tmp_path: Path) -> None:
    update(path)
    other = tmp_path / "other.sqlite3"
    put(other, {f"{number}.txt": BRIDGE for number in range(3)})
    before = segments(path)
    other.replace(path)
    assert_right(path)
    assert not segments(path) & before


def test_an_older_copy_that_was_put_back(path: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.sqlite3"
    shutil.copy(path, copy)
    put(path, {"new.txt": BRIDGE})
    update(path)
    copy.replace(path)
    put(path, {"other.txt": BOAT})  # as many changes as the index knows of, and others
    assert_right(path)
    update(path)
    assert_right(path)


def test_an_empty_archive_in_the_place_of_a_full_one(path: Path, tmp_path: Path) -> None:
    update(path)
    other = tmp_path / "other.sqlite3"
    put(other, {})
    other.replace(path)
    assert opened(path).search("boat") == []
    update(path)
    assert opened(path).collection.sizes.units == (0, 0, 0, 0)
    put(path, {"new.txt": BOAT})
    assert_right(path)


def remove_a_file(segment: Path) -> None:
    (segment / "posting_row.npy").unlink()


def truncate(segment: Path) -> None:
    file = segment / "word.npy"
    os.truncate(file, file.stat().st_size - 1)


def empty_a_file(segment: Path) -> None:
    (segment / "article_id.npy").write_bytes(b"")


def write_garbage(segment: Path) -> None:
    (segment / "term.npy").write_bytes(b"not an array" * 50)


def break_the_header(segment: Path) -> None:
    file = segment / "term.npy"
    file.write_bytes(file.read_bytes().replace(b"{'descr", b"{{descr"))


def remove_the_folder(segment: Path) -> None:
    shutil.rmtree(segment)


def pickle_it(segment: Path) -> None:
    np.save(segment / "term.npy", np.array([{}], object), allow_pickle=True)


def put_a_folder_there(segment: Path) -> None:
    (segment / "term.npy").unlink()
    (segment / "term.npy").mkdir()


@pytest.mark.parametrize(
    "damage",
    [
        remove_a_file,
        truncate,
        empty_a_file,
        write_garbage,
        break_the_header,
        remove_the_folder,
        pickle_it,
        put_a_folder_there,
    ],
)
def test_a_damaged_segment_heals(path: Path, damage: object) -> None:
    update(path)
    (before,) = segments(path)
    assert callable(damage)
    damage(folder_of(path) / before)
    assert_right(path)  # in memory, as there are few articles
    update(path)
    (after,) = segments(path)
    assert after != before
    assert_right(path)


def test_a_reader_heals_what_is_too_much_for_memory(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "FEW", 2)
    update(path)
    (before,) = segments(path)
    truncate(folder_of(path) / before)
    assert_right(path)
    assert len(segments(path) - {before}) == 1


def change_format(manifest: dict[str, Any]) -> None:
    manifest["format"] = FORMAT + 1


def change_terms(manifest: dict[str, Any]) -> None:
    manifest["terms"] = ANALYSIS_VERSION + 1


def add_a_field(manifest: dict[str, Any]) -> None:
    manifest["more"] = 1


def name_a_folder_outside(manifest: dict[str, Any]) -> None:
    (entry,) = manifest["segments"]
    entry["name"] = "../elsewhere"


@pytest.mark.parametrize(
    "change", [change_format, change_terms, add_a_field, name_a_folder_outside]
)
def test_a_manifest_of_another_version_is_made_anew(path: Path, change: object) -> None:
    update(path)
    (before,) = segments(path)
    file = folder_of(path) / NAME
    manifest = json.loads(file.read_bytes())
    assert callable(change)
    change(manifest)
    file.write_text(json.dumps(manifest), "utf-8")
    assert_right(path)
    update(path)
    (after,) = segments(path)
    assert after != before
    assert_right(path)


@pytest.mark.parametrize("content", [b"", b"{", b"\xff", b"[]", b'{"format": 1}'])
def test_a_damaged_manifest_is_made_anew(path: Path, content: bytes) -> None:
    update(path)
    (folder_of(path) / NAME).write_bytes(content)
    assert_right(path)
    update(path)
    assert len(segments(path)) == 1
    assert_right(path)


def test_segments_of_another_analysis_are_not_read(path: Path) -> None:
    update(path)
    later = IndexFolder(path, ANALYSIS_VERSION + 1)
    assert later.read()[1] == []
    with Archive.open(path) as archive, archive.snapshot():
        later.update(archive)
    assert len(later.read()[1]) == 1
    assert IndexFolder(path, ANALYSIS_VERSION).read()[1] == []


def test_where_nothing_can_be_written_the_index_is_in_memory(
    path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    folder_of(path).write_text("a file where the folder should be")
    monkeypatch.setattr(opening, "FEW", 2)
    assert_right(path)
    update(path)
    assert "cannot be written" in caplog.text
    assert folder_of(path).is_file()


READ_ONLY = """
import os, sys
from pathlib import Path
from tests.retrieval.index import newsrooms
from retrieval.index import opening
opening.FEW = 2
path = Path(sys.argv[1])
newsrooms.anew(path).search("boat")  # imports all that only root may read
if os.getuid() == 0:
    os.setuid(65534)
try:
    (path.parent / "probe").touch()
except OSError:
    newsrooms.assert_right(path)
    newsrooms.update(path)
    newsrooms.assert_right(path)
    print("right")
"""


@pytest.mark.parametrize("indexed", [False, True])
def test_a_folder_that_may_only_be_read(tmp_path: Path, *, indexed: bool) -> None:
    """Also where what lies there is of an earlier moment."""
    outer = Path(tempfile.mkdtemp(prefix="on-record-"))  # tmp_path's parents are closed to others
    try:
        path = outer / "archive.sqlite3"
        put(path, {"boat.txt": BOAT})
        if indexed:
            update(path)
        put(path, {f"{number}.txt": BRIDGE for number in range(5)})
        everything = [outer, *outer.rglob("*")]
        for one in everything:
            one.chmod(0o555 if one.is_dir() else 0o444)
        names = {str(one) for one in everything}
        done = subprocess.run(
            [sys.executable, "-c", READ_ONLY, str(path)],
            cwd=ROOT,
            env=environment(PYTHONDONTWRITEBYTECODE="1"),
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.stdout == "right\n", done.stderr
        assert {str(one) for one in (outer, *outer.rglob("*"))} == names
    finally:
        for one in (outer, *outer.rglob("*")):
            one.chmod(0o755)
        shutil.rmtree(outer)
    assert tmp_path.is_dir()


def test_a_reader_goes_on_while_its_segments_are_merged_and_deleted(path: Path) -> None:
    update(path)
    index = opened(path)
    before = [index.search(question) for question in QUESTIONS]
    old = segments(path)
    put(path, {f"{number}.txt": BRIDGE for number in range(7)})
    update(path)
    assert not old & segments(path)
    assert [index.search(question) for question in QUESTIONS] == before
    assert [index.search(question) for question in QUESTIONS] != [
        opened(path).search(question) for question in QUESTIONS
    ]


def test_a_reader_between_two_manifests_reads_the_later_one(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    update(path)
    reads: list[int] = []
    real = read_manifest

    def slow(folder: Path, terms: int) -> object:
        manifest = real(folder, terms)
        if not reads:  # Another process merges just after the manifest was read.
            reads.append(1)
            put(path, {f"{number}.txt": BRIDGE for number in range(7)})
            update(path)
        return manifest

    monkeypatch.setattr(folder_module, "read_manifest", slow)
    manifest, parts = IndexFolder(path, ANALYSIS_VERSION).read()
    assert reads
    assert len(parts) == len(manifest.segments) == 1
    assert_right(path)


def test_a_locked_folder_does_not_keep_a_question_waiting(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "FEW", 2)
    update(path)
    put(path, {f"new{number}.txt": BRIDGE for number in range(4)})
    take(path, ["0.txt"])
    holder = (
        "import sys, filelock\n"
        "with filelock.FileLock(sys.argv[1]):\n    print(flush=True)\n    sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", holder, str(folder_of(path) / "lock")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as process:
        assert process.stdout
        assert process.stdin
        process.stdout.readline()
        sizes = opened(path).collection.sizes
        assert sizes.units[-1] == 6  # without the new ones, and without what was removed
        process.stdin.close()
    assert_right(path)


def test_mapped_segments_are_what_the_archive_holds(path: Path) -> None:
    update(path)
    with Archive.open(path) as archive, archive.snapshot():
        (part,) = open_collection(archive).parts
        assert isinstance(part.columns, Columns)
        assert isinstance(part.columns.word.base, np.memmap)
        sentences = {one.id: one for one in archive.indexed_sentences()}
    assert set(part.columns.sentence_id.tolist()) == set(sentences)
    update(path)


def test_an_archive_without_articles(tmp_path: Path) -> None:
    path = tmp_path / "archive.sqlite3"
    put(path, {})
    assert opened(path).search("boat") == []
    with Archive.open(path) as archive, archive.snapshot():
        update_index(archive)
    assert opened(path).search("boat") == []

"""What somebody sees whose copy of the project has a damaged tagger."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from retrieval.tagging.files import DESCRIPTION, FOLDER
from tests.support.commands import ROOT, retrieval

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A working folder with an article and a copy of the code whose network is cut short."""
    shutil.copytree(
        ROOT / "retrieval",
        tmp_path / "retrieval",
        ignore=shutil.ignore_patterns("__pycache__", "*.onnx"),
    )
    model = tmp_path / "retrieval" / FOLDER.relative_to(ROOT / "retrieval")
    (model / "tagger.onnx").write_bytes((FOLDER / "tagger.onnx").read_bytes()[:1000])
    (tmp_path / "a.txt").write_text("“We stay,” said Ann Lee.", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    "arguments",
    [
        ("quotes", "--html", "page.html", "a.txt"),
        ("ingest", "a.txt", "--archive", "archive.sqlite3"),
    ],
)
def test_it_is_told_in_a_sentence(copy: Path, arguments: Sequence[str]) -> None:
    done = retrieval(*arguments, cwd=copy)
    (line,) = done.stderr.splitlines()
    assert "tagger.onnx is missing or damaged" in line
    assert line.endswith("get the project's files anew.")
    assert done.stdout == ""
    assert done.returncode == 2
    assert not (copy / "page.html").exists()


def test_so_is_a_damaged_description(copy: Path) -> None:
    (copy / "retrieval/tagging/model" / DESCRIPTION).write_text("{}", encoding="utf-8")
    done = retrieval("ingest", "a.txt", "--archive", "archive.sqlite3", cwd=copy)
    (line,) = done.stderr.splitlines()
    assert f"{DESCRIPTION} is missing or damaged" in line
    assert done.returncode == 2

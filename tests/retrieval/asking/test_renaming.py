"""Passages described by roles and seats of government where the text has names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from retrieval.archive.archive import Archive
from retrieval.asking.finder import Finder
from retrieval.asking.renaming import with_names
from tests.support.newsroom import write_archive

if TYPE_CHECKING:
    from collections.abc import Iterator

TALKS = """Talks on the strait end without a deal

OSLO, June 3 — Talks on the strait ended on Tuesday, the mediator said.

The Fishery Union's chief Nora Holm said that the boats would stay in port.

Holm left the hall when a reporter asked about the fines.

The Norwegian government gave no sign that it would send patrol boats to the strait.

The German delegation met in Oslo for two hours.
"""


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Finder]:
    path = write_archive(tmp_path_factory.mktemp("renaming"), {"talks.txt": TALKS})
    with Archive.open(path) as archive:
        yield Finder(archive)


@pytest.mark.parametrize(
    ("description", "named"),
    [
        ("the Fishery Union chief's exit", "Holm's exit"),
        ("Oslo's plan for patrol boats", "Norway's plan for patrol boats"),
        ("the meeting in Oslo", "the meeting in Oslo"),
        ("Holm and her boats", "Holm and her boats"),
        ("the boats in port", "the boats in port"),
        ("", ""),
    ],
)
def test_roles_and_seats_become_names(told: Finder, description: str, named: str) -> None:
    assert with_names(description, told.directory) == named


@pytest.mark.parametrize(
    ("description", "opening"),
    [
        ("the Fishery Union chief leaving when a reporter asks something", "Holm left the hall"),
        ("Oslo sending no patrol boats", "The Norwegian government"),
    ],
)
def test_a_passage_with_the_name_is_meant_by_the_role(
    told: Finder, description: str, opening: str
) -> None:
    assert told.passage_about(description).evidence[0].text.startswith(opening)


@pytest.mark.parametrize(
    "description", ["the Fishery Union chief's wife", "Oslo's embassy", "Paris's patrol boats"]
)
def test_a_name_alone_makes_no_passage(told: Finder, description: str) -> None:
    assert not told.passage_about(description).found

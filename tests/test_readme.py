"""The README's transcript is what the bot really says, and its links lead somewhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.transcript import converse, read_transcript

if TYPE_CHECKING:
    from pathlib import Path

    from bot.conversation import Desk

LINK = re.compile(r"\]\((?!https?:|#)([^)#\s]+)[^)]*\)|`(docs/[\w.-]+)`")
PAGES = (
    "README.md",
    "docs/adding.md",
    "docs/architecture.md",
    "docs/operating.md",
    "docs/quality.md",
    "docs/quotations.md",
    "docs/taking-along.md",
    "docs/telegram.md",
)


def test_the_transcript_is_real(root: Path, desk: Desk) -> None:
    found = read_transcript((root / "README.md").read_text(encoding="utf-8"))
    assert len(found.questions) >= 5
    assert found.shown == converse(desk, found.questions), "run `make transcript`"


def test_a_readme_without_a_transcript_is_named() -> None:
    with pytest.raises(ValueError, match="no “<!-- transcript"):
        read_transcript("# On Record\n```\n› Who?\n```\n")


@pytest.mark.parametrize("page", PAGES)
def test_what_a_page_points_to_is_there(root: Path, page: str) -> None:
    file = root / page
    for beside, named in LINK.findall(file.read_text(encoding="utf-8")):
        assert (root / named if named else file.parent / beside).is_file(), beside or named


def test_every_page_of_the_docs_is_named_in_the_readme(root: Path) -> None:
    readme = (root / "README.md").read_text(encoding="utf-8")
    for page in (root / "docs").glob("*.md"):
        assert f"docs/{page.name}" in readme, page.name

"""Every screen as it stands: its text, its entities, its buttons; and the page that shows them."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from tests.screens.page import write_page
from tests.screens.tour import ASKED, TOURS, walk

if TYPE_CHECKING:
    from pathlib import Path

    from syrupy.assertion import SnapshotAssertion

    from tests.screens.visits import Moment, Screen


@pytest.fixture(scope="module")
def screens(seeds_archive: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Screen]:
    return asyncio.run(walk(seeds_archive, tmp_path_factory.mktemp("screens")))


def lines(moment: Moment) -> list[str]:
    """Return a moment as lines that a difference can be read from."""
    entities = [f"  {kind} {offset}+{length}" for kind, offset, length in moment.entities]
    rows = [
        "  [" + "] [".join(f"{key.text}: {key.url or key.copy_text or '…'}" for key in row) + "]"
        for row in moment.keyboard
    ]
    return [f"{moment.who} {moment.what}:", *moment.text.split("\n"), *entities, *rows]


@pytest.mark.parametrize("title", [*ASKED, *TOURS])
def test_screen(screens: list[Screen], title: str, snapshot: SnapshotAssertion) -> None:
    (screen,) = (screen for screen in screens if screen.title == title)
    assert [line for moment in screen.moments for line in lines(moment)] == snapshot


def test_the_page_is_what_make_screens_would_write(screens: list[Screen], root: Path) -> None:
    written = (root / "docs" / "screens.md").read_text(encoding="utf-8")
    assert written == write_page(screens), "run `make screens`"

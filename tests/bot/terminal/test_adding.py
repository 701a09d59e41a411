"""Adding and removing articles in the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.adding.workshop import Workshop
from bot.answering.phrases import load_phrases
from bot.answering.proof import check_evidence
from bot.conversation import Desk
from bot.errors import AddingError
from bot.terminal.adding import Adding
from bot.terminal.layout import render_plain
from retrieval.archive.archive import Archive
from retrieval.language.models import OFFICIAL_MODEL
from tests.support.documents import STORY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from bot.adding.examined import Examined
    from bot.answering.answer import Answer


class Terminal:
    """Somebody who types, and confirms or does not."""

    def __init__(self, desk: Desk, folder: Path) -> None:
        self.folder = folder
        self.adding = Adding(desk, folder / "articles", OFFICIAL_MODEL)
        self.shown: list[str] = []

    def show(self, answer: Answer, read: Callable[[str], str]) -> None:
        rendered = render_plain(answer)
        check_evidence(rendered, read)
        assert rendered.pieces
        self.shown.append(rendered.text)

    def type(self, line: str, *, yes: bool = True) -> str:
        assert self.adding.takes(line)
        return self.adding.answer(line, self.show, lambda _: yes)


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    with Archive.open(tmp_path / "archive.sqlite3", create=True) as archive:
        yield Terminal(Desk(archive, load_phrases()), tmp_path)


@pytest.fixture
def one_look(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file is really looked into once; each time loads the models, which takes seconds."""
    really = Workshop.examine
    seen: dict[Path, Examined] = {}

    async def examine(workshop: Workshop, path: Path) -> Examined:
        if path not in seen:
            seen[path] = await really(workshop, path)
        return seen[path]

    monkeypatch.setattr(Workshop, "examine", examine)


@pytest.mark.usefixtures("one_look")
def test_a_file_is_added_and_removed(terminal: Terminal, tmp_path: Path) -> None:
    path = tmp_path / "my story.txt"
    path.write_text("\n\n".join(STORY), encoding="utf-8")
    assert terminal.type(f'/add "{path}"', yes=False) == "my story.txt was discarded."
    assert not (tmp_path / "articles").exists()
    said = terminal.type(f"/add {path}")
    assert said.startswith("my story.txt is one of the articles now. You can ask, for example:")
    assert "Ines Calder" in said
    assert all("“We cannot keep a roof" in text for text in terminal.shown)
    assert terminal.type(f"/add {path}").endswith("already, as my story.txt.")
    assert terminal.type("/remove").endswith("my story.txt")
    assert terminal.type("/remove MY STORY.txt").startswith("my story.txt was removed.")
    assert "There is no article here" in terminal.type("/remove")


def test_what_cannot_be_done_is_said(terminal: Terminal) -> None:
    assert "Give the path" in terminal.type("/add")
    assert "no article called x.txt" in terminal.type("/remove x.txt")
    for line, said in (("/add nowhere.txt", "There is no file nowhere"), ("/add a.exe", "I read")):
        with pytest.raises(AddingError, match=said):
            terminal.type(line)
    assert not terminal.adding.takes("What did they add?")

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.answering.answer import Picture
from bot.conversation_state import State
from bot.pictures.drawing import draw_picture, evidence_of
from bot.terminal.pictures import split_path, write_pictures
from retrieval.errors import OutputError
from tests.support.talking import talk, text

if TYPE_CHECKING:
    from bot.answering.answer import Answer
    from bot.conversation import Desk


@pytest.fixture
def shown(desk: Desk) -> Answer:
    answers, _ = talk(desk, "Who called for maximum restraint?", "/card 1")
    return answers[-1]


@pytest.mark.parametrize(
    ("typed", "asked", "path"),
    [
        ("card 1", "card 1", None),
        ("/card 1 out.png", "/card 1", "out.png"),
        ("/card [12] /tmp/my card.PNG ", "/card [12]", "/tmp/my card.PNG"),
        ('card "a b.png"', "card", "a b.png"),
        ("/picture who spoke.png", "/picture", "who spoke.png"),
        ("What does card.png show?", "What does card.png show?", None),
    ],
)
def test_the_path_of_a_file_may_stand_behind_the_command(
    typed: str, asked: str, path: str | None
) -> None:
    assert split_path(typed) == (asked, None if path is None else Path(path))


def test_a_card_is_written_into_the_working_folder_and_replaces_nothing(
    desk: Desk, shown: Answer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (picture,) = [block for block in shown.blocks if isinstance(block, Picture)]
    drawn = draw_picture(picture.recipe, evidence_of(picture.recipe, desk.read))
    assert write_pictures(shown, desk, None) == ["Written: card-1.png"]
    (tmp_path / "card-1.png").write_bytes(b"mine")
    assert write_pictures(shown, desk, None) == ["Written: card-1-2.png"]
    assert (tmp_path / "card-1.png").read_bytes() == b"mine"
    assert (tmp_path / "card-1-2.png").read_bytes() == drawn


def test_a_named_file_is_replaced_whole(desk: Desk, shown: Answer, tmp_path: Path) -> None:
    file = tmp_path / "mine.png"
    file.write_bytes(b"old")
    write_pictures(shown, desk, file)
    assert file.read_bytes().startswith(b"\x89PNG")


def test_a_folder_that_is_not_there_is_named(desk: Desk, shown: Answer, tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="cannot be written"):
        write_pictures(shown, desk, tmp_path / "none" / "card.png")


def test_other_answers_have_no_pictures(desk: Desk, tmp_path: Path) -> None:
    said = desk.ask("Thank you", State()).answer
    assert write_pictures(said, desk, tmp_path / "card.png") == []
    assert list(tmp_path.iterdir()) == []


def test_the_line_above_a_picture_is_all_that_is_printed(shown: Answer) -> None:
    assert text(shown) == "Quotation [1] as a picture."

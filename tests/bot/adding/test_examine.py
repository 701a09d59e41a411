"""Looking into files in a process of its own."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

from bot.adding.workshop import Workshop
from bot.errors import AddingError
from retrieval.language.models import OFFICIAL_MODEL
from tests.support.documents import STORY, word

if TYPE_CHECKING:
    from pathlib import Path


def workshop(tmp_path: Path) -> Workshop:
    return Workshop(tmp_path / "archive.sqlite3", OFFICIAL_MODEL)


async def test_an_article_is_summed_up(tmp_path: Path) -> None:
    path = word(tmp_path / "a.docx", ("date 2024-03-05", *STORY), "Board closes market")
    found = await workshop(tmp_path).examine(path)
    assert (found.source, found.title, str(found.date)) == (
        "a.docx",
        "Board closes market",
        "2024-03-05",
    )
    assert (found.sentences, found.paragraphs) == (4, 3)
    assert "Ines Calder" in found.speakers
    (first,) = [one for one in found.statements if one.person == "Ines Calder"]
    assert found.text[first.start : first.end] in STORY[1]
    assert first.paragraph == 2


async def test_what_is_wrong_is_said_without_the_path(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(b"no document")
    with pytest.raises(AddingError) as raised:
        await workshop(tmp_path).examine(path)
    assert str(raised.value) == "a.docx is no .docx document; save it as .docx or .txt."


async def test_a_process_that_hangs_or_dies_is_outlived(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.txt"
    os.mkfifo(path)  # Reading it would wait for ever.
    monkeypatch.setattr("bot.adding.workshop.EXAMINE_SECONDS", 1.0)
    with pytest.raises(AddingError, match="takes too long"):
        await workshop(tmp_path).examine(path)
    monkeypatch.setattr(sys, "executable", "/bin/false")
    with pytest.raises(AddingError, match="could not be read"):
        await workshop(tmp_path).examine(path)


async def test_no_secret_is_passed_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = tmp_path / "told"
    program = tmp_path / "python"
    program.write_text(f"#!/bin/sh\nenv > {told}\n", encoding="utf-8")
    program.chmod(0o700)
    monkeypatch.setattr(sys, "executable", str(program))
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "123:secret")
    monkeypatch.setenv("ON_RECORD_PAIRING_CODE", "Kingfisher_88")
    with pytest.raises(AddingError):
        await workshop(tmp_path).examine(tmp_path / "a.txt")
    passed = told.read_text(encoding="utf-8")
    assert "PATH=" in passed
    assert "secret" not in passed
    assert "Kingfisher" not in passed

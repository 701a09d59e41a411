"""What is wrong with a file, in each language."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.adding.preview import refusal
from bot.adding.workshop import faulty
from bot.answering.phrases import load_phrases
from bot.errors import AddingError
from retrieval.errors import ReadingError
from retrieval.reading import read_file
from retrieval.reading.faults import Fault
from tests.support.documents import STORY, sheet, word

if TYPE_CHECKING:
    from pathlib import Path

NAMED = {"name", "encoding", "byte", "limit", "pages"}


def test_each_fault_has_its_phrase_and_each_phrase_its_fault() -> None:
    values = load_phrases().values
    told = {phrase for phrase in values if phrase.startswith(faulty(""))}
    assert told == {faulty(fault) for fault in Fault}
    for phrase in told:
        assert "name" in values[phrase]
        assert values[phrase] <= NAMED


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.txt", b"%PDF-1.7"),
        ("a.txt", b"a\0b"),
        ("a.txt", b" "),
        ("a.txt", b"\xef\xbb\xbfcaf\xe9"),
        ("a.txt", "“Où ?” dit-elle".encode() + b"\xff"),
        ("a.txt", b"\x81 caf\xe9"),
        ("a.txt", b"a" * 20_000_001),
        ("a.md", b"a" * 20_000_001),
        ("a.md", b"Ann spoke.\n\n" * 500_000),
        ("a.txt", b"Ann spoke. " * 10_000),
        ("a.md", b"<!-- -->"),
        ("a.txt", b"---"),
        ("a.html", b"<html></html>"),
        ("a.mht", b"no page"),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
        ("a.docx", b"no document"),
        ("a.docx", b"PK\x05\x06" + bytes(18)),
        ("a.pdf", b"no document"),
        ("a.pdf", b"%PDF-1.7 broken"),
    ],
)
def test_what_can_be_sent_has_a_named_fault(name: str, data: bytes, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    check(path)


def test_what_a_pdf_can_be_has_a_named_fault(tmp_path: Path) -> None:
    check(sheet(tmp_path / "scan.pdf", ()))
    check(sheet(tmp_path / "locked.pdf", STORY, password="secret"))
    check(sheet(tmp_path / "long.pdf", STORY * 1500))
    word(tmp_path / "empty.docx", ())
    check(tmp_path / "empty.docx")


def check(path: Path) -> None:
    with pytest.raises(ReadingError) as raised:
        list(read_file(path))
    error = raised.value
    assert error.fault
    told = AddingError("unused", faulty(error.fault), name=path.name, **error.values)
    phrases = load_phrases()
    english = refusal(told, phrases)
    assert english.startswith(path.name)
    # What it says is what the error says, shorter where that is for who reads a log.
    assert set(english.split()) <= {*str(error).replace(str(path), path.name).split(), *SHORTER}
    with phrases.speaking("fr"):
        french = refusal(told, phrases)
    assert path.name in french
    assert french != english


SHORTER = frozenset("is of another format than its ending says; article’s it. document;".split())
"""Words that stand only in the phrases."""

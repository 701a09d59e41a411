from __future__ import annotations

import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval.errors import BinaryFileError, EmptyFileError, ReadingError
from retrieval.reading.decoding import decode

LETTERS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=1)


def test_utf8_with_and_without_a_mark_is_the_same_text() -> None:
    text = "“Nous sommes prêts,” a dit M. Müller."
    assert decode(text.encode(), "a.txt") == text
    assert decode(codecs.BOM_UTF8 + text.encode(), "a.txt") == text


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_a_marked_wide_encoding_is_read(encoding: str) -> None:
    text = "The minister’s answer: no 😀.\r\n"
    assert decode(("\ufeff" + text).encode(encoding), "a.txt") == text


def test_windows_1252_is_read_where_it_is_not_utf8() -> None:
    text = "“We can’t wait,” said François – in €."
    assert decode(text.encode("cp1252"), "a.txt") == text


def test_line_ends_and_white_space_stay() -> None:
    text = " \r\n a \r b \n\n\t c \u00a0 \r\n"
    assert decode(text.encode(), "a.txt") == text


@settings(max_examples=100, deadline=None)
@given(text=LETTERS.filter(lambda text: not text.isspace() and text[0] != "\ufeff"))
def test_what_was_encoded_comes_back(text: str) -> None:
    data = text.encode()
    if data.startswith((b"%PDF-", b"{\\rtf", b"PK", b"GIF8")):
        return
    assert decode(data, "a.txt") == text
    assert decode(codecs.BOM_UTF16_LE + text.encode("utf-16-le"), "a.txt") == text


@pytest.mark.parametrize("data", [b"", b" \r\n\t ", codecs.BOM_UTF8, codecs.BOM_UTF8 + b"\n"])
def test_nothing_but_white_space_is_empty(data: bytes) -> None:
    with pytest.raises(EmptyFileError, match=r"a\.txt is empty"):
        decode(data, "a.txt")


@pytest.mark.parametrize(
    "data",
    [
        b"\x7fELF\x02\x01\x01\x00\x00",
        b"%PDF-1.7 some text that a reader could take for an article.",
        b"{\\rtf1 He said no.}",
        b"GIF89a" + bytes(range(256)),
        bytes(range(1, 256)) * 3,
        b"He said\x00 no.",
        "He said no.".encode("utf-16-le"),  # without its mark
    ],
)
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(BinaryFileError, match=r"a\.txt is"):
        decode(data, "a.txt")


@pytest.mark.parametrize("byte", [0x81, 0x8D, 0x8F, 0x90, 0x9D])
def test_a_byte_that_windows_1252_leaves_undefined_is_refused(byte: int) -> None:
    with pytest.raises(BinaryFileError, match="neither UTF-8 nor Windows-1252"):
        decode(b"He said " + bytes([byte]) + b" no.", "a.txt")


def test_broken_utf8_is_named_and_not_garbled() -> None:
    data = "“We can’t wait,” he said.".encode()
    with pytest.raises(ReadingError, match="broken character at byte"):
        decode(data[:-1] + b"\xe2\x80", "a.txt")


def test_a_mark_that_lies_is_named() -> None:
    with pytest.raises(ReadingError, match="UTF-16-LE"):
        decode(codecs.BOM_UTF16_LE + b"\x00\xd8\x41", "a.txt")

"""Bytes to text: which encoding a file is in, and whether it is text at all.

The text is what the bytes mean, unedited: line ends stay as they are; only a byte order mark,
which is no part of a text, is left out.
"""

from __future__ import annotations

import codecs
import re

from retrieval.errors import BinaryFileError, EmptyFileError, ReadingError
from retrieval.reading.faults import Fault

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it starts with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_FORMATS = (
    (b"%PDF-", "a PDF document"),
    (b"{\\rtf", "a rich text document"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x1f\x8b", "a compressed file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
)
_UTF8_CHARACTER = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
_CONTROLS = re.compile("[\x00-\x07\x0e-\x19\x1c-\x1f]")
"""Control characters that no editor writes into a text."""


def decode(data: bytes, name: str) -> str:
    """Decode a file: by its byte order mark, else as UTF-8, else as Windows-1252.

    Args:
        data: The whole file.
        name: What to call it in an error's message.

    Returns:
        The text without a byte order mark; every other character is kept, line ends included.

    Raises:
        EmptyFileError: The file holds nothing but white space.
        BinaryFileError: The file is no text file.
        ReadingError: Most of it is UTF-8 but some is broken; Windows-1252 would garble it.
    """
    for start, what in _FORMATS:
        if data.startswith(start):
            raise BinaryFileError(f"{name} is {what}; save it as plain text.", Fault.OTHER_FORMAT)
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            text = _decode_marked(data[len(mark) :], encoding, name)
            break
    else:
        if b"\0" in data:
            raise _no_text_file(name)
        text = _decode_unmarked(data, name)
    if not text or text.isspace():
        raise EmptyFileError(
            f"{name} is empty; put the article's text into it or remove it.", Fault.EMPTY
        )
    if "\0" in text or len(_CONTROLS.findall(text)) * 100 > len(text):
        raise _no_text_file(name)
    return text


def _no_text_file(name: str) -> BinaryFileError:
    return BinaryFileError(
        f"{name} is no text file; save it as plain text in UTF-8.", Fault.NO_TEXT_FILE
    )


def _decode_marked(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise ReadingError(
            f"{name} says that it is {encoding.upper()} but is not; save it again as UTF-8.",
            Fault.OTHER_ENCODING,
            encoding=encoding.upper(),
        ) from None


def _decode_unmarked(data: bytes, name: str) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        broken = error.start
    whole = len(_UTF8_CHARACTER.findall(data))
    stray = sum(byte >= 0x80 for byte in _UTF8_CHARACTER.sub(b"", data))
    if whole > stray:
        raise ReadingError(
            f"{name} is UTF-8 with a broken character at byte {broken}; save it again as UTF-8.",
            Fault.BROKEN_CHARACTER,
            byte=broken,
        )
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        raise BinaryFileError(
            f"{name} is neither UTF-8 nor Windows-1252 text; save it as plain text in UTF-8.",
            Fault.NO_ENCODING,
        ) from None

"""Reading `.jsonl`: one article a line."""

from __future__ import annotations

import codecs
import datetime as dt
import unicodedata
from typing import TYPE_CHECKING, Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from retrieval.errors import EmptyFileError, MalformedRecordError, ReadingError
from retrieval.reading.build import Metadata, build_article
from retrieval.reading.direction import TURNING
from retrieval.reading.walk import display_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from retrieval.article import Article

LONGEST_LINE = 50_000_000
"""Bytes of one line that are read at most."""


def _number_as_text(value: object) -> object:
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _check_id(value: str) -> str:
    """Refuse an id that would show as nothing, or could pass for lines of its own in an answer."""
    if not value.strip():
        raise ValueError("an id must not be empty")
    if any(unicodedata.category(character) in ("Cc", "Zl", "Zp") for character in value) or (
        not TURNING.isdisjoint(value)
    ):
        raise ValueError("an id must hold no line ends, tabs or other control characters")
    return value


def _blank_as_none(value: object) -> object:
    return None if isinstance(value, str) and not value.strip() else value


def _read_day(value: object) -> object:
    """Take the day of an ISO date, with or without a time, as the source's own clock shows it."""
    if not isinstance(value, str):
        return value
    if not value.strip():
        return None
    try:
        return dt.date.fromisoformat(value[:10] if value[10:11] in ("T", "t", " ") else value)
    except ValueError:
        raise ValueError("a date is written YYYY-MM-DD") from None


Label = Annotated[str | None, BeforeValidator(_blank_as_none)]


class Record(BaseModel):
    """A line of a JSON lines file. Other fields are passed over."""

    model_config = ConfigDict(strict=True, extra="ignore")

    id: Annotated[
        str,
        BeforeValidator(_number_as_text),
        Field(min_length=1, max_length=1000),
        AfterValidator(_check_id),
    ]
    text: str
    title: Label = None
    date: Annotated[dt.date | None, BeforeValidator(_read_day)] = None
    publisher: Label = None
    url: Label = None


def read_records(path: Path, report: Callable[[ReadingError], None]) -> Iterator[Article]:
    """Read the articles of a JSON lines file, one line at a time.

    Args:
        path: The file, in UTF-8.
        report: Is told of each line that is no article, by its number; the rest goes on.

    Raises:
        EmptyFileError: The file holds no lines, or only blank ones.
        ReadingError: The file is not in UTF-8.
        OSError: The file cannot be opened.
    """
    name = display_name(path)
    lines_of: dict[str, int] = {}
    is_empty = True
    with path.open("rb") as file:
        for number, line in enumerate(_lines(file.readline, name), start=1):
            if not line.strip():
                continue
            is_empty = False
            where = f"{name}, line {number},"
            try:
                record = _read_line(line, where)
                if record.id in lines_of:
                    raise MalformedRecordError(
                        f"{where} has the id {record.id!r} of line {lines_of[record.id]}; "
                        "give every article its own."
                    )
                lines_of[record.id] = number
                article = build_article(
                    record.id,
                    record.text,
                    where.rstrip(","),
                    Metadata(record.title, record.date, record.publisher, record.url),
                )
            except ReadingError as error:
                report(error)
                continue
            yield article
    if is_empty:
        raise EmptyFileError(f"{name} is empty; put articles into it or remove it.")


def _lines(readline: Callable[[int], bytes], name: str) -> Iterator[bytes]:
    first = True
    while line := readline(LONGEST_LINE):
        if first:
            if line.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
                raise ReadingError(f"{name} is in UTF-16; save it as UTF-8.")
            line = line.removeprefix(codecs.BOM_UTF8)
            first = False
        yield line


def _read_line(line: bytes, where: str) -> Record:
    try:
        record = Record.model_validate_json(line)
    except ValidationError as error:
        problem = error.errors(include_url=False, include_input=False, include_context=False)[0]
        field = ".".join(map(str, problem["loc"]))
        about = f"its field {field!r}: " if field else ""
        raise MalformedRecordError(f"{where} is no article: {about}{problem['msg']}.") from None
    if not record.text.strip():
        raise EmptyFileError(f"{where} has an empty text.")
    if "\0" in record.text:
        raise MalformedRecordError(f"{where} has a NUL character in its text; remove it.")
    return record

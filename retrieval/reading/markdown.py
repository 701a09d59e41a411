"""Reading `.md`: the words of a Markdown text, without its marks."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt

from retrieval.reading.blocks import (
    LONGEST_TEXT,
    Block,
    article_of_blocks,
    read_bytes,
    too_long,
)
from retrieval.reading.build import LONGEST_PASSAGE, Metadata, long_paragraph
from retrieval.reading.decoding import decode
from retrieval.reading.walk import display_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from markdown_it.rules_core import StateCore
    from markdown_it.token import Token

    from retrieval.article import Article
    from retrieval.errors import ReadingError

LONGEST_SOURCE = 4 * LONGEST_PASSAGE
"""Characters of a paragraph as it is written, with its marks and addresses. What is longer is not
looked through for them: two million brackets take a minute."""
_FRONT = re.compile(r"---[ \t]*\r?\n(.*?)^(?:---|\.\.\.)[ \t]*\r?$\n?", re.DOTALL | re.MULTILINE)
_FIELD = re.compile(r"^(\w+)[ \t]*:(.*)$", re.MULTILINE)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?=\D|$)", re.ASCII)


def read(path: Path, _report: Callable[[ReadingError], None]) -> Iterator[Article]:
    """Read the one article of a Markdown file (CommonMark, with tables).

    The stored text is the words as a reader sees them: no marks, no pictures, no code, no HTML. Of
    a front matter between lines of `---`, `title`, `date`, `publisher` (or `source`) and `url` are
    taken.

    Args:
        path: The file; its name is the article's source.
        _report: Not needed: a file with one article has nothing that could go on.

    Raises:
        ReadingError: It cannot be read as an article (a subclass says why).
        OSError: The file cannot be opened.
    """
    text = decode(read_bytes(path), display_name(path))
    front = _FRONT.match(text)
    fields = _fields(front[1]) if front else {}
    if len(text) > LONGEST_TEXT:
        raise too_long(display_name(path))
    try:
        tokens = _parser().parse(text[front.end() :] if front else text)
    except _LongParagraphError:
        raise long_paragraph(display_name(path)) from None
    metadata = Metadata(
        title=fields.get("title"),
        date=_day(fields.get("date", "")),
        publisher=fields.get("publisher") or fields.get("source"),
        url=fields.get("url"),
    )
    yield article_of_blocks(path, _blocks(tokens), metadata)


class _LongParagraphError(Exception):
    """A paragraph is longer than can be read."""


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    # Between finding the paragraphs and looking through each of them.
    parser.core.ruler.after("block", "length", _check_length)
    return parser


def _check_length(state: StateCore) -> None:
    if any(len(token.content) > LONGEST_SOURCE for token in state.tokens if token.type == "inline"):
        raise _LongParagraphError


def _fields(front: str) -> dict[str, str]:
    """Return the plain values of a front matter; lists and what is indented are passed over."""
    found = {}
    for match in _FIELD.finditer(front):
        value = match[2].strip()
        if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
            value = value[1:-1]
        if value.strip():
            found[match[1].casefold()] = value.strip()
    return found


def _day(given: str) -> dt.date | None:
    match = _DAY.match(given)
    try:
        return dt.date.fromisoformat(match[0]) if match else None
    except ValueError:
        return None


def _blocks(tokens: Sequence[Token]) -> Iterator[Block]:
    cells: list[str] = []
    is_heading = is_row = False
    for token in tokens:
        match token.type:
            case "heading_open":
                is_heading = True
            case "heading_close":
                is_heading = False
            case "tr_open":
                cells, is_row = [], True
            case "tr_close":
                yield Block(" | ".join(cells))
                is_row = False
            case "inline" if is_row:
                cells.append(_words(token))
            case "inline":
                yield Block(_words(token), is_heading)
            case _:
                pass


def _words(inline: Token) -> str:
    parts = []
    for child in inline.children or ():
        if child.type in ("text", "code_inline", "text_special"):
            parts.append(child.content)
        elif child.type in ("softbreak", "hardbreak"):
            parts.append(" ")
    return "".join(parts)

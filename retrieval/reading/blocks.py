"""From the blocks of a laid-out document to an article: its text is made of them, and so stored.

A word processor's file, a page or a PDF has no text of its own that could be kept as it is. What is
extracted is the stored text: every offset and every quotation refers to it.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from retrieval.article import Span
from retrieval.errors import EmptyFileError, ReadingError
from retrieval.reading.build import Metadata, build_article
from retrieval.reading.faults import Fault
from retrieval.reading.passages import read_header
from retrieval.reading.text import LARGEST_FILE
from retrieval.reading.walk import display_name

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from retrieval.article import Article

LONGEST_TEXT = 5_000_000
"""Characters of text that a document may give. A long novel has a fifth of it."""
TITLE_WITHIN = 4
"""Blocks. A paper's name, a section and a kicker may stand above a headline."""

_BETWEEN = "\n\n"
_UNSEEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\ufeff\ufffe\uffff\ud800-\udfff]")
"""Control characters, soft hyphens, byte order marks and what has no UTF-8: none is shown."""


class Block(NamedTuple):
    """A paragraph of a document.

    Attributes:
        text: Its words, white space of any kind between them.
        is_heading: Whether the document marks it as a title or a heading.
    """

    text: str
    is_heading: bool = False


def read_bytes(path: Path) -> bytes:
    """Return a file's bytes.

    Raises:
        ReadingError: It has more than `LARGEST_FILE` of them.
        OSError: It cannot be opened.
    """
    with path.open("rb") as file:
        data = file.read(LARGEST_FILE + 1)
    if len(data) > LARGEST_FILE:
        raise ReadingError(
            f"{display_name(path)} is larger than {LARGEST_FILE // 1_000_000} MB; "
            "give each article its own file.",
            Fault.LARGE,
            limit=LARGEST_FILE // 1_000_000,
        )
    return data


def too_long(name: str) -> ReadingError:
    """Return what is raised where a document has more text than an article can have."""
    return ReadingError(
        f"{name} has more than {LONGEST_TEXT:,} characters of text; "
        "give each article its own file.",
        Fault.LONG,
        limit=LONGEST_TEXT,
    )


def article_of_blocks(path: Path, blocks: Iterable[Block], metadata: Metadata) -> Article:
    """Put the article of a document together.

    Its text is one line a block, with an empty line between two.

    Args:
        path: The file; its name is the article's source.
        blocks: The paragraphs in reading order.
        metadata: What the document says about itself; without a title in it, a heading among its
            first `TITLE_WITHIN` blocks is the title.

    Raises:
        EmptyFileError: There is no text in it.
        NoSentenceError: There is no sentence of a story in it.
        ReadingError: It has more text than an article can have.
    """
    name = display_name(path)
    lines: list[Block] = []
    length = 0
    for block in blocks:
        line = clean(block.text)
        if not line:
            continue
        if len(lines) < TITLE_WITHIN and _is_header(line):
            # Below the headline, as people put it there, it would be a paragraph.
            lines.insert(0, Block(line))
        else:
            lines.append(Block(line, block.is_heading))
        length += len(line) + len(_BETWEEN)
        if length > LONGEST_TEXT:
            raise too_long(name)
    if not lines:
        raise EmptyFileError(
            f"{name} holds no text; put the article's text into it or remove it.", Fault.NO_TEXT
        )
    headings, start = [], 0
    for line, is_heading in lines:
        if is_heading:
            headings.append(Span(start, start + len(line)))
        start += len(line) + len(_BETWEEN)
    first = next((line for line, is_heading in lines[: TITLE_WITHIN + 1] if is_heading), None)
    return build_article(
        display_name(path, short=True),
        _BETWEEN.join(line for line, _ in lines),
        name,
        metadata if metadata.title else metadata._replace(title=first),
        headings,
    )


def _is_header(line: str) -> bool:
    header = read_header(line)
    return header is not None and header.span == (0, len(line))


def clean(text: str) -> str:
    """Return a block's words with single spaces between them, composed, without what is not seen.

    Letters with accents are composed (NFC), as what people type is.
    """
    return " ".join(unicodedata.normalize("NFC", _UNSEEN.sub("", text)).split())

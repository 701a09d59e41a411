"""Reading `.docx`: the words of a word processor's document as it stands, changes accepted."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from docx import Document
from docx.oxml.ns import qn
from docx.table import Table

from retrieval.errors import BinaryFileError, ReadingError
from retrieval.reading.blocks import Block, article_of_blocks, clean, read_bytes
from retrieval.reading.build import Metadata
from retrieval.reading.walk import display_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from docx.document import Document as DocumentObject
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.text.paragraph import Paragraph

    from retrieval.article import Article

LARGEST_CONTENT = 200_000_000
"""Bytes that all parts of a document may have unpacked; zipfile unpacks no more than is stated."""
LARGEST_PART = 50_000_000
"""Bytes of a part of XML: it takes ten times as much memory."""
MOST_PARTS = 5_000
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How an old Word document begins, and a new one with a password: both are compound files."""
_SKIPPED = frozenset(map(qn, ("w:del", "w:moveFrom", "w:txbxContent", "w:pPr", "w:rPr")))
"""What was deleted or moved away, text boxes beside the story, and formats."""
_SPACES = frozenset(map(qn, ("w:tab", "w:br", "w:cr", "w:ptab")))
_WORDS, _HYPHEN = qn("w:t"), qn("w:noBreakHyphen")


def read(path: Path, _report: Callable[[ReadingError], None]) -> Iterator[Article]:
    """Read the one article of a .docx document.

    The stored text is that of its paragraphs and tables in order: tracked insertions are in it,
    deletions, comments, footnotes, text boxes, page headers and footers are not. No macro is run
    and nothing that the document points to is opened. Its properties say when somebody saved it,
    not when it was published, so they give no date; a first line `date 2020-01-06` does.

    Args:
        path: The file; its name is the article's source.
        _report: Not needed: a file with one article has nothing that could go on.

    Raises:
        ReadingError: It cannot be read as an article (a subclass says why).
        OSError: The file cannot be opened.
    """
    name = display_name(path)
    data = read_bytes(path)
    _check(data, name)
    try:
        document = Document(io.BytesIO(data))
        blocks = list(_blocks(document))
    except Exception as error:  # noqa: BLE001 - the library raises anything on a broken document
        raise ReadingError(
            f"{name} is a damaged .docx document ({type(error).__name__}); save it again."
        ) from None
    yield article_of_blocks(path, blocks, Metadata())


def _check(data: bytes, name: str) -> None:
    """Refuse what is no .docx document, or one that unpacks to more than can be held.

    Raises:
        BinaryFileError: It is something else.
        ReadingError: It is too large or damaged.
    """
    if data.startswith(_COMPOUND):
        raise ReadingError(
            f"{name} is locked with a password, or an old .doc document; save it as .docx "
            "without a password."
        )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
    # A damaged file gives these and, of odd sizes and encodings in it, others.
    except (zipfile.BadZipFile, ValueError, OSError, EOFError, NotImplementedError, MemoryError):
        raise BinaryFileError(f"{name} is no .docx document; save it as .docx or .txt.") from None
    largest = max((part.file_size for part in parts if _is_xml(part.filename)), default=0)
    total = sum(part.file_size for part in parts)
    if len(parts) > MOST_PARTS or largest > LARGEST_PART or total > LARGEST_CONTENT:
        raise ReadingError(f"{name} is too large once unpacked; save its text as .txt.")


def _is_xml(part: str) -> bool:
    return part.lower().endswith((".xml", ".rels"))


def _blocks(document: DocumentObject) -> Iterator[Block]:
    for item in document.iter_inner_content():
        if isinstance(item, Table):
            yield from _rows(item)
        else:
            yield Block(_text(item), _is_heading(item))


def _rows(table: Table) -> Iterator[Block]:
    """Yield a table's rows, as one line each; a cell that spans several is given once."""
    for row in table.rows:
        cells: list[BaseOxmlElement] = []
        for cell in row.cells:
            if cell._tc not in cells:  # noqa: SLF001 - python-docx tells spanned cells no other way
                cells.append(cell._tc)  # noqa: SLF001 - as above
        words = (" ".join(map(_words, cell.iter(qn("w:p")))) for cell in cells)
        yield Block(" | ".join(filter(None, map(clean, words))))


def _text(paragraph: Paragraph) -> str:
    return _words(paragraph._p)  # noqa: SLF001 - `text` leaves out tracked insertions


def _words(paragraph: BaseOxmlElement) -> str:
    """Return a paragraph's words as they read once all tracked changes are accepted."""
    parts: list[str] = []
    waiting = list(reversed(paragraph))
    while waiting:
        element = waiting.pop()
        if element.tag == _WORDS:
            parts.append(element.text or "")
        elif element.tag in _SPACES:
            parts.append(" ")
        elif element.tag == _HYPHEN:
            parts.append("-")
        elif element.tag not in _SKIPPED:
            waiting.extend(reversed(element))
    return "".join(parts)


def _is_heading(paragraph: Paragraph) -> bool:
    style = paragraph.style
    # The built-in styles go by their English names in every language's files.
    return style is not None and (style.name or "").startswith(("Heading", "Title"))

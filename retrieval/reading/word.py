"""Reading `.docx`: the words of a word processor's document as it stands, changes accepted."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import TYPE_CHECKING

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn

from retrieval.errors import BinaryFileError, ReadingError
from retrieval.reading.blocks import Block, article_of_blocks, clean, read_bytes
from retrieval.reading.build import Metadata
from retrieval.reading.faults import Fault
from retrieval.reading.walk import display_name

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator
    from pathlib import Path

    from docx.document import Document as DocumentObject
    from docx.oxml.xmlchemy import BaseOxmlElement

    from retrieval.article import Article

LARGEST_CONTENT = 200_000_000
"""Bytes that all parts of a document may have unpacked; zipfile unpacks no more than is stated."""
LARGEST_PART = 20_000_000
"""Bytes of a part of XML. A story's is smaller than a megabyte."""
MOST_TAGS = 1_000_000
"""Tags of all parts of XML together. An element takes 250 bytes of memory, though written it may
have six (measured on empty paragraphs). A document of two million characters has 840,000."""
MOST_PARTS = 5_000
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How an old Word document begins, and a new one with a password: both are compound files."""
_NO_MEMORY = 2
"""The code of an XMLSyntaxError that is none: libxml2's XML_ERR_NO_MEMORY."""
_SKIPPED = frozenset(map(qn, ("w:del", "w:moveFrom", "w:txbxContent", "w:pPr", "w:rPr"))) | {
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
}
"""What was deleted or moved away, text boxes beside the story, formats, and what older programs
show in place of something that stands there as well."""
_PARAGRAPH, _TABLE = qn("w:p"), qn("w:tbl")
_ROW, _CELL, _FIELD = qn("w:tr"), qn("w:tc"), qn("w:sdt")
_ABOUT_FIELD, _NO_STORY = qn("w:sdtPr"), (qn("w:showingPlcHdr"), qn("w:docPartObj"))
_SPACES = frozenset(map(qn, ("w:tab", "w:br", "w:cr", "w:ptab")))
_WORDS, _HYPHEN = qn("w:t"), qn("w:noBreakHyphen")
_HEADINGS = ("Heading", "Title")


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
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 - the library raises anything on a broken document
        if getattr(error, "code", None) == _NO_MEMORY:
            raise MemoryError from None
        raise ReadingError(
            f"{name} is a damaged .docx document ({type(error).__name__}); save it again.",
            Fault.WORD_DAMAGED,
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
            "without a password.",
            Fault.WORD_LOCKED,
        )
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            sizes = [part.file_size for part in parts]
            is_large = len(parts) > MOST_PARTS or sum(sizes) > LARGEST_CONTENT
            is_large = is_large or _is_crowded(archive)
    # A damaged file gives these and, of odd sizes and encodings in it, others.
    except (zipfile.BadZipFile, zlib.error, ValueError, OSError, EOFError, RuntimeError):
        raise BinaryFileError(
            f"{name} is no .docx document; save it as .docx or .txt.", Fault.NO_WORD
        ) from None
    if is_large:
        raise ReadingError(
            f"{name} is too large once unpacked; save its text as .txt.", Fault.UNPACKED
        )


def _is_crowded(archive: zipfile.ZipFile) -> bool:
    """Say whether the XML in a document is more than can be held once it is parsed."""
    tags = 0
    for part in filter(_is_xml, archive.infolist()):
        if part.file_size > LARGEST_PART:
            return True
        tags += archive.read(part).count(b"<")
        if tags > MOST_TAGS:
            return True
    return False


def _is_xml(part: zipfile.ZipInfo) -> bool:
    return part.filename.lower().endswith((".xml", ".rels"))


def _blocks(document: DocumentObject) -> Iterator[Block]:
    body, headings = document.element.body, _heading_styles(document)
    for element in _within(body, (_PARAGRAPH, _TABLE)):
        if element.tag == _TABLE:
            yield from _rows(element)
        else:
            yield Block(_words(element), element.style in headings)


def _within(parent: BaseOxmlElement, tags: Collection[str]) -> Iterator[BaseOxmlElement]:
    """Yield the outermost elements of some kinds, in order: also those in forms and changes.

    A template's fields (`w:sdt`), tracked insertions and custom XML can stand around any of them,
    and the library's own ways pass over what is in them.
    """
    waiting = list(reversed(parent))
    while waiting:
        element = waiting.pop()
        if element.tag in tags:
            yield element
        elif not _is_no_story(element):
            waiting.extend(reversed(element))


def _rows(table: BaseOxmlElement) -> Iterator[Block]:
    """Yield a table's rows, as one line each; a cell that spans several is given once."""
    for row in _within(table, (_ROW,)):
        words = (
            " ".join(map(_words, _within(cell, (_PARAGRAPH,)))) for cell in _within(row, (_CELL,))
        )
        yield Block(" | ".join(filter(None, map(clean, words))))


def _is_no_story(element: BaseOxmlElement) -> bool:
    """Say whether this is skipped, or a field that shows a hint only or a table of contents."""
    if element.tag != _FIELD:
        return element.tag in _SKIPPED
    return any(element.find(f"{_ABOUT_FIELD}/{mark}") is not None for mark in _NO_STORY)


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
        elif not _is_no_story(element):
            waiting.extend(reversed(element))
    return "".join(parts)


def _heading_styles(document: DocumentObject) -> frozenset[str | None]:
    """Return the ids of the styles of headings; None among them where it is the default one."""
    # The built-in styles go by their English names in every language's files.
    headings = [
        style
        for style in document.styles
        if style.type == WD_STYLE_TYPE.PARAGRAPH and (style.name or "").startswith(_HEADINGS)
    ]
    ids: set[str | None] = {style.style_id for style in headings}
    default = document.styles.default(WD_STYLE_TYPE.PARAGRAPH)
    return frozenset(ids | {None} if default is not None and default.style_id in ids else ids)

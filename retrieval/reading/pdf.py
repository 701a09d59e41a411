"""Reading `.pdf`: the story's paragraphs, put together from the lines on the pages."""

from __future__ import annotations

import io
import logging
import re
from typing import TYPE_CHECKING

from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import LTChar, LTFigure
from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage

from retrieval.errors import BinaryFileError, EmptyFileError, ReadingError
from retrieval.reading.blocks import LONGEST_TEXT, article_of_blocks, read_bytes
from retrieval.reading.build import Metadata
from retrieval.reading.columns import Letter, Line, read_lines
from retrieval.reading.faults import Fault
from retrieval.reading.sheets import read_blocks
from retrieval.reading.walk import display_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pdfminer.layout import LTPage

    from retrieval.article import Article

MOST_PAGES = 100
"""A newspaper's page or a report is far shorter; the time to lay a page out is seconds at worst."""
LEAST_TEXT = 40
"""Characters. A scan with a line or two of text on it is still a scan."""
MOST_UNKNOWN = 0.02
"""Share of letters that the file's fonts do not name, above which words cannot be read."""
_MARK = b"%PDF-"
_MARK_WITHIN = 1024
"""Bytes in which a PDF's mark may stand: readers take that much (ISO 32000-1, Annex H)."""
_UNKNOWN = re.compile(r"\(cid:\d+\)")

# What it warns of, such as a missing crop box, changes no word; and its words may hold the text.
logging.getLogger("pdfminer").setLevel(logging.ERROR)


def read(path: Path, _report: Callable[[ReadingError], None]) -> Iterator[Article]:
    """Read the one article of a PDF.

    The stored text is made of the lines on its pages: columns one after the other, wrapped lines
    joined with a space, words that are hyphenated at a line's end put together, and the headers,
    footers and page numbers left out. A PDF says when its file was made, not when its story was
    published, so it gives no date.

    Args:
        path: The file; its name is the article's source.
        _report: Not needed: a file with one article has nothing that could go on.

    Raises:
        EmptyFileError: It holds pictures only.
        ReadingError: It cannot be read as an article (a subclass says why).
        OSError: The file cannot be opened.
    """
    name = display_name(path)
    data = read_bytes(path)
    if _MARK not in data[:_MARK_WITHIN]:
        raise BinaryFileError(f"{name} is no PDF document; save it as .pdf or .txt.", Fault.NO_PDF)
    pages = _pages(data, name)
    shown = "".join(line.text for page in pages for line in page)
    if len(shown) < LEAST_TEXT:
        raise EmptyFileError(
            f"{name} holds no text, only pictures of it; run text recognition (OCR) over it first.",
            Fault.SCAN,
        )
    unknown = len(_UNKNOWN.findall(shown))
    if unknown > MOST_UNKNOWN * (unknown + len(_UNKNOWN.sub("", shown))):
        raise ReadingError(
            f"{name} does not say which letters its fonts show; "
            "run text recognition (OCR) over it.",
            Fault.NO_LETTERS,
        )
    yield article_of_blocks(path, read_blocks(pages), Metadata())


def _pages(data: bytes, name: str) -> list[list[Line]]:
    """Return the lines of each page.

    Raises:
        ReadingError: The file is damaged, locked or too long.
    """
    pages: list[list[Line]] = []
    length = 0
    resources = PDFResourceManager()
    # The library's own analysis of the layout is left out: it parts justified lines at wide spaces.
    device = PDFPageAggregator(resources, laparams=None)
    interpreter = PDFPageInterpreter(resources, device)
    try:
        # Counted first: laying out a hundred pages to refuse the rest takes half a minute.
        count = sum(1 for _ in PDFPage.get_pages(io.BytesIO(data), maxpages=MOST_PAGES + 1))
        for page in PDFPage.get_pages(io.BytesIO(data)) if count <= MOST_PAGES else ():
            interpreter.process_page(page)
            sheet = device.get_result()
            pages.append(read_lines(list(_letters(sheet)), sheet.height))
            length += sum(len(line.text) for line in pages[-1])
            if length > LONGEST_TEXT:
                break
    except (PDFPasswordIncorrect, PDFEncryptionError):
        raise ReadingError(
            f"{name} is locked with a password; save it without one.", Fault.PDF_LOCKED
        ) from None
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 - the library raises anything on a broken document
        raise ReadingError(
            f"{name} is a damaged PDF document ({type(error).__name__}); "
            "save it again, or its text as .txt.",
            Fault.PDF_DAMAGED,
        ) from None
    if count > MOST_PAGES or length > LONGEST_TEXT:
        raise ReadingError(
            f"{name} has more than {MOST_PAGES} pages or {LONGEST_TEXT:,} characters; "
            "give each article its own file.",
            Fault.PAGES,
            pages=MOST_PAGES,
            limit=LONGEST_TEXT,
        )
    return pages


def _letters(container: LTPage | LTFigure) -> Iterator[Letter]:
    """Yield the upright letters of a page, those of the forms on it among them."""
    for item in container:
        if isinstance(item, LTFigure):
            yield from _letters(item)
        elif isinstance(item, LTChar) and item.upright:
            yield Letter(item.get_text(), item.x0, item.x1, item.matrix[5], item.size)

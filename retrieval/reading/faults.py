"""What can be wrong with a document, by name: for who says it in other words or languages."""

from __future__ import annotations

from enum import StrEnum


class Fault(StrEnum):
    """Why a file that holds one article cannot be read.

    `ReadingError.values` has what the sentence names besides the file; it stands behind each.
    """

    OTHER_FORMAT = "other_format"
    NO_TEXT_FILE = "no_text_file"
    EMPTY = "empty"
    OTHER_ENCODING = "other_encoding"
    """encoding: the one that the file states."""
    BROKEN_CHARACTER = "broken_character"
    """byte: where it is."""
    NO_ENCODING = "no_encoding"
    LARGE = "large"
    """limit: megabytes."""
    LONG = "long"
    """limit: characters."""
    LONG_PARAGRAPH = "long_paragraph"
    """limit: characters."""
    NO_TEXT = "no_text"
    NO_SENTENCE = "no_sentence"
    PAGE_BROKEN = "page_broken"
    PAGE_ONLY = "page_only"
    NO_PAGE = "no_page"
    WORD_DAMAGED = "word_damaged"
    WORD_LOCKED = "word_locked"
    NO_WORD = "no_word"
    UNPACKED = "unpacked"
    NO_PDF = "no_pdf"
    SCAN = "scan"
    NO_LETTERS = "no_letters"
    PDF_LOCKED = "pdf_locked"
    PDF_DAMAGED = "pdf_damaged"
    PAGES = "pages"
    """pages, limit: the most pages and characters."""
    MEMORY = "memory"
    TIME = "time"
    DIED = "died"
    NOT_ANALYSED = "not_analysed"

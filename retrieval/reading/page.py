"""Reading `.html` and `.mhtml`: the article of a saved web page; nothing is fetched."""

from __future__ import annotations

import codecs
import contextlib
import datetime as dt
import email
import re
from typing import TYPE_CHECKING, Any

import trafilatura

from retrieval.errors import BinaryFileError, EmptyFileError, ReadingError
from retrieval.reading.blocks import Block, article_of_blocks, clean, read_bytes
from retrieval.reading.build import Metadata
from retrieval.reading.decoding import decode
from retrieval.reading.faults import Fault
from retrieval.reading.walk import display_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from retrieval.article import Article

LOOKED_THROUGH = 4096
"""Bytes at the start of a page in which it says its encoding; the HTML standard asks for 1,024."""

_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_ENCODINGS = {
    name: name
    for name in (
        "utf-8 cp866 iso8859-2 iso8859-3 iso8859-4 iso8859-5 iso8859-6 iso8859-7 iso8859-8 "
        "iso8859-10 iso8859-13 iso8859-14 iso8859-15 iso8859-16 koi8-r koi8-u mac-roman cp874 "
        "cp1250 cp1251 cp1252 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258 mac-cyrillic gbk gb18030 "
        "big5 euc_jp iso2022_jp shift_jis euc_kr"
    ).split()
} | {
    # What pages call Latin-1 is Windows-1252, and so on; and a page whose statement could be read
    # byte for byte is not in UTF-16, whatever it states.
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gbk",
    "utf-16": "utf-8",
    "utf-16-le": "utf-8",
    "utf-16-be": "utf-8",
}
"""How a page is decoded that states an encoding, by Python's name of it: only those that the web
has (https://encoding.spec.whatwg.org/#names-and-labels). Some of Python's others take hours."""
_PACKED = (".mhtml", ".mht")
_BLOCKS = frozenset(("p", "head", "quote", "item", "list", "row", "ab", "div", "body", "table"))
_BREAKS = frozenset(("lb", "cell"))
_DATES = {"extensive_search": False, "original_date": True, "max_date": "2099-12-31"}
"""A day that a page states is taken, none guessed; and no clock is read for the latest possible."""


def read(path: Path, _report: Callable[[ReadingError], None]) -> Iterator[Article]:
    """Read the one article of a saved web page.

    The stored text is the article's words as trafilatura finds them between the page's menus,
    advertisements and links (https://trafilatura.readthedocs.io). Title, date, publisher and
    address are those that the page states of itself.

    Args:
        path: The file; its name is the article's source.
        _report: Not needed: a file with one article has nothing that could go on.

    Raises:
        ReadingError: It cannot be read as an article (a subclass says why).
        OSError: The file cannot be opened.
    """
    name = display_name(path)
    data = read_bytes(path)
    html = _unpack(data, name) if path.suffix.lower() in _PACKED else _decode(data, name)
    try:
        found = trafilatura.bare_extraction(
            html, include_comments=False, with_metadata=True, date_extraction_params=_DATES
        )
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 - whatever a page does to the library, the rest goes on
        raise ReadingError(
            f"{name} could not be read as a web page ({type(error).__name__}); "
            "save its text as .txt.",
            Fault.PAGE_BROKEN,
        ) from None
    # Without formatting asked for it gives an object; nothing where it finds no article.
    page: Any = found
    if page is None or page.body is None:
        raise EmptyFileError(
            f"{name} holds no article that could be told from the page around it; "
            "save its text as .txt.",
            Fault.PAGE_ONLY,
        )
    yield article_of_blocks(path, _blocks(page.body), _metadata(page))


def _unpack(data: bytes, name: str) -> str:
    """Return the page itself of those that browsers save with its pictures as one file (RFC 2557).

    Raises:
        BinaryFileError: There is no page in it.
    """
    try:
        message = email.message_from_bytes(data)
        for part in message.walk():
            content = part.get_payload(decode=True)
            if part.get_content_type() == "text/html" and isinstance(content, bytes):
                return _decode(content, name, part.get_content_charset())
    except ReadingError:
        raise
    except Exception:  # noqa: BLE001, S110 - the library raises anything on a broken file
        pass
    raise BinaryFileError(
        f"{name} is no saved web page; save the page again, as HTML.", Fault.NO_PAGE
    )


def _decode(data: bytes, name: str, charset: str | None = None) -> str:
    """Decode a page: as it, or what it came in, says it is encoded, else as any text."""
    found = _CHARSET.search(data[:LOOKED_THROUGH])
    stated = charset or (found[1].decode("ascii", "replace") if found else "")
    if stated and not data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encoding = _ENCODINGS.get(_codec(stated), "")
        with contextlib.suppress(LookupError, ValueError):
            return data.decode(encoding)
    return decode(data, name)


def _codec(stated: str) -> str:
    """Return Python's name of an encoding; "" where it knows none of that name."""
    try:
        return codecs.lookup(stated).name
    except (LookupError, ValueError):
        return ""


def _metadata(page: Any) -> Metadata:
    day = None
    with contextlib.suppress(ValueError):
        day = dt.date.fromisoformat(page.date) if page.date else None
    labels = (clean(str(value)) if value else None for value in (page.title, page.sitename))
    title, publisher = labels
    url = page.url if isinstance(page.url, str) and page.url.startswith("http") else None
    return Metadata(title or None, day, publisher or None, url)


def _blocks(body: Any) -> Iterator[Block]:
    """Yield the paragraphs of what trafilatura extracted, an element of lxml's, in order."""
    words: list[str] = []
    is_heading = False
    # An element stands in the row once to be entered and, with True, once to be left.
    waiting: list[tuple[Any, bool]] = [(body, False)]
    while waiting:
        element, is_left = waiting.pop()
        tag = str(element.tag)
        if tag in _BLOCKS:
            yield Block("".join(words), is_heading)
            words = []
            is_heading = not is_left and tag == "head"
        elif tag in _BREAKS and not is_left and words:
            words.append(" " if tag == "lb" else " | ")
        words.append((element.tail if is_left else element.text) or "")
        if not is_left:
            waiting.append((element, True))
            waiting.extend((child, False) for child in reversed(element))
    yield Block("".join(words))

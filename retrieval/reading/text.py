"""Reading `.txt`: one article a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from retrieval.errors import ReadingError
from retrieval.reading.build import build_article
from retrieval.reading.decoding import decode
from retrieval.reading.faults import Fault
from retrieval.reading.walk import display_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from retrieval.article import Article

LARGEST_FILE = 20_000_000
"""Bytes. A text file that is larger is no article."""


def read_text(path: Path, _report: Callable[[ReadingError], None]) -> Iterator[Article]:
    """Read the one article of a text file; what is wrong with it is raised.

    Args:
        path: The file; its name is the article's source.
        _report: Not needed: a file with one article has nothing that could go on.

    Raises:
        ReadingError: It cannot be read as an article (a subclass says why).
        OSError: The file cannot be opened.
    """
    name = display_name(path)
    with path.open("rb") as file:
        data = file.read(LARGEST_FILE + 1)
    if len(data) > LARGEST_FILE:
        raise ReadingError(
            f"{name} is larger than {LARGEST_FILE // 1_000_000} MB; "
            "give each article its own file.",
            Fault.LARGE,
            limit=LARGEST_FILE // 1_000_000,
        )
    yield build_article(display_name(path, short=True), decode(data, name), name)

"""Articles to cite, with just what a test says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from retrieval.citing import Work

if TYPE_CHECKING:
    from datetime import date

HASH = "0123456789abcdef" * 4


def work(
    title: str = "Mill to close",
    *,
    is_titled: bool = True,
    date: date | None = None,
    publisher: str = "",
    url: str = "",
    paragraph: int = 0,
) -> Work:
    """Return a work; what is left out is not known."""
    return Work("mill.txt", HASH, title, is_titled, date, publisher, url, paragraph)

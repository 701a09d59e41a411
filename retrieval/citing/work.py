"""What a citation needs to know of an article."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from retrieval.article import PassageKind
from retrieval.reading.headline import make_headline

if TYPE_CHECKING:
    from datetime import date

    from retrieval.article import Article

ID_DIGITS = 8
"""Hexadecimal digits of the content hash in a citation's key: enough to tell articles apart."""


@dataclass(frozen=True, slots=True)
class Work:
    """A cited article. Articles carry no author: every style has a rule for works without one.

    Attributes:
        source: The file's name, or the record's id.
        content_hash: Its content hash.
        title: Its headline on one line; its opening words where it has none.
        is_titled: Whether the source itself gives that title.
        date: The day it was published, or None.
        publisher: Who published it, on one line, or "".
        url: Its address on the web where that is one for a browser (http or https), or "".
        paragraph: The number of the paragraph that is cited, from 1; 0 for none in particular.
    """

    source: str
    content_hash: str
    title: str
    is_titled: bool
    date: date | None
    publisher: str
    url: str
    paragraph: int = 0


def make_work(article: Article, paragraph: int = 0) -> Work:
    """Return what a citation needs to know of an article.

    Args:
        article: The article.
        paragraph: As in `Work`.
    """
    title = _line(article.title)
    return Work(
        source=_line(article.source),
        content_hash=article.content_hash,
        title=title or _line(article.source),
        is_titled=bool(title) and not _is_label(article),
        date=article.date,
        publisher=_line(article.publisher or ""),
        url=web_address(article.url),
        paragraph=paragraph,
    )


def web_address(url: str | None) -> str:
    """Return an address that a browser opens, or "": what a file says of itself is not trusted."""
    try:
        parts = urlsplit((url or "").strip())
        is_web = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return ""
    return (url or "").strip() if is_web and not any(map(str.isspace, parts.geturl())) else ""


def _is_label(article: Article) -> bool:
    """Whether the title is the label that reading makes from the story's first sentence."""
    return any(
        make_headline(passage.span.of(article.text)) == article.title
        for passage in article.passages
        if passage.kind is PassageKind.STORY
    )


def _line(text: str) -> str:
    return " ".join(text.split())

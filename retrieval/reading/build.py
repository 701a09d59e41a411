"""From a decoded text to an `Article`: header, paragraphs, furniture, headline."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from retrieval.article import Article, Passage, PassageKind
from retrieval.errors import NoSentenceError, ReadingError
from retrieval.reading.dateline import read_agency
from retrieval.reading.direction import without_turning
from retrieval.reading.faults import Fault
from retrieval.reading.furniture import mark_furniture
from retrieval.reading.headline import make_headline, shorten
from retrieval.reading.opening import read_opening
from retrieval.reading.passages import read_header, split_paragraphs

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from retrieval.article import Span
    from retrieval.reading.opening import Opening

LONGEST_PASSAGE = 100_000
"""Characters. No paragraph of news comes near, and the time to read one grows faster than it."""
LONGEST_TITLE = 300
"""Characters of a title that a source gives."""

_TWO_WORDS = re.compile(r"[^\W\d_]\S*\s+\S*[^\W\d_]")
_ENDED_WORD = re.compile(r"[^\W\d_].*[.!?…。！？]", re.DOTALL)


class Metadata(NamedTuple):
    """What a source says about its article besides the text."""

    title: str | None = None
    date: date | None = None
    publisher: str | None = None
    url: str | None = None


def build_article(
    source: str,
    text: str,
    name: str,
    metadata: Metadata | None = None,
    headings: Sequence[Span] = (),
) -> Article:
    """Find the passages of a text and put an article together.

    Args:
        source: The file's name or the record's id.
        text: The text as decoded; it is stored as it is.
        name: What to call it in an error's message.
        metadata: What the source says; a date there goes before the header's.
        headings: The paragraphs that the source itself marks as headings.

    Raises:
        NoSentenceError: There is no sentence of a story in it.
        ReadingError: A paragraph is longer than can be read.
    """
    metadata = metadata or Metadata()
    header = read_header(text)
    begin = header.span.end if header else 0
    opening = None if metadata.title or headings else read_opening(text, begin)
    spans = split_paragraphs(text, opening.passages[-1].span.end if opening else begin)
    if any(span.end - span.start > LONGEST_PASSAGE for span in spans):
        raise long_paragraph(name)
    passages = mark_furniture(text, spans)
    if headings:
        passages = _with_headings(passages, frozenset(headings))
    story = [passage.span.of(text) for passage in passages if not passage.kind.is_furniture]
    if not any(map(_holds_sentence, story)):
        raise NoSentenceError(
            f"{name} holds no sentence of a story; check what is in it.", Fault.NO_SENTENCE
        )
    day = header.date if header else None
    if opening:
        day = day or opening.date
        passages = (*opening.passages, *passages)
        metadata = _completed(metadata, opening)
    if header:
        passages = (Passage(header.span, PassageKind.HEADER), *passages)
    agency = next(filter(None, map(read_agency, story[:2])), None)
    publisher = without_turning(metadata.publisher or "") or agency
    given = shorten(without_turning(metadata.title or ""), LONGEST_TITLE)
    return Article(
        source=source,
        text=text,
        passages=passages,
        title=given or without_turning(make_headline(next(filter(_holds_sentence, story)))),
        date=metadata.date or day,
        publisher=publisher,
        url=metadata.url,
    )


def _completed(metadata: Metadata, opening: Opening) -> Metadata:
    return metadata._replace(
        title=metadata.title or opening.title,
        publisher=metadata.publisher or opening.publisher,
    )


def long_paragraph(name: str) -> ReadingError:
    """Return what is raised where a file has a paragraph that is longer than can be read."""
    return ReadingError(
        f"{name} has a paragraph of more than {LONGEST_PASSAGE:,} characters; "
        "separate its paragraphs by blank lines.",
        Fault.LONG_PARAGRAPH,
        limit=LONGEST_PASSAGE,
    )


def _with_headings(passages: tuple[Passage, ...], headings: frozenset[Span]) -> tuple[Passage, ...]:
    return tuple(
        Passage(passage.span, PassageKind.HEADING)
        if passage.span in headings and not passage.kind.is_furniture
        else passage
        for passage in passages
    )


def _holds_sentence(passage: str) -> bool:
    return _TWO_WORDS.search(passage) is not None or _ENDED_WORD.search(passage) is not None

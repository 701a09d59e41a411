"""The articles that an evidence file is checked against: an archive's, or those of files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from retrieval.article import Span
from retrieval.asking.library import Library
from retrieval.errors import ArticleGoneError, ReadingError
from retrieval.evidence_file.check import STATEMENTS, Attribution, Held
from retrieval.reading import read_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from retrieval.archive.archive import Archive
    from retrieval.archive.records import ArticleInfo
    from retrieval.evidence_file.record import QuotationRecord


class ArchivedArticles:
    """Articles of an archive, with who says what in them."""

    def __init__(self, archive: Archive) -> None:
        """Take the archive; the caller holds a snapshot of it."""
        self._library = Library(archive)

    def by_hash(self, content_hash: str, source: str) -> Held | None:
        """Return the article with a content hash, of several the one of this name; or None."""
        try:
            found = self._library.find(content_hash)
        except ArticleGoneError:
            return None
        if found.source != source:
            same = (one for one in self._library.articles if one.content_hash == content_hash)
            found = next((one for one in same if one.source == source), found)
        return self._held(found)

    def by_source(self, source: str) -> Sequence[Held]:
        """Return the articles of a name."""
        return [self._held(info) for info in self._library.articles if info.source == source]

    def attributions(self, held: Held, quotation: QuotationRecord) -> Sequence[Attribution]:
        """Return the statements that the place holds; where it holds none, nobody's words.

        A place may hold several, and may always be shown as the article's own words.
        """
        nobodys = Attribution(None, declined=False, kind="")
        if quotation.kind not in STATEMENTS and quotation.speaker is None:
            return (nobodys,)
        span = Span(quotation.start, quotation.end)
        article = self._library.find(held.content_hash).id
        said = [
            Attribution(
                person.name if person else None,
                stored.quotation.declined,
                stored.quotation.kind.value,
                relayed.of(held.text) if relayed else None,
            )
            for stored in self._library.quotations(article)
            if any(part.meets(span) for part in stored.quotation.spans)
            for person in [self._library.person(stored.quotation.person)]
            for relayed in [stored.quotation.relayed]
        ]
        return said or (nobodys,)

    def _held(self, info: ArticleInfo) -> Held:
        text = self._library.text(info)
        return Held(
            info.source, info.content_hash, text, info.title, info.date, info.publisher, info.url
        )


class ReadArticles:
    """Articles of files, read as ingesting reads them; who says what in them is not known."""

    def __init__(self, files: Iterable[Path], report: Callable[[ReadingError], None]) -> None:
        """Read the files.

        Args:
            files: The files.
            report: Is told of what cannot be read; the rest goes on.
        """
        self._by_hash: dict[str, list[Held]] = {}
        self._by_source: dict[str, list[Held]] = {}
        for file in files:
            try:
                for article in read_file(file, report):
                    held = Held(
                        article.source,
                        article.content_hash,
                        article.text,
                        article.title,
                        article.date,
                        article.publisher,
                        article.url,
                    )
                    self._by_hash.setdefault(held.content_hash, []).append(held)
                    self._by_source.setdefault(held.source, []).append(held)
            except ReadingError as error:
                report(error)

    def by_hash(self, content_hash: str, source: str) -> Held | None:
        """Return the article with a content hash, of several the one of this name; or None."""
        same = self._by_hash.get(content_hash, [])
        return next((one for one in same if one.source == source), same[0] if same else None)

    def by_source(self, source: str) -> Sequence[Held]:
        """Return the articles of a name."""
        return self._by_source.get(source, [])

    def attributions(self, held: Held, quotation: QuotationRecord) -> None:
        """Return None: reading alone does not tell who speaks."""

"""Reading an archive's articles and statements for evidence; what was read last is kept."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from retrieval.archive.roll import People
from retrieval.article import PassageKind
from retrieval.asking.findings import Scope
from retrieval.asking.kept import Kept
from retrieval.asking.span_terms import SpanTerms

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from retrieval.archive.archive import Archive
    from retrieval.archive.records import (
        ArticleInfo,
        Only,
        PersonRecord,
        StoredQuotation,
        StoredSentence,
    )
    from retrieval.article import Address, Span

ARTICLES_KEPT = 256
"""Articles whose text, sentences and statements are kept: some 20 MB."""
INFOS_KEPT = 1024
"""Articles whose records without the text are kept."""


class Shelves:
    """Reads one revision of an archive: what is needed, when it is.

    Attributes:
        people: Everybody, the most quoted first, then by name.
        articles: All articles by date, the undated last, then by source.
        person: Gives the person with a key, if there is one; for a surname's key the full name.
        info: Gives an article's record by its id.
        terms: Gives the index terms of parts of articles.
    """

    def __init__(self, archive: Archive) -> None:
        """Take an archive; nothing is read yet."""
        self._archive = archive
        self._roll = archive.roll
        self.people = People(archive.roll)
        self.articles = archive.listing()
        self.person = lru_cache(maxsize=1024)(self._read_person)
        self.info = Kept(archive.info, archive.infos_of, INFOS_KEPT)
        self.article = Kept(archive.article, archive.articles_of, ARTICLES_KEPT)
        self._numbers = lru_cache(maxsize=ARTICLES_KEPT)(self._number_paragraphs)
        self._starts = lru_cache(maxsize=ARTICLES_KEPT)(self._read_starts)
        self.sentences = Kept(self._read_sentences, archive.sentences_among, ARTICLES_KEPT)
        self.quotations = Kept(self._read_quotations, archive.quotations_among, ARTICLES_KEPT)
        self._said = lru_cache(maxsize=16)(self._read_said)
        self._mentions = lru_cache(maxsize=64)(self._read_mentions)
        self.terms = SpanTerms(lambda article: self.article(article).text)

    def fetch(self, articles: Iterable[int], *, quotations: bool = False) -> None:
        """Read at once what evidence out of some articles will need.

        Args:
            articles: Their ids; those that are held no more are passed over.
            quotations: Whether their statements are needed too.
        """
        wanted = list(dict.fromkeys(articles))
        for kept in (self.info, self.article, self.sentences):
            kept.fetch(wanted)
        if quotations:
            self.quotations.fetch(wanted)

    @cached_property
    def scope(self) -> Scope:
        """How many articles there are, and of which days."""
        return Scope(*self._archive.extent())

    def find(self, content_hash: str) -> ArticleInfo:
        """Return the record of the article with a content hash, or the first digits of one.

        Raises:
            ArticleGoneError: No such article is held.
        """
        return self._archive.find(content_hash)

    def holds(self, address: Address) -> bool:
        """Say whether the article of an address is still held."""
        return self._archive.holds(address.content_hash)

    def text(self, info: ArticleInfo) -> str:
        """Return an article's stored text."""
        return self.article(info.id).text

    def passing_text(self, info: ArticleInfo) -> str:
        """Return an article's stored text without keeping it: for a look through all of them."""
        return self._archive.searchable(info.id)[1]

    def only(self, kind: Only) -> list[StoredQuotation]:
        """Return the quotations of one kind by article date, source and place."""
        return self._archive.quotations(only=kind)

    def relayed_of(self, person: PersonRecord) -> list[StoredQuotation]:
        """Return the statements in which others pass on what a person said."""
        return self._archive.quotations(relayed=self._roll.keys_of(person.key))

    def statements_of(self, person: PersonRecord) -> list[StoredQuotation]:
        """Return a person's statements by article date, source and place."""
        return list(self._said(person.key))

    def mentions_of(self, person: PersonRecord) -> list[tuple[int, Span]]:
        """Return where a person is named, as article ids and spans, by date, source and place."""
        return list(self._mentions(person.key))

    def before(self, article: int, place: int) -> Iterator[StoredSentence]:
        """Yield the sentences of an article that end at a place or before it, the last first."""
        sentences = self.sentences(article)
        for at in range(bisect_left(sentences, place, key=start_of) - 1, -1, -1):
            if sentences[at].span.end <= place:
                yield sentences[at]

    def passage_at(self, article: int, place: int) -> int:
        """Return the index of the passage that holds a character, or the last one before it."""
        return max(bisect_right(self._starts(article), place) - 1, 0)

    def _number_paragraphs(self, article: int) -> tuple[list[int], int]:
        """Number the story's passages from 1, and count them; furniture gets 0."""
        numbers, count = [], 0
        for passage in self.article(article).passages:
            story = passage.kind is PassageKind.STORY
            count += story
            numbers.append(count if story else 0)
        return numbers, count

    def _read_starts(self, article: int) -> list[int]:
        return [passage.span.start for passage in self.article(article).passages]

    def _read_person(self, key: str | None) -> PersonRecord | None:
        return self._roll.person(key) if key else None

    def _read_sentences(self, article: int) -> tuple[StoredSentence, ...]:
        return tuple(self._archive.sentences_of(article))

    def _read_quotations(self, article: int) -> tuple[StoredQuotation, ...]:
        return tuple(self._archive.quotations(article=article))

    def _read_said(self, key: str) -> tuple[StoredQuotation, ...]:
        return tuple(self._archive.quotations(people=self._roll.keys_of(key)))

    def _read_mentions(self, key: str) -> tuple[tuple[int, Span], ...]:
        return tuple(self._archive.mentions(*self._roll.keys_of(key)))


def start_of(one: StoredSentence) -> int:
    """Return where a sentence starts."""
    return one.span.start


def first_behind(sentences: Sequence[StoredSentence], place: int) -> int:
    """Return the index of the first sentence that ends behind a place; none overlaps another."""
    at = bisect_right(sentences, place, key=start_of) - 1
    return at if at >= 0 and sentences[at].span.end > place else at + 1

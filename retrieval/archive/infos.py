"""Articles without their texts, and how many of everything there is."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple, overload

from retrieval.archive.rows import AMONG, ARTICLE_BY_ID, INFO, read_article, read_info

if TYPE_CHECKING:
    from collections.abc import Iterator

    from retrieval.archive.people import Ask
    from retrieval.archive.records import ArticleInfo
    from retrieval.article import Article

_BATCH = 500
"""How many articles are read at once when all are."""
_KEPT = 20_000
"""Articles of an archive whose records are kept once all were read: some 12 MB."""


class Counts(NamedTuple):
    """How much the archive holds; sentences are those of the stories."""

    articles: int
    sentences: int
    quotations: int
    people: int


class Extent(NamedTuple):
    """How many articles there are, how many of them are dated, and their first and last day."""

    articles: int
    dated: int
    first: date | None
    last: date | None


def read_counts(ask: Ask) -> Counts:
    """Count what an archive holds."""
    (row,) = ask(
        "SELECT count(*), coalesce(sum(sentences), 0), coalesce(sum(quotations), 0), "
        "(SELECT count(*) FROM persons WHERE articles > 0) FROM articles"
    )
    return Counts(*map(int, row))


def read_extent(ask: Ask) -> Extent:
    """Count an archive's articles and find their first and last day."""
    ((articles,),) = ask("SELECT count(*) FROM articles")
    ((dated, first, last),) = ask(
        "SELECT count(*), min(date), max(date) FROM articles WHERE date IS NOT NULL"
    )
    days = [date.fromisoformat(day) if day else None for day in (first, last)]
    return Extent(articles, dated, *days)


def read_whole(ask: Ask, articles: Sequence[int]) -> dict[int, Article]:
    """Return those of some articles that are held, whole, by id."""
    given = json.dumps(articles)
    query = f"SELECT article, start, end, kind FROM passages WHERE article {AMONG}"  # noqa: S608 - own words
    passages: dict[int, list[tuple[Any, ...]]] = {article: [] for article in articles}
    for article, *passage in ask(f"{query} ORDER BY article, number", given):
        passages[article].append(tuple(passage))
    rows = ask(f"{ARTICLE_BY_ID} WHERE id {AMONG}", given)
    return {number: read_article(tuple(row), passages[number]) for number, *row in rows}


class Articles(Sequence["ArticleInfo"]):
    """All articles by date, the undated last, then by source; read when they are needed."""

    def __init__(self, ask: Ask) -> None:
        """Take what reads rows from the archive; reads nothing yet."""
        self._ask = ask

    def __len__(self) -> int:
        """Return how many articles there are."""
        return self._count

    @overload
    def __getitem__(self, index: int) -> ArticleInfo: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[ArticleInfo, ...]: ...
    def __getitem__(self, index: int | slice) -> ArticleInfo | tuple[ArticleInfo, ...]:
        """Read one, or some."""
        places = range(len(self))[index]
        if isinstance(places, int):
            return self._read(places, 1)[0]
        if not places:
            return ()
        first = min(places)
        some = self._read(first, max(places) - first + 1)
        return tuple(some[place - first] for place in places)

    def __iter__(self) -> Iterator[ArticleInfo]:
        """Read all, some at a time; those of an archive that is not large only once."""
        if len(self) <= _KEPT:
            yield from self._everything
            return
        for start in range(0, len(self), _BATCH):
            yield from self._read(start, _BATCH)

    @cached_property
    def _everything(self) -> tuple[ArticleInfo, ...]:
        return tuple(self._read(0, len(self)))

    @cached_property
    def _count(self) -> int:
        ((count,),) = self._ask("SELECT count(*) FROM articles")
        return int(count)

    def _read(self, skip: int, limit: int) -> list[ArticleInfo]:
        rows = self._ask(f"{INFO} ORDER BY sort_key LIMIT ? OFFSET ?", limit, skip)
        return [read_info(row) for row in rows]

"""Reading sentences with their terms: some, an article's, or those of all stories."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from retrieval.archive.rows import AMONG, SENTENCE, read_sentence
from retrieval.article import PassageKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from retrieval.archive.people import Ask
    from retrieval.archive.records import StoredSentence

_BATCH = 5000
"""How many sentences are read at once when all are."""


def read_some(ask: Ask, ids: Sequence[int]) -> dict[int, StoredSentence]:
    """Return those of some sentences that are held, by id."""
    query = f"{SENTENCE} WHERE id IN (SELECT value FROM json_each(?))"  # noqa: S608 - own words
    rows = ask(query, json.dumps([int(number) for number in ids]))
    return {row[0]: read_sentence(row) for row in rows}


def read_of(ask: Ask, article: int) -> list[StoredSentence]:
    """Return an article's sentences in order, furniture included."""
    rows = ask(f"{SENTENCE} WHERE article = ? ORDER BY start", article)
    return [read_sentence(row) for row in rows]


def read_among(ask: Ask, articles: Sequence[int]) -> dict[int, tuple[StoredSentence, ...]]:
    """Return the sentences of some articles in order, furniture included, by the article's id."""
    rows = ask(f"{SENTENCE} WHERE article {AMONG} ORDER BY article, start", json.dumps(articles))
    found: dict[int, list[StoredSentence]] = {article: [] for article in articles}
    for row in rows:
        found[row[1]].append(read_sentence(row))
    return {article: tuple(sentences) for article, sentences in found.items()}


def read_stories(ask: Ask) -> Iterator[StoredSentence]:
    """Yield the sentences of all stories by id."""
    query = f"{SENTENCE} WHERE kind = ? AND id > ? ORDER BY id LIMIT ?"
    last = -1
    while rows := ask(query, PassageKind.STORY, last, _BATCH):
        yield from map(read_sentence, rows)
        last = rows[-1][0]

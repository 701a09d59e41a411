"""Reading statements and mentions, by whom they are."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from retrieval.archive.records import Only
from retrieval.archive.rows import AMONG, QUOTATION, read_quotation
from retrieval.article import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from retrieval.archive.people import Ask
    from retrieval.archive.records import StoredQuotation, StoredSentence

_ONLY = {Only.DECLINED: "quotations.declined", Only.RELAYED: "relayed_start IS NOT NULL"}
_AMONG = f"{QUOTATION} WHERE quotations.article {AMONG}"
_BY_ARTICLE = (
    " ORDER BY quotations.article, quotations.start, quotations.id, quotation_spans.number"
)
_MENTIONS = """
    SELECT people.article, mentions.start, mentions.end FROM people
    JOIN articles ON articles.id = people.article
    JOIN mentions ON mentions.person = people.id
    WHERE people.key IN (SELECT value FROM json_each(?))
    ORDER BY articles.sort_key, mentions.start, mentions.end
"""


def read_statements(
    ask: Ask,
    *,
    people: Sequence[str] | None,
    relayed: Sequence[str] | None,
    article: int | None,
    only: Only | None,
) -> list[StoredQuotation]:
    """Read quotations by their article's date, its source, and their start; None for any.

    Args:
        ask: Reads rows from the archive.
        people: The keys of those who say them.
        relayed: The keys of those whose words are passed on.
        article: The id of the article that holds them.
        only: Which kind alone is wanted.
    """
    given: dict[str, object] = {}
    if people is not None:
        given["quotations.person IN (SELECT value FROM json_each(?))"] = json.dumps(people)
    if relayed is not None:
        given["relayed_person IN (SELECT value FROM json_each(?))"] = json.dumps(relayed)
    if article is not None:
        given["quotations.article = ?"] = article
    tests = [*given, *((_ONLY[only],) if only else ())]
    where = f" WHERE {' AND '.join(tests)}" if tests else ""
    rows = ask(
        f"{QUOTATION}{where} ORDER BY articles.sort_key, quotations.start, quotations.id, "
        "quotation_spans.number",
        *given.values(),
    )
    return list(map(read_quotation, _grouped(rows)))


def read_statements_among(
    ask: Ask, articles: Sequence[int]
) -> dict[int, tuple[StoredQuotation, ...]]:
    """Return the quotations of some articles by their start, by the article's id."""
    found: dict[int, list[StoredQuotation]] = {article: [] for article in articles}
    for rows in _grouped(ask(_AMONG + _BY_ARTICLE, json.dumps(articles))):
        stored = read_quotation(rows)
        found[stored.article].append(stored)
    return {article: tuple(quotations) for article, quotations in found.items()}


def read_statements_at(
    ask: Ask, sentences: Sequence[StoredSentence], only: Only | None = None
) -> list[StoredQuotation]:
    """Return the quotations that stand in some sentences, in the sentences' order, each once.

    Args:
        ask: Asks the archive.
        sentences: The sentences.
        only: Which kind of quotations; None for all.
    """
    kind = f" AND {_ONLY[only]}" if only else ""
    articles = list(dict.fromkeys(one.article for one in sentences))
    held: dict[int, list[list[tuple[Any, ...]]]] = {article: [] for article in articles}
    for rows in _grouped(ask(_AMONG + kind + _BY_ARTICLE, json.dumps(articles))):
        held[rows[0][3]].append(rows)
    found: dict[int, list[tuple[Any, ...]]] = {}
    for sentence in sentences:
        start, end = sentence.span
        for rows in held[sentence.article]:
            if any(row[0] < end and start < row[1] for row in rows):
                found.setdefault(rows[0][2], rows)
    return list(map(read_quotation, found.values()))


def _grouped(rows: Iterable[tuple[Any, ...]]) -> list[list[tuple[Any, ...]]]:
    """Put the rows of one quotation together."""
    grouped: dict[int, list[tuple[Any, ...]]] = {}
    for row in rows:
        grouped.setdefault(row[2], []).append(row)
    return list(grouped.values())


def read_mentions(ask: Ask, people: Sequence[str]) -> list[tuple[int, Span]]:
    """Read where people are named: article ids and spans, by date, source and start."""
    rows = ask(_MENTIONS, json.dumps(people))
    return [(article, Span(start, end)) for article, start, end in rows]

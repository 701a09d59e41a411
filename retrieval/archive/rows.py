"""SQLite's rows as frozen records: the columns that are asked for, and what they become."""

from __future__ import annotations

from datetime import date
from typing import Any

from retrieval.archive.records import ArticleInfo, StoredQuotation, StoredSentence
from retrieval.article import Article, Passage, PassageKind, Quotation, QuotationKind, Span

INFO = (
    "SELECT id, content_hash, source, title, date, publisher, url, sentences, quotations "
    "FROM articles"
)
ARTICLE = "SELECT source, text, title, date, publisher, url FROM articles"
ARTICLE_BY_ID = "SELECT id, source, text, title, date, publisher, url FROM articles"
AMONG = "IN (SELECT value FROM json_each(?))"
PASSAGE = "SELECT start, end, kind FROM passages"
SENTENCE = "SELECT id, article, passage, kind, start, end, terms FROM sentences"
QUOTATION = (
    "SELECT quotation_spans.start, quotation_spans.end, quotations.id, quotations.article, "
    "quotations.kind, cue_start, cue_end, speaker_start, speaker_end, person, confidence, "
    "declined, relayed_start, relayed_end, relayed_person "
    "FROM quotations JOIN articles ON articles.id = quotations.article "
    "JOIN quotation_spans ON quotation_spans.quotation = quotations.id"
)

# A look-up is ten times as quick as a call of the enumeration, and an answer reads hundreds.
_PASSAGE_KIND = {kind.value: kind for kind in PassageKind}
_QUOTATION_KIND = {kind.value: kind for kind in QuotationKind}


def read_info(row: tuple[Any, ...]) -> ArticleInfo:
    """Make an article's record from a row of `INFO`."""
    number, content_hash, source, title, day, *rest = row
    return ArticleInfo(
        number, content_hash, source, title, date.fromisoformat(day) if day else None, *rest
    )


def read_article(row: tuple[Any, ...], passages: list[tuple[Any, ...]]) -> Article:
    """Make a whole article from a row of `ARTICLE` and its rows of `PASSAGE`, in order."""
    source, text, title, day, publisher, url = row
    return Article(
        source=source,
        text=text,
        passages=tuple(
            Passage(Span(start, end), _PASSAGE_KIND[kind]) for start, end, kind in passages
        ),
        title=title,
        date=date.fromisoformat(day) if day else None,
        publisher=publisher,
        url=url,
    )


def read_sentence(row: tuple[Any, ...]) -> StoredSentence:
    """Make a sentence from a row of `SENTENCE`."""
    number, article, passage, kind, start, end, terms = row
    return StoredSentence(
        number, article, passage, _PASSAGE_KIND[kind], Span(start, end), tuple(terms.split())
    )


def read_quotation(rows: list[tuple[Any, ...]]) -> StoredQuotation:
    """Make a quotation from its rows of `QUOTATION`, one for each span, in order."""
    number, article, kind, *named = rows[0][2:]
    cue_start, cue_end, speaker_start, speaker_end, person, *more = named
    confidence, declined, relayed_start, relayed_end, relayed_person = more
    return StoredQuotation(
        number,
        article,
        Quotation(
            spans=tuple(Span(start, end) for start, end, *_ in rows),
            kind=_QUOTATION_KIND[kind],
            cue=_span(cue_start, cue_end),
            speaker=_span(speaker_start, speaker_end),
            person=person,
            confidence=confidence,
            declined=bool(declined),
            relayed=_span(relayed_start, relayed_end),
            relayed_person=relayed_person,
        ),
    )


def _span(start: int | None, end: int | None) -> Span | None:
    return None if start is None or end is None else Span(start, end)

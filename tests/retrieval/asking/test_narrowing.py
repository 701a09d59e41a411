from __future__ import annotations

from datetime import date

import pytest

from retrieval.archive.records import ArticleInfo
from retrieval.asking.filters import Filters
from retrieval.asking.narrowing import Unmet, narrow
from retrieval.asking.selection import Narrowing
from retrieval.asking.sources import SourceNames


def info(number: int, source: str, day: str | None = None, **fields: str | None) -> ArticleInfo:
    return ArticleInfo(
        id=number,
        content_hash=f"{number:064x}",
        source=source,
        title=fields.get("title") or "",
        date=date.fromisoformat(day) if day else None,
        publisher=fields.get("publisher"),
        url=fields.get("url"),
        sentences=1,
        quotations=1,
    )


INFOS = (
    info(
        1, "harbour.txt", "2020-01-03", publisher="Harbour Herald", title="The wall will be built"
    ),
    info(2, "004_ferry.txt", "2020-01-06", publisher="Harbour Herald"),
    info(
        3, "bridge-9", "2020-01-07", publisher="The Bay Post", url="https://www.baypost.example/9"
    ),
    info(4, "undated.txt"),
)


def left(filters: Filters, *current: str) -> set[int]:
    narrowing = narrow(filters, INFOS, current)
    assert isinstance(narrowing, Narrowing)
    return set(narrowing.articles(INFOS))


@pytest.mark.parametrize(
    ("name", "articles"),
    [
        ("harbour.txt", {1}),
        ("Harbour", {1}),
        ("004_ferry", {2}),
        ("004", {2}),
        ("Harbour Herald", {1, 2}),
        ("Bay Post", {3}),
        ("the bay post", {3}),
        ("baypost", {3}),
        ("wall", {1}),
    ],
)
def test_what_a_source_goes_by(name: str, articles: set[int]) -> None:
    assert left(Filters(sources=(name,))) == articles


@pytest.mark.parametrize(
    ("name", "known"),
    [("harbour", True), ("004", True), ("Harbour Herald", True), ("wall", False), ("in", False)],
)
def test_a_title_is_no_name(name: str, *, known: bool) -> None:
    assert SourceNames(INFOS).goes_by(name) is known


@pytest.mark.parametrize(
    ("filters", "current", "articles"),
    [
        (Filters(place="this"), ["bridge-9"], {3}),
        (Filters(place="other"), ["bridge-9"], {1, 2, 4}),
        (Filters(place="first"), [], {1}),
        (Filters(place="last"), [], {4}),
        (Filters(place="newest"), [], {3}),
        (Filters(place="oldest"), [], {1}),
    ],
)
def test_places(filters: Filters, current: list[str], articles: set[int]) -> None:
    assert left(filters, *current) == articles


def test_days_count_from_the_newest_article_and_both_ends_hold() -> None:
    assert left(Filters(periods=("since Monday",))) == {2, 3}
    assert left(Filters(periods=("since 2020-01-04", "until 2020-01-06"))) == {2}
    narrowing = narrow(Filters(periods=("last week",)), INFOS, ())
    assert narrowing == Narrowing(first=date(2020, 1, 1), last=date(2020, 1, 7), counted=True)


@pytest.mark.parametrize(
    ("filters", "unmet"),
    [
        (Filters(sources=("Gazette",)), Unmet("source", "Gazette")),
        (Filters(sources=("harbour.txt", "bridge-9")), Unmet("source", "bridge-9")),
        (Filters(place="other"), Unmet("place", "other")),
        (Filters(place="fifth"), Unmet("place", "fifth")),
        (Filters(unread=("soon",)), Unmet("day", "soon")),
        (Filters(periods=("on 31 February 2020",)), Unmet("day", "on 31 February 2020")),
    ],
)
def test_what_cannot_be_met_is_named(filters: Filters, unmet: Unmet) -> None:
    assert narrow(filters, INFOS, ()) == unmet


def test_where_no_article_has_a_day_no_day_can_be_meant() -> None:
    assert narrow(Filters(periods=("last week",)), INFOS[3:], ()) == Unmet("day", "last week")

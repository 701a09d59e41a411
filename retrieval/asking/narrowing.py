"""From the filters of a question to the articles that they leave."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from retrieval.asking.days import find_period, read_period
from retrieval.asking.directory import name_words
from retrieval.asking.selection import Narrowing
from retrieval.asking.sources import SHORTEST_STEM, stem

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from retrieval.archive.records import ArticleInfo
    from retrieval.asking.filters import Filters

_ORDINALS = {"first": 0, "second": 1, "third": 2, "fourth": 3, "fifth": 4, "last": -1}


class Unmet(NamedTuple):
    """A filter that no article meets, or that cannot be read.

    Attributes:
        kind: "source", "place" or "day".
        words: As it was typed.
    """

    kind: str
    words: str


def narrow(
    filters: Filters, infos: Sequence[ArticleInfo], current: Sequence[str]
) -> Narrowing | Unmet:
    """Find what filters mean in an archive.

    Args:
        filters: The filters.
        infos: All articles, by date and source.
        current: The sources that the last answer cited, in order.

    Returns:
        What they mean; where they cannot mean anything, which one and how it was typed. What they
        mean may still leave no article.
    """
    if filters.unread:
        return Unmet("day", filters.unread[0])
    found = Narrowing()
    if filters.place:
        placed = _placed(filters.place, infos, current)
        if placed is None:
            return Unmet("place", filters.place)
        found = placed
    for words in filters.sources:
        sources, publisher = match_source(words, infos)
        if not sources:
            return Unmet("source", words)
        kept = tuple(one for one in sources if not found.sources or one in found.sources)
        found = found._replace(sources=kept, publisher=publisher)
        if not kept:
            return Unmet("source", words)
    newest = max((info.date for info in infos if info.date), default=None)
    for words in filters.periods:
        period = find_period(words)
        days = read_period(period, newest) if period and newest else None
        if days is None:
            return Unmet("day", words)
        found = found._replace(
            first=max(filter(None, (found.first, days.first)), default=None),
            last=min(filter(None, (found.last, days.last)), default=None),
            counted=found.counted or days.counted,
        )
    return found


def match_source(words: str, infos: Iterable[ArticleInfo]) -> tuple[tuple[str, ...], str]:
    """Find the articles that a name means: a file's name, a publisher, an address, a title.

    Returns:
        Their sources, none where nothing goes by that name; and the publisher's name, where it
        was one.
    """
    infos = tuple(infos)
    wanted = words.casefold()
    for same in (
        [info for info in infos if wanted in (info.source.casefold(), stem(info.source))],
        [info for info in infos if len(wanted) >= SHORTEST_STEM
         and any(map(str.isdigit, wanted)) and info.source.casefold().startswith(wanted)],
    ):  # fmt: skip
        if same:
            return tuple(info.source for info in same), ""
    named = _plain(words)
    published = [info for info in infos if _is_published_by(info, named)] or [
        info for info in infos if named and set(named) <= set(_plain(info.publisher or ""))
    ]
    if published:
        return tuple(info.source for info in published), published[0].publisher or ""
    titled = [info for info in infos if named and set(named) <= set(_plain(info.title))]
    return tuple(info.source for info in titled), ""


def _is_published_by(info: ArticleInfo, named: Sequence[str]) -> bool:
    publisher = _plain(info.publisher or "")
    hosts = re.findall(r"//(?:www\.)?([^/]+)", info.url or "")
    parts = [part for host in hosts for part in host.casefold().split(".")]
    in_host = len(named) == 1 and named[0] in parts
    return bool(named) and (publisher[: len(named)] == list(named) or in_host)


def _placed(place: str, infos: Sequence[ArticleInfo], current: Collection[str]) -> Narrowing | None:
    cited = tuple(current)[:1]
    if place == "other":
        rest = tuple(info.source for info in infos if info.source not in cited)
        if not cited or not rest:
            return None
        return Narrowing(sources=rest) if len(rest) == 1 else Narrowing(but=cited)
    if place == "this":
        return Narrowing(sources=cited) if cited else None
    dated = [info for info in infos if info.date]
    if place in ("newest", "oldest") and dated:
        day = dated[-1 if place == "newest" else 0].date
        return Narrowing(sources=tuple(info.source for info in dated if info.date == day))
    number = _ORDINALS.get(place, 0)
    if number >= len(infos):
        return None
    return Narrowing(sources=(infos[number].source,)) if infos else None


def _plain(text: str) -> list[str]:
    return [word for word in name_words(text) if word != "the"]

"""The names that an archive's articles go by: their files, their publishers, their sites."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from retrieval.asking.directory import name_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from retrieval.archive.records import ArticleInfo

SHORTEST_STEM = 3
"""Characters of a file's name that are enough to mean it, where they hold a digit."""

_HOST = re.compile(r"//(?:www\.)?([^/]+)")


class SourceNames:
    """Looks a name up among all articles' files and publishers, which are read once."""

    def __init__(self, infos: Iterable[ArticleInfo]) -> None:
        files: set[str] = set()
        self._publishers: set[tuple[str, ...]] = set()
        self._sites: set[str] = set()
        seen: set[tuple[str | None, str | None]] = set()
        stems: set[str] = set()
        for info in infos:
            files.add(info.source.casefold())
            stems.add(stem(info.source))
            host = _HOST.search(info.url or "")
            origin = (info.publisher, host and host[1])
            if origin in seen:
                continue
            seen.add(origin)
            words = _plain(info.publisher or "")
            self._publishers.update(words[:end] for end in range(1, len(words) + 1))
            if host:
                self._sites.update(host[1].casefold().split("."))
        self._exact = files | stems
        self._files = sorted(files)

    def goes_by(self, words: str) -> bool:
        """Say whether an article's file or publisher goes by a name; titles do not count."""
        wanted = words.casefold()
        if wanted in self._exact:
            return True
        named = _plain(words)
        if named in self._publishers or (len(named) == 1 and named[0] in self._sites):
            return True
        if len(wanted) < SHORTEST_STEM or not any(map(str.isdigit, wanted)):
            return False
        at = bisect_left(self._files, wanted)
        return at < len(self._files) and self._files[at].startswith(wanted)


def _plain(text: str) -> tuple[str, ...]:
    return tuple(word for word in name_words(text) if word != "the")


def stem(source: str) -> str:
    """Return a file's name without its folder and its ending, in lower case."""
    return source.rpartition("/")[2].rpartition(".")[0].casefold()

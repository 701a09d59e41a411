"""What was read of articles, kept while it is asked for again; several are read at once."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

T = TypeVar("T")


class Kept(Generic[T]):
    """Gives something of an article by its id, from what is kept or by reading it."""

    def __init__(
        self,
        one: Callable[[int], T],
        some: Callable[[Sequence[int]], Mapping[int, T]],
        most: int,
    ) -> None:
        """Take how it is read and kept.

        Args:
            one: Reads it of one article.
            some: Reads it of those of some articles that are there.
            most: Of how many articles it is kept: those that were asked for last.
        """
        self._one = one
        self._some = some
        self._most = most
        self._held: OrderedDict[int, T] = OrderedDict()

    def __call__(self, article: int) -> T:
        """Return it; raises what reading it raises."""
        held = self._held
        if article in held:
            held.move_to_end(article)
            return held[article]
        return self._keep(article, self._one(article))

    def fetch(self, articles: Iterable[int]) -> None:
        """Read it of those of some articles of which it is not kept, no more than can be kept."""
        wanted = list(dict.fromkeys(articles))[: self._most]
        for article in wanted:
            if article in self._held:
                self._held.move_to_end(article)
        missing = [article for article in wanted if article not in self._held]
        if missing:
            for article, read in self._some(missing).items():
                self._keep(article, read)

    def _keep(self, article: int, read: T) -> T:
        self._held[article] = read
        if len(self._held) > self._most:
            self._held.popitem(last=False)
        return read

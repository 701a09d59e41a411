"""What the tagger makes of a story: statements it would mark, and who it would link them to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from retrieval.tagging.decoding import best_path
from retrieval.tagging.network import CONTENT, CUE, SOURCE
from retrieval.tagging.windows import divide

if TYPE_CHECKING:
    from collections.abc import Sequence

    from retrieval.quoting.paragraphs import Paragraph
    from retrieval.tagging.network import Network, Numbers, Reading
    from retrieval.tagging.windows import Window

_SAME_RUN = 0.15
"""Which share of the likeliest word's probability a neighbour needs to be in the same mention."""

_HALF = float(np.log(0.5))


class Stretch(NamedTuple):
    """Tokens `[first, stop)` of a paragraph."""

    paragraph: int
    first: int
    stop: int


class Link(NamedTuple):
    """What a statement is linked to.

    Attributes:
        stretch: The words.
        share: The probability of these words taken together.
    """

    stretch: Stretch
    share: float


@dataclass(frozen=True, slots=True)
class Tagged:
    """A stretch of content as the tagger alone would mark it.

    Attributes:
        stretch: Its tokens.
        uttered: Whether it is a statement, not a belief or an intention that nobody uttered.
    """

    stretch: Stretch
    uttered: bool


class Tagging:
    """The network's view of a story, asked about by paragraph and token."""

    def __init__(self, paragraphs: Sequence[Paragraph], network: Network) -> None:
        """Run the network over a story's paragraphs, in order."""
        self._windows: list[tuple[Window, Reading]] = []
        self._rows: dict[tuple[int, int], tuple[int, int]] = {}
        self._known: dict[tuple[tuple[Stretch, ...], bool], tuple[int, Numbers] | None] = {}
        for number, window in enumerate(divide(paragraphs, network.wordpieces)):
            self._windows.append((window, network.read(window)))
            for row in range(window.context, len(window.words)):
                self._rows[window.words[row]] = (number, row)
        self._paragraphs = paragraphs

    def statements(self, paragraph: int) -> list[Tagged]:
        """Return the content that the tagger would mark in a paragraph, in order."""
        words, tags = self._tags(paragraph)
        if not words:
            return []
        path = best_path(tags[:, CONTENT])
        found = []
        at = 0
        while at < len(path):
            tag, first = path[at], at
            at += 1
            if tag in {1, 3}:
                while at < len(path) and path[at] == tag + 1:
                    at += 1
                stretch = Stretch(paragraph, words[first], words[at - 1] + 1)
                found.append(Tagged(stretch, uttered=tag == 1))
        return found

    def content(self, stretch: Stretch) -> tuple[float, float]:
        """Return how likely the words of a stretch are content: a statement, and of any kind.

        Means over the words; 0 where the stretch has none that the network reads. Of a stretch
        that goes over several windows the one counts that is surest: the others see no cue.
        """
        means = [(0.0, 0.0)]
        for number, rows in self._by_window([stretch]).items():
            shares = np.exp(self._windows[number][1].tags[rows, CONTENT])
            uttered = float(shares[:, 1:3].sum(1).mean())
            means.append((uttered, uttered + float(shares[:, 3:5].sum(1).mean())))
        return max(means)

    def edges(self, stretch: Stretch) -> tuple[float, float]:
        """Return how likely content begins at a stretch's first word and ends after its last."""
        rows = self._rows_of(stretch)
        if not rows:
            return 0.0, 0.0
        first = np.exp(self._tag(rows[0])[CONTENT])
        number, row = rows[-1]
        window, reading = self._windows[number]
        after = row + 1
        if after >= len(window.words) or window.words[after][0] != stretch.paragraph:
            return float(first[1] + first[3]), 1.0
        following = np.exp(reading.tags[after, CONTENT])
        return float(first[1] + first[3]), float(1 - following[2] - following[4])

    def source_share(self, content: Sequence[Stretch], mention: Stretch) -> float:
        """Return the probability that a statement's attribution is among a mention's words.

        0 where the mention stands outside of the window that holds the statement.
        """
        return self._share(content, mention, sources=True)

    def cue_share(self, content: Sequence[Stretch], cue: Stretch) -> float:
        """Return the probability that a statement's cue is among some words."""
        return self._share(content, cue, sources=False)

    def tag_share(self, stretch: Stretch, *, sources: bool) -> float:
        """Return how likely the likeliest word of a stretch is in an attribution, or in a cue."""
        part = SOURCE if sources else CUE
        rows = self._rows_of(stretch)
        return max((float(1 - np.exp(self._tag(row)[part][0])) for row in rows), default=0.0)

    def unattributed(self, content: Sequence[Stretch]) -> float:
        """Return the probability that no attribution of a statement is given."""
        pointed = self._pointed(content, sources=True)
        return float(pointed[1][0]) if pointed else 1.0

    def uncued(self, content: Sequence[Stretch]) -> float:
        """Return the probability that no words report a statement."""
        pointed = self._pointed(content, sources=False)
        return float(pointed[1][0]) if pointed else 1.0

    def source(self, content: Sequence[Stretch]) -> Link | None:
        """Return the words that are likeliest a statement's attribution."""
        return self._link(content, sources=True)

    def cue(self, content: Sequence[Stretch]) -> Link | None:
        """Return the words that are likeliest a statement's cue."""
        return self._link(content, sources=False)

    def _link(self, content: Sequence[Stretch], *, sources: bool) -> Link | None:
        pointed = self._pointed(content, sources=sources)
        if pointed is None:
            return None
        number, shares = pointed
        window, reading = self._windows[number]
        words = window.words
        best = int(shares[1:].argmax())
        # Neighbours belong to it that are pointed at too, or are tagged as going on with it.
        part = reading.tags[:, SOURCE if sources else CUE]
        near = shares[1:] >= _SAME_RUN * shares[best + 1]
        later = part[:, 2] > _HALF
        first = last = best
        while first and words[first - 1][0] == words[best][0] and (near[first - 1] or later[first]):
            first -= 1
        while (
            last + 1 < len(words)
            and words[last + 1][0] == words[best][0]
            and (near[last + 1] or later[last + 1])
        ):
            last += 1
        stretch = Stretch(words[best][0], words[first][1], words[last][1] + 1)
        return Link(stretch, float(shares[first + 1 : last + 2].sum()))

    def _share(self, content: Sequence[Stretch], place: Stretch, *, sources: bool) -> float:
        pointed = self._pointed(content, sources=sources)
        if pointed is None:
            return 0.0
        number, shares = pointed
        words = self._windows[number][0].words
        return float(
            sum(
                shares[row + 1]
                for row, (paragraph, token) in enumerate(words)
                if paragraph == place.paragraph and place.first <= token < place.stop
            )
        )

    def _pointed(self, content: Sequence[Stretch], *, sources: bool) -> tuple[int, Numbers] | None:
        """Return a window's number and the mean of what the content's words there point to.

        Each statement is asked about several times, so what was found is kept.
        """
        asked = (tuple(content), sources)
        if asked not in self._known:
            self._known[asked] = self._find_pointed(content, sources=sources)
        return self._known[asked]

    def _find_pointed(
        self, content: Sequence[Stretch], *, sources: bool
    ) -> tuple[int, Numbers] | None:
        found: list[tuple[int, Numbers]] = []
        for number, rows in self._by_window(content).items():
            reading = self._windows[number][1]
            found.append((number, (reading.sources if sources else reading.cues)[rows].mean(0)))
        return min(found, key=lambda each: float(each[1][0]), default=None)

    def _by_window(self, content: Sequence[Stretch]) -> dict[int, list[int]]:
        """Return the rows of some stretches' words, window by window."""
        rows: dict[int, list[int]] = {}
        for stretch in content:
            for number, row in self._rows_of(stretch):
                rows.setdefault(number, []).append(row)
        return rows

    def _tags(self, paragraph: int) -> tuple[list[int], Numbers]:
        words = [
            (token.i, self._rows[paragraph, token.i])
            for token in self._paragraphs[paragraph].doc
            if (paragraph, token.i) in self._rows
        ]
        tags = np.array([self._tag(place) for _, place in words])
        return [token for token, _ in words], tags

    def _tag(self, place: tuple[int, int]) -> Numbers:
        number, row = place
        tags: Numbers = self._windows[number][1].tags[row]
        return tags

    def _rows_of(self, stretch: Stretch) -> list[tuple[int, int]]:
        places = (
            self._rows.get((stretch.paragraph, token))
            for token in range(stretch.first, stretch.stop)
        )
        return [place for place in places if place is not None]

"""Putting a claim together from parts that stand word for word in the articles, if that can be."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from retrieval.article import Span
from retrieval.asking.claims.words import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from retrieval.asking.claims.words import Word

MOST_RUNS = 5
"""Parts of which a claim may be put together; of more, any text can be made."""
SHORTEST_INSIDE = 2
"""Words of a part that stands in the same statement as the others."""
SHORTEST_ELSEWHERE = 4
"""Words of a part that stands anywhere: three often do by chance."""
_JOINERS = frozenset("and but so because that then".split())
"""What may stand between two parts without being found itself."""
_ELLIPSIS = re.compile(
    r"\[\s*(?:…|\.{2,}|\.(?:\s\.){1,3}|\*{3})\s*\]|\(\s*(?:…|\.{3,})\s*\)"
    r"|…|\.{3,}|\.(?:\s\.){2,3}|⋯"
)


class Stream(NamedTuple):
    """Words in which parts are looked for: a passage's, or a parted quotation's."""

    article: int
    words: Sequence[Word]


class Run(NamedTuple):
    """A part of a claim and where it stands: `claim[start:end]`, word for word.

    Attributes:
        start: Its first word's place in the claim.
        end: One past its last word's.
        stream: Where it stands.
        at: The place of its first word in the stream.
    """

    start: int
    end: int
    stream: Stream
    at: int

    @property
    def words(self) -> tuple[Word, ...]:
        """Its words as the article has them."""
        return tuple(self.stream.words[self.at : self.at + self.end - self.start])


def split_claim(claim: str) -> list[list[Word]]:
    """Return the words of each part of a claim between its marks of ellipsis ("…", "[...]")."""
    parts, start = [], 0
    for match in _ELLIPSIS.finditer(claim):
        parts.append(words_of(claim, Span(start, match.start())))
        start = match.end()
    parts.append(words_of(claim, Span(start, len(claim))))
    return [part for part in parts if part]


def marks_ellipsis(between: str) -> bool:
    """Say whether what stands between two words marks that others are left out."""
    return bool(_ELLIPSIS.search(between))


def cover_in_order(
    claim: Sequence[Word], breaks: frozenset[int], stream: Stream
) -> list[Run] | None:
    """Cover a claim by runs of one stream, in the same order, as few as can be.

    Args:
        claim: The claimed words.
        breaks: Where the claim itself marks that words are left out, as places in it.
        stream: Where to look.

    Returns:
        The runs, which hold every word of the claim; None where that cannot be, or only by runs
        that are too short and not set apart by the claim itself.
    """
    runs: list[Run] = []
    at, after = 0, 0
    folded = [word.folded for word in stream.words]
    wanted = [word.folded for word in claim]
    while at < len(wanted):
        best = max(
            _matches(wanted, at, folded, after), key=lambda pair: (pair[0], -pair[1]), default=None
        )
        if best is None or len(runs) == MOST_RUNS + len(breaks):
            return None
        length, place = best
        runs.append(Run(at, at + length, stream, place))
        at, after = at + length, place + length
    ends = breaks | {0, len(wanted)}
    for run in runs:
        apart = run.start in ends and run.end in ends and len(breaks) > 0
        if run.end - run.start < SHORTEST_INSIDE and not apart:
            return None
    return runs


def cover_anywhere(
    claim: Sequence[Word], stops: frozenset[int], streams: Sequence[Stream]
) -> list[Run] | None:
    """Cover a claim by long runs, each from whatever stream has the longest.

    A single joining word ("and") between two runs need not be found.

    Args:
        claim: The claimed words.
        stops: Where a sentence of it ends, as places in it: a run that is a whole sentence may be
            short.
        streams: Where to look.
    """
    ends = stops | {0, len(claim)}
    wanted = [word.folded for word in claim]
    texts = [(stream, [word.folded for word in stream.words]) for stream in streams]
    runs: list[Run] = []
    at = 0
    while at < len(wanted):
        found = [
            (length, -number, -place)
            for number, (_, folded) in enumerate(texts)
            for length, place in _matches(wanted, at, folded, 0)
            if length >= SHORTEST_ELSEWHERE
            or (length >= SHORTEST_INSIDE and ends.issuperset((at, at + length)))
        ]
        if found and len(runs) < MOST_RUNS:
            length, number, place = max(found)
            runs.append(Run(at, at + length, texts[-number][0], -place))
            at += length
        elif runs and runs[-1].end == at and wanted[at] in _JOINERS:
            at += 1
        else:
            return None
    return runs if len(runs) > 1 else None


def _matches(
    wanted: Sequence[str], at: int, folded: Sequence[str], after: int
) -> Iterator[tuple[int, int]]:
    """Yield how many words match from each place where the claim's next word stands."""
    for place in range(after, len(folded)):
        if folded[place] != wanted[at]:
            continue
        length = 1
        while (
            at + length < len(wanted)
            and place + length < len(folded)
            and wanted[at + length] == folded[place + length]
        ):
            length += 1
        yield length, place

"""From several segments to one, the removed articles left out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from retrieval.index.segment.columns import BARE
from retrieval.index.segment.deriving import Forward, complete
from retrieval.index.segment.ragged import join_starts, starts_of, take_runs

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from retrieval.index.segment.columns import Columns

    Array = npt.NDArray[Any]


class Living(NamedTuple):
    """A segment, and which of its articles are still held.

    Attributes:
        columns: The segment.
        alive: For each article whether it is still held; None where all are.
    """

    columns: Columns
    alive: npt.NDArray[np.bool_] | None = None


def merge(segments: Sequence[Living]) -> Columns:
    """Make one segment of several: the same as if their articles had been built into one.

    Args:
        segments: One at least, in the order in which their articles shall stand.
    """
    parts = [_living(one) for one in segments]
    terms, first = np.unique(np.concatenate([part.term for part in parts]), return_index=True)
    words = []
    for part in parts:
        places = np.searchsorted(terms, part.term).astype(np.int32)
        bare = part.word & BARE
        words.append((places[bare] if len(bare) else bare) | (part.word & ~BARE))
    held = np.zeros(len(terms), bool)
    for one in words:
        held[one & BARE] = True
    renumbered = (np.cumsum(held) - 1).astype(np.int32)
    word = np.concatenate(words)
    rows = np.cumsum([0, *(len(part.sentence_id) for part in parts)])
    passages = np.cumsum([0, *(_count(part.passage_of) for part in parts)])
    short = np.concatenate([part.short for part in parts])
    short_row = np.concatenate(
        [part.short_row + start for part, start in zip(parts, rows, strict=False)]
    ).astype(np.int32)
    order = np.lexsort((short_row, short))

    def joined(name: str) -> Array:
        return np.concatenate([getattr(part, name) for part in parts])

    return complete(
        Forward(
            article_id=joined("article_id"),
            article_start=starts_of(
                np.concatenate([np.diff(part.article_start) for part in parts])
            ).astype(np.int32),
            key_start=join_starts([part.key_start for part in parts]),
            key=joined("key"),
            sentence_id=joined("sentence_id"),
            passage_of=np.concatenate(
                [part.passage_of + start for part, start in zip(parts, passages, strict=False)]
            ).astype(np.int32),
            flags=joined("flags"),
            names=joined("names"),
            text_start=join_starts([part.text_start for part in parts]),
            text=joined("text"),
            term=terms[held],
            prefix=joined("prefix")[first][held],
            word_start=join_starts([part.word_start for part in parts]),
            word=(renumbered[word & BARE] | (word & ~BARE)) if len(word) else word,
            form_start=join_starts([part.form_start for part in parts]),
            form=joined("form"),
            short=short[order],
            short_row=short_row[order],
        )
    )


def _living(one: Living) -> Forward:
    """Return what is given of a segment, without the articles that are not held any more."""
    columns = one.columns
    given = Forward(*(getattr(columns, name) for name in Forward._fields))
    if one.alive is None or one.alive.all():
        return given
    articles = np.flatnonzero(one.alive)
    kept = one.alive[columns.article_of] if columns.sentences else np.zeros(0, bool)
    rows = np.flatnonzero(kept)
    moved = np.cumsum(kept) - 1
    key, key_start = take_runs(given.key, given.key_start, articles)
    text, text_start = take_runs(given.text, given.text_start, rows)
    word, word_start = take_runs(given.word, given.word_start, rows)
    form, form_start = take_runs(given.form, given.form_start, rows)
    passages = given.passage_of[rows]
    fresh = np.cumsum(np.concatenate(([0], passages[1:] != passages[:-1]))) if len(rows) else rows
    short = kept[given.short_row] if len(given.short_row) else np.zeros(0, bool)
    return Forward(
        article_id=given.article_id[articles],
        article_start=starts_of(np.diff(given.article_start)[articles]).astype(np.int32),
        key_start=key_start,
        key=key,
        sentence_id=given.sentence_id[rows],
        passage_of=fresh.astype(np.int32),
        flags=given.flags[rows],
        names=given.names[rows],
        text_start=text_start,
        text=text,
        term=given.term,
        prefix=given.prefix,
        word_start=word_start,
        word=word,
        form_start=form_start,
        form=form,
        short=given.short[short],
        short_row=moved[given.short_row[short]].astype(np.int32),
    )


def _count(passage_of: Array) -> int:
    return int(passage_of[-1]) + 1 if len(passage_of) else 0

"""The sentences that may answer a question, out of all segments, with what is known of each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from retrieval.index.answering import fits, others
from retrieval.index.matches import Matches
from retrieval.index.segment.columns import articles_of, flags_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from retrieval.index.asked import Asked
    from retrieval.index.collection import Collection, Part
    from retrieval.index.kernels.scoring import Candidates, FirstStage, Scoring

    Array = npt.NDArray[Any]


FAINT = 1e-200
"""The IDF of synonyms where they are looked for: it makes a row a candidate and adds nothing to the
score of one that holds a term of the question, for it is far below a float's precision."""
FAINT_LEVEL = 1e-100
"""What a level adds up to at most where only synonyms stand in it."""


class Found(NamedTuple):
    """Candidates of a search; a line of each array is one of them.

    Attributes:
        part: Which part of the collection it is in.
        row: Its row there.
        article: The number of its article there.
        first: Its score in the first stage.
        levels: Its BM25 as sentence, window, passage and article.
        place: Its place among the sentences of its article, counted from 0.
        masks: Which of the question's terms these hold; see `Candidates.masks`.
        in_passage: Its place among the sentences of its passage, counted from 0.
        flags: Its flags; see `Columns.flags`.
        next_flags: Those of the sentence after it in its article; 0 where there is none.
        matches: Where the question's terms stand in it.
        asked_names: How many of the question's terms are in names of it.
        forms: Which of the question's word forms it holds.
        fit: Whether it holds the kind of answer asked for; see `answering.fits`. None for no kind.
        others: How many terms of its names the question does not hold.
        numbers: How many of its words count something.
        near_number: Whether something that the question counts is near one of these; see
            `fitting.NEAR`.
        akin: Which of the question's terms it does not hold, but a word that begins alike.
        meant: Which synonym of each of the question's terms it holds; see `Seen.meant`.
        meant_near: The same with its neighbours.
    """

    part: Array
    row: Array
    article: Array
    first: Array
    levels: Array
    place: Array
    masks: Array
    in_passage: Array
    flags: Array
    next_flags: Array
    matches: Matches
    asked_names: Array
    forms: Array
    fit: Array | None
    others: Array
    numbers: Array
    near_number: Array
    akin: Array
    meant: Array
    meant_near: Array

    def __len__(self) -> int:
        """Return how many candidates there are."""
        return len(self.row)

    def only(self, at: int) -> Found:
        """Return one candidate by itself."""
        chosen = slice(at, at + 1)
        here = self.matches.row == at
        matches = Matches(*(array[here] for array in self.matches))
        return Found(
            **{
                name: getattr(self, name)[chosen]
                for name in Found._fields
                if name not in {"matches", "fit"}
            },
            matches=matches._replace(row=np.zeros(len(matches.row), np.int64)),
            fit=None if self.fit is None else self.fit[chosen],
        )


def find(
    stage: FirstStage,
    collection: Collection,
    asked: Asked,
    scoring: Scoring,
    most: int,
    allowed: Sequence[Array | None],
    *,
    meant: bool = False,
) -> Found | None:
    """Run the first stage over all parts and look at what it finds.

    Args:
        stage: The first stage.
        collection: The parts.
        asked: The question.
        scoring: How the first stage scores.
        most: How many candidates are wanted; equals of the last one come too.
        allowed: For each part which of its articles count; None for all.
        meant: Whether rows that hold only synonyms of the question's terms are found too; they
            come last.

    Returns:
        None where nothing was found.
    """
    pieces = []
    floor = -np.inf
    order = sorted(
        range(len(collection.parts)), key=lambda i: -collection.parts[i].columns.sentences
    )
    for number in order:
        part = collection.parts[number]
        places, how = asked.places[number], scoring
        if meant:
            places, how = _with_synonyms(asked, number, scoring)
        found = stage.candidates(
            part.columns, places, how, most, floor=floor, allowed=allowed[number]
        )
        if len(found.rows) >= most:
            floor = max(floor, float(found.scores.min()))
        if len(found.rows):
            pieces.append((number, found))
    if not pieces:
        return None
    scores = np.concatenate([found.scores for _, found in pieces])
    if len(scores) > most:
        floor = float(np.partition(scores, len(scores) - most)[len(scores) - most])
    looked = [
        _look(stage, collection.parts[number], number, asked, found.only(good))
        for number, found in pieces
        if (good := found.scores >= floor).any()
    ]
    return _join(looked)


def _with_synonyms(asked: Asked, part: int, scoring: Scoring) -> tuple[Array, Scoring]:
    """Return where the question's terms and their synonyms are in a part, and how both score."""
    others = np.unique(asked.meant.places[part])
    faint = np.full((len(others), scoring.idf.shape[1]), FAINT)
    return np.concatenate((asked.places[part], others)), scoring._replace(
        idf=np.concatenate((scoring.idf, faint)),
        bits=np.concatenate((scoring.bits, np.zeros(len(others), np.uint64))),
    )


def _look(stage: FirstStage, part: Part, number: int, asked: Asked, found: Candidates) -> Found:
    columns, rows = part.columns, found.rows
    seen = stage.look(columns, rows, asked, number)
    article = articles_of(columns, rows)
    after = np.minimum(rows + 1, columns.article_start[article + 1] - 1)
    return Found(
        part=np.full(len(rows), number),
        row=rows,
        article=article,
        first=found.scores,
        levels=np.where(found.levels > FAINT_LEVEL, found.levels, 0.0),
        masks=found.masks,
        place=rows - columns.article_start[article],
        flags=flags_of(columns, rows),
        next_flags=np.where(after > rows, flags_of(columns, after), 0),
        fit=fits(asked, columns, rows, seen.asked_names),
        others=others(columns, rows, seen.asked_names),
        **seen._asdict(),
    )


def _join(looked: Sequence[Found]) -> Found:
    if len(looked) == 1:
        return looked[0]
    starts = np.cumsum([0, *map(len, looked)])
    matches = Matches(
        np.concatenate(
            [one.matches.row + start for one, start in zip(looked, starts, strict=False)]
        ),
        *(
            np.concatenate([one.matches[field] for one in looked])
            for field in range(1, len(Matches._fields))
        ),
    )
    fit = None
    if looked[0].fit is not None:
        fit = np.concatenate([one.fit for one in looked if one.fit is not None])
    return Found(
        **{
            name: np.concatenate([getattr(one, name) for one in looked])
            for name in Found._fields
            if name not in {"matches", "fit"}
        },
        matches=matches,
        fit=fit,
    )

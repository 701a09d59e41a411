"""What of a question a found sentence holds, and what stands around it: for judging an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from retrieval.index.answering import answers
from retrieval.index.engine import Features
from retrieval.index.ranking import held_at
from retrieval.index.segment.columns import (
    ARTICLE,
    PASSAGE,
    SENTENCE,
    WINDOW,
    flags_of,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy.typing as npt

    from retrieval.index.asked import Asked
    from retrieval.index.candidates import Found
    from retrieval.index.collection import Collection
    from retrieval.index.ranking import Value
    from retrieval.index.segment.columns import Columns

    Array = npt.NDArray[Any]


def read_features(
    collection: Collection,
    asked: Asked,
    found: Found,
    spoken: Sequence[Value],
    chosen: Sequence[int],
) -> list[Features]:
    """Return what of a question some candidates hold.

    Args:
        collection: The parts.
        asked: The question.
        found: The candidates.
        spoken: What speaks for and against them; see `ranking.values`.
        chosen: Which of them.
    """
    held = [held_at(asked, found, level)[chosen] for level in range(4)]
    share = asked.idf[:, SENTENCE] / asked.weight
    shares = [(each * share).sum(1).tolist() for each in held]
    unknown = _chosen(asked, asked.frequency[:, SENTENCE] <= 0)
    names = [value.name for value in spoken]
    table = np.stack([value.value[chosen] for value in spoken], axis=1).tolist()
    features = []
    for line, at in enumerate(chosen):
        columns = collection.parts[int(found.part[at])].columns
        article = int(found.article[at])
        features.append(
            Features(
                sentence=shares[SENTENCE][line],
                window=shares[WINDOW][line],
                passage=shares[PASSAGE][line],
                article=shares[ARTICLE][line],
                matched=_chosen(asked, held[SENTENCE][line]),
                missing=_chosen(asked, ~held[SENTENCE][line]),
                unknown=unknown,
                fits=_fits(asked, found, at, columns, article),
                absent=_chosen(asked, ~held[WINDOW][line]),
                article_id=int(columns.article_id[article]),
                weight=asked.weight,
                unit=asked.unit,
                values=tuple(zip(names, table[line], strict=True)),
                meant=meant_by(asked, found.meant[at], held[SENTENCE][line]),
                meant_near=meant_by(asked, found.meant_near[at], held[WINDOW][line]),
            )
        )
    return features


def meant_by(asked: Asked, synonyms: Array, held: Array) -> tuple[tuple[str, str], ...]:
    """Return the question's terms that are only meant, each with the synonym that means it.

    Args:
        asked: The question.
        synonyms: For each of its terms the number of the synonym that is there.
        held: Which of its terms are there themselves.
    """
    return tuple(
        (term, asked.meant.words[number])
        for term, number, is_held in zip(asked.terms, synonyms.tolist(), held, strict=True)
        if number < asked.meant.none and not is_held
    )


def text_of(columns: Columns, row: int) -> str:
    """Return a row's text."""
    start, end = columns.text_start[row : row + 2]
    return columns.text[start:end].tobytes().decode("utf-8", "surrogatepass")


def _fits(asked: Asked, found: Found, at: int, columns: Columns, article: int) -> bool | None:
    row = int(found.row[at])
    start, end = (int(each) for each in columns.article_start[article : article + 2])
    near = [
        (text_of(columns, one), int(flags_of(columns, one))) if start <= one < end else ("", 0)
        for one in (row, row - 1, row + 1)
    ]
    return answers(
        asked, 0.0 if found.fit is None else float(found.fit[at]), int(found.others[at]), near
    )


def _chosen(asked: Asked, which: Any) -> tuple[str, ...]:
    return tuple(term for term, chosen in zip(asked.terms, which, strict=True) if chosen)

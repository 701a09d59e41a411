"""Windows of the corpus as tensors."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import torch

from retrieval.tagging.windows import LIMIT, divide

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator, Sequence

    from torch import Tensor

    from retrieval.tagging.windows import Window
    from retrieval.tagging.wordpieces import WordPieces
    from training.corpus import Story

NO_LABEL = -100
_SHORTEST_WINDOW = 0.6
_SORTED_TOGETHER = 20


class Batch(NamedTuple):
    """Windows side by side, padded; w is the number of words of the longest, plus one.

    Attributes:
        pieces: (windows, pieces)
        marked: (windows, pieces)
        mask: (windows, pieces)
        first: (windows, w)
        tags: (windows, 3, w): content, source, cue; `NO_LABEL` where there is no word.
        sources: (windows, w, w): whether a word's content has its source there; column 0: none.
        cues: The same for cues.
        present: (windows, w): whether there is a word, or the piece that begins.
    """

    pieces: Tensor
    marked: Tensor
    mask: Tensor
    first: Tensor
    tags: Tensor
    sources: Tensor
    cues: Tensor
    present: Tensor


def batches(
    stories: Sequence[Story], wordpieces: WordPieces, size: int, chance: random.Random
) -> Iterator[Batch]:
    """Cut all stories into windows, of other lengths each time, and put like lengths together."""
    examples = [
        (window, story)
        for story in stories
        for window in divide(
            story.paragraphs,
            wordpieces,
            limit=chance.randint(int(_SHORTEST_WINDOW * LIMIT), LIMIT),
            context=0,
        )
    ]
    chance.shuffle(examples)
    groups: list[list[tuple[Window, Story]]] = []
    for start in range(0, len(examples), size * _SORTED_TOGETHER):
        near = sorted(
            examples[start : start + size * _SORTED_TOGETHER],
            key=lambda example: len(example[0].pieces),
        )
        groups.extend(near[at : at + size] for at in range(0, len(near), size))
    chance.shuffle(groups)
    for group in groups:
        yield _batch(group)


def _batch(examples: Sequence[tuple[Window, Story]]) -> Batch:
    count = len(examples)
    longest = max(len(window.pieces) for window, _ in examples)
    words = max(len(window.words) for window, _ in examples) + 1
    pieces = torch.zeros(count, longest, dtype=torch.long)
    batch = Batch(
        pieces,
        torch.zeros_like(pieces),
        torch.zeros_like(pieces),
        torch.zeros(count, words, dtype=torch.long),
        torch.full((count, 3, words), NO_LABEL),
        torch.zeros(count, words, words, dtype=torch.bool),
        torch.zeros(count, words, words, dtype=torch.bool),
        torch.zeros(count, words, dtype=torch.bool),
    )
    for row, (window, story) in enumerate(examples):
        size = len(window.pieces)
        batch.pieces[row, :size] = torch.tensor(window.pieces)
        batch.marked[row, :size] = torch.tensor(window.marked)
        batch.mask[row, :size] = 1
        batch.first[row, 1 : 1 + len(window.first)] = torch.tensor(window.first)
        batch.present[row, : 1 + len(window.first)] = True
        _label(batch, row, window, story)
    return batch


def _label(batch: Batch, row: int, window: Window, story: Story) -> None:
    labels = [story.labels[paragraph][token] for paragraph, token in window.words]
    sources: dict[int, list[int]] = {}
    cues: dict[int, list[int]] = {}
    for column, label in enumerate(labels, 1):
        batch.tags[row, :, column] = torch.tensor([label.content, label.source, label.cue])
        for number in label.source_of:
            sources.setdefault(number, []).append(column)
        for number in label.cue_of:
            cues.setdefault(number, []).append(column)
    for column, label in enumerate(labels, 1):
        if label.statement < 0:
            continue
        gold = story.quotations[label.statement]
        for table, known, spans in (
            (batch.sources, sources, gold.get("speaker_spans")),
            (batch.cues, cues, gold.get("cue_spans")),
        ):
            if label.statement in known:
                table[row, column, known[label.statement]] = True
            elif not spans:
                table[row, column, 0] = True
            # Else it stands outside of the window, and nothing is to be learned from that.

"""Questions with known answer sentences, and the archives in which they are asked.

The folder holds `*.articles.jsonl` ({"id", "text"} a line) and `*.questions.jsonl` ({"id",
"question", "source", "gold": [[start, end], ...]}, offsets in characters of the article's text).
"""

from __future__ import annotations

import json
import random
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from retrieval.archive.records import StoredSentence
from retrieval.article import PassageKind, Span
from retrieval.index.search import SentenceIndex
from retrieval.language.boundaries import sentence_starts
from retrieval.language.terms import index_terms
from retrieval.reading.passages import split_paragraphs

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from pathlib import Path

FOLDS = 5
GLUED = 7
"""Stories that make one long article: about 180 sentences, as many as a page of an encyclopedia."""
PARAGRAPH = 5
"""Sentences of a paragraph there."""

_DATELINE = re.compile(r"^.{0,60}?\((?:CNN|AP|[A-Za-z. ]+)\)\s*--\s*", re.DOTALL)


class Sentence(NamedTuple):
    """A sentence of a story.

    Attributes:
        story: The story's number.
        passage: The number of its paragraph.
        span: Where it stands in the story.
        text: Its text.
    """

    story: int
    passage: int
    span: Span
    text: str


class Question(NamedTuple):
    """A question with its answer sentences.

    Attributes:
        text: The question.
        story: The number of the story that answers it.
        gold: Where the answer sentences stand.
    """

    text: str
    story: int
    gold: tuple[tuple[int, int], ...]


class Data(NamedTuple):
    """All questions and stories.

    Attributes:
        sentences: The sentences; their place here is their id in every archive.
        questions: The questions.
        stories: How many stories there are.
        folds: The fold of each story: a story is never learned from and tested on at once.
    """

    sentences: tuple[Sentence, ...]
    questions: tuple[Question, ...]
    stories: int
    folds: tuple[int, ...]


def read_data(folder: Path) -> Data:
    """Read a folder of stories and questions.

    Raises:
        OSError: A file cannot be read.
        ValueError: A line is no JSON.
    """
    stories = list(_lines(folder, "*.articles.jsonl"))
    numbers = {story["id"]: number for number, story in enumerate(stories)}
    sentences = tuple(
        one for number, story in enumerate(stories) for one in _split(number, story["text"])
    )
    questions = tuple(
        Question(one["question"], numbers[one["source"]], tuple(map(tuple, one["gold"])))
        for one in _lines(folder, "*.questions.jsonl")
    )
    return Data(sentences, questions, len(stories), _folds(len(stories)))


def archive(data: Data, stories: Collection[int]) -> SentenceIndex:
    """Index some stories as they are."""
    wanted = set(stories)
    return _index(
        data,
        [
            StoredSentence(
                i, one.story, one.passage, PassageKind.STORY, one.span, index_terms(one.text)
            )
            for i, one in enumerate(data.sentences)
            if one.story in wanted
        ],
    )


def glued_archive(data: Data) -> SentenceIndex:
    """Index long articles of several stories each, with long paragraphs and without datelines.

    It is no news any more: a first sentence is nothing special, and an article has many subjects.
    Only stories of one fold share an article.
    """
    by_story: dict[int, list[int]] = {}
    for i, one in enumerate(data.sentences):
        by_story.setdefault(one.story, []).append(i)
    rows: list[StoredSentence] = []
    for article, stories in enumerate(_groups(data)):
        start = passage = 0
        for story in stories:
            for place, i in enumerate(by_story.get(story, ())):
                text = _DATELINE.sub("", data.sentences[i].text)
                passage += place % PARAGRAPH == 0
                span = Span(start, start + len(text))
                rows.append(
                    StoredSentence(i, article, passage, PassageKind.STORY, span, index_terms(text))
                )
                start = span.end + 1
    return _index(data, rows, glued=True)


def is_right(question: Question, sentence: Sentence) -> bool:
    """Say whether a sentence answers, as the judge of the data defines it.

    It covers at least half of a gold sentence and is no longer than three times that (or 120
    characters).
    """
    length = sentence.span.end - sentence.span.start
    return sentence.story == question.story and any(
        2 * (min(end, sentence.span.end) - max(start, sentence.span.start)) >= end - start
        and length <= 3 * max(end - start, 40)
        for start, end in question.gold
    )


def _index(data: Data, rows: Sequence[StoredSentence], *, glued: bool = False) -> SentenceIndex:
    def text_of(one: StoredSentence) -> str:
        text = data.sentences[one.id].text
        return _DATELINE.sub("", text) if glued else text

    return SentenceIndex.of(rows, text_of=text_of)


def _lines(folder: Path, pattern: str) -> Iterator[dict[str, Any]]:
    for file in sorted(folder.glob(pattern)):
        with file.open(encoding="utf-8") as lines:
            yield from (json.loads(line) for line in lines if line.strip())


def _split(story: int, text: str) -> Iterator[Sentence]:
    """Split a story by the rules alone, without the parser, which is slow."""
    for passage, outer in enumerate(split_paragraphs(text)):
        starts = [outer.start + start for start in (0, *sentence_starts(outer.of(text)))]
        for start, end in zip(starts, [*starts[1:], outer.end], strict=True):
            words = text[start:end].rstrip()
            yield Sentence(story, passage, Span(start, start + len(words)), words)


def _folds(stories: int) -> tuple[int, ...]:
    order = list(range(stories))
    random.Random(7).shuffle(order)  # noqa: S311 - the same folds every time, and no secret
    folds = [0] * stories
    for place, story in enumerate(order):
        folds[story] = place % FOLDS
    return tuple(folds)


def _groups(data: Data) -> Iterator[list[int]]:
    chance = random.Random(11)  # noqa: S311 - as above
    for fold in range(FOLDS):
        stories = [story for story in range(data.stories) if data.folds[story] == fold]
        chance.shuffle(stories)
        for start in range(0, len(stories), GLUED):
            yield stories[start : start + GLUED]

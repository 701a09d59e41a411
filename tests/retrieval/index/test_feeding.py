"""From articles to segments."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from retrieval.archive.changes import NEVER, Changes, Stamp
from retrieval.article import PassageKind
from retrieval.index import feeding
from retrieval.index.collection import Collection, Part
from retrieval.index.feeding import article_rows, build_from, build_segments
from tests.retrieval.index.corpora import Story, assert_same, stored

if TYPE_CHECKING:
    from retrieval.archive.records import StoredSentence


class Desk:
    """A source of made-up articles."""

    def __init__(self, stories: list[Story], kind: PassageKind = PassageKind.STORY) -> None:
        self.sentences, texts = stored(stories, kind)
        self.texts = dict.fromkeys(range(len(stories)), "")
        for one in self.sentences:
            before = self.texts[one.article].ljust(one.span.start)
            self.texts[one.article] = before + texts[one.id]

    def stamp(self) -> Stamp:
        return NEVER

    def changes(self, since: Stamp) -> Changes | None:
        return Changes((), (), (), since)

    def searchable(self, article_id: int) -> tuple[bytes, str]:
        return article_id.to_bytes(2, "big"), self.texts[article_id]

    def sentences_of(self, article_id: int) -> list[StoredSentence]:
        return [one for one in self.sentences if one.article == article_id]

    def text_of(self, sentence: StoredSentence) -> str:
        return sentence.span.of(self.texts[sentence.article])


STORIES: list[Story] = [[["A boat.", "Of it."], ["A bridge."]], [], [["Boats sank."]]]


def test_rows_carry_the_texts_of_their_sentences() -> None:
    rows = article_rows(Desk(STORIES), 0)
    assert rows.article_id == 0
    assert rows.key == b"\0\0"
    assert [(row.sentence_id, row.passage, row.text) for row in rows.rows] == [
        (100, 0, "A boat."),
        (101, 0, "Of it."),
        (102, 1, "A bridge."),
    ]


@pytest.mark.parametrize("kind", [kind for kind in PassageKind if kind.is_furniture])
def test_furniture_is_left_out(kind: PassageKind) -> None:
    desk = Desk(STORIES, kind)
    assert article_rows(desk, 0).rows == []
    assert list(build_segments(desk, [0, 1, 2])) == []
    assert build_from(desk.sentences, desk.text_of).sentences == 0


@pytest.mark.parametrize("largest", [1, 3, 100])
def test_large_additions_are_cut_at_articles(largest: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feeding, "LARGEST", largest)
    parts = [Part(columns) for columns in build_segments(Desk(STORIES), [0, 1, 2])]
    assert len(parts) == (1 if largest > 3 else 2)
    # The article without sentences counts nowhere, wherever the cuts are.
    assert Collection(parts).sizes.units == (4, 4, 3, 2)


def test_all_at_once_is_the_same_as_article_by_article() -> None:
    desk = Desk(STORIES)
    (columns,) = build_segments(desk, [0, 1, 2])
    once = build_from(reversed(desk.sentences), desk.text_of)
    assert_same(once._replace(key=columns.key, key_start=columns.key_start), columns)


def test_an_order_of_articles_may_be_given() -> None:
    desk = Desk(STORIES)
    columns = build_from(desk.sentences, desk.text_of, order=[2])
    assert columns.article_id.tolist() == [2, 0]
    starts = columns.key_start.tolist()
    keys = [columns.key[a:b].tobytes() for a, b in pairwise(starts)]
    assert keys == sorted(keys)

"""The questions fit what they are asked of, and hold none of the texts that are not ours."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from pydantic import ValidationError

from tests.quality.marking import MISQUOTED
from tests.quality.questions import (
    FOLDER,
    FOLDERS,
    Conversation,
    DifferentTextError,
    Turn,
    news_folders,
    news_records,
    news_variables,
    read_conversations,
    read_listed,
    story_records,
)

if TYPE_CHECKING:
    from pathlib import Path

SETS = ("news", "stories")
LONGEST_CLAIM = 15
"""Words of a claimed quotation."""


def turns(name: str) -> list[Turn]:
    return [turn for each in read_conversations(name) for turn in each.turns]


@pytest.mark.parametrize("name", SETS)
def test_every_conversation_has_its_own_id(name: str) -> None:
    ids = [each.id for each in read_conversations(name)]
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("name", SETS)
def test_what_can_be_answered_has_gold_and_the_rest_has_none(name: str) -> None:
    for turn in turns(name):
        if turn.verdict is None:
            assert bool(turn.gold) == turn.answerable, turn.question
        else:
            assert turn.kind == "verify"
            assert bool(turn.gold) == (turn.verdict != "not-found"), turn.question
            assert turn.answerable == (turn.verdict == "verbatim")
        assert (turn.verdict is None) == (turn.kind != "verify"), turn.question
        if turn.kind in ("who-said", "what-said", "more"):
            assert bool(turn.speakers) == turn.answerable, turn.question


def test_there_are_two_hundred_a_third_not_to_be_had_and_a_third_follow_ups() -> None:
    asked = turns("news")
    none = [turn for turn in asked if not turn.answerable]
    follow_ups = [turn for each in read_conversations("news") for turn in each.turns[1:]]
    assert len(asked) >= 200
    assert len(none) * 3 >= len(asked) * 0.95
    assert len(follow_ups) * 3 >= len(asked) * 0.95
    assert all(turn.verdict is None or turn.verdict in MISQUOTED for turn in none)


def test_the_halves_are_halves() -> None:
    parts = [each.part for each in read_conversations("news") for _ in each.turns]
    assert 0.4 < parts.count("open") / len(parts) < 0.6


def test_no_more_than_a_short_quotation_stands_in_a_question() -> None:
    for turn in turns("news"):
        claim = re.search(r'"(.+)"', turn.question)
        assert (claim is not None) == (turn.kind == "verify"), turn.question
        if claim:
            assert len(claim[1].split()) <= LONGEST_CLAIM
        assert len(turn.question) <= 120


def test_the_files_hold_nothing_else() -> None:
    assert {path.name for path in FOLDER.iterdir()} == {
        "articles.jsonl",
        "news.jsonl",
        "stories.jsonl",
    }
    with pytest.raises(ValidationError):
        Conversation.model_validate_json('{"id": "n1", "turns": [], "text": "a story"}')


def test_the_gold_of_our_stories_is_whole_lines_of_them() -> None:
    texts = {record["id"]: record["text"] for record in story_records()}
    for turn in turns("stories"):
        for source, start, end in turn.gold:
            text = texts[source]
            assert text is not None
            assert text[start:end] == text[start:end].strip() != ""


def test_there_are_thirty_articles_and_each_is_asked_about() -> None:
    listed = [each.id for each in read_listed()]
    asked = {place.source for turn in turns("news") for place in turn.gold}
    assert len(listed) == 30
    assert asked == set(listed)


def test_the_gold_of_the_news_lies_in_its_articles() -> None:
    folders = news_folders()
    if folders is None:
        pytest.skip(f"no folders of news; name them in {news_variables()}")
    texts = {record["id"]: record["text"] or "" for record in news_records(folders)}
    for turn in turns("news"):
        for source, start, end in turn.gold:
            found = texts[source][start:end]
            assert found == found.strip() != "", turn.question
            assert len(found) == end - start


@pytest.fixture
def made_folders(tmp_path: Path) -> dict[str, Path]:
    """Folders with files of the right names, and articles of the right ids and other texts."""
    rows = "".join(json.dumps({"id": each.id, "text": "x"}) + "\n" for each in read_listed())
    for _, _, files in FOLDERS.values():
        for file in files:
            (tmp_path / file).write_text(rows, encoding="utf-8")
    return dict.fromkeys(FOLDERS, tmp_path)


def test_an_article_with_another_text_is_refused(made_folders: dict[str, Path]) -> None:
    with pytest.raises(DifferentTextError, match="newsqa-284"):
        list(news_records(made_folders))


def test_the_news_is_there_when_both_folders_are(
    made_folders: dict[str, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for variable, _, _ in FOLDERS.values():
        monkeypatch.setenv(variable, str(tmp_path))
    assert news_folders() == made_folders
    (tmp_path / "polnear_train.jsonl").unlink()
    assert news_folders() is None

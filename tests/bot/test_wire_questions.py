"""Questions about invented news that nobody wrote the program for: `tests/wire`, `wire/*.toml`."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.answering.phrases import load_phrases
from bot.conversation import Desk
from retrieval.archive.archive import Archive
from tests.support.gold import WRONG_SPEAKER, faults_of, read_questions
from tests.support.newsroom import write_archive

HERE = Path(__file__).parent
FLOORS = {
    "first": {
        "first.toml": 0.9,
        "first_held.toml": 0.74,
        "first_strangers.toml": 0.91,
        "first_strangers_held.toml": 0.77,
    },
    "second": {
        "second.toml": 0.8,
        "second_held.toml": 0.66,
        "second_strangers.toml": 0.93,
        "second_strangers_held.toml": 0.77,
    },
}
"""By the folder of articles: the share of the questions of each file that must be right. Of the
held ones only the number is told."""


MOST_WRONG_SPEAKERS = 1
"""Of a file."""


@pytest.fixture(scope="module", params=FLOORS)
def faults(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, tuple[float, list[str]]]:
    """By file of questions: its floor, and what is wrong with each answer."""
    folder: str = request.param
    files = sorted((HERE.parent / "wire" / folder).glob("*.txt"))
    texts = {file.name: file.read_text("utf-8") for file in files}
    with Archive.open(write_archive(tmp_path_factory.mktemp(folder), texts)) as archive:
        desk = Desk(archive, load_phrases())
        return {
            name: (floor, faults_of(desk, read_questions(HERE / "wire" / name)))
            for name, floor in FLOORS[folder].items()
        }


def test_questions_about_news_that_nobody_wrote_the_program_for(
    faults: dict[str, tuple[float, list[str]]],
) -> None:
    for name, (floor, wrong) in faults.items():
        right = wrong.count("")
        assert right >= floor * len(wrong), f"{name}: {right} of {len(wrong)}"


def test_the_speaker_is_rarely_another(faults: dict[str, tuple[float, list[str]]]) -> None:
    for name, (_, wrong) in faults.items():
        named = [what for what in wrong if what.startswith(WRONG_SPEAKER) and what != WRONG_SPEAKER]
        assert len(named) <= MOST_WRONG_SPEAKERS, f"{name}: {len(named)}"

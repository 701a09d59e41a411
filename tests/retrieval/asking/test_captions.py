"""Captions and credits, for those who ask for a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from retrieval.archive.archive import Archive
from retrieval.asking.captions import lacks_place
from retrieval.asking.finder import Finder
from retrieval.asking.findings import Findings
from tests.support.newsroom import write_archive

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SLUICE = """The sluice of Harrow was opened on Monday after two weeks of rain, the water board said.

Lock-keeper Ida Moen and Mayor Otto Brandt stand beside the sluice of Harrow, June 4, 2021. \
(Tom Reed/The Veldt Press)

Residents had sent photographs of their cellars to the board. Brandt thanked them.
"""
FAIR = """The summer fair of Norden drew 9,000 visitors on Sunday, its organiser said.

Children ride the carousel at the summer fair in Norden, June 6, 2021. (Ann Holt/Union Wire)

The fair began in 1911.
"""


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Finder]:
    folder = tmp_path_factory.mktemp("captions")
    path = write_archive(folder, {"sluice.txt": SLUICE, "fair.txt": FAIR})
    with Archive.open(path) as archive:
        yield Finder(archive)


@pytest.mark.parametrize(
    ("question", "credit"),
    [
        ("Who took the photo of Ida Moen?", "Tom Reed"),
        ("To whom is the photograph of the sluice credited?", "Tom Reed"),
        ("Where was Brandt photographed beside the lock-keeper?", "Tom Reed"),
        ("Which agency does the picture of the carousel come from?", "Union Wire"),
        ("What does the caption of the Norden photo say?", "Ann Holt"),
        ("In which year was the picture of the children taken?", "2021"),
        ("Who was it that took the photograph of Mr. Brandt?", "Tom Reed"),
        ("Where were the two men pictured with Ida Moen?", "Tom Reed"),
    ],
)
def test_a_question_about_a_picture_finds_its_caption(
    told: Finder, question: str, credit: str
) -> None:
    (first, *_) = told.furniture(question).evidence
    assert credit in first.text


@pytest.mark.parametrize("question", ["Who took the photos?", "What do the captions say?"])
def test_where_no_picture_is_named_all_captions_are_shown(told: Finder, question: str) -> None:
    assert len(told.furniture(question).evidence) == 2


@pytest.mark.parametrize(
    "question",
    [
        "Who photographed Tom Cruise?",
        "Is there a photo of the water board's director?",
        "Why was the photo taken?",
        "How much did the photo cost?",
    ],
)
def test_no_caption_answers_what_it_does_not_tell(told: Finder, question: str) -> None:
    assert not told.furniture(question).found


def test_a_caption_is_the_passage_where_only_it_holds_the_description(told: Finder) -> None:
    found = told.passage_about("the children on the carousel")
    assert found.evidence[0].text.startswith("Children ride the carousel")


@pytest.mark.parametrize(
    ("question", "caption"),
    [
        ("In which year did Moen and Brandt stand beside the sluice of Harrow?", "Tom Reed"),
        ("At which fair did children ride the carousel in Norden?", ""),
        ("In what town did children ride a carousel at the fair?", "Ann Holt"),
        ("In which hotel did Otto Brandt stay?", ""),
        ("Where did Otto Brandt ride the carousel?", ""),
    ],
)
def test_a_caption_may_tell_a_place_or_a_day(told: Finder, question: str, caption: str) -> None:
    found = told.captioned(question, Findings())
    assert bool(found) == bool(caption)
    assert all(caption in one.text for one in found)


def test_an_answer_without_the_kind_of_place_tells_of_another(told: Finder) -> None:
    answer = told.facts("Where was the sluice opened?")
    assert answer.found
    assert lacks_place("In which hotel was the sluice opened?", answer)
    assert not lacks_place("Where was the sluice opened?", answer)
    assert not lacks_place("Who opened the sluice?", Findings())


def test_abbreviated_months_are_those_of_the_question(tmp_path: Path) -> None:
    text = SLUICE.replace("June 4", "Dec. 4")
    with Archive.open(write_archive(tmp_path, {"sluice.txt": text})) as archive:
        question = "Where did Moen and Brandt stand beside the sluice in December 2021?"
        assert Finder(archive).captioned(question, Findings())

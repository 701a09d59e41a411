"""Typing errors in the words of a topic."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from retrieval.archive.archive import Archive
from retrieval.asking.finder import Finder
from retrieval.asking.spelling import Read, Spelling, is_english
from retrieval.language.terms import index_terms
from tests.support.newsroom import write_archive

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

HELD = (
    "the missiles and the missiles, the scientists, a recount in the reservoirs; a paid plain pain"
)


def frequency(terms: Sequence[str]) -> list[int]:
    return [index_terms(HELD).count(term) for term in terms]


def read(text: str, names: Sequence[str] = ()) -> str:
    corrected, _ = Spelling(frequency).correct(text, lambda word: word in names)
    return corrected


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("the missles of Veldt", "the missiles of Veldt"),  # A letter too few.
        ("the misssiles", "the missiles"),  # One too many.
        ("the scientosts", "the scientists"),  # Another vowel.
        ("a recuont", "a recount"),  # Two that have changed places.
        ("teh recount", "the recount"),
        ("the miners' traning", "the miners' training"),
        ("what hapened", "what happened"),  # A word that the articles need not hold.
    ],
)
def test_a_word_one_letter_away_is_the_one_meant(typed: str, meant: str) -> None:
    assert read(typed) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "the ambitions",  # Words of English that the articles do not hold.
        "shaming shopkeepers",
        "the caption",
        "Missles",  # A name, perhaps.
        "the plaind",  # Too short, and "plain" or "paid".
        "co-opperate’s www.misssiles.org @misssiles",
        "",
    ],
)
def test_what_may_be_right_stays(typed: str) -> None:
    assert read(typed) == typed


def test_what_may_be_a_name_stays() -> None:
    assert read("about missles", names=["missles"]) == "about missles"


def test_each_corrected_word_is_told_once() -> None:
    _, corrected = Spelling(frequency).correct("missles, missles", lambda _: False)
    assert corrected == (Read("missles", "missiles"),)


@pytest.mark.parametrize("word", ["stopped", "replies", "boxes", "making", "tidier", "pricey"])
def test_what_is_made_of_a_word_of_english_is_one(word: str) -> None:
    assert is_english(word)


def test_the_articles_of_an_archive_tell_what_was_meant(tmp_path: Path) -> None:
    text = "The reservoir is full, said Ada Holm, who runs it. It will overflow, she said.\n"
    with Archive.open(write_archive(tmp_path, {"lake.txt": text})) as archive:
        finder = Finder(archive)
        assert finder.spelling.correct("the resevoir", lambda _: False) == (
            "the reservoir",
            (Read("resevoir", "reservoir"),),
        )

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from retrieval.archive.archive import Archive
from retrieval.asking.finder import Finder
from retrieval.asking.reasons import best_for, held_by, reasons_for

if TYPE_CHECKING:
    from collections.abc import Iterator

QUESTION = "Why was the training mission suspended?"


@pytest.fixture(scope="module")
def finder(seeds_archive: object) -> Iterator[Finder]:
    with Archive.open(seeds_archive) as archive:  # type: ignore[arg-type]  # A fixture's path.
        yield Finder(archive)


def test_the_parts_add_up_and_the_runner_up_stands_elsewhere(finder: Finder) -> None:
    best = finder.facts(QUESTION).evidence[0]
    chosen, second = reasons_for(finder, QUESTION, best.address)
    assert chosen is not None
    assert second is not None
    parts = chosen.explanation.parts
    assert sum(part.adds for part in parts) == pytest.approx(chosen.explanation.score)
    assert best.address.span.holds(chosen.evidence.address.span)
    assert second.explanation.score <= chosen.explanation.score
    assert not second.evidence.address.span.meets(best.address.span)


def test_words_are_given_as_they_were_typed_the_rarest_first(finder: Finder) -> None:
    held = held_by(finder, QUESTION, "They suspend all training.")
    assert [one.word for one in held.words] == ["suspended", "training"]
    assert held.words[0].weight > held.words[1].weight > 0
    assert held.missing == ("mission",)


def test_a_word_of_several_terms_is_told_once(finder: Finder) -> None:
    held = held_by(finder, "Who wants to de-escalate?", "They de-escalate.")
    assert [one.word for one in held.words] == ["de-escalate"]
    assert "de-escalate" not in held.missing


def test_what_no_sentence_holds_has_no_best_one(finder: Finder) -> None:
    assert best_for(finder, "zebra quagga") is None
    assert held_by(finder, "zebra quagga", "") == held_by(finder, "zebra quagga", "the of")


def test_what_is_not_found_by_its_words_is_not_explained_by_them(finder: Finder) -> None:
    best = finder.facts(QUESTION).evidence[0]
    chosen, second = reasons_for(finder, "zebra", best.address)
    assert chosen is None
    assert second is None


def test_a_word_that_is_only_meant_is_told_with_the_one_that_stands_there(finder: Finder) -> None:
    held = held_by(finder, "Will the troops quit Iraq?", "Troops “withdrew” today.")
    assert [one.word for one in held.words] == ["troops"]
    assert held.meant == ()
    held = held_by(finder, "Will the troops leave Iraq?", "Troops “withdrew” today.")
    assert held.meant == (("leave", "withdrew"),)
    assert held.missing == ("Iraq",)

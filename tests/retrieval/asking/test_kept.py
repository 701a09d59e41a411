from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from retrieval.asking.kept import Kept

if TYPE_CHECKING:
    from collections.abc import Sequence


class Shelf:
    """Squares of ids below ten, with a note of what was read of it."""

    def __init__(self) -> None:
        self.read: list[int | tuple[int, ...]] = []

    def one(self, number: int) -> int:
        self.read.append(number)
        if number >= 10:
            raise LookupError(number)
        return number * number

    def some(self, numbers: Sequence[int]) -> dict[int, int]:
        self.read.append(tuple(numbers))
        return {number: number * number for number in numbers if number < 10}


def test_what_is_kept_is_not_read_again() -> None:
    shelf = Shelf()
    squares = Kept(shelf.one, shelf.some, 2)
    assert [squares(3), squares(4), squares(3)] == [9, 16, 9]
    assert shelf.read == [3, 4]


def test_what_was_asked_for_longest_ago_goes_first() -> None:
    shelf = Shelf()
    squares = Kept(shelf.one, shelf.some, 2)
    for number in (3, 4, 3, 5, 3, 4):
        squares(number)
    assert shelf.read == [3, 4, 5, 4]


def test_several_are_read_at_once_and_only_those_that_are_not_kept() -> None:
    shelf = Shelf()
    squares = Kept(shelf.one, shelf.some, 3)
    squares(1)
    squares.fetch([2, 1, 2, 11])
    assert shelf.read == [1, (2, 11)]
    assert [squares(2), squares(1)] == [4, 1]
    squares.fetch([1, 2])
    assert shelf.read == [1, (2, 11)]


def test_no_more_is_fetched_than_can_be_kept() -> None:
    shelf = Shelf()
    squares = Kept(shelf.one, shelf.some, 2)
    squares.fetch([5, 6, 7])
    assert shelf.read == [(5, 6)]
    assert [squares(5), squares(6)] == [25, 36]


def test_what_is_not_there_raises_what_reading_it_raises() -> None:
    shelf = Shelf()
    squares = Kept(shelf.one, shelf.some, 2)
    squares.fetch([11])
    with pytest.raises(LookupError):
        squares(11)

from __future__ import annotations

import pytest

from retrieval.asking.claims.retelling import departures, lacked

STORED = "Olsen said that 18 of the 24 sheds would close on Monday and that none was safe."


@pytest.mark.parametrize(
    ("claim", "told"),
    [
        ("18 of the 24 sheds would close on Monday and none was safe", []),
        ("eighteen of the sheds will close, none being safe", []),
        ("19 of the 24 sheds would not close", [("19", "18", "number")]),
        ("5 sheds would not close", [("5", "18", "number")]),
        ("the sheds would close on Friday, none was safe", [("Friday", "Monday", "date")]),
        ("the sheds would close and were safe", [("", "none", "negation")]),
    ],
)
def test_where_a_claim_departs(claim: str, told: list[tuple[str, str, str]]) -> None:
    found = [(one.claimed, one.stored, *one.kinds) for one in departures(claim, STORED)]
    assert found == told


def test_a_denial_that_only_the_claim_has() -> None:
    (one,) = departures("the quay is not safe", "The quay is safe, Olsen said.")
    assert (one.claimed, one.stored) == ("not", "")


@pytest.mark.parametrize(
    ("claim", "words"),
    [
        ("the sheds would close", ()),
        ("the sheds would be painted", ("painted",)),
        ("the cranes would be painted", ("cranes", "painted")),
        # With so many it is another statement, and a number is told by itself.
        ("the old red cranes need paint", ()),
        ("33 sheds would close", ()),
    ],
)
def test_words_that_a_statement_lacks(claim: str, words: tuple[str, ...]) -> None:
    assert lacked(claim, STORED) == words

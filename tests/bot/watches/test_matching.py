"""What a watch is for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.watches.matching import matches, read_wanted
from retrieval.archive.records import PersonRecord
from tests.support.desk import evidence

SAID = "We will not allow nuclear weapons here."
ANN = PersonRecord("ann lee", "Ann Lee", ("Mayor",), ("Ms. Lee",), 1, 1, is_organisation=False)


@pytest.mark.parametrize(
    ("given", "wanted"),
    [(" Ann  Lee ", "Ann Lee"), ("“nuclear weapons”", '"nuclear weapons"'), ('"x"', '"x"')],
)
def test_what_is_wanted_is_read(given: str, wanted: str) -> None:
    assert read_wanted(given) == wanted


@pytest.mark.parametrize("given", ["", "the", '""', "…", "a" * 101])
def test_nothing_to_find_is_refused(given: str) -> None:
    with pytest.raises(ValueError, match="nothing"):
        read_wanted(given)


@pytest.mark.parametrize(
    ("wanted", "is_it"),
    [
        ("Lee", True),
        ("ann lee", True),
        ("Leeds", False),
        ("nuclear weapon", True),
        ("allowed weapons", True),
        ("nuclear power", False),
        ('"nuclear weapons"', True),
        ('"weapons nuclear"', False),
        ('"nuclear weapon"', False),
        ("Mayor", False),
    ],
)
def test_a_statement_is_for_a_watch(wanted: str, is_it: bool) -> None:  # noqa: FBT001 - a parameter
    statement = replace(evidence(SAID), person=ANN, speaker_text="Ms. Lee")
    assert matches(wanted, statement) is is_it

"""The names and numbers of a question."""

from __future__ import annotations

import pytest

from retrieval.index.naming import question_names


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("When did Ida Brandt meet old Axel Holm?", [["ida", "brandt"], ["axel", "holm"]]),
        ("Brandt met whom?", []),
        ("Who met Brandt in 2019?", [["brandt"], ["2019"]]),
        ("how many CH-146 came", [["ch", "146", "ch-146"]]),
        ("Who replaced Ida Brandt?", [["ida", "brandt"]]),
        ("Who Sank The Boat?", []),
        ("WHO MET IDA BRANDT", []),
        ("Who is Brandt", [["brandt"]]),
        ("When did the MPs of Veldt vote?", [["veldt"]]),
        ("", []),
        ("who came?", []),
    ],
)
def test_names(question: str, names: list[list[str]]) -> None:
    assert question_names(question) == names

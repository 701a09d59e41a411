"""Whether a sentence tells of what kind something is."""

from __future__ import annotations

import pytest

from retrieval.index.sorts import tells_sort
from tests.retrieval.index.test_closer import made


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        ("What kind of boat was it?", "It was a fishing boat.", True),
        ("What kind of boat was it?", "It was Ida's boat.", False),
        ("What kind of boat was it?", "Four boats sank.", False),
        ("What kind of boat was it?", "The boat, a trawler, sank.", True),
        ("What kind of boat was it?", "A boat called Veldt Queen sank.", True),
        ("What kind of boat was it?", "It was a trawler.", None),
        ("What type of boat was in the race?", "Holm saw the boat race.", False),
        ("What type of boat sank?", "Two Norden boats sank.", True),
        ("What kind of boats crashed?", "Two Norden boats, like these, crashed.", True),
        ("What model of car did Holm drive?", "Holm left his car.", False),
        ("What type of boat flew out?", "They came by boat.", False),
        ("What type of boat killed Holm?", "A Norden boat trip killed Holm.", False),
        ("What type of boat killed Holm?", "A Norden boat killed Holm.", True),
        ("Which boat was it?", "The boat sank.", None),
    ],
)
def test_of_what_kind(question: str, text: str, expected: bool | None) -> None:  # noqa: FBT001 - a table's column.
    assert tells_sort(question, text) is expected


def test_a_bare_thing_is_no_answer_to_what_kind_it_was() -> None:
    index = made([["Holm sank the boat in the harbour."]], [["A fishing boat was in the harbour."]])
    fits = {hit.sentence_id: hit.features.fits for hit in index.search("What kind of boat sank?")}
    assert fits == {100: False, 101: True}

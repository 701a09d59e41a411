"""A question looked up in a collection."""

from __future__ import annotations

import pytest

from retrieval.index.asked import ask
from tests.retrieval.index.corpora import fresh, numbered

BLAME = "Who did Holm give the blame?"


@pytest.mark.parametrize(
    ("question", "sentence", "terms"),
    [
        (BLAME, "Holm put the blame on the storm.", ("holm", "blame")),
        (BLAME, "Falk gave up.", ("holm", "give", "blame")),
        (BLAME, "Falk gives Holm a boat.", ("holm", "give", "blame")),
        ("Who kept the boat?", "The boat sank.", ("boat",)),
        ("Who gave the boat?", "Ida abandoned the key.", ("boat",)),
        ("Who gave up the boat?", "Ida abandoned the key.", ("give", "boat")),
        ("Who painted the boat?", "The bridge is closed.", ("paint", "boat")),
        ("Who gives?", "The boat sank.", ("give",)),
        ("Give and take?", "The boat sank.", ("give", "take")),
        ("Give a boat?", "The bridge is closed.", ("boat",)),
        ("", "The boat sank.", ()),
    ],
)
def test_a_light_verb_that_stands_nowhere_is_left_out(
    question: str, sentence: str, terms: tuple[str, ...]
) -> None:
    asked = ask(question, fresh(numbered([[[sentence]]])))
    assert asked.terms == terms
    assert len(asked.idf) == len(asked.frequency) == len(asked.is_name) == len(terms)

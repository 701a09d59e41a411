"""What must stand together in a sentence."""

from __future__ import annotations

import pytest

from retrieval.index.together import stands_together
from tests.retrieval.index.test_closer import made


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        ("Who sank the first boat?", "The first boat was sunk by Holm.", 1),
        ("Who sank the first boat?", "Holm sank the first Veldt boat.", 1),
        ("Who sank the first boat?", "The boat sent its first signal.", -1),
        ("Who sank the first boat?", "Holm sank a boat.", 0),
        ("Who sank the boat?", "The boat sent its first signal.", 0),
        ("What happened to the crew of the boat?", "The crew was saved.", 2),
        ("What happened to the crew of the boat?", "They saved the crew of it.", 1),
        ("What happened to the crew of the boat?", "The boat went down.", -1),
        ("What became of Ida Brandt?", "Brandt left Veldt.", 1),
        ("What happened to the first boat?", "The first boat was lost.", 3),
        ("What happened to the first boat?", "The boat sent its first signal.", -2),
        ("What happened?", "The boat went down.", 0),
        ("Is the camp a part of the fleet?", "The camp is separate from the fleet.", 1),
        ("Does the camp belong to the fleet?", "The fleet includes a camp.", 1),
        ("Is the camp a part of the fleet?", "The camp and the fleet were praised.", 0),
        ("What part of the fleet came?", "The camp is separate from the fleet.", 0),
    ],
)
def test_what_stands_together(question: str, text: str, expected: int) -> None:
    assert stands_together(question, text) == expected


def test_what_happened_to_somebody_is_told_of_them() -> None:
    index = made(
        [
            [
                "The storm tore off the roof of the district school at the pier and filled it.",
                "All forty pupils were led to the church.",
            ]
        ]
    )
    best = index.search("What happened to the pupils of the district school?")[0]
    assert best.sentence_id == 101

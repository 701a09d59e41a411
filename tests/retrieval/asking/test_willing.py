"""Questions for what somebody wants, and which verbs ask for it."""

from __future__ import annotations

import pytest

from retrieval.asking.intent import Intent
from retrieval.asking.question import read_question
from retrieval.asking.willing import asks_will, tells_will


@pytest.mark.parametrize(
    ("question", "speaker", "topic"),
    [
        ("What does Moll want the council to do?", "Moll", "the council"),
        ("What would Moll like the council to do about rats?", "Moll", "the council rats"),
        ("What did Moll demand of the council?", "Moll", "the council"),
        ("What does the mayor expect from the owners?", "the mayor", "the owners"),
        ("What did Moll tell the owners to do?", "Moll", "the owners"),
        ("What should the owners do according to Moll?", "Moll", "the owners"),
        ("According to Moll, what must the owners do?", "Moll", "the owners"),
        ("What does Moll think the owners should do?", "Moll", "the owners"),
        ("What are Moll's demands?", "Moll", ""),
        ("What was the mayor's appeal to the owners?", "the mayor", "the owners"),
    ],
)
def test_what_somebody_wants(question: str, speaker: str, topic: str) -> None:
    read = read_question(question)
    assert (read.intent, read.speaker, read.topic) == (Intent.WHAT_SAID, speaker, topic)
    assert asks_will(read.cue)


@pytest.mark.parametrize("cue", ["called for", "call on", "urged", "demands", "wanted", "insist"])
def test_verbs_that_ask_for_a_will(cue: str) -> None:
    assert asks_will(cue)


@pytest.mark.parametrize("cue", ["said", "call", "called", "told", "warned", "expects", ""])
def test_other_verbs_do_not(cue: str) -> None:
    assert not asks_will(cue)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The owners must sell the ship.", True),
        ("She called on the owners to sell.", True),
        ("He asked for more time.", True),
        ("The ship was sold in May.", False),
        ("He was asked twice.", False),
    ],
)
def test_a_will_is_told_by_its_words(text: str, told: bool) -> None:  # noqa: FBT001  # A case.
    assert tells_will(text) is told

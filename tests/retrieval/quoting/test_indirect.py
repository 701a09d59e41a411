"""Reported speech, partly quoted speech, and what somebody would not say."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from retrieval.article import QuotationKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from .conftest import Reading

INTRO = "Mayor Rita Olsen met the harbour board on Tuesday.\n\n"
INDIRECT = QuotationKind.INDIRECT
MIXED = QuotationKind.MIXED


@pytest.mark.parametrize(
    ("text", "expected", "kind"),
    [
        ("Olsen said the port was safe.", "the port was safe", INDIRECT),
        ("Olsen argued that the port was safe.", "that the port was safe", INDIRECT),
        ("The port is safe, Olsen said on Monday.", "The port is safe", INDIRECT),
        (
            "Olsen said in a statement that the port was safe.",
            "that the port was safe",
            INDIRECT,
        ),
        ("Olsen said Monday the port was safe.", "the port was safe", INDIRECT),
        ("The port is safe, according to Olsen.", "The port is safe", INDIRECT),
        ("According to Olsen, the port is safe.", "the port is safe.", INDIRECT),
        ("Olsen pointed out how the port had grown.", "how the port had grown", INDIRECT),
        ("Olsen asked whether the port was safe.", "whether the port was safe", INDIRECT),
        ("Rita Olsen called for calm.", "calm", INDIRECT),
        ("Olsen urged the dockers to stay.", "the dockers to stay", INDIRECT),
        (
            "Olsen declined to say whether the port was safe.",
            "whether the port was safe",
            INDIRECT,
        ),
        (
            "Olsen would not say whether the port was safe.",
            "whether the port was safe",
            INDIRECT,
        ),
        ("Rita Olsen dodged questions about the port.", "the port", INDIRECT),
        (
            "Asked if the port was safe, Olsen did not answer.",
            "if the port was safe",
            INDIRECT,
        ),
        (
            "Olsen said the port was “as safe as ever” last week.",
            "the port was “as safe as ever” last week",
            MIXED,
        ),
        ("Olsen called the plan a “rush to nowhere.”", "the plan a “rush to nowhere.”", MIXED),
    ],
)
def test_what_was_said(
    read: Callable[[str], Reading], text: str, expected: str, kind: QuotationKind
) -> None:
    found = read(INTRO + text)
    assert found.said() == [("rita olsen", expected)]
    assert found.quotations[0].kind is kind


def test_two_statements_of_one_sentence(read: Callable[[str], Reading]) -> None:
    found = read(INTRO + "Olsen said the port was safe and added that nobody was hurt.")
    assert found.said() == [
        ("rita olsen", "the port was safe"),
        ("rita olsen", "that nobody was hurt"),
    ]


def test_a_participle_that_adds_a_statement(read: Callable[[str], Reading]) -> None:
    found = read(INTRO + "“The port is safe,” Olsen said, noting that nobody was hurt.")
    assert found.said() == [
        ("rita olsen", "“The port is safe,”"),
        ("rita olsen", "that nobody was hurt"),
    ]


def test_the_speaker_of_a_participle_is_the_cues(read: Callable[[str], Reading]) -> None:
    found = read(INTRO + "Olsen said the cranes had stopped, arguing that the port was safe.")
    assert found.said()[-1] == ("rita olsen", "that the port was safe")


def test_a_participle_may_begin_a_paragraph(read: Callable[[str], Reading]) -> None:
    found = read(INTRO + "Arguing that the port was safe, Olsen left the hall.")
    assert found.said() == [("rita olsen", "that the port was safe")]


def test_who_is_accused_does_not_speak(read: Callable[[str], Reading]) -> None:
    found = read(INTRO + "Olsen was accused of hiding the old plans.")
    assert [who for who, _ in found.said()] == [None]


def test_marks_after_reported_words(read: Callable[[str], Reading]) -> None:
    found = read(INTRO + "Olsen said it was up to the board. “They run the port, not us.”")
    assert found.said() == [
        ("rita olsen", "it was up to the board"),
        ("rita olsen", "“They run the port, not us.”"),
    ]


def test_the_cue_is_kept(read: Callable[[str], Reading]) -> None:
    found = read(INTRO + "Olsen declined to say whether the port was safe.")
    cue = found.quotations[0].cue
    assert cue is not None
    assert cue.of(found.article.text) == "declined to say"


@pytest.mark.parametrize(
    "text",
    [
        "Olsen thinks the port is safe.",
        "Olsen called the board on Monday.",
        "The ship, called the Northern Star, lay in the port.",
        "Olsen walked to the port and looked at the cranes.",
    ],
)
def test_what_is_no_statement(read: Callable[[str], Reading], text: str) -> None:
    assert read(INTRO + text).said() == []

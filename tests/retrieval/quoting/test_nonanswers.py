"""What somebody did not answer: who, about what, and what is no non-answer."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from retrieval.article import Article, Passage, QuotationKind, Span
from retrieval.language.pipeline import parse
from retrieval.quoting.indirect import find_indirect
from retrieval.quoting.kinds import keep_non_answers
from retrieval.quoting.paragraphs import read_paragraph

if TYPE_CHECKING:
    from collections.abc import Callable

    from spacy.language import Language

    from .conftest import Reading

INTRO = "Mayor Rita Olsen met the harbour board on Tuesday.\n\n"
SAFE = "whether the port was safe"


def declined(found: Reading) -> list[tuple[str | None, str]]:
    """Who did not answer, about what."""
    text = found.article.text
    return [
        (one.person, " / ".join(span.of(text) for span in one.spans))
        for one in found.quotations
        if one.declined
    ]


@pytest.mark.parametrize(
    ("text", "matter"),
    [
        ("Olsen declined to say whether the port was safe.", SAFE),
        ("Olsen declined to publicly say whether the port was safe.", SAFE),
        ("Olsen refused to comment on the old plans.", "the old plans"),
        ("Olsen would not say whether the port was safe.", SAFE),
        ("Olsen would not confirm that the plans were lost.", "that the plans were lost"),
        ("Olsen did not directly answer when asked if the port was safe.", "if the port was safe"),
        ("Asked if the port was safe, Olsen did not answer.", "if the port was safe"),
        ("Asked whether the port was safe, Rita Olsen declined to comment.", SAFE),
        ("Asked whether the port was safe, Mayor Rita Olsen demurred.", SAFE),
        ("Pressed on the old plans, Olsen declined to comment.", "the old plans"),
        ("Olsen has yet to respond to questions about the port.", "questions about the port"),
        ("Olsen has yet to say whether the port was safe.", SAFE),
        (
            "Olsen did not immediately respond to a request for comment.",
            "a request for comment",
        ),
        ("Olsen ducked questions about the old plans.", "the old plans"),
        ("Olsen dodged a question about the old plans.", "the old plans"),
        ("Olsen brushed off questions about the port.", "the port"),
        ("Olsen sidestepped the question of whether the port was safe.", SAFE),
        ("Olsen avoided saying whether the port was safe.", SAFE),
        ("Olsen had no comment on the old plans.", "the old plans"),
        ("Olsen made no comment on the old plans.", "the old plans"),
        ("Olsen declined to give details about the old plans.", "the old plans"),
        ("Olsen did not take any questions.", "any questions"),
        ("Olsen stopped short of saying whether the port was safe.", SAFE),
        ("Olsen remained silent on the old plans.", "the old plans"),
        ("Olsen would not be drawn on whether the port was safe.", SAFE),
        ("Olsen refused to admit that the plans were lost.", "that the plans were lost"),
        ("Olsen never said that the port was safe.", "that the port was safe"),
        ("Olsen declined to comment.", "to comment"),
    ],
)
def test_what_was_not_answered(read: Callable[[str], Reading], text: str, matter: str) -> None:
    assert declined(read(INTRO + text)) == [("rita olsen", matter)]


@pytest.mark.parametrize(
    "text",
    [
        "Olsen declined to sign the treaty.",
        "Olsen refused to close the port.",
        "Olsen failed to get the votes.",
        "Olsen refused to give the board the keys.",
        "Olsen did not only say that the port was safe.",
        "Olsen did not hesitate to say that the port was safe.",
        "Olsen could not stress enough that the port was safe.",
        "Olsen said she would not close the port.",
        "Olsen denied that the plans were lost.",
        "Olsen did not mention the board by name.",
        "Olsen avoided the crowd and left the hall.",
        "Olsen asked whether the port was safe.",
        "Asked whether the port was safe, Olsen said it was.",
        "“We will not answer that,” Olsen said.",
        "“No comment,” Olsen said.",
        "Olsen ducked questions before saying, “The port is safe for now.”",
        "When Olsen asked the board to open the port, it declined.",
        "A docker who declined to be named left the hall.",
        "That is not to say that the port was safe.",
    ],
)
def test_what_is_no_non_answer(read: Callable[[str], Reading], text: str) -> None:
    assert declined(read(INTRO + text)) == []


@pytest.mark.parametrize(
    "text", ["Olsen did not respond.", "Olsen would not elaborate.", "Olsen deflected."]
)
def test_what_is_about_nothing_is_no_statement(read: Callable[[str], Reading], text: str) -> None:
    assert read(INTRO + text).said() == []


def test_words_in_marks_that_she_refused_to_say_are_not_hers(
    read: Callable[[str], Reading],
) -> None:
    found = read(INTRO + "Olsen refused to say “the port is lost for good.”")
    assert declined(found) == [("rita olsen", "“the port is lost for good.”")]


def test_words_in_marks_after_a_non_answer_are_hers(read: Callable[[str], Reading]) -> None:
    found = read(INTRO + "Olsen declined to say more: “We are done for today, all of us.”")
    (said,) = [one for one in found.quotations if one.kind is QuotationKind.DIRECT]
    assert not said.declined
    assert said.person == "rita olsen"


def test_a_non_answer_of_the_rules_stands_whatever_else_was_chosen(nlp: Language) -> None:
    text = "Olsen declined to comment on the port. Olsen said that the pumps ran."
    article = Article("made.txt", text, (Passage(Span(0, len(text))),), "Made")
    ((_, parses),) = parse([article], nlp)
    paragraphs = [read_paragraph(one) for one in parses]
    silent, *_, said = find_indirect(paragraphs[0], 0, text)
    worse = replace(silent, spans=(Span(text.index("to comment"), text.index(".")),))
    assert keep_non_answers([silent, said], [worse, said], paragraphs) == [silent, said]
    assert keep_non_answers([silent], [], paragraphs) == [silent]
    assert keep_non_answers([said], [], paragraphs) == []


def test_what_follows_a_non_answer_is_said(read: Callable[[str], Reading]) -> None:
    found = read(
        INTRO + "Olsen declined to say whether the port was safe but said that the pumps ran."
    )
    assert [(one.declined, one.person) for one in found.quotations] == [
        (True, "rita olsen"),
        (False, "rita olsen"),
    ]

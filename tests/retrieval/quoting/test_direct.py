"""Statements in marks: split ones, continued ones, floating ones, and what is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from retrieval.article import QuotationKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from .conftest import Reading

INTRO = "Mayor Rita Olsen met the harbour board on Tuesday.\n\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“The port is safe,” Olsen said.", "“The port is safe,”"),
        ("“The port is safe,” said Olsen, who arrived late.", "“The port is safe,”"),
        ("“Is the port safe?” Olsen asked.", "“Is the port safe?”"),
        ("Olsen said: “The port is safe.”", "“The port is safe.”"),
        ("Olsen told reporters, “The port is safe.”", "“The port is safe.”"),
        (
            "“The port is safe,” Olsen said. “Nobody was hurt.”",
            "“The port is safe,” / “Nobody was hurt.”",
        ),
        (
            "“The port,” Olsen said on Monday, “is as safe as it ever was.”",
            "“The port,” / “is as safe as it ever was.”",
        ),
        ("In Oslo on Monday, Olsen said, “The port is safe.”", "“The port is safe.”"),
        ("“The port will never close,” Olsen retaliated.", "“The port will never close,”"),
        (
            "“We spoke with [the] dockers and ‘their friends’,” Olsen said.",
            "“We spoke with [the] dockers and ‘their friends’,”",
        ),
        ("'The port is safe again,' Olsen said.", "'The port is safe again,'"),
    ],
)
def test_a_statement_and_its_cue(read: Callable[[str], Reading], text: str, expected: str) -> None:
    found = read(INTRO + text)
    assert found.said() == [("rita olsen", expected)]
    assert found.quotations[0].kind is QuotationKind.DIRECT


def test_a_statement_that_begins_without_marks(read: Callable[[str], Reading]) -> None:
    found = read(INTRO + "The port, Olsen said, “is as safe as ever.”")
    assert found.said() == [("rita olsen", "The port / “is as safe as ever.”")]
    assert found.quotations[0].kind is QuotationKind.MIXED


def test_a_paragraph_only_in_marks_goes_to_the_speaker_before(
    read: Callable[[str], Reading],
) -> None:
    found = read(INTRO + "“The port is safe,” Olsen said.\n\n“We have checked every crane.”")
    assert found.said()[1] == ("rita olsen", "“We have checked every crane.”")
    assert found.quotations[1].cue is None


def test_an_advertisement_does_not_come_between(read: Callable[[str], Reading]) -> None:
    found = read(
        INTRO + "“The port is safe,” Olsen said.\n\n## Story continues “below”\n\n“All is checked.”"
    )
    assert found.said()[1:] == [("rita olsen", "“All is checked.”")]


def test_a_mark_left_open_goes_on_in_the_next_paragraph(read: Callable[[str], Reading]) -> None:
    found = read(
        INTRO + "“The port is safe,” Olsen said. “We have checked it.\n\n“Nobody was hurt there.”"
    )
    assert found.said() == [
        ("rita olsen", "“The port is safe,” / “We have checked it. / “Nobody was hurt there.”")
    ]


def test_an_open_mark_before_the_cue_joins_forward(read: Callable[[str], Reading]) -> None:
    found = read(
        INTRO + "“The cranes stood still for a week.\n\n“Now they work again,” Olsen said."
    )
    assert found.said() == [
        ("rita olsen", "“The cranes stood still for a week. / “Now they work again,”")
    ]


def test_a_paragraph_that_ends_in_a_colon_leads_to_the_next(
    read: Callable[[str], Reading],
) -> None:
    found = read(INTRO + "Later that day Olsen continued:\n\n“The port is safe.”")
    assert found.said() == [("rita olsen", "“The port is safe.”")]


def test_a_transcript_names_who_speaks(read: Callable[[str], Reading]) -> None:
    found = read(INTRO + "OLSEN: The port is safe.\n\nOLSEN: Go home now.")
    assert found.said() == [("rita olsen", "The port is safe."), ("rita olsen", "Go home now.")]


def test_a_signed_quotation(read: Callable[[str], Reading]) -> None:
    found = read(INTRO + "“The port is what feeds this town.” — Rita Olsen")
    assert found.speakers() == ["Rita Olsen"]


def test_an_odd_number_of_marks_keeps_the_statements(read: Callable[[str], Reading]) -> None:
    found = read(INTRO + 'The 6" pipe broke. "The port is safe," Olsen said.')
    assert found.said() == [("rita olsen", '"The port is safe,"')]


@pytest.mark.parametrize(
    "text",
    [
        "The board runs a “clean and green” scheme for the docks.",
        "It is known as a 'load and go' terminal in the trade.",
        "They watched “The Long Wave” at the harbour cinema.",
    ],
)
def test_words_in_marks_without_a_cue_are_no_statement(
    read: Callable[[str], Reading], text: str
) -> None:
    assert read(INTRO + text).said() == []


def test_a_relayed_statement_belongs_to_who_relays_it(read: Callable[[str], Reading]) -> None:
    found = read(INTRO + "“The minister stressed that ports matter,” Olsen said.")
    assert found.said() == [("rita olsen", "“The minister stressed that ports matter,”")]


def test_furniture_gives_no_quotation(read: Callable[[str], Reading]) -> None:
    assert read(INTRO + "## “The port is safe,” Olsen said.").said() == []

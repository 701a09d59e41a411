"""Traps in which somebody else was taken for the speaker: a wrong one is worse than none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from retrieval.article import QuotationKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from .conftest import Reading


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Pavel Drummond, the mayor, left. “We stay,” Anton Drummond said.",
            [("anton drummond", "“We stay,”")],
            id="another first name is another person",
        ),
        pytest.param(
            "Defense chief Pavel Rahadi left. “We stay,” Mahinta Rahadi said in a speech.",
            [("mahinta rahadi", "“We stay,”")],
            id="a first name that the model does not know",
        ),
        pytest.param(
            "The Anatolian agency quoted Marta Weiss as saying that the dam would hold.",
            [("marta weiss", "that the dam would hold")],
            id="quoted as saying",
        ),
        pytest.param(
            "“The dam will hold,” the Anatolian agency quoted Marta Weiss as saying.",
            [("marta weiss", "“The dam will hold,”")],
            id="her own words, quoted as saying",
        ),
        pytest.param(
            "The dam will hold, Marta Weiss was quoted by the Anatolian agency as saying.",
            [("marta weiss", "The dam will hold")],
            id="was quoted by",
        ),
        pytest.param(
            "Peter Lund arrived at noon. A harbor spokesman said the port was shut. "
            "He said it would open on Friday.",
            [(None, "the port was shut"), (None, "it would open on Friday")],
            id="he is the spokesman without a name",
        ),
        pytest.param(
            "Marta Weiss said there would be no ferry, The Island reported.",
            [("marta weiss", "there would be no ferry")],
            id="what a newspaper reported that she said",
        ),
        pytest.param(
            "Minister Marta Weiss said there would be no ferry, according to IRNA.",
            [("marta weiss", "there would be no ferry")],
            id="according to an agency",
        ),
        pytest.param(
            "The ferry has sunk, Marta Weiss said, according to IRNA.",
            [("marta weiss", "The ferry has sunk")],
            id="said, according to an agency",
        ),
        pytest.param(
            "It is over, according to IRNA.",
            [("irna", "It is over")],
            id="an agency itself",
        ),
        pytest.param(
            "Rita Olsen said Peter Lund went too far when he said “nobody lives there now.”",
            [
                ("rita olsen", "Peter Lund went too far"),
                ("peter lund", "“nobody lives there now.”"),
            ],
            id="another speaker's words in the same sentence",
        ),
        pytest.param(
            "“I am glad,” said Capt. Peter Lund of the harbor police.",
            [("peter lund", "“I am glad,”")],
            id="a title that the parser takes for a name",
        ),
        pytest.param(
            "The lawyer for al-Mohid, Peter Lund, said it was done.",
            [("peter lund", "it was done")],
            id="a name that the parser gives to another",
        ),
        pytest.param(
            "Peter Lund wanted the music and the 34-year-old Holm said the door was shut.",
            [("holm", "the door was shut")],
            id="a subject joined to an object",
        ),
    ],
)
def test_who_is_meant(
    read: Callable[[str], Reading], text: str, expected: list[tuple[str | None, str]]
) -> None:
    assert read(text).said() == expected


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        (
            "LISBON, Portugal (CNN) -- Rita Olsen said Monday that the ferry had sunk.",
            "Rita Olsen",
            "that the ferry had sunk",
        ),
        (
            "(CNN) -- The ferry has sunk, officials said Monday.",
            "officials",
            "The ferry has sunk",
        ),
        (
            "Porto, Portugal (CNN) -- The ferry has sunk, officials said Monday.",
            "officials",
            "The ferry has sunk",
        ),
        (
            "PARIS, France (CNN) -- A judge said on Monday that the ferry was old.",
            "A judge",
            "that the ferry was old",
        ),
        (
            "MADRID, Spain -- Portuguese President Rita Olsen on Monday called for calm.",
            "Portuguese President Rita Olsen",
            "calm",
        ),
    ],
)
def test_a_dateline_is_no_speaker(
    read: Callable[[str], Reading], text: str, speaker: str, content: str
) -> None:
    found = read(text)
    assert found.speakers() == [speaker]
    assert [what for _, what in found.said()] == [content]
    dateline = text.index("-- ")
    assert all(span.start > dateline for person in found.people for span in person.mentions)


@pytest.mark.parametrize(
    "text",
    [
        "A" * 3000 + " said so.",
        "A B C D E F G H I J K L M N O P Q R S T U V W X Y Z (CNN) -- ",
        "(CNN) --",
        "(CNN) --said nothing.",
    ],
)
def test_what_only_looks_like_a_dateline(read: Callable[[str], Reading], text: str) -> None:
    assert read(text).said() == []


@pytest.mark.parametrize(
    "text",
    [
        "Rita Olsen left. His comments suggest that the ferry was old.",
        "Rita Olsen left. The move suggests that the ferry was old.",
        "A non-binding resolution calling on Oslo to pay was sent to Olsen.",
        "The papers lay on the desk. It points out that the ferry was old.",
        "The state says it will pay.",
    ],
)
def test_what_never_speaks(read: Callable[[str], Reading], text: str) -> None:
    assert read(text).said() == []


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("A report says that the ferry is old.", None),
        ("A letter from Rita Olsen says that the ferry is old.", "rita olsen"),
        ("The pharmacist argued that the ferry is old.", None),
    ],
)
def test_documents_and_people_speak(
    read: Callable[[str], Reading], text: str, person: str | None
) -> None:
    assert read(text).said() == [(person, "that the ferry is old")]


def test_a_sentence_may_not_begin_in_a_name(read: Callable[[str], Reading]) -> None:
    found = read(
        "Peter Lund spoke with Rita Olsen. Watch Lund and Olsen meet. Notice Lund said nothing of "
        "Gen. Robert Hale. Said Gen. Robert Hale, “We go.”"
    )
    names = {person.name for person in found.people}
    assert names == {"Peter Lund", "Rita Olsen", "Robert Hale"}
    assert {role for person in found.people for role in person.roles} == {"Gen."}


@pytest.mark.parametrize("symbol", [" 🙂", " ★", "®"])
def test_a_symbol_after_a_name(read: Callable[[str], Reading], symbol: str) -> None:
    found = read(f"Mayor Rita Olsen came. “The port is shut,” Rita Olsen{symbol} said.")
    assert found.said() == [("rita olsen", "“The port is shut,”")]


@pytest.mark.parametrize(
    "text",
    [
        "‘Yakov’s back in it now. He let us down,’ said Peter Lund.",
        "'Yakov's back in it now. He let us down,' said Peter Lund.",
        "Peter Lund said at the time: 'Yakov's back in it now. He let us down.\"",
    ],
)
def test_single_marks_around_several_sentences(read: Callable[[str], Reading], text: str) -> None:
    found = read(text)
    assert [who for who, _ in found.said()] == ["peter lund"]
    (only,) = found.quotations
    assert only.kind is QuotationKind.DIRECT
    assert "Yakov" in only.spans[0].of(text)
    assert "let us down" in only.spans[0].of(text)


def test_one_person_is_not_also_an_organisation(read: Callable[[str], Reading]) -> None:
    found = read(
        "The blow hit Marcus McGarr in the face. Gerald wanted music and the 34-year-old McGarr "
        "said the star had acted. “I fell,” McGarr said."
    )
    assert {who for who, _ in found.said()} == {"marcus mcgarr"}
    (person,) = [one for one in found.people if "mcgarr" in one.key]
    assert not person.is_organisation


def test_a_question_that_was_answered_is_no_statement(read: Callable[[str], Reading]) -> None:
    found = read(
        "Mayor Rita Olsen came. Asked whether the port was safe, Olsen said it was. "
        "Asked about the ferry, Olsen said it was old. A reporter asked about the cranes."
    )
    assert found.said() == [
        ("rita olsen", "it was"),
        ("rita olsen", "it was old"),
        (None, "the cranes"),
    ]


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("“I met Peter Lund, frankly the president,” Rita Olsen said.", ()),
        ("“I met Peter Lund,” the president said.", ()),
        ("Secretary-General Peter Lund left.", ("Secretary-General",)),
        ("The then-rival Peter Lund left.", ()),
        ("“It is done,” Lt. Col. Peter Lund said.", ("Lt. Col.",)),
        ("President-elect Peter Lund left.", ("President-elect",)),
        ("Her husband, Peter Lund, left.", ()),
        ("Peter Lund, host of the “Morning Club,” left.", ("host",)),
        ("Thai Army Col. Peter Lund left.", ("Thai Army Col.",)),
        (
            "Peter Lund, president of the Oslo Fish Market, which sells fish, left.",
            ("president of the Oslo Fish Market",),
        ),
    ],
)
def test_roles_are_noun_phrases(
    read: Callable[[str], Reading], text: str, roles: tuple[str, ...]
) -> None:
    (person,) = [one for one in read(text).people if one.key == "peter lund"]
    assert person.roles == roles

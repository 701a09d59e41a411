"""What looks like a statement and is none, and who only hears."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from .conftest import Reading


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("THIS JUST IN: The bridge is closed.", id="an announcement"),
        pytest.param("Reed concedes the point.", id="a mere object"),
        pytest.param("Leaders Talk Climate Change", id="a headline"),
        pytest.param("World Leaders Discuss Trade in Geneva", id="a longer headline"),
        pytest.param("Tom Reed heard that the bridge was shut.", id="who hears"),
        pytest.param("Tom Reed wrote “Ipanema” in 1962.", id="a song"),
        pytest.param("Alice Grant published “The Long Road” last May.", id="a book"),
        pytest.param("Tom Reed refused to resign.", id="a deed"),
        pytest.param("Tom Reed refused to blame the union.", id="another deed"),
    ],
)
def test_no_statement(read: Callable[[str], Reading], text: str) -> None:
    assert read(text).said() == []


@pytest.mark.parametrize(
    ("text", "content"),
    [
        pytest.param(
            "Asked what that meant, Tom Reed said the plan was late.",
            "the plan was late",
            id="the question put is none",
        ),
        pytest.param(
            "Asked what that meant, Tom Reed said: “It is late.”",
            "“It is late.”",
            id="the question before words in marks",
        ),
        pytest.param(
            "Tom Reed wrote: “Enough of this.”", "“Enough of this.”", id="words after a colon"
        ),
        pytest.param(
            "Tom Reed wrote “We are done” to the board.",
            "“We are done” to the board",
            id="words, not a title",
        ),
        pytest.param(
            "Tom Reed asked whether the bridge was safe.",
            "whether the bridge was safe",
            id="who asks does speak",
        ),
    ],
)
def test_what_is_kept(read: Callable[[str], Reading], text: str, content: str) -> None:
    assert read(text).said() == [("tom reed", content)]


@pytest.mark.parametrize("hearer", ["She", "Alice Grant"])
def test_who_is_told_does_not_speak(read: Callable[[str], Reading], hearer: str) -> None:
    found = read(f"Alice Grant came late. {hearer} had been told that the bridge was shut.")
    assert [one for one in found.speakers() if one is not None] == []


def test_who_tells_speaks(read: Callable[[str], Reading]) -> None:
    found = read("Alice Grant was told by Tom Reed that the bridge was shut.")
    assert found.said() == [("tom reed", "that the bridge was shut")]


QUESTIONS = (
    "Q: Why did you shut the bridge?\n\nA: It was not safe. We had no choice.\n\n"
    "Q: Who decided that?\n\nA: I did, on my own."
)
ANSWERS = ["It was not safe. We had no choice.", "I did, on my own."]


@pytest.mark.parametrize(
    ("before", "who"),
    [
        ("The harbor has been closed for nine years.", None),
        ("Alice Grant has run the harbor for nine years.", "alice grant"),
        ("Alice Grant runs the harbor. Tom Reed put the questions.", None),
    ],
)
def test_interview(read: Callable[[str], Reading], before: str, who: str | None) -> None:
    found = read(f"{before}\n\n{QUESTIONS}")
    assert found.said() == [(who, answer) for answer in ANSWERS]
    if who is None:
        assert found.speakers() == [None, None]
        assert all(one.confidence is not None for one in found.quotations)


@pytest.mark.parametrize(
    ("text", "matter"),
    [
        ("Tom Reed ignored questions about the bridge.", ["the bridge"]),
        ("Tom Reed left without speaking to reporters about the bridge.", ["the bridge"]),
        ("Tom Reed would not be drawn on the cost of the bridge.", ["the cost of the bridge"]),
        ("Tom Reed left without speaking to reporters.", []),
        ("Tom Reed did not reply.", []),
        ("Tom Reed ignored the request.", []),
    ],
)
def test_silence(read: Callable[[str], Reading], text: str, matter: list[str]) -> None:
    found = read(text)
    assert found.said() == [("tom reed", each) for each in matter]
    assert all(one.declined for one in found.quotations)

"""Whether a text gives the name of whom or what a description means."""

from __future__ import annotations

import pytest

from retrieval.asking.called import gives_name, head_of


@pytest.mark.parametrize(
    ("description", "head"),
    [
        ("the commanding officer of the Norden base", "officer"),
        ("Falk's Danish counterpart", "counterpart"),
        ("the harbour's master", "master"),
        ("the man who found the wreck", "man"),
        ("", ""),
    ],
)
def test_the_noun_of_a_description(description: str, head: str) -> None:
    assert head_of(description) == head


@pytest.mark.parametrize(
    ("description", "text"),
    [
        ("Falk's Danish counterpart", "Falk met her Danish counterpart, Jens al-Holm, in Veldt."),
        ("Falk's counterpart", "Falk met her counterpart Jens Holm."),
        ("the harbour master", "Ida Brandt, the harbour's new master, closed the pier."),
        ("the harbour master", "The master of Veldt, called Ida Brandt, closed the pier."),
        ("the mayor of Veldt", "Mayor Otto Brandt spoke in Veldt."),
        ("the chief engineer", "Nora Holm was the chief engineer of the pier."),
        ("the hotel by the pier", "They met at the Three Crowns hotel."),
    ],
)
def test_a_name_beside_the_noun(description: str, text: str) -> None:
    assert gives_name(text, description)


@pytest.mark.parametrize(
    ("description", "text"),
    [
        ("the Danish prime minister", "The Danish prime minister praised Otto Brandt."),
        ("the commanding officer", "Officers of the Norden base met Otto Brandt."),
        ("the Danish president", "Swedish President Nils Roe met Danish sailors."),
        ("the harbour master", "The harbour master Monday closed the pier."),
        ("Brandt's spokesman", "Brandt's spokesman declined to comment."),
        ("the base", "The Danish base was closed."),
    ],
)
def test_no_name_beside_the_noun(description: str, text: str) -> None:
    assert not gives_name(text, description)

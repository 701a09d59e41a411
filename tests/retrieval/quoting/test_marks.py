"""The scanner of quotation marks."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval.quoting.marks import scan_marks

MARKED_TEXT = st.text(alphabet="ab s.,\n\"'“”‘’«»„`[]—…", max_size=60)


def stretches(text: str) -> list[str]:
    return [found.span.of(text) for found in scan_marks(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"We stay," she said. "For now."', ['"We stay,"', '"For now."']),
        ("“We stay,” she said. “For now.”", ["“We stay,”", "“For now.”"]),
        ('closed “because of the rain," it will open', ['“because of the rain,"']),
        ('She said "it rains” again.', ['"it rains”']),
        ("« Bonjour », dit-il.", ["« Bonjour »"]),
        ("``We stay,'' she said.", ["``We stay,''"]),
        ("''We stay,'' she said.", ["''We stay,''"]),
        ("''Don't say 'never,''' he said.", ["''Don't say 'never,'''"]),
        ("“She told me ‘go home’ twice,” he said.", ["“She told me ‘go home’ twice,”"]),
        ("“I heard “no” from both,” he said.", ["“I heard “no” from both,”"]),
        ("“with [the] council and [their] staff”", ["“with [the] council and [their] staff”"]),
        ('the word"again," she wrote', ['"again,"']),
        ("a 'train and assist' mission", ["'train and assist'"]),
        ("the mayors' plan and the '90s", []),
        ("the ‘long road’ ahead", ["‘long road’"]),
        ("It wasn't hers; it's the allies' choice.", []),
        ("no marks at all", []),
        ("", []),
    ],
)
def test_stretches(text: str, expected: list[str]) -> None:
    assert stretches(text) == expected


def test_a_mark_left_open_runs_to_the_end() -> None:
    (found,) = scan_marks("He said: “We will come back.")
    assert not found.closed
    assert found.span.of("He said: “We will come back.") == "“We will come back."
    assert found.inner.of("He said: “We will come back.") == "We will come back."


def test_an_opening_mark_ends_a_stretch_that_was_never_closed() -> None:
    assert stretches("“We stay, he said. “For now.”") == ["“We stay, he said. ", "“For now.”"]


def test_a_closing_mark_with_nothing_to_close_is_passed_over() -> None:
    assert stretches("It rained.” “So what?” she asked.") == ["“So what?”"]


def test_a_mark_typed_the_wrong_way_round_still_pairs() -> None:
    assert stretches("”We stay,“ she said.") == ["”We stay,“"]


def test_only_the_given_part_is_read() -> None:
    text = '"one" and "two"'
    assert [found.span.of(text) for found in scan_marks(text, 6)] == ['"two"']


@given(MARKED_TEXT)
@settings(max_examples=100, deadline=None)
def test_stretches_are_in_order_apart_and_inside(text: str) -> None:
    found = scan_marks(text)
    at = 0
    for stretch in found:
        assert at <= stretch.span.start < stretch.span.end <= len(text)
        assert stretch.span.holds(stretch.inner)
        at = stretch.span.end

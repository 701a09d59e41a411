from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval.asking.claims.quoted import scan_quoted


def inner(text: str) -> list[str]:
    return [one.inner.of(text) for one in scan_quoted(text)]


@pytest.mark.parametrize(
    "marks",
    ["“”", '""', "„“", "„”", "””", "«»", "»«", "‹›", "›‹", "‚‘", "‘’", "''", "「」", "『』"],
)
def test_the_marks_of_many_languages_are_read(marks: str) -> None:
    assert inner(f"Did Lee say {marks[0]}the mill is closed{marks[1]}?") == ["the mill is closed"]


def test_marks_inside_others_are_part_of_the_quotation() -> None:
    assert inner("Did Lee say “it is “all” over”?") == ["it is “all” over"]
    assert inner('Did Lee say “it is "all" over”?') == ['it is "all" over']
    assert inner('Did Lee say "it is "all" over"?') == ['it is "all" over']


def test_a_quotation_goes_on_over_a_broken_line_but_not_into_a_new_paragraph() -> None:
    assert inner("He said “the mill\nis closed” today.") == ["the mill\nis closed"]
    assert inner("He said “the mill\n\nIt rained.") == ["the mill\n"]
    assert inner("“One is open.\n“Two is closed,” he said.") == ["One is open.\n", "Two is closed,"]


def test_two_german_quotations_are_two() -> None:
    text = "„Die Mühle ist zu“, sagte Lee. „Sie bleibt zu.“"
    assert inner(text) == ["Die Mühle ist zu", "Sie bleibt zu."]


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="ab \n.,?\"'“”„«»‹›‚‘’「」`", max_size=60))
def test_any_text_gives_stretches_of_itself_in_order(text: str) -> None:
    found = scan_quoted(text)
    assert all(0 <= one.span.start <= one.inner.start for one in found)
    assert all(one.inner.end <= one.span.end <= len(text) for one in found)
    assert [one.span for one in found] == sorted(one.span for one in found)

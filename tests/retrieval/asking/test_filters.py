from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.asking.filters import Filters, read_filters


def knows(name: str) -> bool:
    return name.lower() in ("herald", "003", "the herald")


@pytest.mark.parametrize(
    ("text", "rest", "filters"),
    [
        ("What does Lee say in the Herald story?", "What does Lee say?",
         Filters(sources=("Herald",))),
        ("what did Lee say in the herald", "what did Lee say", Filters(sources=("herald",))),
        ("What did Lee say about it in 003?", "What did Lee say about it?",
         Filters(sources=("003",))),
        ("What did Lee say in 003_1f.txt about war?", "What did Lee say about war?",
         Filters(sources=("003_1f.txt",))),
        ("According to the Times article, why did it stop?", "why did it stop?",
         Filters(sources=("Times",))),
        ("And in the other article?", "And?", Filters(place="other")),
        ("What did Lee say in the same story?", "What did Lee say?", Filters(place="this")),
        ("what did Lee say in the latest article", "what did Lee say", Filters(place="newest")),
        ("What did Lee say in these articles?", "What did Lee say?", Filters()),
        ("What did Lee say about Herald readers?", "What did Lee say about Herald readers?",
         Filters()),
        ("bridge by:Lee", "bridge", Filters(speaker="Lee")),
        ('bridge by:"Ann Lee" source:Herald', "bridge",
         Filters(speaker="Ann Lee", sources=("Herald",))),
        ("bridge from:2020-01-05 to:2020-01-07", "bridge",
         Filters(periods=("since 2020-01-05", "until 2020-01-07"))),
        ("bridge from:whenever", "bridge", Filters(unread=("whenever",))),
        ("by:Lee about:bridges", "about bridges", Filters(speaker="Lee")),
    ],
)  # fmt: skip
def test_filters_are_taken_out(text: str, rest: str, filters: Filters) -> None:
    asked = read_filters(text, knows)
    assert (asked.text, asked.filters) == (rest, filters)


@pytest.mark.parametrize(
    ("text", "rest", "period"),
    [
        ("What did Lee say on 6 January 2020?", "What did Lee say?", "on 6 January 2020"),
        ("What did Lee say last week about war?", "What did Lee say about war?", "last week"),
        ("Since Monday, what has Lee said?", "what has Lee said?", "Since Monday"),
        ("What did Lee say about the march on Monday with the mayor?", None, ""),
        ("Who said “we met on Monday”", None, ""),
        ("What did Lee say about Monday's march?", None, ""),
    ],
)
def test_days_are_kept_apart(text: str, rest: str | None, period: str) -> None:
    asked = read_filters(text, knows)
    assert (asked.text, asked.period) == (rest or text, period)
    assert asked.dated == text


@pytest.mark.parametrize("text", ["/people", "/verify in the Herald story", "/cite 1 by:Lee"])
def test_commands_are_left_alone(text: str) -> None:
    assert read_filters(text, knows).text == text


@pytest.mark.parametrize(
    ("text", "command", "filters"),
    [
        ("/people Herald", "/people", Filters(sources=("Herald",))),
        ("/sources of the Herald", "/sources", Filters(sources=("Herald",))),
        ("/people in the second article", "/people", Filters(place="second")),
        ("/timeline Lee in the Herald story", "/timeline Lee", Filters(sources=("Herald",))),
        ("/timeline by:Lee", "/timeline", Filters(speaker="Lee")),
        ("/timeline Lee", "/timeline Lee", Filters()),
    ],
)
def test_commands_that_list_take_filters(text: str, command: str, filters: Filters) -> None:
    asked = read_filters(text, knows)
    assert (asked.text, asked.filters) == (command, filters)


def test_a_command_that_lists_takes_days() -> None:
    asked = read_filters("/people last week", knows)
    assert (asked.text, asked.period) == ("/people", "last week")


def test_a_quotation_is_left_alone() -> None:
    text = "Did Lee say “it was in the Herald story source:x”?"
    assert read_filters(text, knows).text == text


@pytest.mark.parametrize(
    ("text", "only"),
    [("and in the other article?", True), ("only since Monday", True), ("Lee on Monday", False)],
)
def test_nothing_but_filters(text: str, *, only: bool) -> None:
    assert read_filters(text, knows).is_filter_only is only


@given(st.text(max_size=200))
def test_nothing_typed_is_too_odd(text: str) -> None:
    asked = read_filters(text, knows)
    assert len(asked.text) <= len(" ".join(text.split())) + len(" about ")


@given(
    st.lists(
        st.sampled_from(
            'in the Herald story source: source:x by:Lee on Monday 2020 , ? “ ” " what did Lee say '
            "about other article from:2020 003".split()
        ),
        max_size=12,
    )
)
def test_no_mix_of_known_words_is_too_odd(words: list[str]) -> None:
    assert isinstance(read_filters(" ".join(words), knows).filters, Filters)

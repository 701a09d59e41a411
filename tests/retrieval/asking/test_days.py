from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.asking.days import Days, find_period, read_period

NEWEST = date(2020, 1, 6)
"""A Monday."""


def day(text: str) -> date:
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("text", "first", "last", "counted"),
    [
        ("on 6 January 2020", "2020-01-06", "2020-01-06", False),
        ("on January 6th, 2020", "2020-01-06", "2020-01-06", False),
        ("on Monday, 6 January 2020", "2020-01-06", "2020-01-06", False),
        ("on Monday, January 6", "2020-01-06", "2020-01-06", False),
        ("on the 6th of January", "2020-01-06", "2020-01-06", False),
        ("on 2019-12-04", "2019-12-04", "2019-12-04", False),
        ("in January", "2020-01-01", "2020-01-31", False),
        ("in March", "2019-03-01", "2019-03-31", False),
        ("in Feb. 2020", "2020-02-01", "2020-02-29", False),
        ("in 2019", "2019-01-01", "2019-12-31", False),
        ("on 30 Dec", "2019-12-30", "2019-12-30", False),
        ("on Monday", "2020-01-06", "2020-01-06", True),
        ("on Friday afternoon", "2020-01-03", "2020-01-03", True),
        ("last Tuesday", "2019-12-31", "2019-12-31", True),
        ("yesterday", "2020-01-05", "2020-01-05", True),
        ("since Sunday", "2020-01-05", None, True),
        ("since 2020-01-05", "2020-01-05", None, False),
        ("after December 2019", "2020-01-01", None, False),
        ("before 2020", None, "2019-12-31", False),
        ("until 5 January", None, "2020-01-05", False),
        ("last week", "2019-12-31", "2020-01-06", True),
        ("in the past 3 days", "2020-01-04", "2020-01-06", True),
        ("over the last two months", "2019-11-07", "2020-01-06", True),
        ("this week", "2020-01-06", "2020-01-06", True),
        ("this year", "2020-01-01", "2020-01-06", True),
        ("between 5 and 7 January 2020", "2020-01-05", "2020-01-07", False),
        ("from 30 Dec to 3 Jan", "2019-12-30", "2020-01-03", False),
    ],
)
def test_spans_of_days(text: str, first: str | None, last: str | None, *, counted: bool) -> None:
    match = find_period(f"What did he say {text} about it?")
    assert match
    assert match[0] == text
    expected = Days(first and day(first), last and day(last), counted)  # type: ignore[arg-type]  # None stays None.
    assert read_period(match, NEWEST) == expected


@pytest.mark.parametrize(
    "text",
    [
        "on Monday's meeting",
        "what may he do in may",
        "in the end",
        "on time",
        "on the 5th",
        "in 42",
    ],
)
def test_what_names_no_days(text: str) -> None:
    assert find_period(text) is None


@pytest.mark.parametrize("text", ["on 31 February 2020", "on 2020-13-01", "on 39 May 2019"])
def test_a_day_that_no_calendar_holds_means_nothing(text: str) -> None:
    match = find_period(text)
    assert match
    assert read_period(match, NEWEST) is None


def test_a_span_holds_its_ends_and_no_article_without_a_day() -> None:
    span = Days(day("2020-01-05"), day("2020-01-06"))
    assert [span.hold(one) for one in (day("2020-01-04"), day("2020-01-05"), NEWEST, None)] == [
        False,
        True,
        True,
        False,
    ]
    assert Days().hold(None)


@given(
    st.lists(
        st.sampled_from(
            "on in since before last this from to between and week month year day 31 2020-02-30 "
            "February May Monday yesterday , 3 1st 9999999 of".split()
        ),
        max_size=9,
    ),
    st.dates(min_value=date(1, 1, 1)),
)
def test_no_mix_of_words_is_too_odd(words: list[str], newest: date) -> None:
    match = find_period(" ".join(words))
    days = read_period(match, newest) if match else None
    assert days is None or days.first is None or isinstance(days.first, date)

"""Headline, byline, date and publisher above a story, and stories that have none."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.article import PassageKind
from retrieval.reading.build import Metadata, build_article
from retrieval.reading.opening import Line, read_date, read_line, read_opening

HEADLINE = "Board closes the fish market"
STORY = "The harbour board closed the fish market on Monday, its chair Rita Olsen said."
DAY = date(2025, 1, 7)


@pytest.mark.parametrize(
    ("above", "day", "publisher"),
    [
        (f"{HEADLINE}\nJan 7, 2025\n\n", DAY, None),
        (f"{HEADLINE}\nBy Mara Ellison, The Harbour Post\n\n", None, "The Harbour Post"),
        (f"{HEADLINE}\n\nBy Mara Ellison\n\nTuesday, 7 January 2025\n\n", DAY, None),
        (f"{HEADLINE}\r\nBy Ann Lee and Bob Ray | 2025-01-07\r\n\r\n", DAY, None),
        (f"{HEADLINE}\nThe Harbour Post\nUpdated Jan. 7, 2025 at 10:15 a.m. ET\n", DAY,
         "The Harbour Post"),
        (f"7 January 2025\n{HEADLINE}\nBy Ann Lee, staff writer\n\n", DAY, None),
        (f"{HEADLINE}\n\n", None, None),
        (f"{HEADLINE}?\nBy Ann Lee\n\n", None, None),
        (f"date 2024-05-06\n{HEADLINE}\n7 January 2025\n", date(2024, 5, 6), None),
    ],
)  # fmt: skip
def test_what_stands_above_a_story_is_no_part_of_it(
    above: str, day: date | None, publisher: str | None
) -> None:
    article = build_article("a.txt", above + STORY + "\n\nIt rained.\n", "a.txt")
    assert (article.title.rstrip("?"), article.date, article.publisher) == (
        HEADLINE,
        day,
        publisher,
    )
    story = [one for one in article.passages if one.kind is PassageKind.STORY]
    assert [one.span.of(article.text) for one in story] == [STORY, "It rained."]
    headings = [one for one in article.passages if one.kind is PassageKind.HEADING]
    assert [one.span.of(article.text).rstrip("?") for one in headings] == [HEADLINE]


@pytest.mark.parametrize(
    "text",
    [
        STORY,
        f"{STORY}\n\nIt rained.",
        "The board closed the\nfish market on Monday, as\nits chair said.\n\nIt rained.",
        f"{HEADLINE}.\n\n{STORY}",
        f"{HEADLINE}\n\nIt rained.",
        f"{HEADLINE}\nJan 7, 2025",
        f"“We close,” she said,\nJan 7, 2025\n\n{STORY}",
        f"{HEADLINE} {'and all that belongs to it ' * 6}\nJan 7, 2025\n\n{STORY}",
        f"By Ann Lee\n\n{STORY}",
        f"The Harbour Post\nBy Ann Lee\n\n{STORY}\n\nBy Bob Ray, The Post",
    ],
)
def test_where_no_headline_is_plain_to_see_all_is_story(text: str) -> None:
    assert read_opening(text) is None


@pytest.mark.parametrize(
    ("between", "kind"),
    [
        ("Chair says the pier is no longer safe", PassageKind.HEADING),
        ("The pier is no longer safe, its chair says.", PassageKind.STORY),
    ],
)
def test_a_line_between_headline_and_byline_is_one_more(between: str, kind: PassageKind) -> None:
    text = f"{HEADLINE}\n{between}\nBy Ann Lee\nJan 7, 2025\n\n{STORY}"
    article = build_article("a.txt", text, "a.txt")
    assert (article.title, article.date) == (HEADLINE, DAY)
    assert [one.kind for one in article.passages] == [
        PassageKind.HEADING,
        kind,
        PassageKind.CREDIT,
        PassageKind.CREDIT,
        PassageKind.STORY,
    ]


def test_what_a_source_says_goes_before_what_stands_above() -> None:
    text = f"{HEADLINE}\nBy Ann Lee, The Post, January 7, 2025\n\n{STORY}"
    named = build_article("a", text, "a", Metadata(publisher="The Echo", date=date(2020, 1, 2)))
    assert (named.title, named.publisher, named.date) == (HEADLINE, "The Echo", date(2020, 1, 2))
    titled = build_article("a", text, "a", Metadata(title="Fish"))
    assert (titled.title, titled.publisher, titled.date) == ("Fish", None, None)


@pytest.mark.parametrize(
    ("line", "read"),
    [
        ("BY ANN LEE", Line()),
        ("By Ann Lee | Jan 7, 2025", Line(DAY)),
        ("By Ann Lee, The Post, January 7, 2025", Line(DAY, "The Post")),
        ("Mon 6 Jan 2025 18.30 GMT", Line(date(2025, 1, 6))),
        ("Reuters", Line(None, "Reuters")),
        ("By the river they sat", None),
        ("Jan 32, 2025", None),
        ("Ann Lee spoke on Jan 7, 2025", None),
        ("January 7", None),
        ("By Ann Lee, " + "The Post " * 20, None),
    ],
)
def test_a_line_is_read_wholly_or_not_at_all(line: str, read: Line | None) -> None:
    assert read_line(line) == read


@given(st.dates(date(1000, 1, 1)), st.sampled_from(["%B %d, %Y", "%d %b %Y", "%A, %d %B %Y"]))
def test_every_day_is_read_as_it_is_written(day: date, form: str) -> None:
    assert read_date(day.strftime(form)) == day
    assert read_date(day.isoformat()) == day


@given(
    st.lists(
        st.sampled_from(
            [HEADLINE, "By Ann Lee", "Jan 7, 2025", STORY, "", " ", "\u2028", "…", "By"]
        )
        | st.text(max_size=20),
        max_size=9,
    )
)
def test_the_passages_of_any_text_stand_in_order_at_its_top(lines: list[str]) -> None:
    text = "\n".join(lines)
    opening = read_opening(text)
    if opening is None:
        return
    at = 0
    for passage in opening.passages:
        assert not text[at : passage.span.start].strip()
        assert passage.span.of(text).strip() == passage.span.of(text) != ""
        at = passage.span.end
    assert text[at:].strip()
    assert PassageKind.HEADING in [one.kind for one in opening.passages]

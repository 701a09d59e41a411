from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval.article import Article, PassageKind
from retrieval.errors import NoSentenceError, ReadingError
from retrieval.reading.build import build_article
from retrieval.reading.passages import read_header, split_paragraphs

LONG = (
    "The council met on Tuesday night to vote on the new bridge, which will cost the town more " * 2
)

PIECES = st.sampled_from(
    [
        "He said no.",
        "“Yes,” she said.",
        "date 2020-01-06",
        "A heading",
        "Advertisement",
        LONG,
        "\n",
        "\n\n",
        "\r\n",
        "\r\n\r\n",
        "\r",
        " ",
        "\t",
        "\u00a0",
        "\u2028",
        "\u2029",
        "\u200b",
        "\x0b",
        "\x85",
        "😀",
    ]
)
TEXTS = st.one_of(st.lists(PIECES, max_size=30).map("".join), st.text())


def paragraphs(text: str) -> list[str]:
    return [span.of(text) for span in split_paragraphs(text)]


@settings(max_examples=100, deadline=None)
@given(text=TEXTS)
def test_paragraphs_are_in_order_and_between_them_is_only_white_space(text: str) -> None:
    spans = split_paragraphs(text)
    borders = [(0, 0), *spans, (len(text), len(text))]
    for (_, end), (start, _) in pairwise(borders):
        assert end <= start
        assert not text[end:start].strip()
    for span in spans:
        assert span.of(text) == span.of(text).strip() != ""


@settings(max_examples=100, deadline=None)
@given(text=TEXTS)
def test_an_article_keeps_its_text_and_covers_it_with_passages(text: str) -> None:
    try:
        article = build_article("a", text, "a")
    except NoSentenceError:
        return
    assert article.text == text
    ends = [0, *(passage.span.end for passage in article.passages)]
    starts = [*(passage.span.start for passage in article.passages), len(text)]
    for end, start in zip(ends, starts, strict=True):
        assert end <= start
        assert not text[end:start].strip()
    assert any(not passage.kind.is_furniture for passage in article.passages)
    assert 0 < len(article.title) <= 100
    assert "\n" not in article.title


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\r\r\n"])
def test_blank_lines_separate_whatever_the_line_end(end: str) -> None:
    text = end.join(["", "One", "goes on.", "", " \t ", "Two.", "", ""])
    assert paragraphs(text) == [f"One{end}goes on.", "Two."]


def test_lines_without_blank_lines_are_paragraphs_where_they_are_wide() -> None:
    text = f"{LONG}\nA short one\n{LONG}"
    assert len(paragraphs(text)) == 3


def test_lines_without_blank_lines_are_paragraphs_where_they_end_as_such() -> None:
    assert paragraphs("He said no.\nShe said “yes.”\nThey left.") == [
        "He said no.",
        "She said “yes.”",
        "They left.",
    ]


def test_wrapped_text_stays_together() -> None:
    text = (
        "The council met on Tuesday night to vote on the new bridge, which will\n"
        "cost the town more than it has. The mayor said that the vote was the\n"
        "hardest of her life, and that she had not slept before it."
    )
    assert paragraphs(text) == [text]


def test_wrapped_paragraphs_between_blank_lines_stay_together() -> None:
    text = "The vote was close.\nNobody slept\nbefore it.\n\nThe mayor\nsaid so."
    assert paragraphs(text) == [
        "The vote was close.\nNobody slept\nbefore it.",
        "The mayor\nsaid so.",
    ]


def test_a_title_above_long_lines_does_not_hide_that_they_are_paragraphs() -> None:
    first, second = LONG.strip() + ".", LONG.strip() + " again."
    assert paragraphs(f"A bridge\n\n{first}\n{second}") == ["A bridge", first, second]


@pytest.mark.parametrize(
    "text",
    [
        "date 2020-01-06 The story.",
        " date 2020-01-06\nThe story.",
        "\n date 2020-01-06 \r\n\r\nThe story.",
        "date 2020-01-06\nThe story.\n\nMore of it.",
    ],
)
def test_the_header_is_a_passage_of_its_own(text: str) -> None:
    article = build_article("a", text, "a")
    header, story = article.passages[:2]
    assert article.date == date(2020, 1, 6)
    assert (header.kind, header.span.of(text)) == (PassageKind.HEADER, "date 2020-01-06")
    assert (story.kind, story.span.of(text)) == (PassageKind.STORY, "The story.")


@pytest.mark.parametrize(
    "text",
    [
        "date 2020-13-45 The story.",
        "date 2020-02-30 The story.",
        "date 2020-01-06th The story.",
        "update 2020-01-06 The story.",
        "The date 2020-01-06 was a Monday.",
        "date ２０２０-01-06 The story.",
    ],
)
def test_what_is_no_header_is_text(text: str) -> None:
    assert read_header(text) is None
    article = build_article("a", text, "a")
    assert article.date is None
    assert [passage.span.of(text) for passage in article.passages] == [text]


@pytest.mark.parametrize(
    "text", ["12345 !!!", "date 2020-01-06", "Story continues below advertisement", "hello", "___."]
)
def test_a_text_without_a_sentence_is_refused(text: str) -> None:
    with pytest.raises(NoSentenceError, match="holds no sentence"):
        build_article("a", text, "a")


def test_a_sentence_without_spaces_between_words_is_one() -> None:
    assert (
        build_article("a", "首相は「行かない」と述べた。", "a").passages[0].kind
        is PassageKind.STORY
    )


def test_a_paragraph_without_end_is_refused() -> None:
    with pytest.raises(ReadingError, match="blank lines"):
        build_article("a", "word " * 20_001, "a")


def test_many_line_ends_take_no_long_time_to_read() -> None:
    text = "He said no." + "\r" * 200_000 + " " * 200_000 + "date "
    article: Article = build_article("a", text, "a")
    assert len(article.passages) == 2

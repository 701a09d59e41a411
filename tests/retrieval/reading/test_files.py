from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest

from retrieval.article import PassageKind
from retrieval.errors import (
    BinaryFileError,
    EmptyFileError,
    NoSentenceError,
    ReadingError,
    UnsupportedFileError,
)
from retrieval.reading import read_file
from retrieval.reading.build import LONGEST_PASSAGE
from retrieval.reading.headline import make_headline, shorten

SEEDS = Path(__file__).parents[3] / "seeds"


def write_lines(path: Path, *lines: object) -> Path:
    texts = [line if isinstance(line, str) else json.dumps(line) for line in lines]
    path.write_text("\n".join(texts) + "\n", encoding="utf-8")
    return path


def test_the_seeds_are_read_as_they_are() -> None:
    for path in sorted(SEEDS.glob("*.txt")):
        (article,) = read_file(path)
        assert article.text == path.read_bytes().decode("utf-8")
        assert article.source == path.name
        assert article.date == date(2020, 1, 6)
        assert article.passages[0].kind is PassageKind.HEADER


def test_the_furniture_of_the_seeds_is_marked() -> None:
    found = {
        path.name: [
            (passage.kind, passage.span.of(article.text)[:20])
            for article in read_file(path)
            for passage in article.passages
            if passage.kind.is_furniture and passage.kind is not PassageKind.HEADER
        ]
        for path in sorted(SEEDS.glob("*.txt"))
    }
    assert found == {
        "000_38d21fcf8a24f238.txt": [
            (PassageKind.CAPTION, "U.S. President Donal"),
            (PassageKind.HEADING, "A 'de-escalation of "),
        ],
        "003_1f3470eae5ab495d.txt": [(PassageKind.ADVERTISEMENT, "Story continues belo")] * 4,
    }


def test_carriage_returns_stay_in_the_text(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"He said no.\r\n\r\nShe said yes.\r\n")
    (article,) = read_file(path)
    assert article.text == "He said no.\r\n\r\nShe said yes.\r\n"
    assert [passage.span.of(article.text) for passage in article.passages] == [
        "He said no.",
        "She said yes.",
    ]


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", EmptyFileError),
        (b"\n \n", EmptyFileError),
        (b"\x89PNG\r\n\x1a\n", BinaryFileError),
        (b"1234 5678", NoSentenceError),
    ],
)
def test_what_is_wrong_with_a_file_is_said_with_its_name(
    tmp_path: Path, data: bytes, error: type[ReadingError]
) -> None:
    path = tmp_path / "bad.txt"
    path.write_bytes(data)
    with pytest.raises(error, match=r"bad\.txt"):
        list(read_file(path))


def test_an_unknown_ending_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnsupportedFileError, match=r"a\.odt"):
        list(read_file(tmp_path / "a.odt"))


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ReadingError, match=r"gone\.txt cannot be opened"):
        list(read_file(tmp_path / "gone.txt"))


def test_a_record_carries_what_the_source_says(tmp_path: Path) -> None:
    path = write_lines(
        tmp_path / "a.jsonl",
        {
            "id": "one",
            "text": "He said no.\n\nShe said yes.",
            "title": "A  dispute\n",
            "date": "2020-01-06T10:00:00Z",
            "publisher": "The Courier",
            "url": "https://example.com/1",
            "more": [1],
        },
        {"id": 2, "text": "date 2020-01-07 He said no.", "title": None, "publisher": " "},
    )
    first, second = read_file(path)
    assert (first.source, first.title, first.date) == ("one", "A dispute", date(2020, 1, 6))
    assert (first.publisher, first.url) == ("The Courier", "https://example.com/1")
    assert len(first.passages) == 2
    assert (second.source, second.title, second.date) == ("2", "He said no.", date(2020, 1, 7))
    assert (second.publisher, second.url) == (None, None)


def test_a_malformed_line_is_named_by_its_number_and_the_rest_goes_on(tmp_path: Path) -> None:
    path = write_lines(
        tmp_path / "a.jsonl",
        {"id": "one", "text": "He said no."},
        "{not json",
        {"id": "three"},
        {"id": "four", "text": "  "},
        "",
        {"id": "six", "text": "He said no.", "date": "2020-13-45"},
        {"id": "one", "text": "She said yes."},
        {"id": "eight", "text": "1234"},
        {"id": "", "text": "He said no."},
        '{"id": "ten", "text": "A lone surrogate \\ud800 here."}',
        '{"id": "eleven", "text": "A NUL \\u0000 here."}',
        [1, 2],
        {"id": "thirteen", "text": "She said yes."},
        {"id": " ", "text": "He said no."},
        {"id": "a\n[2] b.txt", "text": "He said no."},
        {"id": "a\u2028b", "text": "He said no."},
        {"id": "a\x9bb", "text": "He said no."},
    )
    errors: list[ReadingError] = []
    articles = list(read_file(path, errors.append))
    assert [article.source for article in articles] == ["one", "thirteen"]
    numbers = [2, 3, 4, 6, 7, 8, 9, 10, 11, 12, 14, 15, 16, 17]
    assert len(errors) == len(numbers)
    for number, error in zip(numbers, errors, strict=True):
        assert f"a.jsonl, line {number}" in str(error)


def test_a_paragraph_too_long_to_be_read_is_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    long = "He said no. " * 9000
    assert len(long) > LONGEST_PASSAGE
    (tmp_path / "a.txt").write_text(f"She said yes.\n\n{long}", encoding="utf-8")
    said = r"a paragraph of more than 100,000 characters; separate its paragraphs by blank lines\."
    with pytest.raises(ReadingError, match=rf"a\.txt has {said}"):
        list(read_file(tmp_path / "a.txt"))
    lines = [{"id": "one", "text": long}, {"id": "two", "text": "\n\n".join([long[:99_000]] * 2)}]
    errors: list[ReadingError] = []
    (article,) = read_file(write_lines(tmp_path / "a.jsonl", *lines), errors.append)
    assert article.source == "two"
    assert len(errors) == 1
    assert re.search(rf"a\.jsonl, line 1 has {said}$", str(errors[0]))


def test_without_a_listener_a_malformed_line_is_raised(tmp_path: Path) -> None:
    path = write_lines(tmp_path / "a.jsonl", "nonsense")
    with pytest.raises(ReadingError, match="line 1"):
        list(read_file(path))


def test_a_record_keeps_its_line_ends(tmp_path: Path) -> None:
    text = "\ufeffHe said no.\r\n\r\n She said\u2028yes. "
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"\xef\xbb\xbf" + json.dumps({"id": "a", "text": text}).encode() + b"\r\n")
    (article,) = read_file(path)
    assert article.text == text


@pytest.mark.parametrize("data", [b"", b"\n \n", "{}".encode("utf-16")])
def test_a_jsonl_file_that_cannot_be_read_is_named(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(data)
    with pytest.raises(ReadingError, match=r"a\.jsonl is"):
        list(read_file(path))


@pytest.mark.parametrize(
    ("passage", "headline"),
    [
        ("He said no. She said yes.", "He said no."),
        ("“No,” he said. “Yes.”", "“No,” he said."),
        ("The U.S. Senate met Gen. Brown. He left.", "The U.S. Senate met Gen. Brown."),
        ("MILLTOWN (Reuters) - The bridge fell. It was old.", "The bridge fell."),
        ("(CNN) -- The bridge\nfell", "The bridge fell"),
        ("word " * 40, "word " * 19 + "word…"),
        ("w" * 200, "w" * 99 + "…"),
    ],
)
def test_a_headline_is_the_first_sentence_cut_at_a_word(passage: str, headline: str) -> None:
    assert make_headline(passage) == headline
    assert len(headline) <= 100


def test_a_short_text_is_not_cut() -> None:
    assert shorten("a" * 100) == "a" * 100

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple
from urllib.parse import unquote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval.citing.bibtex import bibtex, escape
from retrieval.citing.work import Work
from tests.support.works import HASH, work

LINE = st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=60).map(
    lambda text: " ".join(text.split())
)
UNESCAPED = {
    r"\textbackslash{}": "\\",
    r"\textbraceleft{}": "{",
    r"\textbraceright{}": "}",
    r"\textasciitilde{}": "~",
    r"\textasciicircum{}": "^",
    **{f"\\{character}": character for character in "#$%&_"},
}


class Entry(NamedTuple):
    kind: str
    key: str
    fields: dict[str, str]


def parse(text: str) -> Entry:
    """Read an entry as BibTeX does: a value in braces ends where its braces are balanced."""
    head = re.match(r"@(\w+)\{([^\s,{}\"#%'()=\\]+),", text)
    assert head
    fields: dict[str, str] = {}
    at = head.end()
    while field := re.compile(r"\s*(\w+)\s*=\s*").match(text, at):
        at = field.end()
        if text[at] == "{":
            depth = 0
            for end in range(at, len(text)):
                depth += (text[end] == "{") - (text[end] == "}")
                if depth == 0:
                    break
            assert depth == 0
            fields[field[1]] = text[at + 1 : end]
            at = end + 1
        else:
            bare = re.compile(r"\w+").match(text, at)
            assert bare
            fields[field[1]] = bare[0]
            at = bare.end()
        at += text[at : at + 1] == ","
    assert text[at:].strip() == "}"
    return Entry(head[1], head[2], fields)


def printed(value: str) -> str:
    """What LaTeX prints for a value of ours."""
    pattern = "|".join(map(re.escape, UNESCAPED))
    assert not re.search(r"[#$%&_~^{}\\]", re.sub(pattern, "", value))
    return re.sub(pattern, lambda match: UNESCAPED[match[0]], value)


def test_an_entry_with_all_that_can_be_known() -> None:
    cited = work(
        "50 % & more",
        date=date(2021, 3, 9),
        publisher="The Gazette",
        url="https://gazette.example/a_b?c=1&d=%20#top",
        paragraph=4,
    )
    assert bibtex(cited) == (
        "@article{gazette2021x01234567,\n"
        "  title = {{50 \\% \\& more}},\n"
        "  journal = {The Gazette},\n"
        "  year = {2021},\n"
        "  month = mar,\n"
        "  day = {9},\n"
        "  url = {https://gazette.example/a_b?c=1&d=%20#top},\n"
        f"  note = {{Paragraph 4, SHA-256 {HASH}}}\n"
        "}"
    )


def test_without_publisher_and_date_it_is_a_file() -> None:
    entry = parse(bibtex(work(is_titled=False)))
    assert entry.kind == "misc"
    assert entry.key == "millndx01234567"
    assert set(entry.fields) == {"title", "howpublished", "note"}
    assert entry.fields["note"].startswith("Opening words in place of a title, SHA-256")


@pytest.mark.parametrize("title", ["}", "{{", "\\", "a}b{c", "50%", "~^_#$&", "日本 é ß “x”", ""])
def test_a_title_comes_back(title: str) -> None:
    (value,) = re.fullmatch(
        r"\{(.*)\}", parse(bibtex(work(title))).fields["title"], re.DOTALL
    ).groups()  # type: ignore[union-attr]  # It fails the test if it is None.
    assert printed(value) == title


@given(LINE, LINE, st.none() | st.dates(), st.text(max_size=40))
@settings(max_examples=100, deadline=None)
def test_every_entry_comes_back(title: str, publisher: str, day: date | None, path: str) -> None:
    url = "https://gazette.example/" + "".join(path.split()).encode("utf-8", "ignore").decode()
    entry = parse(
        bibtex(
            Work("mill.txt", HASH, title, is_titled=True, date=day, publisher=publisher, url=url)
        )
    )
    assert printed(entry.fields["title"][1:-1]) == title
    assert entry.kind == ("article" if publisher else "misc")
    if publisher:
        assert printed(entry.fields["journal"]) == publisher
    assert unquote(entry.fields["url"]) == unquote(url)
    assert entry.fields["url"].isascii()
    assert ("year" in entry.fields) == (day is not None)
    assert entry.key.isascii()
    assert entry.key.isalnum()


@given(st.text())
@settings(max_examples=100, deadline=None)
def test_braces_are_balanced_whatever_the_text(text: str) -> None:
    depth = 0
    for character in escape(text):
        depth += (character == "{") - (character == "}")
        assert depth >= 0
    assert depth == 0

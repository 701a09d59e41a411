"""`python -m retrieval quotes` as people run it: lines, and the page it writes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from retrieval.commands import quotes
from retrieval.commands.model import Analyser
from retrieval.commands.shell import Shell
from retrieval.language.models import OFFICIAL_MODEL
from retrieval.reading import read_file
from tests.support.commands import SEEDS, retrieval
from tests.support.pages import Page

if TYPE_CHECKING:
    from pathlib import Path


def names(folder: Path) -> list[str]:
    """What a folder holds."""
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture(scope="module")
def records() -> dict[str, list[dict[str, Any]]]:
    """The seeds' statements, as programs get them."""
    analyser = Analyser(OFFICIAL_MODEL)
    analyses = [
        analyser.analyse(article) for path in sorted(SEEDS.iterdir()) for article in read_file(path)
    ]
    lines: list[dict[str, Any]] = list(map(quotes.as_record, analyses))
    return {line["source"]: line["quotes"] for line in lines}


def test_the_seeds_page_holds_their_texts_and_statements(
    tmp_path: Path, records: dict[str, list[dict[str, Any]]]
) -> None:
    done = retrieval("quotes", SEEDS, "--html", "page.html", cwd=tmp_path, LC_ALL="C")
    assert (done.returncode, done.stderr) == (0, "")
    number = sum(map(len, records.values()))
    assert done.stdout.startswith(f"Wrote page.html: {number} statements in 2 articles: ")
    assert names(tmp_path) == ["page.html"]
    page = Page((tmp_path / "page.html").read_bytes().decode())
    texts = [path.read_bytes().decode() for path in sorted(SEEDS.iterdir())]
    assert page.texts == texts
    for text, (article, found) in zip(texts, enumerate(records.values(), start=1), strict=True):
        assert len(found) > 5
        for place, quote in enumerate(found, start=1):
            assert f"a{article}-s{place}" in page.ids
            assert f"a{article}-t{place}" in page.ids
            for start, end in quote["spans"]:
                shown = page.shown(article, f"content n{place} ")
                assert "".join(text[start:end].split()) in "".join(shown.split())


def test_the_seeds_in_lines_show_every_statement(
    records: dict[str, list[dict[str, Any]]], capsys: pytest.CaptureFixture[str]
) -> None:
    assert quotes.run([SEEDS], OFFICIAL_MODEL, Shell(), as_json=False) == 0
    out, err = capsys.readouterr()
    assert (err, "\x1b" in out) == ("", False)
    listed = re.findall(r"^ {4}(\d+)  (\w+)", out, re.MULTILINE)
    expected = [
        (str(number), quote["kind"])
        for found in records.values()
        for number, quote in enumerate(found, start=1)
    ]
    assert listed == expected
    assert out.rstrip().splitlines()[-1].startswith(f"{len(expected)} statements in 2 ")


def test_a_bad_file_is_named_and_the_rest_is_on_the_page(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.txt").write_text("“We stay,” said Ann Lee.", encoding="utf-8")
    (tmp_path / "b.txt").touch()
    page = tmp_path / "page.html"
    assert quotes.run([tmp_path], OFFICIAL_MODEL, Shell(), as_json=False, page=page) == 1
    out, err = capsys.readouterr()
    assert "1 statement: 1 direct" in out
    assert "b.txt" in err
    assert Page(page.read_text(encoding="utf-8")).texts == ["“We stay,” said Ann Lee."]


def test_where_nothing_can_be_read_the_page_stays_as_it_was(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "b.txt").touch()
    page = tmp_path / "page.html"
    page.write_text("before")
    assert quotes.run([tmp_path], OFFICIAL_MODEL, Shell(), as_json=False, page=page) == 2
    assert capsys.readouterr().out == ""
    assert page.read_text() == "before"
    assert names(tmp_path) == ["b.txt", "page.html"]


def test_an_article_is_never_replaced_by_a_page(tmp_path: Path) -> None:
    story = tmp_path / "a.txt"
    story.write_text("It rained.")
    done = retrieval("quotes", "--html", "a.txt", "a.txt", cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr == (
        "a.txt has the ending of an article, which a page must not replace; "
        "give the page a name that ends in .html.\n"
    )
    assert story.read_text() == "It rained."


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (("--html", "nowhere/page.html", SEEDS), "nowhere/page.html cannot be written: No such"),
        (("--html", "page.html", "--json", SEEDS), "not allowed with argument"),
        (("--html", "", SEEDS), "an empty path"),
    ],
)
def test_what_cannot_be_done_is_said(
    tmp_path: Path, arguments: tuple[str | Path, ...], problem: str
) -> None:
    done = retrieval("quotes", *arguments, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert problem in done.stderr
    assert "Traceback" not in done.stderr
    assert names(tmp_path) == []

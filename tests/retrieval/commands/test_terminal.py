from __future__ import annotations

import io
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from retrieval.article import Analysis, Quotation, QuotationKind, Span
from retrieval.commands.marked.statements import show
from retrieval.commands.marked.terminal import lay_out, legend
from retrieval.commands.screen import visible
from retrieval.commands.shell import Shell
from tests.support.stories import article, mill

WIDE = "市長は「残る」と述べた。" * 6 + "e\u0301" * 60 + "قال الوزير: “سنبقى هنا” وغادر. " * 3


def lines(analysis: Analysis) -> list[str]:
    """What a file gets."""
    laid = lay_out(analysis.article, show(analysis))
    return [" " * line.indent + line.text.plain for line in laid]


def on_terminal(
    analysis: Analysis, monkeypatch: pytest.MonkeyPatch, columns: int, **more: str
) -> str:
    """What a terminal of so many columns gets, escapes included."""
    for name, value in {"TERM": "xterm-256color", "COLUMNS": str(columns), **more}.items():
        monkeypatch.setenv(name, value)
    screen = io.StringIO()
    shell = Shell()
    monkeypatch.setattr(
        shell, "_out", Console(file=screen, force_terminal=True, highlight=False, markup=False)
    )
    for line in lay_out(analysis.article, show(analysis)):
        shell.line(line.text, indent=line.indent)
    return screen.getvalue()


def test_what_people_read(snapshot: object) -> None:
    assert [legend().text.plain, *lines(mill())] == snapshot


@pytest.mark.parametrize("columns", [80, 24], ids=["usual", "narrow"])
def test_what_a_terminal_shows(
    columns: int, monkeypatch: pytest.MonkeyPatch, snapshot: object
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    shown = on_terminal(mill(), monkeypatch, columns)
    assert "\x1b[32m" in shown
    plain = re.sub(r"\x1b\[[\d;]*m", "", shown).splitlines()
    assert max(map(cell_len, plain)) <= columns
    assert plain == snapshot


def test_without_colours_the_brackets_are_left(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = on_terminal(mill(), monkeypatch, 80, NO_COLOR="1")
    assert not re.search(r"\x1b\[(?:\d;)*3\d", shown)
    assert "⟦4 " in shown


@pytest.mark.parametrize("columns", [200, 60, 10])
def test_lines_fit_the_terminal_in_any_script(
    columns: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    quotation = Quotation((Span(3, 7),), QuotationKind.DIRECT)
    shown = on_terminal(
        Analysis(article(WIDE), (), (quotation,)), monkeypatch, columns, NO_COLOR="1"
    )
    plain = re.sub(r"\x1b\[[\d;]*m", "", shown)
    assert max(map(cell_len, plain.splitlines())) <= min(max(columns, 24), 100)
    assert "e\u0301" * 5 in plain.replace("\n", "")


def test_a_cue_or_name_over_two_lines_stays_on_its_line() -> None:
    text = "Ann\r\nLee\x1b[2J said so."
    quotation = Quotation(
        (Span(18, 20),), QuotationKind.INDIRECT, speaker=Span(0, 12), person="nobody"
    )
    shown = lines(Analysis(article(text), (), (quotation,)))
    assert shown[3:5] == ["  {Ann\nLee␛[2J} said ⟦1 so⟧.", "    1  indirect · {Ann Lee␛[2J}"]


def test_an_article_without_statements_says_so() -> None:
    assert lines(Analysis(article("It rained.\n\nIt rained.")))[-1] == "0 statements."


def test_what_furniture_says_is_named_as_furniture() -> None:
    story = article("Buy now.\n\nIt rained.", furniture=("Buy now.",))
    shown = lines(Analysis(story, (), (Quotation((Span(0, 7),), QuotationKind.INDIRECT),)))
    assert "Advertisement" in shown
    assert "    1  indirect · speaker unclear" in shown


@settings(max_examples=60)
@given(st.text(min_size=1), st.data())
def test_whatever_the_text_it_is_all_there_and_harmless(text: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.sets(st.integers(0, len(text)), min_size=2, max_size=2)))
    story = article(text)
    if len(cuts) < 2 or not any(passage.span.meets(Span(*cuts)) for passage in story.passages):
        return
    quotation = Quotation((Span(*cuts),), QuotationKind.DIRECT)
    shown = "\n".join(lines(Analysis(story, (), (quotation,))))
    assert shown == visible(shown)
    for passage in story.passages:
        if passage.span.meets(Span(*cuts)):
            inside = Span(max(passage.span.start, cuts[0]), min(passage.span.end, cuts[1]))
            assert visible(inside.of(text).replace("\r\n", "\n")) in shown

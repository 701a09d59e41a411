from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from bot.answering.answer import Answer, Frame, PassageView
from bot.answering.proof import check_evidence
from bot.terminal.layout import BAR, Style, lay_out, render_plain
from retrieval.archive.records import ArticleInfo
from retrieval.article import Address, Span, hash_text
from retrieval.asking.evidence import Evidence
from retrieval.commands.screen import visible

if TYPE_CHECKING:
    from collections.abc import Callable


def answer_with(text: str, marked: tuple[Span, ...] = ()) -> tuple[Answer, Callable[[str], str]]:
    """An answer that shows all but the first character of a stored text."""
    stored = "#" + text
    info = ArticleInfo(1, hash_text(stored), "a.txt", "A", None, None, None, 1, 0)
    span = Span(1, len(stored))
    evidence = Evidence(Address(info.content_hash, *span), text, info, span, 0, 1, 1, "passage")
    view = PassageView(1, evidence, "Passage", "[1] a.txt", marked)
    return Answer("?", "passage", answered=True, blocks=(Frame("On record:"), view)), {
        info.content_hash: stored
    }.__getitem__


@given(st.text(min_size=1, max_size=80))
def test_whatever_the_source_holds_every_shown_piece_is_its_own_words(text: str) -> None:
    answer, read = answer_with(text)
    rendered = render_plain(answer)
    check_evidence(rendered, read)
    shown = "".join(rendered.text[piece.start : piece.end] for piece in rendered.pieces)
    assert shown == "".join(text.splitlines())


def test_every_line_of_evidence_stands_behind_the_bar() -> None:
    answer, read = answer_with("“One.\r\n\r\nTwo.”")
    rendered = render_plain(answer)
    check_evidence(rendered, read)
    assert rendered.text.splitlines()[3:6] == [f"{BAR}“One.", BAR, f"{BAR}Two.”"]


@given(st.text(max_size=60))
def test_a_screen_gets_no_control_characters(text: str) -> None:
    shown = visible(text)
    assert len(shown) == len(text)
    assert not [c for c in shown if c not in "\t\n" and unicodedata.category(c) == "Cc"]


def test_an_article_cannot_paint_the_screen() -> None:
    assert visible("a\x1b[31mb\u202ec") == "a␛[31mb␦c"


def test_what_was_quoted_is_marked_in_its_line() -> None:
    answer, _ = answer_with("One.\nTwo. Three.", (Span(4, 10),))
    lines = [line for line in lay_out(answer) if line.style is Style.EVIDENCE]
    assert [[line.text[s.start : s.end] for s in line.marked] for line in lines] == [
        ["."],
        ["Two."],
    ]

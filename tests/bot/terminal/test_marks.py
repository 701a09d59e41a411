"""Words marked inside a quotation, in the terminal and in Telegram."""

from __future__ import annotations

from bot.answering.answer import Quote
from bot.answering.proof import check_evidence
from bot.telegram.rendering import render
from bot.terminal.layout import Style, lay_out, render_plain
from retrieval.article import Span
from tests.support.botapi.entities import Entity
from tests.support.desk import ScriptedDesk, answer, evidence

STORED = "Then: “We stay 🇳🇴 in June,”\nshe said."
SHOWN = 6
"""Where the quotation begins in the stored text."""


def quote(*words: str) -> Quote:
    spans = tuple(Span(STORED.index(word), STORED.index(word) + len(word)) for word in words)
    return Quote(1, evidence(STORED, SHOWN), "Ann Lee", "[1] story.txt", marked=spans)


def test_in_the_terminal_a_line_knows_what_is_marked_in_it() -> None:
    lines = [one for one in lay_out(answer(quote("June", "she"))) if one.style is Style.EVIDENCE]
    assert [[span.of(line.text) for span in line.marked] for line in lines] == [["June"], ["she"]]


def test_in_telegram_it_is_underlined_inside_the_quotation() -> None:
    (message,) = render(answer(quote("stay 🇳🇴", "June")))
    text = message.rendered.text
    marked = [
        Entity(one.offset, one.length, one.type).of(text)
        for one in message.entities
        if one.type == "underline"
    ]
    assert marked == ["stay 🇳🇴", "June"]


def test_marks_outside_of_the_quotation_are_not_shown_and_none_changes_a_word() -> None:
    desk = ScriptedDesk()
    desk.store(STORED)
    shown = answer(quote("Then", "June"))
    check_evidence(render_plain(shown), desk.read)
    (message,) = render(shown)
    check_evidence(message.rendered, desk.read)
    assert sum(one.type == "underline" for one in message.entities) == 1

"""Marked articles as lines of a terminal: brackets tell what is what, colours repeat it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rich.text import Text

from retrieval.commands.marked.nesting import Close, Open, Role, find_marks, share_out, walk
from retrieval.commands.marked.statements import on_a_line, sum_up
from retrieval.commands.screen import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from retrieval.article import Article, Span
    from retrieval.commands.marked.nesting import Mark
    from retrieval.commands.marked.statements import Shown

INDENT = 2
_STYLES = {
    Role.CONTENT: "green",
    Role.RELAYED: "bold magenta",
    Role.SPEAKER: "bold cyan",
    Role.CUE: "italic yellow",
}
_BRACKETS = {
    Role.CONTENT: ("⟦", "⟧"),
    Role.RELAYED: ("{{", "}}"),
    Role.SPEAKER: ("{", "}"),
    Role.CUE: ("‹", "›"),
}
_BRACKET = "bold"
_QUIET = "dim"


class Line(NamedTuple):
    """A line for `Shell.line`.

    Attributes:
        text: Its text; control characters are pictures.
        indent: How many columns are kept free before it.
    """

    text: Text
    indent: int = 0


def legend() -> Line:
    """Return the line that says what the marks mean."""
    meanings = {
        Role.CONTENT: "1 what is said",
        Role.SPEAKER: "who says it",
        Role.CUE: "the words that report it",
        Role.RELAYED: "whose words are passed on",
    }
    return Line(
        Text("  ").join(_bracketed(role, meaning) for role, meaning in meanings.items()),
    )


def lay_out(article: Article, statements: Sequence[Shown]) -> Iterator[Line]:
    """Return an article's lines.

    Args:
        article: The article.
        statements: What `show` gives for it.

    Yields:
        The article's name, each paragraph that holds a statement with the statements that begin
        there beneath it, and the count of them.
    """
    yield Line(Text(on_a_line(f"{article.source} · {article.title}"), style="bold"))
    shares = share_out((each.span for each in article.passages), find_marks(statements))
    waiting = list(statements)[::-1]
    for passage, name, marks in zip(article.passages, _names(article), shares, strict=True):
        if not any(mark.role is Role.CONTENT for mark in marks):
            continue
        yield Line(Text())
        yield Line(Text(name, style=_QUIET))
        yield Line(_paragraph(article.text, passage.span, marks), INDENT)
        while waiting and waiting[-1].quotation.span.start < passage.span.end:
            yield Line(_statement(waiting.pop()), 2 * INDENT)
    yield Line(Text())
    yield Line(Text(str(sum_up([statements])), style=_QUIET))


def _names(article: Article) -> Iterator[str]:
    """Name the passages as the bot's citations do: the story's paragraphs are counted."""
    total = sum(not passage.kind.is_furniture for passage in article.passages)
    number = 0
    for passage in article.passages:
        number += not passage.kind.is_furniture
        name = passage.kind.value.capitalize()
        yield name if passage.kind.is_furniture else f"Paragraph {number} of {total}"


def _paragraph(text: str, window: Span, marks: Sequence[Mark]) -> Text:
    """Return a paragraph with brackets around what is marked in it."""
    line = Text()
    styles: list[str] = []
    for step in walk(window, marks):
        match step:
            case Open(mark, begins):
                line.append(_opening(mark, begins=begins), style=_BRACKET)
                styles.append(_STYLES[mark.role])
            case Close(mark, ends, depth):
                styles.pop()
                line.append(_closing(mark, ends=ends, depth=depth), style=_BRACKET)
            case _:
                words = visible(step.of(text).replace("\r\n", "\n"))
                line.append(words, style=styles[-1] if styles else None)
    return line


def _opening(mark: Mark, *, begins: bool) -> str:
    bracket = _BRACKETS[mark.role][0] + ("" if begins else "…")
    return bracket + (f"{_numbers(mark)} " if mark.role is Role.CONTENT else "")


def _closing(mark: Mark, *, ends: bool, depth: int) -> str:
    bracket = ("" if ends else "…") + _BRACKETS[mark.role][1]
    # Where several are open, a bracket alone would not say which of them ends.
    return f" {_numbers(mark)}{bracket}" if mark.role is Role.CONTENT and depth > 1 else bracket


def _numbers(mark: Mark) -> str:
    return ",".join(str(shown.number) for shown in mark.statements)


def _statement(shown: Shown) -> Text:
    """Return the line that says who says it: "3  direct · {he} = Ann Lee · ‹said›"."""
    line = Text()
    line.append(f"{shown.number}  ", style=_BRACKET)
    line.append(shown.quotation.kind.value)
    line.append(", not answered" if shown.quotation.declined else "")
    parts = [_who(Role.SPEAKER, shown.speaker, shown.person)]
    if shown.cue is not None:
        parts.append(_bracketed(Role.CUE, shown.cue))
    if shown.relayed is not None or shown.relayed_person is not None:
        parts.append(Text("passing on ") + _who(Role.RELAYED, shown.relayed, shown.relayed_person))
    if shown.certainty is not None:
        parts.append(Text(shown.certainty, style=_QUIET))
    for part in parts:
        line.append(" · ", style=_QUIET)
        line.append_text(part)
    return line


def _who(role: Role, named: str | None, person: str | None) -> Text:
    if named is None and person is None:
        return Text("speaker unclear", style="italic")
    who = Text() if named is None else _bracketed(role, named)
    if person is not None and person != named:
        who.append(" = " if named is not None else "")
        who.append(person, style="bold")
    return who


def _bracketed(role: Role, words: str) -> Text:
    before, after = _BRACKETS[role]
    return Text.assemble((before, _BRACKET), (words, _STYLES[role]), (after, _BRACKET))

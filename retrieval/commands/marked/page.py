"""Marked articles as one web page that needs no network and no script."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from html import escape
from importlib import resources
from typing import TYPE_CHECKING

from jinja2 import Environment, StrictUndefined

from retrieval.article import Span
from retrieval.commands.marked.nesting import Close, Mark, Open, Role, find_marks, share_out, walk
from retrieval.commands.marked.statements import on_a_line, sum_up
from retrieval.commands.screen import visible
from retrieval.commands.shell import count

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jinja2 import Template

    from retrieval.article import Article
    from retrieval.commands.marked.statements import Shown, Summary

_CONTROLS = re.compile(
    f"[{''.join(sign for sign in map(chr, range(0x2070)) if visible(sign) != sign != chr(13))}]"
)
_ELEMENTS = {Role.CONTENT: "mark", Role.RELAYED: "span", Role.SPEAKER: "span", Role.CUE: "span"}


@dataclass(frozen=True, slots=True)
class Section:
    """An article on the page.

    Attributes:
        id: What its places' ids begin with.
        article: The article.
        statements: Its statements.
        summary: Their count.
        text: The article's whole text as markup. Without its tags it is the text, character for
            character; only NUL, which no web page can hold, shows as "␀".
    """

    id: str
    article: Article
    statements: Sequence[Shown]
    summary: Summary
    text: str

    @property
    def link(self) -> str | None:
        """Where the article stands on the web; None where that is no web address."""
        url = self.article.url
        return url if url and url.lower().startswith(("https://", "http://")) else None


def make_section(number: int, article: Article, statements: Sequence[Shown]) -> Section:
    """Make the part of the page that shows one article.

    Args:
        number: The article's number on the page, from 1.
        article: The article.
        statements: What `show` gives for it.
    """
    name = f"a{number}"
    marks = find_marks(statements)
    text = "".join(_text(article, marks, name))
    return Section(name, article, statements, sum_up([statements]), text)


def make_page(sections: Sequence[Section]) -> str:
    """Return the whole page, as HTML."""
    summary = sum_up(section.statements for section in sections)
    most = max((len(section.statements) for section in sections), default=0)
    return _template().render(
        sections=sections, summary=summary, articles=count(len(sections), "article"), most=most
    )


@cache
def _template() -> Template:
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["line"] = on_a_line
    source = resources.files(__package__).joinpath("page.html.j2").read_text(encoding="utf-8")
    return environment.from_string(source)


def _text(article: Article, marks: Sequence[Mark], name: str) -> Iterator[str]:
    """Yield an article's text, its passages as paragraphs and what lies between as it is."""
    at = 0
    seen: set[int] = set()
    shares = share_out((each.span for each in article.passages), marks)
    for passage, here in zip(article.passages, shares, strict=True):
        yield _exact(article.text[at : passage.span.start])
        if passage.kind.is_furniture:
            yield f'<p dir="auto" class="furniture" data-kind="{passage.kind.value}">'
        else:
            yield '<p dir="auto">'
        yield from _passage(article.text, passage.span, here, name, seen)
        yield "</p>"
        at = passage.span.end
    yield _exact(article.text[at:])


def _passage(
    text: str, window: Span, marks: Sequence[Mark], name: str, seen: set[int]
) -> Iterator[str]:
    at = window.start
    for step in walk(window, marks):
        match step:
            case Open(mark, begins):
                # A piece in a further paragraph says once more which statement it belongs to.
                yield _opening(mark, name, seen, numbered=begins or at == window.start)
            case Close(mark):
                yield f"</{_ELEMENTS[mark.role]}>"
            case Span():
                yield _exact(step.of(text))
                at = step.end


def _opening(mark: Mark, name: str, seen: set[int], *, numbered: bool) -> str:
    """Return the tag that opens a mark, and for content the links to its statements."""
    classes = [mark.role.value, *(f"n{shown.number}" for shown in mark.statements)]
    if mark.role is Role.CONTENT:
        first = mark.statements[0].quotation
        classes.append("declined" if first.declined else first.kind.value)
    tag = f'<{_ELEMENTS[mark.role]} class="{" ".join(classes)}">'
    if mark.role is not Role.CONTENT or not numbered:
        return tag
    for number in (shown.number for shown in mark.statements):
        # The number is drawn by the style sheet, so that the text holds nothing but the article.
        place = "" if number in seen else f' id="{name}-t{number}"'
        seen.add(number)
        tag += (
            f'<a class="number"{place} href="#{name}-s{number}" data-number="{number}" '
            f'aria-label="Statement {number}"></a>'
        )
    return tag


def _exact(text: str) -> str:
    """Return a text as markup that a browser reads as that text.

    Browsers read a bare carriage return as a line feed, and leave out NUL. Control characters are
    kept but not drawn: a picture stands in for them, since they could turn words around.
    """
    safe = escape(text.replace("\0", "␀"), quote=False)
    return _CONTROLS.sub(_control, safe).replace("\r", "&#13;")


def _control(match: re.Match[str]) -> str:
    return f'<span class="control" data-picture="{visible(match[0])}"><i>{match[0]}</i></span>'

"""Original passages, their neighbours and whole articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answering.actions import ShowArticle, ShowPassage, article_code, encode
from bot.answering.answer import Button, Note
from bot.conversation_state import Request
from retrieval.article import Address, Span
from retrieval.asking.intent import Intent
from retrieval.asking.library import Page
from retrieval.errors import ArticleGoneError

if TYPE_CHECKING:
    from bot.answering.answer import Answer
    from bot.dialogue.turn import TurnContext
    from retrieval.archive.records import ArticleInfo
    from retrieval.article import Passage
    from retrieval.asking.evidence import Evidence

PAGE_LENGTH = 2500
"""Characters of a page of an article: one Telegram message with room to spare."""


def cited_passage(turn: TurnContext, number: int | None, ordinal: int | None) -> Answer:
    """Show the passage of a citation.

    Args:
        turn: The turn.
        number: The citation's number; None for the latest answer's first.
        ordinal: Which of the latest answer's citations, from 1; -1 for its last; None for none.
    """
    found = _cited(turn, number, ordinal)
    if not isinstance(found, tuple):
        return found
    n, article, span = found
    index = turn.finder.library.passage_at(article.id, span.start)
    return _view(turn, article.id, index, span, n)


def passage_about(turn: TurnContext, description: str) -> Answer:
    """Show the passage that a description means, or say that there is none."""
    findings = turn.finder.passage_about(description)
    turn.state.remember(Request(intent=Intent.PASSAGE.value, topic=description))
    if not findings.found:
        return turn.missing(
            turn.say("no_passage_about", scope=turn.scope, topic=description),
            findings.nearest,
            intent=Intent.PASSAGE.value,
        )
    best = findings.evidence[0]
    heading = turn.say("passage_about", topic=description)
    n = turn.state.number(best.address)
    turn.state.shown = [n]
    marked = best.quoted[0] if best.quoted else Span(best.address.start, best.address.end)
    return _view(turn, best.article.id, best.passage_index, marked, n, heading)


def passage_by_place(
    turn: TurnContext, action: ShowPassage, beyond: str = "article_gone"
) -> Answer:
    """Show a passage by its index, as a button asks for it; `beyond` is said past the last one."""
    try:
        info = turn.finder.library.find(action.article)
    except ArticleGoneError:
        return turn.plain("article_gone")
    passages = turn.finder.library.article(info.id).passages
    if action.passage >= len(passages):
        return turn.plain(beyond, step=1)
    marked = Span(action.start, action.end)
    span = passages[action.passage].span
    wanted = Address(info.content_hash, *(marked if span.meets(marked) else span))
    return _view(turn, info.id, action.passage, marked, turn.state.number(wanted))


def article_page(turn: TurnContext, action: ShowArticle) -> Answer:
    """Show a page of a whole article."""
    try:
        info = turn.finder.library.find(action.article)
    except ArticleGoneError:
        return turn.plain("article_gone")
    code = article_code(info.content_hash)
    pages = paginate(turn.finder.library.article(info.id).passages)
    if action.page >= len(pages):
        return turn.missing(
            turn.say("no_more", scope=turn.scope, topic=""), intent=Intent.ARTICLE.value
        )
    number = action.page
    evidence = turn.finder.library.page(info.id, pages[number])
    n = turn.state.number(evidence.address)
    heading = turn.say("article_page", title=info.title, page=number + 1, pages=len(pages))
    buttons = [
        Button(turn.say(label), ShowArticle(code, place))
        for label, place in (("button_previous", number - 1), ("button_next", number + 1))
        if 0 <= place < len(pages)
    ]
    turn.state.viewed = encode(ShowArticle(code, number))
    turn.state.remember(Request(intent=Intent.ARTICLE.value, topic=code, shown=number + 1))
    view = turn.composer.passage(n, evidence, heading, ())
    return turn.answer(
        view,
        answered=True,
        intent=Intent.ARTICLE.value,
        buttons=(tuple(buttons),) if buttons else (),
    )


def cited_article(turn: TurnContext, number: int | None) -> Answer:
    """Show the first page of the article that a citation stands in."""
    found = _cited(turn, number, None)
    if not isinstance(found, tuple):
        return found
    return article_page(turn, ShowArticle(article_code(found[1].content_hash), 0))


def paginate(passages: tuple[Passage, ...]) -> list[Page]:
    """Group an article's passages into pages of at most `PAGE_LENGTH` characters, where they fit.

    Pages hold whole passages; one that is longer than a page is a page by itself.
    """
    pages: list[Page] = []
    for index, passage in enumerate(passages):
        start = passages[pages[-1].first].span.start if pages else 0
        if pages and passage.span.end - start <= PAGE_LENGTH:
            pages[-1] = Page(pages[-1].first, index)
        else:
            pages.append(Page(index, index))
    return pages


def _cited(
    turn: TurnContext, number: int | None, ordinal: int | None
) -> tuple[int, ArticleInfo, Span] | Answer:
    """Find the citation that is meant, its article and its place, or answer why there is none."""
    shown = turn.state.shown
    if not turn.state.latest:
        return turn.plain("no_passage_yet")
    if shown and (ordinal == -1 or 1 <= (ordinal or 0) <= len(shown)):
        n = shown[-1 if ordinal == -1 else (ordinal or 1) - 1]
    elif number is not None:
        n = number
    elif ordinal:
        n = turn.state.latest if ordinal == -1 else ordinal
    else:
        n = shown[0] if shown else turn.state.latest
    address = turn.state.address(n)
    if address is None:
        return turn.plain("no_such_number", n=n, last=turn.state.latest)
    try:
        article = turn.finder.library.find(address.content_hash)
    except ArticleGoneError:
        return turn.plain("article_gone")
    return n, article, address.span


def _view(
    turn: TurnContext,
    article: int,
    index: int,
    marked: Span,
    n: int,
    heading: str = "",
) -> Answer:
    library = turn.finder.library
    evidence: Evidence = library.passage(article, index, (marked,))
    code = article_code(evidence.article.content_hash)
    turn.state.viewed = encode(ShowPassage(code, index, *marked))
    passages = library.article(article).passages
    pages = paginate(passages)
    page = next(i for i, page in enumerate(pages) if page.first <= index <= page.last)
    notes = [Note(turn.say("outside_story"))] if not evidence.paragraph else []
    view = turn.composer.passage(n, evidence, heading or turn.say("passage"), (marked,))
    return turn.answer(
        view,
        *notes,
        answered=True,
        intent=Intent.PASSAGE.value,
        buttons=turn.composer.neighbour_buttons(evidence, marked, len(passages) - 1, page),
    )

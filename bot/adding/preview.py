"""What is shown of an article before it is added."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answering.answer import Answer, Frame, Item, Listing, Quote
from retrieval.archive.records import ArticleInfo
from retrieval.article import Address, Span
from retrieval.asking.evidence import Evidence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.adding.examined import Examined, FoundStatement
    from bot.answering.answer import Block
    from bot.answering.phrases import Phrases
    from bot.errors import AddingError

INTENT = "add"
MOST_NAMES = 8
"""How many speakers are named."""


def preview(article: Examined, phrases: Phrases) -> Answer:
    """Return what is shown of an article: what is known of it, and its first statements."""
    return Answer("", INTENT, answered=True, blocks=tuple(_blocks(article, phrases)))


def added(source: str, quoted: str, phrases: Phrases) -> str:
    """Return what is said of an article that was added: that it was, and what can be asked.

    Args:
        source: The name that it has.
        quoted: Whom it quotes, by name; "" for nobody.
        phrases: The bot's own words.
    """
    example = phrases.say("example", name=quoted)
    return phrases.say("added", source=source, name=quoted, example=example)


def refusal(error: AddingError, phrases: Phrases) -> str:
    """Return what is wrong in the language that is spoken; the error's own words are English."""
    return phrases.say(error.phrase, **error.values) if error.phrase else str(error)


def reader(article: Examined) -> dict[str, str]:
    """Return the article's text by its content hash, to check a preview's evidence against."""
    return {article.content_hash: article.text}


def _blocks(article: Examined, phrases: Phrases) -> Iterator[Block]:
    say = phrases.say
    day = phrases.day(article.date) or say("preview_no_date")
    known = [
        Item(say("preview_title"), article.title),
        Item(say("preview_date"), day),
        *([Item(say("preview_publisher"), article.publisher)] if article.publisher else []),
        Item(
            say("preview_size"),
            say(
                "preview_counts",
                sentences=article.sentences,
                paragraphs=article.paragraphs,
                quotations=article.quotations,
            ),
        ),
    ]
    if article.speakers:
        names = ", ".join(article.speakers[:MOST_NAMES])
        more = max(len(article.speakers) - MOST_NAMES, 0)
        known.append(Item(say("preview_speakers"), say("preview_names", names=names, more=more)))
    yield Listing(say("preview", source=article.source), tuple(known))
    if article.statements:
        yield Frame(say("preview_statements"))
    for number, statement in enumerate(article.statements, start=1):
        yield _quote(number, statement, article, phrases)


def _quote(number: int, statement: FoundStatement, article: Examined, phrases: Phrases) -> Quote:
    span = Span(statement.start, statement.end)
    info = ArticleInfo(
        id=0,
        content_hash=article.content_hash,
        source=article.source,
        title=article.title,
        date=article.date,
        publisher=article.publisher,
        url=None,
        sentences=article.sentences,
        quotations=article.quotations,
    )
    evidence = Evidence(
        address=Address(article.content_hash, span.start, span.end),
        text=span.of(article.text),
        article=info,
        passage=span,
        passage_index=0,
        paragraph=statement.paragraph,
        paragraphs=article.paragraphs,
        kind=statement.kind,
        speaker_text=statement.speaker,
    )
    named = " ".join((statement.speaker or "").split())
    name = statement.person or named
    line = phrases.say(
        "preview_speaker",
        name=name,
        as_named=named if named and named not in name else "",
        kind=statement.kind,
    )
    place = phrases.say(
        "preview_place", paragraph=statement.paragraph, paragraphs=article.paragraphs
    )
    return Quote(number, evidence, line, place)

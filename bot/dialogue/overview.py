"""What the articles are about, and who says what on a matter: counts and statements, no verdict."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from bot.answering.actions import ShowArticle, ShowMore, article_code
from bot.answering.answer import Button, Frame, Note, Quote
from bot.conversation_state import Request
from retrieval.asking.intent import Intent
from retrieval.asking.standing import standing_names
from retrieval.citing import make_work
from retrieval.language.terms import question_terms

if TYPE_CHECKING:
    from bot.answering.answer import Answer, Block
    from bot.dialogue.turn import TurnContext
    from retrieval.archive.records import ArticleInfo
    from retrieval.asking.evidence import Evidence

ARTICLES_SHOWN = 3
"""Articles of an overview at once: each takes a quotation and two lines."""
MOST_NAMED = 6
"""Names of an article that are told."""


def overview(turn: TurnContext, skip: int = 0) -> Answer:
    """Say what the articles are about: each one's first sentence, who is quoted, what it names.

    Args:
        turn: The turn.
        skip: How many articles have been shown before.
    """
    shown = turn.finder.articles[skip : skip + ARTICLES_SHOWN]
    if not shown:
        nothing = turn.say("no_more", scope=turn.scope, topic="")
        return turn.missing(nothing, intent=Intent.OVERVIEW.value)
    blocks: list[Block] = [Frame(turn.say("overview", scope=turn.scope))] if not skip else []
    for info in shown:
        blocks += _article(turn, info)
    turn.state.shown = [block.n for block in blocks if isinstance(block, Quote)]
    reached = skip + len(shown)
    turn.state.remember(Request(intent=Intent.OVERVIEW.value, shown=reached))
    left = len(turn.finder.articles) - reached
    articles = tuple(
        Button(
            turn.say("button_article_of", n=n),
            ShowArticle(article_code(info.content_hash), 0),
        )
        for n, info in zip(turn.state.shown, shown, strict=False)
    )
    rows = [articles] if articles else []
    if left:
        blocks.append(Note(turn.say("list_more", count=left)))
        rows.append((Button(turn.say("button_list_more"), ShowMore(turn.state.turn)),))
    return turn.answer(*blocks, answered=True, intent=Intent.OVERVIEW.value, buttons=tuple(rows))


def sides(turn: TurnContext, topic: str, skip: int = 0) -> Answer:
    """Show what each speaker says on a matter, side by side; who agrees is left to the reader.

    Args:
        turn: The turn.
        topic: On what.
        skip: How many statements have been shown before.
    """
    intent = Intent.SIDES.value
    if not question_terms(topic):
        return turn.plain("sides_of_what")
    findings = turn.finder.speakers(topic)
    if not findings.found:
        turn.state.remember(Request(intent=Intent.WHO_SAID.value, topic=topic))
        frame = turn.say("nobody_said", scope=turn.scope, topic=topic)
        return turn.missing(frame, findings.nearest, intent=intent)
    evidence = _one_each(findings.evidence)
    phrase = "more_plain" if skip else "sides"
    frame = turn.say(phrase, topic=topic, count=len(evidence))
    request = Request(intent=intent, topic=topic, shown=skip)
    notes = [turn.say("sides_not_judged")] if len(evidence) > 1 else []
    return turn.found(frame, evidence, request, intent=intent, notes=notes)


def _one_each(evidence: tuple[Evidence, ...]) -> list[Evidence]:
    """Keep the first statement of each speaker."""
    first: dict[str, Evidence] = {}
    for one in evidence:
        words = " ".join((one.speaker_text or "").lower().split())
        first.setdefault(one.person.key if one.person else f"? {words}", one)
    return list(first.values())


def _is_same(name: str, speaker: str) -> bool:
    """Say whether a name is a speaker's, or a part of it, or has a role before it."""
    words, others = set(name.split()), set(speaker.split())
    return words <= others or words > others


def _article(turn: TurnContext, info: ArticleInfo) -> list[Block]:
    library = turn.finder.library
    article = library.article(info.id)
    quoted = Counter(
        person.name
        for stored in library.quotations(info.id)
        if not stored.quotation.declined
        for person in [library.person(stored.quotation.person)]
        if person
    )
    speakers = quoted.most_common(MOST_NAMED)
    names = [
        (name, count)
        for name, count in standing_names(article)
        if not any(_is_same(name, speaker) for speaker in quoted)
    ]
    heading = turn.say(
        "overview_article",
        title=info.title if make_work(article).is_titled else "",
        source=info.source,
        publisher=info.publisher or "",
        date=turn.composer.day(info.date),
    )
    story = [one for one in library.sentences(info.id) if not one.kind.is_furniture]
    blocks: list[Block] = [Frame(heading)]
    if story:
        blocks += turn.composer.quotes([library.sentence(story[0])])
    counts = turn.say(
        "overview_counts",
        sentences=info.sentences,
        quotations=info.quotations,
        speakers=", ".join(f"{name} ({count})" for name, count in speakers),
        others=len(quoted) - len(speakers),
        names=", ".join(f"{name} ({count})" for name, count in names[:MOST_NAMED]),
    )
    return [*blocks, Note(counts)]

"""One statement as several sources word it, side by side."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from itertools import combinations
from typing import TYPE_CHECKING

from bot.answering.actions import ShowWordings, article_code
from bot.answering.answer import Button, Frame, Note, Quote
from bot.conversation_state import Request
from bot.dialogue.carried import shown_last
from bot.dialogue.marking import mark
from retrieval.article import Address
from retrieval.asking.claims.wordings import compare, find_wordings, has_wordings, side_of
from retrieval.asking.findings import Findings
from retrieval.asking.intent import Intent
from retrieval.asking.mentioning import articles_on
from retrieval.errors import ArticleGoneError
from retrieval.language.terms import question_terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.answering.answer import Answer, Block
    from bot.dialogue.turn import TurnContext
    from retrieval.article import Span
    from retrieval.asking.claims.wordings import Wording
    from retrieval.asking.evidence import Evidence

INTENT = Intent.WORDINGS.value
LOOKED_AT = 6
"""Statements on a topic that are looked at for one that several sources give."""
MOST_CONTRASTS = 8
"""Differences that are told below the wordings."""
_STATEMENTS = frozenset(("direct", "indirect", "mixed"))


def wordings_at(turn: TurnContext, action: ShowWordings) -> Answer:
    """Answer the button: how other sources word what stands at a place."""
    library = turn.finder.library
    try:
        info = library.find(action.article)
    except ArticleGoneError:
        return turn.plain("article_gone")
    if not action.start < action.end <= len(library.text(info)):
        return turn.plain("article_gone")
    evidence = library.at(Address(info.content_hash, action.start, action.end))
    return _answer(turn, [evidence], "")


def wordings_of(turn: TurnContext, topic: str) -> Answer:
    """Answer how the sources word the statement about something, or the one shown last."""
    if question_terms(topic):
        findings = turn.finder.speakers(topic)
        evidence = findings.evidence[:LOOKED_AT] or turn.finder.told(topic).evidence[:LOOKED_AT]
        return _answer(turn, evidence, topic)
    shown = shown_last(turn)
    if not shown:
        example = turn.say("wordings_example")
        return turn.plain("wordings_nothing", example=example)
    return _answer(turn, shown, "")


def wordings_button(turn: TurnContext, evidence: Sequence[Evidence]) -> Button | None:
    """Return the button for the first statement, where other sources give it too."""
    for one in evidence[:1]:
        if one.kind in _STATEMENTS and has_wordings(turn.finder.library, turn.finder.reach, one):
            place = ShowWordings(
                article_code(one.article.content_hash), one.address.start, one.address.end
            )
            return Button(turn.say("button_wordings"), place)
    return None


_COUNTS = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty|dozens?"
    r"|hundreds?|thousands?|millions?|billions?|half|quarter)\b",
    re.IGNORECASE,
)
"""What a text must hold for its numbers to be compared; cheap to look for."""


def with_contrasts(turn: TurnContext, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return blocks with the words marked in which several sources differ on one statement.

    Where quotations of several sources give different numbers for one thing, a note below says so.
    """
    library = turn.finder.library
    shown = [block for block in blocks if isinstance(block, Quote)]
    same = {(one.evidence.address, two.address) for one in shown for two in one.evidence.same_as}
    side = cache(lambda evidence: side_of(library, evidence))
    marked: dict[Address, tuple[Span, ...]] = {}
    told: dict[str, None] = {}
    for first, second in combinations(shown, 2):
        one, two = first.evidence, second.evidence
        if one.article.id == two.article.id:
            continue
        joined = (one.address, two.address) in same
        if not joined and not (_COUNTS.search(one.text) and _COUNTS.search(two.text)):
            continue
        contrasts = [each for each in compare(side(one), side(two)) if joined or each.numbers]
        for address, spans in (
            (one.address, [span for each in contrasts for span in each.ones]),
            (two.address, [span for each in contrasts for span in each.others]),
        ):
            marked[address] = marked.get(address, ()) + tuple(spans)
        for each in contrasts:
            if each.numbers:
                told[_contrast(turn, first.n, second.n, each.one, each.other)] = None
    notes = [Note(turn.say("wordings_numbers", contrasts="; ".join(told)))] if told else []
    return (*mark(blocks, marked), *notes)


def _answer(turn: TurnContext, evidence: Sequence[Evidence], topic: str) -> Answer:
    for one in evidence:
        wordings = find_wordings(turn.finder.library, turn.finder.reach, one)
        if wordings:
            return _side_by_side(turn, one, wordings, topic)
    by_article = articles_on(turn.finder.library, turn.finder.reach, topic) if topic else Findings()
    if len(by_article.evidence) > 1:
        frame = turn.say("wordings_by_article", topic=topic)
        request = Request(intent=Intent.COVERAGE.value, topic=topic)
        return turn.found(frame, by_article.evidence, request, intent=INTENT)
    turn.state.remember(Request(intent=INTENT, topic=topic))
    phrase = "wordings_none_about" if topic else "wordings_none"
    return turn.missing(
        turn.say(phrase, scope=turn.scope, topic=topic),
        evidence[:1],
        nearest_frame="" if topic else turn.say("wordings_only"),
        intent=INTENT,
    )


def _side_by_side(
    turn: TurnContext, first: Evidence, wordings: Sequence[Wording], topic: str
) -> Answer:
    """Show a statement and its other wordings, what differs marked and told below."""
    blocks = turn.composer.quotes(
        [replace(first, same_as=()), *(wording.evidence for wording in wordings)]
    )
    numbers = {block.evidence.address: block.n for block in blocks if isinstance(block, Quote)}
    marked: dict[Address, tuple[Span, ...]] = {first.address: ()}
    for wording in wordings:
        marked[first.address] += tuple(s for one in wording.contrasts for s in one.ones)
        marked[wording.evidence.address] = tuple(
            span for one in wording.contrasts for span in one.others
        )
    differ = any(wording.contrasts for wording in wordings)
    phrase = "wordings" if differ else "wordings_same"
    sources = {first.article.id, *(wording.evidence.article.id for wording in wordings)}
    count = len(wordings) + 1 if differ else len(sources)
    turn.state.shown = list(numbers.values())
    turn.state.remember(Request(intent=INTENT, topic=topic))
    if first.person:
        turn.state.person = first.person.key
    answer = turn.answer(
        Frame(turn.say(phrase, count=count, topic=topic)),
        *blocks,
        *_notes(turn, numbers[first.address], numbers, wordings),
        answered=True,
        intent=INTENT,
        buttons=turn.composer.passage_buttons(blocks),
    )
    return replace(answer, blocks=mark(answer.blocks, marked))


def _notes(
    turn: TurnContext, m: int, numbers: dict[Address, int], wordings: Sequence[Wording]
) -> Iterable[Note]:
    """Tell the differences, those of numbers by themselves, and judge none."""
    for phrase, counted in (("wordings_numbers", True), ("wordings_differ", False)):
        told = [
            _contrast(turn, m, numbers[wording.evidence.address], one.one, one.other)
            for wording in wordings
            for one in wording.contrasts
            if one.numbers is counted
        ]
        if told:
            more = len(told) - MOST_CONTRASTS
            told = told[:MOST_CONTRASTS]
            if more > 0:
                told.append(turn.say("differences_more", count=more))
            yield Note(turn.say(phrase, contrasts="; ".join(told)))


def _contrast(turn: TurnContext, m: int, n: int, one: str, other: str) -> str:
    if one and other:
        return turn.say("contrast", one=one, other=other, m=m, n=n)
    return turn.say("contrast_only", words=one or other, n=m if one else n)

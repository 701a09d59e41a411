"""Quotations that leave the conversation: found by a few words, sent alone, opened by a link."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.answering.actions import ShowPassage
from bot.answering.answer import Quote
from bot.answering.shared import cite_alone
from bot.dialogue.passages import passage_by_place
from retrieval.asking.question import LONGEST
from retrieval.errors import ArticleGoneError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.answering.actions import ShowPlace
    from bot.answering.answer import Answer
    from bot.dialogue.turn import TurnContext
    from retrieval.archive.records import PersonRecord
    from retrieval.asking.evidence import Evidence

MOST_SHARED = 50
"""Quotations at most: a reader looks no further, and Telegram takes no more at once."""
LONGEST_NAME = 4
"""Words of a name or a role that are tried together."""


def shareable(turn: TurnContext, words: str) -> tuple[Quote, ...]:
    """Return quotations by whom, or on what, a few words mean; the best first.

    A name among the words, at their beginning or their end, is taken for the speaker. Where that
    speaker has said nothing about the others, all words are taken for the topic. What was
    declined to say is left out: by itself it could be taken for something said.
    """
    asked = words[:LONGEST].strip(" ?!.,;:").split()
    found: Sequence[Evidence] = ()
    if asked:
        person, topic = _speaker(turn, asked)
        if person is not None:
            found = turn.finder.statements(person, topic).evidence
        found = found or turn.finder.speakers(" ".join(asked)).evidence
    told = [one for one in found if not one.declined]
    return tuple(_alone(turn, one) for one in told[:MOST_SHARED])


def open_place(turn: TurnContext, action: ShowPlace) -> Answer:
    """Show the passage around a place that somebody shared, or say that it is no longer there."""
    library = turn.finder.library
    try:
        info = library.find(action.article)
    except ArticleGoneError:
        return turn.plain("article_gone")
    if not action.start < action.end <= len(library.article(info.id).text):
        return turn.plain("article_gone")
    index = library.passage_at(info.id, action.start)
    return passage_by_place(turn, ShowPassage(action.article, index, action.start, action.end))


def _speaker(turn: TurnContext, asked: Sequence[str]) -> tuple[PersonRecord | None, str]:
    """Return whom the first or the last of the words name, and the rest as a topic.

    A typing error is guessed at only where nobody is named without one.
    """
    directory = turn.finder.directory
    for named in (directory.named, lambda name: directory.find(name).people):
        for length in range(min(LONGEST_NAME, len(asked)), 0, -1):
            ends = (asked[:length], asked[length:]), (asked[-length:], asked[:-length])
            for name, rest in ends:
                people = named(" ".join(name))
                if len(people) == 1 and people[0].statements:
                    return people[0], " ".join(rest)
    return None, ""


def _alone(turn: TurnContext, evidence: Evidence) -> Quote:
    """Return a quotation that makes sense without the conversation: with no number."""
    alone = replace(evidence, same_as=())
    return Quote(0, alone, turn.composer.speaker(alone), cite_alone(turn.composer.phrases, alone))

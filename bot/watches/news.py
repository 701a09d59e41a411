"""What is told of new statements: those of one ingest together, the rest counted."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bot.answering.answer import Answer, Button, Frame, Note, Quote
from bot.answering.compose import Composer, passage_action
from bot.watches.matching import is_speaker

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.answering.answer import Block
    from bot.answering.phrases import Phrases
    from bot.watches.rows import Watch
    from retrieval.asking.evidence import Evidence

SHOWN = 3
"""How many statements are shown for the same watches; the rest is counted."""
MOST_SHOWN = 9
"""How many are shown in all."""
NAMED = 3
"""How many articles are named that have more."""
IN_ROW = 3
"""Buttons side by side."""


class News(NamedTuple):
    """A statement that is new to somebody.

    Attributes:
        watches: The watches that it is for, in order.
        evidence: The statement.
    """

    watches: tuple[Watch, ...]
    evidence: Evidence


def tell(news: Sequence[News], phrases: Phrases) -> Answer:
    """Return what somebody is told.

    A statement that several watches are for is shown once, under all of them. The numbers that
    stand before the places are this message's own: those in brackets are the conversation's.

    Args:
        news: All that is new to one person, in order; at least one.
        phrases: The bot's own words.
    """
    groups: dict[tuple[Watch, ...], list[Evidence]] = {}
    for one in news:
        groups.setdefault(one.watches, []).append(one.evidence)
    blocks: list[Block] = []
    shown: list[Evidence] = []
    for watches, found in groups.items():
        first = found[: min(SHOWN, max(MOST_SHOWN - len(shown), 0))]
        words = ", ".join(watch.words for watch in watches)
        blocks.append(Frame(phrases.say("watch_found", words=words, count=len(watches))))
        blocks += _quotes(first, len(shown), phrases)
        shown += first
        if left := found[len(first) :]:
            blocks.append(Note(_more(watches[0], left, phrases)))
    buttons = [
        Button(phrases.say("button_watch_passage", n=number), passage_action(one))
        for number, one in enumerate(shown, start=1)
    ]
    rows = tuple(tuple(buttons[start : start + IN_ROW]) for start in range(0, len(buttons), IN_ROW))
    return Answer("", "watch", answered=True, blocks=tuple(blocks), buttons=rows)


def _quotes(found: Sequence[Evidence], before: int, phrases: Phrases) -> Iterator[Quote]:
    composer = Composer(phrases, lambda _: 0)
    for number, one in enumerate(found, start=before + 1):
        place = phrases.say(
            "watch_place",
            n=number,
            source=one.article.source,
            date=phrases.day(one.article.date),
            paragraph=one.paragraph,
            paragraphs=one.paragraphs,
        )
        yield Quote(number, one, composer.speaker(one), place)


def _more(watch: Watch, left: Sequence[Evidence], phrases: Phrases) -> str:
    """Return how many more there are, where, and what to ask to see them."""
    sources = list(dict.fromkeys(one.article.source for one in left))
    is_name = any(is_speaker(watch.words, one) for one in left)
    asked = "example" if is_name else "watch_example"
    return phrases.say(
        "watch_more",
        count=len(left),
        names=", ".join(sources[:NAMED]),
        more=max(len(sources) - NAMED, 0),
        example=phrases.say(asked, name=watch.words),
    )

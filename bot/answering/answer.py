"""What the bot says: blocks that a renderer shows, in the terminal or in Telegram alike.

Text in a block comes from a template, except `Quote.evidence` and `PassageView.evidence`, whose
words are the source's.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.answering.actions import Action
    from bot.pictures.recipe import Card, Timeline
    from retrieval.article import Span
    from retrieval.asking.evidence import Evidence


@dataclass(frozen=True, slots=True)
class Frame:
    """The line that frames an answer: what was found, for whom, about what."""

    text: str


@dataclass(frozen=True, slots=True)
class Quote:
    """One numbered piece of evidence.

    Attributes:
        n: Its citation number in this conversation.
        evidence: Where the words stand; shown between quotation bars, character for character.
        speaker_line: Who says it, with role; empty for evidence that is no statement.
        citation_line: Its source, date and place.
        nearest: Whether it is only the nearest passage, not an answer.
        also: Other sources with the same words: the line that cites each.
        also_cited: The same sources, each with its citation number and where the words stand.
        marked: What to mark in it, as spans of the article's text: words that differ from a claim
            or from another source's.
    """

    n: int
    evidence: Evidence
    speaker_line: str
    citation_line: str
    nearest: bool = False
    also: tuple[str, ...] = ()
    also_cited: tuple[tuple[int, Evidence], ...] = ()
    marked: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class PassageView:
    """An original passage, or a page of an article, with what was quoted from it marked.

    Attributes:
        n: The citation number it was asked for by, or a new one.
        evidence: The passage, or the run of passages that makes the page.
        heading: The line above it.
        citation_line: Its source, date and place.
        marked: What to mark in it, as spans of the article's text.
    """

    n: int
    evidence: Evidence
    heading: str
    citation_line: str
    marked: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """A line of a list: its name and what is said of it."""

    name: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Listing:
    """A list with a heading."""

    heading: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """A line below the evidence: a limit, a hint."""

    text: str


@dataclass(frozen=True, slots=True)
class Copyable:
    """A text to be taken along as it stands: a citation, a file's content.

    Attributes:
        text: The text, of one or more lines.
        name: The name of the file that it is the whole of; "" where it is no file.
    """

    text: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of what the sources say, drawn where it is shown.

    Attributes:
        name: The name of its file.
        recipe: What it is made from.
    """

    name: str
    recipe: Card | Timeline


Block = Frame | Quote | PassageView | Listing | Note | Copyable | Picture


@dataclass(frozen=True, slots=True)
class Button:
    """A button under an answer."""

    label: str
    action: Action


@dataclass(frozen=True, slots=True)
class Claim:
    """A claimed quotation and what checking it gave.

    Attributes:
        text: The claimed words; where a cue parts them in a draft, both parts.
        speaker: Who is claimed to have said it, as typed; "" for nobody.
        verdict: What checking it gave; None where it was not checked, being one of too many.
        quotes: The citation numbers of the evidence shown for it.
        spans: Where its parts stand, in characters of what was typed; none where that is not known.
    """

    text: str
    speaker: str
    verdict: str | None
    quotes: tuple[int, ...] = ()
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """One turn's answer.

    Attributes:
        question: What was asked, as typed.
        intent: What it was taken for: "who-said", "what-said", "fact", "passage", "verify",
            "people", "sources", "help" and the like.
        answered: Whether the sources hold what was asked.
        blocks: What is shown, in order.
        buttons: Rows of buttons.
        verdict: What checking a claimed quotation gave, where one was checked.
        claims: The claimed quotations, in order, where any were checked.
    """

    question: str
    intent: str
    answered: bool
    blocks: tuple[Block, ...]
    buttons: tuple[tuple[Button, ...], ...] = ()
    verdict: str | None = None
    claims: tuple[Claim, ...] = ()

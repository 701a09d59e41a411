"""A strict stand-in for the conversation, and evidence to show, for tests at Telegram's border."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from bot.answering.answer import Answer, Frame
from bot.answering.phrases import load_phrases
from bot.conversation import Command, Desk, Turn
from bot.conversation_state import Request, State
from retrieval.archive.records import ArticleInfo
from retrieval.article import Address, Span, hash_text
from retrieval.asking.evidence import Evidence
from retrieval.errors import ArticleGoneError

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.answering.actions import Action
    from bot.answering.answer import Block, Button

    Script = Answer | Exception | Callable[[State], Answer]


APOLOGY = "Something went wrong; please ask again."
PATIENCE = "One moment; please ask this again later."


def asked(state: State) -> list[str]:
    """Return what was asked in a conversation with the stand-in, in order."""
    return [request.topic for request in state.requests.values()]


def after(*questions: str, state: State | None = None) -> State:
    """Return the state after these questions to the stand-in."""
    memory = State() if state is None else state.model_copy(deep=True)
    for question in questions:
        memory.turn += 1
        memory.remember(Request(intent="fact", topic=question))
    return memory


class ScriptedDesk(Desk):
    """Gives the answers that a test wrote down, and fails on anything else.

    Attributes:
        script: What to answer, or to raise, by question or action.
        texts: The stored articles, by content hash.
        heard: Every question and action, in order.
    """

    apology = APOLOGY
    patience = PATIENCE
    phrases = load_phrases()
    archive_path = Path("none.sqlite3")
    commands: tuple[Command, ...] = (
        Command("help", "What you can ask"),
        Command("ask", "Ask in a group"),
        Command("reset", "Forget this conversation"),
        *(Command(name, "A test's own") for name in ("a", "b", "c", "q", "people")),
    )

    def __init__(self) -> None:
        self.script: dict[str | Action, Script] = {}
        self.texts: dict[str, str] = {}
        self.heard: list[str | Action] = []

    def store(self, text: str) -> str:
        """Store an article's text and return it."""
        self.texts[hash_text(text)] = text
        return text

    def ask(self, text: str, state: State) -> Turn:
        """Answer by the script."""
        self.heard.append(text)
        return self._play(text, text, state)

    def act(self, action: Action, state: State) -> Turn:
        """Answer by the script."""
        self.heard.append(action)
        return self._play(action, repr(action), state)

    def greet(self, bot: str) -> str:
        """Greet a group."""
        return f"Hello from {bot}."

    def ask_for_words(self, kind: str) -> str:
        """Ask for words."""
        return f"Words, please ({kind})."

    def read(self, content_hash: str) -> str:
        """Return a stored text."""
        try:
            return self.texts[content_hash]
        except KeyError:
            raise ArticleGoneError("That article is gone; please ask again.") from None

    def _play(self, key: str | Action, name: str, state: State) -> Turn:
        assert key in self.script, f"nothing is scripted for {name!r}"
        scripted = self.script[key]
        if isinstance(scripted, Exception):
            raise scripted
        memory = after(name, state=state)
        return Turn(scripted if isinstance(scripted, Answer) else scripted(memory), memory)


def evidence(text: str, start: int = 0, end: int | None = None, kind: str = "direct") -> Evidence:
    """Return a stretch of an article's text as evidence."""
    span = Span(start, len(text) if end is None else end)
    content_hash = hash_text(text)
    article = ArticleInfo(
        id=1,
        content_hash=content_hash,
        source="story.txt",
        title="A story",
        date=date(2020, 1, 6),
        publisher=None,
        url=None,
        sentences=1,
        quotations=1,
    )
    return Evidence(
        address=Address(content_hash, span.start, span.end),
        text=span.of(text),
        article=article,
        passage=Span(0, len(text)),
        passage_index=0,
        paragraph=1,
        paragraphs=1,
        kind=kind,
    )


def answer(*blocks: Block, buttons: tuple[tuple[Button, ...], ...] = ()) -> Answer:
    """Return an answer of these blocks."""
    return Answer(question="", intent="fact", answered=True, blocks=blocks, buttons=buttons)


def saying(text: str) -> Answer:
    """Return an answer of one plain line."""
    return answer(Frame(text))

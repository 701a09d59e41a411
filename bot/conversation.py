"""One turn in, one answer out: the same for the terminal and for Telegram."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from bot.answering.actions import (
    Action,
    ShowArticle,
    ShowMore,
    ShowPassage,
    ShowPeople,
    ShowSources,
    ShowStatements,
    person_code,
)
from bot.answering.answer import Note
from bot.answering.compose import Composer
from bot.conversation_state import State
from bot.dialogue.checking import check
from bot.dialogue.facts import fact, who_is
from bot.dialogue.follow import follow, more, more_of, neighbour, why
from bot.dialogue.lists import people, sources
from bot.dialogue.passages import (
    article_page,
    cited_article,
    cited_passage,
    passage_about,
    passage_by_place,
)
from bot.dialogue.speakers import who_said
from bot.dialogue.speech import said_by_person, what_said
from bot.dialogue.talk import COMMANDS, talk
from bot.dialogue.turn import TurnContext
from retrieval.asking.finder import Finder
from retrieval.asking.intent import Intent
from retrieval.asking.question import LONGEST, Question, read_question

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.answering.answer import Answer
    from bot.answering.phrases import Phrases
    from retrieval.archive.archive import Archive


class Turn(NamedTuple):
    """What a turn gives: the answer, and the memory to keep for the next one."""

    answer: Answer
    state: State


class Command(NamedTuple):
    """A command as Telegram lists it: its name without the slash, and what it does."""

    name: str
    description: str


class Desk:
    """Answers questions about one archive, and sees when the archive has changed."""

    def __init__(self, archive: Archive, phrases: Phrases) -> None:
        """Take the archive and the words; indexes the archive."""
        self._archive = archive
        self._phrases = phrases
        with archive.snapshot():
            self._finder = Finder(archive)

    @property
    def phrases(self) -> Phrases:
        """The bot's own words."""
        return self._phrases

    @property
    def commands(self) -> tuple[Command, ...]:
        """The commands, in the order in which they are shown."""
        return tuple(Command(name, self._phrases.say(f"command_{name}")) for name in COMMANDS)

    @property
    def apology(self) -> str:
        """What a person reads after a fault that is not theirs to mend."""
        return self._phrases.say("internal_error")

    @property
    def patience(self) -> str:
        """What a person reads who has asked more than can wait for its answer."""
        return self._phrases.say("too_many")

    def read(self, content_hash: str) -> str:
        """Return the stored text of an article, to check evidence against.

        Raises:
            ArticleGoneError: No article with that content hash is held.
        """
        return self._archive.text(content_hash)

    def ask(self, text: str, state: State) -> Turn:
        """Answer what was typed.

        Args:
            text: A question, a command such as "/people", or anything else; of any length.
            state: The conversation's memory; it is not changed.
        """
        question = read_question(text)
        with self._archive.snapshot():
            turn = self._turn(question, state)
            if question.intent is Intent.RESET:
                # Turn numbers go on, so that no old button means a new question.
                return Turn(turn.plain("reset", answered=True), State(turn=turn.state.turn))
            answer = replace(self._answer(turn, question), question=text)
        if len(text) > LONGEST:
            note = Note(turn.say("cut_question", limit=LONGEST))
            answer = replace(answer, blocks=(*answer.blocks, note))
        return Turn(answer, turn.state)

    def act(self, action: Action, state: State) -> Turn:
        """Answer a button; see `ask`."""
        with self._archive.snapshot():
            turn = self._turn(Question("", Intent.MORE), state)
            return Turn(self._act(turn, action), turn.state)

    def _act(self, turn: TurnContext, action: Action) -> Answer:
        match action:
            case ShowPassage():
                return passage_by_place(turn, action)
            case ShowArticle():
                return article_page(turn, action)
            case ShowMore():
                return more_of(turn, turn.state.requests.get(action.turn))
            case ShowStatements():
                return self._statements(turn, action)
            case ShowPeople():
                return people(turn, action.skip)
            case ShowSources():
                return sources(turn, action.skip)

    def _turn(self, question: Question, state: State) -> TurnContext:
        if self._archive.revision() != self._finder.revision:
            self._finder = Finder(self._archive)
        memory = state.model_copy(deep=True)
        memory.turn += 1
        return TurnContext(question, memory, self._finder, Composer(self._phrases, memory.number))

    def _answer(self, turn: TurnContext, question: Question) -> Answer:
        if not self._finder.library.articles:
            return turn.plain("no_articles")
        return _ANSWERS.get(question.intent, _talk)(turn, question)

    def _statements(self, turn: TurnContext, action: ShowStatements) -> Answer:
        for person in turn.finder.library.people:
            if person_code(person.key) == action.person:
                request = turn.state.request
                waiting = request and request.intent == Intent.WHAT_SAID and not request.person
                topic = request.topic if request and waiting else ""
                return said_by_person(turn, person, topic)
        return turn.plain("article_gone")


def _talk(turn: TurnContext, _: Question) -> Answer:
    return talk(turn)


def _who_said(turn: TurnContext, question: Question) -> Answer:
    if question.claim:
        return check(turn, question.claim, "")
    return who_said(turn, question.topic)


def _passage(turn: TurnContext, question: Question) -> Answer:
    if question.topic:
        return passage_about(turn, question.topic)
    return cited_passage(turn, question.number, question.ordinal)


_ANSWERS: dict[Intent, Callable[[TurnContext, Question], Answer]] = {
    Intent.WHO_SAID: _who_said,
    Intent.WHAT_SAID: lambda turn, q: what_said(turn, q.speaker, q.topic),
    Intent.VERIFY: lambda turn, q: check(turn, q.claim, q.speaker),
    Intent.FACT: lambda turn, q: fact(turn, q.topic, about=q.about),
    Intent.WHO_IS: lambda turn, q: who_is(turn, q.speaker),
    Intent.PASSAGE: _passage,
    Intent.ARTICLE: lambda turn, q: cited_article(turn, q.number),
    Intent.MORE: lambda turn, _: more(turn),
    Intent.FOLLOW: lambda turn, _: follow(turn),
    Intent.NEIGHBOUR: lambda turn, _: neighbour(turn),
    Intent.WHY: lambda turn, _: why(turn),
    Intent.PEOPLE: lambda turn, _: people(turn),
    Intent.SOURCES: lambda turn, _: sources(turn),
}
"""What answers each intent; the rest is talk."""

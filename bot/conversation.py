"""One turn in, one answer out: the same for the terminal and for Telegram."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from bot.answering.actions import ShowMore
from bot.answering.answer import Note
from bot.answering.compose import Composer
from bot.conversation_state import State
from bot.dialogue.drafts import check_draft, pasted
from bot.dialogue.evidence import keep_told
from bot.dialogue.reading import Reading, correct, read_turn
from bot.dialogue.routing import answer_action, answer_question
from bot.dialogue.sharing import shareable
from bot.dialogue.talk import COMMANDS, example
from bot.dialogue.turn import TurnContext
from bot.dialogue.within import again, answer_within, tells_days
from retrieval.asking.claims.draft import read_draft
from retrieval.asking.finder import Finder
from retrieval.asking.intent import Intent
from retrieval.asking.question import LONGEST
from retrieval.asking.selection import Narrowing
from retrieval.asking.understood import Question

if TYPE_CHECKING:
    from pathlib import Path

    from bot.answering.actions import Action
    from bot.answering.answer import Answer, Quote
    from bot.answering.phrases import Phrases
    from retrieval.archive.archive import Archive
    from retrieval.asking.evidence import Evidence
    from retrieval.asking.findings import Scope
    from retrieval.asking.narrowing import Unmet


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
            self._finder.knows("news")  # search's loops are compiled or loaded now, not later

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

    def greet(self, bot: str) -> str:
        """Return what the members of a group read that the bot was added to, by its user name."""
        with self._archive.snapshot():
            self._refresh()
            turn = self._turn(Question("", Intent.START), State())
            return turn.say("joined", bot=bot, scope=turn.scope, example=example(turn))

    def ask_for_words(self, kind: str) -> str:
        """Return what a person reads who sent a "sound", a "picture" or "other" without words."""
        with self._archive.snapshot():
            self._refresh()
            turn = self._turn(Question("", Intent.EMPTY), State())
            return turn.say("wordless", kind=kind, example=example(turn))

    @property
    def scope(self) -> Scope:
        """How many articles are searched, and of which days."""
        return self._finder.scope

    @property
    def archive_path(self) -> Path:
        """Where the archive is."""
        return self._archive.path

    def source_of(self, content_hash: str) -> str:
        """Return the name of the source that holds a text.

        Raises:
            ArticleGoneError: No article with that content hash is held.
        """
        return self._archive.find(content_hash).source

    def revision(self) -> int:
        """Return a number that changes whenever the archive does."""
        return self._archive.revision()

    def content_hashes(self) -> tuple[str, ...]:
        """Return the content hashes of all articles, by date."""
        with self._archive.snapshot():
            hashes = [info.content_hash for info in self._archive.articles()]
        return tuple(dict.fromkeys(hashes))

    def statements_in(self, content_hash: str) -> list[Evidence]:
        """Return the statements of an article in order, non-answers left out.

        Raises:
            ArticleGoneError: No article with that content hash is held.
        """
        with self._archive.snapshot():
            self._refresh()
            library = self._finder.library
            article = self._archive.find(content_hash).id
            return [
                library.statement(stored, piece)
                for stored in self._archive.quotations(article=article)
                if not stored.quotation.declined
                for piece in library.parts(stored)[:1]
            ]

    def first_quoted(self, source: str) -> str:
        """Return whom the article of a source quotes first, by name; "" for nobody."""
        with self._archive.snapshot():
            ids = [info.id for info in self._archive.articles() if info.source == source]
            names = {person.key: person.name for person in self._archive.people()}
            said = self._archive.quotations(article=ids[-1]) if ids else []
        return next(
            (names[one.quotation.person] for one in said if one.quotation.person in names), ""
        )

    def read(self, content_hash: str) -> str:
        """Return the stored text of an article, to check evidence against.

        Raises:
            ArticleGoneError: No article with that content hash is held.
        """
        return self._archive.text(content_hash)

    def ask(self, text: str, state: State) -> Turn:
        """Answer what was typed, in the language that was chosen for the conversation.

        Args:
            text: A question, a command such as "/people", or anything else; of any length.
            state: The conversation's memory; it is not changed.
        """
        with self._phrases.speaking(state.language):
            return self._ask(text, state)

    def _ask(self, text: str, state: State) -> Turn:
        # What is no character (half of a pair) could be neither stored nor shown.
        text = text.encode("utf-8", "replace").decode("utf-8")
        with self._archive.snapshot():
            self._refresh()
            draft = read_draft(text) if self._finder.library.articles else ()
            reading = pasted(text) if draft else read_turn(text, self._finder, state)
            question = reading.question
            turn = self._turn(question, state, reading.narrowing)
            if question.intent is Intent.RESET:
                # Turn numbers go on, so that no old button means a new question.
                fresh = State(turn=turn.state.turn, language=state.language)
                return Turn(turn.plain("reset", answered=True), fresh)
            if draft:
                found = check_draft(turn, draft, len(text))
            else:
                turn, found = self._read_answer(turn, reading, state)
                if not found.answered:
                    turn, found = self._answer_corrected(reading, state) or (turn, found)
            answer = replace(found, question=text)
            turn.state.keep_within(turn.narrowing)
            keep_told(turn.state, answer)
        if len(text) > LONGEST and not draft:
            note = Note(turn.say("cut_question", limit=LONGEST))
            answer = replace(answer, blocks=(*answer.blocks, note))
        return Turn(answer, turn.state)

    def act(self, action: Action, state: State) -> Turn:
        """Answer a button; see `ask`."""
        with self._phrases.speaking(state.language), self._archive.snapshot():
            self._refresh()
            request = state.requests.get(action.turn) if isinstance(action, ShowMore) else None
            within = request.within if request else None
            turn = self._turn(Question("", Intent.MORE), state, within)
            answer = answer_action(turn, action)
            turn.state.keep_within(turn.narrowing)
            keep_told(turn.state, answer)
            return Turn(answer, turn.state)

    def share(self, words: str) -> tuple[Quote, ...]:
        """Return quotations to be sent by themselves, the best first; none changes any memory.

        Args:
            words: Names and words that they are to be by or on, such as "guterres restraint".
        """
        with self._archive.snapshot():
            self._refresh()
            return shareable(self._turn(Question(words, Intent.WHAT_SAID), State()), words)

    def _refresh(self) -> None:
        if self._archive.revision() != self._finder.revision:
            self._finder = Finder(self._archive)

    def _turn(
        self, question: Question, state: State, narrowing: Narrowing | Unmet | None = None
    ) -> TurnContext:
        memory = state.model_copy(deep=True)
        memory.turn += 1
        composer = Composer(self._phrases, memory.number)
        if not isinstance(narrowing, Narrowing):
            return TurnContext(question, memory, self._finder, composer)
        finder = self._finder.within(narrowing.articles(self._finder.library.articles))
        return TurnContext(question, memory, finder, composer, narrowing)

    def _answer_corrected(
        self, reading: Reading, state: State
    ) -> tuple[TurnContext, Answer] | None:
        """Answer a question that has none as typed with its typing errors corrected, or give None.

        The answer says what was read for what was typed.
        """
        reading, corrected = correct(reading, self._finder)
        if not corrected:
            return None
        turn = self._turn(reading.question, state, reading.narrowing)
        turn, found = self._read_answer(turn, reading, state)
        notes = [Note(turn.say("read_as", typed=one.typed, read=one.read)) for one in corrected]
        answer = replace(found, blocks=(*found.blocks, *notes))
        return (turn, answer) if found.answered else None

    def _read_answer(
        self, turn: TurnContext, reading: Reading, state: State
    ) -> tuple[TurnContext, Answer]:
        """Answer as a question's filters ask; give the turn that did, with its memory."""

        def answer(of: TurnContext) -> Answer:
            return again(of) if reading.again else answer_question(of, reading.question)

        if reading.narrowing is None:
            return turn, answer(turn)
        if reading.undated:
            dated = self._told_of_days(reading, state)
            if dated:
                return dated
        whole = self._turn(reading.question, state)
        found = answer_within(turn, reading.narrowing, whole, answer)
        dated = None if found.answered else self._told_of_days(reading, state)
        return dated or (turn, found)

    def _told_of_days(self, reading: Reading, state: State) -> tuple[TurnContext, Answer] | None:
        """Answer a question for what was said with a statement that names its days, or give None.

        "Who regretted the vote in March?" may go by what was said later.
        """
        if reading.dated is None:
            return None
        turn = self._turn(reading.dated, state)
        told = answer_question(turn, reading.dated)
        return (turn, told) if tells_days(told, reading.days) else None

"""What answering one turn needs: the question, the memory, the archive, the words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.answering.actions import ShowMore, ShowStatements, person_code
from bot.answering.answer import Answer, Block, Button, Frame, Note, Quote
from bot.answering.compose import SHOWN, Composer
from bot.dialogue.wordings import with_contrasts, wordings_button
from retrieval.asking.intent import Intent

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.conversation_state import Request, State
    from retrieval.archive.records import PersonRecord
    from retrieval.asking.evidence import Evidence
    from retrieval.asking.finder import Finder
    from retrieval.asking.selection import Narrowing
    from retrieval.asking.understood import Question


MOST_NAMED = 2
"""Sources that are named where a question is about them alone; of more, their number is."""


@dataclass(frozen=True, slots=True)
class TurnContext:
    """One turn while it is being answered.

    Attributes:
        question: The question as it was understood.
        state: The conversation's memory; this turn's own copy, which it may change.
        finder: The archive as it is now.
        composer: The words.
        narrowing: Which articles alone `finder` looks at, as the question asked; None for all.
    """

    question: Question
    state: State
    finder: Finder
    composer: Composer
    narrowing: Narrowing | None = None

    def say(self, phrase: str, /, **values: object) -> str:
        """Fill in a phrase; any of them may use `where`, for the articles looked at."""
        return self.composer.say(phrase, **{"where": self.where, **values})

    @property
    def scope(self) -> str:
        """The size and days of what is looked at, in words."""
        scope = self.composer.scope(self.finder.scope)
        return self.say("scope_within", scope=scope) if self.where else scope

    @property
    def where(self) -> str:
        """Which articles alone are looked at, in words; "" for all."""
        narrowing = self.narrowing
        if narrowing is None:
            return ""
        return self.composer.say(
            "within",
            sources=", ".join(narrowing.sources[:MOST_NAMED]),
            count=len(narrowing.sources),
            but=", ".join(narrowing.but),
            publisher=narrowing.publisher,
            first=self.composer.day(narrowing.first),
            last=self.composer.day(narrowing.last),
            counted=narrowing.counted,
        )

    def answer(
        self,
        *blocks: Block,
        answered: bool,
        intent: str | None = None,
        buttons: tuple[tuple[Button, ...], ...] = (),
        verdict: str | None = None,
    ) -> Answer:
        """Put an answer together; which articles alone were looked at always stands in it."""
        where = self.where
        frames = [block.text for block in blocks if isinstance(block, Frame)]
        if where and not any(where in frame for frame in frames):
            blocks = (Frame(self.say("looked_at")), *blocks)
        return Answer(
            self.question.text,
            intent or self.question.intent.value,
            answered,
            blocks,
            buttons,
            verdict,
        )

    def plain(self, phrase: str, *, answered: bool = False, **values: object) -> Answer:
        """Answer with one line and no evidence."""
        return self.answer(Frame(self.say(phrase, **values)), answered=answered)

    def found(
        self,
        frame: str,
        evidence: Sequence[Evidence],
        request: Request | None,
        *,
        intent: str | None = None,
        verdict: str | None = None,
        notes: Sequence[str] = (),
    ) -> Answer:
        """Answer with the next pieces of evidence, remembering what is left.

        Args:
            frame: The line above them.
            evidence: All that was found, what has been shown before included.
            request: The question, to go on from; its `shown` says how many were shown before.
                None leaves the conversation on the question before.
            intent: As in `Answer`, where it is not the question's own.
            verdict: As in `Answer`.
            notes: Lines below the evidence.
        """
        skip = request.shown if request else 0
        if request and skip >= len(evidence):
            self.state.remember(request)
            topic = request.topic if request.intent == Intent.WHAT_SAID else ""
            return self.missing(self.say("no_more", scope=self.scope, topic=topic), intent=intent)
        shown = evidence[skip : skip + SHOWN] if request else evidence
        blocks = self.composer.quotes(shown)
        left = len(evidence) - skip - len(shown) if request else 0
        if request:
            self.state.remember(request.model_copy(update={"shown": skip + len(shown)}))
        self._show(blocks)
        rows = list(self.composer.passage_buttons(blocks))
        more = []
        if left:
            more.append(Button(self.say("button_more", count=left), ShowMore(self.state.turn)))
        speakers = {one.person.key: one.person for one in shown if one.person}
        if len(speakers) == 1 and not left:
            (person,) = speakers.values()
            if person.quotations > len(evidence):
                more.append(self.statements_button(person))
        wordings = wordings_button(self, shown)
        if wordings:
            more.append(wordings)
        if more:
            rows.append(tuple(more))
        below = [Note(note) for note in notes]
        if left:
            below.append(Note(self.say("rest", count=left)))
        return self.answer(
            Frame(frame),
            *with_contrasts(self, blocks),
            *below,
            answered=True,
            intent=intent,
            buttons=tuple(rows),
            verdict=verdict,
        )

    def missing(
        self,
        frame: str,
        nearest: Sequence[Evidence] = (),
        *,
        nearest_frame: str = "",
        intent: str | None = None,
        verdict: str | None = None,
        buttons: tuple[tuple[Button, ...], ...] = (),
        notes: Sequence[str] = (),
    ) -> Answer:
        """Answer that the sources do not hold it, and show what comes nearest as just that."""
        blocks = self.composer.quotes(nearest[:1], nearest=True)
        self._show(blocks)
        bridge = [Frame(nearest_frame or self.say("nearest"))] if blocks else []
        return self.answer(
            Frame(frame),
            *bridge,
            *blocks,
            *map(Note, notes),
            answered=False,
            intent=intent,
            buttons=(*self.composer.passage_buttons(blocks), *buttons),
            verdict=verdict,
        )

    def statements_button(self, person: PersonRecord, label: str = "button_statements") -> Button:
        """Return the button that shows a person's statements."""
        return Button(self.say(label, name=person.name), ShowStatements(person_code(person.key)))

    def with_guess(self, answer: Answer, typed: str, person: PersonRecord) -> Answer:
        """Add to an answer that a typing error was corrected to find the person."""
        note = Note(self.say("taken_as", typed=typed, name=person.name))
        return replace(answer, blocks=(*answer.blocks, note))

    def _show(self, blocks: Sequence[Block]) -> None:
        numbers = [block.n for block in blocks if isinstance(block, Quote)]
        if numbers:
            self.state.shown = numbers

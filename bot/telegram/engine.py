"""From the inbox to the outbox: updates are stored, answered in turn, and their answers stored."""

from __future__ import annotations

import asyncio
import json
import logging
from functools import partial
from typing import TYPE_CHECKING, Any

from telegram import Update

from bot.conversation_state import State
from bot.state import load_state, move_conversations, save_state
from bot.telegram import ledger
from bot.telegram.addressing import Place, place_of
from bot.telegram.handlers import describe
from bot.telegram.lanes import Lanes
from bot.telegram.language import conversation_of, heard
from bot.telegram.origin import arrival_of
from bot.telegram.reply import Reply

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from bot.telegram.handlers import Handlers
    from bot.telegram.inline_queue import InlineQueue
    from bot.telegram.journal import Journal
    from bot.telegram.ledger import Arrival, Letter
    from bot.telegram.metrics import Metrics
    from bot.telegram.office import Office
    from bot.telegram.postman import Postman
    from bot.telegram.presence import Presence
    from bot.telegram.reply import Task

WORKERS = 32
"""How many updates are answered at once: while one waits for the disk, others are worked on."""
FORGET_EVERY = 5000
"""After how many updates the oldest rows are looked for."""
INLINE = "inline_query"

_logger = logging.getLogger(__name__)


class Engine:
    """Takes updates in, answers them, and hands the answers to the postman.

    An update is stored before `accept` returns. Its conversation's new state, its answer's
    messages and the note that it was answered are stored in one transaction. So whenever the
    process ends, an update is either still to be answered, from the state before it, or its whole
    answer is in the outbox.

    Args:
        journal: Where all is stored.
        postman: What sends.
        metrics: What counts.
        inline: What answers inline queries; None where they are passed over.
        presence: What shows people that their question is worked on; None for nothing.
        office: What answers before the conversation does: access, files, what is kept of people.
    """

    def __init__(
        self,
        journal: Journal,
        postman: Postman,
        metrics: Metrics,
        inline: InlineQueue | None = None,
        presence: Presence | None = None,
        office: Office | None = None,
    ) -> None:
        self._journal = journal
        self._postman = postman
        self._inline = inline
        self._presence = presence
        self._office = office
        self._metrics = metrics
        self._handlers: Handlers | None = None
        self._lanes = Lanes()
        self._workers: list[asyncio.Task[None]] = []
        self._refusing: set[asyncio.Task[None]] = set()
        self._since_forgetting = 0
        self._moved = asyncio.Event()
        postman.on_delivered(self._delivered)
        metrics.gauge("updates_waiting", "Updates not yet answered and delivered.", self.waiting)

    @property
    def is_full(self) -> bool:
        """Whether updates are to be left with Telegram for now."""
        return self._lanes.is_full

    def waiting(self) -> int:
        """Return how many updates are not answered and delivered yet."""
        return len(self._lanes)

    async def load(self) -> None:
        """Take over what an earlier process left; call it before anything else.

        Raises:
            StateError: The file cannot be used.
        """
        backlog = await self._journal.run(ledger.read_backlog)
        for update_id, person in backlog.answered.items():
            self._lanes.expect(update_id, person)
        for chat, message_id in backlog.seen:
            self._postman.saw(chat, message_id)
        for arrival in backlog.arrivals:
            self._add(arrival)
        self._postman.take(backlog.letters)
        if backlog.arrivals or backlog.letters:
            _logger.info(
                "Going on with %d updates and %d messages left from before.",
                len(backlog.arrivals),
                len(backlog.letters),
            )

    def start(self, handlers: Handlers) -> None:
        """Begin to answer."""
        self._handlers = handlers
        self._workers = [asyncio.create_task(self._work()) for _ in range(WORKERS)]

    async def accept(self, updates: Iterable[Any]) -> None:
        """Store updates; once this returns, Telegram may be told that they were received.

        Inline queries are not stored: see `inline_queue`.

        Raises:
            StateError: They could not be stored and must come again.
        """
        arrivals = []
        for update in updates:
            if self._inline is not None and isinstance(update, dict) and INLINE in update:
                self._inline.put(update)
                continue
            arrival = arrival_of(update)
            if arrival is None:
                self._metrics.count("updates_unreadable")
                _logger.error("Telegram sent an update without a number; it is passed over.")
                continue
            arrivals.append(arrival)
            self._postman.saw(arrival.chat, arrival.message_id)
        if not arrivals:
            return
        arrivals.sort()
        new = await self._journal.run(partial(ledger.take_in, arrivals=arrivals))
        self._metrics.count("updates_received", len(new))
        self._metrics.count("updates_again", len(arrivals) - len(new))
        for arrival in new:
            if self._handlers is not None and self._lanes.is_over(arrival.person):
                self._refuse(arrival, self._handlers)
            else:
                self._add(arrival)
        self._since_forgetting += len(new)
        if self._since_forgetting >= FORGET_EVERY:
            self._since_forgetting = 0
            await self._journal.surely(ledger.forget_old)

    async def drain(self) -> None:
        """Wait until all that was accepted is answered and delivered."""
        while self._lanes or self._refusing:
            await self._move()

    async def room(self) -> None:
        """Wait until more can be taken in."""
        while self.is_full:
            await self._move()

    async def _move(self) -> None:
        self._moved.clear()
        await self._moved.wait()

    async def stop(self, seconds: float) -> None:
        """Begin nothing more, and finish within so many seconds the answers that are begun."""
        tasks = [*self._workers, *self._refusing]
        self._workers = []
        if not tasks:
            return
        for task in tasks:
            task.cancel()
        _, late = await asyncio.wait(tasks, timeout=seconds)
        for task in late:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _work(self) -> None:
        while True:
            arrival = await self._lanes.next()
            work = asyncio.create_task(self._answer(arrival))
            try:
                # What is being stored when the bot stops is stored wholly and told to the postman.
                await asyncio.shield(work)
            except asyncio.CancelledError:
                await work
                raise
            except Exception as error:  # noqa: BLE001 - one update must not end the worker
                _logger.error("An update is left for the next start: %s", describe(error))  # noqa: TRY400 - no traceback
            finally:
                self._lanes.turn_over(arrival.chat)

    async def _answer(self, arrival: Arrival) -> None:
        update = self._read(arrival)
        reply = await self._reply(update) if update is not None else Reply()
        await self._store(arrival, reply)

    def _read(self, arrival: Arrival) -> Update | None:
        try:
            return Update.de_json(json.loads(arrival.payload), None)
        except Exception as error:  # noqa: BLE001 - the library raises anything on a bad update
            self._metrics.count("updates_unreadable")
            _logger.error(  # noqa: TRY400 - the library's words may hold a message
                "An update could not be read and is passed over: %s.", type(error).__name__
            )
            return None

    async def _reply(self, update: Update) -> Reply:
        assert self._handlers is not None
        state = State()
        try:
            task = self._handlers.task(update)
            conversation = conversation_of(update, task)
            if conversation is not None:
                state = await self._journal.surely(partial(load_state, chat=conversation))
            state = heard(update, state)
            with self._handlers.speaking(update, state):
                return await self._reply_to(update, task, state)
        except Exception as error:  # noqa: BLE001 - whatever it is, somebody waits for an answer
            self._metrics.count("answers_failed")
            with self._handlers.speaking(update, state):
                return self._handlers.excuse(update, error)

    async def _reply_to(self, update: Update, task: Task | None, state: State) -> Reply:
        if self._office is not None:
            reply = await self._office.reply(update, is_asked=task is not None)
            if reply is not None:
                return reply
        if task is None:
            return Reply()
        reply = task.reply(state if task.conversation is not None else State())
        return reply if self._office is None else self._office.counted(update, reply)

    async def _store(self, arrival: Arrival, reply: Reply) -> None:
        def store(database: sqlite3.Connection) -> list[Letter]:
            if reply.conversation is not None and reply.state is not None:
                save_state(database, reply.conversation, reply.state)
            if reply.move is not None:
                move_conversations(database, *reply.move)
            more = reply.within(database) if reply.within is not None else ()
            return ledger.answer(database, arrival.update_id, (*reply.outgoing, *more))

        letters = await self._journal.surely(store)
        if letters:
            self._postman.take(letters)
        else:
            self._delivered(arrival.update_id)

    def _refuse(self, arrival: Arrival, handlers: Handlers) -> None:
        """Say politely, once, that somebody has asked more than can wait."""
        self._metrics.count("updates_refused")
        is_told = not self._lanes.tell(arrival.person)
        update = None if is_told else self._read(arrival)
        reply = Reply()
        if update is not None:
            with handlers.speaking(update, State()):
                reply = handlers.refuse(update)
        task = asyncio.create_task(self._store(arrival, reply))
        self._refusing.add(task)
        task.add_done_callback(self._refusal_ended)

    def _refusal_ended(self, task: asyncio.Task[None]) -> None:
        self._refusing.discard(task)
        self._moved.set()

    def _add(self, arrival: Arrival) -> None:
        self._lanes.add(arrival)
        if self._presence is not None:
            where = partial(self._where, arrival)
            self._presence.begin(arrival.update_id, arrival.chat, where)

    def _where(self, arrival: Arrival) -> Place | None:
        """Return where an update's answer goes; None where it gets none."""
        if arrival.chat > 0:
            return Place(arrival.chat)
        try:
            update = Update.de_json(json.loads(arrival.payload), None)
        except Exception:  # noqa: BLE001 - the library raises anything on a bad update
            return None
        query = update.callback_query
        source = query.message if query is not None else update.message or update.edited_message
        if self._handlers is None or source is None or self._handlers.task(update) is None:
            return None
        return place_of(source)

    def _delivered(self, update_id: int | None) -> None:
        self._lanes.delivered(update_id)
        if self._presence is not None:
            self._presence.end(update_id)
        self._moved.set()

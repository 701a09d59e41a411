"""One letter of the outbox on its way: asked for, waited for, looked for, and what became of it."""

from __future__ import annotations

import asyncio
import logging
from functools import partial
from typing import TYPE_CHECKING, Any

from bot.errors import BotError, CallError, TokenError
from bot.telegram import ledger
from bot.telegram.api import FloodError, NotDoneError, PerhapsDoneError, RefusedError
from bot.telegram.files import CannotMakeError
from bot.telegram.letters import (
    body,
    file_of,
    in_words,
    is_to_be_placed,
    placed,
    replaced_by,
    sent_anew,
)
from bot.telegram.outgoing import ANSWER_QUERY, DELETE, EDIT, EDIT_KEYBOARD, NEW
from bot.telegram.search import Finding, Search, Sightings

if TYPE_CHECKING:
    from bot.telegram.api import BotApi
    from bot.telegram.files import Workbench
    from bot.telegram.gate import SendGate
    from bot.telegram.journal import Journal
    from bot.telegram.ledger import Letter
    from bot.telegram.metrics import Metrics

UNKNOWN_BOT = (
    "Telegram does not know this bot token; copy it again from @BotFather into TELEGRAM_BOT_TOKEN."
)
SETTLE_SECONDS = 2.0
"""How long Telegram gets to finish a request whose outcome is unknown, before it is asked."""
MOST_REPEATS = 1
"""How often a message may be sent again that perhaps arrived and could not be looked for."""
MOST_FAULTS = 20
"""How often a letter may meet an internal error of Telegram's before it is given up: with the
pauses between, a quarter of an hour in which Telegram is reached and does not take it."""
FIRST_PAUSE, LONGEST_PAUSE = 1.0, 60.0
"""How many seconds lie between two attempts: each time twice as many."""
AT_ONCE = 128
"""How many requests may be under way at once."""
_HARMLESS = (EDIT, EDIT_KEYBOARD, DELETE, ANSWER_QUERY)
"""What does the same however often it is done."""
_DISPENSABLE = (EDIT_KEYBOARD, DELETE, ANSWER_QUERY)
"""What nobody waits for: where it is refused, the age of the message or the press may be why."""

_logger = logging.getLogger(__name__)


class UndeliverableError(BotError):
    """A letter cannot be delivered.

    Attributes:
        is_gone: Whether nobody is there any more to be told so.
    """

    def __init__(self, sentence: str, *, is_gone: bool = False) -> None:
        super().__init__(sentence)
        self.is_gone = is_gone


class _Trouble:
    """How a letter has fared so far: how long to pause, and how often Telegram was at fault."""

    def __init__(self) -> None:
        self._pause = FIRST_PAUSE
        self.faults = 0

    async def pause(self) -> None:
        await asyncio.sleep(self._pause)
        self._pause = min(2 * self._pause, LONGEST_PAUSE)


class Delivery:
    """Delivers single letters.

    A letter is noted as under way before Telegram is asked, and as sent after Telegram has said
    so. In between its fate is open: the process may end, or the connection. Then, and after a
    time-out, `_settle` finds out what can be found out.

    Args:
        api: What makes the requests.
        journal: Where the outbox is.
        gate: What sets the pace.
        metrics: What counts.
        workbench: What makes the files of letters; None where none have any.
    """

    def __init__(
        self,
        api: BotApi,
        journal: Journal,
        gate: SendGate,
        metrics: Metrics,
        workbench: Workbench | None = None,
    ) -> None:
        self.sightings = Sightings()
        self._api = api
        self._journal = journal
        self._gate = gate
        self._metrics = metrics
        self._workbench = workbench
        self._search = Search(api, gate, self.sightings)
        self._slots = asyncio.Semaphore(AT_ONCE)

    async def deliver(self, letter: Letter) -> None:
        """Deliver a letter, however long it takes.

        Raises:
            UndeliverableError: Telegram refuses it; its row is still open.
            TokenError: Telegram no longer knows the token.
        """
        trouble = _Trouble()
        rest: Letter | None = letter
        if letter.is_open:
            self._metrics.count("sends_unclear")
            rest = await self._settle(letter)
        while rest is not None:
            rest = await self._try(rest, trouble)

    async def close(self, letter: Letter, state: str, message_id: int | None = None) -> None:
        """Note what became of a letter; see `ledger.close`."""
        await self._journal.surely(
            partial(ledger.close, letter=letter, state=state, message_id=message_id)
        )

    async def _try(self, letter: Letter, trouble: _Trouble) -> Letter | None:
        """Ask Telegram once, and return the letter as it is to be tried next; None for done."""
        if is_to_be_placed(letter):
            return await self._place(letter)
        if letter.method in NEW:
            await self._gate.pass_chat(letter.chat)
        else:
            await self._gate.pass_all()
        if letter.after is None:
            letter = letter._replace(after=self.sightings.latest(letter.chat))
        try:
            async with self._slots:
                result = await self._attempt(letter)
        except RefusedError as error:
            return await self._refused(letter, error)
        except CannotMakeError as error:
            return await self._store(in_words(letter, error.instead))
        except PerhapsDoneError as error:
            self._metrics.count("sends_unclear")
            _logger.warning("Whether a message has arrived is unclear: %s", error)
            await trouble.pause()
            return await self._settle(letter)
        except CallError as error:
            await self._defer(letter)
            await self._wait(letter, error, trouble)
            return letter
        await self._delivered(letter, result)
        return None

    async def _place(self, letter: Letter) -> Letter | None:
        """Find the message that a letter takes the place of; return it as it is to be sent."""
        found = await self._journal.surely(partial(placed, letter=letter))
        if found is None:
            await self.close(letter, "sent")
        return found

    async def _wait(self, letter: Letter, error: CallError, trouble: _Trouble) -> None:
        """Wait until a request can be made again that was not carried out.

        Raises:
            UndeliverableError: It has gone wrong too often.
        """
        if isinstance(error, FloodError):
            self._metrics.count("floods")
            self._gate.hold(letter.chat, error.seconds)
            if letter.method not in NEW:
                await asyncio.sleep(error.seconds)
            return
        trouble.faults += isinstance(error, NotDoneError) and error.was_reached
        if trouble.faults >= MOST_FAULTS:
            raise UndeliverableError(str(error))
        self._metrics.count("sends_retried")
        await trouble.pause()

    async def _attempt(self, letter: Letter) -> Any:
        """Ask Telegram once. What has begun is brought to its end when the bot is told to stop.

        Raises:
            CallError: What came of it, if it is not delivered.
        """
        asking = asyncio.create_task(self._ask(letter))
        try:
            return await asyncio.shield(asking)
        except asyncio.CancelledError:
            if not asking.cancelled():
                await self._end(letter, asking)
            raise

    async def _ask(self, letter: Letter) -> Any:
        file = file_of(letter)
        upload = await self._workbench.make(file) if file and self._workbench else None
        await self._journal.surely(partial(ledger.begin, letter=letter))
        if upload is not None:
            return await self._api.call(letter.method, body(letter), upload=upload)
        return await self._api.call(letter.method, body(letter))

    async def _end(self, letter: Letter, asking: asyncio.Task[Any]) -> None:
        try:
            await self._delivered(letter, await asking)
        except PerhapsDoneError as error:
            _logger.warning("Whether a message has arrived is unclear: %s", error)
        except (CallError, CannotMakeError):
            await self._defer(letter)

    async def _defer(self, letter: Letter) -> None:
        await self._journal.surely(partial(ledger.defer, letter=letter))

    async def _delivered(self, letter: Letter, result: Any) -> None:
        self._metrics.count("messages_sent")
        message_id = result.get("message_id") if isinstance(result, dict) else None
        if isinstance(message_id, int):
            self.sightings.note(letter.chat, message_id)
        else:
            message_id = None
        await self.close(letter, "sent", message_id)

    async def _settle(self, letter: Letter) -> Letter | None:
        """Find out about a letter that perhaps arrived; return it where it is to be sent again.

        What does no harm twice is done again. A new message is looked for in its chat. Where it
        is not found it is sent; where it cannot be looked for it is sent once more,
        `MOST_REPEATS` times in all, and then left at that.
        """
        if letter.method in _HARMLESS:
            return letter
        await asyncio.sleep(SETTLE_SECONDS)
        finding, message_id = await self._search.look_for(letter)
        if finding is Finding.THERE:
            self._metrics.count("unclear_found")
            await self._delivered(letter, {"message_id": message_id})
            return None
        if finding is Finding.ABSENT:
            self._metrics.count("unclear_absent")
            return letter
        if letter.repeats >= MOST_REPEATS:
            self._metrics.count("unclear_given_up")
            _logger.warning("A message that may have arrived twice already is not sent again.")
            await self.close(letter, "perhaps")
            return None
        self._metrics.count("unclear_repeated")
        _logger.warning("A message that may have arrived is sent once more.")
        return letter._replace(repeats=letter.repeats + 1)

    async def _refused(self, letter: Letter, error: RefusedError) -> Letter | None:
        """Do what a refusal asks for; return the letter to be sent instead, if there is one.

        Raises:
            UndeliverableError: There is nothing to be done.
            TokenError: Telegram no longer knows the token.
        """
        if error.is_token:
            await self._defer(letter)
            raise TokenError(UNKNOWN_BOT)
        if error.moved_to is not None and letter.method in (*NEW, EDIT):
            # The messages of what the chat has become are numbered anew.
            return await self._send_anew(letter, error.moved_to)
        if letter.method == EDIT_KEYBOARD and error.says("message is not modified"):
            await self._delivered(letter, None)
            return None
        if letter.method in _DISPENSABLE:
            _logger.info("A request that nobody waits for was refused: %s", error)
            await self.close(letter, "failed")
            return None
        if letter.method == EDIT and error.says("message is not modified"):
            await self._delivered(letter, None)
            return None
        if letter.method == EDIT and error.is_not_editable:
            gone = (replaced_by(letter),)
            await self._journal.surely(partial(ledger.lose, chat=letter.chat, message_ids=gone))
            return await self._send_anew(letter, letter.chat)
        raise UndeliverableError(str(error), is_gone=error.is_shut)

    async def _send_anew(self, letter: Letter, chat: int) -> Letter:
        return await self._store(sent_anew(letter, chat))

    async def _store(self, changed: Letter) -> Letter:
        await self._journal.surely(partial(ledger.rewrite, letter=changed))
        return changed

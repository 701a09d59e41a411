"""What an update comes to: a task, and the reply that it gives."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Sequence

    from bot.conversation_state import State
    from bot.telegram.ledger import Outgoing


class Reply(NamedTuple):
    """What an update comes to; all of it is stored together or not at all.

    Attributes:
        outgoing: What is to be sent, in order.
        conversation: The key of the conversation whose state changes, if one does.
        state: Its new state.
        move: The chat whose conversations go to another one, and that one.
        within: What is to be stored besides, in the same transaction; it returns what more is to
            be sent. It may be done again, and so changes nothing but the database.
    """

    outgoing: tuple[Outgoing, ...] = ()
    conversation: str | None = None
    state: State | None = None
    move: tuple[int, int] | None = None
    within: Callable[[sqlite3.Connection], Sequence[Outgoing]] | None = None


class Task(NamedTuple):
    """What is to be done for an update.

    Attributes:
        conversation: The key of the conversation whose state it needs; None for none.
        reply: Gives the reply from that state, or from a fresh one.
    """

    conversation: str | None
    reply: Callable[[State], Reply]

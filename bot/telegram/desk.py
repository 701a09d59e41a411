"""What this wing's Telegram side needs of the conversation: the seam between the two."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

from pydantic import BaseModel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.answering.actions import Action
    from bot.answering.answer import Answer

S = TypeVar("S", bound=BaseModel)
S_co = TypeVar("S_co", bound=BaseModel, covariant=True)


class Command(Protocol):
    """A command to register at Telegram."""

    @property
    def name(self) -> str:
        """Its name, without the slash."""

    @property
    def description(self) -> str:
        """What it does, in a few words."""


class Turn(Protocol[S_co]):
    """What a turn gives."""

    @property
    def answer(self) -> Answer:
        """What is to be shown."""

    @property
    def state(self) -> S_co:
        """The conversation after it."""


class Desk(Protocol[S]):
    """Where questions are answered; `S` is what it keeps of a conversation."""

    @property
    def commands(self) -> Sequence[Command]:
        """The commands to register."""

    @property
    def apology(self) -> str:
        """What a person reads after a fault that is not theirs to mend."""

    def ask(self, text: str, state: S) -> Turn[S]:
        """Answer what was typed: a question, a command, or nothing at all."""

    def act(self, action: Action, state: S) -> Turn[S]:
        """Answer a button."""

    def read(self, content_hash: str) -> str:
        """Return the stored text of an article."""

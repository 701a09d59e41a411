"""What happened at the server, in frozen records that a test can look at."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tests.support.botapi.entities import QUOTES, Entity

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.support.botapi.keyboard import Key, Keyboard


@dataclass(frozen=True, slots=True)
class Call:
    """One request to the server.

    Attributes:
        method: The Bot API method as asked for.
        parameters: Its parameters as sent, nested JSON decoded.
        status: The HTTP status it got; 0 where the connection was closed instead.
        description: The description of a refusal, empty where the call was carried out.
        at: When it came, in seconds of the event loop's clock.
    """

    method: str
    parameters: Mapping[str, object]
    status: int
    description: str
    at: float


@dataclass(frozen=True, slots=True)
class Button:
    """A button as it stood under a message."""

    chat_id: int
    message_id: int
    key: Key

    @property
    def text(self) -> str:
        """Its label."""
        return self.key.text

    @property
    def data(self) -> str | None:
        """Its callback data."""
        return self.key.callback_data


@dataclass(frozen=True, slots=True)
class Message:
    """A message as a chat shows it at one moment.

    Attributes:
        chat_id: The chat it stands in.
        message_id: Its number in that chat.
        text: Its text, cleaned and trimmed as Telegram does; a photo's caption.
        entities: Its entities in Telegram's order.
        keyboard: The rows of its inline keyboard.
        preview: Whether Telegram may show a link preview.
        edits: How often it was edited.
        from_bot: Whether the bot wrote it.
        reply_to: The message it answers.
        kind: "text", "sticker", "photo", "voice", or "document" with the file's name.
        file: What the bot sent as a picture or a file.
        date: When it was written, in Unix seconds of the server's own clock.
        author: The Telegram id of its writer.
        thread: The topic it stands in.
        via_bot: Whether it was chosen from what the bot offered inline.
    """

    chat_id: int
    message_id: int
    text: str
    entities: tuple[Entity, ...] = ()
    keyboard: Keyboard = ()
    preview: bool = True
    edits: int = 0
    from_bot: bool = True
    reply_to: int | None = None
    kind: str = "text"
    file: bytes = field(default=b"", repr=False)
    date: int = 0
    author: int = 0
    thread: int | None = None
    via_bot: bool = False

    @property
    def quotes(self) -> tuple[str, ...]:
        """The texts of its blockquotes, expandable ones included, in order."""
        return tuple(mark.of(self.text) for mark in self.entities if mark.type in QUOTES)

    @property
    def buttons(self) -> tuple[Button, ...]:
        """Its buttons, row by row."""
        return tuple(
            Button(self.chat_id, self.message_id, key) for row in self.keyboard for key in row
        )

    def button(self, label: str) -> Button:
        """Return the first button whose label holds `label`, whatever the case.

        Raises:
            AssertionError: There is none.
        """
        for button in self.buttons:
            if label.casefold() in button.text.casefold():
                return button
        raise AssertionError(f"no button {label!r} among {[b.text for b in self.buttons]}")


@dataclass(frozen=True, slots=True)
class CallbackAnswer:
    """How the bot answered a button press."""

    text: str = ""
    show_alert: bool = False


@dataclass(frozen=True, slots=True)
class Command:
    """A command that the bot registered."""

    command: str
    description: str


@dataclass(frozen=True, slots=True)
class Fault:
    """How a call is to go wrong.

    Attributes:
        status: The HTTP status to answer; 0 closes the connection without an answer.
        retry_after: Seconds that a 429 names.
        carried_out: Whether the call takes effect before its answer is spoiled.
        html: Whether the body is a proxy's HTML page instead of JSON.
        hangs: Whether no answer comes as long as the caller waits.
        cut: Whether the reply, which is then Telegram's own, ends in its middle.
    """

    status: int
    retry_after: int | None = None
    carried_out: bool = False
    html: bool = False
    hangs: bool = False
    cut: bool = False


def flood(retry_after: int = 1) -> Fault:
    """Return a 429 that asks to wait `retry_after` seconds."""
    return Fault(429, retry_after=retry_after)


CLOSE = Fault(0)
"""The connection closes; nothing was done."""
CLOSE_AFTER = Fault(0, carried_out=True)
"""The connection closes; the call was carried out all the same."""
HANG = Fault(0, hangs=True)
"""No answer comes; nothing was done."""
HANG_AFTER = Fault(0, hangs=True, carried_out=True)
"""No answer comes; the call was carried out all the same."""
CUT = Fault(200, carried_out=True, cut=True)
"""The call was carried out, and its reply ends in its middle."""
GARBAGE_AFTER = Fault(200, carried_out=True, html=True)
"""The call was carried out, and something else than the Bot API answers."""
SERVER_ERROR = Fault(500)
CONFLICT = Fault(409)
BAD_GATEWAY = Fault(502, html=True)
BAD_GATEWAY_AFTER = Fault(502, html=True, carried_out=True)
"""A proxy that lost the reply of a call that was carried out."""

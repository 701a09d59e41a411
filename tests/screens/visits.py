"""A person at the bot, and a note of everything that was said, pressed and shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from tests.support.botapi.driver import Seat
    from tests.support.botapi.inline import InlineAnswer
    from tests.support.botapi.keyboard import Keyboard
    from tests.support.botapi.records import Message


PATIENCE = 120.0
"""Seconds: an article that is added is read by processes of their own."""


class Moment(NamedTuple):
    """One thing that stands in the chat, or happens there.

    Attributes:
        who: Who did it; "Bot" for the bot.
        what: How: "writes", "presses", "changes the question", "shows", "changes the message" …
        text: The text, a button's label, a notice.
        entities: The text's entities: type, offset and length in UTF-16 units.
        keyboard: The buttons below it.
    """

    who: str
    what: str
    text: str
    entities: tuple[tuple[str, int, int], ...] = ()
    keyboard: Keyboard = ()

    @property
    def is_message(self) -> bool:
        """Whether it is a message of the bot's making, shown as it stands in the chat."""
        by_bot = self.who == "Bot" and self.what.startswith(("shows", "changes"))
        return by_bot or bool(self.entities)


class Screen(NamedTuple):
    """A screen of the bot, with what led to it."""

    title: str
    moments: tuple[Moment, ...]


class Visit:
    """Plays a person, and notes what happens.

    Args:
        seat: The person in a chat.
        notes: Where to note it; people in the same chat share them.
        name: What the person is called in the notes.
    """

    def __init__(self, seat: Seat, notes: list[Moment] | None = None, name: str = "Ada") -> None:
        self.seat = seat
        self.notes: list[Moment] = [] if notes is None else notes
        self._name = name
        self._shown: list[Message] = []

    @property
    def last(self) -> Message:
        """What the bot showed last."""
        return self._shown[-1]

    async def say(self, text: str, reply_to: Message | None = None, shows: int = 1) -> Message:
        """Write, and see so many messages come back."""
        what = "writes" if reply_to is None else "replies to the bot"
        self.notes.append(Moment(self._name, what, text))
        said = await self.seat.say(text, reply_to)
        await self._see(shows)
        return said

    async def send(self, kind: str, shows: int = 1) -> None:
        """Send something without words: "sticker", "voice" or "photo"."""
        self.notes.append(Moment(self._name, "sends", f"a {kind}"))
        await getattr(self.seat, kind)()
        await self._see(shows)

    async def file(self, name: str, data: bytes, shows: int = 1) -> None:
        """Send a file."""
        self.notes.append(Moment(self._name, "sends the file", name))
        await self.seat.document(name, data)
        await self._see(shows)

    async def edit(self, message: Message, text: str, shows: int = 1) -> None:
        """Change a message of one's own."""
        self.notes.append(Moment(self._name, "changes the question into", text))
        await self.seat.edit(message, text)
        await self._see(shows)

    async def press(self, label: str, shows: int = 1, of: Visit | None = None) -> None:
        """Press a button of the latest message that has it, of another visit where one is given."""
        there = (of or self)._shown
        if of is not None:
            self._shown.append(of.last)
        having = [m for m in there if any(label in b.text for b in m.buttons)]
        assert having, f"no button {label!r}; the last message is {there[-1]!r}"
        message = having[-1]
        button = next(b for b in message.buttons if label in b.text)
        self.notes.append(Moment(self._name, "presses", button.text))
        press = await self.seat.press(button, stale=True)
        told = await press.answered()
        if told.text:
            what = "tells in a window" if told.show_alert else "tells for a moment"
            self.notes.append(Moment("Bot", what, told.text))
        await self._see(shows)

    async def hear(self) -> None:
        """See a message that nobody asked for."""
        await self._see(1, f"shows {self._name}, unasked")

    async def search(self, words: str) -> InlineAnswer:
        """Type words behind the bot's name in any chat."""
        self.notes.append(Moment(self._name, "types in any chat", f"@bot {words}"))
        found = await self.seat.search(words)
        for result in found.results:
            self.notes.append(Moment("Bot", "offers", f"{result.title} – {result.description}"))
        if found.button is not None:
            self.notes.append(Moment("Bot", "offers the button", found.button[0]))
        return found

    def choose(self, found: InlineAnswer) -> None:
        """Send the first of what was offered; the bot hears nothing of it."""
        result = found.results[0]
        entities = tuple((e.type, e.offset, e.length) for e in result.entities)
        self.notes.append(
            Moment(self._name, "sends, through the bot", result.text, entities, result.keyboard)
        )

    def screen(self, title: str) -> Screen:
        """Return what happened so far."""
        return Screen(title, tuple(self.notes))

    async def _see(self, shows: int, new: str = "shows") -> None:
        for _ in range(shows):
            message = await self.seat.next_message(PATIENCE)
            same = [m.text for m in self._shown if m.message_id == message.message_id]
            self._shown.append(message)
            if message.edits and same[-1:] == [message.text]:
                self.notes.append(Moment("Bot", "changes the buttons", "", (), message.keyboard))
                continue
            entities = tuple((e.type, e.offset, e.length) for e in message.entities)
            what = "changes the message into" if message.edits else new
            if message.reply_to is not None and not message.edits:
                what += ", as a reply"
            self.notes.append(Moment("Bot", what, message.text, entities, message.keyboard))

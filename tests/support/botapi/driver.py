"""What people do at the other end: write, press, edit, and read what the bot shows them."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

from tests.support.botapi import limits
from tests.support.botapi.contents import attachment, find_entities
from tests.support.botapi.entities import count_units
from tests.support.botapi.inline import Asked, InlineAnswer, Result
from tests.support.botapi.records import Button, CallbackAnswer, Message
from tests.support.botapi.text import Settled, clean, trim
from tests.support.botapi.world import (
    BOT_ID,
    BOT_USERNAME,
    Chat,
    Pressed,
    World,
    bot_json,
    message_json,
)

if TYPE_CHECKING:
    from tests.support.botapi.keyboard import Keyboard
    from tests.support.botapi.updates import JsonObject

WAIT_SECONDS = 30.0
"""How long a driver waits for the bot before the test fails; no test measures it."""


ANONYMOUS_ID = 1_087_968_824
"""The account that anonymous administrators write as: @GroupAnonymousBot."""


class Press:
    """A pressed button that waits for the bot's answer."""

    def __init__(self, pressed: Pressed) -> None:
        self._pressed = pressed

    @property
    def id(self) -> str:
        """The callback query's id."""
        return self._pressed.id

    async def answered(self, timeout: float = WAIT_SECONDS) -> CallbackAnswer:  # noqa: ASYNC109 - a test's own patience
        """Wait for answerCallbackQuery and return what it said."""
        return await asyncio.wait_for(asyncio.shield(self._pressed.answer), timeout)


class Seat:
    """One person in one chat.

    Args:
        world: The server's state.
        user_id: The person's Telegram id.
        name: The person's first name.
        chat_id: The chat; the person's own where it is left out.
        title: The chat's title; the person's name where it is left out.
    """

    def __init__(
        self, world: World, user_id: int, name: str, chat_id: int | None = None, title: str = ""
    ) -> None:
        self._world = world
        self.id = user_id
        self.name = name
        self.language = "en"
        """The language that the person's client is set to; "" where it does not say."""
        self.topic: int | None = None
        """The topic that is written in, where the chat has topics."""
        self.is_anonymous = False
        """Whether it is written as the group itself, as an administrator can."""
        self._chat_id = user_id if chat_id is None else chat_id
        self._title = title or name

    @property
    def chat(self) -> Chat:
        """The chat, opened on first use: a bot cannot write before a person does."""
        return self._world.open_chat(self._chat_id, self._title)

    def to_json(self) -> JsonObject:
        """Return the person as the Bot API's User."""
        spoken = {"language_code": self.language} if self.language else {}
        return {"id": self.id, "is_bot": False, "first_name": self.name, **spoken}

    async def start(self, payload: str = "") -> Message:
        """Press the button that opens the bot."""
        return await self.say(f"/start {payload}".strip())

    async def say(self, text: str, reply_to: Message | None = None) -> Message:
        """Write a message of up to 4,096 UTF-16 units.

        Raises:
            AssertionError: No Telegram client could send this.
        """
        settled = trim(clean(text, ()))
        assert settled.text, "a client sends no empty message"
        assert count_units(settled.text) <= limits.TEXT_UNITS, "use paste() for longer texts"
        return await self._write(settled, reply_to=reply_to)

    async def paste(self, text: str) -> tuple[Message, ...]:
        """Write a text of any length; a client cuts it into messages of 4,096 units."""
        parts: list[str] = [""]
        for character in text:
            if count_units(parts[-1] + character) > limits.TEXT_UNITS:
                parts.append("")
            parts[-1] += character
        return tuple([await self.say(part) for part in parts if part.strip()])

    async def sticker(self) -> Message:
        """Send a sticker."""
        return await self._write(Settled(""), kind="sticker")

    async def photo(self, caption: str = "") -> Message:
        """Send a photo, with or without a caption."""
        return await self._write(Settled(caption), kind="photo")

    async def document(self, name: str, data: bytes, caption: str = "") -> Message:
        """Send a file."""
        self._world.files[f"D{len(self._world.files) + 1}"] = data
        return await self._write(Settled(caption), kind=f"document {name}")

    async def voice(self) -> Message:
        """Send a voice message."""
        return await self._write(Settled(""), kind="voice")

    async def edit(self, message: Message, text: str) -> Message:
        """Change a message of one's own."""
        assert message.author == self.id, "people edit only their own messages"
        settled = trim(clean(text, ()))
        before = self.chat.messages[message.message_id]
        after = replace(
            before, text=settled.text, entities=find_entities(settled.text), edits=before.edits + 1
        )
        self.chat.messages[message.message_id] = after
        await self._world.updates.push("edited_message", self._json(after))
        return after

    async def type_inline(self, words: str, offset: str = "") -> Asked:
        """Type the bot's name and some words, in any chat."""
        assert len(words) <= limits.INLINE_QUERY_CHARACTERS, "a client sends no more"
        asked = Asked(f"{BOT_ID}{len(self._world.inline) + 1:06d}")
        self._world.inline[asked.id] = asked
        body: JsonObject = {
            "id": asked.id,
            "from": self.to_json(),
            "query": words,
            "offset": offset,
            "chat_type": "sender",
        }
        await self._world.updates.push("inline_query", body)
        return asked

    async def search(self, words: str, offset: str = "") -> InlineAnswer:
        """Type words inline and wait for what is offered."""
        asked = await self.type_inline(words, offset)
        return await asyncio.wait_for(asyncio.shield(asked.answer), WAIT_SECONDS)

    async def choose(self, result: Result) -> Message:
        """Send what was offered into this chat."""
        return await self._write(
            Settled(result.text, result.entities), keyboard=result.keyboard, via_bot=True
        )

    async def block(self) -> None:
        """Block the bot, or put it out of the group."""
        self.chat.blocked = True
        await self._change_member("member", "kicked" if self._chat_id > 0 else "left")

    async def admit(self) -> None:
        """Unblock the bot, or put it into the group."""
        self.chat.blocked = False
        await self._change_member("kicked" if self._chat_id > 0 else "left", "member")

    async def _change_member(self, before: str, after: str) -> None:
        def member(status: str) -> JsonObject:
            until: JsonObject = {"until_date": 0} if status == "kicked" else {}
            return {"user": bot_json(), "status": status, **until}

        body: JsonObject = {
            "chat": self.chat.to_json(),
            "from": self.to_json(),
            "date": self._world.tick(),
            "old_chat_member": member(before),
            "new_chat_member": member(after),
        }
        await self._world.updates.push("my_chat_member", body)

    async def press(self, button: Button, *, stale: bool = False) -> Press:
        """Press a button.

        Args:
            button: A button of a message that was shown here.
            stale: Whether it may have vanished since; a slow client can still press it.

        Raises:
            AssertionError: The button is not there, or opens a page instead.
        """
        message = self.chat.messages[button.message_id]
        assert stale or button in message.buttons, "this button is no longer there"
        assert button.data is not None, "this button opens a page; the bot does not hear of it"
        number = f"{BOT_ID}{len(self._world.presses) + 1:06d}"
        pressed = Pressed(number, asyncio.get_running_loop().create_future())
        self._world.presses[number] = pressed
        body: JsonObject = {
            "id": number,
            "from": self.to_json(),
            "message": message_json(message, self.chat, bot_json()),
            "chat_instance": str(self._chat_id * 31 + 7),
            "data": button.data,
        }
        await self._world.updates.push("callback_query", body)
        return Press(pressed)

    async def next_message(self, timeout: float = WAIT_SECONDS) -> Message:  # noqa: ASYNC109 - a test's own patience
        """Return what the bot showed next here: a new message or an edited one (`edits > 0`)."""
        try:
            return await asyncio.wait_for(self.chat.shown.get(), timeout)
        except TimeoutError:
            last = [f"{call.method} {call.description}" for call in self._world.calls[-5:]]
            raise AssertionError(
                f"the bot showed nothing in {timeout} s; violations {self._world.violations}; "
                f"last calls {last}"
            ) from None

    async def ask(self, text: str, timeout: float = WAIT_SECONDS) -> Message:  # noqa: ASYNC109 - a test's own patience
        """Write a message and return the first that comes back."""
        await self.say(text)
        return await self.next_message(timeout)

    def unread(self) -> tuple[Message, ...]:
        """Return at once what the bot has shown here and nobody has looked at."""
        found = []
        while not self.chat.shown.empty():
            found.append(self.chat.shown.get_nowait())
        return tuple(found)

    async def _write(
        self,
        settled: Settled,
        kind: str = "text",
        reply_to: Message | None = None,
        keyboard: Keyboard = (),
        *,
        via_bot: bool = False,
    ) -> Message:
        message = Message(
            self._chat_id,
            self._world.number(),
            settled.text,
            settled.entities or find_entities(settled.text),
            keyboard,
            from_bot=False,
            reply_to=reply_to.message_id if reply_to else None,
            kind=kind,
            date=self._world.tick(),
            author=self.id,
            thread=self.topic,
            via_bot=via_bot,
        )
        self.chat.messages[message.message_id] = message
        await self._world.updates.push("message", self._json(message))
        return message

    def _author(self) -> JsonObject:
        """Return who a message is from: for one who stays anonymous an account of Telegram's."""
        if not self.is_anonymous:
            return self.to_json()
        return {"id": ANONYMOUS_ID, "is_bot": True, "first_name": "Group"}

    def _json(self, message: Message) -> JsonObject:
        body = message_json(message, self.chat, self._author())
        if self.is_anonymous:
            body["sender_chat"] = self.chat.to_json()
        if message.reply_to is not None:
            answered = self.chat.messages[message.reply_to]
            body["reply_to_message"] = message_json(
                answered, self.chat, bot_json() if answered.from_bot else self.to_json()
            )
        return body | attachment(self._world, message)


class Group:
    """A group that the bot is a member of."""

    def __init__(self, world: World, chat_id: int, title: str) -> None:
        assert chat_id < 0, "a group's id is negative"
        self._world = world
        self.id = chat_id
        self.title = title

    def open_topic(self, topic: int) -> None:
        """Open a topic in it."""
        chat = self._world.open_chat(self.id, self.title)
        chat.topics.add(topic)

    def seat(self, user_id: int, name: str = "Ada") -> Seat:
        """Return a person as a member of this group."""
        return Seat(self._world, user_id, name, self.id, self.title)


MENTION = f"@{BOT_USERNAME}"
"""How a person names the bot in a group."""

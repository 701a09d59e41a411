"""What the server knows: chats, messages, presses, commands, and what was asked of it."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from tests.support.botapi.records import Call, CallbackAnswer, Command, Fault, Message
from tests.support.botapi.refusals import RefusalError, bad_request
from tests.support.botapi.updates import JsonObject, UpdateQueue

if TYPE_CHECKING:
    from tests.support.botapi.inline import Asked
    from tests.support.botapi.keyboard import Keyboard
    from tests.support.botapi.text import Settled

BOT_ID = 4_242_424_242
BOT_USERNAME = "on_record_test_bot"
TOKEN = f"{BOT_ID}:AAtestTESTtestTESTtestTESTtestTEST-_0"
"""A made-up token of the form that Telegram gives out."""
_EPOCH = 1_700_000_000


@dataclass(slots=True)
class Chat:
    """A chat and what stands in it.

    Attributes:
        id: Its Telegram id; negative for groups.
        title: A group's title, a person's first name.
        blocked: Whether its person has blocked the bot.
        is_supergroup: Whether a group is a supergroup.
        topics: The ids of its topics, where it has any.
        messages: Its messages by number.
        shown: What the bot has shown here and no test has looked at yet, edits included.
    """

    id: int
    title: str
    blocked: bool = False
    is_supergroup: bool = False
    topics: set[int] = field(default_factory=set)
    messages: dict[int, Message] = field(default_factory=dict)
    shown: asyncio.Queue[Message] = field(default_factory=asyncio.Queue)

    def to_json(self) -> JsonObject:
        """Return the Bot API's Chat."""
        if self.id < 0:
            kind = "supergroup" if self.is_supergroup or self.topics else "group"
            forum: JsonObject = {"is_forum": True} if self.topics else {}
            return {"id": self.id, "type": kind, "title": self.title, **forum}
        return {"id": self.id, "type": "private", "first_name": self.title}


@dataclass(slots=True)
class Pressed:
    """A button press that waits for its answer."""

    id: str
    answer: asyncio.Future[CallbackAnswer]


class Webhook(NamedTuple):
    """Where updates are to be brought to, and what is shown there."""

    url: str
    secret: str


class World:
    """The server's state; no HTTP in it."""

    def __init__(self) -> None:
        self.chats: dict[int, Chat] = {}
        self.updates = UpdateQueue()
        self.presses: dict[str, Pressed] = {}
        self.inline: dict[str, Asked] = {}
        self.commands: dict[tuple[str, str], tuple[Command, ...]] = {}
        self.descriptions: dict[tuple[str, str], str] = {}
        self.actions: list[tuple[int, str]] = []
        self.calls: list[Call] = []
        self.files: dict[str, bytes] = {}
        """What people sent, by file_id."""
        self.file_paths: dict[str, bytes] = {}
        """What getFile has named, by path."""
        self.violations: list[str] = []
        self.faults: dict[str, list[Fault]] = {}
        self.webhook: Webhook | None = None
        self._seconds = 0
        self._messages = 0

    def tick(self) -> int:
        """Return the next moment of the server's own clock, in Unix seconds."""
        self._seconds += 1
        return _EPOCH + self._seconds

    def number(self) -> int:
        """Return the next message id."""
        self._messages += 1
        return self._messages

    def open_chat(self, chat_id: int, title: str) -> Chat:
        """Return a chat, opening it where it is new."""
        return self.chats.setdefault(chat_id, Chat(chat_id, title))

    def find_chat(self, chat_id: int) -> Chat:
        """Return a chat that the bot may write to.

        Raises:
            RefusalError: The bot has never met it, or its person has blocked the bot.
        """
        chat = self.chats.get(chat_id)
        if chat is None:
            raise bad_request("chat not found")
        if chat.blocked:
            raise RefusalError(403, "Forbidden: bot was blocked by the user")
        return chat

    def post(
        self,
        chat: Chat,
        settled: Settled,
        keyboard: Keyboard,
        *,
        preview: bool,
        reply_to: int | None,
        thread: int | None = None,
        kind: str = "text",
        file: bytes = b"",
    ) -> Message:
        """Put a message of the bot's into a chat."""
        message = Message(
            chat.id,
            self.number(),
            settled.text,
            settled.entities,
            keyboard,
            preview=preview,
            reply_to=reply_to,
            date=self.tick(),
            author=BOT_ID,
            thread=thread,
            kind=kind,
            file=file,
        )
        return self._show(chat, message)

    def find_own(self, chat: Chat, message_id: int) -> Message:
        """Return a message of the bot's that it may edit.

        Raises:
            RefusalError: There is none, or somebody else wrote it.
        """
        message = chat.messages.get(message_id)
        if message is None:
            raise bad_request("message to edit not found")
        if not message.from_bot:
            raise bad_request("message can't be edited")
        return message

    def change(self, chat: Chat, before: Message, after: Message) -> Message:
        """Replace a message of the bot's by an edited one.

        Raises:
            RefusalError: Nothing changes.
        """
        if (before.text, before.entities, before.keyboard) == (
            after.text,
            after.entities,
            after.keyboard,
        ):
            raise bad_request(
                "message is not modified: specified new message content and reply markup are "
                "exactly the same as a current content and reply markup of the message"
            )
        return self._show(chat, replace(after, edits=before.edits + 1))

    def _show(self, chat: Chat, message: Message) -> Message:
        chat.messages[message.message_id] = message
        chat.shown.put_nowait(message)
        return message


def bot_json() -> JsonObject:
    """Return the bot as the Bot API's User, as in messages."""
    return {"id": BOT_ID, "is_bot": True, "first_name": "On Record", "username": BOT_USERNAME}


def message_json(message: Message, chat: Chat, author: JsonObject) -> JsonObject:
    """Return the Bot API's Message of a text message."""
    body: JsonObject = {
        "message_id": message.message_id,
        "from": author,
        "chat": chat.to_json(),
        "date": message.date,
    }
    if message.edits:
        body["edit_date"] = message.date + message.edits
    if message.thread is not None:
        body |= {"message_thread_id": message.thread, "is_topic_message": True}
    if message.via_bot:
        body["via_bot"] = bot_json()
    caption = message.kind == "photo" or message.kind.startswith("document ")
    if message.text:
        body["caption" if caption else "text"] = message.text
    if message.entities:
        body["caption_entities" if caption else "entities"] = [
            {"offset": mark.offset, "length": mark.length, "type": mark.type, **dict(mark.extra)}
            for mark in message.entities
        ]
    if message.keyboard:
        body["reply_markup"] = {
            "inline_keyboard": [[key.to_json() for key in row] for row in message.keyboard]
        }
    return body

"""The strict server's own rules for pictures and files."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import pytest
from PIL import Image

from bot.telegram.api import BotApi, RefusedError
from bot.telegram.files import Upload

if TYPE_CHECKING:
    from tests.support.botapi.server import BotApiServer


def png(width: int = 40, height: int = 20) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (width, height)).save(file, "PNG")
    return file.getvalue()


async def send(server: BotApiServer, method: str, upload: Upload | None, **values: Any) -> Any:
    async with BotApi(server.token, server.url) as api:
        return await api.call(method, {"chat_id": 11, **values}, upload=upload)


async def test_files_arrive_as_they_were_sent_with_all_parameters(botapi: BotApiServer) -> None:
    botapi.user(11).chat  # noqa: B018 - a bot cannot write before a person does
    keyboard = {"inline_keyboard": [[{"text": "Größe", "callback_data": "x"}]]}
    data = bytes(range(256)) * 9
    sent = await send(
        botapi,
        "sendDocument",
        Upload("document", "evidence-1.json", data),
        caption="“Schön” – 123",
        caption_entities=[{"type": "bold", "offset": 0, "length": 7}],
        reply_markup=keyboard,
    )
    message = botapi.world.chats[11].messages[sent["message_id"]]
    assert (message.file, message.kind) == (data, "document evidence-1.json")
    assert (message.text, message.entities[0].of(message.text)) == ("“Schön” – 123", "“Schön”")
    assert message.button("Größe").data == "x"


@pytest.mark.parametrize(
    ("upload", "values", "refusal"),
    [
        (Upload("photo", "a.png", b"no picture"), {}, "IMAGE_PROCESS_FAILED"),
        (Upload("photo", "a.png", png(2100, 100)), {}, "PHOTO_INVALID_DIMENSIONS"),
        (Upload("photo", "a.png", png()), {"caption": "x" * 1025}, "caption is too long"),
        (None, {}, "no photo in the request"),
    ],
)
async def test_what_telegram_refuses_is_refused(
    botapi: BotApiServer, upload: Upload | None, values: dict[str, Any], refusal: str
) -> None:
    botapi.user(11).chat  # noqa: B018 - a bot cannot write before a person does
    with pytest.raises(RefusedError) as refused:
        await send(botapi, "sendPhoto", upload, **values)
    assert refusal.casefold() in refused.value.description.casefold()


async def test_a_caption_is_no_text_and_a_text_no_caption(botapi: BotApiServer) -> None:
    botapi.user(11).chat  # noqa: B018 - a bot cannot write before a person does
    photo = await send(botapi, "sendPhoto", Upload("photo", "a.png", png()), caption="one")
    text = await send(botapi, "sendMessage", None, text="one")
    for method, message, values, refusal in (
        ("editMessageText", photo, {"text": "two"}, "no text in the message"),
        ("editMessageCaption", text, {"caption": "two"}, "no caption in the message"),
        ("editMessageCaption", photo, {"caption": "one"}, "message is not modified"),
    ):
        with pytest.raises(RefusedError) as refused:
            await send(botapi, method, None, message_id=message["message_id"], **values)
        assert refused.value.says(refusal)
    await send(botapi, "editMessageCaption", None, message_id=photo["message_id"], caption="two")
    assert botapi.world.chats[11].messages[photo["message_id"]].text == "two"

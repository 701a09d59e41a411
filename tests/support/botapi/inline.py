"""Inline mode: what a bot may answer to an inline query, and what a reader then sees."""

from __future__ import annotations

import asyncio
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tests.support.botapi import limits
from tests.support.botapi.entities import Entity, read_entities
from tests.support.botapi.keyboard import Keyboard, read_keyboard
from tests.support.botapi.refusals import StrictRefusalError, bad_request
from tests.support.botapi.text import settle

if TYPE_CHECKING:
    from tests.support.botapi.parameters import Parameters

_RESULT = (
    "type",
    "id",
    "title",
    "input_message_content",
    "reply_markup",
    "url",
    "description",
    "thumbnail_url",
    "thumbnail_width",
    "thumbnail_height",
)
_CONTENT = ("message_text", "entities", "link_preview_options")
_PREVIEW = ("is_disabled",)
_BUTTON = ("text", "start_parameter")


@dataclass(frozen=True, slots=True)
class Result:
    """One line of what is offered, with the message that choosing it sends."""

    id: str
    title: str
    description: str
    text: str
    entities: tuple[Entity, ...]
    keyboard: Keyboard


@dataclass(frozen=True, slots=True)
class InlineAnswer:
    """What the bot offers.

    Attributes:
        results: The lines.
        next_offset: Where the next ones begin; "" for the last.
        button: The label above them and the start parameter it opens the bot with, or None.
        cache_time: For how many seconds Telegram may give this answer again.
        is_personal: Whether only to the same person.
    """

    results: tuple[Result, ...]
    next_offset: str
    button: tuple[str, str] | None
    cache_time: int
    is_personal: bool


@dataclass(slots=True)
class Asked:
    """An inline query that waits for its answer."""

    id: str
    answer: asyncio.Future[InlineAnswer] = field(
        default_factory=lambda: asyncio.get_running_loop().create_future()
    )
    is_too_old: bool = False


def read_answer(parameters: Parameters) -> InlineAnswer:
    """Read the parameters of answerInlineQuery.

    Raises:
        RefusalError: Telegram refuses them.
        StrictRefusalError: Telegram would ignore some of them.
    """
    items = parameters.json("results")
    if not isinstance(items, list):
        raise bad_request("can't parse inline query results JSON object")
    if len(items) > limits.INLINE_RESULTS:
        raise bad_request("RESULTS_TOO_MUCH")
    results = tuple(map(_result, items))
    if len({result.id for result in results}) < len(results):
        raise bad_request("RESULT_ID_DUPLICATE")
    offset = parameters.string("next_offset")
    if len(offset.encode()) > limits.INLINE_OFFSET_BYTES:
        raise bad_request("NEXT_OFFSET_INVALID")
    return InlineAnswer(
        results,
        offset,
        _button(parameters) if parameters.has("button") else None,
        parameters.integer("cache_time", 300) or 0,
        parameters.flag("is_personal"),
    )


def _button(parameters: Parameters) -> tuple[str, str]:
    given = parameters.record("button", _BUTTON)
    label, start = given.get("text"), given.get("start_parameter")
    if not isinstance(label, str) or not label.strip():
        raise bad_request("can't parse InlineQueryResultsButton: text must be non-empty")
    if not isinstance(start, str) or not re.fullmatch(limits.START_PATTERN, start):
        raise bad_request("START_PARAM_INVALID")
    return label, start


def _result(item: object) -> Result:
    if not isinstance(item, dict) or item.get("type") != "article":
        raise StrictRefusalError("an inline result is no article")
    if unknown := sorted(set(item) - set(_RESULT)):
        raise StrictRefusalError(f"an inline result has unknown fields: {', '.join(unknown)}")
    number, title, content = item.get("id"), item.get("title"), item.get("input_message_content")
    if not isinstance(number, str) or not 1 <= len(number.encode()) <= limits.INLINE_ID_BYTES:
        raise bad_request("RESULT_ID_INVALID")
    if not isinstance(title, str) or not title.strip():
        raise bad_request("ARTICLE_TITLE_EMPTY")
    if not isinstance(content, dict) or set(content) - set(_CONTENT):
        raise StrictRefusalError("an inline result's content is none that this bot sends")
    preview = content.get("link_preview_options", {})
    if not isinstance(preview, dict) or set(preview) - set(_PREVIEW):
        raise StrictRefusalError("link_preview_options has unexpected fields")
    settled = settle(str(content.get("message_text", "")), read_entities(content["entities"]))
    keyboard = read_keyboard(item["reply_markup"]) if "reply_markup" in item else ()
    described = item.get("description", "")
    return Result(number, title, str(described), settled.text, settled.entities, keyboard)

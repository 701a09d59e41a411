"""The strict server's judgement of what is offered inline, and of deletions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.support.botapi import limits
from tests.support.botapi.methods import perform
from tests.support.botapi.parameters import Parameters
from tests.support.botapi.refusals import RefusalError, StrictRefusalError

if TYPE_CHECKING:
    from tests.support.botapi.driver import Seat
    from tests.support.botapi.server import BotApiServer
    from tests.support.botapi.world import World

CONTENT = {"message_text": "“We stay.”", "entities": []}
GOOD: dict[str, Any] = {
    "type": "article",
    "id": "1",
    "title": "Ann Lee",
    "input_message_content": CONTENT,
}


async def answer(world: World, query: str, *results: object, **more: object) -> object:
    given = {"inline_query_id": query, "results": list(results), **more}
    return await perform(world, "answerInlineQuery", Parameters("answerInlineQuery", given))


async def typed(botapi: BotApiServer) -> str:
    seat: Seat = botapi.user(11)
    return (await seat.type_inline("word")).id


async def test_what_is_offered_is_read(botapi: BotApiServer) -> None:
    asked = await botapi.user(11).type_inline("word")
    assert await answer(botapi.world, asked.id, GOOD, next_offset="10", cache_time=60)
    found = await asked.answer
    assert [(result.id, result.title) for result in found.results] == [("1", "Ann Lee")]
    assert (found.next_offset, found.button, found.cache_time) == ("10", None, 60)


@pytest.mark.parametrize(
    ("results", "more", "refusal"),
    [
        ([GOOD, GOOD], {}, "RESULT_ID_DUPLICATE"),
        ([{**GOOD, "id": str(n)} for n in range(51)], {}, "RESULTS_TOO_MUCH"),
        ([{**GOOD, "id": "x" * 65}], {}, "RESULT_ID_INVALID"),
        ([{**GOOD, "title": " "}], {}, "ARTICLE_TITLE_EMPTY"),
        ([{**GOOD, "input_message_content": {**CONTENT, "message_text": ""}}], {}, "empty"),
        ([], {"next_offset": "x" * 65}, "NEXT_OFFSET_INVALID"),
        ([], {"button": {"text": "Help", "start_parameter": "a b"}}, "START_PARAM_INVALID"),
        ([], {"button": {"text": " ", "start_parameter": "a"}}, "non-empty"),
    ],
)
async def test_what_telegram_refuses(
    botapi: BotApiServer, results: list[object], more: dict[str, object], refusal: str
) -> None:
    with pytest.raises(RefusalError, match=refusal):
        await answer(botapi.world, await typed(botapi), *results, **more)


@pytest.mark.parametrize(
    "result",
    [
        {**GOOD, "type": "photo"},
        {**GOOD, "parse_mode": "HTML"},
        {**GOOD, "input_message_content": {**CONTENT, "parse_mode": "HTML"}},
    ],
)
async def test_what_this_bot_has_no_use_for(botapi: BotApiServer, result: object) -> None:
    with pytest.raises(StrictRefusalError):
        await answer(botapi.world, await typed(botapi), result)


async def test_a_query_that_is_unknown_or_too_old_is_refused(botapi: BotApiServer) -> None:
    asked = await botapi.user(11).type_inline("word")
    asked.is_too_old = True
    for number in (asked.id, "nonsense"):
        with pytest.raises(RefusalError, match="too old"):
            await answer(botapi.world, number)


async def test_only_messages_of_the_bots_own_are_deleted(botapi: BotApiServer) -> None:
    seat = botapi.user(11)
    theirs = await seat.say("mine")

    async def delete(*numbers: int) -> object:
        given = {"chat_id": 11, "message_ids": list(numbers)}
        return await perform(botapi.world, "deleteMessages", Parameters("deleteMessages", given))

    assert await delete(987_654)
    with pytest.raises(StrictRefusalError):
        await delete(theirs.message_id)
    with pytest.raises(RefusalError):
        await delete(*range(limits.DELETED + 1))
    assert theirs.message_id in seat.chat.messages

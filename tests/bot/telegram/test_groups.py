"""Groups: who is answered, whose conversation a button belongs to, and where a group moves to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.answering.actions import ShowMore, encode
from tests.support.desk import APOLOGY, asked, saying
from tests.support.offline import BOT, SUPERGROUP
from tests.support.table import ADA, BOB, GROUP, PRIVATE, STICKER, told

if TYPE_CHECKING:
    from tests.support.desk import ScriptedDesk
    from tests.support.table import Table


def group_message(table: Table) -> dict[str, Any]:
    """Return the last sent message as it stands in the group."""
    sent = table.request.of("sendMessage")[-1]
    markup = sent["reply_markup"]
    return {"message_id": 50, "date": 1, "chat": GROUP, "from": BOT, "text": sent["text"]} | {
        "reply_markup": markup
    }


def data_of(message: dict[str, Any]) -> str:
    """Return what the message's first button carries."""
    return str(message["reply_markup"]["inline_keyboard"][0][0]["callback_data"])


async def test_in_a_group_only_what_is_said_to_the_bot_is_answered(
    table: Table, desk: ScriptedDesk
) -> None:
    desk.script = {name: saying("Yes.") for name in ("/people", "who?", "and he?")}
    mine = {"message_id": 2, "date": 1, "chat": GROUP, "from": BOT, "text": "x"}
    await table.say("just talk", chat=GROUP)
    await table.say("/people@other_bot", chat=GROUP)
    await table.say(chat=GROUP, sticker=STICKER)
    await table.say("/people", chat=GROUP)
    await table.say("@on_record_bot who?", chat=GROUP)
    await table.say("and he?", chat=GROUP, reply_to_message=mine)
    assert desk.heard == ["/people", "who?", "and he?"]


async def test_in_a_group_each_member_and_topic_has_a_conversation(
    table: Table, desk: ScriptedDesk
) -> None:
    desk.script["/a"] = lambda memory: saying(str(len(asked(memory))))
    topic = {"message_thread_id": 9, "is_topic_message": True}
    await table.say("/a", chat=GROUP)
    await table.say("/a", chat=GROUP)
    await table.say("/a", chat=GROUP, **{"from": {**ADA, "id": 12}})
    await table.say("/a", chat=GROUP, **topic)
    # A chain of replies has a thread id too, but is no topic.
    await table.say("/a", chat=GROUP, message_thread_id=4)
    assert table.texts == ["1", "2", "1", "1", "3"]
    threads = [data.get("message_thread_id") for data in table.request.of("sendMessage")]
    assert threads == [None, None, None, 9, None]


async def test_in_a_group_a_button_goes_on_with_the_conversation_it_stands_in(
    table: Table, desk: ScriptedDesk
) -> None:
    desk.script = dict.fromkeys(("/a", "/b", "/c", ShowMore(1), ShowMore(2)), told)
    await table.say("/b", chat=GROUP, **{"from": BOB})
    await table.say("/a", chat=GROUP)
    shown = group_message(table)
    await table.press(data_of(shown), shown, person=BOB)
    assert table.texts[-1] == "/a ShowMore(turn=1)"
    # So does the button under what came of it, whoever presses it.
    more = group_message(table)
    await table.press(data_of(more), more, person=BOB)
    assert table.texts[-1] == "/a ShowMore(turn=1) ShowMore(turn=2)"
    await table.say("/c", chat=GROUP, **{"from": BOB})
    assert table.texts[-1] == "/b /c"


async def test_anothers_press_leaves_alone_what_the_owners_next_words_refer_to(
    table: Table, desk: ScriptedDesk
) -> None:
    desk.script = dict.fromkeys(["/a", ShowMore(1)], told)
    await table.say("/a", chat=GROUP)
    shown = group_message(table)
    await table.press(data_of(shown), shown, person=BOB)
    state = await table.state("-5, user 11")
    assert (state.turn, state.last, len(state.requests)) == (2, 1, 2)
    await table.press(data_of(shown), shown)
    state = await table.state("-5, user 11")
    assert (state.turn, state.last) == (3, 3)


async def test_a_forged_owner_opens_no_conversation_of_another_chat(
    table: Table, desk: ScriptedDesk
) -> None:
    desk.script = dict.fromkeys(["secret", "/a", ShowMore(1)], told)
    await table.say("secret")
    await table.press(f"{encode(ShowMore(1))}@11", person=BOB, message=group_button())
    bobs = {"message_id": 51, "date": 1, "chat": {**PRIVATE, "id": 12}, "from": BOT, "text": "x"}
    await table.press(f"{encode(ShowMore(1))}@11", person=BOB, message=bobs)
    assert table.texts[1:] == ["ShowMore(turn=1)"] * 2


def group_button() -> dict[str, Any]:
    """Return a message of the bot's in the group."""
    return {"message_id": 50, "date": 1, "chat": GROUP, "from": BOT, "text": "x"}


async def test_a_group_that_becomes_a_supergroup_keeps_its_conversations(
    table: Table, desk: ScriptedDesk
) -> None:
    desk.script = dict.fromkeys(["/a", "/b"], told)
    old, new = {**GROUP, "type": "group"}, {**GROUP, "id": SUPERGROUP}
    await table.say("/a", chat=old)
    await table.say(chat=old, migrate_to_chat_id=SUPERGROUP)
    await table.say("/b", chat=new)
    await table.say(chat=new, migrate_from_chat_id=GROUP["id"])
    await table.say("/b", chat=new)
    assert table.texts == ["/a", "/a /b", "/a /b /b"]


async def test_an_answer_follows_its_group_to_the_supergroup(
    table: Table, desk: ScriptedDesk
) -> None:
    desk.script["/a"] = told
    refusal = (400, "Bad Request: group chat was upgraded to a supergroup chat")
    table.request.replies["sendMessage"] = [refusal]
    await table.say("/a", chat={**GROUP, "type": "group"})
    assert [data["chat_id"] for data in table.request.of("sendMessage")] == [-5, SUPERGROUP]
    assert APOLOGY not in table.texts

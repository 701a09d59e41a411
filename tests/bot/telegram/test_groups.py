"""Groups: who is answered, what they share, and where a group moves to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from bot.answering.actions import ShowMore, encode
from bot.telegram.api import NotDoneError
from tests.support.desk import APOLOGY, asked, saying
from tests.support.offline import BOT, SUPERGROUP
from tests.support.table import ADA, BOB, GROUP, PRIVATE, STICKER, told

if TYPE_CHECKING:
    from tests.support.desk import ScriptedDesk
    from tests.support.table import Table

MINE = {"message_id": 2, "date": 1, "chat": GROUP, "from": BOT, "text": "x"}
ANONYMOUS = {"id": 1_087_968_824, "is_bot": True, "first_name": "Group"}
RIGHTS = """
can_be_edited is_anonymous can_manage_chat can_delete_messages can_manage_video_chats
can_restrict_members can_promote_members can_change_info can_invite_users can_post_stories
can_edit_stories can_delete_stories
"""
CHANNEL = {"id": -1_009, "type": "channel", "title": "The news"}


def group_message(table: Table) -> dict[str, Any]:
    """Return the last sent message as it stands in the group."""
    sent = table.request.of("sendMessage")[-1]
    return {**MINE, "message_id": 50, "text": sent["text"], "reply_markup": sent["reply_markup"]}


def data_of(message: dict[str, Any]) -> str:
    """Return what the message's first button carries."""
    return str(message["reply_markup"]["inline_keyboard"][0][0]["callback_data"])


def member(status: str) -> dict[str, Any]:
    """Return the bot as a member of a chat."""
    more: dict[str, dict[str, Any]] = {
        "kicked": {"until_date": 0},
        "administrator": dict.fromkeys(RIGHTS.split(), False),
    }
    return {"user": dict(BOT), "status": status, **more.get(status, {})}


async def change_member(table: Table, before: str, after: str, **change: Any) -> None:
    """Let the bot's membership in a chat change."""
    body = {"chat": GROUP, "from": ADA, "date": 1, **change}
    changed = {"old_chat_member": member(before), "new_chat_member": member(after)}
    await table.arrive(my_chat_member=body | changed)


async def test_in_a_group_only_what_is_said_to_the_bot_is_answered(
    table: Table, desk: ScriptedDesk
) -> None:
    questions = ("/people", "who?", "and he?", "/unknown", "/ask why?")
    desk.script = {name: saying("Yes.") for name in questions}
    await table.say("just talk", chat=GROUP)
    await table.say("/people@other_bot", chat=GROUP)
    await table.say("/unknown", chat=GROUP)
    await table.say(chat=GROUP, sticker=STICKER)
    await table.say("/people", chat=GROUP)
    await table.say("@on_record_bot who?", chat=GROUP)
    await table.say("and he?", chat=GROUP, reply_to_message=MINE)
    await table.say("/unknown@on_record_bot", chat=GROUP)
    await table.say("/ask@On_Record_Bot why?", chat=GROUP)
    assert desk.heard == ["/people", "who?", "and he?", "/unknown", "/ask why?"]


async def test_typing_is_shown_for_what_is_said_to_the_bot(
    table: Table, desk: ScriptedDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.telegram.presence.TICK_SECONDS", 0.01)
    monkeypatch.setattr("bot.telegram.presence.PATIENT_SECONDS", 0.05)
    monkeypatch.setattr("bot.telegram.delivery.FIRST_PAUSE", 0.5)
    desk.script = {"who?": saying("She.")}
    table.presence.start()
    table.request.replies["sendMessage"] = [NotDoneError("No connection.")] * 2
    await table.say("just talk", chat=GROUP)
    topic = {"is_topic_message": True, "message_thread_id": 9}
    await table.say("@on_record_bot who?", chat=GROUP, **topic)
    await table.presence.stop()
    assert table.request.of("sendChatAction") == [
        {"chat_id": -5, "action": "typing", "message_thread_id": 9}
    ]
    assert table.texts == ["She."] * 3


async def test_an_answer_quotes_its_question_and_only_its_first_message_does(
    table: Table, desk: ScriptedDesk
) -> None:
    desk.script = {"/a": saying("word " * 2000), "/b": saying("Yes.")}
    await table.say("/a", chat=GROUP, message_id=7)
    await table.say("/b", message_id=8)
    replies = [data.get("reply_parameters") for data in table.request.of("sendMessage")]
    quoted = {"message_id": 7, "allow_sending_without_reply": True}
    assert replies == [quoted, None, None, None]


async def test_a_group_shares_one_conversation_and_each_topic_has_its_own(
    table: Table, desk: ScriptedDesk
) -> None:
    desk.script["/a"] = lambda memory: saying(str(len(asked(memory))))
    topic = {"message_thread_id": 9, "is_topic_message": True}
    await table.say("/a", chat=GROUP)
    await table.say("/a", chat=GROUP, **{"from": BOB})
    await table.say("/a", chat=GROUP, **topic)
    # A chain of replies has a thread id too, but is no topic.
    await table.say("/a", chat=GROUP, message_thread_id=4)
    assert table.texts == ["1", "2", "1", "3"]
    threads = [data.get("message_thread_id") for data in table.request.of("sendMessage")]
    assert threads == [None, None, 9, None]


async def test_anyone_can_press_a_button_and_the_answer_stays_in_the_topic(
    table: Table, desk: ScriptedDesk
) -> None:
    desk.script = dict.fromkeys(("/a", ShowMore(1)), told)
    topic = {"message_thread_id": 9, "is_topic_message": True}
    await table.say("/a", chat=GROUP, **topic)
    shown = {**group_message(table), **topic}
    await table.press(data_of(shown), shown, person=BOB)
    assert table.texts[-1] == "/a ShowMore(turn=1)"
    sent = table.request.of("sendMessage")[-1]
    assert sent["message_thread_id"] == 9
    assert sent["reply_parameters"]["message_id"] == 50


async def test_a_button_that_still_names_a_member_works(table: Table, desk: ScriptedDesk) -> None:
    desk.script = dict.fromkeys(["secret", "/a", ShowMore(1)], told)
    await table.say("secret")
    await table.press(f"{encode(ShowMore(1))}@11", person=BOB, message=MINE)
    bobs = {**MINE, "chat": {**PRIVATE, "id": 12}}
    await table.press(f"{encode(ShowMore(1))}@11", person=BOB, message=bobs)
    # It opens no conversation of another chat.
    assert table.texts[1:] == ["ShowMore(turn=1)"] * 2


async def test_an_anonymous_administrator_and_who_writes_as_a_channel_are_answered(
    table: Table, desk: ScriptedDesk
) -> None:
    desk.script["/a"] = saying("Yes.")
    await table.say("/a", chat=GROUP, sender_chat=GROUP, **{"from": ANONYMOUS})
    await table.say("/a", chat=GROUP, sender_chat=CHANNEL, **{"from": ANONYMOUS})
    assert table.texts == ["Yes."] * 2


async def test_bots_and_posts_of_a_linked_channel_are_not(table: Table) -> None:
    await table.say("/a", chat=GROUP, **{"from": ANONYMOUS})
    linked = {"sender_chat": CHANNEL, "is_automatic_forward": True}
    await table.say("/a", chat=GROUP, **linked, **{"from": {**ADA, "id": 777_000}})
    await table.arrive(channel_post={"message_id": 1, "date": 1, "chat": CHANNEL, "text": "/a"})
    assert table.request.sent == []


async def test_what_was_sent_through_the_bot_itself_is_no_question(table: Table) -> None:
    await table.say("“We stay,” she said.", via_bot=dict(BOT))
    assert table.request.sent == []


@pytest.mark.parametrize(
    ("before", "after", "is_greeted"),
    [
        ("left", "member", True),
        ("kicked", "administrator", True),
        ("member", "administrator", False),
        ("member", "left", False),
        ("administrator", "kicked", False),
    ],
)
async def test_a_group_is_greeted_when_the_bot_joins(
    table: Table, before: str, after: str, *, is_greeted: bool
) -> None:
    await change_member(table, before, after)
    assert table.texts == (["Hello from on_record_bot."] if is_greeted else [])


async def test_nobody_else_is_greeted(table: Table, desk: ScriptedDesk) -> None:
    desk.script["/a"] = saying("Yes.")
    await change_member(table, "left", "member", chat=CHANNEL)
    await change_member(table, "member", "kicked", chat=PRIVATE)
    await change_member(table, "kicked", "member", chat=PRIVATE)
    assert table.request.sent == []
    await table.say("/a", chat=GROUP)
    await change_member(table, "left", "member")
    assert table.texts == ["Yes."]


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
    first, second = table.request.of("sendMessage")
    assert [first["chat_id"], second["chat_id"]] == [-5, SUPERGROUP]
    # The messages there are numbered anew.
    assert "reply_parameters" in first
    assert "reply_parameters" not in second
    assert APOLOGY not in table.texts


async def test_nothing_is_deleted_by_its_old_number_in_a_supergroup(
    table: Table, desk: ScriptedDesk
) -> None:
    desk.script = {"/a": saying("word " * 2000), "/b": saying("Yes.")}
    group = {**GROUP, "type": "group"}
    await table.say("/a", chat=group, message_id=7)
    refusal = (400, "Bad Request: group chat was upgraded to a supergroup chat")
    table.request.replies = {"editMessageText": [refusal], "deleteMessages": [refusal]}
    edited = {"message_id": 7, "date": 1, "chat": group, "from": ADA, "text": "/b"}
    await table.arrive(edited_message=edited)
    assert [data["chat_id"] for data in table.request.of("deleteMessages")] == [-5]
    assert [data["chat_id"] for data in table.request.of("editMessageText")] == [-5]
    assert table.request.of("sendMessage")[-1]["chat_id"] == SUPERGROUP

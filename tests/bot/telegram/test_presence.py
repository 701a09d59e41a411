"""“typing …”: shown to who waits longer than a moment, and to nobody else."""

from __future__ import annotations

import asyncio

import pytest

from bot.telegram.addressing import Place
from bot.telegram.api import FloodError, NotDoneError
from bot.telegram.gate import SendGate
from bot.telegram.presence import AT_ONCE, Presence
from tests.support.offline import OfflineApi, OpenGate


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.telegram.presence.TICK_SECONDS", 0.01)
    monkeypatch.setattr("bot.telegram.presence.PATIENT_SECONDS", 0.05)


async def shown(api: OfflineApi, at_least: int) -> list[int]:
    """Wait until it was shown so often; return in which chats."""
    async with asyncio.timeout(20):
        while len(api.sent) < at_least:  # noqa: ASYNC110 - nobody tells of it
            await asyncio.sleep(0.01)
    assert all(sent.data["action"] == "typing" for sent in api.sent)
    return [sent.data["chat_id"] for sent in api.sent]


def begin(presence: Presence, update_id: int, chat: int) -> None:
    presence.begin(update_id, chat, lambda: Place(chat))


async def test_who_waits_is_shown_it_and_who_was_answered_is_not() -> None:
    api = OfflineApi()
    presence = Presence(api, OpenGate())
    presence.start()
    begin(presence, 1, 11)
    begin(presence, 2, 12)
    presence.end(2)
    assert await shown(api, 1) == [11]
    await asyncio.sleep(0.2)
    await presence.stop()
    # Telegram shows it for some seconds, so that it is not said again at once.
    assert len(api.sent) == 1


async def test_it_goes_on_while_somebody_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.telegram.presence.SHOWN_SECONDS", 0.05)
    api = OfflineApi()
    presence = Presence(api, OpenGate())
    begin(presence, 1, 11)
    presence.start()
    assert await shown(api, 3)
    presence.end(1)
    await asyncio.sleep(0.1)
    count = len(api.sent)
    await asyncio.sleep(0.2)
    await presence.stop()
    assert len(api.sent) == count


async def test_where_telegram_asks_to_wait_nothing_more_is_shown() -> None:
    api = OfflineApi()
    api.replies["sendChatAction"] = [FloodError(60.0)]
    presence = Presence(api, OpenGate())
    presence.start()
    begin(presence, 1, 11)
    await shown(api, 1)
    begin(presence, 2, 12)
    await asyncio.sleep(0.2)
    await presence.stop()
    assert len(api.sent) == 1


async def test_a_failure_is_no_fault_and_many_are_shown_a_few_at_a_time() -> None:
    api = OfflineApi()
    api.replies["sendChatAction"] = [NotDoneError("No connection.")]
    presence = Presence(api, OpenGate())
    for number in range(3 * AT_ONCE):
        begin(presence, number, 100 + number)
    presence.start()
    chats = await shown(api, 3 * AT_ONCE)
    await presence.stop()
    assert sorted(chats) == [100 + number for number in range(3 * AT_ONCE)]


async def test_in_a_group_it_is_shown_in_the_topic_of_what_is_for_the_bot() -> None:
    api = OfflineApi()
    presence = Presence(api, OpenGate())
    presence.begin(1, -5, lambda: None)
    presence.begin(2, -6, lambda: Place(-6, 7, 99))
    presence.start()
    assert await shown(api, 1) == [-6]
    assert api.sent[0].data["message_thread_id"] == 7
    await asyncio.sleep(0.1)
    await presence.stop()
    assert len(api.sent) == 1


async def test_where_the_gate_holds_messages_back_nothing_is_shown() -> None:
    api, gate = OfflineApi(), SendGate()
    gate.hold(-5, 60.0)
    presence = Presence(api, gate)
    begin(presence, 1, -5)
    begin(presence, 2, 11)
    presence.start()
    assert await shown(api, 1) == [11]
    await asyncio.sleep(0.1)
    await presence.stop()
    assert len(api.sent) == 1

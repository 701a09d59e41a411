"""The send gate, by a clock of its own: how many may pass in any stretch of time."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.telegram.gate import CHAT_PACE, GROUP_PACE, SendGate

if TYPE_CHECKING:
    from collections.abc import Sequence

GROUP = -1_001


class Clock:
    """A clock that jumps to the next moment at which somebody wakes."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    return patched(monkeypatch)


def patched(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock, real = Clock(), asyncio.sleep
    wakes: list[float] = []

    async def sleep(seconds: float) -> None:
        at = clock.now + seconds
        wakes.append(at)
        while clock.now < at:
            await real(0)
            clock.now = max(clock.now, min(wakes))
        wakes.remove(at)

    monkeypatch.setattr("bot.telegram.gate.asyncio.sleep", sleep)
    return clock


async def passes(gate: SendGate, clock: Clock, chat: int, count: int) -> list[float]:
    """Send so many messages to a chat, one after the other, and return when each left."""
    times = []
    for _ in range(count):
        await gate.pass_chat(chat)
        times.append(clock.now)
    return times


def most_within(times: Sequence[float], seconds: float) -> int:
    """Return how many of these lie in the fullest stretch of so many seconds."""
    return max(sum(start <= time < start + seconds - 1e-9 for time in times) for start in times)


async def test_in_a_chat_a_short_burst_and_then_one_a_second(clock: Clock) -> None:
    times = await passes(SendGate(clock=clock), clock, 11, 12)
    assert times[:5] == [0.0] * 5
    assert times[-1] == 10.0
    assert most_within(times, CHAT_PACE.seconds) == 5


async def test_in_a_group_twenty_a_minute(clock: Clock) -> None:
    times = await passes(SendGate(clock=clock), clock, GROUP, 45)
    assert most_within(times, GROUP_PACE.seconds) == 20
    assert times[-1] < 150


async def test_over_all_thirty_a_second_and_who_came_first_goes_first(clock: Clock) -> None:
    gate = SendGate(clock=clock)
    order: list[int] = []

    async def one(chat: int) -> float:
        await gate.pass_chat(chat)
        order.append(chat)
        return clock.now

    times = await asyncio.gather(*(one(chat) for chat in range(100, 200)))
    assert most_within(times, 1.0) == 30
    assert max(times) == 3.0
    assert order == list(range(100, 200))


async def test_a_chat_that_must_wait_holds_up_no_other(clock: Clock) -> None:
    gate = SendGate(clock=clock)
    gate.hold(11, 40)
    slow, quick = await asyncio.gather(passes(gate, clock, 11, 1), passes(gate, clock, 12, 3))
    assert slow == [40.0]
    assert quick == [0.0] * 3


async def test_a_wait_that_is_asked_for_while_waiting_counts(clock: Clock) -> None:
    gate = SendGate(clock=clock)
    gate.hold(11, 3)
    waiting = asyncio.create_task(passes(gate, clock, 11, 1))
    await asyncio.sleep(0)
    gate.hold(11, 20)
    assert await waiting == [20.0]


async def test_where_many_chats_must_wait_the_others_are_sent_to_slowly(clock: Clock) -> None:
    gate = SendGate(clock=clock)
    for chat in (1, 2, 3):
        gate.hold(chat, 5)
    times = await asyncio.gather(*(passes(gate, clock, chat, 1) for chat in range(10, 30)))
    first = sorted(time for (time,) in times)
    assert first[:5] == [0.0, 1.0, 2.0, 3.0, 4.0]
    assert first[-1] < 7.0


async def test_chats_that_are_quiet_are_forgotten(
    clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.telegram.gate._SWEEP", 50)
    gate = SendGate(1000, clock)
    for chat in range(500):
        await gate.pass_chat(chat)
        clock.now += 1
    assert len(gate._chats) <= 100


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from([11, 12, GROUP, 13, 14]), min_size=1, max_size=90))
def test_whatever_is_asked_no_pace_is_broken(chats: list[int]) -> None:
    sent: dict[int, list[float]] = {}

    async def one_chat(gate: SendGate, clock: Clock, chat: int) -> None:
        sent[chat] = await passes(gate, clock, chat, chats.count(chat))

    async def main(clock: Clock) -> None:
        gate = SendGate(10, clock)
        await asyncio.gather(*(one_chat(gate, clock, chat) for chat in set(chats)))

    with pytest.MonkeyPatch.context() as patch:
        asyncio.run(main(patched(patch)))
    assert most_within([time for times in sent.values() for time in times], 1.0) <= 10
    assert all(most_within(times, CHAT_PACE.seconds) <= 5 for times in sent.values())
    if GROUP in sent:
        assert most_within(sent[GROUP], GROUP_PACE.seconds) <= 20


async def test_what_nobody_waits_for_passes_only_where_there_is_room(clock: Clock) -> None:
    gate = SendGate(per_second=8, clock=clock)
    await passes(gate, clock, GROUP, 4)
    assert gate.may_show(GROUP)
    # It has taken no message's place in the chat.
    assert await passes(gate, clock, GROUP, 1) == [0.0]
    assert not gate.may_show(GROUP)
    assert gate.may_show(12)
    gate.hold(13, 5)
    assert not gate.may_show(13)
    # Over all it counts like anything else.
    assert gate.may_show(14)
    assert not gate.may_show(15)
    clock.now = 6.0
    assert gate.may_show(GROUP)
    assert gate.may_show(13)

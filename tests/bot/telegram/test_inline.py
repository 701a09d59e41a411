"""Inline mode: what is offered, in the source's own words, and that a flood harms nobody."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

import pytest
from telegram import InlineQuery, Update

from bot.answering.phrases import load_phrases
from bot.conversation import Desk
from bot.errors import EvidenceError
from bot.telegram.api import RefusedError
from bot.telegram.inline import CACHE_SECONDS, DESCRIBED, OFFERED, InlineDesk
from bot.telegram.inline_queue import MOST_PEOPLE, InlineQueue
from bot.telegram.links import HELP, read_payload
from bot.telegram.metrics import Metrics
from tests.support.botapi.inline import InlineAnswer, read_answer
from tests.support.botapi.parameters import Parameters
from tests.support.offline import OfflineApi
from tests.support.table import ADA

if TYPE_CHECKING:
    from retrieval.archive.archive import Archive


@pytest.fixture(scope="module")
def desk(archive: Archive) -> Desk:
    """The real desk over the seeds."""
    return Desk(archive, load_phrases())


def typed(words: str, offset: str = "", person: int = 11, number: str = "q") -> dict[str, Any]:
    """Return an update with an inline query."""
    who = {**ADA, "id": person}
    query = {"id": number, "from": who, "query": words, "offset": offset}
    return {"update_id": 1, "inline_query": query}


def offered(desk: Desk, words: str, offset: str = "") -> InlineAnswer:
    """Return what is offered, as the strict server reads it."""
    query = Update.de_json(typed(words, offset), None).inline_query
    assert isinstance(query, InlineQuery)
    payload = InlineDesk(desk, "on_record_bot").answer(query)
    return read_answer(Parameters("answerInlineQuery", payload))


def test_a_name_and_a_word_give_what_was_said(desk: Desk) -> None:
    found = offered(desk, "guterres restraint")
    (result,) = found.results
    assert result.title == "Antonio Guterres, United Nations Secretary-General"
    assert result.description.startswith("“Stop escalation. Exercise maximum restraint.")
    assert len(result.description) <= DESCRIBED + 2
    assert (found.button, found.next_offset) == (None, "")
    assert (found.cache_time, found.is_personal) == (CACHE_SECONDS, True)


@pytest.mark.parametrize("words", ["stoltenberg", "Iran stoltenberg", "mission stoltenburg"])
def test_what_is_sent_stands_in_the_source_where_its_link_leads(desk: Desk, words: str) -> None:
    results = offered(desk, words).results
    assert results
    for result in results:
        (quoted,) = (e.of(result.text) for e in result.entities if e.type == "blockquote")
        ((key,),) = result.keyboard
        (payload,) = parse_qs(urlsplit(key.url or "").query)["start"]
        place = read_payload(payload)
        assert payload == result.id
        assert place is not None
        info = desk._finder.library.find(place.article)
        assert desk.read(info.content_hash)[place.start : place.end] == quoted
        assert "Stoltenberg" in result.text.partition("\n")[0]
        assert info.source in result.text.rpartition("\n")[2]
        assert "[" not in result.text.rpartition("\n")[2]


def test_pages_follow_one_another_without_a_gap(desk: Desk) -> None:
    first = offered(desk, "stoltenberg")
    assert len(first.results) == OFFERED
    second = offered(desk, "stoltenberg", first.next_offset)
    ids = [result.id for result in (*first.results, *second.results)]
    assert len(ids) == len(set(ids)) > OFFERED
    everything = desk.share("stoltenberg")
    assert len(everything) >= len(ids)


@pytest.mark.parametrize("offset", ["x", "-1", "٣", "999999", "1" * 60])
def test_a_strange_offset_is_no_fault(desk: Desk, offset: str) -> None:
    assert offered(desk, "stoltenberg", offset).next_offset in ("", str(OFFERED))


@pytest.mark.parametrize(
    ("words", "label"),
    [
        ("", "How to ask"),
        ("  ", "How to ask"),
        ("zyzzyva", "Nothing found – ask the bot"),
        ("?!", "Nothing found – ask the bot"),
        ("“" * 256, "Nothing found – ask the bot"),
        ("a" * 256, "Nothing found – ask the bot"),
    ],
)
def test_where_there_is_nothing_a_button_opens_the_bot(desk: Desk, words: str, label: str) -> None:
    found = offered(desk, words)
    assert found.results == ()
    assert found.button == (label, HELP)


def test_what_was_not_answered_is_not_offered_as_said(desk: Desk) -> None:
    for quote in desk.share("stoltenberg"):
        assert not quote.evidence.declined


def test_a_quotation_that_differs_from_its_source_is_not_offered(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk, "read", lambda _: "something else " * 1000)
    with pytest.raises(EvidenceError):
        offered(desk, "guterres restraint")


class Waiting(OfflineApi):
    """Answers nothing until it is let go."""

    def __init__(self) -> None:
        super().__init__()
        self.go = asyncio.Event()

    async def call(
        self, method: str, payload: Any, seconds: float | None = None, **more: Any
    ) -> Any:
        await self.go.wait()
        return await super().call(method, payload, seconds, **more)


async def served(queue: InlineQueue) -> None:
    """Wait until nothing waits and nothing is on its way."""
    while len(queue) or queue._sending:  # noqa: ASYNC110 - the queue has no event for a test
        await asyncio.sleep(0.01)


async def test_only_the_latest_query_of_a_person_is_answered() -> None:
    api, metrics = OfflineApi(), Metrics()
    queue = InlineQueue(api, metrics)
    for number, words in enumerate(("g", "gu", "guterres")):
        queue.put(typed(words, number=str(number)))
    queue.put(typed("other", person=12, number="9"))
    queue.start(lambda query: {"inline_query_id": query.id})
    await served(queue)
    await queue.stop()
    assert [sent.data["inline_query_id"] for sent in api.sent] == ["2", "9"]
    assert (metrics["inline_received"], metrics["inline_dropped"]) == (4, 2)
    assert metrics["inline_answered"] == 2


async def test_a_flood_is_dropped_from_its_old_end_and_old_queries_are_not_answered(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    api, metrics = OfflineApi(), Metrics()
    queue = InlineQueue(api, metrics)
    for person in range(MOST_PEOPLE + 5):
        queue.put(typed("x", person=person + 1, number=str(person)))
    assert len(queue) == MOST_PEOPLE
    monkeypatch.setattr("bot.telegram.inline_queue.OLDEST_SECONDS", -1.0)
    queue.start(lambda query: {"inline_query_id": query.id})
    await served(queue)
    await queue.stop()
    assert api.sent == []
    assert metrics["inline_dropped"] == MOST_PEOPLE + 5


async def test_a_fault_or_a_refusal_ends_nothing(caplog: pytest.LogCaptureFixture) -> None:
    api, metrics = OfflineApi(), Metrics()
    api.replies["answerInlineQuery"] = [RefusedError(400, "Bad Request: query is too old")]
    queue = InlineQueue(api, metrics)

    def answer(query: InlineQuery) -> dict[str, Any]:
        if query.query == "secret":
            raise KeyError(query.query)
        return {"inline_query_id": query.id}

    queue.start(answer)
    for person, words in enumerate(("late", "secret", "fine"), start=1):
        queue.put(typed(words, person=person))
    queue.put({"update_id": 1, "inline_query": {"id": "q"}})
    await served(queue)
    await queue.stop()
    assert len(api.sent) == 2
    assert metrics["inline_answered"] == 1
    assert metrics["updates_unreadable"] == 1
    assert "secret" not in caplog.text


async def test_what_hangs_is_given_up_at_the_stop() -> None:
    api = Waiting()
    queue = InlineQueue(api, Metrics())
    queue.start(lambda query: {"inline_query_id": query.id})
    for person in range(20):
        queue.put(typed("x", person=person + 1))
    await asyncio.sleep(0.3)
    assert 0 < len(queue) < 20
    await queue.stop()
    assert api.sent == []

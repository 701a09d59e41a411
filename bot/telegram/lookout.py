"""Telling of new statements: each watcher once, whatever happens in between."""

from __future__ import annotations

import asyncio
import logging
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from bot.access.policy import Visitor
from bot.state import load_state
from bot.telegram import ledger
from bot.telegram.addressing import Place
from bot.telegram.handlers import describe
from bot.telegram.notices import Key, with_row
from bot.telegram.outgoing import new_messages
from bot.telegram.presenting import present
from bot.watches import rows
from bot.watches.matching import matches
from bot.watches.news import News, tell

if TYPE_CHECKING:
    import sqlite3

    from bot.answering.phrases import Phrases
    from bot.conversation import Desk
    from bot.telegram.door import Door
    from bot.telegram.journal import Journal
    from bot.telegram.ledger import Letter, Outgoing
    from bot.telegram.postman import Postman
    from bot.watches.rows import Watch
    from retrieval.asking.evidence import Evidence

UNWATCH = "unw:"
LOOK_SECONDS = 3.0
"""How often it is asked whether the archive has changed; that is one small query."""
LONGEST_SETTLING = 60.0
"""How many seconds an archive that changes all the time is waited for. What is ingested together
is told together, so it is looked at once nothing has changed between two looks."""
MOST_AT_ONCE = 500
"""How many articles are looked at together."""
LONGEST_LABEL = 40

_logger = logging.getLogger(__name__)


class _Heard(NamedTuple):
    """What one person is told, and which statements of which watch that makes told."""

    news: list[News]
    digests: dict[Watch, set[str]]


class Lookout:
    """Looks at each new article once, and tells those who watch for something in it.

    Articles are noted as looked at in the transaction that puts what is told of them into the
    outbox: so whenever the process ends, they are looked at again wholly, or all of it is sent.

    Args:
        desk: What knows the articles.
        journal: Where watches are.
        postman: What sends.
        door: Who may still use the bot.
    """

    def __init__(self, desk: Desk, journal: Journal, postman: Postman, door: Door) -> None:
        self._desk = desk
        self._journal = journal
        self._postman = postman
        self._door = door
        # The archive's when all in it was looked at, and at the latest look.
        self._revision: int | None = None
        self._seen: int | None = None
        self._changing_since = 0.0

    async def run(self) -> None:
        """Look whenever the archive has changed and stays as it is, until cancelled."""
        while True:
            try:
                await self._look()
            except Exception as error:  # noqa: BLE001 - the next change may fare better
                _logger.error("New articles could not be looked at: %s", describe(error))  # noqa: TRY400 - no traceback
            await asyncio.sleep(LOOK_SECONDS)

    async def _look(self) -> None:
        revision = self._desk.revision()
        if revision == self._revision or not self._is_settled(revision):
            return
        hashes = self._desk.content_hashes()
        known = await self._journal.surely(rows.looked_at)
        if known is None:
            # The first start: what is held now is nothing new.
            await self._journal.surely(partial(rows.note_looked_at, hashes=hashes))
            known = frozenset(hashes)
        new = [content_hash for content_hash in hashes if content_hash not in known]
        for start in range(0, len(new), MOST_AT_ONCE):
            await self._look_at(new[start : start + MOST_AT_ONCE])
        self._revision = revision

    def _is_settled(self, revision: int) -> bool:
        """Say whether nothing has changed since the last look; a start waits for nothing."""
        now = asyncio.get_running_loop().time()
        before, self._seen = self._seen, revision
        if before == self._revision:
            self._changing_since = now
        is_late = now - self._changing_since >= LONGEST_SETTLING
        return before in (None, revision) or is_late

    async def _look_at(self, hashes: list[str]) -> None:
        """Look at new articles together, and tell each person of all in them at once."""
        watches = [
            watch
            for watch in await self._journal.surely(rows.watches)
            if self._door.admits(Visitor(watch.person), watch.person)
        ]
        told = {
            watch: await self._journal.surely(partial(rows.told, watch=watch)) for watch in watches
        }
        heard: dict[int, _Heard] = {}
        for content_hash in hashes if watches else ():
            for one in self._desk.statements_in(content_hash):
                _hear(one, watches, told, heard)
            await asyncio.sleep(0)  # Questions are answered in between.
        outgoing: list[Outgoing] = []
        for person, what in heard.items():
            load = partial(load_state, chat=Place(person).conversation)
            state = await self._journal.surely(load)
            with self._desk.phrases.speaking(state.language or state.heard):
                outgoing += self._messages(person, what)

        def store(database: sqlite3.Connection) -> list[Letter]:
            rows.note_looked_at(database, hashes)
            for what in heard.values():
                for watch, digests in what.digests.items():
                    rows.note_told(database, watch, digests)
            return ledger.post(database, None, outgoing)

        self._postman.take(await self._journal.surely(store))

    def _messages(self, person: int, what: _Heard) -> list[Outgoing]:
        """Return what a person is told; the last message with buttons that end the watches."""
        phrases = self._desk.phrases
        shown = present(tell(what.news, phrases), self._desk)
        messages = new_messages(Place(person), shown)
        for watch in what.digests:
            key = stop_key(watch, phrases, is_named=len(what.digests) > 1)
            messages[-1] = with_row(messages[-1], [key])
        return messages


def stop_key(watch: Watch, phrases: Phrases, *, is_named: bool) -> Key:
    """Return the button that ends a watch.

    Args:
        watch: The watch.
        phrases: The bot's own words.
        is_named: Whether it says which one.
    """
    data = f"{UNWATCH}{watch.id}"
    if not is_named:
        return Key(phrases.say("button_unwatch"), data)
    words = watch.words
    if len(words) > LONGEST_LABEL:
        words = f"{words[: LONGEST_LABEL - 1]}…"
    return Key(phrases.say("button_unwatch_named", words=words), data)


def _hear(
    evidence: Evidence,
    watches: list[Watch],
    told: dict[Watch, frozenset[str]],
    heard: dict[int, _Heard],
) -> None:
    """Note a statement for each person who watches for it and has not heard of it."""
    digest = rows.digest_of(evidence.person.key if evidence.person else None, evidence.text)
    new: dict[int, list[Watch]] = {}
    for watch in watches:
        if digest in told[watch] or not matches(watch.words, evidence):
            continue
        what = heard.setdefault(watch.person, _Heard([], {}))
        before = what.digests.setdefault(watch, set())
        if digest not in before:
            before.add(digest)
            new.setdefault(watch.person, []).append(watch)
    for person, own in new.items():
        heard[person].news.append(News(tuple(own), evidence))

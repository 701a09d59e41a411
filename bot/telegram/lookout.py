"""Telling of new statements: each watcher once, whatever happens in between."""

from __future__ import annotations

import asyncio
import logging
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from bot.access.policy import Visitor
from bot.answering.answer import Answer, Button, Frame, Note, Quote
from bot.answering.compose import Composer, passage_action
from bot.state import load_state
from bot.telegram import ledger
from bot.telegram.addressing import Place
from bot.telegram.handlers import describe
from bot.telegram.notices import Key, with_row
from bot.telegram.outgoing import new_messages
from bot.telegram.presenting import present
from bot.watches import rows
from bot.watches.matching import matches

if TYPE_CHECKING:
    import sqlite3

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
SHOWN = 3
"""How many statements of an article are shown; the rest is counted."""

_logger = logging.getLogger(__name__)


class _Hit(NamedTuple):
    watch: Watch
    digests: tuple[str, ...]
    outgoing: tuple[Outgoing, ...]


class Lookout:
    """Looks at each new article once, and tells those who watch for something in it.

    An article is noted as looked at in the transaction that puts its messages into the outbox: so
    whenever the process ends, it is looked at again wholly, or all of its messages are sent.

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
        self._revision: int | None = None

    async def run(self) -> None:
        """Look whenever the archive changes, until cancelled."""
        while True:
            try:
                await self._look()
            except Exception as error:  # noqa: BLE001 - the next change may fare better
                _logger.error("New articles could not be looked at: %s", describe(error))  # noqa: TRY400 - no traceback
            await asyncio.sleep(LOOK_SECONDS)

    async def _look(self) -> None:
        revision = self._desk.revision()
        if revision == self._revision:
            return
        hashes = self._desk.content_hashes()
        known = await self._journal.surely(rows.looked_at)
        if known is None:
            # The first start: what is held now is nothing new.
            await self._journal.surely(partial(rows.note_looked_at, hashes=hashes))
            known = frozenset(hashes)
        for content_hash in hashes:
            if content_hash not in known:
                await self._look_at(content_hash)
        self._revision = revision

    async def _look_at(self, content_hash: str) -> None:
        watches = await self._journal.surely(rows.watches)
        statements = self._desk.statements_in(content_hash) if watches else []
        hits = []
        for watch in watches:
            found = [one for one in statements if matches(watch.words, one)]
            if found and self._door.admits(Visitor(watch.person), watch.person):
                before = await self._journal.surely(partial(rows.told, watch=watch))
                load = partial(load_state, chat=Place(watch.person).conversation)
                state = await self._journal.surely(load)
                with self._desk.phrases.speaking(state.language or state.heard):
                    hit = self._hit(watch, found, before)
                if hit is not None:
                    hits.append(hit)

        def store(database: sqlite3.Connection) -> list[Letter]:
            rows.note_looked_at(database, (content_hash,))
            letters = []
            for hit in hits:
                rows.note_told(database, hit.watch, hit.digests)
                letters += ledger.post(database, None, hit.outgoing)
            return letters

        self._postman.take(await self._journal.surely(store))

    def _hit(self, watch: Watch, found: list[Evidence], before: frozenset[str]) -> _Hit | None:
        """Return what is told of a watch, if anything in it was not told before."""
        new: dict[str, Evidence] = {}
        for one in found:
            digest = rows.digest_of(one.person.key if one.person else None, one.text)
            if digest not in before:
                new.setdefault(digest, one)
        if not new:
            return None
        shown = present(self._answer(watch, list(new.values())), self._desk)
        messages = new_messages(Place(watch.person), shown)
        stop = Key(self._desk.phrases.say("button_unwatch"), f"{UNWATCH}{watch.id}")
        messages[-1] = with_row(messages[-1], [stop])
        return _Hit(watch, tuple(new), tuple(messages))

    def _answer(self, watch: Watch, found: list[Evidence]) -> Answer:
        phrases, shown = self._desk.phrases, found[:SHOWN]
        composer = Composer(phrases, lambda _: 0)
        article = found[0].article
        frame = phrases.say(
            "watch_found",
            words=watch.words,
            source=article.source,
            date=phrases.day(article.date),
        )
        quotes = [
            Quote(
                number,
                one,
                composer.speaker(one),
                phrases.say("preview_place", paragraph=one.paragraph, paragraphs=one.paragraphs),
            )
            for number, one in enumerate(shown, start=1)
        ]
        left = len(found) - len(shown)
        notes = [Note(phrases.say("watch_more", count=left))] if left else []
        buttons = tuple(
            Button(phrases.say("button_passage", n=number), passage_action(one))
            for number, one in enumerate(shown, start=1)
        )
        return Answer(
            "", "watch", answered=True, blocks=(Frame(frame), *quotes, *notes), buttons=(buttons,)
        )

"""`/add FILE` and `/remove [NAME]` in the terminal: the same as at Telegram, of one's own files."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path
from typing import TYPE_CHECKING

from bot.adding.preview import added, preview, reader
from bot.adding.shelf import NAMED, Shelf, safe_name
from bot.adding.workshop import Workshop
from bot.errors import AddingError
from retrieval.errors import ArticleGoneError
from retrieval.reading import display_name

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.answering.answer import Answer
    from bot.conversation import Desk

    Show = Callable[[Answer, Callable[[str], str]], None]

_ORDER = re.compile(r"\s*/(add|remove)(?:\s+(.*?))?\s*", re.IGNORECASE | re.DOTALL)
_QUOTES = "\"'"


class Adding:
    """Adds files to the folder of articles and takes them away.

    Args:
        desk: What answers from the archive.
        articles: The folder of articles.
        model: The spaCy model's name.
    """

    def __init__(self, desk: Desk, articles: Path, model: str) -> None:
        self._desk = desk
        self._shelf = Shelf(articles)
        self._model = model

    def takes(self, typed: str) -> bool:
        """Say whether a line is for here."""
        return _ORDER.fullmatch(typed) is not None

    def answer(self, typed: str, show: Show, confirm: Callable[[str], bool]) -> str:
        """Do what a line says, and return what came of it.

        Args:
            typed: A line that `takes` takes.
            show: Shows an answer, checked against the texts that the function gives.
            confirm: Asks whether to go on.

        Raises:
            AddingError: It cannot be done.
        """
        order = _ORDER.fullmatch(typed)
        assert order is not None
        given = (order[2] or "").strip(_QUOTES)
        if order[1].lower() == "add":
            return self._add(given, show, confirm)
        return self._remove(given, confirm)

    def _add(self, given: str, show: Show, confirm: Callable[[str], bool]) -> str:
        say = self._desk.phrases.say
        if not given:
            return say("how_to_add_here", endings=f"{', '.join(NAMED[:-1])} or {NAMED[-1]}")
        path = Path(given).expanduser()
        safe_name(path.name)
        if not path.is_file():
            raise AddingError(f"There is no file {display_name(path)}; check the path.")
        article = asyncio.run(self._workshop().examine(path))
        try:
            return say("held_already", source=self._desk.source_of(article.content_hash))
        except ArticleGoneError:
            pass
        show(preview(article, self._desk.phrases), reader(article).__getitem__)
        if not confirm(say("add_ask")):
            return say("discarded", name=path.name)
        try:
            data = path.read_bytes()
        except OSError as error:
            raise AddingError(f"{path.name} cannot be read: {error.strerror}.") from None
        placed = self._shelf.place(path.name, data)
        done = asyncio.run(self._workshop().ingest([placed]))
        if not done.is_done:
            raise AddingError(" ".join(done.problems) or say("not_ingested"))
        quoted = self._desk.first_quoted(placed.name)
        return added(placed.name, quoted, self._desk.phrases)

    def _remove(self, given: str, confirm: Callable[[str], bool]) -> str:
        say = self._desk.phrases.say
        files = self._shelf.files()
        if not given:
            heading = say("remove_which_here", count=len(files))
            return "\n".join((heading, *files)) if files else say("nothing_to_remove")
        name = next((one for one in files if one.casefold() == given.casefold()), None)
        if name is None:
            return say("cannot_remove", name=given)
        if not confirm(say("remove_ask", name=name)):
            return say("forget_not")
        self._shelf.put_aside(name)
        asyncio.run(self._workshop().ingest([self._shelf.folder / name]))
        return say("removed", name=name)

    def _workshop(self) -> Workshop:
        return Workshop(self._desk.archive_path, self._model)

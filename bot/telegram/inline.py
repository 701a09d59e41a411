"""Quotations to be sent from any chat: `@bot guterres restraint`, and what is offered then."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from telegram import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InputTextMessageContent,
    LinkPreviewOptions,
)

from bot.answering.actions import ShowPlace, article_code
from bot.answering.answer import Answer
from bot.telegram.links import HELP, link_to, payload_of
from bot.telegram.presenting import present
from bot.telegram.richtext import without_surrogates_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from telegram import InlineQuery

    from bot.answering.answer import Quote
    from bot.conversation import Desk
    from bot.telegram.richtext import Message

OFFERED = 10
"""Quotations at once; the next ones come as the reader scrolls on."""
CACHE_SECONDS = 60
"""How long Telegram may give the same answer to the same words: an article that was added is found
by everybody a minute later at most."""
DESCRIBED = 120
"""Characters of a quotation that its line in the list shows; clients show about two lines."""
LONGEST_TITLE = 80
"""Characters of its title: one line."""


class InlineDesk:
    """Answers inline queries from the archive; nothing is remembered of them.

    Args:
        desk: Where quotations are found.
        bot: The bot's user name.
    """

    def __init__(self, desk: Desk, bot: str) -> None:
        self._desk = desk
        self._bot = bot

    def answer(self, query: InlineQuery) -> dict[str, Any]:
        """Return the parameters of answerInlineQuery, in the language of who types.

        Source: https://core.telegram.org/bots/api#answerinlinequery.
        """
        with self._desk.phrases.speaking(query.from_user.language_code):
            return self._answer(query)

    def _answer(self, query: InlineQuery) -> dict[str, Any]:
        words = query.query.strip()
        found = self._desk.share(words) if words else ()
        skip = int(query.offset) if query.offset.isascii() and query.offset.isdecimal() else 0
        results = list(self._results(found[skip : skip + OFFERED]))
        payload: dict[str, Any] = {
            "inline_query_id": query.id,
            "results": results,
            "cache_time": CACHE_SECONDS,
            # Telegram would give it to others, whose language may be another one.
            "is_personal": True,
            "next_offset": str(skip + OFFERED) if skip + OFFERED < len(found) else "",
        }
        if not found:
            label = self._desk.phrases.say("shared_none" if words else "shared_help")
            payload["button"] = {"text": label, "start_parameter": HELP}
        return payload

    def _results(self, quotes: tuple[Quote, ...]) -> Iterator[dict[str, Any]]:
        for quote in quotes:
            shown = present(_only(quote), self._desk)
            # What one message cannot hold cannot be sent from here.
            if len(shown.messages) == 1:
                yield self._result(quote, shown.messages[0])

    def _result(self, quote: Quote, message: Message) -> dict[str, Any]:
        address = quote.evidence.address
        place = ShowPlace(article_code(address.content_hash), address.start, address.end)
        opened = InlineKeyboardButton(
            self._desk.phrases.say("shared_open"), url=link_to(self._bot, place)
        )
        result = InlineQueryResultArticle(
            id=payload_of(place),
            title=_beginning(_speaker(quote), LONGEST_TITLE),
            description=_beginning(quote.evidence.text, DESCRIBED),
            input_message_content=InputTextMessageContent(
                message.rendered.text,
                entities=message.entities,
                link_preview_options=LinkPreviewOptions(is_disabled=True),
            ),
            reply_markup=InlineKeyboardMarkup([[opened]]),
        )
        return result.to_dict()


def _only(quote: Quote) -> Answer:
    return Answer("", "what-said", answered=True, blocks=(quote,))


def _speaker(quote: Quote) -> str:
    """Return who says it, with the role; where nobody is known, what the message says of it."""
    person = quote.evidence.person
    if person is None:
        return quote.speaker_line
    return ", ".join((person.name, *person.roles[:1]))


def _beginning(text: str, most: int) -> str:
    """Return a text's first words on one line, with a sign where they are not all."""
    line = " ".join(without_surrogates_in(text).split())
    if len(line) <= most:
        return line
    return line[:most].rsplit(" ", 1)[0] + " …"

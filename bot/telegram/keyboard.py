"""The buttons under an answer: first its passages, then what goes on, then what to do with it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from telegram import CopyTextButton, InlineKeyboardButton, InlineKeyboardMarkup

from bot.answering.actions import ShowCitation, ShowPassage, ShowWhy, article_code, decode, encode
from bot.answering.answer import Quote
from bot.answering.shared import as_text, source_line
from bot.telegram.richtext import utf16_units, without_surrogates_in
from bot.telegram.voting import Vote, read_vote, vote_buttons
from retrieval.asking.intent import Intent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.answering.actions import Action
    from bot.answering.answer import Answer, Button
    from bot.answering.phrases import Phrases
    from bot.answering.proof import Rendered

MAX_IN_ROW = 8
"""Telegram shows no more buttons in a row: https://limits.tginfo.me/en."""
MOST_SPELLED = 3
"""So many passages have "Passage [1]" on their buttons; where there are more, they have "[1]"."""
MAX_COPIED = 256
"""Characters that a button can copy: https://core.telegram.org/bots/api#copytextbutton."""
CITED_AS = "plain"
"""In which style a citation is shown first; the others are offered below it."""

_ASKING = {
    intent.value
    for intent in (Intent.WHO_SAID, Intent.WHAT_SAID, Intent.WHO_IS, Intent.FACT, Intent.VERIFY)
}
"""The intents whose answers can be useful, or not, also where nothing was found."""
_NUMBER = re.compile(r"\[\d+\]", re.ASCII)
_OLD_OWNER = re.compile(r"@\d{1,19}", re.ASCII)
"""Buttons in groups carried whose conversation they belonged to; those still stand there."""

Row = list[InlineKeyboardButton]


class Tools(NamedTuple):
    """What the last row of buttons needs.

    Attributes:
        phrases: The bot's own words.
        turn: The turn of the conversation that was answered.
    """

    phrases: Phrases
    turn: int


def keyboard(answer: Answer, tools: Tools | None = None) -> InlineKeyboardMarkup | None:
    """Return an answer's buttons; None where it has none.

    Args:
        answer: What they stand under.
        tools: What the row of tools is made with; None for no such row.
    """
    rows = list(_rows(answer))
    last = _tool_row(answer, tools) if tools is not None else []
    if last:
        rows.append(last)
    return InlineKeyboardMarkup(rows) if rows else None


def read_data(data: str) -> Action | Vote:
    """Return what a button's data stands for.

    Raises:
        ActionError: The data is none that `keyboard` writes.
    """
    return read_vote(data) or decode(_OLD_OWNER.sub("", data))


def copied(answer: Answer, phrases: Phrases) -> Rendered | None:
    """Return the text with evidence that the copy button copies; None where it copies none."""
    best = _best(answer)
    if best is None:
        return None
    whole = as_text(phrases, best)
    return whole if _fits(whole.text) else None


def _rows(answer: Answer) -> Iterator[Row]:
    """Yield the answer's own rows: an answer's passages together, whatever stands in a row."""
    passages: list[Button] = []
    others: list[tuple[Button, ...]] = list(answer.buttons)
    if any(isinstance(block, Quote) for block in answer.blocks):
        passages = [b for row in others for b in row if isinstance(b.action, ShowPassage)]
        others = [tuple(b for b in row if not isinstance(b.action, ShowPassage)) for row in others]
    is_many = len(passages) > MOST_SPELLED
    for row in (tuple(passages), *others):
        buttons = [
            InlineKeyboardButton(
                _short(b.label) if is_many and b in passages else b.label,
                callback_data=encode(b.action),
            )
            for b in row
        ]
        for at in range(0, len(buttons), MAX_IN_ROW):
            yield buttons[at : at + MAX_IN_ROW]


def _short(label: str) -> str:
    number = _NUMBER.search(label)
    return number[0] if number else label


def _tool_row(answer: Answer, tools: Tools) -> Row:
    best = _best(answer)
    row: Row = []
    if best is not None:
        address = best.evidence.address
        cite = ShowCitation(
            article_code(address.content_hash), address.start, address.end, CITED_AS
        )
        say = tools.phrases.say
        row += _copy_button(answer, best, tools.phrases)
        row.append(InlineKeyboardButton(say("button_cite"), callback_data=encode(cite)))
        why = ShowWhy(tools.turn)
        row.append(InlineKeyboardButton(say("button_why"), callback_data=encode(why)))
    if best is not None or answer.intent in _ASKING:
        row += vote_buttons(tools.phrases, tools.turn)
    return row


def _copy_button(answer: Answer, best: Quote, phrases: Phrases) -> Row:
    """Return the button that copies the first quotation, or only its source where it is long."""
    whole = copied(answer, phrases)
    text = whole.text if whole else without_surrogates_in(source_line(phrases, best))
    if not _fits(text):
        return []
    label = phrases.say("button_copy" if whole else "button_copy_source")
    return [InlineKeyboardButton(label, copy_text=CopyTextButton(text))]


def _best(answer: Answer) -> Quote | None:
    """Return the quotation that answers best; None where there is none that answers."""
    quotes = (block for block in answer.blocks if isinstance(block, Quote) and not block.nearest)
    return next(quotes, None)


def _fits(text: str) -> bool:
    """Say whether a button can copy a text: lone surrogates cannot be sent."""
    return utf16_units(text) <= MAX_COPIED and without_surrogates_in(text) == text

"""Odd messages for the desk, made from real questions and from any Unicode, the same each time."""

from __future__ import annotations

import string
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from bot.answering.actions import decode, encode
from bot.answering.proof import check_evidence
from bot.conversation_state import State
from bot.telegram.rendering import render
from bot.terminal.layout import render_plain

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from random import Random

    from bot.answering.answer import Answer
    from bot.conversation import Desk

INJECTED = (
    *"{{ 6173*3 }}|{% raw %}|{{ text }}|{0}|%s %(name)s|${HOME}|<b>bold</b>|&lt;".split("|"),
    *"<script>alert(1)</script>|[x](https://example.org)|'; DROP|\\|\\d|(?:a+)+$|^$|*".split("|"),
    *"/people|/verify|/passage 99999|/passage@bot -1|/nonsense|/|@|[1]|[0]|passage 2|0".split("|"),
    *"source:|source:003|by:Stoltenberg|by:|from:2020-01-05|to:yesterday|since Monday".split("|"),
    *"in January|last week|in the other article|in the CBC story|he|it|and|no,|more".split("|"),
    *"why|the second one|99999999999999999999|１２|①|Ⅻ|ﷺ|𝒮𝓉ℴ𝓁𝓉ℯ𝓃𝒷ℯ𝓇𝑔|ſtoltenberg|🇨🇦".split("|"),
    "“", "”", '"', "'", "«", "…", "\x00", "\x1b[31m", "\r\n", "\u202eesrever", "\u200f", "\u200b",
    "\ufeff", "e\u0301\u0323", "\U0001f469\u200d\U0001f466", "\U000e0041", "\ud800",
)  # fmt: skip
"""What has broken programs like this one: template and markup syntax, commands, odd characters."""
LONGEST = 6000
"""Characters of the longest message; Telegram's own limit is 4,096."""
MOST_TURNS = 5
TELEGRAM_CALLBACK = 64
"""Bytes of a button's data, by the Bot API."""


class Outcome(NamedTuple):
    """What a conversation gave.

    Attributes:
        answers: Its answers.
        pieces: How many quotations were checked against the archive.
    """

    answers: list[Answer]
    pieces: int


def conversation(random: Random, questions: Sequence[str]) -> list[str]:
    """Make up the turns of a conversation.

    Args:
        random: Where chance comes from.
        questions: Real questions to mutate.
    """
    return [_turn(random, questions) for _ in range(random.randint(1, MOST_TURNS))]


def hold(desk: Desk, turns: Sequence[str], press: Random) -> Outcome:
    """Hold a conversation, each turn twice over, and check all that must be true of any.

    A button of each answer is pressed as well. What a restart would read back is all that goes on
    from one turn to the next.

    Raises:
        AssertionError: An answer differs the second time, or a button cannot be sent.
        EvidenceError: A quotation is not what stands at its address.
    """
    state, answers, pieces = State(), [], 0
    for text in turns:
        turn = desk.ask(text, state)
        assert desk.ask(text, state) == turn, "the same question was answered otherwise"
        state = State.model_validate_json(turn.state.model_dump_json())
        pieces += _check(desk, turn.answer)
        answers.append(turn.answer)
        buttons = [button for row in turn.answer.buttons for button in row]
        for button in buttons:
            assert len(encode(button.action).encode()) <= TELEGRAM_CALLBACK
            assert decode(encode(button.action)) == button.action
        if buttons and press.random() < 1 / 2:
            pressed = desk.act(press.choice(buttons).action, state)
            state = State.model_validate_json(pressed.state.model_dump_json())
            pieces += _check(desk, pressed.answer)
            answers.append(pressed.answer)
    return Outcome(answers, pieces)


def _check(desk: Desk, answer: Answer) -> int:
    rendered = render_plain(answer)
    check_evidence(rendered, desk.read)
    assert rendered.text.strip()
    for message in render(answer):
        check_evidence(message.rendered, desk.read)
    return len(rendered.pieces)


def _turn(random: Random, questions: Sequence[str]) -> str:
    text = random.choice(questions)
    for _ in range(random.choice((0, 1, 1, 2, 3, 8))):
        text = random.choice(_MUTATIONS)(random, text, questions)
    return text[:LONGEST]


def _drop(random: Random, text: str, _: Sequence[str]) -> str:
    start = random.randrange(len(text) + 1)
    return text[:start] + text[start + random.choice((1, 1, 2, 9)) :]


def _swap(random: Random, text: str, _: Sequence[str]) -> str:
    place = random.randrange(len(text) + 1)
    return text[:place] + text[place + 1 : place + 2] + text[place : place + 1] + text[place + 2 :]


def _type(random: Random, text: str, _: Sequence[str]) -> str:
    place = random.randrange(len(text) + 1)
    return (
        text[:place] + random.choice(string.ascii_letters + " ?!.,:;-'\"()[]/@#0189") + text[place:]
    )


def _inject(random: Random, text: str, _: Sequence[str]) -> str:
    place = random.choice((0, len(text), random.randrange(len(text) + 1)))
    return f"{text[:place]} {random.choice(INJECTED)} {text[place:]}"


def _any_character(random: Random, text: str, _: Sequence[str]) -> str:
    place = random.randrange(len(text) + 1)
    odd = "".join(chr(random.randrange(0x110000)) for _ in range(random.choice((1, 1, 3, 40))))
    return text[:place] + odd + text[place:]


def _words(random: Random, text: str, _: Sequence[str]) -> str:
    words = text.split()
    kind = random.randrange(3)
    if kind == 0:
        random.shuffle(words)
    elif kind == 1 and words:
        words.pop(random.randrange(len(words)))
    elif words:
        words.insert(random.randrange(len(words)), random.choice(words))
    return " ".join(words)


def _quote(random: Random, text: str, _: Sequence[str]) -> str:
    start, end = sorted(random.randrange(len(text) + 1) for _ in range(2))
    opening, closing = random.choice(("“”", '""', "‘’", "„“", "«»", "”“"))
    return text[:start] + opening + text[start:end] + closing + text[end:]


def _join(random: Random, text: str, questions: Sequence[str]) -> str:
    other = random.choice(questions)
    if random.random() < 1 / 2:
        return text + random.choice((" ", "\n", " and ", ", ")) + other
    return text[: len(text) // 2] + other[len(other) // 2 :]


def _case(random: Random, text: str, _: Sequence[str]) -> str:
    change: Callable[[str], str] = random.choice((str.upper, str.lower, str.title, str.swapcase))
    return change(text)


def _normal_form(random: Random, text: str, _: Sequence[str]) -> str:
    return unicodedata.normalize(random.choice(("NFD", "NFKD", "NFC")), text)


def _long(random: Random, text: str, _: Sequence[str]) -> str:
    return (text + random.choice((" ", "", "\n"))) * random.choice((2, 3, 50))


_MUTATIONS = (
    _drop, _drop, _swap, _type, _type, _inject, _inject, _inject, _any_character, _words, _words,
    _quote, _join, _case, _normal_form, _long,
)  # fmt: skip

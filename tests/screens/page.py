"""Screens as a page in Markdown: entities as marks, quotations behind bars, buttons as a row."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from tests.support.botapi.entities import QUOTES, from_units, to_units

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tests.screens.visits import Moment, Screen
    from tests.support.botapi.keyboard import Keyboard

_MARKS = {"bold": "**", "italic": "*", "strikethrough": "~~"}
_OTHERS = {"underline": ("<ins>", "</ins>")}
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#+|~&])")
_HEAD = """# The bot's screens
What a person sees at Telegram, taken from the bot itself over the articles in `seeds/`: quotation
bars, bold and italics as Telegram shows them, the buttons in a row below. Made by `make screens`;
a test keeps it true.
"""


def write_page(screens: Iterable[Screen]) -> str:
    """Return the page."""
    parts = [_HEAD]
    for screen in screens:
        parts.append(f"## {screen.title}")
        parts += ["\n".join(_moment(moment)) for moment in screen.moments]
    return "\n\n".join(part.strip("\n") for part in parts) + "\n"


def _moment(moment: Moment) -> Iterator[str]:
    if not moment.is_message:
        yield f"**{moment.who}** {moment.what}: {_escaped(moment.text)}"
        return
    yield f"**{moment.who}** {moment.what}:"
    if moment.text:
        yield ""
        yield from _text(moment)
    yield from _keyboard(moment.keyboard)


def _text(moment: Moment) -> Iterator[str]:
    """Yield the lines of a message, each with its marks; a blank line keeps them apart."""
    start = 0
    was_bar = False
    for line in moment.text.split("\n"):
        end = start + len(to_units(line)) // 2
        is_bar = any(
            kind in QUOTES and offset <= start < offset + length
            for kind, offset, length in moment.entities
        )
        if was_bar and not is_bar:
            yield ""
        marked = _marked(line, start, moment)
        yield (f"> {marked}  " if is_bar else f"{marked}  " if line else "").rstrip() + (
            "  " if line else ""
        )
        was_bar = is_bar
        start = end + 1


def _marked(line: str, start: int, moment: Moment) -> str:
    """Return a line with the marks of the entities that lie on it."""
    units = to_units(line)
    length = len(units) // 2
    borders = {0, length}
    spans = []
    for kind, offset, size in moment.entities:
        first, last = max(0, offset - start), min(length, offset + size - start)
        if first < last and (kind in _MARKS or kind in _OTHERS or kind in ("pre", "code")):
            spans.append((kind, first, last))
            borders |= {first, last}
    ordered = sorted(borders)
    parts = []
    for first, last in pairwise(ordered):
        text = from_units(units[2 * first : 2 * last])
        kinds = [kind for kind, a, b in spans if a <= first and last <= b]
        parts.append(_styled(text, kinds))
    return "".join(parts)


def _styled(text: str, kinds: list[str]) -> str:
    inner = text.strip()
    if not inner:
        return text
    before = text[: len(text) - len(text.lstrip())]
    after = text[len(text.rstrip()) :]
    if "pre" in kinds or "code" in kinds:
        return f"{before}`` {inner} ``{after}" if "`" in inner else f"{before}`{inner}`{after}"
    shown = _escaped(inner)
    for kind in kinds:
        opened, closed = _OTHERS.get(kind) or (_MARKS[kind], _MARKS[kind])
        shown = f"{opened}{shown}{closed}"
    return f"{before}{shown}{after}"


def _keyboard(keyboard: Keyboard) -> Iterator[str]:
    """Yield each row of buttons as a table of one row."""
    for row in keyboard:
        yield ""
        labels = " | ".join(
            f"{_escaped(key.text)}{' ↗' if key.url else ' 📋' if key.copy_text else ''}"
            for key in row
        )
        yield f"| {labels} |"
        yield "|" + " --- |" * len(row)


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text).replace("\n", " ⏎ ")

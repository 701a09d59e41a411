"""Lettering: fonts, what they cannot show, and breaking words into lines.

The glyphs are set one after the other by Pillow's own layout, so that the same text gives the same
picture on every machine; scripts that need more than that (Arabic, Devanagari and others) are not
in these fonts either, and are refused.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from importlib import resources
from typing import NamedTuple

from PIL import ImageFont

from bot.errors import PictureError

SERIF = ("fontpkg_noto_serif", "NotoSerif[wdth,wght].ttf")
SANS = ("fontpkg_noto_sans", "NotoSans[wdth,wght].ttf")
"""Noto Serif and Noto Sans 2.015, under the SIL Open Font License: Latin, Greek and Cyrillic."""
REGULAR, SEMIBOLD = 400, 600
"""Weights, on the fonts' own scale."""
_WIDTH = 100
_NO_CHARACTER = "\uffff"
"""It can be in no font, so that it is shown as what a font shows for want of a glyph."""
_BREAKS = re.compile(r"[ \t\n\r\f\v\u2028\u2029]+")
"""Where a line may break; not at spaces that are there to prevent it."""


class LacksError(PictureError):
    """The fonts have no picture of some characters.

    Attributes:
        characters: Those, each once, in order.
    """

    def __init__(self, characters: str) -> None:
        super().__init__(f"The picture's font has no {characters!r}; no picture can be made of it.")
        self.characters = characters


class TooLongError(PictureError):
    """A text does not fit into its place."""

    def __init__(self) -> None:
        super().__init__("The text is too long for a picture.")


class Face(NamedTuple):
    """A font: its file, and its weight."""

    file: tuple[str, str]
    weight: int

    def at(self, size: int) -> ImageFont.FreeTypeFont:
        """Return it at a size in pixels."""
        return _load(self.file, self.weight, size)


QUOTED = Face(SERIF, REGULAR)
PLAIN = Face(SANS, REGULAR)
STRONG = Face(SANS, SEMIBOLD)


@cache
def _load(file: tuple[str, str], weight: int, size: int) -> ImageFont.FreeTypeFont:
    package, name = file
    with resources.as_file(resources.files(package) / "files" / name) as path:
        font = ImageFont.truetype(str(path), size, layout_engine=ImageFont.Layout.BASIC)
    font.set_variation_by_axes([weight, _WIDTH])
    return font


def check(face: Face, text: str) -> None:
    """Check that a font can show a text.

    Raises:
        LacksError: It cannot.
    """
    lacking = [c for c in dict.fromkeys(text) if not _is_blank(c) and not _has(face, c)]
    if lacking:
        raise LacksError("".join(lacking))


def wrap(face: Face, size: int, text: str, width: int) -> list[str]:
    """Break a text into lines.

    Args:
        face: The font.
        size: Its size in pixels.
        text: The text; its words stay whole, the white space between them becomes one space.
        width: How many pixels a line may have.

    Raises:
        TooLongError: A word is wider than a line.
    """
    font = face.at(size)
    lines: list[str] = []
    line = ""
    for word in _BREAKS.split(text.strip()):
        longer = f"{line} {word}" if line else word
        if font.getlength(longer) <= width:
            line = longer
            continue
        if font.getlength(word) > width:
            raise TooLongError
        lines.append(line)
        line = word
    return [*lines, line] if line else lines


def shorten(face: Face, size: int, text: str, width: int) -> str:
    """Return a text of the frame on one line, with a sign where its end is left out.

    Evidence must not be given to this.
    """
    font = face.at(size)
    text = " ".join(text.split())
    if font.getlength(text) <= width:
        return text
    while text and font.getlength(f"{text.rstrip()} …") > width:
        text = text[:-1]
    return f"{text.rstrip(' ,;–-')} …"


def _is_blank(character: str) -> bool:
    """Say whether nothing is to be seen of a character."""
    return character.isspace() or unicodedata.category(character) in ("Cf", "Zs")


@cache
def _has(face: Face, character: str) -> bool:
    font = face.at(32)
    missing, shown = font.getmask(_NO_CHARACTER), font.getmask(character)
    return shown.size != missing.size or bytes(shown) != bytes(missing)

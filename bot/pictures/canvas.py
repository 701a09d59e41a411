"""What all pictures have in common: their colours, their margins, the way to PNG."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from PIL import Image, ImageDraw

from bot.pictures.lettering import PLAIN, STRONG, Face

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

WIDTH, HEIGHT = 1200, 630
"""Pixels: the size that links are previewed at, which all networks show whole."""
MARGIN = 72
PAPER, INK, GREY, PALE = "#fbfaf6", "#1b1d21", "#63676e", "#dcd9d0"
ACCENT, WARNING = "#1f6b57", "#a4551c"
"""Green for what stands in the source, as the bar in the terminal; brown for what does not hold."""
NAME_SIZE = 22


class Canvas:
    """A sheet to draw on.

    Args:
        height: In pixels; the width is always `WIDTH`.
    """

    def __init__(self, height: int = HEIGHT) -> None:
        self.height = height
        self._image = Image.new("RGB", (WIDTH, height), PAPER)
        self.draw = ImageDraw.Draw(self._image)

    def text(
        self, at: tuple[int, int], text: str, face: Face, size: int, colour: str = INK
    ) -> None:
        """Write a line; `at` is where its first letter stands on the base line."""
        self.draw.text(at, text, font=face.at(size), fill=colour, anchor="ls")

    def foot(self, left: str, name: str) -> None:
        """Write the two lines at the bottom: what the picture rests on, and the project's name."""
        base = self.height - MARGIN + 24
        self.draw.line((MARGIN, base - 40, WIDTH - MARGIN, base - 40), fill=PALE, width=2)
        self.text((MARGIN, base), left, PLAIN, NAME_SIZE, GREY)
        wide = width_of(STRONG.at(NAME_SIZE), name)
        self.text((WIDTH - MARGIN - wide, base), name, STRONG, NAME_SIZE, GREY)

    def png(self) -> bytes:
        """Return it as a PNG file: the same bytes for the same drawing."""
        file = io.BytesIO()
        self._image.save(file, "PNG", optimize=True)
        return file.getvalue()


def width_of(font: FreeTypeFont, text: str) -> int:
    """Return how many pixels a line takes."""
    return round(font.getlength(text))

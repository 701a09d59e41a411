"""Texts for a terminal's screen."""

from __future__ import annotations

_PICTURES = {code: chr(0x2400 + code) for code in range(0x20) if chr(code) not in "\t\n"}
_PICTURES |= dict.fromkeys(
    (*range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A)), "␦"
)


def visible(text: str) -> str:
    """Return a text for a terminal's screen: control characters as pictures, one for each.

    A terminal would obey them: an article could move the cursor or hide words.
    """
    return text.translate(_PICTURES)

"""Characters that turn the direction of writing: they can make a name read as another one.

With one before its "txt", "storytxt.exe" shows as "storyexe.txt". They stay in a text that is
quoted; in names and titles, which stand beside other words, they do not.
"""

from __future__ import annotations

import re

TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""The embeddings, overrides and isolates of the bidirectional algorithm, and their ends (Unicode
Standard Annex #9, 2). The marks U+200E, U+200F and U+061C turn nothing around and stay."""
_TURNING = re.compile(f"[{''.join(sorted(TURNING))}]")


def without_turning(text: str) -> str:
    """Return a text without the characters that turn the direction of what follows them."""
    return text if text.isascii() else _TURNING.sub("", text)

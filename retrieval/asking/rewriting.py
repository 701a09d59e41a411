"""How a wording is put in a plainer one."""

from __future__ import annotations

import re
from typing import NamedTuple


class Rewriting(NamedTuple):
    """A wording, and the plain one that stands for it.

    Attributes:
        pattern: What a question opens with, or the whole of it.
        plain: What is put for what the pattern matched, with its groups.
    """

    pattern: re.Pattern[str]
    plain: str


def opening(pattern: str, plain: str) -> Rewriting:
    """Return how the opening of a question is rewritten."""
    return Rewriting(re.compile(pattern, re.IGNORECASE), plain)


def whole(pattern: str, plain: str) -> Rewriting:
    """Return how a whole question is rewritten; it must fit all of the pattern."""
    return Rewriting(re.compile(rf"(?:{pattern})\W*$", re.IGNORECASE), plain)

"""What stands in quotation marks in what somebody types, in the marks of any language."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from retrieval.article import Span
from retrieval.quoting.marks import scan_marks

if TYPE_CHECKING:
    from retrieval.quoting.marks import Marked

LONGEST_OPEN = 1500
"""Characters of lines that are read as one paragraph because a mark is left open."""

_LINE = re.compile(r"[^\n]*\n?")
_OPENS = re.compile(r"\s*[\"“„«‘'`]")
_FOREIGN = str.maketrans("‚›‹「」『』〝〞", "‘’‘“”“”“”")
_OUTWARD = str.maketrans("»«›‹", "“”‘’")
_TURNED = re.compile(r"^[^«]*(?<![^\s(])»(?=[^\s.,;:!?)])|^[^‹]*(?<![^\s(])›(?=[^\s.,;:!?)])")
"""A guillemet that opens with its point to the words, as in German and Danish books."""
_GERMAN = re.compile(r"([„‚])([^„“”‚‘]*)([“‘])")


def scan_quoted(text: str, start: int = 0) -> list[Marked]:
    """Find the outermost stretches in quotation marks of a typed text, paragraph by paragraph.

    Besides the marks of articles (`retrieval.quoting.marks`), these are read: „…“ and ‚…‘, »…« and
    ›…‹, ‹…›, 「…」 and 『…』.

    Args:
        text: What was typed.
        start: Where to begin.

    Returns:
        The stretches in order, in characters of the text; single marks count where no double ones
        are.
    """
    plain = _GERMAN.sub(_closed, text)
    plain = plain.translate(_OUTWARD if _TURNED.match(plain) else {}).translate(_FOREIGN)
    found = _scanned(plain, start)
    double = any(not one.single for one in found)
    return [
        one
        for one in found
        if not (one.single and double) and any(map(str.isalnum, one.inner.of(text)))
    ]


def _scanned(text: str, start: int) -> list[Marked]:
    """Scan line by line; one whose last mark is left open goes on, as lines of a mail do.

    It does not where the next one is empty or opens a quotation itself, as a new paragraph does.
    """
    found: list[Marked] = []
    lines = [line.span() for line in _LINE.finditer(text, start)]
    first = start
    for number, (_, end) in enumerate(lines):
        here = scan_marks(text, first, end)
        following = Span(*lines[number + 1]).of(text) if number + 1 < len(lines) else ""
        goes_on = following.strip() and not _OPENS.match(following)
        if here and not here[-1].closed and goes_on and end - first < LONGEST_OPEN:
            continue
        found.extend(here)
        first = end
    return found


def _closed(match: re.Match[str]) -> str:
    """Close a German quotation by a mark that only closes."""
    return f"{match[1]}{match[2]}{'”' if match[3] == '“' else '’'}"

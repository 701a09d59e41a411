"""What stands in quotation marks in what somebody types, in whatever marks their language uses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from retrieval.quoting.marks import scan_marks

if TYPE_CHECKING:
    from retrieval.quoting.marks import Marked

_PARAGRAPH = re.compile(r"[^\n]*\n?")
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
    found: list[Marked] = []
    for paragraph in _PARAGRAPH.finditer(plain, start):
        found.extend(scan_marks(plain, *paragraph.span()))
    double = any(not one.single for one in found)
    return [
        one
        for one in found
        if not (one.single and double) and any(map(str.isalnum, one.inner.of(text)))
    ]


def _closed(match: re.Match[str]) -> str:
    """Close a German quotation by a mark that only closes."""
    return f"{match[1]}{match[2]}{'”' if match[3] == '“' else '’'}"

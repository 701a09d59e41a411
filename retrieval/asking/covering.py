"""Which statement a piece of text is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from retrieval.asking.pieces import terms_held

if TYPE_CHECKING:
    from collections.abc import Iterable

    from retrieval.archive.records import StoredQuotation
    from retrieval.article import Span

COVERED = 3
"""A statement is what a sentence says if it fills at least this part of it: one third, so that
"He said training has been suspended …" with more behind it still counts as his."""
CLOSING = 2
"""Characters that may stand between a statement and the end of its sentence: marks."""


def find_covering(
    quotations: Iterable[StoredQuotation], span: Span, text: str, wanted: frozenset[str]
) -> StoredQuotation | None:
    """Return the statement that covers most of a span.

    It must cover a third of it, or be a known person's with which the span ends.

    Args:
        quotations: The statements of the article.
        span: The span.
        text: The article's text.
        wanted: Index terms of what is of interest: of several statements in the span, the one that
            holds most of them is taken; one that holds any may be half as long.
    """
    best, most, ending = None, (0, 0), None
    for stored in quotations:
        covered = sum(
            max(0, min(span.end, part.end) - max(span.start, part.start))
            for part in stored.quotation.spans
        )
        if covered > (span.end - span.start) // (2 * COVERED):
            held = terms_held(wanted, text, stored.quotation) if wanted else 0
            enough = held or covered > (span.end - span.start) // COVERED
            if enough and (held, covered) > most:
                best, most = stored, (held, covered)
        last = stored.quotation.spans[-1]
        closes = span.holds(last) and span.end - last.end <= CLOSING
        if closes and stored.quotation.person and stored.quotation.cue:
            ending = stored
    return best or ending

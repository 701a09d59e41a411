"""Quotations without a cue of their own: they go on with, or lead to, a statement nearby."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from retrieval.quoting.introduced import introducing_speaker
from retrieval.quoting.statements import Speaker, Statement, tidy

if TYPE_CHECKING:
    from collections.abc import Sequence

    from retrieval.article import Span
    from retrieval.quoting.paragraphs import Paragraph

_WHOLE = 0.97
_FEWEST_WORDS = 2
_FAR = 3


def find_floating(
    paragraphs: Sequence[Paragraph], statements: list[Statement], text: str
) -> list[Statement]:
    """Give every sentence that stands wholly in marks, and is nobody's yet, to a statement.

    In the same paragraph it belongs to the statement in marks before it, or to the one after it.
    After a paragraph whose last mark was left open it goes on with that statement. Else it is a
    statement of its own by the speaker before it.

    Args:
        paragraphs: The story's paragraphs.
        statements: What was found so far.
        text: The article's text.

    Returns:
        All statements, in order.
    """
    done = list(statements)
    open_from: int | None = None
    for number, paragraph in enumerate(paragraphs):
        for first, stop in paragraph.sentences:
            span = _free(paragraph, first, stop, done, text)
            if span is None:
                continue
            if open_from is not None and first == 0 and open_from < len(done):
                done[open_from] = _extend(done[open_from], span, text)
                continue
            home = _same_paragraph(done, span, number, paragraph)
            if home is not None:
                done[home] = _extend(done[home], span, text)
                continue
            speaker = _introduced(paragraphs, number, done) or _last_speaker(done, span, number)
            done.append(Statement((span,), number, speaker=speaker, floating=True))
        open_from = _left_open(paragraph, done)
    return _join_forward(sorted(done, key=lambda found: found.spans), paragraphs, text)


def _free(
    paragraph: Paragraph, first: int, stop: int, done: list[Statement], text: str
) -> Span | None:
    if paragraph.quoted_share(first, stop) < _WHOLE:
        return None
    spans = tidy(text, [paragraph.span_of(first, stop)])
    if not spans or len(spans[0].of(text).split()) < _FEWEST_WORDS:
        return None
    if any(piece.meets(spans[0]) for found in done for piece in found.spans):
        return None
    return spans[0]


def _extend(statement: Statement, span: Span, text: str) -> Statement:
    return replace(statement, spans=tuple(sorted([*statement.spans, *tidy(text, [span])])))


def _same_paragraph(
    done: list[Statement], span: Span, number: int, paragraph: Paragraph
) -> int | None:
    """Find the statement in marks just before this one, with nothing said in between."""
    best = None
    for index, found in enumerate(done):
        if found.spans[-1].start < paragraph.offset or found.span.start >= span.start:
            continue
        if best is None or found.span.end > done[best].span.end:
            best = index
    if best is None:
        return None
    here = done[best]
    quoted = any(
        paragraph.place(*stretch.span).meets(piece)
        and paragraph.place(*stretch.span).end >= piece.end - 1
        for stretch in paragraph.stretches
        for piece in here.spans
    )
    anchor = max(here.span.end, here.cue.end if here.cue else 0)
    anchor = max(
        anchor, here.speaker.span.end if here.speaker and here.speaker.paragraph == number else 0
    )
    near = sum(
        1
        for first, stop in paragraph.sentences
        if paragraph.span_of(first, stop).start >= anchor
        and paragraph.span_of(first, stop).end <= span.start
    )
    return best if quoted and near == 0 else None


def _introduced(
    paragraphs: Sequence[Paragraph], number: int, done: list[Statement]
) -> Speaker | None:
    """Return who speaks after a paragraph that ends in a colon."""
    if number == 0:
        return None
    before = paragraphs[number - 1]
    if not before.doc.text.rstrip().endswith(":"):
        return None
    del done
    return introducing_speaker(before, number - 1)


def _last_speaker(done: list[Statement], span: Span, number: int) -> Speaker | None:
    earlier = [
        found
        for found in done
        if found.span.start < span.start
        and number - found.paragraph <= _FAR
        and found.speaker
        and not any(_within(found, other) for other in done)
    ]
    if not earlier:
        return None
    return max(earlier, key=lambda found: found.span.start).speaker


def _within(inner: Statement, outer: Statement) -> bool:
    return inner is not outer and any(
        span.holds(inner.span) and span != inner.span for span in outer.spans
    )


def _left_open(paragraph: Paragraph, done: list[Statement]) -> int | None:
    """Return which statement the paragraph's unclosed mark belongs to."""
    if not paragraph.stretches or paragraph.stretches[-1].closed:
        return None
    stretch = paragraph.place(*paragraph.stretches[-1].span)
    for index, found in enumerate(done):
        if found.spans[-1].meets(stretch):
            return index
    return None


def _join_forward(
    found: list[Statement], paragraphs: Sequence[Paragraph], text: str
) -> list[Statement]:
    """Join what floats before a statement, with nothing but an open mark between, to it."""
    joined: list[Statement] = []
    for statement in found:
        before = joined[-1] if joined else None
        if (
            before is not None
            and before.floating
            and statement.cue is not None
            and _touches(before, statement, paragraphs, text)
        ):
            joined[-1] = replace(
                statement,
                spans=(*before.spans, *statement.spans),
                paragraph=before.paragraph,
            )
            continue
        joined.append(statement)
    return joined


def _touches(
    before: Statement, after: Statement, paragraphs: Sequence[Paragraph], text: str
) -> bool:
    gap = text[before.span.end : after.span.start]
    if any(map(str.isalnum, gap)):
        return False
    first, second = text[after.span.start], paragraphs[after.paragraph]
    if not second.stretches or first not in "\"“'‘«„":
        return False
    if before.paragraph == after.paragraph:
        return True
    last = paragraphs[after.paragraph - 1].stretches
    return bool(last) and not last[-1].closed

"""Quotations without a cue of their own: they go on with, or lead to, a statement nearby."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from retrieval.quoting.introduced import introducing_speaker
from retrieval.quoting.statements import Rule, Speaker, Statement, tidy

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from retrieval.article import Span
    from retrieval.quoting.paragraphs import Paragraph

_WHOLE = 0.97
"""The share of a sentence's letters that must be in marks."""
_FEWEST_WORDS = 2
_FAR = 3
"""How many paragraphs back the speaker of a floating quotation may be named."""
_OPENING = "\"“'‘«„`"


def find_floating(
    paragraphs: Sequence[Paragraph], statements: Iterable[Statement], text: str
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
    weaver = _Weaver(paragraphs, statements, text)
    for number in range(len(paragraphs)):
        weaver.weave(number)
    return _join_forward(sorted(weaver.done, key=lambda found: found.spans), paragraphs, text)


class _Weaver:
    """The statements found so far, and in which paragraphs each has content."""

    def __init__(
        self, paragraphs: Sequence[Paragraph], statements: Iterable[Statement], text: str
    ) -> None:
        self._paragraphs = paragraphs
        self._text = text
        self._open: int | None = None
        self._in: defaultdict[int, list[int]] = defaultdict(list)
        self.done: list[Statement] = []
        for statement in statements:
            self._add(statement)

    def weave(self, number: int) -> None:
        """Give the free sentences of a paragraph to statements; paragraphs come in order."""
        paragraph = self._paragraphs[number]
        for first, stop in paragraph.sentences:
            span = self._free(number, first, stop)
            if span is None:
                continue
            home = self._open if first == 0 else None
            if home is None:
                home = self._just_before(number, span)
            if home is not None:
                self._extend(home, number, span)
                continue
            speaker = self._introduced(number) or self._last_speaker(number, span)
            self._add(
                Statement((span,), number, speaker=speaker, floating=True, rule=Rule.FLOATING)
            )
        self._open = self._left_open(number)

    def _add(self, statement: Statement) -> None:
        self._in[statement.paragraph].append(len(self.done))
        self.done.append(statement)

    def _extend(self, index: int, number: int, span: Span) -> None:
        found = self.done[index]
        self.done[index] = replace(found, spans=tuple(sorted((*found.spans, span))))
        if index not in self._in[number]:
            self._in[number].append(index)

    def _free(self, number: int, first: int, stop: int) -> Span | None:
        """Return a sentence's span where it is wholly in marks and no statement has it."""
        paragraph = self._paragraphs[number]
        if paragraph.quoted_share(first, stop) < _WHOLE:
            return None
        spans = tidy(self._text, [paragraph.span_of(first, stop)])
        if not spans or len(spans[0].of(self._text).split()) < _FEWEST_WORDS:
            return None
        taken = (piece for index in self._in[number] for piece in self.done[index].spans)
        return None if any(piece.meets(spans[0]) for piece in taken) else spans[0]

    def _just_before(self, number: int, span: Span) -> int | None:
        """Find the statement in marks before a span, with no sentence in between."""
        earlier = [index for index in self._in[number] if self.done[index].span.start < span.start]
        if not earlier:
            return None
        best = max(earlier, key=lambda index: self.done[index].span.end)
        found, paragraph = self.done[best], self._paragraphs[number]
        ends = {piece.end for piece in found.spans}
        marked = any(
            place.end - 1 <= end <= place.end
            for stretch in paragraph.stretches
            for place in (paragraph.place(*stretch.span),)
            for end in ends
        )
        anchor = max([found.span.end, *(place.end for place in _words_around(found, number))])
        between = any(
            anchor <= paragraph.span_of(*pair).start and paragraph.span_of(*pair).end <= span.start
            for pair in paragraph.sentences
        )
        return best if marked and not between else None

    def _introduced(self, number: int) -> Speaker | None:
        """Return who speaks after a paragraph that ends in a colon."""
        if number == 0 or not self._paragraphs[number - 1].text.rstrip().endswith(":"):
            return None
        return introducing_speaker(self._paragraphs[number - 1], number - 1)

    def _last_speaker(self, number: int, span: Span) -> Speaker | None:
        earlier = [
            self.done[index]
            for near in range(max(0, number - _FAR), number + 1)
            for index in self._in[near]
            if self.done[index].span.start < span.start and self.done[index].speaker
        ]
        return max(earlier, key=lambda found: found.span.start).speaker if earlier else None

    def _left_open(self, number: int) -> int | None:
        """Return which statement the paragraph's unclosed mark belongs to."""
        paragraph = self._paragraphs[number]
        if not paragraph.stretches or paragraph.stretches[-1].closed:
            return None
        stretch = paragraph.place(*paragraph.stretches[-1].span)
        for index in self._in[number]:
            if self.done[index].spans[-1].meets(stretch):
                return index
        return None


def _words_around(statement: Statement, number: int) -> list[Span]:
    """Return cue and attribution of a statement, where they are in this paragraph."""
    words = [] if statement.cue is None else [statement.cue]
    if statement.speaker is not None and statement.speaker.paragraph == number:
        words.append(statement.speaker.span)
    return words


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
    if any(map(str.isalnum, gap)) or text[after.span.start] not in _OPENING:
        return False
    if before.paragraph == after.paragraph:
        return True
    last = paragraphs[after.paragraph - 1].stretches
    return bool(last) and not last[-1].closed

"""Statements within statements: what an agency reports that X said is X's."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from retrieval.article import Span
from retrieval.quoting.statements import Rule, Statement, tidy

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Token

    from retrieval.quoting.paragraphs import Paragraph

_MOST_LEFT = 3
"""How many words of what an agency reports may be neither statement, cue nor speaker."""
_RELAYING = frozenset({"according to", "reported", "reports", "has reported", "had reported"})
_SAID = frozenset("said says told added".split())
_NEWS = frozenset(
    "agency broadcaster channel daily edition magazine media network news newspaper outlet paper "
    "radio report reports station television tv website".split()
)
"""Nouns for who relays what others say."""
_OPENERS = frozenset({"when", "after", "before", "while", "as"})


def without_agencies(
    statements: Sequence[Statement], paragraph: Paragraph, text: str
) -> list[Statement]:
    """Leave out what only names the source of another statement.

    "She said it rained, the Post reported" and "…, she said, according to the Post" are hers.

    Args:
        statements: The statements found in a paragraph; whose speaker the tagger sees in another
            one is left as it is.
        paragraph: The paragraph.
        text: The article's text.
    """
    kept = list(statements)
    for outer in statements:
        if outer.cue is None or outer.cue.of(text).lower() not in _RELAYING:
            continue
        speaker = outer.speaker
        if speaker is None or speaker.paragraph != outer.paragraph:
            continue
        if not _is_news(paragraph.doc[speaker.head], outer, text):
            continue
        if any(paragraph.place(*part.span).holds(outer.span) for part in paragraph.stretches):
            continue
        for inner in statements:
            if inner is outer or inner not in kept or not _makes_up(outer, inner, text):
                continue
            kept.remove(outer)
            own = _before_source(inner, outer, text)
            kept[kept.index(inner)] = replace(own, rule=Rule.PASSED_ON)
            break
    return kept


def without_relaying(
    ruled: Sequence[Statement],
    proposed: Sequence[Statement],
    paragraphs: Sequence[Paragraph],
    text: str,
) -> list[Statement]:
    """Leave out proposals that only name the source of a statement that the rules found.

    Args:
        ruled: What the rules found, agencies left out already.
        proposed: What else is proposed.
        paragraphs: The story's paragraphs, in order.
        text: The article's text.
    """
    kept = []
    for statement in proposed:
        near = [found for found in ruled if found.paragraph == statement.paragraph]
        both = without_agencies([statement, *near], paragraphs[statement.paragraph], text)
        if any(found is statement for found in both):
            kept.append(statement)
    return kept


def _is_news(head: Token, outer: Statement, text: str) -> bool:
    """Say whether a speaker may be a newspaper, an agency, a broadcaster."""
    if outer.cue is not None and outer.cue.of(text).lower() != "according to":
        return head.pos_ in {"PROPN", "NOUN"}
    return head.pos_ == "PROPN" or head.lemma_.lower() in _NEWS or head.lower_ in _NEWS


def _makes_up(outer: Statement, inner: Statement, text: str) -> bool:
    """Say whether a statement with its cue and speaker is all that another one reports."""
    if inner.cue is None or inner.speaker is None or outer.speaker == inner.speaker:
        return False
    if inner.cue.of(text).split()[-1].lower() not in _SAID:
        return False
    if not any(span.holds(inner.cue) for span in outer.spans):
        return False
    parts = [*inner.spans, inner.cue, inner.speaker.span]
    left = 0
    for span in outer.spans:
        for start, end in _words(text, span):
            left += not any(part.start <= start and end <= part.end for part in parts)
    return left <= _MOST_LEFT


def _words(text: str, span: Span) -> Iterator[Span]:
    at = span.start
    for word in span.of(text).split():
        start = text.index(word, at)
        at = start + len(word)
        bare = word.strip(",.;:()\"“”'‘’")
        if bare:
            begin = start + word.index(bare)
            yield Span(begin, begin + len(bare))


def _before_source(inner: Statement, outer: Statement, text: str) -> Statement:
    """Take "…, according to the Post" off the end of what somebody said."""
    if outer.cue is None:
        return inner
    spans = tidy(
        text,
        [
            Span(span.start, min(span.end, outer.cue.start)) if span.holds(outer.cue) else span
            for span in inner.spans
        ],
    )
    return replace(inner, spans=spans) if spans else inner


def with_own_words(
    statements: Sequence[Statement], paragraph: Paragraph, text: str
) -> list[Statement]:
    """Cut a statement before a clause that gives another speaker's own words in marks.

    "X said it was late, when Y said “go away”" is a statement of X and one of Y.

    Args:
        statements: The statements found in a paragraph; whose speaker the tagger sees in another
            one is left as it is.
        paragraph: The paragraph.
        text: The article's text.
    """
    kept = list(statements)
    marked = [paragraph.place(*part.span) for part in paragraph.stretches]
    for found in statements:
        inner = found
        if inner.cue is None or inner.speaker is None or len(inner.spans) > 1:
            continue
        if not any(place.holds(inner.span) for place in marked):
            continue
        cut = _clause_before(inner, paragraph)
        if cut is None:
            continue
        for number, outer in enumerate(kept):
            if outer is inner or outer.speaker is None or outer.speaker == inner.speaker:
                continue
            if any(place.holds(outer.span) for place in marked):
                continue
            if any(span.start < cut and span.holds(inner.cue) for span in outer.spans):
                spans = tidy(
                    text,
                    [
                        Span(span.start, min(span.end, cut))
                        for span in outer.spans
                        if span.start < cut
                    ],
                )
                if spans:
                    kept[number] = replace(outer, spans=spans, rule=Rule.PASSED_ON)
                    kept[kept.index(inner)] = inner = replace(inner, rule=Rule.PASSED_ON)
    return kept


def _clause_before(inner: Statement, paragraph: Paragraph) -> int | None:
    """Return where "when Y said" begins, if a statement's cue and speaker stand so."""
    if inner.cue is None or inner.speaker is None:
        return None
    begin = min(inner.cue.start, inner.speaker.span.start)
    last = paragraph.token_from(begin) - 1
    while last >= 0 and paragraph.inside[last] >= 0:
        last -= 1
    if last < 0 or paragraph.doc[last].lower_ not in _OPENERS:
        return None
    return paragraph.offset + paragraph.doc[last].idx

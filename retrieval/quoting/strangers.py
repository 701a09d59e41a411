"""Quotations without a cue after somebody else has come in: who speaks there is unclear."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from retrieval.quoting.names import person_key
from retrieval.quoting.phrases import speaker_at
from retrieval.quoting.statements import ALL_QUOTED, UNCLEAR, Rule, Speaker

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.tokens import Token

    from retrieval.article import Span
    from retrieval.quoting.paragraphs import Paragraph
    from retrieval.quoting.statements import Statement

_LOOSE = frozenset({Rule.FLOATING, Rule.TAGGER})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_MOST_APART = 6
"""How many paragraphs may lie between a quotation and its speaker for a stranger to be looked for:
further away no rule gives one, and the tagger has seen what is in between."""


def without_strangers(
    statements: Sequence[Statement], paragraphs: Sequence[Paragraph]
) -> list[Statement]:
    """Leave the speaker open where another person is the last that the narration tells of.

    "“No,” said Reed. His deputy, Alice Grant, disagreed. “We must.”" may be either's. After a
    colon ("Alice Grant disagreed: “We must.”") it is the other person's.

    Args:
        statements: What was found, with the speakers.
        paragraphs: The story's paragraphs, in order.

    Returns:
        The same statements in the same order, some with another speaker, or none and a low
        confidence.
    """
    return [_checked(found, paragraphs) for found in statements]


def _checked(found: Statement, paragraphs: Sequence[Paragraph]) -> Statement:
    speaker = found.speaker
    if speaker is None or found.cue is not None or found.rule not in _LOOSE:
        return found
    if not 0 <= found.paragraph - speaker.paragraph <= _MOST_APART:
        return found
    if speaker.span.start > found.span.start or not _is_marked(found, paragraphs):
        return found
    last = _last_told(speaker, found.span, paragraphs)
    if last is None:
        return found
    number, first, stop = last
    paragraph = paragraphs[number]
    subject = _person(paragraph, first, stop)
    if subject is None or not _is_other(subject, speaker, paragraphs, number):
        return found
    if _ends_in_colon(paragraph, first, stop):
        return replace(found, speaker=speaker_at(subject, paragraph, number))
    return replace(found, speaker=None, confidence=min(found.confidence or UNCLEAR, UNCLEAR))


def _is_marked(found: Statement, paragraphs: Sequence[Paragraph]) -> bool:
    """Say whether a statement begins in marks."""
    paragraph = paragraphs[found.paragraph]
    return any(
        paragraph.place(*stretch.span).meets(found.spans[0]) for stretch in paragraph.stretches
    )


def _last_told(
    speaker: Speaker, content: Span, paragraphs: Sequence[Paragraph]
) -> tuple[int, int, int] | None:
    """Return the last sentence outside of marks between a speaker and what they are given."""
    last = None
    for number, first, stop in _sentences(speaker, content, paragraphs):
        if paragraphs[number].quoted_share(first, stop) < ALL_QUOTED:
            last = (number, first, stop)
    return last


def _sentences(
    speaker: Speaker, content: Span, paragraphs: Sequence[Paragraph]
) -> Iterator[tuple[int, int, int]]:
    for number in range(speaker.paragraph, len(paragraphs)):
        for first, stop in paragraphs[number].sentences:
            span = paragraphs[number].span_of(first, stop)
            if span.end > content.start:
                return
            if span.start >= speaker.span.end:
                yield number, first, stop


def _person(paragraph: Paragraph, first: int, stop: int) -> Token | None:
    """Return the name of the person who is the subject of a sentence, or None."""
    for token in paragraph.doc[first:stop]:
        if token.dep_ in _SUBJECTS and token.head.dep_ == "ROOT" and paragraph.inside[token.i] < 0:
            if token.ent_type_ == "PERSON":
                return token
            return next(
                (
                    child
                    for child in token.rights
                    if child.dep_ == "appos" and child.ent_type_ == "PERSON"
                ),
                None,
            )
    return None


def _is_other(
    subject: Token, speaker: Speaker, paragraphs: Sequence[Paragraph], number: int
) -> bool:
    """Say whether a name is not the speaker's: of a speaker without one, whether it is new."""
    name = person_key(subject.text)
    doc = paragraphs[speaker.paragraph].doc
    words = {
        person_key(token.text)
        for token in doc
        if speaker.span.meets(
            paragraphs[speaker.paragraph].place(token.idx, token.idx + len(token))
        )
        and token.pos_ == "PROPN"
    }
    if words:
        return name not in words
    known = (
        token
        for paragraph in paragraphs[: number + 1]
        for token in paragraph.doc
        if paragraph.offset + token.idx < paragraphs[number].offset + subject.idx
    )
    return all(person_key(token.text) != name for token in known)


def _ends_in_colon(paragraph: Paragraph, first: int, stop: int) -> bool:
    words = [token for token in paragraph.doc[first:stop] if not token.is_space]
    return bool(words) and words[-1].text == ":"

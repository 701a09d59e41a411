"""What each quotation is besides a statement: a non-answer, somebody else's words passed on."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from retrieval.article import QuotationKind
from retrieval.quoting.declining import asked_of, declines
from retrieval.quoting.phrases import speaker_at
from retrieval.quoting.relayed import find_relayed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from spacy.tokens import Token

    from retrieval.article import Quotation, Span
    from retrieval.quoting.paragraphs import Paragraph
    from retrieval.quoting.statements import Speaker, Statement

    Resolve = Callable[[Sequence[Speaker]], Sequence[str | None]]

_ENDS = frozenset(":.?!")


def mark_kinds(
    quotations: Sequence[Quotation], paragraphs: Sequence[Paragraph], text: str, resolve: Resolve
) -> tuple[Quotation, ...]:
    """Mark the quotations that are non-answers, and those that pass on what somebody else said.

    It goes by the cue and the content alone, so that it is the same whatever found them.

    Args:
        quotations: As found, in order.
        paragraphs: The story's paragraphs, in order.
        text: The article's text.
        resolve: Gives the keys of the people whom attributions mean, None where that is unknown.

    Returns:
        The same quotations, in the same order, with `declined`, `relayed` and `relayed_person`.
    """
    places = _Places(paragraphs)
    marked = []
    told: list[tuple[int, Speaker]] = []
    for number, found in enumerate(quotations):
        declined = _is_declined(found, places, text)
        marked.append(replace(found, declined=declined))
        relayed = None if declined else _relayed(found, places)
        if relayed is not None:
            told.append((number, relayed))
    keys = resolve([speaker for _, speaker in told]) if told else ()
    for (number, relayed), key in zip(told, keys, strict=True):
        if not _is_speaker(relayed.span, key, marked[number], text):
            marked[number] = replace(marked[number], relayed=relayed.span, relayed_person=key)
    return tuple(marked)


def _is_speaker(relayed: Span, key: str | None, found: Quotation, text: str) -> bool:
    """Say whether whoever is relayed is the speaker: "King said King had called"."""
    if key is not None:
        return key == found.person
    return found.speaker is not None and relayed.of(text) == found.speaker.of(text)


def keep_non_answers(
    ruled: Sequence[Statement], chosen: Sequence[Statement], paragraphs: Sequence[Paragraph]
) -> list[Statement]:
    """Put the non-answers that the rules found in place of whatever else was chosen there.

    Args:
        ruled: What the rules found.
        chosen: What was chosen of all that was found.
        paragraphs: The story's paragraphs, in order.

    Returns:
        The statements in order of their first character.
    """
    places = _Places(paragraphs)
    silent: list[Statement] = []
    for one in ruled:
        told = one.cue is not None and _names_silence(one.cue, places)
        if told and not any(_meet(one, other) for other in silent):
            silent.append(one)
    others = [one for one in chosen if not any(_meet(one, other) for other in silent)]
    return sorted([*others, *silent], key=lambda one: one.spans)


def _meet(one: Statement, other: Statement) -> bool:
    """Say whether two statements share words of their contents or of their cues."""
    cues = one.cue is not None and other.cue is not None and one.cue.meets(other.cue)
    return cues or any(span.meets(each) for span in one.spans for each in other.spans)


class _Places:
    """Finds the tokens of a span of the article."""

    def __init__(self, paragraphs: Sequence[Paragraph]) -> None:
        self.paragraphs = paragraphs
        self._offsets = [paragraph.offset for paragraph in paragraphs]
        self._begins: dict[int, list[int]] = {}

    def tokens(self, span: Span) -> tuple[int, int, int]:
        """Return the paragraph's number and the tokens `[first, stop)` that a span meets."""
        number = max(bisect_right(self._offsets, span.start) - 1, 0)
        paragraph = self.paragraphs[number]
        if number not in self._begins:
            self._begins[number] = [token.idx for token in paragraph.doc]
        begins = self._begins[number]
        first = max(bisect_right(begins, span.start - paragraph.offset) - 1, 0)
        return number, first, bisect_left(begins, span.end - paragraph.offset)


def _is_declined(found: Quotation, places: _Places, text: str) -> bool:
    """Say whether a quotation's content is what was not answered, by its cue."""
    if found.cue is None:
        return False
    if found.kind is QuotationKind.DIRECT and (
        found.span.start < found.cue.start
        or not _ENDS.isdisjoint(text[found.cue.end : found.span.start])
    ):
        # "She declined to say more. “It is late,” she said.": the words in marks were said.
        return False
    return _names_silence(found.cue, places)


def _names_silence(cue: Span, places: _Places) -> bool:
    number, first, stop = places.tokens(cue)
    return any(map(_tells_of_silence, places.paragraphs[number].doc[first:stop]))


def _tells_of_silence(token: Token) -> bool:
    """Say whether a word of a cue belongs to a non-answer: "say" in "refused to say", "asked"."""
    if declines(token):
        return True
    above = token.head
    held = token.dep_ in {"xcomp", "pcomp"} and above.i < token.i
    if held and above.pos_ == "ADP":
        # "stopped short of saying", but not "ducked questions before saying".
        held = above.lower_ in {"of", "from"}
        above = above.head
    answered = asked_of(above) == token and not any(left.dep_ == "nsubj" for left in token.lefts)
    return (held or answered) and declines(above)


def _relayed(found: Quotation, places: _Places) -> Speaker | None:
    """Find whom a quotation's content names as having said it, first of all in it."""
    for span in found.spans:
        number, first, stop = places.tokens(span)
        paragraph = places.paragraphs[number]
        head = find_relayed(paragraph, first, stop, quoted=found.kind is QuotationKind.DIRECT)
        if head is not None:
            return speaker_at(head, paragraph, number)
    return None

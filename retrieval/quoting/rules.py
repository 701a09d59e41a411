"""The statements that the rules find in a story, in their order."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from retrieval.quoting.direct import find_tagged
from retrieval.quoting.floating import find_floating
from retrieval.quoting.indirect import find_indirect
from retrieval.quoting.introduced import (
    find_after_colon,
    find_answer,
    find_answerer,
    find_signed,
    find_transcript,
    is_question,
)
from retrieval.quoting.relays import with_own_words, without_agencies
from retrieval.quoting.speakers import as_saying
from retrieval.quoting.statements import Rule

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from retrieval.article import Span
    from retrieval.quoting.paragraphs import Paragraph
    from retrieval.quoting.statements import Statement


def find_by_rules(paragraphs: Sequence[Paragraph], text: str) -> list[Statement]:
    """Find the statements that marks, cues and the dependency tree give, in order, none twice.

    Args:
        paragraphs: The story's paragraphs, in order.
        text: The article's text.
    """
    names = _last_names(paragraphs)
    interview = any(map(is_question, paragraphs))
    answerer = find_answerer(paragraphs) if interview else None
    found: list[Statement] = []
    for number, paragraph in enumerate(paragraphs):
        answer = find_answer(paragraph, number, text, answerer) if interview else None
        if answer is not None:
            found.append(answer)
            continue
        transcript = find_transcript(paragraph, number, text, names)
        if transcript is not None:
            found.append(replace(transcript, rule=Rule.TRANSCRIPT))
            continue
        signed = _marked(find_signed(paragraph, number, text), Rule.SIGNED)
        tagged = dict(find_tagged(paragraph, number, text))
        everything = list(find_indirect(paragraph, number, text))
        for cue, statement in list(tagged.items()):
            if any(_embraces(wide, statement) for wide in everything):
                del tagged[cue]
        places = [statement.cue for statement in tagged.values() if statement.cue]
        indirect = [
            statement
            for statement in everything
            if not any(_same_cue(statement, place) for place in places)
        ]
        here = [*signed, *_marked(tagged.values(), Rule.BESIDE), *indirect]
        here.extend(_marked(find_after_colon(paragraph, number, text, here), Rule.COLON))
        here = without_agencies(_without_doubles(here), paragraph, text)
        here = with_own_words(here, paragraph, text)
        found.extend(_passed_on(each, paragraph) for each in _without_relayed(here))
    return find_floating(paragraphs, found, text)


def _passed_on(statement: Statement, paragraph: Paragraph) -> Statement:
    """Mark a statement whose speaker somebody quotes "as saying" it."""
    if statement.cue is None or statement.speaker is None:
        return statement
    first, stop = map(paragraph.token_from, statement.cue)
    if any(as_saying(token) is not None for token in paragraph.doc[first:stop]):
        return replace(statement, rule=Rule.PASSED_ON)
    return statement


def _marked(statements: Iterable[Statement], rule: Rule) -> list[Statement]:
    return [replace(statement, rule=rule) for statement in statements]


def _embraces(wide: Statement, narrow: Statement) -> bool:
    """Say whether the tree gives a cue more content, begun before the words in marks."""
    return (
        wide.cue is not None
        and _same_cue(narrow, wide.cue)
        and len(narrow.spans) == 1
        and wide.span.holds(narrow.span)
        and wide.span.start < narrow.span.start
        and narrow.cue is not None
        and narrow.cue.end <= wide.span.start
    )


def _same_cue(statement: Statement, cue: Span) -> bool:
    return statement.cue is not None and statement.cue.meets(cue)


def _without_doubles(statements: list[Statement]) -> list[Statement]:
    kept: list[Statement] = []
    for statement in sorted(statements, key=lambda found: (found.spans, found.cue or (0, 0))):
        if any(other.spans == statement.spans for other in kept):
            continue
        kept.append(statement)
    return kept


def _without_relayed(statements: list[Statement]) -> list[Statement]:
    """Leave out what a reported statement relays: it belongs to whoever relays it."""
    return [
        inner
        for inner in statements
        if not any(
            inner.cue is not None
            and outer is not inner
            and any(span.holds(inner.cue) and span.holds(inner.span) for span in outer.spans)
            for outer in statements
        )
    ]


def _last_names(paragraphs: Sequence[Paragraph]) -> frozenset[str]:
    return frozenset(
        entity.text.split()[-1].removesuffix("'s").removesuffix("’s").lower()
        for paragraph in paragraphs
        for entity in paragraph.doc.ents
        if entity.label_ in {"PERSON", "ORG"} and not paragraph.text.startswith(entity.text + ":")
    )

"""What fails in the open stories, a line each; the held ones are never shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from retrieval.analysis import analyse
from retrieval.language.pipeline import load_pipeline
from retrieval.quoting.names import person_key
from tests.quality.scoring import cut, is_excused, match, speaker_is_right
from tests.quality.stories import NOT_ASKED, read_stories

if TYPE_CHECKING:
    from collections.abc import Iterator

    from retrieval.article import Analysis, Quotation
    from tests.quality.stories import Gold, Story

_SHOWN = 70


def list_failures() -> Iterator[str]:
    """Yield the failures of every open story."""
    stories = [story for story in read_stories() if not story.held]
    analyses = analyse((story.article for story in stories), load_pipeline())
    for story, analysis in zip(stories, analyses, strict=True):
        yield from failures_of(story, analysis)


def failures_of(story: Story, analysis: Analysis) -> Iterator[str]:
    """Yield what was missed, what is wrong and what was made up in a story."""
    text = story.article.text
    wanted = cut(text, story.gold, lambda gold: gold.speakers)
    given = cut(text, analysis.quotations, lambda found: found.speaker)
    pairs = {pair.gold.span: pair.found for pair in match(wanted, given)}
    for piece in wanted:
        said = piece.span.of(text)[:_SHOWN]
        if piece.span not in pairs:
            yield f"{story.name}: missed: {said}"
        elif wrong := _wrong(text, piece.statement, pairs[piece.span].statement):
            yield f"{story.name}: {wrong}: {said}"
    matched = {piece.span for piece in pairs.values()}
    for piece in given:
        if piece.span not in matched and not is_excused(story, piece):
            yield f"{story.name}: nobody said: {piece.span.of(text)[:_SHOWN]}"


def _wrong(text: str, gold: Gold, found: Quotation) -> str:
    parts = []
    if not speaker_is_right(text, gold.speakers, found):
        speaker = repr(found.speaker.of(text)) if found.speaker else "nobody"
        parts.append(f"said by {speaker}, not {gold.speakers[0].of(text)!r}")
    person = person_key(gold.person) if gold.person else None
    if gold.person != NOT_ASKED and found.person != person:
        parts.append(f"person is {found.person!r}, not {person!r}")
    if found.kind != gold.kind:
        parts.append(f"kind is {found.kind}, not {gold.kind}")
    if found.declined != gold.declined:
        parts.append("a non-answer" if gold.declined else "no non-answer")
    if gold.relayed and not (found.relayed and gold.relayed.meets(found.relayed)):
        parts.append(f"does not relay {gold.relayed.of(text)!r}")
    return "; ".join(parts)

"""Who only passes on a statement, where the tagger sees the speaker in another paragraph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from retrieval.article import Span
from retrieval.language.pipeline import parse
from retrieval.quoting.paragraphs import read_paragraph
from retrieval.quoting.relays import without_agencies
from retrieval.quoting.statements import Speaker, Statement

if TYPE_CHECKING:
    from spacy.language import Language

from retrieval.article import Article, Passage, PassageKind


def test_a_speaker_of_another_paragraph(nlp: Language) -> None:
    long = "Long after the last of the old ferries had gone, the Anatolian agency was founded."
    short = "The port is shut, reports say."
    text = f"{long}\n\n{short}"
    passages = tuple(
        Passage(Span(text.index(piece), text.index(piece) + len(piece)), PassageKind.STORY)
        for piece in (long, short)
    )
    ((_, parses),) = parse([Article("made.txt", text, passages, "Made")], nlp)
    first, second = map(read_paragraph, parses)
    agency = next(token for token in first.doc if token.text == "agency")
    assert agency.i >= len(second.doc)

    def place(words: str) -> Span:
        start = text.index(words)
        return Span(start, start + len(words))

    speaker = Speaker(place("the Anatolian agency"), 0, agency.i)
    found = Statement((place("The port is shut"),), 1, place("reports"), speaker)
    assert without_agencies([found], second, text) == [found]

"""PolNeAR as the tagger learns from it: words with their tags, and what each is linked to."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from benchmarks.systems.polnear import to_article
from retrieval.language.pipeline import load_pipeline, parse
from retrieval.quoting.datelines import without_dateline
from retrieval.quoting.paragraphs import read_paragraph

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from retrieval.quoting.paragraphs import Paragraph

HELD_OUT = 3
"""Of 20 training articles, how many the tagger never sees: the weights are learned on them."""


@dataclass(slots=True)
class Label:
    """What the corpus says of a word.

    Attributes:
        content: Its tag as in `retrieval.tagging.network.CONTENT`.
        source: Its tag among attributions: 0 outside, 1 first, 2 later.
        cue: The same among cues.
        statement: The number of the quotation whose content it is, or -1.
        source_of: The numbers of the quotations whose attribution it is in.
        cue_of: The numbers of the quotations whose cue it is in.
    """

    content: int = 0
    source: int = 0
    cue: int = 0
    statement: int = -1
    source_of: tuple[int, ...] = ()
    cue_of: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Story:
    """An article of the corpus.

    Attributes:
        id: Its id in the corpus.
        text: Its text.
        paragraphs: Its paragraphs as the rules see them.
        quotations: Its gold quotations, as in the corpus.
        labels: For each paragraph and token what the corpus says of it.
    """

    id: str
    text: str
    paragraphs: list[Paragraph]
    quotations: list[dict[str, Any]]
    labels: list[list[Label]]


def is_held_out(identity: str) -> bool:
    """Say whether an article of the training part is kept from the tagger; by its id's hash."""
    digest = hashlib.md5(identity.encode(), usedforsecurity=False).hexdigest()
    return int(digest, 16) % 20 < HELD_OUT


def read_stories(path: Path, wanted: Callable[[str], bool] = lambda _: True) -> Iterator[Story]:
    """Read and parse the articles of one file of the corpus whose ids are wanted."""
    with path.open(encoding="utf-8") as lines:
        everything = (json.loads(line) for line in lines)
        records = {each["id"]: each for each in everything if wanted(each["id"])}
    for article, parses in parse(map(to_article, records.values()), load_pipeline()):
        paragraphs = [read_paragraph(without_dateline(each)) for each in parses if len(each.doc)]
        quotations = records[article.source]["quotes"]
        labels = label(paragraphs, quotations)
        yield Story(article.source, article.text, paragraphs, quotations, labels)


def label(
    paragraphs: Sequence[Paragraph], quotations: Sequence[dict[str, Any]]
) -> list[list[Label]]:
    """Label every token; where quotations are nested the outer one counts."""
    labels = [[Label() for _ in paragraph.doc] for paragraph in paragraphs]
    outer_first = sorted(
        range(len(quotations)),
        key=lambda number: quotations[number]["start"] - quotations[number]["end"],
    )
    for number in outer_first:
        quotation = quotations[number]
        uttered = quotation.get("speech", True)
        for run in _runs(paragraphs, quotation["spans"]):
            goes_on = False
            for paragraph, token in run:
                here = labels[paragraph][token]
                if here.statement >= 0:
                    goes_on = False
                    continue
                here.content = (1 if uttered else 3) + goes_on
                here.statement = number
                goes_on = True
        for run in _runs(paragraphs, quotation.get("speaker_spans") or []):
            for order, (paragraph, token) in enumerate(run):
                here = labels[paragraph][token]
                here.source = 2 if order and here.source != 1 else 1
                here.source_of += (number,)
        for run in _runs(paragraphs, quotation.get("cue_spans") or []):
            for order, (paragraph, token) in enumerate(run):
                here = labels[paragraph][token]
                here.cue = 2 if order and here.cue != 1 else 1
                here.cue_of += (number,)
    return labels


def _runs(
    paragraphs: Sequence[Paragraph], spans: Iterable[Sequence[int]]
) -> Iterator[list[tuple[int, int]]]:
    """Return the tokens of each span as (paragraph, token), a run for each paragraph it is in."""
    for start, end in spans:
        for number, paragraph in enumerate(paragraphs):
            if paragraph.offset >= end or paragraph.offset + len(paragraph.text) <= start:
                continue
            run = [
                (number, token.i)
                for token in paragraph.doc
                if paragraph.offset + token.idx < end
                and paragraph.offset + token.idx + len(token) > start
            ]
            if run:
                yield run

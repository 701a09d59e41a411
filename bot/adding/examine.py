"""`python -m bot.adding.examine FILE MODEL`: look into a file, in a process of its own.

What strangers send is read here: whatever it does to a parser, the bot goes on, and nothing that
the bot knows, its token among it, is in this process.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from bot.adding.examined import Examined, FoundStatement, Outcome
from retrieval.commands.model import Analyser
from retrieval.errors import ReadingError, RetrievalError
from retrieval.reading.bounded import BoundedReader

if TYPE_CHECKING:
    from retrieval.article import Analysis, Quotation

SHOWN = 3
"""How many statements a preview shows."""


def main(arguments: list[str]) -> int:
    """Print an `Outcome` as JSON; the exit status is 0 where it could be printed."""
    path, model = Path(arguments[0]), arguments[1]
    try:
        outcome = Outcome(article=examine(path, model))
    except RetrievalError as error:
        outcome = Outcome(sentence=str(error).replace(str(path), path.name))
        if isinstance(error, ReadingError):
            outcome = outcome.model_copy(update={"fault": error.fault, "values": error.values})
    sys.stdout.write(outcome.model_dump_json())
    return 0


def examine(path: Path, model: str) -> Examined:
    """Read and analyse the one article of a file.

    Raises:
        ReadingError: It cannot be read, or holds more than one article.
        RetrievalError: The models cannot be used.
    """
    with BoundedReader() as reader:
        articles = list(reader.read(path, _raise))
    if len(articles) != 1:
        raise ReadingError(f"{path.name} must hold one article; it holds {len(articles)}.")
    return _summary(Analyser(model).analyse(articles[0]))


def _raise(error: ReadingError) -> None:
    raise error


def _summary(analysis: Analysis) -> Examined:
    article = analysis.article
    story = [n for n, passage in enumerate(article.passages) if not passage.kind.is_furniture]
    names = {person.key: person.name for person in analysis.people}
    said = [one for one in analysis.quotations if not one.declined]
    speakers = {names[one.person]: None for one in said if one.person in names}
    # In their order, but those first whose speaker is known.
    first = sorted(said, key=lambda one: one.person not in names)[:SHOWN]

    def paragraph(one: Quotation) -> int:
        for number, place in enumerate(story, start=1):
            if article.passages[place].span.holds(one.spans[0]):
                return number
        return 0

    return Examined(
        source=article.source,
        text=article.text,
        title=article.title,
        date=article.date,
        publisher=article.publisher,
        sentences=sum(sentence.passage in story for sentence in analysis.sentences),
        paragraphs=len(story),
        quotations=len(analysis.quotations),
        speakers=tuple(speakers),
        statements=tuple(
            FoundStatement(
                start=one.span.start,
                end=one.span.end,
                kind=one.kind.value,
                speaker=one.speaker.of(article.text) if one.speaker else None,
                person=names.get(one.person) if one.person else None,
                paragraph=paragraph(one),
            )
            for one in sorted(first, key=lambda one: one.span)
        ),
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

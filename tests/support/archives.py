"""Articles analysed by hand, for tests of the archive that need no spaCy."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Protocol

from retrieval.article import Analysis, Person, Quotation, QuotationKind, Sentence, Span
from retrieval.reading.build import Metadata, build_article

if TYPE_CHECKING:
    from collections.abc import Callable


class Make(Protocol):
    """Makes an analysis by hand."""

    def __call__(
        self, source: str, text: str, day: str | None = None, speakers: tuple[str, ...] = ()
    ) -> Analysis: ...


def lower_words(text: str) -> tuple[str, ...]:
    """Return the words of a text, in lower case."""
    return tuple(re.findall(r"\w+", text.lower()))


def make_analysis(
    source: str,
    text: str,
    day: str | None = None,
    speakers: tuple[str, ...] = (),
    *,
    terms: Callable[[str], tuple[str, ...]] = lower_words,
) -> Analysis:
    """Make an analysis without spaCy: sentences end at full stops, quotations are what is in marks.

    The quotations' speakers are given in order, by name.
    """
    metadata = Metadata(date=date.fromisoformat(day) if day else None)
    article = build_article(source, text, source, metadata)
    sentences = tuple(
        Sentence(Span(*match.span()), number, terms(match[0]))
        for number, passage in enumerate(article.passages)
        for match in re.compile(r"\S[^.]*\.?”?").finditer(text, *passage.span)
    )
    quotations = []
    people: dict[str, Person] = {}
    marks = re.finditer(r"“[^”]*”", text)
    for match, name in zip(marks, speakers, strict=False):
        at = text.find(name.split()[-1], match.end())
        speaker = Span(at, at + len(name.split()[-1])) if at >= 0 else None
        quotations.append(
            Quotation(
                (Span(match.start(), match.start() + 2), Span(match.start() + 2, match.end())),
                QuotationKind.DIRECT,
                cue=Span(match.end() + 1, match.end() + 5),
                speaker=speaker,
                person=name.lower(),
            )
        )
        mentions = tuple(Span(*found.span()) for found in re.finditer(name.split()[-1], text))
        people[name.lower()] = Person(
            name.lower(), name, ("Mayor", source), (name.split()[-1],), mentions
        )
    return Analysis(article, sentences, tuple(quotations), tuple(people.values()))

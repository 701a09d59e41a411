"""An article's statements as people are shown them: numbered in order, with names and counts."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from retrieval.article import QuotationKind
from retrieval.commands.screen import visible
from retrieval.commands.shell import count

if TYPE_CHECKING:
    from collections.abc import Iterable

    from retrieval.article import Analysis, Quotation, Span


@dataclass(frozen=True, slots=True)
class Shown:
    """A statement as it is shown.

    Attributes:
        number: Its number in the article, from 1, in the order of the text.
        quotation: The statement itself.
        speaker: The speaker as the text has it, or None where none is given; like all texts
            here fit for one line of a screen.
        person: Who that is, in full, or None where that is not known.
        cue: The words that report it, or None.
        relayed: Whose words the speaker passes on, as the text has it, or None.
        relayed_person: Who that is, in full, or None.
    """

    number: int
    quotation: Quotation
    speaker: str | None
    person: str | None
    cue: str | None
    relayed: str | None
    relayed_person: str | None

    @property
    def is_unclear(self) -> bool:
        """Whether nobody is given as the speaker."""
        return self.speaker is None and self.person is None

    @property
    def certainty(self) -> str | None:
        """How sure the speaker is, in percent ("87 % sure"); None where it was not measured."""
        if self.quotation.confidence is None or self.is_unclear:
            return None
        return f"{self.quotation.confidence:.0%} sure".replace("%", " %")


class Summary(NamedTuple):
    """How many statements there are, and of what kind.

    Attributes:
        articles: How many articles they stand in.
        kinds: How many are of each kind.
        declined: How many are non-answers.
        unclear: How many have no speaker.
    """

    articles: int
    kinds: Counter[QuotationKind]
    declined: int
    unclear: int

    @property
    def statements(self) -> int:
        """How many there are."""
        return self.kinds.total()

    def __str__(self) -> str:
        """Return it as a sentence: "3 statements in 2 articles: 2 direct, …"."""
        where = count(self.statements, "statement")
        if self.articles != 1:
            where += f" in {count(self.articles, 'article')}"
        if not self.statements:
            return f"{where}."
        kinds = ", ".join(f"{self.kinds[kind]:,} {kind.value}" for kind in QuotationKind)
        not_answered = f"; {self.declined:,} not answered" if self.declined else ""
        return f"{where}: {kinds}{not_answered}; speaker unclear in {self.unclear:,}."


def in_order(analysis: Analysis) -> list[Quotation]:
    """Return an article's quotations in the order of its text."""
    return sorted(analysis.quotations, key=lambda quotation: quotation.span)


def show(analysis: Analysis) -> list[Shown]:
    """Return an article's statements, numbered in the order of its text."""
    text = analysis.article.text
    names = {person.key: on_a_line(person.name) for person in analysis.people}

    def words(span: Span | None) -> str | None:
        return on_a_line(span.of(text)) if span else None

    return [
        Shown(
            number,
            quotation,
            speaker=words(quotation.speaker),
            person=names.get(quotation.person or ""),
            cue=words(quotation.cue),
            relayed=words(quotation.relayed),
            relayed_person=names.get(quotation.relayed_person or ""),
        )
        for number, quotation in enumerate(in_order(analysis), start=1)
    ]


def on_a_line(text: str) -> str:
    """Return a text fit for one line of a screen: no line ends, control characters as pictures."""
    return visible(" ".join(text.split()))


def sum_up(articles: Iterable[Iterable[Shown]]) -> Summary:
    """Count the statements of several articles."""
    number = declined = unclear = 0
    kinds: Counter[QuotationKind] = Counter()
    for statements in articles:
        number += 1
        for shown in statements:
            kinds[shown.quotation.kind] += 1
            declined += shown.quotation.declined
            unclear += shown.is_unclear
    return Summary(number, kinds, declined, unclear)

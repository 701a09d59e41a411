"""Which non-answer is on just what a question asks.

A non-answer names its matter shortly, for its surroundings tell the rest: "He declined to say what
the player would be paid" stands in the story of one player, below the sentence on his club.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from retrieval.asking.asked_alike import (
    BEFORE,
    asks_alike,
    country_asked_of,
    is_of_condition,
    kept_back,
    of_one_country,
    other_deed,
    same_modal,
    same_noun,
)
from retrieval.asking.asked_topic import topic_terms
from retrieval.asking.meaning import Topic, other_words
from retrieval.asking.plainer import plainer
from retrieval.asking.setting import setting_of
from retrieval.index.fitting import COUNTRY_TERMS
from retrieval.index.naming import question_names
from retrieval.language.terms import index_terms

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    from retrieval.archive.records import StoredQuotation, StoredSentence
    from retrieval.asking.evidence import Evidence
    from retrieval.asking.library import Library

NEIGHBOURS = 2
"""Sentences before and after a non-answer that tell what it is about."""
ON_IT = 0.6
"""Share of a question's weight that a non-answer holds itself where it is on just that."""
TOLD_AROUND = 0.85
"""The same together with its surroundings, where it holds `OWN` itself."""
OWN = 0.2
"""See `TOLD_AROUND`. Judged, as the other two, on questions about news, answered or not."""
OF_OTHER_DEED = 0.8
"""The share that it holds itself where the question has another word for what would be done."""

FEWEST_OF_OTHERS = 2
"""Words besides names that a non-answer on others than the question names must share with it."""

_FRAME = frozenset(
    index_terms(
        "ask answer question say tell comment respond response reply decline refuse avoid duck "
        "dodge press name directly"
    )
)
"""Terms that tell that something was not answered, not what."""


@dataclass(frozen=True, slots=True)
class Silent:
    """A non-answer with how far it is on what is asked.

    Attributes:
        evidence: Its sentences.
        own: The share of the question's weight that they hold, 0 to 1.
        counted: The share of its terms that they hold.
        held: How many of its terms they hold.
        around: The share that they hold with their surroundings.
        asks_alike: Whether what was not answered is a question of the same kind (who, whether …).
        common: How many of its terms that are no names they hold; None where it has none.
        of_others: Whether it names others where the question names some that it does not.
        same_noun: Whether it is one after the same noun ("which governments").
        of_other_country: Whether a country is asked of that its passage does not name.
        kept_back: The terms of who or what was asked for by its noun and was not named ("Who is the
            supplier?", "declined to name the supplier").
        same_modal: Whether both ask what would, could … be.
        other_deed: Whether both do, and the question does not hold what it was that would be done.
    """

    evidence: Evidence
    own: float
    counted: float
    held: int
    around: float
    asks_alike: bool
    common: int | None
    of_others: bool
    of_other_country: bool
    same_noun: bool
    kept_back: frozenset[str]
    same_modal: bool
    other_deed: bool

    @property
    def is_on_it(self) -> bool:
        """Whether it is on just what is asked."""
        told = self.own >= ON_IT or (self.own >= OWN and self.around >= TOLD_AROUND)
        if self.other_deed:
            told = self.own >= OF_OTHER_DEED
        return told and self.may_be_on_it

    @property
    def may_be_on_it(self) -> bool:
        """Whether more than names is asked for and told of; of others, more than one word of it."""
        if self.of_other_country:
            return False
        if self.common is None:
            return not self.of_others
        return self.common >= (FEWEST_OF_OTHERS if self.of_others else 1)

    @property
    def answers(self) -> bool:
        """Whether it is the answer to a question of fact: that somebody would not tell."""
        return self.is_on_it and self.asks_alike

    @property
    def order(self) -> tuple[bool, bool, float, bool, float]:
        """What puts the better one last."""
        own = round(self.own, 1)
        return (self.is_on_it, self.same_noun, own, self.same_modal, self.around)


def silences(
    library: Library,
    stored: Iterable[StoredQuotation],
    asked: str,
    weight: Callable[[str], float],
    known: Collection[str] = (),
) -> list[Silent]:
    """Match non-answers against what is asked, the nearest first; what is equal keeps its order.

    Args:
        library: Builds the evidence.
        stored: Statements; those that are no non-answers are passed over.
        asked: The question, or what somebody was asked.
        weight: A term's weight, 0 or more.
        known: Index terms that the non-answers hold in any case: the name of whom they are by.
    """
    asked = plainer(asked)
    terms = of_one_country(topic_terms(asked))
    wanted = Topic(frozenset(terms), other_words(asked, terms), weight)
    total = sum(weight(term) for term in sorted(wanted.terms))
    names = wanted.terms & _name_terms(asked)
    found = []
    for one in stored:
        if not one.quotation.declined:
            continue
        piece = library.parts(one)[0]
        evidence = library.statement(one, piece)
        own = {*_matter(library, one, evidence), *_names(evidence), *known}
        own |= {*of_one_country(own)}
        matters = _matters(library, one)
        around = own | set(_around(library, one.article, piece))
        others = _name_terms(" ".join(("of", *(matter for _, matter in matters)))) - wanted.terms
        strange = names - own - _beside(library, one.article, piece)
        of_others = bool(strange) and bool(others or strange - around)
        # Whom a story is about goes without saying in it.
        given = set() if of_others else names & (around - own)
        rest = total - sum(weight(term) for term in sorted(given))
        held = wanted.terms & own | wanted.meant_in(own).keys()
        found.append(
            Silent(
                evidence,
                wanted.held(own) / rest if rest else float(not total),
                len(held) / len(wanted.terms) if wanted.terms else 1.0,
                len(held),
                wanted.held(around) / total if total else 1.0,
                asks_alike(asked, matters),
                len(held - names) if wanted.terms - names else None,
                of_others,
                bool(strange & country_asked_of(asked)) or is_of_condition(asked, matters),
                same_noun(asked, evidence.text),
                kept_back(asked, matters),
                same_modal(asked, evidence.text),
                other_deed(asked, matters, wanted),
            )
        )
    return sorted(found, key=lambda one: one.order, reverse=True)


def _beside(library: Library, article: int, piece: list[StoredSentence]) -> set[str]:
    """The terms of the passage in which a non-answer stands."""
    sentences = library.sentences(article)
    return {term for one in sentences if one.passage == piece[0].passage for term in one.terms}


def _name_terms(text: str) -> set[str]:
    """The terms of the names in a text, and of the countries in it however they are written."""
    names = {term for name in question_names(text) for term in name}
    return {*of_one_country(names | (COUNTRY_TERMS & set(index_terms(text))))}


def _matter(library: Library, stored: StoredQuotation, evidence: Evidence) -> set[str]:
    """The terms of a non-answer, without those that only tell that it is one ("asked whether")."""
    text = library.article(stored.article).text
    matter = {term for span in stored.quotation.spans for term in index_terms(span.of(text))}
    return matter.union(index_terms(evidence.text)) - (_FRAME - matter)


def _names(evidence: Evidence) -> tuple[str, ...]:
    return index_terms(evidence.person.name) if evidence.person else ()


def _around(library: Library, article: int, piece: list[StoredSentence]) -> Iterable[str]:
    """Yield the terms of what stands around a non-answer, and of what its story is about."""
    yield from index_terms(setting_of(library, article))
    story = [one for one in library.sentences(article) if not one.kind.is_furniture]
    first = next((n for n, one in enumerate(story) if one.id == piece[0].id), None)
    if first is None:
        return
    for one in story[max(0, first - NEIGHBOURS) : first + len(piece) + NEIGHBOURS]:
        yield from one.terms


def _matters(library: Library, stored: StoredQuotation) -> list[tuple[str, str]]:
    """Return what was not answered, part by part, each with what stands before it."""
    text = library.article(stored.article).text
    return [
        (text[max(0, span.start - BEFORE) : span.start], span.of(text))
        for span in stored.quotation.spans
    ]

"""Matching statements against a topic: how much of it each one holds, which comes first."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from retrieval.article import QuotationKind
from retrieval.asking.asked_topic import AskedTopic, Named
from retrieval.asking.directory import name_words
from retrieval.asking.setting import is_headline, setting_of
from retrieval.asking.span_terms import SpanTerms, common_terms
from retrieval.language.terms import index_terms

if TYPE_CHECKING:
    from collections.abc import Iterable

    from retrieval.archive.records import StoredQuotation, StoredSentence
    from retrieval.article import Span
    from retrieval.asking.evidence import Evidence
    from retrieval.asking.library import Library
    from retrieval.asking.meaning import Topic

SPEAKS_OF = 0.6
"""Share of a topic's weight that a statement must hold to be about it. Judged on questions about
the seeds, news and stories: with less, who spoke of something alike is taken for who said it."""
READ_AT_ONCE = 128
"""Statements whose articles are read together: fewer than the library keeps."""
LEAD_IN = 2
"""Sentences before a statement that may tell what it is about ("He distanced NATO from the drone
strike." before "This is a U.S. decision")."""
OWN_SHARE = 0.3
"""Share of the topic that a statement itself must hold for any lead-in to count."""
OPENING = 40
"""Characters at the start of a lead-in in which its subject stands."""
BY_HEADLINE = 0.7
"""Share of a name's weight that a statement holds whose story has the name in its headline."""
BY_SPEAKER = 0.7
"""Share of a word's weight that a statement with "we" holds whose speaker's role has the word."""
LED_TO = 0.85
"""Share of the topic that a statement must hold together with its lead-in."""
_WE = re.compile(r"\b(?:we|us|our|ours|ourselves)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Match:
    """A statement with how well it speaks of the topic.

    Attributes:
        evidence: Its sentences.
        coverage: The share of the topic's weight that those sentences hold, 0 to 1; 1 where no
            topic was asked for.
        density: The matched weight for each of its terms: what puts the shorter one first.
        own: How many of the topic's terms its own words hold or mean.
        words: Works out the terms of its own words.
        setting: The share of the topic's weight that it holds together with the headline and the
            opening of the story; 1 where that was not asked for.
        headline: Whether it is only the article's headline.
    """

    evidence: Evidence
    coverage: float
    density: float
    own: int
    words: SpanTerms
    setting: float = 1.0
    headline: bool = False

    @property
    def terms(self) -> frozenset[str]:
        """Its own words' index terms."""
        return self.words.spoken(self.evidence.article.id, self.evidence.quoted)


def match_statements(
    library: Library,
    stored: Iterable[StoredQuotation],
    topic: Topic,
    named: Named = Named(),  # noqa: B008  # A tuple, which nothing can change.
    *,
    setting: bool = False,
    known: bool = False,
    names: frozenset[str] = frozenset(),
) -> list[Match]:
    """Match statements against a topic, best first.

    Direct statements come before mixed and indirect ones of like coverage; what else is equal
    keeps its order; non-answers come after what was said. Of several statements in the same
    sentences the one stands that holds most of the topic itself.

    Args:
        library: Builds the evidence.
        stored: The statements, by date and place.
        topic: The topic; of no terms for all statements.
        named: Whom the topic names; "Mr. Clinton" there holds all of "Bill Clinton".
        setting: Whether to look at what the stories around the statements are about.
        names: The topic's terms that are of names.
        known: Whether the speaker is known; then light words of the topic weigh less.
    """
    weights = {term: topic.weight(term) for term in sorted(topic.terms)}
    asked = AskedTopic(weights, sum(weights.values()), named, setting, known, names, topic)
    matches: dict[object, Match] = {}
    left = iter(stored)
    while some := list(islice(left, READ_AT_ONCE)):
        library.fetch(one.article for one in some)
        for one in some:
            for piece in library.parts(one):
                match = _match(library, one, piece, asked)
                held = matches.get(match.evidence.address)
                if held is None or _stands_before(match, held):
                    matches[match.evidence.address] = match
    ranked: list[Match] = []
    shown: dict[int, list[Span]] = {}
    for match in sorted(matches.values(), key=_rank):
        span = match.evidence.address.span
        better = shown.setdefault(match.evidence.article.id, [])
        if not any(one.holds(span) for one in better):
            better.append(span)
            ranked.append(match)
    return ranked


def _match(
    library: Library, stored: StoredQuotation, piece: list[StoredSentence], asked: AskedTopic
) -> Match:
    weights, total = asked.weights, asked.total
    holding = [s for s in piece if not weights.keys().isdisjoint(s.terms)] if weights else []
    if len(holding) > 1:
        holding.sort(key=lambda sentence: -asked.held(sentence.terms))
    evidence = library.statement(stored, piece, [sentence.span for sentence in holding])
    headline = is_headline(evidence)
    words = library.terms
    if not total:
        return Match(evidence, 1.0, 0.0, own=0, words=words, headline=headline)
    shown = _shown(words, evidence, piece)
    terms: Iterable[str] = shown
    mentions = asked.named.places.get(stored.article, ())
    if any(span.meets(evidence.address.span) for span in mentions):
        terms = asked.named.terms.union(shown)
    held = asked.held_or_meant(terms)
    if held:
        held += _named_above(library, stored.article, asked, terms)
        held += _own_house(evidence, asked, terms)
    coverage = held / (total - asked.less(frozenset(terms)))
    setting = 1.0
    if coverage < SPEAKS_OF:
        setting = _setting(library, evidence, asked, terms) if asked.setting else 1.0
        if _is_led_to(library, evidence, asked, terms, coverage):
            coverage = SPEAKS_OF
    own = 0
    if held or not all(evidence.address.span.holds(span) for span in evidence.quoted):
        spoken = words.spoken(stored.article, evidence.quoted)
        own = len(weights.keys() & spoken) + len(asked.topic.meant_in(spoken))
    return Match(
        evidence,
        coverage=coverage,
        density=held / (len(shown) + 8),
        own=own,
        words=words,
        setting=setting,
        headline=headline,
    )


def _named_above(library: Library, article: int, asked: AskedTopic, terms: Iterable[str]) -> float:
    """What a statement holds of a topic by names that only the headline of its story gives.

    "He makes full backs look at their boots" is on Mendonca in a story on him.
    """
    lacked = asked.names.difference(terms)
    if not lacked:
        return 0.0
    above = lacked.intersection(index_terms(library.info(article).title))
    return BY_HEADLINE * sum(asked.weights[name] for name in sorted(above))


def _own_house(evidence: Evidence, asked: AskedTopic, terms: Iterable[str]) -> float:
    """What a statement holds of a topic by "we" and "us", which mean the speaker's own house.

    "Everybody got a letter from us" is on the union where the union's secretary says it.
    """
    lacked = asked.weights.keys() - frozenset(terms)
    person = evidence.person
    if not lacked or person is None or evidence.kind != QuotationKind.DIRECT:
        return 0.0
    own = lacked.intersection(index_terms(" ".join((*person.roles, person.name))))
    if not own or not _WE.search(evidence.text):
        return 0.0
    return BY_SPEAKER * sum(asked.weights[name] for name in sorted(own))


def _shown(words: SpanTerms, evidence: Evidence, piece: list[StoredSentence]) -> tuple[str, ...]:
    """The terms of a statement's sentences as they are shown."""
    span = evidence.address.span
    for sentence in piece:
        if sentence.span == span:
            return sentence.terms
    return words.of(evidence.article.id, span)


def _setting(
    library: Library, evidence: Evidence, asked: AskedTopic, terms: Iterable[str]
) -> float:
    """The share of the topic that a statement holds together with its story's headline.

    The opening of the story does not count: it names much that few in the story speak of.
    """
    around = library.info(evidence.article.id).title
    # A country or a person is spoken of by name; only what is done may go without saying.
    own = library.terms.common(evidence.article.id, evidence.address.span)
    common = common_terms(setting_of(library, evidence.article.id))
    if asked.weights.keys().isdisjoint(own | common):
        return 0.0
    return asked.held([*terms, *index_terms(f"{evidence.text} {around}")]) / asked.total


def _is_led_to(
    library: Library, evidence: Evidence, asked: AskedTopic, terms: Iterable[str], own_share: float
) -> bool:
    """Whether a statement is about the topic together with the sentences just before it.

    Where the statement itself holds little of the topic, only a sentence that has its speaker for
    a subject leads to it: "He distanced NATO from the drone strike." before "This is a U.S.
    decision."
    """
    article, start = evidence.article.id, evidence.address.start
    story = (one for one in library.before(article, start) if not one.kind.is_furniture)
    before = list(islice(story, LEAD_IN if own_share >= OWN_SHARE else 1))
    own = frozenset(terms)
    text = library.article(article).text
    openings = [one.span.of(text)[:OPENING] for one in before]
    lead_in = {term for sentence in before for term in sentence.terms}
    lead_in -= own | asked.topic.meant_in(own).keys()
    # Whom a sentence names by the way is not who the next one is about.
    lead_in -= (asked.names | asked.named.terms).difference(*map(index_terms, openings))
    if asked.held_or_meant(own) + asked.held(lead_in) < LED_TO * asked.total:
        return False
    if own_share >= OWN_SHARE:
        return True
    if evidence.person is None or evidence.kind != QuotationKind.DIRECT:
        return False
    surname = name_words(evidence.person.name)[-1]
    return surname in name_words(openings[0]) or openings[0].startswith(("He ", "She ", "They "))


def _stands_before(match: Match, other: Match) -> bool:
    """Whether a statement is the one that matters of two in the same sentences."""
    one, two = ((-each.own, each.evidence.declined, *_rank(each)) for each in (match, other))
    return one < two


def _rank(match: Match) -> tuple[float, bool, bool, bool, float]:
    """Order by coverage in steps of a tenth, said or not, whether by its own words, directness."""
    evidence = match.evidence
    direct = evidence.kind == QuotationKind.DIRECT and not evidence.declined
    coverage = -round(match.coverage, 1)
    return (coverage, evidence.declined, not match.own, not direct, -match.density)

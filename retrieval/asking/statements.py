"""Choosing among statements: which of them speak of a topic, which say the same."""

from __future__ import annotations

import re
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from retrieval.article import QuotationKind
from retrieval.asking.directory import name_words
from retrieval.asking.findings import Findings
from retrieval.asking.meaning import Topic
from retrieval.asking.sameness import join_same
from retrieval.asking.setting import is_headline, setting_of
from retrieval.language.terms import index_terms, question_terms

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from retrieval.archive.records import StoredQuotation, StoredSentence
    from retrieval.article import Span
    from retrieval.asking.evidence import Evidence
    from retrieval.asking.library import Library

SPEAKS_OF = 0.6
"""Share of a topic's weight that a statement must hold to be about it. Judged on the seeds'
questions: at one half, "nuclear weapons" would be answered with any statement on nuclear power."""
AS_FULLY = 0.95
"""Share of the best statement's coverage with which another answers as fully."""
NEAR_BEST = 0.75
"""Share of the best statement's coverage that the others need to stand beside it."""
LEAD_IN = 2
"""Sentences before a statement that may tell what it is about ("He distanced NATO from the drone
strike." before "This is a U.S. decision")."""
OWN_SHARE = 0.3
"""Share of the topic that a statement itself must hold for any lead-in to count."""
OPENING = 40
"""Characters at the start of a lead-in in which its subject stands."""
LED_TO = 0.85
"""Share of the topic that a statement must hold together with its lead-in."""
_MATTER = re.compile(
    r"\s*(?:the )?(?:state|issue|question|subject|topic|matter|problem|situation|idea)s? "
    r"(?:of|about|with|around|in) (?=\w)",
    re.IGNORECASE,
)
"""What opens a topic and says nothing of it: "the state of the world"."""


_COMMON = re.compile(r"\b[a-z][\w’'-]*")


@dataclass(frozen=True, slots=True)
class Match:
    """A statement with how well it speaks of the topic.

    Attributes:
        evidence: Its sentences.
        coverage: The share of the topic's weight that those sentences hold, 0 to 1; 1 where no
            topic was asked for.
        density: The matched weight for each of its terms: what puts the shorter one first.
        terms: Its own words' index terms.
        own: How many of the topic's terms its own words hold or mean.
        setting: The share of the topic's weight that it holds together with the headline and the
            opening of the story.
        headline: Whether it is only the article's headline.
    """

    evidence: Evidence
    coverage: float
    density: float
    terms: frozenset[str]
    own: int
    setting: float = 1.0
    headline: bool = False


class Named(NamedTuple):
    """Somebody whom a topic names.

    Attributes:
        terms: The index terms of the name.
        places: Where articles name the same person in whatever words, by article id.
    """

    terms: frozenset[str] = frozenset()
    places: Mapping[int, Sequence[Span]] = MappingProxyType({})


def topic_terms(topic: str) -> tuple[str, ...]:
    """Return the index terms of a topic; "the question of" and the like before it are none."""
    return question_terms(_MATTER.sub("", topic, count=1)) or question_terms(topic)


def match_statements(
    library: Library,
    stored: Iterable[StoredQuotation],
    topic: Sequence[str],
    weight: Callable[[str], float],
    named: Named = Named(),  # noqa: B008  # A tuple, which nothing can change.
    meant: Mapping[str, Sequence[str]] = MappingProxyType({}),
) -> list[Match]:
    """Match statements against a topic, best first.

    Direct statements come before mixed and indirect ones of like coverage; what else is equal
    keeps its order; non-answers come after what was said. Of several statements in the same
    sentences the one stands that holds most of the topic itself.

    Args:
        library: Builds the evidence.
        stored: The statements, by date and place.
        topic: The topic's terms; none for all statements.
        weight: A term's weight, 0 or more.
        named: Whom the topic names; "Mr. Clinton" there holds all of "Bill Clinton".
        meant: By what other words the topic's terms may be meant.
    """
    wanted = Topic(frozenset(topic), meant, weight)
    total = sum(map(weight, topic))
    matches: dict[object, Match] = {}
    for one in stored:
        for piece in library.parts(one):
            match = _match(library, one, piece, wanted, total, named)
            held = matches.get(match.evidence.address)
            if held is None or _stands_before(match, held):
                matches[match.evidence.address] = match
    ranked: list[Match] = []
    for match in sorted(matches.values(), key=_rank):
        if not any(_within(match.evidence, better.evidence) for better in ranked):
            ranked.append(match)
    return ranked


def speaking_of(matches: Sequence[Match]) -> list[Match]:
    """Keep the matches that are about the topic, beside the best of them.

    A headline is kept only where nothing else is about it.
    """
    said = [match for match in matches if not match.headline]
    if any(match.coverage >= SPEAKS_OF for match in said):
        matches = said
    best = max((match.coverage for match in matches), default=0.0)
    return [m for m in matches if m.coverage >= max(SPEAKS_OF, NEAR_BEST * best)]


def in_setting(matches: Sequence[Match]) -> list[Match]:
    """Keep the matches that only their setting shows to be about the topic, the direct first."""
    kept = [m for m in matches if m.setting >= LED_TO and not (m.headline or m.evidence.declined)]
    return sorted(kept, key=lambda match: match.evidence.kind == QuotationKind.INDIRECT)


def equally_good(matches: Sequence[Match]) -> int:
    """Return how many of the first matches are about the topic as fully as the very first."""
    best = matches[0].coverage if matches else 0.0
    return next(
        (place for place, match in enumerate(matches) if match.coverage < AS_FULLY * best),
        len(matches),
    )


def about_topic(matches: Sequence[Match]) -> Findings:
    """Return what is about the topic, reports of one statement put together."""
    return Findings(tuple(join_same(speaking_of(matches))))


def nearest_of(matches: Sequence[Match]) -> Findings:
    """Return what comes nearest where nothing answers: the best match with some of the topic."""
    return Findings(nearest=tuple(match.evidence for match in matches[:1] if match.coverage > 0))


def _match(
    library: Library,
    stored: StoredQuotation,
    piece: list[StoredSentence],
    topic: Topic,
    total: float,
    named: Named,
) -> Match:
    wanted, weight = topic.terms, topic.weight
    holding = [sentence for sentence in piece if not wanted.isdisjoint(sentence.terms)]
    holding.sort(key=lambda s: -_held(s, wanted, weight))
    evidence = library.statement(stored, piece, [sentence.span for sentence in holding])
    shown = index_terms(evidence.text)
    terms = {*shown}
    mentions = named.places.get(stored.article, ())
    if any(span.meets(evidence.address.span) for span in mentions):
        terms |= named.terms
    held = topic.held(terms)
    coverage = held / total if total else 1.0
    setting = 1.0
    if coverage < SPEAKS_OF:
        around = f"{evidence.text} {setting_of(library, stored.article)}"
        near = wanted.intersection([*terms, *index_terms(around)])
        # A country or a person is spoken of by name; only what is done may go without saying.
        common = wanted.intersection(index_terms(" ".join(_COMMON.findall(around))))
        setting = sum(map(weight, near)) / total if common else 0.0
        lead_in = _lead_in(library, evidence, own_share=coverage)
        together = sum(weight(term) for term in wanted.intersection([*terms, *lead_in]))
        coverage = SPEAKS_OF if together >= LED_TO * total else coverage
    text = library.article(stored.article).text
    own = frozenset(term for span in evidence.quoted for term in index_terms(span.of(text)))
    return Match(
        evidence,
        coverage=coverage,
        density=held / (len(shown) + 8) if total else 0.0,
        terms=own,
        own=len(own & wanted) + len(topic.meant_in(own)),
        setting=setting,
        headline=is_headline(evidence),
    )


def _lead_in(library: Library, evidence: Evidence, own_share: float) -> list[str]:
    """The terms of the story's sentences just before a statement, which may tell its topic.

    Where the statement itself holds little of the topic, only a sentence that has its speaker for
    a subject leads to it: "He distanced NATO from the drone strike." before "This is a U.S.
    decision."
    """
    article = evidence.article.id
    before = [
        sentence
        for sentence in library.sentences(article)
        if sentence.span.end <= evidence.address.start and not sentence.kind.is_furniture
    ]
    if own_share >= OWN_SHARE:
        return [term for sentence in before[-LEAD_IN:] for term in sentence.terms]
    if not before or evidence.person is None or evidence.kind != QuotationKind.DIRECT:
        return []
    opening = before[-1].span.of(library.article(article).text)[:OPENING]
    surname = name_words(evidence.person.name)[-1]
    named = surname in name_words(opening) or opening.startswith(("He ", "She ", "They "))
    return list(before[-1].terms) if named else []


def _within(evidence: Evidence, other: Evidence) -> bool:
    """Whether a piece of evidence is wholly part of another of the same article."""
    same = evidence.article.id == other.article.id
    return same and other.address.span.holds(evidence.address.span)


def _held(
    sentence: StoredSentence, wanted: frozenset[str], weight: Callable[[str], float]
) -> float:
    return sum(weight(term) for term in wanted.intersection(sentence.terms))


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

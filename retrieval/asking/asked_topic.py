"""The topic that statements are matched against."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from retrieval.language.terms import LIGHT_VERBS, question_terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from retrieval.article import Span
    from retrieval.asking.meaning import Topic


_MATTER = re.compile(
    r"\s*(?:the )?(?:state|issue|question|subject|topic|matter|problem|situation|idea|number|"
    r"amount)s? (?:of|about|with|around|in) (?=\w)",
    re.IGNORECASE,
)
"""What opens a topic and says nothing of it: "the state of the world", "the number of …"."""


class Named(NamedTuple):
    """Somebody whom a topic names.

    Attributes:
        terms: The index terms of the name.
        places: Where articles name the same person in whatever words, by article id.
    """

    terms: frozenset[str] = frozenset()
    places: Mapping[int, Sequence[Span]] = MappingProxyType({})


class AskedTopic(NamedTuple):
    """What statements are matched against.

    Attributes:
        weights: What each of the topic's terms weighs, in one order always.
        total: What they weigh together.
        named: Whom the topic names.
        setting: Whether the setting of statements is asked for.
        known: Whether the speaker is known.
        names: The topic's terms that are of names.
        topic: The same topic, with the other words that mean it.
    """

    weights: Mapping[str, float]
    total: float
    named: Named
    setting: bool
    known: bool
    names: frozenset[str]
    topic: Topic

    def held(self, terms: Iterable[str]) -> float:
        """Return the weight of those of the topic's terms that are among some terms."""
        found = self.weights.keys() & terms
        # Summed in one order always: the last digit of a sum depends on it.
        return sum([weight for term, weight in self.weights.items() if term in found])

    def less(self, terms: frozenset[str]) -> float:
        """Return how much less the topic weighs in a text with these terms than by itself."""
        less = self.topic.spared(terms)
        return less + self.topic.unsaid(terms) if self.known else less

    def held_or_meant(self, terms: Iterable[str]) -> float:
        """Return the same, with what other words among them mean a term of the topic."""
        return self.topic.held(frozenset(terms)) if self.topic.meant else self.held(terms)


def topic_terms(topic: str) -> tuple[str, ...]:
    """Return the index terms of a topic; "the question of" and the like before it are none."""
    terms = question_terms(_MATTER.sub("", topic, count=1)) or question_terms(topic)
    telling = tuple(term for term in terms if term not in LIGHT_VERBS)
    return telling if len(telling) > 1 else terms

"""Which passage a description means: passages are measured as wholes, and ranked.

Who asks for "the paragraph about …" says that it is there and tells it in words of their own. So a
passage counts with all its sentences, with the other forms of its words and with their synonyms.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from retrieval.asking.meaning import LIGHT, LIGHT_SHARE, Topic, other_words
from retrieval.asking.reach import CANDIDATES
from retrieval.asking.setting import is_heading, setting_of
from retrieval.index.naming import question_names
from retrieval.language.synonyms import is_form
from retrieval.language.terms import index_terms, question_terms

if TYPE_CHECKING:
    from collections.abc import Collection

    from retrieval.archive.records import StoredSentence
    from retrieval.article import Span
    from retrieval.asking.library import Library
    from retrieval.asking.reach import Reach

ENOUGH = 0.6
"""Share of a description's weight that a passage must hold to be meant by it. Chosen, as are the
next three, on 97 descriptions of passages of the seeds and of invented news, 28 of them of what no
passage tells."""
ENOUGH_WITH_HEAD = 0.5
"""The same for one that holds the word that says what is described: the *deadline* for something;
when and for what may be told in other words."""
SETTING_SHARE = 0.35
"""Share of its weight that a word counts with which the story's opening holds: in a story on a
satellite, "satellite" tells no passage from the others."""
IN_SETTING = 0.7
"""Share of that which a passage holds where only the opening has the word."""
LIKE = 0.05
"""Shares that differ by less are alike: the order of the search decides between them."""

_COUNTS = frozenset(question_terms("two three four five six seven eight nine ten several"))
"""Index terms of numbers, which a passage need not spell out: "the two halves"."""
_ASKS = re.compile(
    r"(?:the )?(?:reasons? (?:for|why)|how|why|when|where|who|whom|whose|which|what)\b",
    re.IGNORECASE,
)
_HEAD_ENDS = re.compile(
    r"\s(?:of|on|in|at|by|for|from|with|between|among|about|against|to|into|over|under|after|"
    r"before|as|and|or|that|which|who|whom|whose|where|when|why|how|is|are|was|were|be|has|have|"
    r"had|not|will|would|can|could)\b|(?<=\w)\s\w+ing\s(?:the|an?|in|on|to|from|for|with|by|its|their)\b|[,;:]",
    re.IGNORECASE,
)
"""What ends the noun phrase that a description opens with."""


class Described(NamedTuple):
    """A passage and how much of a description it holds.

    Attributes:
        article: Its article's id.
        place: Which of its passages it is.
        share: The share of the description's weight that it holds.
        meant: Whether that is enough for it to be meant.
        marked: That of its sentences which holds most of the description.
    """

    article: int
    place: int
    share: float
    meant: bool
    marked: Span


def is_question(description: str) -> bool:
    """Say whether a description is a question itself: "… that tells *how fast it went*"."""
    return bool(_ASKS.match(description))


def passages_described(library: Library, reach: Reach, description: str) -> list[Described]:
    """Measure the passages near a description; those that hold most of it come first.

    A headline comes last where its story holds as much.

    Args:
        library: Reads the articles.
        reach: What is looked at.
        description: What a passage is said to be about.
    """
    near = reach.near(description, CANDIDATES)
    terms = frozenset(question_terms(description))
    if not near or not terms:
        return []
    library.fetch(one.article for one in near)
    measure = _Measure(library, reach, description, terms)
    first = {(one.article, one.passage): one for one in reversed(near)}
    order = dict.fromkeys((one.article, one.passage) for one in near)
    found = [measure.of(article, index) for article, index in order]
    best = max(one.share for one in found)

    def rank(one: Described) -> tuple[bool, float, float]:
        text = library.article(one.article).text
        heads = is_heading(text, first[one.article, one.place])
        like = one.share > best - LIKE
        return heads and not like, -best if like else -one.share, heads

    found.sort(key=rank)
    return found


class _Measure:
    """Tells how much of a description passages hold."""

    def __init__(
        self, library: Library, reach: Reach, description: str, terms: frozenset[str]
    ) -> None:
        self._library = library
        self._reach = reach
        self._terms = terms
        self._meant = other_words(description, tuple(terms))
        self._names = frozenset(
            term for name in question_names(f"about {description}") for term in name
        )
        self._head = _head(description)

    def of(self, article: int, index: int) -> Described:
        """Measure a passage of an article."""
        sentences = self._library.sentences(article)
        own = [one for one in sentences if one.passage == index]
        here = _terms_of(own)
        setting = self._terms.intersection(index_terms(setting_of(self._library, article)))

        def weight(term: str) -> float:
            share = SETTING_SHARE if term in setting else 1.0
            if term not in here and (term in LIGHT or term in _COUNTS):
                share = min(share, LIGHT_SHARE)
            return share * self._reach.weight(term)

        topic = Topic(self._terms, self._meant, weight)
        implied = setting - here - topic.meant_in(here).keys()
        held = topic.held(here) + IN_SETTING * sum(map(weight, sorted(implied)))
        whole = sum(map(weight, sorted(self._terms))) - topic.spared(here)
        share = held / whole if whole > 0 else 0.0
        enough = ENOUGH_WITH_HEAD if self._holds_head(topic, here) else ENOUGH
        near = [one for one in sentences if abs(one.passage - index) <= 1]
        meant = share >= enough and self._names <= _terms_of(near) | setting
        marked = max(own, key=lambda one: topic.held(one.terms))
        return Described(article, index, share, meant, marked.span)

    def _holds_head(self, topic: Topic, here: Collection[str]) -> bool:
        """Whether a passage holds the word that says what is described, or a form of it."""
        word = topic.meant_in(here).get(self._head, "")
        return self._head in here or bool(word and is_form(self._head, word))


def _terms_of(sentences: list[StoredSentence]) -> frozenset[str]:
    return frozenset(term for one in sentences for term in one.terms)


def _head(description: str) -> str:
    """The index term of the noun that a description opens with, or ""."""
    ends = _HEAD_ENDS.search(description)
    phrase = question_terms(description[: ends.start()] if ends else description)
    return phrase[-1] if phrase else ""

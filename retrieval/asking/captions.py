"""Captions and credits: evidence only for those who ask for a picture or what stands under it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from retrieval.archive.naming import TITLES
from retrieval.article import PassageKind
from retrieval.asking.findings import Findings
from retrieval.asking.meaning import Topic, other_words
from retrieval.asking.plainly import asked_plainly
from retrieval.asking.wording import FURNITURE
from retrieval.index.answer_places import answer_places
from retrieval.index.answer_types import answer_type
from retrieval.index.naming import question_names
from retrieval.language.forms import COUNTRIES
from retrieval.language.terms import index_terms, question_terms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from retrieval.archive.records import ArticleInfo
    from retrieval.asking.evidence import Evidence
    from retrieval.asking.library import Library
    from retrieval.asking.reach import Reach

MOST_LOOKED_THROUGH = 50
"""Articles whose captions are read for one question."""
LIKELIEST = 10
"""The same where a story may tell it as well, and no caption is asked for."""
FEWEST_OF_FACT = 3
"""Terms of a question of fact that a caption may answer."""
ENOUGH = 0.5
"""Share of what is asked of a picture that its caption must hold, besides all names: pictures are
few, and who asks for one says that it is there."""
NEARLY_ALL = 0.75
"""The same where no picture is asked for, only a passage."""
FEWEST = 2
"""Terms of a description that may mean a caption, which is not the story."""

_REASON = re.compile(r"\W*(?:but |and )?why\b", re.IGNORECASE)
"""A question for a reason, which no caption gives."""
_MONTH = re.compile(
    r"\b(?:January|February|August|September|October|November|December)\b", re.IGNORECASE
)
"""Months that a caption shortens."""
_WHICH = re.compile(
    r"\W*(?:(?:in|at|on|to|from) )?(?:which|what) (?P<noun>[a-z]+)\b", re.IGNORECASE
)
_PLAIN = frozenset(
    index_terms(
        "take took taken say show article story credit credited shoot shot snap agency year come "
        "source see seen visible appear read stand under below beneath above place location town "
        "city date day exact please know copyright belong own make name person people image find "
        "man woman two pair couple both county region venue building event occasion minute moment "
        "dateline depict portray display feature"
    )
)
"""Index terms of what is asked of any picture: who took it, where, what it shows."""


class Captions:
    """Finds captions and credits in the articles that are looked at."""

    def __init__(self, library: Library, reach: Reach) -> None:
        """Take what builds evidence, and what is looked at."""
        self._library = library
        self._reach = reach

    def asked_for(self, question: str) -> Findings:
        """Find the captions that a question about a picture means, the fullest first.

        Args:
            question: The question; `wording.FURNITURE` tells that it is about a picture.
        """
        if _REASON.match(question):
            return Findings()
        rest = FURNITURE.sub(" ", question)
        terms = frozenset(question_terms(rest)) - _PLAIN
        found = self._holding(rest, terms, ENOUGH)
        return Findings(tuple(evidence for _, evidence in found))

    def described(self, description: str) -> tuple[Evidence, ...]:
        """The caption or credit that holds nearly all of a description of a passage, or none."""
        terms = frozenset(question_terms(description))
        if len(terms) < FEWEST:
            return ()
        return tuple(one for _, one in self._holding(description, terms, NEARLY_ALL)[:1])

    def telling(self, question: str) -> tuple[Evidence, ...]:
        """The caption that tells what no story does: it holds nearly all, and the kind of answer.

        Args:
            question: A question of fact that asks for a kind of answer, such as "where".
        """
        words = _MONTH.sub(lambda month: f"{month[0][:3]}.", question)
        kind = answer_type(asked_plainly(words))
        every = frozenset(question_terms(words))
        thing = _WHICH.match(words)
        if not (kind or thing) or len(every - _PLAIN) < FEWEST_OF_FACT:
            return ()
        found = self._holding(words, every - _PLAIN, NEARLY_ALL, LIKELIEST)
        return tuple(
            one
            for _, one in found[:1]
            if (kind and answer_places(kind, one.text, every))
            or (thing and set(index_terms(thing["noun"])) <= set(index_terms(one.text)))
        )

    def names_thing(self, question: str, best: Evidence) -> bool:
        """Say whether a sentence names the thing that a question asks for, as "in which hotel"."""
        thing = _WHICH.match(question)
        return thing is None or set(index_terms(thing["noun"])) <= set(index_terms(best.text))

    def _holding(
        self, words: str, terms: frozenset[str], least: float, most: int = MOST_LOOKED_THROUGH
    ) -> list[tuple[float, Evidence]]:
        """The captions that hold all names in some words and enough of the terms, fullest first."""
        topic = Topic(terms, other_words(words, tuple(terms)), self._reach.weight)
        named = {term for name in question_names(words) for term in name}
        names = (terms & named) - TITLES
        whole = sum(map(self._reach.weight, sorted(terms)))
        found = []
        for evidence in self._all(words, most):
            held = frozenset(index_terms(evidence.text))
            share = topic.held(held) / whole if terms else 1.0
            if names - COUNTRIES <= held and share >= least:
                found.append((share, evidence))
        return sorted(found, key=lambda pair: -pair[0])

    def _all(self, words: str, most: int) -> list[Evidence]:
        return [
            self._library.passage(info.id, index)
            for info in self._likely(words, most)
            for index, passage in enumerate(self._library.article(info.id).passages)
            if passage.kind in (PassageKind.CAPTION, PassageKind.CREDIT)
        ]

    def _likely(self, words: str, most: int) -> Sequence[ArticleInfo]:
        """The articles that speak of something, where there are too many to read them all."""
        infos = self._reach.infos
        if len(infos) <= most:
            return infos
        sentences = self._reach.near(words, most)
        likely = dict.fromkeys(sentence.article for sentence in sentences)
        return [self._library.info(article) for article in likely]

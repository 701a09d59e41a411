"""Captions and credits: evidence only for those who ask for a picture or what stands under it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from retrieval.archive.naming import TITLES
from retrieval.article import PassageKind
from retrieval.asking.findings import Findings
from retrieval.asking.meaning import Topic, other_words
from retrieval.asking.wording import FURNITURE
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
ENOUGH = 0.5
"""Share of what is asked of a picture that its caption must hold, besides all names: pictures are
few, and who asks for one says that it is there."""
NEARLY_ALL = 0.75
"""The same where no picture is asked for, only a passage."""
FEWEST = 2
"""Terms of a description that may mean a caption, which is not the story."""

_REASON = re.compile(r"\W*(?:but |and )?why\b", re.IGNORECASE)
"""A question for a reason, which no caption gives."""
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

_MONTHS = (
    "January February March April May June July August September October November December".split()
)
_MONTH = re.compile(r"\b(Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?(?=\s+\d)")
"""A month as captions abbreviate it: "Dec. 4, 2019"."""
_PLACE = re.compile(
    r"\W*(?:whe(?:re|n)\b|(?:(?:in|at|to|on) )?(?:which|what) (?:[\w-]+ )?(?P<noun>hotel|resort"
    r"|town|city|county|village|building|stadium|palace|airport|station|street|place|venue|date|day|year"
    r"|month)\b)",
    re.IGNORECASE,
)


def lacks_place(question: str, findings: Findings) -> bool:
    """Say whether a place or a day is asked for that no sentence tells: a caption may.

    An answer to "in which hotel …?" without the word tells of another place.
    """
    asked = _PLACE.match(question)
    if asked is None or not findings.found:
        return asked is not None
    return not set(index_terms(asked["noun"] or "")) <= set(index_terms(findings.evidence[0].text))


def _written_out(text: str) -> str:
    """A caption with its months as a question has them."""
    return _MONTH.sub(
        lambda found: next(month for month in _MONTHS if month.startswith(found[1][:3])), text
    )


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
        terms = frozenset(question_terms(rest)) - _PLAIN - TITLES
        found = self._holding(rest, terms, ENOUGH)
        return Findings(tuple(evidence for _, evidence in found))

    def described(self, description: str) -> tuple[Evidence, ...]:
        """The caption or credit that holds nearly all of a description of a passage, or none."""
        terms = frozenset(question_terms(description))
        if len(terms) < FEWEST:
            return ()
        return tuple(one for _, one in self._holding(description, terms, NEARLY_ALL)[:1])

    def telling(self, question: str) -> tuple[Evidence, ...]:
        """The caption that holds nearly all of a question for a place or a day, or none."""
        terms = frozenset(question_terms(question)) - _PLAIN - TITLES
        if len(terms) <= FEWEST:
            return ()
        return tuple(one for _, one in self._holding(question, terms, NEARLY_ALL, LIKELIEST)[:1])

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
            held = frozenset(index_terms(_written_out(evidence.text)))
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

"""Which passage a description means: passages are measured as wholes, and ranked.

Who asks for "the paragraph about …" says that it is there and tells it in words of their own. So a
passage counts with all its sentences, with the other forms of its words and with their synonyms.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from retrieval.asking.captions import Captions
from retrieval.asking.findings import Findings
from retrieval.asking.meaning import LIGHT, LIGHT_SHARE, Topic, other_words
from retrieval.asking.reach import CANDIDATES
from retrieval.asking.setting import is_heading, setting_of
from retrieval.index.naming import question_names
from retrieval.language.synonyms import is_form
from retrieval.language.terms import index_terms, question_terms

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from retrieval.archive.records import StoredSentence
    from retrieval.article import Span
    from retrieval.asking.evidence import Evidence
    from retrieval.asking.library import Library
    from retrieval.asking.reach import Reach
    from retrieval.asking.telling import Telling

ENOUGH = 0.6
"""Share of a description's weight that a passage must hold to be meant by it. Chosen, as are the
next three, on 97 descriptions of passages of the seeds and of invented news, 28 of them of what no
passage tells."""
ENOUGH_WITH_HEAD = 0.5
"""The same for one that holds the word that says what is described: the *deadline* for something;
when and for what may be told in other words. It is enough, too, where a description is a question,
in which more words only ask."""
SETTING_SHARE = 0.35
"""Share of its weight that a word counts with which the story's opening holds: in a story on a
satellite, "satellite" tells no passage from the others."""
IN_SETTING = 0.7
"""Share of that which a passage holds where only the opening has the word."""
AS_TOLD = 0.15
"""By how much less than the best one the passage may hold that answers a description which is a
question: it tells in other words what is asked."""
MUCH_ELSE = 2
"""Words of a description, no names, that a passage must hold where it lacks what is described."""
LIKE = 0.05
"""Shares that differ by less are alike: the order of the search decides between them."""

_TOLD_BY = """
founding, foundation, beginning, begin, start, origin > established, created, launched, opened, set
split, division, divide, breakdown, distribution > half, third, quarter, percent, rest
cargo, load, freight > supplies, equipment, goods
speed, fast, quick > kilometre, mile, mph, knot
weight, heavy > kilogram, kilo, tonne, ton, pound
size, height, length, depth, width, distance, long, deep, far > metre, kilometre, mile, hectare
cost, price, fee, sum, value > million, billion, dollar, euro, pound
age, old > aged, year
delay, hold-up > postponed, unfinished, suspended, late, originally
evacuation, evacuate > carried, flown, moved, fled
demand > ask, want, call, insist
hope, chance, prospect > may, could, permitted
death, dead > killed, died, die, dead
wounded, injured > hurt, injured, wounded, bleeding
call, phone, conversation, talk, contact > spoke, called, contacted
colleague > counterpart
answer > question, reply, comment
journalist > reporter, microphone
boss > executive, director, manager, head
income, revenue > takings, earnings, sales
"""
"""Behind the arrow: by what a passage tells that of which a description names the kind. A
"division" is told with halves, a "speed" in kilometres. Written from common knowledge; too free for
questions of fact, which are answered by the very thing."""
_SAME_COUNTRY = {"america": "us", "us": "america", "britain": "uk", "uk": "britain"}
"""Index terms of countries that news names in two ways, as in "American" and "U.S."."""
_LIGHT = LIGHT - frozenset(question_terms("man woman"))
"""What a passage need not spell out: the "work" of somebody, a "situation"; but not whose it is."""
_COUNTS = frozenset(question_terms("two three four five six seven eight nine ten several"))
"""Index terms of numbers, which a passage need not spell out: "the two halves"."""
_ASKS = re.compile(
    r"(?:the )?(?:reasons? (?:for|why)|how|why|when|where|who|whom|whose|which|what)\b",
    re.IGNORECASE,
)
_HEAD_ENDS = re.compile(
    r"\s(?:of|on|in|at|by|for|from|with|between|among|about|against|to|into|over|under|after|"
    r"before|as|and|or|that|which|who|whom|whose|where|when|why|how|is|are|was|were|be|has|have|"
    r"had|not|will|would|can|could)\b|(?<=\w)\s\w+ing\s(?:the|an?|in|on|to|from|for|with|by|its|their)\b|(?<=\w)\s\w+ed\s(?:by|from|in|to|for|on|at|with)\b|[,;:]",
    re.IGNORECASE,
)
"""What ends the noun phrase that a description opens with."""


def _read_told_by() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for line in _TOLD_BY.strip().split("\n"):
        kinds, _, told = line.partition(" > ")
        found |= {kind: index_terms(told) for kind in index_terms(kinds)}
    return found


_TOLD_TERMS = _read_told_by()


def is_question(description: str) -> bool:
    """Say whether a description is a question itself: "… that tells *how fast it went*"."""
    return bool(_ASKS.match(description))


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

    def heads(one: Described) -> bool:
        text = library.article(one.article).text
        return is_heading(text, first[one.article, one.place])

    found.sort(key=lambda one: (-best if one.share > best - LIKE else -one.share, heads(one)))
    # Of passages of one story that hold as much, the first one brings the matter up.
    like = [one for one in found if one.share > best - LIKE and heads(one) == heads(found[0])]
    told = min((one for one in like if one.article == found[0].article), key=lambda one: one.place)
    return [told, *(one for one in found if one is not told)]


class DescribedPassages:
    """Finds the passages that are asked for by description, in the articles that are looked at."""

    def __init__(self, library: Library, reach: Reach, telling: Telling) -> None:
        """Take what builds evidence, what is looked at, and what answers questions of fact."""
        self._library = library
        self._reach = reach
        self._telling = telling
        self._captions = Captions(library, reach)

    def about(self, description: str) -> Findings:
        """Find the passage that a description means; the others that fit come after it."""
        found = passages_described(self._library, self._reach, description)
        meant = [one for one in found if one.meant]
        told = self._telling_of(description, found) if is_question(description) else None
        evidence = [*([told] if told else []), *map(self._passage, meant)]
        if evidence:
            return Findings(tuple({one.address: one for one in evidence}.values()))
        caption = self._captions.described(description)
        return Findings(caption, () if caption else tuple(map(self._passage, found[:1])))

    def _telling_of(self, question: str, found: Sequence[Described]) -> Evidence | None:
        """The passage that answers a description which is a question, if it holds enough of it."""
        for one in self._telling.facts(question).evidence[:1]:
            place = (one.article.id, one.passage_index)
            share = max((each.share for each in found if each[:2] == place), default=0.0)
            if share >= max(each.share for each in found) - AS_TOLD:
                return self._library.passage(*place, (one.address.span,))
        return None

    def _passage(self, one: Described) -> Evidence:
        return self._library.passage(one.article, one.place, (one.marked,))


class _Measure:
    """Tells how much of a description passages hold."""

    def __init__(
        self, library: Library, reach: Reach, description: str, terms: frozenset[str]
    ) -> None:
        self._library = library
        self._reach = reach
        self._terms = terms
        meant = other_words(description, tuple(terms))
        self._meant = {
            term: tuple(
                word
                for word in dict.fromkeys(
                    (
                        *meant.get(term, ()),
                        *_TOLD_TERMS.get(term, ()),
                        *filter(None, (_SAME_COUNTRY.get(term),)),
                    )
                )
                if word not in terms
            )
            for term in terms
        }
        self._names = frozenset(
            term for name in question_names(f"about {description}") for term in name
        )
        self._head = _head(description)
        self._is_question = is_question(description)

    def of(self, article: int, index: int) -> Described:
        """Measure a passage of an article."""
        sentences = self._library.sentences(article)
        own = [one for one in sentences if one.passage == index]
        here = _terms_of(own)
        setting = self._terms.intersection(index_terms(setting_of(self._library, article)))

        def weight(term: str) -> float:
            share = SETTING_SHARE if term in setting else 1.0
            if term not in here and (term in _LIGHT or term in _COUNTS):
                share = min(share, LIGHT_SHARE)
            return share * self._reach.weight(term)

        topic = Topic(self._terms, self._meant, weight)
        implied = setting - here - topic.meant_in(here).keys()
        held = topic.held(here) + IN_SETTING * sum(map(weight, sorted(implied)))
        whole = sum(map(weight, sorted(self._terms))) - topic.spared(here)
        share = held / whole if whole > 0 else 0.0
        loose = self._is_question or self._holds_head(topic, here)
        enough = ENOUGH_WITH_HEAD if loose else ENOUGH
        near = [one for one in sentences if abs(one.passage - index) <= 1]
        told = self._is_question or self._tells_of_head(topic, here, setting)
        meant = share >= enough and told and self._names_all(_terms_of(near) | setting)
        marked = max(own, key=lambda one: topic.held(one.terms))
        return Described(article, index, share, meant, marked.span)

    def _names_all(self, near: Collection[str]) -> bool:
        """Whether all names of a description stand near a passage, countries in either word."""
        return all(name in near or _SAME_COUNTRY.get(name) in near for name in self._names)

    def _tells_of_head(self, topic: Topic, here: Collection[str], setting: Collection[str]) -> bool:
        """Whether a passage holds what is described, or in any words two things that are no names.

        "The funeral of Ann Lee" is not where she is only named, and "the election in Veldt" not
        where somebody in Veldt votes.
        """
        held = topic.terms.intersection(here) | topic.meant_in(here).keys()
        if self._head in setting or self._holds_head(topic, here):
            return True
        common = held - self._names
        return len(common) >= (1 if self._head in _LIGHT else MUCH_ELSE)

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

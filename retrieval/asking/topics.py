"""What somebody spoke about: names and noun phrases out of their own statements."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING

from retrieval.article import Address, Span
from retrieval.language.forms import BASE_FORMS, COUNTRIES
from retrieval.language.terms import FUNCTION_WORDS, index_terms

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from retrieval.archive.records import StoredQuotation
    from retrieval.asking.library import Library

STATEMENTS_READ = 40
"""The newest statements of somebody that are read for topics."""
LONGEST_PHRASE = 3
"""Words of a noun phrase; longer runs are mostly more than one phrase."""
LONGEST_TOPIC = 30
"""Characters of a topic: what a button can show."""
PLAIN_WORD = 0.5
"""What a phrase of one common word is worth beside a name or a phrase of several."""

_WORD = re.compile(r"[^\W_][\w’'.-]*[^\W_]|[^\W_]")
_POSSESSIVE = re.compile(r"['’]s?$")
_OPENING = "the"
"""What the first words of a statement are taken to follow."""
_DETERMINERS = frozenset("the a an our their its his her my your".split())
_BEFORE_NOUN = _DETERMINERS | frozenset(
    "this these those of for on about against in with from between no any all more".split()
)
"""Words after which a run of content words is likely a noun phrase."""
_AFTER_NOUN = frozenset(
    "of in on for is are was were and or has have had with from by at as will can would could must "
    "should may might who which when but to".split()
)
"""Words before which a phrase ends; before others its last word may be a verb."""
_SPACE = re.compile(r"['’]?s?\s")
_NO_TOPIC = frozenset(
    "way ways time times new day days week weeks month months year years lot part thing things "
    "people fact question questions one kind place end point case monday tuesday wednesday "
    "thursday friday saturday sunday mr mrs ms dr".split()
)


@dataclass(frozen=True, slots=True)
class Topic:
    """Something that somebody spoke about.

    Attributes:
        address: Where it stands, in one of their statements.
        text: The words there.
    """

    address: Address
    text: str


class _Phrase:
    """A phrase with the statements that hold it; the first place stands for all."""

    def __init__(self, topic: Topic, terms: frozenset[str], worth: float) -> None:
        self.topic = topic
        self.terms = terms
        self.worth = worth
        self.statements: set[int] = set()


def topics_of(
    library: Library,
    stored: Sequence[StoredQuotation],
    weight: Callable[[str], float],
    *,
    most: int,
    besides: Iterable[str] = (),
) -> list[Topic]:
    """Return what statements speak about, what is said of most first.

    Args:
        library: The texts.
        stored: The statements, by date; non-answers are passed over.
        weight: A term's weight: the rarer it is, the more.
        most: How many topics to return at most.
        besides: Index terms that a topic must not hold: those asked for already, the speaker's
            own name.
    """
    left_out = frozenset(besides)
    phrases: dict[frozenset[str], _Phrase] = {}
    said = [one for one in stored if not one.quotation.declined]
    for one in said[-STATEMENTS_READ:]:
        text = library.article(one.article).text
        code = library.info(one.article).content_hash
        for part in one.quotation.spans:
            for span, worth in _phrases(text, part):
                terms = frozenset(index_terms(span.of(text)))
                if not terms or terms & left_out or _is_of_a_country(span.of(text)):
                    continue
                topic = Topic(Address(code, span.start, span.end), span.of(text))
                phrases.setdefault(terms, _Phrase(topic, terms, worth)).statements.add(one.id)
    ranked = sorted(phrases.values(), key=lambda one: -_score(one, weight))
    chosen: list[_Phrase] = []
    for phrase in ranked:
        if len(chosen) < most and not any(phrase.terms & other.terms for other in chosen):
            chosen.append(phrase)
    return [phrase.topic for phrase in chosen]


def _is_of_a_country(words: str) -> bool:
    """Whether words are only whose something is: "Iraqi" says less than any topic beside it."""
    return BASE_FORMS.get(words.lower()) in COUNTRIES


def _score(phrase: _Phrase, weight: Callable[[str], float]) -> float:
    mean = sum(map(weight, phrase.terms)) / len(phrase.terms)
    return phrase.worth * mean * len(phrase.statements)


def _phrases(text: str, part: Span) -> Iterator[tuple[Span, float]]:
    """The names and noun phrases of a part of a statement, with what each is worth."""
    words = [_bare(match) for match in _WORD.finditer(text, part.start, part.end)]
    kinds = [_kind(text, words, place) for place in range(len(words))]
    place = 0
    while place < len(words):
        end = place
        while end < len(words) and kinds[end] and (end == place or _joined(text, words, end)):
            end += 1
        if end > place:
            before = words[place - 1].of(text).lower() if _joined(text, words, place) else ""
            before = before if place else _OPENING
            after = words[end].of(text).lower() if _joined(text, words, end) else ""
            yield from _of_run(words[place:end], kinds[place:end], before, after)
        place = max(end, place + 1)


def _of_run(
    run: Sequence[Span], kinds: Sequence[str], before: str, after: str
) -> Iterator[tuple[Span, float]]:
    """The names in a run of words of content; the whole run where it is a phrase.

    Args:
        run: The words.
        kinds: The kind of each.
        before: The word before them, in small letters; "" at the start of a clause.
        after: The word after them; "" at the end of one.
    """
    whole = Span(run[0].start, run[-1].end)
    closes = not after or after in _AFTER_NOUN
    named = len(list(takewhile(lambda kind: kind == "name", kinds)))
    short = len(run) - named < LONGEST_PHRASE and whole.end - whole.start <= LONGEST_TOPIC
    common = "common" in kinds[named:] and "name" not in kinds[named:]
    if named and common and closes and short:
        yield whole, 1.0
    elif named:
        name = Span(run[0].start, run[named - 1].end)
        if name.end - name.start <= LONGEST_TOPIC:
            yield name, 1.0
    elif len(run) > 1 and common and closes and short and before in _BEFORE_NOUN:
        yield whole, 1.0
    elif len(run) == 1 and closes and before in _DETERMINERS and after not in ("and", "or"):
        yield whole, PLAIN_WORD


def _bare(match: re.Match[str]) -> Span:
    """A word without its possessive ending."""
    ending = _POSSESSIVE.search(match[0])
    return Span(match.start(), match.end() - (len(ending[0]) if ending else 0))


def _joined(text: str, words: Sequence[Span], place: int) -> bool:
    """Whether nothing but a space, or a possessive, stands between a word and the one before."""
    if not 0 < place < len(words):
        return False
    return bool(_SPACE.fullmatch(text[words[place - 1].end : words[place].start]))


def _kind(text: str, words: Sequence[Span], place: int) -> str:
    """Whether a word is of a name or a common one of content; "" for all others."""
    own = words[place].of(text)
    if own.lower() in FUNCTION_WORDS or own.lower() in _NO_TOPIC or own[0].isdigit():
        return ""
    if not own[0].isupper():
        return "" if own.endswith("ly") else "common"
    opens = not _joined(text, words, place) and not text[: words[place].start].endswith((", ", "("))
    return "name" if (len(own) > 1 and own.isupper()) or not opens else ""

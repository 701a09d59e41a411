"""Whether what a sentence holds belongs to the question: whose age, how many of what, whose office.

Each check reads one question and one sentence that holds the kind of answer asked for.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from retrieval.language.forms import COUNTRIES
from retrieval.language.synonyms import question_synonyms
from retrieval.language.terms import index_terms, question_terms

if TYPE_CHECKING:
    from collections.abc import Sequence

NEAR = 4
"""Index terms between a count and what is counted, at most: "three CH-146 Griffon helicopters"."""

AGE = re.compile(
    r"\b(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)[- ]"
    r"(?:year|month|week|day)s?[- ]olds?\b"
    r"(?P<after>\s+(?:(?!\w+(?:s|ed)\b)[a-z-]+\s+){0,2}[A-Z][\w’'-]*)?"
    r"|\b(?i:aged?|age\s+of|turn(?:ed|s|ing)?)\s+\d{1,3}\b"
    r"|(?P<before>[A-Z][\w’'-]*),\s+\d{1,3}\s*(?=[,.)])|\(\d{1,3}\)"
)
"""An age, with the name directly after or before it."""

_HOW_MANY = re.compile(r"\bhow\s+many\s+(.*)", re.IGNORECASE)
_PHRASE = re.compile(
    r"\s(?:do|does|did|is|are|was|were|has|have|had|will|would|can|could|in|on|at|of|from|to|that|must|should|may|might)\b",
    re.IGNORECASE,
)
"""Ends what is counted."""
_ONLY_VERB = re.compile(r"\w+ed|fell|went|came|lost|got|won|took|fled|left|drowned", re.IGNORECASE)
"""What follows "how many" where it counts whoever did it: "how many died"."""
NUMBER_WORDS = frozenset(
    index_terms(
        "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
        "sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety "
        "hundred thousand million billion trillion dozen half quarter percent"
    )
)
MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Aug|Sept?|Oct|Nov|Dec)\."
)
_NO_COUNT = re.compile(
    r"\b[A-Z][\w-]*\d[\w-]*\b|\bArticle\s+\d+\b|\b(?:19|20)\d\d\b"
    rf"|\b(?:{MONTHS})\s+\d{{1,2}}\b"
)
"""Digits that count nothing: codes, articles of a treaty, years and dates."""

_WORD = re.compile(r"\w[\w.'’-]*")
_ANYBODY = frozenset(index_terms("people person men women times victims others"))
"""What is counted where an article only tells what happened: "12 died"."""
_PEOPLE = frozenset(
    index_terms(
        "people person member troops soldier officer worker citizen national engineer men women "
        "personnel civilian passenger resident volunteer staff student tourist refugee migrant"
    )
)
"""What an article may count where people are asked for by their country."""
_NATIONALS = re.compile(r"([A-Z][a-z]+(?:s|ese|ish|ch))\b(?!\s+[a-z]+s\b)")
_HAS = re.compile(
    r"\bhow\s+many\b.+?\b(?:do|does|did)\s+(?P<who>(?:the\s+)?[A-Z].*?)\s+have\b", re.IGNORECASE
)
"""Who is asked to have how many: "how many members does *the union* have?"."""
_LEADING = re.compile(r"(?:[a-z]+\s+){0,2}([A-Z][\w.’'-]*)")
"""What opens what is counted: "how many *Danish* ships"."""
_OF_LAND = re.compile(r"\b(?:of|from)\s+(?:the\s+)?([A-Z][\w.’'-]*)")
_TOTAL = re.compile(
    r"\b(?:number(?:s|ed|ing)?|totals?|totall?ed|toll|count|figure)\b", re.IGNORECASE
)
"""Where a sentence has one of these, what is counted may stand before its number."""
_ONE = re.compile(
    r"\b(?:one|a\s+single|a\s+pair\s+of|a\s+couple\s+of|both|no)\s+((?:[\w’'-]+\s*){1,3})",
    re.IGNORECASE,
)
"""Counts of function words, with what they count."""
COUNTRY_TERMS = frozenset(index_terms(" ".join(sorted(COUNTRIES)))) | {"us", "uk"}
_WHO_IS = re.compile(r"\bwho(?:'s|’s|\s+(?:is|are|was|were))\b", re.IGNORECASE)


def counts_of(text: str, terms: Sequence[str] = ()) -> tuple[Sequence[str], list[int]]:
    """Return the index terms of a text, and the places of those that count something.

    Args:
        text: A sentence.
        terms: Its index terms, where they are known.
    """
    counted = _NO_COUNT.sub(" ", text)
    if counted != text or not terms:
        terms = index_terms(counted)
    return terms, [i for i, term in enumerate(terms) if term[0].isdigit() or term in NUMBER_WORDS]


def counts(question: str, text: str, before: str = "") -> bool:
    """Say whether a number stands near what the question counts, and all names of that are held.

    True for a question that counts nothing ("how long"). Where it counts people by their country
    alone ("how many Danes"), a sentence may count them as people, after one that names it.

    Args:
        question: The question.
        text: The sentence.
        before: The one before it in its article, or "".
    """
    match = _HOW_MANY.search(question)
    people = _NATIONALS.match(match[1]) if match else None
    if match and people and set(index_terms(people[1])) <= COUNTRY_TERMS:
        terms, places = counts_of(text)
        counted = any(_PEOPLE.intersection(terms[i : i + NEAR + 1]) for i in places)
        # Whoever is counted is of the country that was named first.
        lands = [
            term for one in (text, before) for term in index_terms(one) if term in COUNTRY_TERMS
        ]
        if counted and lands[:1] == [*index_terms(people[1])]:
            return True
    wanted = common_terms(match[1]) if match else frozenset()
    if match is None or not wanted:
        return True
    terms, places = counts_of(text)
    phrase = _counted_phrase(match[1])
    things = common_terms(phrase)
    names = set(index_terms(phrase)).difference(things)
    coded = names.intersection(index_terms(" ".join(_NO_COUNT.findall(text))))
    if not names.issubset(coded.union(terms)):
        return False  # "How many Iranian troops …": troops, but not Iran's.
    leading = _LEADING.match(phrase)
    asked = COUNTRY_TERMS.intersection(index_terms(leading[1]) if leading else ())
    if asked and not _are_of(asked, things, terms, places, text):
        return False  # "How many Iraqi troops …": troops in Iraq, of another country.
    owner = _HAS.search(question)
    if owner and _are_anothers(set(index_terms(owner["who"])), things, terms, places):
        return False
    told = bool(things) and not things <= _ANYBODY
    if told:
        wanted = things
    meant = wanted.union(*question_synonyms(phrase, sorted(wanted)).values())
    back = 0 if told and not _TOTAL.search(text) else NEAR
    near = [set(terms[max(0, i - back) : i + NEAR + 1]) for i in places]
    if told:
        near += [set(index_terms(match[1])) for match in _ONE.finditer(text)]
    if any(wanted & one for one in near):
        return True
    # What is called otherwise is the same only where its names stand beside it, on either side.
    beside = (set(terms[max(0, i - NEAR) : i + NEAR + 1]) for i in places)
    return any(
        meant & one and names - coded <= both for one, both in zip(near, beside, strict=False)
    )


def _are_anothers(
    who: set[str], things: frozenset[str], terms: Sequence[str], places: list[int]
) -> bool:
    """Say whether all that are counted are a country's which is not asked to have them."""
    counted = [
        terms[i : i + end]
        for i in places
        for end in [next((n for n, one in enumerate(terms[i : i + NEAR + 1]) if one in things), 0)]
        if end
    ]
    return bool(counted) and all(COUNTRY_TERMS.intersection(one) - who for one in counted)


def _are_of(
    lands: frozenset[str],
    things: frozenset[str],
    terms: Sequence[str],
    places: list[int],
    text: str,
) -> bool:
    """Say whether some that are counted are of a country: it stands before them, or "of" it after.

    Args:
        lands: The country's terms.
        things: What is counted.
        terms: The sentence's terms.
        places: Where its numbers are among them.
        text: The sentence.
    """
    for i in places:
        after = terms[i : i + NEAR + 1]
        end = next((n for n, term in enumerate(after) if term in things), len(after) - 1)
        others = COUNTRY_TERMS.intersection(after[:end]) - lands
        if not others and lands.issubset(terms[: i + end]):
            return True
    owners = (index_terms(match[1]) for match in _OF_LAND.finditer(text))
    return any(lands.issubset(one) for one in owners)


def _counted_phrase(asked: str) -> str:
    """Return what is counted, of what follows "how many"; "" for whoever did or suffered it."""
    phrase = _PHRASE.split(f" {asked}")[0].strip()
    return "" if _ONLY_VERB.fullmatch(phrase) else phrase


def counted_terms(question: str) -> frozenset[str]:
    """Return the terms of what a question counts: "how many ships"; none where it counts nothing.

    Where it counts anybody, they are all its common terms.
    """
    match = _HOW_MANY.search(question)
    if match is None:
        return frozenset()
    things = common_terms(_counted_phrase(match[1]))
    return things if things and not things <= _ANYBODY else common_terms(match[1])


def age_of(question: str, text: str) -> bool:
    """Say whether a sentence tells an age that is not given to a name outside the question."""
    asked = set(terms_of_word(question))
    for match in AGE.finditer(text):
        beside = match["after"] or match["before"] or ""
        if not beside or asked.intersection(index_terms(beside)):
            return True
    return False


def other_office(question: str, text: str) -> bool:
    """Say whether the office that is asked for is another's in the sentence.

    That is so where another country stands directly before it and the one asked for not near it
    ("the U.S. president" for the president of Iran), or where it only says whose something is
    ("the mayor's office").
    """
    if not _WHO_IS.search(question):
        return False
    asked = set(terms_of_word(question))
    office = common_terms(question)
    words = [match.group() for match in _WORD.finditer(text)]
    held = [i for i, word in enumerate(words) if office.intersection(terms_of_word(word))]
    if held and all(re.search(r"['’]s$|s['’]$", words[i]) for i in held):
        return True
    countries = asked & COUNTRY_TERMS
    terms = index_terms(text)
    places = [i for i, term in enumerate(terms) if term in office]
    if not countries or not places:
        return False
    near = any(countries.intersection(terms[max(0, i - 3) : i + 4]) for i in places)
    return not near and any(
        (COUNTRY_TERMS - asked).intersection(terms[max(0, i - 2) : i]) for i in places
    )


@lru_cache(maxsize=1 << 14)
def terms_of_word(word: str) -> tuple[str, ...]:
    """Return the index terms of one word; remembered, for few words make up most of all text."""
    return index_terms(word)


@lru_cache(maxsize=1 << 10)
def common_terms(text: str) -> frozenset[str]:
    """Return the search terms of the words without a capital."""
    words = [match.group() for match in _WORD.finditer(text)]
    lower = " ".join(word for word in words if not word[0].isupper())
    return frozenset(question_terms(lower)) if lower else frozenset()

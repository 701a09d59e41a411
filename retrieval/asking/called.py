"""Whether a text gives the name of whom or what a description means: "his counterpart, Ann Lee"."""

from __future__ import annotations

import re
from functools import lru_cache

from retrieval.asking.nouns import other_nouns
from retrieval.index.fitting import COUNTRY_TERMS
from retrieval.index.kinds import CALENDAR
from retrieval.language.terms import index_terms

BESIDE = 5
"""Words on either side of a noun in which the country must stand whose minister is asked for."""
OWNER = 2
"""Words before a noun in which a country is that of the office: "U.S. foreign minister"."""
SHORTEST_STEM = 3
"""Letters of the noun, without which it is too common a piece of other words."""

_DETERMINER = re.compile(r"^(?:the|an?|this|that|these|those|his|her|its|their)\s+", re.IGNORECASE)
_COMPLEMENT = re.compile(
    r"\s+(?:of|for|at|in|on|from|with|behind|near|to|by|who|whom|that|which|where|when)\s+|,|\s+[a-z]+ed\s",
    re.IGNORECASE,
)
_WORD = re.compile(r"\w[\w.’'-]*")
_PARTICLE = r"(?:al|el|bin|ibn|de|da|di|du|del|der|den|van|von|la|le|of|the)"
_ONE = (
    rf"(?!(?:{CALENDAR}|I|The|A|An|He|She|It|In|On|At|But|And)\b)"
    r"(?:[a-z]{1,3}[-’'])?[A-Z][\w.’'-]*[\w’']"
)
_NAME = rf"{_ONE}(?:\s+(?:{_PARTICLE}\s+)?{_ONE})*"
_TOLD = r"(?:(?:(?:is|was|were|are)\s+)?(?:called|named|dubbed|known\s+as|identified\s+as)\s+)"
_OWNER = r"(?:(?:an?|the|his|her|its|their|then|former|[\w.’'-]+['’]s?)\s+)"
_THINGS = frozenset(
    "airport base boat bridge building camp cathedral church club company exercise ferry firm "
    "hospital hotel island lake law mine mission mosque mountain museum newspaper operation park "
    "prison programme program project pub resort restaurant river road school ship square stadium "
    "station street tanker theatre town tunnel university vessel village yacht zoo".split()
)
"""What bears its name before its noun too: "the Grove hotel". By hand."""


def gives_name(text: str, description: str) -> bool:
    """Say whether a text gives a name to what a description says, beside its noun.

    A name that the description holds itself is none, nor is that of somebody whose office is
    another country's.

    Args:
        text: A sentence.
        description: Whom or what it describes: "the Iraqi prime minister", "Lee's counterpart".
    """
    noun = head_of(description)
    if len(noun) < SHORTEST_STEM:
        return False
    asked = set(index_terms(description))
    return any(
        set(index_terms(match["name"])) - asked - COUNTRY_TERMS
        and _is_of_country(text, match, asked & COUNTRY_TERMS)
        for form in _named(noun)
        for match in form.finditer(text)
    )


def head_of(description: str) -> str:
    """Return the noun of a description, in small letters: "officer" of "the officer in command"."""
    words = _WORD.findall(_COMPLEMENT.split(_DETERMINER.sub("", description.strip(" ,?.!")))[0])
    return re.sub(r"['’]s?$", "", words[-1]).lower() if words else ""


def _is_of_country(text: str, match: re.Match[str], countries: set[str]) -> bool:
    if not countries:
        return True
    start, end = match.start("noun"), match.end("noun")
    before = _WORD.findall(text[:start])[-BESIDE:]
    owner = COUNTRY_TERMS.intersection(index_terms(" ".join(before[-OWNER:])))
    if owner:
        return not countries.isdisjoint(owner)
    after = _WORD.findall(text[end:])[:BESIDE]
    return not countries.isdisjoint(index_terms(" ".join([*before, *after])))


@lru_cache(maxsize=1 << 8)
def _named(noun: str) -> tuple[re.Pattern[str], ...]:
    """Return the forms in which a name and a noun stand side by side, each in a group."""
    nouns = "|".join(sorted({re.escape(one) for one in (noun, *other_nouns(noun))}))
    one = rf"(?P<noun>\b(?i:{nouns})\b)"
    forms = [
        rf"{one}(?:\s+of\s+(?:the\s+)?[\w’'-]+)?(?:,?\s+{_TOLD}?|\s+(?:is|was)\s+)[“\"‘']?(?P<name>{_NAME})",
        rf"(?P<name>{_NAME}),\s+(?:who\s+(?:is|was)\s+)?{_OWNER}?(?:[\w’'-]+\s+){{0,4}}?{one}",
        rf"(?P<name>{_NAME})\s+(?:is|was|became|remains|has\s+been)\s+{_OWNER}?(?:[\w’'-]+\s+){{0,3}}?{one}",
    ]
    if noun in _THINGS:
        forms.append(rf"(?P<name>{_NAME})\s+{one}")
    return tuple(map(re.compile, forms))

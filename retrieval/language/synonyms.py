"""Words that mean the same in the prose of news, by their index terms.

They come from `synonyms.toml` beside this module, which says how it was written. A synonym may
bring a sentence forward; it never confirms anything, for it is not the word that was asked for.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from itertools import chain, product
from typing import TYPE_CHECKING, NamedTuple

from pydantic import BaseModel, ConfigDict

from retrieval.language.terms import index_terms

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

PARTICLE_WITHIN = 5
"""Words after a verb within which its particle may stand: "pull all of its troops out"."""

_WORD = re.compile(r"\w+")
_ARROW = " > "


class _File(BaseModel):
    """The file of synonyms; its own comments say what each part holds."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    same: str
    narrower: str
    phrases: str
    forms: str


class Synonyms(NamedTuple):
    """All that is known of words that mean the same.

    Attributes:
        words: For each index term those of the words that mean the same, or are of its kind, in
            alphabetical order; never the term itself.
        phrases: The same for a verb's term with its particle.
        forms: For each index term those among its words that are forms of the same word
            ("cheapest" of "cheap").
    """

    words: Mapping[str, tuple[str, ...]]
    phrases: Mapping[tuple[str, str], tuple[str, ...]]
    forms: Mapping[str, frozenset[str]]


@cache
def synonyms() -> Synonyms:
    """Return what the file tells.

    Raises:
        ValueError: An entry has no index term, or more than one.
    """
    file = _File(
        **tomllib.loads((files("retrieval.language") / "synonyms.toml").read_text("utf-8"))
    )
    words: dict[str, set[str]] = {}
    forms: dict[str, set[str]] = {}
    phrases: dict[tuple[str, str], set[str]] = {}
    for lines, *kinds in ((file.same, words), (file.forms, words, forms)):
        for group in map(set, map(_terms, lines.split("\n"))):
            for term, kind in product(group, kinds):
                kind.setdefault(term, set()).update(group - {term})
    for asked, meant in _arrows(file.narrower):
        for term in _terms(asked):
            words.setdefault(term, set()).update(set(_terms(meant)) - {term})
    for asked, meant in _arrows(file.phrases):
        verb, particle = asked.split()
        (term,) = _terms(verb)
        phrases.setdefault((term, particle), set()).update(set(_terms(meant)) - {term})
    return Synonyms(
        {term: tuple(sorted(others)) for term, others in words.items()},
        {pair: tuple(sorted(others)) for pair, others in phrases.items()},
        {term: frozenset(others) for term, others in forms.items()},
    )


def is_form(term: str, other: str) -> bool:
    """Say whether two index terms are of forms of one word, such as "cheap" and "cheapest"."""
    return other in synonyms().forms.get(term, ())


def question_synonyms(question: str, terms: Sequence[str]) -> dict[str, tuple[str, ...]]:
    """Return by what other words the terms of a question may be meant.

    A verb with a particle ("call off") means something else than without it.

    Args:
        question: The question as typed.
        terms: Its index terms; each that has synonyms is a key of what is returned. No synonym is
            itself one of these terms, which count by themselves.
    """
    known = synonyms()
    phrases: dict[str, tuple[str, ...]] = {}
    for (term, _), meant in verbs_with_particles(question).items():
        phrases.setdefault(term, meant)
    found = {term: phrases.get(term) or known.words.get(term, ()) for term in terms}
    return {
        term: others
        for term, every in found.items()
        if (others := tuple(other for other in every if other not in terms))
    }


@lru_cache(maxsize=1 << 10)
def verbs_with_particles(
    question: str, within: int = PARTICLE_WITHIN
) -> Mapping[tuple[str, str], tuple[str, ...]]:
    """Return the known verbs with a particle in a question ("call off"), each with what it means.

    Args:
        question: The question as typed.
        within: Words after the verb within which the particle stands.
    """
    known = synonyms().phrases
    words = _WORD.findall(question.lower())
    return {
        (term, particle): known[term, particle]
        for place, word in enumerate(words[:-1])
        for term in index_terms(word)
        for particle in words[place + 1 : place + 1 + within]
        if (term, particle) in known
    }


def _arrows(lines: str) -> Iterator[tuple[str, str]]:
    for line in filter(None, lines.split("\n")):
        asked, _, meant = line.partition(_ARROW)
        yield asked, meant


def _terms(words: str) -> list[str]:
    """Return the one index term of each word of a line."""
    entries = [word.strip() for word in words.split(",") if word.strip()]
    terms = [index_terms(word) for word in entries]
    for word, found in zip(entries, terms, strict=True):
        if len(found) != 1:
            raise ValueError(f"{word!r} is not one index term")
    return list(chain.from_iterable(terms))

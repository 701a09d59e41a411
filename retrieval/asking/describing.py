"""Whom a description means by what the articles tell: "the Savoy's manager", "Judge Nervo"."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from retrieval.asking.attributions import is_named_by, is_other, words_beyond
from retrieval.asking.directory import name_words
from retrieval.asking.setting import setting_of
from retrieval.quoting.countries import fold_countries, is_land

if TYPE_CHECKING:
    from collections.abc import Iterator

    from retrieval.archive.records import PersonRecord
    from retrieval.asking.directory import Directory
    from retrieval.asking.library import Library
    from retrieval.asking.reach import Reach

LOOKED_AT = 30
"""Sentences, those most like a description, whose articles are looked into."""

_COMPLEMENT = re.compile(r"\s+(?:of|for|at|in|from|with|behind)\s+|,", re.IGNORECASE)
_WORD = re.compile(r"\w+(?:[-’']\w+)*")
_ARTICLE = re.compile(r"^\s*(?:The|A|An|One)\s")
_DETERMINER = re.compile(r"^(?:the|that|this|an?|one)\s+", re.IGNORECASE)
_LESSER = re.compile(r"\b(?:deputy|vice|assistant|acting|former|ex|retired|late)\b", re.IGNORECASE)
_CAPITALISED = re.compile(r"\b[A-Z][\w’'-]*")
_INTRODUCED = re.compile(
    r"(?:,[^,]{0,80},)?\s+(?:is|was|became|has been)(?:\s+(?:elected|appointed|named|chosen))?"
    r"(?:\s+as)?\s+(?P<role>[^,.;]{1,80})"
)
"""What follows a name that is introduced: "Khan, a Muslim, was elected as *mayor of London*"."""


class Describing:
    """Finds the one person whom a description fits where it is read together with the articles."""

    def __init__(self, library: Library, reach: Reach, directory: Directory) -> None:
        """Take what reads the articles, what is looked at, and who is who."""
        self._library = library
        self._reach = reach
        self._directory = directory

    def meant(self, words: str) -> PersonRecord | None:
        """Return whom a description means that no role holds by itself, or None.

        A role or an attribution has to hold its noun ("manager"); its other words ("the Savoy's")
        may stand in the headline or the first sentences of the story. A role that names another
        place or house than the description, or a deputy, does not fit.
        """
        return self._by_title(words) or self._by_setting(words) or self._by_next(words)

    def _by_title(self, words: str) -> PersonRecord | None:
        """Whom a title and a name mean, where the articles use the title as a common noun.

        "Judge Nervo" is Frank Nervo where the article calls him "the judge"; "Peter Nervo" is not.
        """
        title, _, name = words.strip().partition(" ")
        found = self._directory.named(name) if name[:1].isupper() else ()
        if len(found) != 1 or found[0].is_organisation:
            return None
        noun = re.compile(rf"\b(?:[Tt]he|[Aa]n?) (?:[\w.]+ )?{re.escape(title.lower())}\b")
        articles = {article for article, _ in self._reach.mentions_of(found[0])}
        texts = (self._library.article(article).text for article in sorted(articles))
        return found[0] if any(noun.search(text) for text in texts) else None

    def _by_setting(self, words: str) -> PersonRecord | None:
        head = _head(words)
        if not head:
            return None
        found = {
            person.key: person
            for article in self._likely(words)
            for person, told in self._told_of(article)
            if self._fits(article, told, words, head)
        }
        return next(iter(found.values())) if len(found) == 1 else None

    def _by_next(self, words: str) -> PersonRecord | None:
        """Whom a sentence describes that the next one names, with no word on who that is.

        "One train driver had not heard of it. Sly Wagner came to work …": the driver is Wagner.
        """
        noun = _DETERMINER.sub("", words.strip(" ,"))
        if not noun or noun[0].isupper():
            return None
        opening = re.compile(
            rf"(?:One|An?|The) (?:[\w-]+ ){{0,2}}{re.escape(noun)}\b", re.IGNORECASE
        )
        found = {
            person.key: person
            for article in self._likely(words)
            for person in self._named_after(article, opening)
        }
        return next(iter(found.values())) if len(found) == 1 else None

    def _named_after(self, article: int, opening: re.Pattern[str]) -> Iterator[PersonRecord]:
        text = self._library.article(article).text
        story = [one for one in self._library.sentences(article) if not one.kind.is_furniture]
        after = {b.span.start for a, b in pairwise(story) if opening.match(text, a.span.start)}
        for stored in self._library.quotations(article) if after else ():
            person = self._library.person(stored.quotation.person)
            if person is None or person.is_organisation or person.roles or " " not in person.name:
                continue
            places = [one for of, one in self._reach.mentions_of(person) if of == article]
            first = min(places, default=None)
            if first and first.start in after and text[first.end : first.end + 1] == " ":
                yield person

    def _likely(self, words: str) -> list[int]:
        hits = self._reach.search(words, LOOKED_AT)
        return list(dict.fromkeys(hit.features.article_id for hit in hits))

    def _told_of(self, article: int) -> Iterator[tuple[PersonRecord, tuple[str, ...]]]:
        """Each person quoted in an article, with how it names them and what it says they are."""
        text = self._library.article(article).text
        for stored in self._library.quotations(article):
            person = self._library.person(stored.quotation.person)
            if person is None or person.is_organisation:
                continue
            speaker = stored.quotation.speaker
            named = (speaker.of(text),) if speaker else ()
            roles = tuple(role for role in person.roles if role in text)
            places = [one for of, one in self._reach.mentions_of(person) if of == article]
            introduced = (_INTRODUCED.match(text, one.end) for one in places)
            told = (*roles, *named, *(match["role"] for match in introduced if match))
            names = {word.lower() for word in _WORD.findall(person.name)}
            yield person, tuple(_without(one, names) for one in told)

    def _fits(self, article: int, told: tuple[str, ...], words: str, head: str) -> bool:
        return any(
            is_named_by(_head(one), head)
            and is_other(one) >= is_other(words)
            and not _names_another(one, words)
            and not words_beyond(f"{one} {setting_of(self._library, article)}", words)
            and not _takes_country(one, words)
            for one in told
        )


def is_called(attribution: str, name: str, words: str) -> bool:
    """Say whether an attribution has a description's noun for its own, or in apposition.

    "The alliance's leader" is not "the alliance".

    Args:
        attribution: The attribution.
        name: The name of whom it means.
        words: The description.
    """
    told = _without(attribution, {word.lower() for word in _WORD.findall(name)})
    return any(is_named_by(_head(part), _head(words)) for part in told.split(","))


def _head(words: str) -> str:
    """The noun of a description: "manager" of "the Savoy's manager", "dean" of "dean of …"."""
    found = _WORD.findall(_COMPLEMENT.split(words.strip(" ,"))[0])
    return found[-1] if found else ""


def _without(told: str, names: set[str]) -> str:
    """What is told of somebody without their own name."""
    return _WORD.sub(lambda match: "" if match[0].lower() in names else match[0], told)


def _names_another(told: str, words: str) -> bool:
    """Whether what is told of somebody holds a name, or a word such as "deputy", of its own."""
    opening = _ARTICLE.sub("", told)
    own = [*_CAPITALISED.findall(opening), *_LESSER.findall(opening)]
    return any(words_beyond(words, word) for word in own)


def _takes_country(told: str, words: str) -> bool:
    """Whether a country of a description is none that is told of somebody.

    A story on two countries does not tell which one's minister is meant.
    """
    named = fold_countries(name_words(told))
    asked = fold_countries(name_words(words))
    return any(is_land(one.capitalize()) and one not in named for one in asked)

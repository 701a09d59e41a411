"""Whom a description means by what the articles tell: "the Savoy's manager", "Judge Nervo"."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from retrieval.asking.attributions import is_named_by, is_other, words_beyond
from retrieval.asking.directory import name_words
from retrieval.asking.introducing import Told, introduced
from retrieval.asking.nouns import LESSER, alike, does, other_nouns, same_house
from retrieval.asking.setting import setting_of
from retrieval.quoting.countries import country_of, fold_countries, is_land
from retrieval.quoting.names import BODIES, KIN

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
_PLACES = frozenset(
    "city country county district island nation port region state town village".split()
)
_OF_A_HOUSE = re.compile(rf"\b(?:{'|'.join(sorted(BODIES | _PLACES))})['’]s\b")
_OWNED = re.compile(r"(?:his|her|its|their)\s", re.IGNORECASE)
_BRACKETS = re.compile(r"\([^()]{0,60}\)")
"""What stands in brackets: the agency of a dateline, initials."""
_PLAIN = frozenset(
    "affairs chief senior general managing regional national long-time longtime top leading "
    "veteran local new executive first young old well-known prominent famous own sole".split()
)
"""Words of a role that tell nothing of whose it is."""
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

    def meant(self, words: str) -> tuple[PersonRecord, ...]:
        """Return whom a description can mean that no role holds by itself.

        A role, an attribution or a clause has to hold its noun ("manager"); its other words ("the
        Savoy's") may stand in the headline, in the first sentence of the story, or just before. A
        role that names another place or house than the description, or a deputy, does not fit.
        """
        one = self._by_title(words)
        if one:
            return (one,)
        found = self._by_setting(words)
        if found:
            return found
        one = self._by_next(words)
        return (one,) if one else ()

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

    def _by_setting(self, words: str) -> tuple[PersonRecord, ...]:
        head = _head(words)
        if not head:
            return ()
        likely = self._likely(words)
        quoted: dict[str, PersonRecord] = {}
        for article in likely:
            for stored in self._library.quotations(article):
                person = self._library.person(stored.quotation.person)
                if person and not person.is_organisation:
                    quoted.setdefault(person.key, person)
        return tuple(
            person
            for person in quoted.values()
            if any(
                _fits(told, words, head) or self._is_kin(person, told, words, head)
                for told in self._told_of(person, likely)
            )
        )

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
        nouns = (other for word in name_words(words) for other in other_nouns(word))
        hits = self._reach.search(" ".join((words, *nouns)), LOOKED_AT)
        return list(dict.fromkeys(hit.features.article_id for hit in hits))

    def _told_of(self, person: PersonRecord, likely: list[int]) -> Iterator[list[Told]]:
        """What each article, of those that are likely to tell it, says that somebody is."""
        places = self._reach.mentions_of(person)
        for article in dict.fromkeys(article for article, _ in places if article in likely):
            text = self._library.article(article).text
            setting = _BRACKETS.sub(" ", setting_of(self._library, article))
            story = [one for one in self._library.sentences(article) if not one.kind.is_furniture]
            named = (
                stored.quotation.speaker.of(text)
                for stored in self._library.quotations(article)
                if stored.quotation.person == person.key and stored.quotation.speaker
            )
            here = [place for of, place in places if of == article]
            became = (_INTRODUCED.match(text, place.end) for place in here)
            roles = tuple(role for role in person.roles if role in text)
            told = list(introduced(text, story, here, roles))
            known = {one.words for one in told}
            plain = (*roles, *dict.fromkeys(named), *(one["role"] for one in became if one))
            names = {word.lower() for word in _WORD.findall(person.name)}
            told += [
                Told(_without(one, names))
                for one in plain
                if one not in known and not _OWNED.match(one)
            ]
            yield [
                one if one.near else one._replace(context=f"{one.context} {setting}")
                for one in told
            ]

    def _is_kin(self, person: PersonRecord, told: list[Told], words: str, head: str) -> bool:
        """Say whether a description names somebody whose kin a person of their surname is."""
        if not any(_is_noun(one, words, head) for one in told if one.words in KIN):
            return False
        whose = self._directory.named(_without_noun(_DETERMINER.sub("", words), head).strip(" ’'s"))
        surname = name_words(person.name)[-1:]
        return any(name_words(one.name)[-1:] == surname for one in whose if one.key != person.key)


def _fits(told: list[Told], words: str, head: str) -> bool:
    return any(
        _is_noun(one, words, head)
        and is_other(one.words) >= is_other(words)
        and not _names_another(one, words)
        and not _lacks(one, words, head)
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


def _is_noun(told: Told, words: str, head: str) -> bool:
    """Say whether what is told of somebody makes them what a description's noun says."""
    noun = _singular(head)
    if told.clause:
        return any(alike(noun, one) for one in told.nouns) or does(noun, told.words)
    own = _head(_ARTICLE.sub("", told.words))
    part = LESSER.intersection(name_words(told.words)).difference(name_words(words))
    return is_named_by(own, head) or (alike(noun, _singular(own)) and not part)


def _singular(noun: str) -> str:
    return noun.lower().removesuffix("’s").removesuffix("'s")


def _lacks(told: Told, words: str, head: str) -> bool:
    """Say whether what is told, with what stands around, lacks a word of a description.

    What tells by itself whose it is needs all of them: "the ministry spokesman" is none of a
    company's, whatever the story is about.
    """
    around = f"{told.words} {told.homes} {told.context}"
    if not told.clause and _tells_whose(told.words, words):
        around = told.words
    rest = _without_noun(words, head)
    owner = set(name_words(rest)).difference(name_words(told.words))
    if told.of_somebody and not BODIES.isdisjoint(owner):
        return True
    return any(
        not (same_house(one, around) or is_land(country_of(one).capitalize()))
        for one in words_beyond(around, rest)
    )


def _tells_whose(role: str, words: str) -> bool:
    """Say whether a role tells whose it is, by a word that a description does not hold.

    "The club's president" may be that of the club which the description names.
    """
    own = _without_noun(_ARTICLE.sub("", role), _head(role))
    if _CAPITALISED.search(words):
        own = _OF_A_HOUSE.sub(" ", own)
    return any(one not in _PLAIN for one in words_beyond(words, own))


def _without_noun(words: str, noun: str) -> str:
    return re.sub(rf"\b{re.escape(noun)}\b", " ", words, count=1)


def _names_another(told: Told, words: str) -> bool:
    """Whether what is told of somebody holds a name, or a word such as "deputy", of its own."""
    if told.clause:
        return bool(_LESSER.search(told.words))
    opening = _ARTICLE.sub("", told.words)
    own = [*_CAPITALISED.findall(opening), *_LESSER.findall(opening)]
    asked = _head(words)
    return any(
        words_beyond(words, word)
        for word in own
        if word.lower() not in _PLAIN and not alike(_singular(asked), _singular(word))
    )


def _takes_country(told: Told, words: str) -> bool:
    """Whether a country of a description is none that is told of somebody.

    A story on two countries does not tell which one's minister is meant; "In Norway, Minister Roe
    said" does, and so does "a statement from the Norwegian office" about what Roe said.
    """
    named = fold_countries(name_words(told.words))
    asked = fold_countries(name_words(words))
    named += fold_countries(name_words(told.homes))
    if told.whose == "its":
        around = [one for one in fold_countries(name_words(told.context)) if _is_land(one)]
        named += around if len(set(around)) == 1 else []
    return any(_is_land(one) and one not in named for one in asked)


def _is_land(word: str) -> bool:
    return is_land(word.capitalize())

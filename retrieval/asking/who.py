"""Who is meant: by name, by role, by what the articles tell, or by the words of a topic."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from retrieval.asking.asked_topic import Named
from retrieval.asking.attributions import is_named_by, is_other
from retrieval.asking.called import head_of
from retrieval.asking.describing import Describing, is_called
from retrieval.asking.directory import Directory, Found, name_words
from retrieval.asking.nouns import other_nouns
from retrieval.asking.shortened import written_out
from retrieval.index.fitting import COUNTRY_TERMS
from retrieval.language.terms import index_terms, question_terms
from retrieval.quoting.countries import governments_at

if TYPE_CHECKING:
    from retrieval.archive.records import PersonRecord
    from retrieval.article import Span
    from retrieval.asking.library import Library
    from retrieval.asking.reach import Reach

_CALLED = re.compile(
    r"(?:the|an?|that|this|one) (?:[\w-]+ ){1,4}?(?:called|named|known as|by the name of) "
    r"(?P<name>.+)",
    re.IGNORECASE,
)
"""A description that only leads to a name: "the man called Gary"."""
_OFFICE = re.compile(
    r"(?P<one>.+?)['’]s? (?:press |own )?(?:office|team|press service|aides?|staff)|"
    r"the (?:press )?(?:office|team|press service|aides?|staff) of (?P<other>.+)",
    re.IGNORECASE,
)
_LEADS = re.compile(
    r"the (?:man|woman|person|one|official|leader|guy) (?:in charge of|at the (?:head|top|helm) of|"
    r"(?:who (?:is )?)?(?:leads?|runs?|heads?|chairs?|leading|running|heading|in charge of)) "
    r"(?P<one>.+)|(?P<other>(?:the )?[A-Z].*?)['’]s? (?:top|highest|chief) (?:official|man|"
    r"representative|person|boss)",
)
"""A description of whoever leads a house: "the man in charge of the port"."""
_OF_HOUSE = re.compile(
    r"(?:the )?(?P<house>[A-Z][^’']*)['’]s? (?P<name>[A-Z]\S*(?: [A-Z]\S*)*)|"
    r"(?P<first>[A-Z]\S*(?: [A-Z]\S*)*) (?:of|from|at) (?P<at>(?:the )?[A-Z].*)"
)
_DEFINITE = re.compile(r"the [a-z]", re.IGNORECASE)
_DESCRIBED = re.compile(r"\bthe (?P<words>[a-z][a-z-]*(?: [a-z][a-z-]*){0,3})")
LONGEST_NAME = 3
"""Words of a name that may open a topic."""
_NAME = re.compile(r"\b[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*")


def _is_apposed(attribution: str, words: str, name: str) -> bool:
    """Say whether an attribution is a description and a name: "the printing firm, Ost Marten"."""
    return name_words(attribution) == [*name_words(words), *name_words(name)]


class Who:
    """Finds people by the words of a question, in all of an archive."""

    def __init__(self, library: Library, everything: Reach, directory: Directory) -> None:
        """Take what reads the articles, the search over all of them, and the directory."""
        self._library = library
        self._everything = everything
        self._directory = directory
        self._describing = Describing(library, everything, directory)

    def meant(self, words: str) -> Found:
        """Return the people whom words can mean: by name or role, else by what the articles tell.

        Whoever is found by the latter, or by correcting a typing error, is marked as guessed.
        """
        called = _CALLED.fullmatch(words.strip())
        if called:
            return Found(self._directory.named(called["name"]))
        leads = _LEADS.fullmatch(words.strip())
        if leads:
            return self.meant(f"the head of {leads['one'] or leads['other']}")
        found = Found() if is_other(words) else self._directory.find(words)
        if found.people and not found.guessed:
            return found
        full = written_out(words)
        if full != words:
            return self.meant(full)
        people = (
            self._by_seat(words)
            or self._describing.meant(words)
            or self._by_attribution(words)
            or self._by_office(words)
            or self._by_house(words)
        )
        return Found(people, guessed=True) if people else found

    def meant_otherwise(self, words: str) -> tuple[PersonRecord, ...]:
        """Return whom a description means by another noun of its kind: a lawyer, a barrister."""
        noun = head_of(words).lower()
        found = {
            person.key: person
            for other in other_nouns(noun)
            for person in self._directory.named(re.sub(rf"\b{re.escape(noun)}\b", other, words))
            if not person.is_organisation
        }
        return tuple(found.values()) if noun else ()

    def _by_seat(self, words: str) -> tuple[PersonRecord, ...]:
        """The one government that is meant by where it sits: "Ottawa" is the Canadian one."""
        found = {
            person.key: person
            for name in governments_at(" ".join(name_words(words)))
            for person in self._directory.named(name)
        }
        return tuple(found.values()) if len(found) == 1 else ()

    def _by_office(self, words: str) -> tuple[PersonRecord, ...]:
        """The one person whose office is meant, which speaks for them: "the mayor's office"."""
        office = _OFFICE.fullmatch(words.strip())
        found = self.meant(office["one"] or office["other"]).people if office else ()
        return found if len(found) == 1 else ()

    def _by_house(self, words: str) -> tuple[PersonRecord, ...]:
        """The one person of a name whose role holds the house beside it: "the UN's Ann Lee"."""
        named = _OF_HOUSE.fullmatch(words.strip())
        if named is None:
            return ()
        house, name = (named["house"] or named["at"]), (named["name"] or named["first"])
        found = self._directory.named(name)
        if len(found) != 1 or found[0].is_organisation:
            return ()
        nouns = (role.split()[-1] for role in found[0].roles)
        fits = any(found[0] in self._directory.named(f"{house} {noun}") for noun in nouns)
        return found if fits else ()

    def _by_attribution(self, words: str) -> tuple[PersonRecord, ...]:
        """Return the one person to whom every attribution with the words of a description goes.

        "The surveyor" is Ida Brandt where "a land surveyor, Ida Brandt, said" is all there is.
        """
        if not _DEFINITE.match(words):
            return ()
        found: dict[str, PersonRecord] = {}
        for one in self._everything.statements_near(words):
            text = self._library.article(one.article).text
            speaker = one.quotation.speaker
            if speaker and is_named_by(speaker.of(text), words):
                person = self._library.person(one.quotation.person)
                if person is None or not is_called(speaker.of(text), person.name, words):
                    return ()
                if person.is_organisation and not _is_apposed(speaker.of(text), words, person.name):
                    return ()
                found[person.key] = person
        return tuple(found.values()) if len(found) == 1 else ()

    def opening(self, topic: str) -> PersonRecord | None:
        """Return the one person whose name opens a topic ("Lee to leave"), or None."""
        words = topic.split()
        for length in range(min(LONGEST_NAME, len(words)), 0, -1):
            found = self._directory.named(" ".join(words[:length]))
            if len(found) == 1 and not found[0].is_organisation:
                return found[0]
        return None

    def named_in(self, text: str) -> PersonRecord | None:
        """Return the one person whom a question names by a capitalised word, or None."""
        words = re.findall(r"(?<=\s)[A-Z][\w’'-]+", text)
        found = {
            person.key: person
            for named in map(self._directory.named, words)
            for person in named
            if not person.is_organisation
        }
        return next(iter(found.values())) if len(found) == 1 else None

    def described_in(self, text: str) -> frozenset[str]:
        """Return the terms of the descriptions in a text that mean just one person each.

        Those of "the chief constable", where there is one: who is named needs no description.
        """
        terms: set[str] = set()
        for match in _DESCRIBED.finditer(text):
            words = match["words"].split()
            for length in range(len(words), 0, -1):
                described = " ".join(words[:length])
                if len(self._directory.named(described)) == 1:
                    terms.update(question_terms(described))
                    break
        return frozenset(terms)

    def names_one_like(self, text: str, description: str) -> bool:
        """Say whether a text names somebody one of whose roles has the noun of a description."""
        noun = head_of(description)
        wanted = set(question_terms(" ".join((noun, *other_nouns(noun)))))
        lands = COUNTRY_TERMS.intersection(question_terms(description))

        def is_like(role: str) -> bool:
            terms = set(question_terms(role))
            others = COUNTRY_TERMS & terms
            of_it = not lands or not lands.isdisjoint(others or index_terms(text))
            return of_it and not wanted.isdisjoint(terms)

        names = dict.fromkeys(re.findall(r"[A-Z][\w’'-]+", text))
        return any(
            any(map(is_like, person.roles))
            for name in names
            for person in self._directory.named(name)
            if not person.is_organisation
        )

    def named_by(self, topic: str) -> Named:
        """Return the one person whom a topic names, with where articles name the same one."""
        found = {
            person.key: (name, person)
            for name in _NAME.findall(topic)
            for person in self._directory.named(name)[:2]
        }
        if len(found) != 1:
            return Named()
        ((name, person),) = found.values()
        places: dict[int, list[Span]] = {}
        for article, span in self._everything.mentions_of(person):
            places.setdefault(article, []).append(span)
        return Named(frozenset(question_terms(name)), places)

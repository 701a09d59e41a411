"""The table of who is named in one article: which mention is whom."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from retrieval.quoting.entry import Entry
from retrieval.quoting.given_names import GIVEN_NAMES
from retrieval.quoting.likeness import (
    LONG_ENOUGH,
    misspelt,
    same_person,
    without_article,
    without_prefix,
    without_suffix,
)
from retrieval.quoting.names import (
    NEVER_FIRST,
    NEWSPAPERS,
    ROYALS,
    initials,
    person_key,
    role_key,
    strip_possessive,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from retrieval.article import Person
    from retrieval.quoting.mentions import Mention

_NEAR = 250
"""How many characters back a full name tells whose surname it is."""
_SHORT_ACRONYM = 2
_FIRST_AND_LAST = 2


class Cast:
    """Everybody in an article, and which mention is whom."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        """Put mentions together: full names first, then surnames, then what is left."""
        self.entries: list[Entry] = []
        self.of_mention: dict[Mention, Entry] = {}
        people = [mention for mention in mentions if mention.label == "PERSON"]
        names = _names(people)
        for mention, words in names.items():
            if len(words) > 1:
                name = " ".join(words)
                self._assign(mention, self._full(name) or self._new(name), name)
        counts = Counter(person_key(" ".join(words)) for words in names.values())
        for mention, words in names.items():
            if len(words) == 1:
                name = words[0]
                alone = counts[person_key(name)] == 1
                entry = self.by_short_name(
                    name,
                    mention.span.start,
                    mention.gender,
                    may_be_misspelt=alone,
                    royal=_is_royal(mention.roles),
                )
                self._assign(mention, entry or self._new(name), name)
        for mention in mentions:
            if mention.label == "ORG":
                human = self._human_called(mention.name)
                self._assign(mention, human or self.organisation(mention.name), mention.name)
        self._join_organisations()

    def _new(self, name: str, *, organisation: bool = False) -> Entry:
        entry = Entry(name, organisation)
        self.entries.append(entry)
        return entry

    def _assign(self, mention: Mention, entry: Entry, name: str) -> None:
        self.of_mention[mention] = entry
        entry.add(mention, name)

    def _humans(self) -> Iterable[Entry]:
        return (entry for entry in self.entries if not entry.is_organisation)

    def person(self, name: str) -> Entry:
        """Find a person by the full name, or begin a new one."""
        return self.known_in_full(name) or self._new(name)

    def known_in_full(self, name: str) -> Entry | None:
        """Find anybody, or an organisation, by the whole name."""
        found = self._full(name)
        key = person_key(name)
        return found or next((entry for entry in self.entries if entry.key == key), None)

    def _human_called(self, name: str) -> Entry | None:
        """Find whose name or surname it is that the model takes for an organisation's."""
        words = tuple(person_key(name).split())
        fits = [
            entry
            for entry in self._humans()
            if entry.words == words or (len(words) == 1 and entry.core[-1:] == words)
        ]
        return fits[0] if len(fits) == 1 and not name.isupper() else None

    def _full(self, name: str) -> Entry | None:
        words = tuple(person_key(name).split())
        for entry in self._humans():
            if same_person(words, entry.words):
                return entry
            nicknamed = len(words) == _FIRST_AND_LAST and words[0] in entry.nicknames
            if nicknamed and words[1] == entry.core[-1]:
                return entry
        return next((entry for entry in self._humans() if _is_titled(words, entry)), None)

    def by_short_name(
        self,
        name: str,
        position: int,
        gender: str | None = None,
        *,
        may_be_misspelt: bool = False,
        royal: bool = False,
    ) -> Entry | None:
        """Find whose surname, or else first name, a single name is.

        Args:
            name: The name.
            position: Where it stands; of namesakes, the one named last before it is meant.
            gender: What its title tells.
            royal: Whether a king or his like is named; no other is meant by a first name then.
            may_be_misspelt: Whether a name that is nobody's may be a misspelling of one that
                differs by its last two letters, or by one or two within.
        """
        words = tuple(person_key(name).split())
        size = len(words)
        full = [entry for entry in self._humans() if len(entry.core) > size]
        for fits in (
            [entry for entry in full if entry.core[-size:] == words],
            [
                entry
                for entry in full
                if entry.core[:size] == words and (not royal or _is_royal(entry.roles))
            ],
            [entry for entry in self._humans() if entry.words == words],
        ):
            agreeing = [entry for entry in fits if not gender or entry.gender in {None, gender}]
            if agreeing:
                sure = [entry for entry in agreeing if gender and entry.gender == gender]
                return max(sure or agreeing, key=lambda entry: _nearness(entry, position))
        if may_be_misspelt and len(name) >= LONG_ENOUGH:
            alike = [entry for entry in full if _may_be_called(entry, words[-1])]
            if len(alike) == 1:
                return alike[0]
        return None

    def organisation(self, name: str) -> Entry:
        """Find an organisation by its name or initials, or begin a new one."""
        bare = without_article(name)
        key = _body_key(bare)
        for entry in self.entries:
            if entry.is_organisation and (
                _body_key(entry.name) == key or key in map(_body_key, entry.aliases)
            ):
                return entry
        return self._new(bare, organisation=True)

    def _join_organisations(self) -> None:
        """Make one of a name and its initials ("NATO"), and of a newspaper's long and short."""
        organisations = [entry for entry in self.entries if entry.is_organisation]
        for short in organisations:
            fits = [long for long in organisations if long is not short and _is_short(short, long)]
            if fits and (len(fits) == 1 or short.name.isupper()):
                self._merge(short, fits[0])

    def _merge(self, short: Entry, long: Entry) -> None:
        long.absorb(short)
        self.entries.remove(short)
        for mention, entry in self.of_mention.items():
            if entry is short:
                self.of_mention[mention] = long

    def freeze(self, speaking: Iterable[str | None]) -> tuple[Person, ...]:
        """Return all people, and the organisations that speak or have a name to know them by.

        Args:
            speaking: The keys of those who speak.
        """
        keys = set(speaking)
        people: dict[str, Person] = {}
        for entry in self.entries:
            known = entry.key in keys or not entry.is_organisation or _is_proper(entry.name)
            if known and entry.key and entry.key not in people:
                people[entry.key] = entry.freeze()
        return tuple(sorted(people.values(), key=_first_place))


def _names(people: Sequence[Mention]) -> dict[Mention, tuple[str, ...]]:
    """Return each mention's name without what a headline's capitals put around it.

    "Top Roe" is Roe where another Roe has a first name, and "top" is a word of the story; "Jane
    Roe Tells" is Jane Roe.
    """
    names = {mention: mention.words for mention in people}
    names |= _shared_surnames(people)
    surnames = {
        person_key(words[-1])
        for mention, words in names.items()
        if len(words) > 1 and not mention.common
    }
    known = {tuple(person_key(" ".join(words)).split()) for words in names.values()}
    for mention, words in names.items():
        last = person_key(words[-1])
        surname = last in surnames or ((last,) in known and person_key(words[0]) in NEVER_FIRST)
        if len(words) == _FIRST_AND_LAST and mention.common and surname:
            names[mention] = words[1:]
        elif len(words) > 1:
            names[mention] = without_suffix(without_prefix(words, known), known)
    return names


def _shared_surnames(people: Sequence[Mention]) -> dict[Mention, tuple[str, ...]]:
    """Give first names the surname they share with the next: "Jane and Peter Roe".

    Only a word known as a first name, that is nobody's surname and stands nowhere else alone.
    """
    surnames = {person_key(one.words[-1]) for one in people if len(one.words) > 1}
    alone = Counter(person_key(one.name) for one in people if len(one.words) == 1)
    shared = {}
    for one, other in pairwise(people):
        near = one.paragraph == other.paragraph and other.first == one.stop + 1
        if not near or not one.joined or len(other.words) == 1:
            continue
        key = person_key(one.name)
        first = len(one.words) == 1 and key in GIVEN_NAMES and alone[key] == 1
        initial = len(one.words) > 1 and len(one.words[-1].strip(".")) == 1
        if (first and key not in surnames) or initial:
            shared[one] = (*one.words, other.words[-1])
    return shared


def _is_royal(roles: Iterable[str]) -> bool:
    return any(word in ROYALS for role in roles for word in role_key(role).split())


def _is_titled(words: tuple[str, ...], entry: Entry) -> bool:
    """Say whether a name is a role and a surname: "Dean Roe" for "Jane Roe, dean of …"."""
    return (
        len(words) == _FIRST_AND_LAST
        and len(entry.core) > 1
        and words[-1] == entry.core[-1]
        and any(words[0] in role_key(role).split() for role in entry.roles)
    )


def _may_be_called(entry: Entry, word: str) -> bool:
    return any(
        misspelt(word, person_key(name).split()[-1]) for name in (entry.name, *entry.aliases)
    )


def _is_short(short: Entry, long: Entry) -> bool:
    """Say whether a name is the initials of another, or a newspaper's name without its place."""
    letters = short.name.replace(".", "")
    if letters.isupper() and len(letters) > _SHORT_ACRONYM:
        return initials(long.name) == letters and len(long.words) > 1
    bare = tuple(word for word in short.words if word != "the")
    return (
        bare[-1:] == long.words[-1:] and len(bare) == 1 < len(long.words) and bare[0] in NEWSPAPERS
    )


def _first_place(person: Person) -> tuple[int, str]:
    return (person.mentions[0].start if person.mentions else 0, person.key)


def _nearness(entry: Entry, position: int) -> tuple[int, ...]:
    """Rank namesakes: one named in full just before, then whoever the article names first."""
    near = [span.start for span in entry.full if 0 <= position - span.start < _NEAR]
    return (
        max(near, default=-1),
        entry.core == entry.words,
        -min((span.start for span in entry.spans), default=0),
    )


def _body_key(name: str) -> str:
    """Fold an organisation's name: "Lund's campaign" is "Lund campaign"."""
    return " ".join(strip_possessive(word) for word in person_key(name).split())


def _is_proper(name: str) -> bool:
    words = name.split()
    if len(words) == 1:
        return name.isupper() and name.isalpha() and len(name) > _SHORT_ACRONYM
    return words[0][:1].isupper() and words[-1][:1].isupper()

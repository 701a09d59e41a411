"""From the words of a question to the people of the archive: names, surnames, roles, typing errors.

A description fits a person when their roles hold its words. Three things are known beyond the
words: an organisation's initials stand for its name ("UN", "NATO"); nouns such as "chief" and
"head" stand for whoever leads an organisation that the description names; and countries stand for
their adjectives ("Iraq's prime minister" is the Iraqi one).
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from itertools import dropwhile
from typing import TYPE_CHECKING, NamedTuple

from retrieval.quoting.countries import fold_countries

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from retrieval.archive.records import PersonRecord

TITLES = frozenset(
    "mr mrs ms miss dr sir madam dame lord lady gen general sen senator rep gov governor prof "
    "professor president minister secretary rev hon the".split()
)
"""Words before a name that are no part of it."""
_SMALL = frozenset("the a an of for in at to and s its their his her".split())
_LEADER = frozenset("chief head leader boss".split())
_LEADS = frozenset(
    "chief head leader boss secretary president chair chairman chairwoman chairperson director "
    "minister premier chancellor governor mayor commissioner ceo".split()
)
_COMPLEMENT = re.compile(r"\s+(?:of|for|to|at|in)\s+|,")
"""What ends the part of a role that holds its noun: "secretary-general *of the* …"."""
_CAPITALISED = re.compile(r"[A-Z][\w’'-]*(?:[ -](?:(?:of|and|for|the) )*[A-Z][\w’'-]*)+")
_SIMILAR = 0.8
"""How alike two words must be (difflib's ratio) for one to be taken as the other mistyped."""
CLEARLY = 5
"""How many times oftener than all others of a surname one must be named to be meant by it alone:
in an archive of 319 CNN stories that holds for "Obama" (Barack, not Michelle)."""
_SHORTEST_GUESS = 5
"""Letters a word needs before a typing error in it is guessed at."""


@dataclass(frozen=True, slots=True)
class _Description:
    """A role: its words, the initials of its capitalised runs, its noun ("minister")."""

    words: frozenset[str]
    initials: frozenset[str]
    head: str


@dataclass(frozen=True, slots=True)
class _Entry:
    person: PersonRecord
    name: tuple[str, ...]
    called: frozenset[tuple[str, ...]]
    names: frozenset[str]
    described: tuple[_Description, ...]


class Found(NamedTuple):
    """Who can be meant.

    Attributes:
        people: Best first; several where it is not clear, none where nobody fits.
        guessed: Whether a typing error was corrected to find them.
    """

    people: tuple[PersonRecord, ...] = ()
    guessed: bool = False


class Directory:
    """Looks people up as a question names them."""

    def __init__(
        self, people: Sequence[PersonRecord], holds: Callable[[str], bool] | None = None
    ) -> None:
        """Read the people of an archive.

        Args:
            people: All of them, the most quoted first; that order breaks ties.
            holds: Says whether the articles hold a word; such a word is no typing error.
        """
        self._entries = tuple(_entry(person) for person in people)
        self._holds = holds or (lambda _: False)

    def find(self, words: str) -> Found:
        """Return the people whom `words` can mean, best first; several where it is not clear.

        A name beats a description, and either beats a guess at a typing error.
        """
        found = self.named(words)
        if found:
            return Found(found)
        asked, bare = _split(words)
        guess = self._titled(self._corrected(bare), asked) or self._by_description(
            self._corrected(asked)
        )
        return Found(guess, guessed=bool(guess))

    def named(self, words: str) -> tuple[PersonRecord, ...]:
        """Return the people whom `words` mean as they stand, no typing error guessed at."""
        asked, bare = _split(words)
        return self._by_name(asked) or self._by_description(asked) or self._titled(bare, asked)

    def _titled(self, bare: list[str], asked: list[str]) -> tuple[PersonRecord, ...]:
        """People by their name without the titles before it; a title makes it no organisation."""
        found = self._by_name(bare)
        titled = len(bare) < len(asked)
        return tuple(one for one in found if not (titled and one.is_organisation))

    def _by_name(self, words: list[str]) -> tuple[PersonRecord, ...]:
        """People whose name or alias is, ends with or holds the words."""
        if not words:
            return ()
        wanted = tuple(words)
        exact = [entry for entry in self._entries if entry.name == wanted]
        exact = exact or [entry for entry in self._entries if wanted in entry.called]
        if exact and (len(wanted) > 1 or exact[0].person.is_organisation):
            return _persons(exact)
        # A surname by itself may be an entry of its own, where an article gives no more.
        ends = [
            entry
            for entry in self._entries
            if entry.name[-len(wanted) :] == wanted and not entry.person.is_organisation
        ]
        if ends:
            return _persons(_clearest(_quoted_first(ends)))
        held = [
            entry
            for entry in self._entries
            if set(wanted) <= entry.names
            and (not entry.person.is_organisation or len(wanted) > 1 or wanted == entry.name[:1])
        ]
        return _persons(_quoted_first(held))

    def _by_description(self, words: list[str]) -> tuple[PersonRecord, ...]:
        """People one of whose roles holds all the words."""
        if not words:
            return ()
        wanted = set(fold_countries(words))
        found = [
            entry
            for entry in self._entries
            if any(_fits(wanted, role, entry.names) for role in entry.described)
        ]
        return _persons(_quoted_first(found))

    @cached_property
    def _words(self) -> dict[str, None]:
        """Every word of a name or a role, names first; in an order that decides between equals."""
        names = {word for entry in self._entries for word in entry.names}
        roles = {w for entry in self._entries for role in entry.described for w in role.words}
        return dict.fromkeys((*sorted(names), *sorted(roles)))

    def _corrected(self, words: list[str]) -> list[str]:
        """Replace each word that nobody's name or role holds by the most similar one."""
        corrected = []
        for word in words:
            near = (
                difflib.get_close_matches(word, self._words, n=1, cutoff=_SIMILAR)
                if word not in self._words
                and len(word) >= _SHORTEST_GUESS
                and not self._holds(word)
                else []
            )
            corrected.append(near[0] if near else word)
        return [] if corrected == words else corrected


def name_words(text: str) -> list[str]:
    """Split a name or a role into folded words: lower case, no accents, no possessive 's."""
    plain = unicodedata.normalize("NFKD", text.replace("’", "'"))
    plain = "".join(c for c in plain if not unicodedata.combining(c)).casefold()
    plain = re.sub(r"'s\b|s'(?=\s|$)", lambda m: "s" if m[0] == "s'" else "", plain)
    plain = re.sub(r"\b(?:[a-z]\.){2,}", lambda m: m[0].replace(".", ""), plain)
    return re.findall(r"\w+", plain)


def _split(words: str) -> tuple[list[str], list[str]]:
    """The words that count, and those of them after the titles in front.

    "Mr. Lee" is Lee; "the president of Norway" is not Norway.
    """
    split = name_words(words)
    asked = [word for word in split if word not in _SMALL]
    return asked, asked if "of" in split else list(dropwhile(TITLES.__contains__, asked))


def _entry(person: PersonRecord) -> _Entry:
    name = tuple(word for word in name_words(person.name) if word not in _SMALL)
    names = set(name)
    for alias in person.aliases:
        words = name_words(alias)
        if alias[:1].isupper() and not names.isdisjoint(words):
            names.update(word for word in words if word not in TITLES | _SMALL)
    described = [_described(text) for text in (*person.roles, *person.aliases)]
    if person.is_organisation:  # Its initials mean it; a part of its name need not.
        described.append(_Description(frozenset(), _described(person.name).initials, ""))
    called = frozenset(tuple(name_words(alias)) for alias in person.aliases)
    return _Entry(person, name, called, frozenset(names), tuple(described))


def _described(role: str) -> _Description:
    words = frozenset(fold_countries(name_words(role))) - _SMALL
    before = [word for word in name_words(_COMPLEMENT.split(role)[0]) if word in words]
    initials: set[str] = set()
    for run in _CAPITALISED.findall(role):
        capitals = [part[0].lower() for part in re.split(r"[ -]", run) if part[:1].isupper()]
        for start in range(len(capitals)):
            for end in range(start + 2, len(capitals) + 1):
                initials.add("".join(capitals[start:end]))
    return _Description(words, frozenset(initials), before[-1] if before else "")


def _fits(wanted: set[str], role: _Description, names: frozenset[str]) -> bool:
    """Whether a description's words are all in a role, its noun or its initials among them.

    "chief" and the like stand for any leader's noun where another word agrees.
    """
    known = role.words | role.initials
    missing = wanted - known - names
    if not missing:
        return role.head in wanted or wanted <= role.initials
    return missing <= _LEADER and bool(role.words & _LEADS) and bool(wanted & known)


def _quoted_first(entries: Iterable[_Entry]) -> list[_Entry]:
    """Drop those who are never quoted where somebody is."""
    entries = list(entries)
    quoted = [entry for entry in entries if entry.person.quotations]
    return quoted or entries


def _clearest(entries: list[_Entry]) -> list[_Entry]:
    """Keep only the first where it is named so much oftener that nobody else can be meant."""
    ranked = sorted(entries, key=lambda entry: -entry.person.mentions)
    if all(ranked[0].person.mentions >= CLEARLY * other.person.mentions for other in ranked[1:]):
        return ranked[:1]
    return entries


def _persons(entries: Iterable[_Entry]) -> tuple[PersonRecord, ...]:
    return tuple(entry.person for entry in entries)

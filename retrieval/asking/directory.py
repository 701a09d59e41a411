"""From the words of a question to the people of the archive: names, surnames, roles, typing errors.

A description fits a person when their roles hold its words. Three things are known beyond the
words: an organisation's initials stand for its name ("UN", "NATO"); nouns such as "chief" and
"head" stand for whoever leads an organisation that the description names; and countries stand for
their adjectives ("Iraq's prime minister" is the Iraqi one).
"""

from __future__ import annotations

import difflib
import re
from functools import cached_property
from itertools import dropwhile, islice
from typing import TYPE_CHECKING, NamedTuple, Protocol

from retrieval.archive.naming import CLEARLY, SMALL, TITLES, name_words, read_entry
from retrieval.archive.roll import People
from retrieval.asking.nouns import LEADER, leads
from retrieval.asking.shortened import written_out
from retrieval.quoting.countries import fold_countries

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from retrieval.archive.naming import Description, Entry
    from retrieval.archive.records import PersonRecord

__all__ = ["TITLES", "Directory", "Found", "name_words"]

_OF_A_LAND = ("n", "an", "ian", "i", "ese", "ish")
"""Endings that make an adjective of a land's name."""
_SHORTEST_LAND = 4
_SIMILAR = 0.8
"""How alike two words must be (difflib's ratio) for one to be taken as the other mistyped."""
MOST_MEANT = 100
"""People whom a description finds at most: "the president" can be thousands, and is then nobody."""
_SPELT = re.compile(
    r"(?<=\Ben)[cs](?=e)|(?<=o)u(?=r)|(?<=i|y)[sz](?=[eai])|(?<=l)l|(?<=m)me$|r(?=e$)"
)
"""What may differ in the spelling of one word, British or American: "defence", "defense"."""
_SHORTEST_GUESS = 5
"""Letters a word needs before a typing error in it is guessed at."""


class Candidates(Protocol):
    """Where people are looked up: gives all who could be meant, and perhaps others."""

    def named(self, words: Sequence[str]) -> Iterable[PersonRecord]:
        """Give those whose name holds all of some folded words, or who are called just so."""
        ...

    def described(self, needed: Collection[str], useful: Collection[str]) -> Iterable[PersonRecord]:
        """Give those whose roles, with their names, hold the needed words, and a useful one."""
        ...

    def holds_word(self, word: str) -> bool:
        """Say whether a folded word is in anybody's name or role."""
        ...

    def words_like(self, word: str, least: float) -> Iterable[str]:
        """Give words of names and roles, all among them whose likeness is `least` or more."""
        ...


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
        self._candidates: Candidates = people.roll if isinstance(people, People) else _All(people)
        self._holds = holds or (lambda _: False)

    def find(self, words: str) -> Found:
        """Return the people whom `words` can mean, best first; several where it is not clear.

        A name beats a description, and either beats a guess at a typing error.
        """
        found = self.named(words)
        if found:
            return Found(found)
        asked, bare = _split(words)
        guess = (
            self._titled(self._corrected(bare), asked)
            or self._by_description(self._corrected(asked))
            or self._by_description(self._of_land(asked))
        )
        return Found(guess, guessed=bool(guess))

    def named(self, words: str) -> tuple[PersonRecord, ...]:
        """Return the people whom `words` mean as they stand, no typing error guessed at."""
        asked, bare = _split(words)
        return (
            self._by_name(asked)
            or self._by_description(asked)
            or self._titled(bare, asked)
            or self._by_description(_written_out(words, asked))
        )

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
        entries = [read_entry(person) for person in self._candidates.named(wanted)]
        exact = [entry for entry in entries if entry.name == wanted]
        exact = exact or [entry for entry in entries if wanted in entry.called]
        if exact and (len(wanted) > 1 or exact[0].person.is_organisation):
            return _persons(exact)
        # A surname by itself may be an entry of its own, where an article gives no more.
        ends = [
            entry
            for entry in entries
            if entry.name[-len(wanted) :] == wanted and not entry.person.is_organisation
        ]
        if ends:
            return _persons(_clearest(_quoted_first(ends)))
        held = [
            entry
            for entry in entries
            if set(wanted) <= entry.names
            and (not entry.person.is_organisation or len(wanted) > 1 or wanted == entry.name[:1])
        ]
        return _persons(_quoted_first(held))

    def _by_description(self, words: list[str]) -> tuple[PersonRecord, ...]:
        """People one of whose roles holds all the words, no more than can be told apart."""
        if not words:
            return ()
        wanted = set(fold_countries(words))
        # "chief" and the like stand for any leader's noun, so that a role need not hold them.
        people = self._candidates.described(sorted(wanted - LEADER), sorted(wanted))
        found = (
            entry
            for entry in map(read_entry, people)
            if any(_fits(wanted, role, entry.names) for role in entry.described)
        )
        return _persons(_quoted_first(islice(found, MOST_MEANT)))

    def _of_land(self, words: list[str]) -> list[str]:
        """Replace adjectives of lands that no list holds by the lands: "skerran" by "skerra"."""
        holds = self._candidates.holds_word
        lands = [next(filter(holds, _may_be_of(word)), word) for word in words]
        return [] if lands == words else lands

    def _corrected(self, words: list[str]) -> list[str]:
        """Replace each word that nobody's name or role holds by the most similar one."""
        corrected = []
        for word in words:
            near = self._nearest(word) if len(word) >= _SHORTEST_GUESS else []
            corrected.append(near[0] if near else word)
        return [] if corrected == words else corrected

    def _nearest(self, word: str) -> list[str]:
        if self._candidates.holds_word(word):
            return []
        like = list(self._candidates.words_like(word, _SIMILAR))
        spelt = [other for other in like if _SPELT.sub("", other) == _SPELT.sub("", word)]
        if spelt or self._holds(word):
            return spelt
        return difflib.get_close_matches(word, like, n=1, cutoff=_SIMILAR)


class _All:
    """People who are few: all of them can always be meant."""

    def __init__(self, people: Sequence[PersonRecord]) -> None:
        self._people = people

    def named(self, _words: Sequence[str]) -> Sequence[PersonRecord]:
        return self._people

    def described(
        self, _needed: Collection[str], _useful: Collection[str]
    ) -> Sequence[PersonRecord]:
        return self._people

    def holds_word(self, word: str) -> bool:
        return word in self._words

    def words_like(self, _word: str, _least: float) -> Collection[str]:
        return self._words

    @cached_property
    def _words(self) -> frozenset[str]:
        entries = [read_entry(person) for person in self._people]
        names = {word for entry in entries for word in entry.names}
        return frozenset(names.union(*(role.words for one in entries for role in one.described)))


def _split(words: str) -> tuple[list[str], list[str]]:
    """The words that count, and those of them after the titles in front.

    "Mr. Lee" is Lee; "the president of Norway" is not Norway.
    """
    split = name_words(words)
    asked = [word for word in split if word not in SMALL]
    return asked, asked if "of" in split else list(dropwhile(TITLES.__contains__, asked))


def _may_be_of(word: str) -> list[str]:
    """A word, and the lands that it can be an adjective of."""
    lands = [word.removesuffix(end) for end in _OF_A_LAND if word.endswith(end)]
    return [word, *(land for land in lands if len(land) >= _SHORTEST_LAND)]


def _written_out(words: str, asked: list[str]) -> list[str]:
    """The words that count with shortened offices in full; none where there is nothing to."""
    full, _ = _split(written_out(words))
    return [] if full == asked else full


def _fits(wanted: set[str], role: Description, names: frozenset[str]) -> bool:
    """Whether a description's words are all in a role, its noun or its initials among them.

    "chief" and the like stand for any leader's noun where another word agrees.
    """
    known = role.words | role.initials
    missing = wanted - known - names
    if not missing:
        return role.head in wanted or wanted <= role.initials
    return missing <= LEADER and leads(role.head, role.words, wanted) and bool(wanted & known)


def _quoted_first(entries: Iterable[Entry]) -> list[Entry]:
    """Drop those who are never quoted where somebody is."""
    entries = list(entries)
    quoted = [entry for entry in entries if entry.person.quotations]
    return quoted or entries


def _clearest(entries: list[Entry]) -> list[Entry]:
    """Keep only the first where it is named so much oftener that nobody else can be meant."""
    ranked = sorted(entries, key=lambda entry: -entry.person.mentions)
    if all(ranked[0].person.mentions >= CLEARLY * other.person.mentions for other in ranked[1:]):
        return ranked[:1]
    return entries


def _persons(entries: Iterable[Entry]) -> tuple[PersonRecord, ...]:
    return tuple(entry.person for entry in entries)

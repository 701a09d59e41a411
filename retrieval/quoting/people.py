"""The table of who is named in one article: full names, roles, aliases, mentions."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from retrieval.article import Person
from retrieval.quoting.names import COURTESIES, initials, person_key, role_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from retrieval.article import Span
    from retrieval.quoting.mentions import Mention

_NEAR = 250
_LONG_ENOUGH = 5
_MISSING = 2
_ALIKE = 0.88
_SHORT_ACRONYM = 2
_ARTICLES = ("the ", "The ", "a ", "A ", "an ", "An ")


@dataclass(slots=True, eq=False)
class Entry:
    """A person or an organisation, while the article is read.

    Attributes:
        name: The full name, as written first.
        is_organisation: Whether it is no human being.
        words: The folded words of the name.
        roles: What it is called, with how often.
        genders: What titles, roles and pronouns tell, with how often.
        aliases: The other names used, in order.
        spans: Where it is named.
        full: Where it is named in full as the subject of a clause, outside of marks.
    """

    name: str
    is_organisation: bool = False
    words: tuple[str, ...] = ()
    roles: Counter[str] = field(default_factory=Counter)
    genders: Counter[str] = field(default_factory=Counter)
    aliases: dict[str, None] = field(default_factory=dict)
    spans: list[Span] = field(default_factory=list)
    full: list[Span] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.words = tuple(person_key(self.name).split())

    @property
    def key(self) -> str:
        """What makes two mentions one person across articles."""
        return person_key(self.name)

    @property
    def gender(self) -> str | None:
        """The gender that the text shows, or None where it shows none or both alike."""
        (first, count), *rest = self.genders.most_common() or [("", 0)]
        return first if count and (not rest or rest[0][1] < count) else None

    def add(self, mention: Mention) -> None:
        """Take in a mention: its place, roles, gender and name."""
        self.spans.append(mention.span)
        if len(mention.words) > 1 and mention.subject and not mention.quoted:
            self.full.append(mention.span)
        for role in mention.roles:
            self.roles[role] += 1
        if mention.gender:
            self.genders[mention.gender] += 2
        self.alias(mention.name)
        if mention.title in COURTESIES:
            self.alias(f"{mention.title.capitalize()}. {mention.name}")

    def alias(self, name: str) -> None:
        """Take in another name, unless it is the full one."""
        if name != self.name and name:
            self.aliases[name] = None

    def freeze(self) -> Person:
        """Return the finished person."""
        longest = sorted(self.roles, key=lambda role: (-len(role.split()), -len(role), role))
        roles = {role_key(role): role for role in reversed(longest)}
        return Person(
            key=self.key,
            name=self.name,
            roles=tuple(reversed(roles.values())),
            aliases=tuple(self.aliases),
            mentions=tuple(sorted(set(self.spans))),
            is_organisation=self.is_organisation,
        )


def nameless(gender: str | None) -> Entry:
    """Return an entry for somebody whom the text does not name; it belongs to no cast.

    Args:
        gender: What the noun tells ("spokesman").
    """
    entry = Entry("")
    if gender:
        entry.genders[gender] += 1
    return entry


class Cast:
    """Everybody in an article, and which mention is whom."""

    def __init__(self, mentions: Sequence[Mention]) -> None:
        """Put mentions together: full names first, then surnames, then what is left."""
        self.entries: list[Entry] = []
        self.of_mention: dict[Mention, Entry] = {}
        people = [mention for mention in mentions if mention.label == "PERSON"]
        known = {tuple(person_key(mention.name).split()) for mention in people}
        for mention in people:
            if len(mention.words) > 1:
                name = _without_prefix(mention.words, known)
                self._assign(mention, self._full(name) or self._new(name))
        counts = Counter(person_key(mention.name) for mention in people)
        for mention in people:
            if len(mention.words) == 1:
                entry = self._short(mention, alone=counts[person_key(mention.name)] == 1)
                self._assign(mention, entry or self._new(mention.name))
        for mention in mentions:
            if mention.label == "ORG":
                human = self._human_called(mention.name)
                self._assign(mention, human or self.organisation(mention.name))
        self._expand()

    def _new(self, name: str, *, organisation: bool = False) -> Entry:
        entry = Entry(name, organisation)
        self.entries.append(entry)
        return entry

    def _assign(self, mention: Mention, entry: Entry) -> None:
        self.of_mention[mention] = entry
        entry.add(mention)

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
            if entry.words == words or (len(words) == 1 and entry.words[-1:] == words)
        ]
        return fits[0] if len(fits) == 1 and not name.isupper() else None

    def _full(self, name: str) -> Entry | None:
        words = tuple(person_key(name).split())
        for entry in self._humans():
            if entry.words == words:
                return entry
            if len(entry.words) < 2 or len(words) < 2:
                continue
            first = _same_first_name(entry.words[0], words[0])
            if first and entry.words[-1] == words[-1]:
                # "Donald J. Trump" is "Donald Trump".
                return entry
            long_enough = min(len(entry.words[-1]), len(words[-1])) >= _LONG_ENOUGH
            alike = long_enough and _misspelt(words[-1], entry.words[-1])
            if alike and entry.words[:-1] == words[:-1]:
                return entry
        return None

    def _short(self, mention: Mention, *, alone: bool) -> Entry | None:
        return self.by_short_name(
            mention.name, mention.span.start, mention.gender, may_be_misspelt=alone
        )

    def by_short_name(
        self, name: str, position: int, gender: str | None = None, *, may_be_misspelt: bool = False
    ) -> Entry | None:
        """Find whose surname, or else first name, a single name is.

        Args:
            name: The name.
            position: Where it stands; of namesakes, the one named last before it is meant.
            gender: What its title tells.
            may_be_misspelt: Whether a name that is nobody's may be a misspelling of one that
                differs by its last two letters, or by one or two within.
        """
        words = tuple(person_key(name).split())
        size = len(words)
        full = [entry for entry in self._humans() if len(entry.words) > size]
        for fits in (
            [entry for entry in full if entry.words[-size:] == words],
            [entry for entry in full if entry.words[:size] == words],
            [entry for entry in self._humans() if entry.words == words],
        ):
            agreeing = [entry for entry in fits if not gender or entry.gender in {None, gender}]
            if agreeing:
                sure = [entry for entry in agreeing if gender and entry.gender == gender]
                return max(sure or agreeing, key=lambda entry: _nearness(entry, position))
        if may_be_misspelt and len(name) >= _LONG_ENOUGH:
            alike = [entry for entry in full if _misspelt(words[-1], entry.words[-1])]
            if len(alike) == 1:
                return alike[0]
        return None

    def organisation(self, name: str) -> Entry:
        """Find an organisation by its name or initials, or begin a new one."""
        bare = _without_article(name)
        key = person_key(bare)
        for entry in self.entries:
            if entry.is_organisation and (
                entry.key == key or key in map(person_key, entry.aliases)
            ):
                return entry
        return self._new(bare, organisation=True)

    def _expand(self) -> None:
        """Make one of a name and its initials ("NATO")."""
        organisations = [entry for entry in self.entries if entry.is_organisation]
        for short in organisations:
            letters = short.name.replace(".", "")
            if not letters.isupper() or len(letters) < _SHORT_ACRONYM + 1:
                continue
            for long in organisations:
                if long is not short and initials(long.name) == letters and len(long.words) > 1:
                    self._merge(short, long)
                    break

    def _merge(self, short: Entry, long: Entry) -> None:
        long.spans.extend(short.spans)
        long.roles.update(short.roles)
        long.alias(short.name)
        for alias in short.aliases:
            long.alias(alias)
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


def _without_prefix(words: tuple[str, ...], known: set[tuple[str, ...]]) -> str:
    """Take off what stands before a name that is known by itself ("RIP John Doe")."""
    for cut in range(1, len(words) - 1):
        if tuple(person_key(" ".join(words[cut:])).split()) in known:
            return " ".join(words[cut:])
    return " ".join(words)


def _first_place(person: Person) -> tuple[int, str]:
    return (person.mentions[0].start if person.mentions else 0, person.key)


def _nearness(entry: Entry, position: int) -> tuple[bool, int]:
    """Rank namesakes: one named in full just before, then whoever the article names first."""
    near = [span.start for span in entry.full if 0 <= position - span.start < _NEAR]
    if near:
        return True, max(near)
    return False, -min((span.start for span in entry.spans), default=0)


def _same_first_name(one: str, other: str) -> bool:
    """Say whether two first names are the same, or one is the other's initial."""
    short, long = sorted((one.rstrip("."), other.rstrip(".")), key=len)
    return short == long or (len(short) == 1 and long.startswith(short))


def _misspelt(name: str, known: str) -> bool:
    if name == known or name[0] != known[0]:
        return False
    if known.startswith(name) and len(known) - len(name) <= _MISSING:
        return True
    return SequenceMatcher(None, name, known).ratio() >= _ALIKE


def _without_article(name: str) -> str:
    for article in _ARTICLES:
        if name.startswith(article) and len(name) > len(article):
            return name[len(article) :]
    return name


def _is_proper(name: str) -> bool:
    words = name.split()
    if len(words) == 1:
        return name.isupper() and name.isalpha() and len(name) > _SHORT_ACRONYM
    return words[0][:1].isupper() and words[-1][:1].isupper()

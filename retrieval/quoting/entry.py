"""A person or an organisation while an article is read."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from retrieval.article import Person
from retrieval.quoting.likeness import without_generation
from retrieval.quoting.names import COURTESIES, person_key, role_key

if TYPE_CHECKING:
    from retrieval.article import Span
    from retrieval.quoting.mentions import Mention


@dataclass(slots=True, eq=False)
class Entry:
    """A person or an organisation, while the article is read.

    Attributes:
        name: The full name, as written first; "" for somebody without a name.
        is_organisation: Whether it is no human being.
        words: The folded words of the name.
        core: The same without what tells generations apart ("Jr.").
        roles: What it is called, with how often.
        genders: What titles, roles and pronouns tell, with how often.
        aliases: The other names used, in order.
        spans: Where it is named.
        full: Where it is named in full as the subject of a clause, outside of marks.
        nicknames: What it is called in marks between first and last name, folded.
        kin: As whose kin it is introduced ("her mother").
        placed: How often it is named as places are.
    """

    name: str
    is_organisation: bool = False
    words: tuple[str, ...] = ()
    core: tuple[str, ...] = ()
    roles: Counter[str] = field(default_factory=Counter)
    genders: Counter[str] = field(default_factory=Counter)
    aliases: dict[str, None] = field(default_factory=dict)
    spans: list[Span] = field(default_factory=list)
    full: list[Span] = field(default_factory=list)
    nicknames: set[str] = field(default_factory=set)
    kin: set[str] = field(default_factory=set)
    placed: int = 0

    def __post_init__(self) -> None:
        self.words = tuple(person_key(self.name).split())
        self.core = without_generation(self.words)

    @property
    def key(self) -> str:
        """What makes two mentions one person across articles."""
        return person_key(self.name)

    @property
    def gender(self) -> str | None:
        """The gender that the text shows, or None where it shows none or both alike."""
        (first, count), *rest = self.genders.most_common() or [("", 0)]
        return first if count and (not rest or rest[0][1] < count) else None

    def add(self, mention: Mention, name: str) -> None:
        """Take in a mention: its place, roles, gender and name.

        Args:
            mention: The mention.
            name: Its name, without what does not belong to it.
        """
        if self.name.isupper() and not name.isupper() and person_key(name) == self.key:
            self.name = name
        self.spans.append(mention.span)
        self.placed += mention.placed
        if mention.kin:
            self.kin.add(mention.kin)
        if mention.nickname:
            self.nicknames.add(person_key(mention.nickname))
        if len(mention.words) > 1 and mention.subject and not mention.quoted:
            self.full.append(mention.span)
        for role in mention.roles:
            self.roles[role] += 1
        if mention.gender:
            self.genders[mention.gender] += 2
        self.alias(name)
        if mention.title in COURTESIES:
            self.alias(f"{mention.title.capitalize()}. {name}")

    def alias(self, name: str) -> None:
        """Take in another name, unless it is the full one."""
        if name != self.name and name:
            self.aliases[name] = None

    def absorb(self, other: Entry) -> None:
        """Take in all that is known of an entry that turned out to be the same."""
        self.spans.extend(other.spans)
        self.full.extend(other.full)
        self.roles.update(other.roles)
        self.genders.update(other.genders)
        for alias in (other.name, *other.aliases):
            self.alias(alias)

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

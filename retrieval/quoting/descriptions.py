"""Whom a description names: "the NATO chief", "the alliance's secretary-general"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from retrieval.quoting.countries import country_of, fold_countries
from retrieval.quoting.names import (
    BODIES,
    LEADERS,
    initials,
    is_role,
    person_key,
    role_key,
    strip_possessive,
)
from retrieval.quoting.phrases import phrase_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from spacy.tokens import Token

    from retrieval.quoting.entry import Entry
    from retrieval.quoting.mentions import Mention
    from retrieval.quoting.paragraphs import Paragraph
    from retrieval.quoting.people import Cast

_GENERIC = frozenset(
    "candidate contender frontrunner front-runner lawmaker leader nominee politician rival".split()
)
"""Nouns that fit several people of one story: they mean whoever was named last."""
_BY_BODY = 3.0
"""The least score of whoever is described by an organisation too."""
_LESSER = frozenset({"vice", "deputy", "assistant"})
_SMALL = frozenset({"a", "an", "and", "at", "for", "in", "of", "the"})
_LEADING = frozenset(person_key(word) for word in LEADERS)


class Descriptions:
    """Finds the person whom a description fits, by its noun and by its organisation."""

    def __init__(
        self,
        paragraphs: Sequence[Paragraph],
        at: Mapping[tuple[int, int], tuple[Mention, Entry]],
        cast: Cast,
    ) -> None:
        """Take the story's paragraphs, who is named at (paragraph, token), and everybody in it."""
        self._paragraphs = paragraphs
        self._at = at
        self._cast = cast
        self._stands_for: dict[str, set[str]] = {}

    def find(self, head: Token, number: int) -> Entry | None:
        """Find whom a description fits: by its noun, and by its organisation."""
        paragraph = self._paragraphs[number]
        first, stop = phrase_of(head, paragraph)
        words = [word for word in paragraph.doc[first:stop] if word.dep_ != "det"]
        definite = paragraph.doc[first].lower_ not in {"a", "an", "one", "another", "some"}
        phrase = paragraph.text[
            paragraph.doc[first].idx : paragraph.doc[stop - 1].idx + len(paragraph.doc[stop - 1])
        ]
        noun = _role_head(phrase, head)
        if noun is None or not definite or head.tag_ in {"NNS", "NNPS"}:
            return None
        bodies = self._organisations_in(words, number)
        scored: list[tuple[float, int, Entry]] = []
        for entry in self._people():
            if not entry.roles:
                continue
            score = max(self._fit(noun, bodies, phrase, role) for role in entry.roles)
            if score > 0:
                scored.append((score, _last_seen(entry, paragraph.offset + head.idx), entry))
        if not scored:
            return None
        top = max(score for score, _, _ in scored)
        best = [found for found in scored if found[0] == top]
        if noun in _GENERIC and top < _BY_BODY:
            last = max(_last_seen(entry, paragraph.offset + head.idx) for entry in self._people())
            best = [found for found in best if found[1] == last]
            if not best:
                return None
        # Of two who are called so alike, and named before, nobody is guessed.
        before = [found for found in best if found[1] >= 0] or best
        return before[0][2] if len(before) == 1 else None

    def _people(self) -> Iterator[Entry]:
        return (entry for entry in self._cast.entries if not entry.is_organisation)

    def _organisations_in(self, words: Sequence[Token], number: int) -> set[str]:
        """Return the folded names of the organisations and countries in a description."""
        names = set()
        for word in words:
            if word.pos_ == "PROPN" or word.ent_type_ in {"ORG", "GPE", "NORP"}:
                names.add(country_of(person_key(strip_possessive(word.text))))
            named = self._at.get((number, word.i))
            if named is not None and named[0].label == "ORG":
                names |= _names_of(named[1])
            elif word.lemma_.lower() in BODIES:
                noun = word.lemma_.lower()
                if noun not in self._stands_for:
                    self._stands_for[noun] = self._known_as(noun)
                names |= self._stands_for[noun]
        return {name for name in names if name and not is_role(name)}

    def _known_as(self, noun: str) -> set[str]:
        """Return the names of the organisation that a noun stands for ("the alliance")."""
        for paragraph_number, paragraph in enumerate(self._paragraphs):
            for token in paragraph.doc:
                if token.lemma_.lower() != noun:
                    continue
                for child in token.children:
                    named = self._at.get((paragraph_number, child.i))
                    if named is not None and named[0].label == "ORG" and child.dep_ != "poss":
                        return _names_of(named[1])
        holders = [
            entry
            for entry in self._cast.entries
            if entry.is_organisation and noun in _words_of(entry)
        ]
        return _names_of(holders[0]) if len(holders) == 1 else set()

    def _fit(self, noun: str, bodies: set[str], phrase: str, role: str) -> float:
        folded = " ".join(fold_countries(role_key(role).split()))
        theirs = set(folded.split()) | {folded}
        theirs |= {
            name
            for entry in self._cast.entries
            if entry.is_organisation
            and any(f" {one} " in f" {folded} " for one in _names_of(entry))
            for name in _names_of(entry)
        }
        shared = bodies & theirs
        if bodies and not shared:
            return 0.0
        own = _words_before_prepositions(folded)
        if any(word in own.split() and word not in person_key(phrase).split() for word in _LESSER):
            return 0.0
        same = f" {noun} " in f" {own} "
        alike = noun in _LEADING and any(f" {leader} " in f" {own} " for leader in _LEADING)
        if not same and not (alike and shared):
            return 0.0
        overlap = len(set(person_key(phrase).split()) & set(folded.split()) - _SMALL)
        return (2.0 if same else 1.0) + (1.0 if shared else 0.0) + 0.01 * overlap


def _words_before_prepositions(role: str) -> str:
    for preposition in (" of ", " for ", " at ", " in ", " to "):
        role = role.split(preposition, maxsplit=1)[0]
    return role


def _last_seen(entry: Entry, position: int) -> int:
    return max((span.start for span in entry.spans if span.start < position), default=-1)


def _words_of(entry: Entry) -> set[str]:
    return {word for name in _names_of(entry) for word in name.split()}


def _names_of(entry: Entry) -> set[str]:
    names = {entry.key, *map(person_key, entry.aliases)}
    short = initials(entry.name)
    if len(short) > 2:
        names.add(short.lower())
    return names


def _role_head(phrase: str, head: Token) -> str | None:
    """Return the folded role that a description's head is, compounds of two words included."""
    folded = role_key(phrase)
    for double in ("secretary general", "vice president", "prime minister", "front runner"):
        if double in folded and double.split()[-1] == person_key(head.text):
            return double
    word = person_key(head.lemma_ if head.pos_ == "NOUN" else head.text)
    return word if is_role(word) else None

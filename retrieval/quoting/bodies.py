"""Which organisation an attribution means: "the Lund campaign", "his campaign", "the bank"."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from retrieval.quoting.names import BODIES, NEWSPAPERS, strip_possessive
from retrieval.quoting.phrases import phrase_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from spacy.tokens import Token

    from retrieval.quoting.entry import Entry
    from retrieval.quoting.mentions import Mention
    from retrieval.quoting.paragraphs import Paragraph
    from retrieval.quoting.people import Cast

_PAPERS = frozenset({"newspaper", "paper", "magazine", "outlet", "publication", "network"})
_COMPANIES = frozenset(
    "airline automaker bank broadcaster carmaker chain company corporation firm manufacturer"
    " retailer startup".split()
)
_STAFF = frozenset({"team", "camp"})
"""What a campaign is also called."""
_OWN = frozenset({"campaign", "team", "administration"})
_NAMED = frozenset({"GPE", "NORP", "ORG", "PERSON"})
_DEFINITE = frozenset({"the", "that", "this"})
_LONGEST = 7
"""Words that an organisation's name may have to be known by one of them."""
_CLEARLY = 3
"""How many times oftener than another company one must be named to be "the company"."""


class Bodies:
    """Finds the organisation behind a noun for one."""

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

    def is_body(self, head: Token, number: int) -> bool:
        """Say whether a head is a country's name or a noun for an organisation."""
        named = self._at.get((number, head.i))
        if named is not None and named[0].label in {"GPE", "NORP"}:
            return named[0].label == "GPE"
        lemma = head.lemma_.lower()
        return lemma in BODIES or lemma in _PAPERS or lemma in _COMPANIES

    def find(self, head: Token, number: int, owner: Entry | None = None) -> Entry | None:
        """Return the organisation that a head is, or None where it is not clear.

        Args:
            head: A country's name or a noun for an organisation.
            number: The number of its paragraph.
            owner: Whom a pronoun before it means ("*his* campaign").
        """
        paragraph = self._paragraphs[number]
        named = self._at.get((number, head.i))
        if named is not None:
            return self._cast.organisation(named[0].name)
        noun = head.lemma_.lower()
        if owner is not None:
            if owner.is_organisation or not owner.name or noun not in _OWN:
                return None
            return self._whose(owner, noun) or self._cast.organisation(
                f"{owner.name.split()[-1]} {head.text}"
            )
        for child in head.children:
            named = self._at.get((number, child.i))
            if child.dep_ == "appos" and named is not None and named[0].label == "ORG":
                return named[1]
        first, _ = phrase_of(head, paragraph)
        words = [word for word in paragraph.doc[first : head.i + 1] if word.dep_ != "det"]
        kinds = _NAMED - {"NORP"} if head.tag_ == "NNS" else _NAMED
        proper = any(word.ent_type_ in kinds and word.text[:1].isupper() for word in words)
        if proper and words:
            text = paragraph.text[words[0].idx : head.idx + len(head)]
            name = " ".join(strip_possessive(word) for word in text.split())
            owner = self._owner(words, number)
            if owner is not None and noun in _OWN:
                name = f"{owner.name.split()[-1]} {head.text}"
            found = owner and self._whose(owner, noun)
            found = found or self._cast.organisation(name)
            found.spans.append(paragraph.place(words[0].idx, head.idx + len(head)))
            return found
        if head.tag_ == "NNS" or paragraph.doc[first].lower_ not in _DEFINITE:
            return None
        return self._called(noun, paragraph.offset + head.idx)

    def _owner(self, words: list[Token], number: int) -> Entry | None:
        """Return the only person before the last of some words ("Jane Lund's campaign")."""
        owners = [
            found[1]
            for word in words[:-1]
            if (found := self._at.get((number, word.i))) and found[0].label == "PERSON"
        ]
        return owners[0] if len({id(owner) for owner in owners}) == 1 else None

    def _whose(self, owner: Entry, noun: str) -> Entry | None:
        names = {owner.words, owner.core, owner.core[-1:], owner.core[:1]}
        nouns = {noun, "campaign"} if noun in _STAFF else {noun}
        for entry in self._cast.entries:
            words = tuple(strip_possessive(word) for word in entry.words)
            if entry.is_organisation and words[-1] in nouns and words[:-1] in names:
                return entry
        return None

    def _called(self, noun: str, position: int) -> Entry | None:
        """Find which organisation "the" bank or newspaper is."""
        bodies = [entry for entry in self._cast.entries if entry.is_organisation]
        fits = [entry for entry in bodies if _is_named_after(entry, noun)]
        if fits:
            return fits[0] if len(fits) == 1 else None
        before = [entry for entry in bodies if any(span.start < position for span in entry.spans)]
        if noun in _PAPERS:
            papers = [entry for entry in before if entry.words[-1] in NEWSPAPERS]
            return papers[0] if len(papers) == 1 else None
        if noun not in _COMPANIES:
            return None
        plain = [
            entry
            for entry in before
            if not any(
                word in BODIES | NEWSPAPERS | {"bureau", "committee"} for word in entry.words
            )
            and not entry.name.isupper()
        ]
        plain.sort(key=lambda entry: -len(entry.spans))
        if not plain or len(plain[0].spans) == 1:
            return None
        second = len(plain[1].spans) if len(plain) > 1 else 0
        last = max(plain, key=lambda entry: _last_before(entry, position))
        often = len(plain[0].spans) >= _CLEARLY * second
        return plain[0] if often and last is plain[0] else None


def _is_named_after(entry: Entry, noun: str) -> bool:
    """Say whether a noun is what an organisation is by its name ("Bureau of …", "… Office")."""
    words = entry.words
    return len(words) <= _LONGEST and (
        words[-1] == noun or any(pair in {(noun, "of"), (noun, "for")} for pair in pairwise(words))
    )


def _last_before(entry: Entry, position: int) -> int:
    return max((span.start for span in entry.spans if span.start < position), default=-1)

"""Who an attribution is: names, pronouns, descriptions, documents, organisations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from retrieval.quoting.cues import DOCUMENTS
from retrieval.quoting.descriptions import Descriptions
from retrieval.quoting.names import (
    BODIES,
    GENDERED,
    GIVEN_NAMES,
    is_role,
    strip_possessive,
    title_of,
)
from retrieval.quoting.people import nameless
from retrieval.quoting.plausible import is_human
from retrieval.quoting.pronouns import PRONOUNS, Pronouns
from retrieval.quoting.speakers import phrase_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from retrieval.quoting.mentions import Mention
    from retrieval.quoting.paragraphs import Paragraph
    from retrieval.quoting.people import Cast, Entry
    from retrieval.quoting.statements import Statement

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_DEFINITE = frozenset({"the", "this", "that", "his", "her"})
_OWN_OFFICE = frozenset({"office"})


class Resolver:
    """Finds the person behind each attribution of one article, in reading order."""

    def __init__(
        self, paragraphs: Sequence[Paragraph], mentions: Sequence[Mention], cast: Cast
    ) -> None:
        """Take the story's paragraphs, who is named where, and everybody in it."""
        self._paragraphs = paragraphs
        self._cast = cast
        self._at: dict[tuple[int, int], tuple[Mention, Entry]] = {}
        for mention in mentions:
            entry = cast.of_mention.get(mention)
            if entry is not None:
                for token in range(mention.first, mention.stop):
                    self._at[mention.paragraph, token] = (mention, entry)
        self._descriptions = Descriptions(paragraphs, self._at, cast)
        self._pronouns = Pronouns(paragraphs, self._at)
        self._meant: dict[tuple[int, int], Entry | None] = {}
        self._issuers: dict[str, Entry] = {}
        self._nameless: dict[str, Entry] = {}

    def resolve_all(self, statements: Sequence[Statement]) -> list[Entry | None]:
        """Return who says each statement, or None where nothing fits.

        Args:
            statements: In order of their first character.
        """
        wanted = {
            (found.speaker.paragraph, found.speaker.head)
            for found in statements
            if found.speaker is not None
        }
        answers: dict[tuple[int, int], Entry | None] = {}
        for number, paragraph in enumerate(self._paragraphs):
            for token in paragraph.doc:
                place = (number, token.i)
                self._follow(token, number, asked=place in wanted)
                if place in wanted:
                    answers[place] = self._speaker(token, number)
        return [
            answers.get((found.speaker.paragraph, found.speaker.head)) if found.speaker else None
            for found in statements
        ]

    def _follow(self, token: Token, number: int, *, asked: bool) -> None:
        """Take note of whom a token names, or of whom it means."""
        place = (number, token.i)
        known = self._at.get(place)
        if known is not None and known[0].head == token.i:
            mention, entry = known
            self._pronouns.note(
                token, number, entry, subject=mention.subject, quoted=mention.quoted
            )
        elif token.lower_ in PRONOUNS and self._paragraphs[number].inside[token.i] < 0:
            if token.dep_ not in _SUBJECTS and not asked:
                return
            meant = self._pronouns.find(token, number)
            self._meant[place] = meant
            if meant is not None:
                self._pronouns.note(token, number, meant, subject=True, quoted=False)

    def _speaker(self, token: Token, number: int) -> Entry | None:
        entry = self._resolve(token, number)
        if entry is None and is_human(token):
            entry = self._unknown(token, number)
        if entry is not None:
            self._pronouns.note_speaker(token, number, entry)
            if (number, token.i) not in self._at and token.lower_ not in PRONOUNS:
                self._pronouns.note(token, number, entry, subject=True, quoted=False)
        return entry if entry is not None and entry.name else None

    def _unknown(self, noun: Token, number: int) -> Entry | None:
        """Return somebody without a name, so that a pronoun after it means nobody else.

        "The nominee" may be anybody named before, unless it is a nominee without a name.
        """
        lemma = noun.lemma_.lower()
        first, _ = phrase_of(noun, self._paragraphs[number])
        if noun.doc[first].lower_ in _DEFINITE:
            return self._nameless.get(lemma)
        if lemma not in self._nameless:
            self._nameless[lemma] = nameless(GENDERED.get(lemma))
        return self._nameless[lemma]

    def _resolve(self, head: Token, number: int) -> Entry | None:
        place = (number, head.i)
        low = head.lower_
        if low in PRONOUNS:
            return self._meant.get(place)
        if low == "it":
            last = self._pronouns.last_speaker(head, number)
            return last if last is not None and last.is_organisation else None
        if head.pos_ == "PRON":
            return None
        named = self._named(head, number)
        if named is not None:
            return named
        if head.lemma_.lower() in DOCUMENTS or low in _OWN_OFFICE:
            found = self._issuer(head, number)
            if found is not None or low not in _OWN_OFFICE:
                return found
        return self._unnamed(head, number)

    def _unnamed(self, head: Token, number: int) -> Entry | None:
        """Find who a body, an unknown name or a description is."""
        if self._is_body(head, number):
            return self._body(head, number)
        if head.text[:1].isupper() and (number, head.i) not in self._at and not is_role(head.text):
            found = self._proper(head, number)
            if found is not None:
                return found
        found = self._descriptions.find(head, number)
        if found is not None:
            paragraph = self._paragraphs[number]
            found.spans.append(paragraph.span_of(*phrase_of(head, paragraph)))
        return found

    def _named(self, head: Token, number: int) -> Entry | None:
        """Return who is named at a head, or in apposition to it ("the minister, Jane Roe,")."""
        known = self._at.get((number, head.i))
        if known is not None and known[0].label in {"PERSON", "ORG"}:
            return known[1]
        for child in head.children:
            named = self._at.get((number, child.i))
            if child.dep_ == "appos" and named and named[0].label == "PERSON":
                return named[1]
        # "The lawyer for Lund, Jane Roe,": the parser takes it for another name of Lund's.
        for word in head.subtree:
            named = self._at.get((number, word.i))
            if word.dep_ != "appos" or word.i < head.i or named is None:
                continue
            after = word.head.head.dep_ == "prep" and word.head.head.head == head
            if after and named[0].label == "PERSON" and is_role(head.text):
                return named[1]
        return None

    def _issuer(self, head: Token, number: int) -> Entry | None:
        """Find who put out a document: "a statement from X", "X's letter", "the statement"."""
        lemma = head.lemma_.lower()
        for child in head.children:
            source: Token | None = None
            if child.dep_ == "poss" or (child.dep_ == "compound" and child.ent_type_ == "ORG"):
                source = child
            elif child.dep_ == "prep" and child.lower_ in {"from", "by", "of"}:
                source = next((noun for noun in child.children if noun.dep_ == "pobj"), None)
            if source is not None and child.lower_ != "its":
                found = (
                    self._pronouns.find(source, number)
                    if source.lower_ in PRONOUNS
                    else self._resolve(source, number)
                )
                if found is not None:
                    self._issuers[lemma] = found
                return found
        if any(child.lower_ in {"the", "that", "this"} for child in head.children):
            return self._issuers.get(lemma)
        return None

    def _is_body(self, head: Token, number: int) -> bool:
        named = self._at.get((number, head.i))
        if named is not None and named[0].label in {"GPE", "NORP"}:
            return named[0].label == "GPE"
        return head.lemma_.lower() in BODIES

    def _body(self, head: Token, number: int) -> Entry | None:
        paragraph = self._paragraphs[number]
        named = self._at.get((number, head.i))
        if named is not None:
            return self._cast.organisation(named[0].name)
        first, _ = phrase_of(head, paragraph)
        words = [word for word in paragraph.doc[first : head.i + 1] if word.dep_ != "det"]
        proper = any(
            word.ent_type_ in {"GPE", "NORP", "ORG", "PERSON"} and word.text[:1].isupper()
            for word in words
        )
        if proper and words:
            text = paragraph.text[words[0].idx : head.idx + len(head)]
            entry = self._cast.organisation(text)
            entry.spans.append(paragraph.place(words[0].idx, head.idx + len(head)))
            return entry
        fits = [
            entry
            for entry in self._cast.entries
            if entry.is_organisation and head.lemma_.lower() in entry.words
        ]
        return fits[0] if len(fits) == 1 else None

    def _proper(self, head: Token, number: int) -> Entry | None:
        """Take capitals that the model did not know for a name that is known by now."""
        paragraph = self._paragraphs[number]
        position = paragraph.offset + head.idx
        known = self._cast.by_short_name(strip_possessive(head.text), position)
        first, _ = phrase_of(head, paragraph)
        begin = head.i
        while begin > first and _is_of_name(head.doc[begin - 1]):
            begin -= 1
        if begin == head.i:
            return known
        start, end = head.doc[begin].idx, head.idx + len(head)
        text = paragraph.text[start:end]
        found = self._cast.known_in_full(text)
        if found is None and (known is not None or head.doc[begin].lower_ in GIVEN_NAMES):
            # Whoever has another first name is somebody else.
            found = self._cast.person(text)
        if found is not None:
            found.spans.append(paragraph.place(start, end))
        return found


def _is_of_name(word: Token) -> bool:
    """Say whether a word before a surname may be a first name."""
    return (
        word.pos_ == "PROPN"
        and word.text[:1].isupper()
        and word.text.isalpha()
        and not is_role(word.text)
        and not title_of(word.text)
        and word.lower_ not in BODIES
        and word.ent_type_ not in {"NORP", "DATE"}
    )

"""Who an attribution is: names, pronouns, descriptions, documents, organisations."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from retrieval.quoting.authors import find_author
from retrieval.quoting.bodies import Bodies
from retrieval.quoting.calling import find_called
from retrieval.quoting.cues import DOCUMENTS
from retrieval.quoting.delayed import find_delayed
from retrieval.quoting.descriptions import Descriptions
from retrieval.quoting.documents import Issuers
from retrieval.quoting.given_names import GIVEN_NAMES
from retrieval.quoting.nameless import Nameless
from retrieval.quoting.names import BODIES, is_role, strip_possessive, title_of
from retrieval.quoting.paragraphs import MARKS
from retrieval.quoting.phrases import phrase_of
from retrieval.quoting.plausible import is_human
from retrieval.quoting.pronouns import PRONOUNS, Pronouns
from retrieval.quoting.salience import SUBJECTS, Salience

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from retrieval.article import Span
    from retrieval.quoting.entry import Entry
    from retrieval.quoting.mentions import Mention
    from retrieval.quoting.paragraphs import Paragraph
    from retrieval.quoting.people import Cast
    from retrieval.quoting.statements import Statement

_OWN_OFFICE = frozenset({"office"})
_PLURAL = frozenset({"are", "were", "have", "do"})
_RELATIVES = frozenset({"who", "which", "that"})


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
        self._bodies = Bodies(paragraphs, self._at, cast)
        self._strangers = Nameless(paragraphs, cast)
        self._issuers = Issuers(self._source)
        self._author = find_author(paragraphs, self._at)
        self._salience = Salience(paragraphs)
        self._pronouns = Pronouns(paragraphs, self._at, self._salience)
        self._said: dict[tuple[int, int], list[Span]] = {}
        self._meant: dict[tuple[int, int], Entry | None] = {}

    def resolve_all(self, statements: Sequence[Statement]) -> list[Entry | None]:
        """Return who says each statement, or None where nothing fits.

        Args:
            statements: In order of their first character.
        """
        said: defaultdict[tuple[int, int], list[Span]] = defaultdict(list)
        for found in statements:
            if found.speaker is not None:
                said[found.speaker.paragraph, found.speaker.head].extend(found.spans)
        self._said = dict(said)
        self._salience.report(span for found in statements for span in found.spans)
        answers: dict[tuple[int, int], Entry | None] = {}
        for number, paragraph in enumerate(self._paragraphs):
            for token in paragraph.doc:
                self._follow(token, number)
                if (number, token.i) in said:
                    answers[number, token.i] = self._speaker(token, number)
        self._name_the_first(statements, answers)
        return _in_order(statements, answers)

    def _name_the_first(
        self, statements: Sequence[Statement], answers: dict[tuple[int, int], Entry | None]
    ) -> None:
        """Give the name that comes later to the description that a story opens with."""
        inorder = _in_order(statements, answers)
        delayed = find_delayed(statements, inorder, self._paragraphs, self._at)
        if delayed is not None:
            speaker, entry, role = delayed
            answers[speaker.paragraph, speaker.head] = entry
            entry.spans.append(speaker.span)
            if role:
                entry.roles[role] += 1

    def _follow(self, token: Token, number: int) -> None:
        """Take note of whom a token names, or of whom it means."""
        place = (number, token.i)
        known = self._at.get(place)
        subject = token.dep_ in SUBJECTS
        if known is not None:
            mention, entry = known
            if mention.head == token.i:
                self._salience.note(token, number, entry, quoted=mention.quoted)
        elif self._paragraphs[number].inside[token.i] >= 0:
            return
        elif token.lower_ in PRONOUNS:
            if subject or place in self._said:
                self._meant[place] = self._pronouns.find(token, number, self._said.get(place, ()))
                self._note(token, number, self._meant[place])
        elif (
            subject
            and place not in self._said
            and is_human(token)
            and not any((number, child.i) in self._at for child in token.children)
        ):
            self._note(token, number, self._described(token, number))

    def _note(self, token: Token, number: int, entry: Entry | None) -> None:
        if entry is not None:
            self._salience.note(token, number, entry)

    def _described(self, token: Token, number: int) -> Entry | None:
        found = self._called(token, number) or self._descriptions.find(token, number)
        return found if found is not None else self._strangers.find(token, number)

    def _speaker(self, token: Token, number: int) -> Entry | None:
        entry = self._resolve(token, number)
        if entry is None and is_human(token):
            entry = self._strangers.find(token, number)
        if entry is not None and token.lower_ != "i":
            self._salience.note_speaker(token, number, entry)
            if (number, token.i) not in self._at and token.lower_ not in PRONOUNS:
                self._salience.note(token, number, entry)
        return entry if entry is not None and entry.name else None

    def _resolve(self, head: Token, number: int) -> Entry | None:
        place = (number, head.i)
        low = head.lower_
        if low in PRONOUNS:
            return self._meant.get(place)
        if low == "it":
            last = self._salience.last_speaker(head, number)
            return last if last is not None and last.is_organisation else None
        if low == "i":
            return self._author if self._paragraphs[number].inside[head.i] < 0 else None
        if low in _RELATIVES and head.dep_ in SUBJECTS:
            return self._antecedent(head, number)
        if head.pos_ == "PRON":
            return None
        named = self._named(head, number)
        if named is not None:
            return named
        if head.lemma_.lower() in DOCUMENTS or low in _OWN_OFFICE:
            found = self._issuers.find(head, number)
            # "The governor's office" is not the governor.
            by_staff = low in _OWN_OFFICE and found is not None and not found.is_organisation
            if found is not None or low not in _OWN_OFFICE:
                return None if by_staff else found
        return self._unnamed(head, number)

    def _source(self, source: Token, number: int) -> Entry | None:
        """Find who a document is from, or whose a body is."""
        if source.lower_ in PRONOUNS:
            return self._pronouns.find(source, number)
        if source.lower_ in _OWN_OFFICE:
            # A statement from the governor's office is the governor's.
            return self._issuers.find(source, number) or self._unnamed(source, number)
        return self._resolve(source, number)

    def _antecedent(self, relative: Token, number: int) -> Entry | None:
        """Find whom "who" means: what its clause belongs to."""
        verb = relative.head
        while verb.dep_ in {"conj", "xcomp", "aux"} and verb.head != verb:
            verb = verb.head
        helpers = [child for child in verb.children if child.dep_ in {"aux", "auxpass"}]
        plural = verb.tag_ == "VBP" or any(word.lower_ in _PLURAL for word in (verb, *helpers))
        if plural or verb.dep_ != "relcl" or verb.head.i >= relative.i:
            return None
        found = self._resolve(verb.head, number)
        thing = relative.lower_ == "which"
        return found if found is None or not thing or found.is_organisation else None

    def _unnamed(self, head: Token, number: int) -> Entry | None:
        """Find who a body, an unknown name or a description is."""
        if self._bodies.is_body(head, number):
            owner = next((child for child in head.children if child.lower_ in PRONOUNS), None)
            whose = self._pronouns.find(owner, number) if owner is not None else None
            return self._bodies.find(head, number, whose)
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
        return self._called(head, number)

    def _called(self, head: Token, number: int) -> Entry | None:
        """Return who is named within a description ("a resident who gave his name as Ali")."""
        paragraph = self._paragraphs[number]
        place = find_called(head, paragraph)
        if place is None:
            return None
        name = place.of(paragraph.text)
        found = self._cast.by_short_name(name, paragraph.offset + place.start)
        found = found or self._cast.person(name)
        found.spans.append(paragraph.place(*place))
        return found

    def _proper(self, head: Token, number: int) -> Entry | None:
        """Take capitals that the model did not know for a name that is known by now."""
        paragraph = self._paragraphs[number]
        position = paragraph.offset + head.idx
        known = self._cast.by_short_name(strip_possessive(head.text), position)
        if head.i > 1 and head.nbor(-1).text in MARKS and head.nbor(-2).pos_ == "PROPN":
            # 'Kari "Kit" Lund' is no other Lund.
            return None
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


def _in_order(
    statements: Sequence[Statement], answers: dict[tuple[int, int], Entry | None]
) -> list[Entry | None]:
    return [
        answers.get((found.speaker.paragraph, found.speaker.head)) if found.speaker else None
        for found in statements
    ]


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

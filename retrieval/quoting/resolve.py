"""Who an attribution is: names, pronouns, descriptions, documents, organisations."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from retrieval.quoting.cues import DOCUMENTS
from retrieval.quoting.names import (
    BODIES,
    FEMALE,
    LEADERS,
    MALE,
    initials,
    is_role,
    person_key,
    role_key,
    strip_possessive,
)
from retrieval.quoting.speakers import phrase_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from retrieval.quoting.mentions import Mention
    from retrieval.quoting.paragraphs import Paragraph
    from retrieval.quoting.people import Cast, Entry
    from retrieval.quoting.statements import Speaker, Statement

_PRONOUNS = {"he": MALE, "his": MALE, "him": MALE, "himself": MALE}
_PRONOUNS |= {"she": FEMALE, "her": FEMALE, "hers": FEMALE, "herself": FEMALE}
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_WINDOW = 6
"""How many sentences back a pronoun may reach."""
_NEXT_SENTENCE = 1.0
_SUBJECT_BONUS = 1.6
_SPEAKER_BONUS = 1.0
_GENDER_BONUS = 0.7
_POSSESSIVE_MALUS = 1.0
_QUOTED_MALUS = 3.0
_OWN_OFFICE = frozenset({"office"})


class _Place(NamedTuple):
    position: int
    sentence: int
    entry: Entry
    subject: bool
    possessive: bool
    quoted: bool


class Resolver:
    """Finds the person behind each attribution of one article, in reading order."""

    def __init__(
        self, paragraphs: Sequence[Paragraph], mentions: Sequence[Mention], cast: Cast
    ) -> None:
        """Prepare: number the sentences, note where everybody stands, read genders off the text."""
        self._paragraphs = paragraphs
        self._cast = cast
        self._at: dict[tuple[int, int], tuple[Mention, Entry]] = {}
        for mention in mentions:
            entry = cast.of_mention.get(mention)
            if entry is not None:
                for token in range(mention.first, mention.stop):
                    self._at[mention.paragraph, token] = (mention, entry)
        self._first_sentence = [0]
        for paragraph in paragraphs:
            self._first_sentence.append(self._first_sentence[-1] + len(paragraph.sentences))
        self._places: list[_Place] = []
        self._learn_genders()
        self._pronouns: dict[tuple[int, int], Entry | None] = {}
        self._issuers: dict[str, Entry] = {}
        self._speaking: dict[int, Entry] = {}

    def resolve_all(self, statements: Sequence[Statement]) -> list[Entry | None]:
        """Return who says each statement, or None where nothing fits.

        Args:
            statements: In order of their first character.
        """
        wanted: dict[tuple[int, int], Speaker] = {}
        for statement in statements:
            if statement.speaker is not None:
                wanted[statement.speaker.paragraph, statement.speaker.head] = statement.speaker
        answers: dict[tuple[int, int], Entry | None] = {}
        for number, paragraph in enumerate(self._paragraphs):
            for token in paragraph.doc:
                place = (number, token.i)
                known = self._at.get(place)
                if known is not None and known[0].head == token.i:
                    self._note(number, token, known[1], known[0].subject, known[0].quoted)
                elif (
                    token.lower_ in _PRONOUNS
                    and paragraph.inside[token.i] < 0
                    and (token.dep_ in _SUBJECTS or place in wanted)
                ):
                    entry = self._pronoun(token, number)
                    self._pronouns[place] = entry
                    if entry is not None:
                        self._note(number, token, entry, subject=True, quoted=False)
                if place in wanted:
                    entry = self._resolve(token, number)
                    answers[place] = entry
                    if entry is not None:
                        self._speaking[self._sentence(number, token.i)] = entry
                        if known is None and token.lower_ not in _PRONOUNS:
                            self._note(number, token, entry, subject=True, quoted=False)
        return [
            answers.get((found.speaker.paragraph, found.speaker.head)) if found.speaker else None
            for found in statements
        ]

    def _sentence(self, number: int, token: int) -> int:
        sentences = self._paragraphs[number].sentences
        within = sum(1 for _, stop in sentences if stop <= token)
        return self._first_sentence[number] + within

    def _note(self, number: int, token: Token, entry: Entry, subject: bool, quoted: bool) -> None:  # noqa: FBT001 - private, named at each call
        following = token.nbor(1).text if token.i + 1 < len(token.doc) else ""
        self._places.append(
            _Place(
                self._paragraphs[number].offset + token.idx,
                self._sentence(number, token.i),
                entry,
                subject,
                following in {"'s", "’s", "'", "’"},
                quoted,
            )
        )

    def _learn_genders(self) -> None:
        """Count a pronoun after the only person of a sentence, its subject, for that person."""
        for number, paragraph in enumerate(self._paragraphs):
            for first, stop in paragraph.sentences:
                named = {
                    id(found[1]): found
                    for at in range(first, stop)
                    if (found := self._at.get((number, at))) and found[0].label == "PERSON"
                }
                outside = [at for at in range(first, stop) if paragraph.inside[at] < 0]
                genders = {
                    _PRONOUNS[paragraph.doc[at].lower_]
                    for at in outside
                    if paragraph.doc[at].lower_ in _PRONOUNS
                    and any(at > mention.first for mention, _ in named.values())
                }
                if len(named) == 1 and len(genders) == 1:
                    mention, entry = next(iter(named.values()))
                    if mention.subject and not mention.quoted:
                        entry.genders[next(iter(genders))] += 1

    def _pronoun(self, token: Token, number: int) -> Entry | None:
        """Find the last fitting person: near, a subject, a speaker, of the same gender."""
        gender = _PRONOUNS[token.lower_]
        here = self._sentence(number, token.i)
        best: tuple[float, int] | None = None
        found = None
        for place in reversed(self._places):
            distance = here - place.sentence
            if distance > _WINDOW:
                break
            if place.entry.is_organisation or place.entry.gender not in {None, gender}:
                continue
            score = -_NEXT_SENTENCE * distance
            score += _SUBJECT_BONUS if place.subject else 0.0
            score += _GENDER_BONUS if place.entry.gender == gender else 0.0
            score -= _POSSESSIVE_MALUS if place.possessive else 0.0
            score -= _QUOTED_MALUS if place.quoted else 0.0
            if self._speaking.get(place.sentence) is place.entry:
                score += _SPEAKER_BONUS
            if best is None or (score, place.position) > best:
                best, found = (score, place.position), place.entry
        return found

    def _resolve(self, head: Token, number: int) -> Entry | None:
        place = (number, head.i)
        low = head.lower_
        if low in _PRONOUNS:
            return self._pronouns.get(place)
        if low == "it":
            return self._last_organisation(number, head)
        if head.pos_ == "PRON":
            return None
        known = self._at.get(place)
        if known is not None and known[0].label in {"PERSON", "ORG"}:
            return known[1]
        if head.lemma_.lower() in DOCUMENTS or low in _OWN_OFFICE:
            found = self._issuer(head, number)
            if found is not None or low not in _OWN_OFFICE:
                return found
        for child in head.children:
            # "the minister, Jane Roe," has the name in apposition.
            named = self._at.get((number, child.i))
            if child.dep_ == "appos" and named and named[0].label == "PERSON":
                return named[1]
        if self._is_body(head, number):
            return self._body(head, number)
        if head.pos_ == "PROPN" and known is None and not is_role(head.text):
            found = self._proper(head, number)
            if found is not None:
                return found
        return self._described(head, number)

    def _last_organisation(self, number: int, head: Token) -> Entry | None:
        here = self._sentence(number, head.i)
        for back in (here, here - 1):
            entry = self._speaking.get(back)
            if entry is not None:
                return entry if entry.is_organisation else None
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
                    self._pronoun(source, number)
                    if source.lower_ in _PRONOUNS
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
        proper = any(word.ent_type_ in {"GPE", "NORP", "ORG", "PERSON"} for word in words)
        if proper and words:
            text = paragraph.doc.text[words[0].idx : head.idx + len(head)]
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
        found = self._cast.by_short_name(strip_possessive(head.text), position)
        if found is not None:
            return found
        first, stop = phrase_of(head, paragraph)
        run = [word for word in head.doc[first : head.i + 1] if word.pos_ == "PROPN"]
        if len(run) < 2 or stop - first > len(run) + 2:
            return None
        if is_role(head.text) or not all(word.text[:1].isupper() for word in run):
            return None
        text = paragraph.doc.text[run[0].idx : head.idx + len(head)]
        for entry in self._cast.entries:
            if entry.key == person_key(text):
                return entry
        return None

    def _described(self, head: Token, number: int) -> Entry | None:
        """Find whom a description fits: by its noun, and by its organisation."""
        paragraph = self._paragraphs[number]
        first, stop = phrase_of(head, paragraph)
        words = [word for word in paragraph.doc[first:stop] if word.dep_ != "det"]
        definite = paragraph.doc[first].lower_ not in {"a", "an", "one", "another", "some"}
        phrase = paragraph.doc.text[
            paragraph.doc[first].idx : paragraph.doc[stop - 1].idx + len(paragraph.doc[stop - 1])
        ]
        noun = _role_head(phrase, head)
        if noun is None or not definite or head.tag_ in {"NNS", "NNPS"}:
            return None
        bodies = self._organisations_in(words, number)
        scored: list[tuple[float, int, Entry]] = []
        for entry in self._cast.entries:
            if entry.is_organisation or not entry.roles:
                continue
            score = max(self._fit(noun, bodies, phrase, role) for role in entry.roles)
            if score > 0:
                scored.append((score, self._last_seen(entry, paragraph.offset + head.idx), entry))
        if not scored:
            return None
        top = max(score for score, _, _ in scored)
        best = [found for found in scored if found[0] == top]
        if len(best) > 1 and not any(seen >= 0 for _, seen, _ in best):
            return None
        return max(best, key=lambda found: found[1])[2]

    def _organisations_in(self, words: Sequence[Token], number: int) -> set[str]:
        """Return the folded names of the organisations and countries in a description."""
        names = set()
        for word in words:
            if word.pos_ == "PROPN" or word.ent_type_ in {"ORG", "GPE", "NORP"}:
                names.add(person_key(strip_possessive(word.text)))
            named = self._at.get((number, word.i))
            if named is not None and named[0].label == "ORG":
                names |= _names_of(named[1])
            elif word.lemma_.lower() in BODIES:
                names |= self._known_as(word.lemma_.lower())
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
        folded = role_key(role)
        theirs = set(folded.split()) | {folded}
        theirs |= {
            name
            for entry in self._cast.entries
            if entry.is_organisation and any(f" {one} " in f" {folded} " for one in _names_of(entry))
            for name in _names_of(entry)
        }
        shared = bodies & theirs
        if bodies and not shared:
            return 0.0
        own = _words_before_prepositions(folded)
        same = f" {noun} " in f" {own} "
        alike = noun in _LEADING and any(f" {leader} " in f" {own} " for leader in _LEADING)
        if not same and not (alike and shared):
            return 0.0
        overlap = len(set(person_key(phrase).split()) & set(folded.split()))
        return (2.0 if same else 1.0) + (1.0 if shared else 0.0) + 0.01 * overlap

    def _last_seen(self, entry: Entry, position: int) -> int:
        return max((span.start for span in entry.spans if span.start < position), default=-1)


_LEADING = frozenset(person_key(word) for word in LEADERS)


def _words_before_prepositions(role: str) -> str:
    for preposition in (" of ", " for ", " at ", " in ", " to "):
        role = role.split(preposition)[0]
    return role


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

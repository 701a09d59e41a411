"""Whom "he" and "she" mean: the last fitting person, by distance, part in the clause and gender."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from retrieval.quoting.names import FEMALE, MALE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from spacy.tokens import Token

    from retrieval.quoting.mentions import Mention
    from retrieval.quoting.paragraphs import Paragraph
    from retrieval.quoting.people import Entry

PRONOUNS = dict.fromkeys(("he", "his", "him", "himself"), MALE) | dict.fromkeys(
    ("she", "her", "hers", "herself"), FEMALE
)
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_WINDOW = 6
"""How many sentences back a pronoun may reach."""
# The weights were set by hand on the nine articles of PolNeAR's development part whose speakers
# were named by a reader.
_NEXT_SENTENCE = 1.0
_SUBJECT_BONUS = 1.6
_SPEAKER_BONUS = 1.0
_GENDER_BONUS = 0.7
_CLAUSE_BONUS = 1.5
_POSSESSIVE_MALUS = 1.0
_QUOTED_MALUS = 3.0


class _Place(NamedTuple):
    position: int
    sentence: int
    entry: Entry
    subject: bool
    possessive: bool
    quoted: bool


def _subject_above(pronoun: Token) -> Token | None:
    """Return the subject of the clause that a pronoun's own tells the time or reason of.

    In "X said Y erred when he spoke" it is Y.
    """
    verb = pronoun.head
    if pronoun.dep_ not in _SUBJECTS or verb.dep_ != "advcl":
        return None
    return next((child for child in verb.head.lefts if child.dep_ in _SUBJECTS), None)


class Pronouns:
    """Follows who is spoken of while a story is read from its start."""

    def __init__(
        self,
        paragraphs: Sequence[Paragraph],
        at: Mapping[tuple[int, int], tuple[Mention, Entry]],
    ) -> None:
        """Number the sentences and read genders off the text.

        Args:
            paragraphs: The story's paragraphs.
            at: Who is named at (number of the paragraph, number of the token).
        """
        self._paragraphs = paragraphs
        self._at = at
        self._first_sentence = [0]
        for paragraph in paragraphs:
            self._first_sentence.append(self._first_sentence[-1] + len(paragraph.sentences))
        self._places: list[_Place] = []
        self._speaking: dict[int, Entry] = {}
        self._learn_genders()

    def note(self, token: Token, number: int, entry: Entry, *, subject: bool, quoted: bool) -> None:
        """Take note that somebody is named, or meant by a pronoun, at a token."""
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

    def note_speaker(self, token: Token, number: int, entry: Entry) -> None:
        """Take note that somebody speaks in a token's sentence."""
        self._speaking[self._sentence(number, token.i)] = entry

    def last_speaker(self, token: Token, number: int) -> Entry | None:
        """Return who spoke in this sentence or the one before it."""
        here = self._sentence(number, token.i)
        return self._speaking.get(here) or self._speaking.get(here - 1)

    def find(self, token: Token, number: int) -> Entry | None:
        """Return whom a pronoun means, or None where nobody fits."""
        gender = PRONOUNS[token.lower_]
        nearest = _subject_above(token)
        above = None if nearest is None else self._paragraphs[number].offset + nearest.idx
        here = self._sentence(number, token.i)
        best: tuple[float, int] | None = None
        found = None
        for place in reversed(self._places):
            distance = here - place.sentence
            if distance > _WINDOW:
                break
            if place.entry.is_organisation or place.entry.gender not in {None, gender}:
                continue
            score = self._score(place, distance, gender)
            score += _CLAUSE_BONUS if place.position == above else 0.0
            if best is None or (score, place.position) > best:
                best, found = (score, place.position), place.entry
        return found

    def _score(self, place: _Place, distance: int, gender: str) -> float:
        score = -_NEXT_SENTENCE * distance
        score += _SUBJECT_BONUS if place.subject else 0.0
        score += _GENDER_BONUS if place.entry.gender == gender else 0.0
        score -= _POSSESSIVE_MALUS if place.possessive else 0.0
        score -= _QUOTED_MALUS if place.quoted else 0.0
        spoke = self._speaking.get(place.sentence) is place.entry
        return score + (_SPEAKER_BONUS if spoke else 0.0)

    def _sentence(self, number: int, token: int) -> int:
        sentences = self._paragraphs[number].sentences
        within = sum(1 for _, stop in sentences if stop <= token)
        return self._first_sentence[number] + within

    def _learn_genders(self) -> None:
        """Count a pronoun after the only person of a sentence, its subject, for that person."""
        for number, paragraph in enumerate(self._paragraphs):
            for first, stop in paragraph.sentences:
                named = {
                    id(found[1]): found
                    for at in range(first, stop)
                    if (found := self._at.get((number, at))) and found[0].label == "PERSON"
                }
                if len(named) != 1:
                    continue
                mention, entry = next(iter(named.values()))
                genders = {
                    PRONOUNS[paragraph.doc[at].lower_]
                    for at in range(max(first, mention.stop), stop)
                    if paragraph.inside[at] < 0 and paragraph.doc[at].lower_ in PRONOUNS
                }
                if len(genders) == 1 and mention.subject and not mention.quoted:
                    entry.genders[genders.pop()] += 1

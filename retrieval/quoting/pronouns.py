"""Whom "he" and "she" mean: the likeliest of those who were spoken of just before."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from retrieval.quoting.given_names import FEMALE, MALE
from retrieval.quoting.salience import SUBJECTS, Candidate

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from spacy.tokens import Token

    from retrieval.article import Span
    from retrieval.quoting.entry import Entry
    from retrieval.quoting.mentions import Mention
    from retrieval.quoting.paragraphs import Paragraph
    from retrieval.quoting.salience import Salience

PRONOUNS = dict.fromkeys(("he", "his", "him", "himself"), MALE) | dict.fromkeys(
    ("she", "her", "hers", "herself"), FEMALE
)

MARGIN = 0.3
"""How much likelier the first must be than the second; else it is not clear who is meant.

Of the pronouns that the weights were learned from, 8 of 341 fall below, 6 of them wrong.
"""
OWN_NAME = 2.0
"""What it takes off somebody's score to be named in the pronoun's own words in marks. By hand."""


class Pronouns:
    """Finds whom pronouns mean, by gender, grammar and salience."""

    def __init__(
        self,
        paragraphs: Sequence[Paragraph],
        at: Mapping[tuple[int, int], tuple[Mention, Entry]],
        salience: Salience,
    ) -> None:
        """Read genders off the text.

        Args:
            paragraphs: The story's paragraphs.
            at: Who is named at (number of the paragraph, number of the token).
            salience: Who is spoken of, as far as the story has been read.
        """
        self._paragraphs = paragraphs
        self._at = at
        self._salience = salience
        self._named: defaultdict[int, list[tuple[Mention, Entry]]] = defaultdict(list)
        self._entries: defaultdict[int, list[tuple[int, Entry]]] = defaultdict(list)
        for (number, token), (mention, entry) in at.items():
            self._entries[number].append((token, entry))
            if token == mention.head:
                self._named[number].append((mention, entry))
        self._learn_genders()

    def find(self, token: Token, number: int, own: Sequence[Span] = ()) -> Entry | None:
        """Return whom a pronoun means, or None where nobody fits.

        Args:
            token: The pronoun.
            number: The number of its paragraph.
            own: What the pronoun is the speaker of; whoever is named there is somebody else.
        """
        gender = PRONOUNS[token.lower_]
        barred = self._barred(token, number, own)
        named = self._named_in(own, quoted=True)
        ranked: list[tuple[float, int, Entry]] = []
        for candidate in self.candidates(token, number):
            entry = candidate.entry
            place = not entry.gender and entry.placed and entry.placed == len(entry.spans)
            if entry.gender not in {None, gender} or id(entry) in barred or place:
                continue
            score = candidate.score - (OWN_NAME if id(entry) in named else 0)
            ranked.append((score, candidate.position, entry))
        ranked.sort(key=lambda one: one[:2], reverse=True)
        if not ranked or (len(ranked) > 1 and ranked[0][0] - ranked[1][0] < MARGIN):
            return None
        return ranked[0][2]

    def candidates(self, token: Token, number: int) -> list[Candidate]:
        """Return everybody spoken of just before a pronoun, whatever their gender."""
        nearest = _subject_above(token)
        above = None if nearest is None else self._paragraphs[number].offset + nearest.idx
        return list(self._salience.candidates(token, number, PRONOUNS[token.lower_], above))

    def _barred(self, token: Token, number: int, own: Sequence[Span]) -> set[int]:
        """Return whom a pronoun cannot mean: who is named in what it says, or after its verb.

        A name stands for somebody else than a subject pronoun that governs it (principle C of
        binding theory: Chomsky, Lectures on Government and Binding, 1981). In marks people do
        speak of themselves by name.
        """
        barred = set()
        if token.dep_ in SUBJECTS:
            for at, entry in self._entries[number]:
                word = token.doc[at]
                if at > token.i and (word == token.head or token.head.is_ancestor(word)):
                    barred.add(id(entry))
        if _is_inserted(token):
            # "Jane Roe, she said, was late": what stands around it is what she says.
            first, stop = next(
                place
                for place in self._paragraphs[number].sentences
                if place[0] <= token.i < place[1]
            )
            for at in range(first, stop):
                named = self._at.get((number, at))
                if named is not None and not named[0].quoted:
                    barred.add(id(named[1]))
        return barred | self._named_in(own, quoted=False)

    def _named_in(self, contents: Sequence[Span], *, quoted: bool) -> set[int]:
        """Return who is named in some spans, in marks or outside of them."""
        return {
            id(entry)
            for span in contents
            for number, paragraph in enumerate(self._paragraphs)
            if paragraph.offset < span.end and span.start < paragraph.offset + len(paragraph.text)
            for mention, entry in self._named[number]
            if mention.quoted is quoted and span.holds(mention.span)
        }

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


def _is_inserted(pronoun: Token) -> bool:
    """Say whether a pronoun and a verb stand between commas ("…, he said, …")."""
    doc, at = pronoun.doc, pronoun.i
    if not 0 < at < len(doc) - 2:
        return False
    verb = doc[at + 1]
    alone = verb.pos_ == "VERB" and doc[at - 1].text == "," and doc[at + 2].text == ","
    return alone and doc[pronoun.sent.start].pos_ not in {"ADP", "SCONJ", "VERB", "ADV"}


def _subject_above(pronoun: Token) -> Token | None:
    """Return the subject of the clause that a pronoun's own tells the time or reason of.

    In "X said Y erred when he spoke" it is Y.
    """
    verb = pronoun.head
    if pronoun.dep_ not in SUBJECTS or verb.dep_ != "advcl":
        return None
    return next((child for child in verb.head.lefts if child.dep_ in SUBJECTS), None)

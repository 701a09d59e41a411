"""What the articles tell, whoever says it."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

from retrieval.asking.choosing import NEAR_BEST
from retrieval.asking.ending import END_ASKED, END_TOLD
from retrieval.asking.findings import Findings
from retrieval.asking.glossing import explains, word_asked
from retrieval.asking.plainly import asked_plainly
from retrieval.asking.reach import CANDIDATES
from retrieval.asking.setting import is_heading
from retrieval.asking.statements import LED_TO
from retrieval.asking.verdict import judge
from retrieval.index.answer_types import BEING_THERE, MEASURED, answer_type, type_verbs
from retrieval.index.fitting import counted_terms
from retrieval.index.naming import question_names
from retrieval.index.otherwise import tells_otherwise
from retrieval.language.synonyms import question_synonyms
from retrieval.language.terms import question_terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from retrieval.archive.records import StoredSentence
    from retrieval.asking.evidence import Evidence
    from retrieval.asking.library import Library
    from retrieval.asking.reach import Reach
    from retrieval.index.engine import Hit

FACTS = 10
"""Sentences that a question of fact considers."""
BESIDE_BEST = 0.7
"""Share of the best sentence's score that others need to be shown beside it."""

CLEARLY_FULLER = 0.1
"""Share of a question's weight by which one sentence, with its neighbours, must hold more of it
than another of like score to be the better answer."""
LIKE_SCORE = 0.85
"""Share of the best one's score that is a like score."""


_HOW = re.compile(r"\bhow \w+", re.IGNORECASE)
"""What asks for a measure ("how old"), which an answer need not name."""


class Telling:
    """Finds what the articles that are looked at tell."""

    def __init__(self, library: Library, reach: Reach) -> None:
        """Take what builds evidence, and what is looked at."""
        self._library = library
        self._reach = reach

    def told(self, topic: str) -> Findings:
        """Find sentences of the articles that hold nearly all of a topic, whoever says it."""
        hits = self._reach.search(topic, CANDIDATES)
        full = [hit for hit in hits if hit.features.sentence >= LED_TO]
        if not full:
            return Findings(nearest=self._sentences(hits[:1]))
        return Findings(self._joined(full, topic))

    def facts(self, question: str) -> Findings:
        """Find the sentences that answer a question of fact, or the one that comes nearest."""
        question = asked_plainly(question)
        hits = self._reach.search(question, FACTS)
        word = word_asked(question)
        if word:
            return self._explained(word, hits)
        verdict = judge(question, hits)
        if not hits:
            return Findings()
        if not verdict.answerable:
            return Findings(nearest=self._sentences(hits[:1]))
        best = self._of_name(question, hits, _fullest(question, hits, hits[verdict.best]))
        ending = self._ending(question, hits, best)
        best = self._below_heading(ending or best, hits)
        if ending is None or _only_names(question, best) or self._otherwise(question, best):
            return Findings(nearest=self._sentences(hits[:1]))
        others = [
            hit
            for hit in hits
            if hit is not best
            and hit.score >= BESIDE_BEST * hits[0].score
            and hit.features.sentence >= NEAR_BEST * best.features.sentence
        ]
        return Findings(self._joined([best, *others], question))

    def _explained(self, word: str, hits: Sequence[Hit]) -> Findings:
        """The sentences that tell what a word means, the one beside the word first."""
        pairs = list(zip(hits, self._reach.sentences(hits), strict=True))
        beside = [hit for hit, one in pairs if explains(self._library.sentence(one).text, word)]
        spelled_out = [hit for hit in hits if hit.features.fits and hit not in beside]
        explaining = beside or spelled_out
        if not explaining:
            return Findings(nearest=self._sentences(hits[:1]))
        return Findings(self._joined(explaining, word))

    def _of_name(self, question: str, hits: Sequence[Hit], best: Hit) -> Hit:
        """The hit that goes on with what a question names, where the best one tells of others.

        "How much is the Old Swan worth?" is answered by "It alone is worth 3 million", after the
        sentence that names it, and not by what all of them are worth.
        """
        names = {term for name in question_names(question) for term in name}
        if answer_type(question) not in MEASURED or not names:
            return best
        if not names.issubset(best.features.absent):
            return best
        near = [hit for hit in hits if hit.features.fits and names.isdisjoint(hit.features.absent)]
        for hit, sentence in zip(near, self._reach.sentences(near), strict=True):
            leads = self._library.meant_by(sentence)
            if names.issubset((*sentence.terms, *(leads.terms if leads else ()))):
                return hit
        return best

    def _ending(self, question: str, hits: Sequence[Hit], best: Hit) -> Hit | None:
        """The hit that tells when something ends, where that is asked: the best one, if it does.

        None where no hit on it does: the day on which a ban began is not the one on which it ends.
        """
        if not END_ASKED.search(question):
            return best
        names = {term for name in question_names(question) for term in name}
        asked = set(question_terms(END_ASKED.sub(" ", question)))
        ending = (asked - names) or asked
        telling = [
            hit
            for hit, sentence in zip(hits, self._reach.sentences(hits), strict=True)
            if hit.features.fits
            and 2 * len(ending.intersection(sentence.terms)) >= len(ending)
            and END_TOLD.search(self._library.sentence(sentence).text)
        ]
        return best if best in telling else next(iter(telling), None)

    def _otherwise(self, question: str, best: Hit) -> bool:
        (sentence,) = self._reach.sentences([best])
        return tells_otherwise(question, self._library.sentence(sentence).text)

    def _below_heading(self, best: Hit, hits: Sequence[Hit]) -> Hit:
        """The first hit of the story that holds as much as a headline, where that is the best."""
        sentences = self._reach.sentences([best, *hits])
        text = self._library.article(sentences[0].article).text
        if not is_heading(text, sentences[0]):
            return best
        return next(
            (
                hit
                for hit, sentence in zip(hits, sentences[1:], strict=True)
                if sentence.article == sentences[0].article
                and not is_heading(text, sentence)
                and hit.features.fits is not False
                and hit.features.sentence >= NEAR_BEST * best.features.sentence
            ),
            best,
        )

    def _sentences(self, hits: Iterable[Hit]) -> tuple[Evidence, ...]:
        return tuple(self._library.sentence(one) for one in self._reach.sentences(hits))

    def _joined(self, hits: Sequence[Hit], asked: str) -> tuple[Evidence, ...]:
        """The sentences of hits, neighbours of one passage as one piece, at the better's place.

        A sentence that opens with a pronoun takes the one before it along; the best one takes the
        one after it along that opens so and holds more of what is asked.
        """
        terms = question_terms(asked)
        pieces: list[list[StoredSentence]] = []
        sentences = self._reach.sentences(hits)
        self._library.fetch((one.article for one in sentences), quotations=True)
        for sentence in sentences:
            if any(sentence in piece for piece in pieces):
                continue
            for piece in pieces:
                if self._library.continues(piece, sentence):
                    piece.append(sentence)
                    break
            else:
                before = self._library.meant_by(sentence)
                pieces.append([sentence, before] if before else [sentence])
                if len(pieces) == 1:
                    meant = chain(terms, *question_synonyms(asked, terms).values())
                    pieces[0] += self._after(sentence, frozenset(meant))
        return tuple(self._library.sentence(*piece, about=terms) for piece in pieces)

    def _after(self, sentence: StoredSentence, terms: frozenset[str]) -> list[StoredSentence]:
        """The sentence after one, where its pronoun goes on with it and it holds more terms."""
        for one in self._library.sentences(sentence.article):
            if one.span.start >= sentence.span.end:
                more = terms.intersection(one.terms) - set(sentence.terms)
                leads = self._library.meant_by(one)
                return [one] if more and leads and leads.id == sentence.id else []
        return []


def _fullest(question: str, hits: Sequence[Hit], best: Hit) -> Hit:
    """The hit that holds a name of the question where the best one, at a like score, does not.

    "When did Sweden change sides?" is answered by the sentence with Sweden in it. That holds for
    questions that ask for a type of answer, which many sentences hold of others.
    """
    lacked = {term for name in question_names(question) for term in name}
    if answer_type(question) is None or lacked.isdisjoint(best.features.absent):
        return best
    like = [
        hit
        for hit in hits
        if hit.score >= LIKE_SCORE * best.score
        and hit.features.fits is not False
        and hit.features.sentence > 0
        and hit.features.window >= best.features.window + CLEARLY_FULLER
    ]
    return max(like, key=lambda hit: hit.features.window, default=best)


def _only_names(question: str, hit: Hit) -> bool:
    """Whether a hit holds, with its neighbours, nothing of a question but the names in it.

    Where somebody stands says nothing of when they were born. A sum beside the names tells what
    was paid, whatever word for that stands there.
    """
    names = {term for name in question_names(question) for term in name}
    common = set(question_terms(_HOW.sub("", question))) - names
    if hit.features.fits:
        common -= type_verbs(answer_type(question))
        common -= BEING_THERE if counted_terms(question) else frozenset()
    absent = common.intersection(hit.features.absent)
    meant = absent.intersection(term for term, _ in hit.features.meant_near)
    return bool(names) and bool(common) and common == absent and 2 * len(meant) < len(common)

"""Asking an archive: who said it, what they said, what is known, where it stands."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from retrieval.archive.records import Only
from retrieval.article import PassageKind
from retrieval.asking.attributions import is_named_by
from retrieval.asking.directory import Directory
from retrieval.asking.findings import Findings, Scope, Verification
from retrieval.asking.library import Library
from retrieval.asking.statements import (
    LED_TO,
    NEAR_BEST,
    about_topic,
    equally_good,
    join_same,
    match_statements,
    nearest_of,
    speakers_first,
    speaking_of,
)
from retrieval.asking.verdict import judge
from retrieval.asking.verify import verify_claim
from retrieval.asking.wording import FURNITURE, MODAL
from retrieval.index.search import SentenceIndex
from retrieval.language.terms import index_terms, question_terms

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from retrieval.archive.archive import Archive
    from retrieval.archive.records import PersonRecord, StoredQuotation, StoredSentence
    from retrieval.article import Span
    from retrieval.asking.evidence import Evidence
    from retrieval.asking.statements import Match
    from retrieval.index.engine import Hit, SearchEngine

CANDIDATES = 60
"""Sentences whose statements are looked at when the speaker is asked for."""
FACTS = 10
"""Sentences that a question of fact considers."""
FEWEST_ALIKE = 2
"""Terms that a question and what was not answered have in common at least."""
BESIDE_BEST = 0.7
"""Share of the best sentence's score that others need to be shown beside it."""

_PLAIN_FURNITURE = frozenset(question_terms("take took taken say says said show article story"))


class Finder:
    """Answers questions from one revision of an archive; made anew when the archive changes."""

    def __init__(self, archive: Archive) -> None:
        """Index what the archive holds now."""
        self.revision = archive.revision()
        self._archive = archive
        self.library = Library(archive)
        self._engine: SearchEngine = SentenceIndex.from_archive(archive)
        self.directory = Directory(self.library.people, self.knows)

    @property
    def scope(self) -> Scope:
        """How many articles there are, and of which days."""
        articles = self.library.articles
        dates = sorted(info.date for info in articles if info.date)
        if not dates:
            return Scope(len(articles), 0, None, None)
        return Scope(len(articles), len(dates), dates[0], dates[-1])

    def knows(self, words: str) -> bool:
        """Say whether every content word of a text stands somewhere in the articles."""
        terms = question_terms(words)
        hits = self._engine.search(words, top=1)
        return bool(terms) and bool(hits) and not hits[0].features.unknown

    def named_in(self, text: str) -> PersonRecord | None:
        """Return the one person whom a question names by a capitalised word, or None."""
        words = re.findall(r"(?<=\s)[A-Z][\w’'-]+", text)
        found = {
            person.key: person
            for named in map(self.directory.named, words)
            for person in named
            if not person.is_organisation
        }
        return next(iter(found.values())) if len(found) == 1 else None

    def statements(
        self, person: PersonRecord, topic: str = "", *, refused: bool = False
    ) -> Findings:
        """Find what somebody said about a topic; all that they said where no topic is given.

        Where there is something, what others tell of their words comes after it.

        Args:
            person: Who.
            topic: About what, or "".
            refused: Whether only what they declined to say is asked for.
        """
        stored = self.library.statements_of(person)
        matches = self._matches(stored, topic, refused=refused)
        if not speaking_of(matches):
            return nearest_of(matches)
        told = () if refused else self._passed_on(self.library.relayed_of(person), topic)
        chosen = speaking_of([*matches, *told])
        return Findings(tuple(join_same(chosen)))

    def speakers(self, topic: str, *, refused: bool = False) -> Findings:
        """Find the statements on a topic, by whomever: the best of each speaker first.

        Args:
            topic: About what; may be "" where refusals are asked for.
            refused: Whether only what somebody declined to say is asked for.
        """
        stored = self.library.only(Only.DECLINED) if refused else self._statements_near(topic)
        matches = self._matches(stored, topic, refused=refused)
        chosen = speaking_of(matches) if question_terms(topic) or refused else []
        if not chosen:
            return nearest_of(matches)
        full = {match.evidence.address for match in chosen[: equally_good(chosen)]}
        evidence = speakers_first(join_same(chosen))
        equal = sum(one.address in full for one in evidence)
        return Findings(tuple(evidence), equal=equal)

    def statements_by_words(self, speaker: str, topic: str) -> Findings:
        """Find statements whose attribution holds the words of a speaker who is in no directory.

        That is how "the allies" or "the Iraqi prime minister" are found, whom nobody names.
        """
        stored = [
            one
            for one in self._statements_near(f"{speaker} {topic}")
            if self._is_named_by(one, one.quotation.speaker, speaker)
        ]
        return about_topic(self._matches(stored, topic))

    def relayed_of(self, person: PersonRecord, topic: str) -> Findings:
        """Find the statements in which somebody else passes on what a person said."""
        return about_topic(self._passed_on(self.library.relayed_of(person), topic))

    def relayed(self, speaker: str, topic: str) -> Findings:
        """Find the statements in which somebody else passes on what a speaker said.

        The speaker is known by the words that name them: "The Iraqi prime minister stressed …,"
        Stoltenberg said.
        """
        stored = [
            one
            for one in self.library.only(Only.RELAYED)
            if self._is_named_by(one, one.quotation.relayed, speaker)
        ]
        return about_topic(self._passed_on(stored, topic))

    def told(self, topic: str) -> Findings:
        """Find sentences of the articles that hold nearly all of a topic, whoever says it."""
        hits = self._engine.search(topic, top=CANDIDATES)
        full = [hit for hit in hits if hit.features.sentence >= LED_TO]
        if not full:
            return Findings(nearest=self._sentences(hits[:1]))
        return Findings(self._joined(full, topic))

    def facts(self, question: str) -> Findings:
        """Find the sentences that answer a question of fact, or the one that comes nearest."""
        hits = self._engine.search(question, top=FACTS)
        verdict = judge(question, hits)
        if not hits:
            return Findings()
        if not verdict.answerable:
            return Findings(nearest=self._unanswered(question) or self._sentences(hits[:1]))
        best = hits[verdict.best]
        others = [
            hit
            for hit in hits
            if hit is not best
            and hit.score >= BESIDE_BEST * hits[0].score
            and hit.features.sentence >= NEAR_BEST * best.features.sentence
        ]
        return Findings(self._joined([best, *others], question))

    def passage_about(self, description: str) -> Findings:
        """Find the passage that a description means; the others that fit come after it."""
        hits = self._engine.search(description, top=FACTS)
        if not hits:
            return Findings()
        best = max(hits, key=lambda hit: (hit.features.passage, hit.score))
        evidence = [self._passage_of(hit) for hit in (best, *hits)]
        unique = tuple({one.address: one for one in evidence}.values())
        if best.features.passage < NEAR_BEST:
            return Findings(nearest=unique[:1])
        return Findings(unique)

    def mentions(
        self, person: PersonRecord, topic: str = "", *, only: bool = False
    ) -> tuple[Evidence, ...]:
        """Find the sentences that name somebody, each once, those on a topic first.

        Args:
            person: Who.
            topic: What is of interest, or "".
            only: Whether to leave out those that hold no more than half of the topic.
        """
        terms = set(question_terms(topic))
        found: dict[object, tuple[int, Evidence]] = {}
        for article, span in self.library.mentions_of(person):
            for sentence in self.library.sentences(article):
                if sentence.span.meets(span) and not sentence.kind.is_furniture:
                    evidence = self.library.sentence(sentence)
                    held = len(terms.intersection(sentence.terms))
                    found.setdefault(evidence.address, (held, evidence))
        ranked = sorted(found.values(), key=lambda pair: -pair[0])
        least = len(terms) // 2 + 1 if only else 0
        return tuple(evidence for held, evidence in ranked if held >= least)

    def verify(self, claim: str, people: Collection[PersonRecord]) -> Verification:
        """Check a claimed quotation against the articles; `people` can be meant as its speaker."""
        hits = self._engine.search(claim, top=FACTS)
        sentences = self._archive.sentences([hit.sentence_id for hit in hits])
        return verify_claim(self.library, claim, people, sentences)

    def furniture(self, question: str) -> Findings:
        """Find captions and credits, which are evidence only for those who ask for them."""
        asked = set(question_terms(FURNITURE.sub(" ", question)))
        found = [
            (len(asked.intersection(question_terms(evidence.text))), evidence)
            for info in self.library.articles
            for index, passage in enumerate(self.library.article(info.id).passages)
            if passage.kind in (PassageKind.CAPTION, PassageKind.CREDIT)
            for evidence in (self.library.passage(info.id, index),)
        ]
        found.sort(key=lambda pair: -pair[0])
        least = 1 if asked - _PLAIN_FURNITURE else 0
        return Findings(tuple(evidence for shared, evidence in found if shared >= least))

    def _matches(
        self, stored: Iterable[StoredQuotation], topic: str, *, refused: bool = False
    ) -> list[Match]:
        """Match statements, or only refusals among them, against a topic."""
        chosen = [one for one in stored if not refused or one.quotation.declined]
        return match_statements(self.library, chosen, question_terms(topic), self._engine.weight)

    def _unanswered(self, question: str) -> tuple[Evidence, ...]:
        """The non-answer nearest to a question such as "Would NATO defend …?".

        It is one about "whether NATO would …", with the same auxiliary, and holds at least two
        and at least half of the question's terms.
        """
        modal = MODAL.match(question)
        if modal is None:
            return ()
        terms = question_terms(question)
        same = re.compile(rf"\b{modal[0]}\b", re.IGNORECASE)
        matches = [
            match
            for match in self._matches(self.library.only(Only.DECLINED), question)
            if match.own >= max(FEWEST_ALIKE, len(set(terms)) / 2)
            and same.search(match.evidence.text)
        ]
        matches.sort(key=lambda match: -match.coverage)
        return tuple(match.evidence for match in matches[:1])

    def _passed_on(self, stored: Sequence[StoredQuotation], topic: str) -> list[Match]:
        """Match statements that pass on somebody's words; only pieces that name them count."""
        named = [
            set(index_terms(relayed.of(self.library.article(one.article).text)))
            for one in stored
            if (relayed := one.quotation.relayed)
        ]
        return [
            match
            for match in self._matches(stored, topic)
            if any(terms.issubset(index_terms(match.evidence.text)) for terms in named)
        ]

    def _is_named_by(self, stored: StoredQuotation, named: Span | None, speaker: str) -> bool:
        text = self.library.article(stored.article).text
        return named is not None and is_named_by(named.of(text), speaker)

    def _statements_near(self, words: str) -> list[StoredQuotation]:
        """The statements in the sentences that share words with a text, likeliest first."""
        hits = self._engine.search(words, top=CANDIDATES)
        found: dict[int, StoredQuotation] = {}
        for sentence in self._archive.sentences([hit.sentence_id for hit in hits]):
            for stored in self.library.quotations(sentence.article):
                if any(span.meets(sentence.span) for span in stored.quotation.spans):
                    found.setdefault(stored.id, stored)
        return list(found.values())

    def _sentences(self, hits: Iterable[Hit]) -> tuple[Evidence, ...]:
        sentences: list[StoredSentence] = self._archive.sentences([hit.sentence_id for hit in hits])
        return tuple(self.library.sentence(sentence) for sentence in sentences)

    def _joined(self, hits: Sequence[Hit], asked: str) -> tuple[Evidence, ...]:
        """The sentences of hits, neighbours of one passage as one piece, at the better's place.

        A sentence that opens with a pronoun takes the one before it along.
        """
        pieces: list[list[StoredSentence]] = []
        for sentence in self._archive.sentences([hit.sentence_id for hit in hits]):
            if any(sentence in piece for piece in pieces):
                continue
            for piece in pieces:
                if self.library.continues(piece, sentence):
                    piece.append(sentence)
                    break
            else:
                before = self.library.meant_by(sentence)
                pieces.append([sentence, before] if before else [sentence])
        terms = question_terms(asked)
        return tuple(self.library.sentence(*piece, about=terms) for piece in pieces)

    def _passage_of(self, hit: Hit) -> Evidence:
        sentence = self._archive.sentence(hit.sentence_id)
        return self.library.passage(sentence.article, sentence.passage, (sentence.span,))

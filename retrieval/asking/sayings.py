"""What was said, by whom and on what: the statements that answer a question."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from retrieval.archive.records import Only
from retrieval.asking.asked_topic import topic_terms
from retrieval.asking.attributions import is_named_by
from retrieval.asking.choosing import (
    SPEAKER_KNOWN,
    about_topic,
    equally_good,
    in_setting,
    nearest_of,
    of_one_speaker,
    speaking_of,
    with_cue,
)
from retrieval.asking.findings import Findings
from retrieval.asking.meaning import Topic as Wanted
from retrieval.asking.meaning import other_words
from retrieval.asking.polarity import holds_denial
from retrieval.asking.sameness import join_same, speakers_first
from retrieval.asking.selftelling import share_around, tells_of_self
from retrieval.asking.silence import silences
from retrieval.asking.statements import SPEAKS_OF, match_statements
from retrieval.asking.topics import topics_of
from retrieval.asking.willing import asks_will, begs, by_will
from retrieval.asking.wording import MODAL, REPORTED
from retrieval.index.naming import question_names
from retrieval.language.terms import index_terms, question_terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from retrieval.archive.records import PersonRecord, StoredQuotation
    from retrieval.article import Span
    from retrieval.asking.evidence import Evidence
    from retrieval.asking.library import Library
    from retrieval.asking.reach import Reach
    from retrieval.asking.silence import Silent
    from retrieval.asking.statements import Match
    from retrieval.asking.topics import Topic
    from retrieval.asking.who import Who

SAID_KEPT = 8
"""Answers on what somebody said that are kept for "what else?"."""
FEWEST_ALIKE = 2
"""Terms that a question and what was not answered have in common at least."""


class Sayings:
    """Finds statements in the articles that are looked at."""

    def __init__(self, library: Library, reach: Reach, who: Who) -> None:
        """Take what builds evidence, what is looked at, and what knows whom a topic names."""
        self._library = library
        self._reach = reach
        self._who = who
        self._said = lru_cache(maxsize=SAID_KEPT)(self._find_said)

    def of(
        self, person: PersonRecord, topic: str = "", *, refused: bool = False, cue: str = ""
    ) -> Findings:
        """Find what somebody said about a topic; all that they said where no topic is given.

        Where there is something, what others tell of their words comes after it.

        Args:
            person: Who.
            topic: About what, or "".
            refused: Whether only what they declined to say is asked for.
            cue: As for `speakers`.
        """
        return self._said(person, topic, "" if refused else cue, refused=refused)

    def _find_said(self, person: PersonRecord, topic: str, cue: str, *, refused: bool) -> Findings:
        stored = self._reach.statements_of(person)
        matches = self._matches(stored, topic, refused=refused, known=True)
        if not speaking_of(matches, SPEAKER_KNOWN):
            held = self._with_cue(stored, topic, "" if refused else cue)
            return Findings(tuple(join_same(held))) if held else nearest_of(matches)
        told = () if refused else self._passed_on(self._reach.relayed_of(person), topic)
        chosen = speaking_of([*matches, *told], SPEAKER_KNOWN)
        first = by_will(chosen, topic) if asks_will(cue) else with_cue(chosen, cue)
        partly = all(match.coverage < SPEAKS_OF for match in chosen)
        chosen = [*first, *(match for match in chosen if match not in first)]
        return Findings(tuple(join_same(chosen)), partly=partly)

    def _with_cue(self, stored: Sequence[StoredQuotation], topic: str, cue: str) -> list[Match]:
        """Match the one who is known by the verb too: "expects to talk" is on "the days ahead"."""
        matches = self._matches(stored, f"{cue} {topic}", known=True)
        near = speaking_of(matches, SPEAKER_KNOWN)
        return [one for one in with_cue(near, cue) if one.own > 1 and not one.evidence.declined]

    def in_setting(self, person: PersonRecord, topic: str) -> Findings:
        """Find statements that do not name a topic but stand in a story that is about it."""
        matches = self._matches(self._reach.statements_of(person), topic, setting=True)
        return Findings(tuple(join_same(in_setting(matches))))

    def topics(self, person: PersonRecord, most: int, besides: str = "") -> list[Topic]:
        """Return what somebody spoke about, the most spoken of first.

        Args:
            person: Who.
            most: How many topics at most.
            besides: Words of which a topic must hold none.
        """
        words = question_terms(f"{person.name} {besides}")
        stored = self._reach.statements_of(person)
        return topics_of(self._library, stored, self._reach.weight, most=most, besides=words)

    def speakers(
        self,
        topic: str,
        *,
        refused: bool = False,
        cue: str = "",
        but: PersonRecord | None = None,
        exact: bool = False,
    ) -> Findings:
        """Find the statements on a topic, by whomever: the best of each speaker first.

        Args:
            topic: About what; may be "" where refusals are asked for.
            refused: Whether only what somebody declined to say is asked for.
            cue: The verb of speaking asked with ("stressed"); of statements about as good, those
                that hold it come first.
            but: Whose statements do not count.
            exact: Whether the topic is the words themselves, for which no others stand.
        """
        stored = self._reach.only(Only.DECLINED) if refused else self._reach.statements_near(topic)
        if but:
            own = {one.id for one in self._reach.statements_of(but)}
            stored = [one for one in stored if one.id not in own]
        matches = self._matches(stored, topic, refused=refused, exact=exact)
        chosen = speaking_of(matches) if question_terms(topic) or refused else []
        chosen = [one for one in chosen if one.own or one.evidence.declined]
        chosen = of_one_speaker(chosen, matches)
        if not chosen:
            return nearest_of(matches)
        first = with_cue(chosen, "" if refused else cue)
        if asks_will(cue) and not (first or refused):
            first = by_will(chosen, "")
        if begs(cue) and not (first or refused):
            return nearest_of(chosen)
        full = {match.evidence.address for match in first or chosen[: equally_good(chosen)]}
        chosen = [*first, *(match for match in chosen if match not in first)]
        evidence = speakers_first(join_same(chosen))
        equal = sum(one.address in full for one in evidence)
        return Findings(tuple(evidence), equal=equal)

    def self_told(self, verb: str, topic: str, person: PersonRecord | None = None) -> Findings:
        """Find statements in which the speaker does or is what a verb says, on a topic.

        The topic may be told by the statement, by what stands before it, or by what its story is
        about.

        Args:
            verb: The verb or adjective.
            topic: The topic, with the verb; what stands before that may deny it.
            person: Whose statements; None for anybody's.
        """
        stored = self._reach.statements_of(person) if person else self._reach.statements_near(topic)
        weight = self._reach.weight
        denied = holds_denial(topic.partition(verb)[0])
        matches = [
            match
            for match in self._matches(stored, topic)
            if not match.evidence.declined
            and tells_of_self(self._library, match.evidence, verb, denied=denied)
            and share_around(self._library, match.evidence, topic, weight) >= SPEAKS_OF
        ]
        return Findings(tuple(speakers_first(join_same(matches))), equal=1)

    def by_words(self, speaker: str, topic: str) -> Findings:
        """Find statements whose attribution holds the words of a speaker who is in no directory.

        That is how "the allies" or "the Iraqi prime minister" are found, whom nobody names.
        """
        stored = [
            one
            for one in self._reach.statements_near(f"{speaker} {topic}")
            if self._is_named_by(one, one.quotation.speaker, speaker)
        ]
        return about_topic(self._matches(stored, topic))

    def relayed_of(self, person: PersonRecord, topic: str) -> Findings:
        """Find the statements in which somebody else passes on what a person said."""
        return about_topic(self._passed_on(self._reach.relayed_of(person), topic))

    def relayed(self, speaker: str, topic: str) -> Findings:
        """Find the statements in which somebody else passes on what a speaker said.

        The speaker is known by the words that name them: "The Iraqi prime minister stressed …,"
        Stoltenberg said.
        """
        stored = [
            one
            for one in self._reach.only(Only.RELAYED)
            if self._is_named_by(one, one.quotation.relayed, speaker)
        ]
        return about_topic(self._passed_on(stored, topic))

    def silences_of(self, person: PersonRecord, asked: str) -> list[Silent]:
        """Match what somebody did not answer against what they were asked, the nearest first.

        What is not given to them but by the words of an attribution with their whole name counts.
        """
        own = self._reach.statements_of(person)
        ids = {one.id for one in own}
        name = set(index_terms(person.name))
        named = [
            one
            for one in self._reach.statements_near(f"{person.name} {asked}", Only.DECLINED)
            if one.id not in ids and one.quotation.person is None
            if name.issubset(index_terms(self._attribution(one)))
        ]
        known = (*name, *self._who.described_in(asked))
        return silences(self._library, [*own, *named], asked, self._reach.weight, known)

    def share_said(self, person: PersonRecord, topic: str) -> float:
        """Return the share of a topic that the statement of somebody that holds most of it holds.

        From 0 to 1; non-answers do not count.
        """
        matches = self._matches(self._reach.statements_of(person), topic)
        return max((one.coverage for one in matches if not one.evidence.declined), default=0.0)

    def silences_on(self, question: str) -> list[Silent]:
        """Match non-answers, by whomever, against a question of fact, the nearest first."""
        near = self._reach.statements_near(question, Only.DECLINED)
        return silences(self._library, near, question, self._reach.weight)

    def unanswered(self, question: str) -> tuple[Evidence, ...]:
        """The non-answer nearest to a question such as "Would NATO defend …?".

        It is one about "whether NATO would …", with the same auxiliary ("would" for "will"), and
        holds at least two and at least half of the question's terms.
        """
        modal = MODAL.match(question)
        if modal is None:
            return ()
        terms = question_terms(question)
        reported = REPORTED.get(modal[0].lower(), modal[0])
        same = re.compile(rf"\b(?:{modal[0]}|{reported})\b", re.IGNORECASE)
        matches = [
            match
            for match in self._matches(self._reach.only(Only.DECLINED), question)
            if match.own >= max(FEWEST_ALIKE, len(set(terms)) / 2)
            and same.search(match.evidence.text)
        ]
        matches.sort(key=lambda match: -match.coverage)
        return tuple(match.evidence for match in matches[:1])

    def _matches(
        self,
        stored: Iterable[StoredQuotation],
        topic: str,
        *,
        refused: bool = False,
        setting: bool = False,
        known: bool = False,
        exact: bool = False,
    ) -> list[Match]:
        """Match statements, or only refusals among them, against a topic."""
        chosen = [one for one in stored if not refused or one.quotation.declined]
        terms = topic_terms(topic)
        meant = {} if exact else other_words(topic, terms)
        wanted = Wanted(frozenset(terms), meant, self._reach.weight)
        named = self._who.named_by(topic)
        names = frozenset(term for name in question_names(topic) for term in name)
        return match_statements(
            self._library,
            chosen,
            wanted,
            named,
            setting=setting,
            known=known,
            names=wanted.terms & names,
        )

    def _passed_on(self, stored: Sequence[StoredQuotation], topic: str) -> list[Match]:
        """Match statements that pass on somebody's words; only pieces that name them count."""
        named = [
            set(index_terms(relayed.of(self._library.article(one.article).text)))
            for one in stored
            if (relayed := one.quotation.relayed)
        ]
        return [
            match
            for match in self._matches(stored, topic)
            if any(terms.issubset(index_terms(match.evidence.text)) for terms in named)
        ]

    def _attribution(self, stored: StoredQuotation) -> str:
        speaker = stored.quotation.speaker
        return speaker.of(self._library.article(stored.article).text) if speaker else ""

    def _is_named_by(self, stored: StoredQuotation, named: Span | None, speaker: str) -> bool:
        text = self._library.article(stored.article).text
        return named is not None and is_named_by(named.of(text), speaker)

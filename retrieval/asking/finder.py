"""Asking an archive: who said it, what they said, what is known, where it stands."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from retrieval.asking.asked_alike import may_be_kept_back
from retrieval.asking.captions import Captions, lacks_place
from retrieval.asking.claims.checking import verify_claim
from retrieval.asking.described import DescribedPassages
from retrieval.asking.directory import Directory
from retrieval.asking.findings import Findings, Scope, Verification
from retrieval.asking.going_on import going_on
from retrieval.asking.library import Library
from retrieval.asking.reach import Reach
from retrieval.asking.renaming import with_names
from retrieval.asking.sayings import Sayings
from retrieval.asking.setting import is_headline
from retrieval.asking.sources import SourceNames
from retrieval.asking.spelling import Spelling
from retrieval.asking.telling import Telling
from retrieval.asking.who import Who
from retrieval.index.search import SentenceIndex
from retrieval.language.terms import index_terms, question_terms

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from retrieval.archive.archive import Archive
    from retrieval.archive.records import ArticleInfo, PersonRecord
    from retrieval.asking.evidence import Evidence
    from retrieval.asking.silence import Silent
    from retrieval.asking.topics import Topic
    from retrieval.index.engine import SearchEngine


class Finder:
    """Answers questions from one revision of an archive; made anew when the archive changes."""

    def __init__(self, archive: Archive) -> None:
        """Index what the archive holds now."""
        self.revision = archive.revision()
        self.library = Library(archive)
        engine: SearchEngine = SentenceIndex.from_archive(archive)
        self._everything = Reach(archive, self.library, engine)
        self._reach = self._everything
        self._telling = Telling(self.library, self._reach)
        self.directory = Directory(self.library.people, self.knows)
        self.who = Who(self.library, self._everything, self.directory)
        self.spelling = Spelling(engine.frequency)
        self._sayings = Sayings(self.library, self._reach, self.who)

    def within(self, articles: frozenset[int]) -> Finder:
        """Return a finder that answers from the articles with these ids only.

        Who is who, and which words are known, it still takes from all of the archive.
        """
        return _Narrowed(self, self._everything.within(articles))

    @property
    def reach(self) -> Reach:
        """What is looked at, and the search over it."""
        return self._reach

    @property
    def scope(self) -> Scope:
        """How many articles are looked at, and of which days."""
        return self._reach.scope

    @property
    def articles(self) -> Sequence[ArticleInfo]:
        """The articles that are looked at, by date and source."""
        return self._reach.infos

    def knows(self, words: str) -> bool:
        """Say whether every content word of a text stands somewhere in the articles, in any."""
        terms = question_terms(words)
        hits = self._everything.search(words, top=1)
        return bool(terms) and bool(hits) and not hits[0].features.unknown

    def goes_by(self, words: str) -> bool:
        """Say whether an article's file or publisher goes by a name."""
        return self._sources.goes_by(words)

    @cached_property
    def _sources(self) -> SourceNames:
        return SourceNames(self.library.articles)

    def statements(
        self, person: PersonRecord, topic: str = "", *, refused: bool = False, cue: str = ""
    ) -> Findings:
        """Find what somebody said about a topic; see `Sayings.of`."""
        return self._sayings.of(person, topic, refused=refused, cue=cue)

    def in_setting(self, person: PersonRecord, topic: str) -> Findings:
        """Find statements that do not name a topic but stand in a story that is about it."""
        return self._sayings.in_setting(person, topic)

    def going_on(self, body: PersonRecord, topic: str) -> Findings:
        """Find what is told on a topic right after a body's statements, as nobody's words."""
        stored = self._reach.statements_of(body)
        return Findings(going_on(self.library, self._reach, stored, topic))

    def topics(self, person: PersonRecord, most: int, besides: str = "") -> list[Topic]:
        """Return what somebody spoke about, the most spoken of first; see `Sayings.topics`."""
        return self._sayings.topics(person, most, besides)

    def speakers(
        self,
        topic: str,
        *,
        refused: bool = False,
        cue: str = "",
        but: PersonRecord | None = None,
        exact: bool = False,
    ) -> Findings:
        """Find the statements on a topic, by whomever; see `Sayings.speakers`."""
        return self._sayings.speakers(topic, refused=refused, cue=cue, but=but, exact=exact)

    def self_told(self, verb: str, topic: str, person: PersonRecord | None = None) -> Findings:
        """Find statements in which the speaker does or is what a verb says, on a topic."""
        return self._sayings.self_told(verb, topic, person)

    def statements_by_words(self, speaker: str, topic: str) -> Findings:
        """Find statements whose attribution holds the words of a speaker in no directory."""
        return self._sayings.by_words(speaker, topic)

    def relayed_of(self, person: PersonRecord, topic: str) -> Findings:
        """Find the statements in which somebody else passes on what a person said."""
        return self._sayings.relayed_of(person, topic)

    def relayed(self, speaker: str, topic: str) -> Findings:
        """Find the statements in which somebody else passes on what a speaker said, by words."""
        return self._sayings.relayed(speaker, topic)

    def silences_of(self, person: PersonRecord, asked: str) -> list[Silent]:
        """Match what somebody did not answer against what they were asked, the nearest first."""
        return self._sayings.silences_of(person, asked)

    def silences_on(self, question: str) -> list[Silent]:
        """Match what anybody did not answer against a question, the nearest first."""
        return self._sayings.silences_on(question)

    def share_said(self, person: PersonRecord, topic: str) -> float:
        """Return the most of a topic that a statement of somebody holds, 0 to 1."""
        return self._sayings.share_said(person, topic)

    def told(self, topic: str) -> Findings:
        """Find sentences of the articles that hold nearly all of a topic, whoever says it."""
        return self._telling.told(topic)

    def facts(self, question: str) -> Findings:
        """Find the sentences that answer a question of fact, or the one that comes nearest."""
        findings = self._telling.facts(question)
        sought = not findings.found or may_be_kept_back(question)
        near = self._sayings.silences_on(question) if sought else ()
        silences = [one for one in near if one.answers]
        if findings.found and _is_of_others(findings.evidence[0], near):
            findings = Findings(nearest=findings.evidence[:1])
        silent = tuple(one.evidence for one in silences[:1])
        if silent and (not findings.found or self._leads(silences[0], findings.evidence[0])):
            return _led_by(silent[0], findings)
        silent = silent or self._sayings.unanswered(question)
        if not findings.found:
            return Findings(nearest=silent) if silent else findings
        if not silent or _is_of_others(silent[0], near):
            return findings
        own = max([self._held(question, silent), *(one.held for one in silences[:1])])
        if own < self._held(question, findings.evidence):
            return findings
        # The non-answer on just that comes before what else is told of it.
        return _led_by(silent[0], findings)

    @staticmethod
    def _leads(silent: Silent, best: Evidence) -> bool:
        """Whether somebody's refusal to tell just that comes before what is told around it."""
        kept = silent.kept_back
        names_none = is_headline(best) or kept.isdisjoint(index_terms(best.text))
        return silent.same_noun or (bool(kept) and names_none)

    @staticmethod
    def _held(question: str, evidence: Sequence[Evidence]) -> int:
        """How many of a question's terms the first piece of evidence holds."""
        return len(set(question_terms(question)).intersection(index_terms(evidence[0].text)))

    def passage_about(self, description: str) -> Findings:
        """Find the passage that a description means; the others that fit come after it."""
        passages = DescribedPassages(self.library, self._reach, self._telling)
        findings = passages.about(description)
        named = description if findings.found else with_names(description, self.directory)
        again = passages.about(named) if named != description else findings
        return again if again.found else findings

    def furniture(self, question: str) -> Findings:
        """Find captions and credits, which are evidence only for those who ask for them."""
        return Captions(self.library, self._reach).asked_for(question)

    def captioned(self, question: str, findings: Findings) -> tuple[Evidence, ...]:
        """Find the caption that tells a fact which no story tells; see `Captions.telling`.

        Args:
            question: The question of fact.
            findings: What the stories tell.
        """
        if not lacks_place(question, findings):
            return ()
        return Captions(self.library, self._reach).telling(question)

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
        for article, span in self._reach.mentions_of(person):
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
        return verify_claim(self.library, self._reach, claim, people)


def _is_of_others(best: Evidence, near: Sequence[Silent]) -> bool:
    """Whether the best evidence is a non-answer on others than a question names."""
    if not best.declined:
        return False
    own = [one for one in near if one.evidence.address == best.address]
    strange = [one for one in own if one.of_others or one.of_other_country]
    return any(not one.may_be_on_it for one in strange)


def _led_by(first: Evidence, findings: Findings) -> Findings:
    """Put a piece of evidence before the others, without those that it is a part of."""
    rest = [one for one in findings.evidence if not _holds(one, first)]
    return Findings((first, *rest))


def _holds(one: Evidence, other: Evidence) -> bool:
    same = one.address.content_hash == other.address.content_hash
    return same and one.address.span.meets(other.address.span)


class _Narrowed(Finder):
    """A finder that looks at some of the articles that another one knows."""

    def __init__(self, whole: Finder, reach: Reach) -> None:
        vars(self).update(vars(whole))
        self._reach = reach
        self._telling = Telling(self.library, reach)
        self._sayings = Sayings(self.library, reach, self.who)

"""What the words of a question that point back mean: "it", "there", "they", "she"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from bot.answering.compose import SHOWN
from retrieval.asking.choosing import PLAIN
from retrieval.asking.findings import Findings
from retrieval.asking.intent import Intent
from retrieval.asking.meaning import other_words
from retrieval.asking.setting import setting_of
from retrieval.index.answer_types import answer_type
from retrieval.index.naming import question_names
from retrieval.language.terms import LIGHT_VERBS, index_terms, question_terms

if TYPE_CHECKING:
    from bot.dialogue.turn import TurnContext
    from retrieval.archive.records import PersonRecord
    from retrieval.asking.evidence import Evidence

THEY = frozenset("they them their theirs".split())
ONE = frozenset("he she him her his hers".split())
"""Pronouns of one person."""
_TOLD = frozenset(
    (Intent.FACT, Intent.WHO_SAID, Intent.WHAT_SAID, Intent.WHO_IS, Intent.PASSAGE, Intent.VERIFY)
)
"""Intents of questions whose topic later ones can go back to."""
_ASKING = re.compile(
    r"\A\W*(?:(?:in|at|on|by|to|from|for|of|with|and|but|so) )?(?:(?:who(?:m|se)?|what|which|where|"
    r"when|why|how(?: (?:many|much|long|old|far|often|big|high))?|is|are|was|were|do|does|did|has|"
    r"have|had|will|would|can|could|there|it|he|she|they|that|this)\b['’]?s?\s*)+",
    re.IGNORECASE,
)
POINTS_BACK = re.compile(
    r"\b(?:its?|they|them|their|those|these|he|she|him|his|her|then)\b(?! (?:is|was) (?:true|said|"
    r"known|clear)\b)|(?<!\bis )(?<!\bare )(?<!\bwas )(?<!\bwere )\b(?:there|that|this|one)\W*$",
    re.IGNORECASE,
)
"""Words by which a question of fact goes back to the one before."""
_GOING_TO = re.compile(r"\bgoing to (?!the\b|an?\b)", re.IGNORECASE)
"""An auxiliary: "are they *going to* be sold?"."""
_ELSE = re.compile(r"\b(?:else|other|another)\b", re.IGNORECASE)
LONGEST_KEPT = 300
"""Characters of the questions before that are kept: a conversation can go on for long."""
FEW = 2
"""Words of a question that points back with which another story is no answer to it."""
_POINTS = re.compile(
    r"\b(?:it|its|they|them|their|there|those|these|that|this|he|she|him|his|her|then)\b",
    re.IGNORECASE,
)
BESIDE = 4
"""Passages after the one shown in which its people are still spoken of as "they"."""
_NAME = re.compile(r"\b[A-Z][\w’'-]*(?: [A-Z][\w’'-]*)*")


def topic_before(turn: TurnContext) -> str:
    """Return what the question before was about, in its own words; "" where that is not known.

    Of a question of fact it is what stands behind the words that ask.
    """
    request = turn.state.request
    if request is None or Intent(request.intent) not in _TOLD:
        return ""
    if request.intent in (Intent.WHAT_SAID, Intent.WHO_SAID, Intent.PASSAGE):
        return request.topic
    return matter_of(request.topic)


def matter_of(questions: str) -> str:
    """Return one or more questions without the words that ask: "the strike start"."""
    asked = (_ASKING.sub("", one.strip() + " ", count=1) for one in questions.split("?"))
    matters = (_POINTS.sub(" ", one).strip(" ?!.,;:") for one in asked)
    return " ".join(" ".join(matters).split())


def root(turn: TurnContext) -> str:
    """Return what the conversation is on, as it is shown: the first question it goes back to."""
    request = turn.state.request
    if request is None or Intent(request.intent) not in (Intent.FACT, Intent.WHO_SAID):
        return topic_before(turn)
    asked = [one.strip() for one in request.topic.split("?") if one.strip()]
    own = [one for one in asked if question_terms(one) and not POINTS_BACK.search(one)]
    root = (own or asked or [""])[0]
    return f"{root}?" if "?" in request.topic else root


class Back(NamedTuple):
    """What a question of fact finds in the light of the one before.

    Attributes:
        findings: What was found.
        before: What it goes back to, as it is kept for the next one; "" where it stands by itself.
        shown: The same as it is shown.
    """

    findings: Findings
    before: str = ""
    shown: str = ""


def going_back(turn: TurnContext, question: str, findings: Findings) -> Back:
    """Read a question of fact that points back ("how much is it?") in the light of the one before.

    It is answered first from the articles of the last answer, then with the words of the question
    before. What another story tells on its few words is no answer to it.

    Args:
        turn: The turn.
        question: The question.
        findings: What it finds by itself.
    """
    question = _GOING_TO.sub(" ", question)
    terms = question_terms(question)
    points = POINTS_BACK.search(question) or not terms
    request = turn.state.request
    if request is None or _ELSE.search(question):
        return Back(findings)
    if not points:
        return _in_its_story(turn, question, findings)
    person = turn.finder.library.person(request.person)
    topic = topic_before(turn)
    before = topic if person is None or not terms else f"{person.name} {topic}".strip()
    if not before or request.topic == question:
        return Back(findings)
    told = request.intent in (Intent.FACT, Intent.WHO_SAID)
    kept = request.topic[:LONGEST_KEPT] if told else before
    there = told_there(turn, question, before)
    if there:
        return Back(there, kept, root(turn))
    together = turn.finder.facts(f"{question} {before}")
    if tells(together, question) and _is_related(turn, together, before):
        return Back(together, kept, root(turn))
    few = findings.found and len(terms) <= FEW
    if few and not (_is_related(turn, findings, before) and _holds_any(findings, question)):
        return Back(_nearest_there(turn, f"{question} {before}"))
    return Back(findings)


def _in_its_story(turn: TurnContext, question: str, findings: Findings) -> Back:
    """Read a short question without a name in the story of the last answer, where that tells it.

    "Who was driving?" is asked of the accident that is spoken of, not of another story's.
    """
    terms = question_terms(question)
    shown = {one.article.id for one in shown_last(turn)}
    told = findings.found and findings.evidence[0].article.id in shown
    before, request = topic_before(turn), turn.state.request
    if (
        request is None
        or request.topic == question
        or told
        or not before
        or len(terms) > FEW
        or question_names(question)
    ):
        return Back(findings)
    there = told_there(turn, question, before)
    kept = request.topic[:LONGEST_KEPT]
    return Back(there, kept, root(turn)) if there else Back(findings)


def _nearest_there(turn: TurnContext, asked: str) -> Findings:
    """What comes nearest in the article of the last answer; it is no answer."""
    shown = [one.article.id for one in shown_last(turn)][:1]
    found = turn.finder.within(frozenset(shown)).facts(asked) if shown else Findings()
    return Findings(nearest=found.nearest or found.evidence[:1])


def _holds_any(findings: Findings, question: str) -> bool:
    """Whether the best evidence holds, or means, any of a question's words, where it has some."""
    terms = question_terms(question)
    held = set(index_terms(findings.evidence[0].text))
    meant = {word for words in other_words(question, terms).values() for word in words}
    return not terms or not held.isdisjoint(meant.union(terms))


def _is_related(turn: TurnContext, findings: Findings, before: str) -> bool:
    """Whether the best evidence is of the story before, or speaks of most of what it was about."""
    first = findings.evidence[0]
    if first.article.id in {one.article.id for one in shown_last(turn)}:
        return True
    terms = set(question_terms(before))
    held = terms.intersection(index_terms(first.text))
    setting = index_terms(setting_of(turn.finder.library, first.article.id))
    return 2 * len(held) >= len(terms) or bool(held and terms <= held.union(setting))


def shown_last(turn: TurnContext) -> list[Evidence]:
    """Return what the last answer showed, where it is still held."""
    library = turn.finder.library
    addresses = [turn.state.address(number) for number in turn.state.shown]
    return [library.at(address) for address in addresses if address and library.holds(address)]


def meant_by_pronoun(turn: TurnContext, word: str) -> PersonRecord | None:
    """Return whom "she" or "they" means; None for nobody known.

    "He" and "she" are no body of people: after an answer about one they are the only person whom
    the answer names.
    """
    person = turn.finder.library.person(turn.state.person)
    if word.lower() not in ONE or (person and not person.is_organisation):
        return person
    last = turn.state.told[-1:]
    if not last or last[0].turn != turn.state.turn - 1 or not last[0].answered:
        return None
    named = [one for evidence in shown_last(turn) for one in people_in(turn, evidence.text)]
    found = {one.key: one for one in named if not one.is_organisation}
    return next(iter(found.values())) if len(found) == 1 else None


def people_in(turn: TurnContext, text: str) -> list[PersonRecord]:
    """Return the people whom a text names, each once, in order."""
    found = {
        people[0].key: people[0]
        for name in _NAME.findall(text)
        if len(people := turn.finder.directory.named(name)) == 1
    }
    return list(found.values())


def told_there(turn: TurnContext, question: str, before: str) -> Findings | None:
    """Find what the articles of the last answer tell on a question that points back to it.

    Args:
        turn: The turn.
        question: The question.
        before: What it goes back to.

    Returns:
        As many sentences as are shown at once; None where they do not tell it, where nothing was
        shown before, or where the question holds nothing but words of speaking.
    """
    looked_at = {info.id for info in turn.finder.articles} if turn.narrowing else None
    shown = [
        one.article.id
        for one in shown_last(turn)
        if looked_at is None or one.article.id in looked_at
    ]
    terms = question_terms(question)
    if not shown or (terms and PLAIN.issuperset(terms)):
        return None
    asked = (f"{question} {before}", question) if terms else (f"{question} {before}",)
    for articles in dict.fromkeys((frozenset(shown[:1]), frozenset(shown))):
        finder = turn.finder.within(articles)
        for words in asked:
            found = finder.facts(words)
            if found.found and not found.evidence[0].declined and tells(found, question):
                return Findings(found.evidence[:SHOWN])
    return None


def told_beside(turn: TurnContext, wanted: str) -> tuple[Evidence, ...]:
    """Find the sentences that hold some words, or mean them, near what the last answer showed.

    Args:
        turn: The turn.
        wanted: The words; at least one of them says something, or nothing is found.

    Returns:
        The nearest first, from one passage before to `BESIDE` after.
    """
    terms = question_terms(wanted)
    meant = other_words(wanted, terms)
    shown = shown_last(turn)[:1]
    if not terms or not shown:
        return ()
    (first,) = shown
    library = turn.finder.library
    near = [
        one
        for one in library.sentences(first.article.id)
        if -1 <= one.passage - first.passage_index <= BESIDE
        and not one.kind.is_furniture
        and all({term, *meant.get(term, ())}.intersection(one.terms) for term in terms)
    ]
    near.sort(key=lambda one: abs(one.passage - first.passage_index))
    return tuple(library.sentence(one) for one in near)


def tells(findings: Findings, question: str) -> bool:
    """Say whether the best evidence holds all of a question's own words, or others that mean them.

    Where the question asks for a type of answer, some of its words must be the very ones.
    """
    held = set(index_terms(findings.evidence[0].text)) if findings.found else set()
    wanted = question_terms(question)
    meant = other_words(question, wanted)
    if answer_type(question):  # "How much do they get?" asks for a sum, whatever the verb.
        wanted = tuple(term for term in wanted if term not in LIGHT_VERBS)
    lacked = [term for term in wanted if term not in held]
    if lacked and answer_type(question) and len(lacked) == len(wanted):
        return False
    return findings.found and all(not held.isdisjoint(meant.get(term, ())) for term in lacked)

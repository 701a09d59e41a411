"""What the words of a question that point back mean: "it", "there", "they", "she"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from retrieval.asking.choosing import PLAIN
from retrieval.asking.intent import Intent
from retrieval.asking.meaning import other_words
from retrieval.index.answer_types import answer_type
from retrieval.language.terms import index_terms, question_terms

if TYPE_CHECKING:
    from bot.dialogue.turn import TurnContext
    from retrieval.archive.records import PersonRecord
    from retrieval.asking.evidence import Evidence
    from retrieval.asking.findings import Findings

THEY = frozenset("they them their theirs".split())
_ONE = frozenset("he she him her his hers".split())
_TOLD = frozenset(
    (Intent.FACT, Intent.WHO_SAID, Intent.WHAT_SAID, Intent.WHO_IS, Intent.PASSAGE, Intent.VERIFY)
)
"""Intents of questions whose topic later ones can go back to."""
_ASKING = re.compile(
    r"\W*(?:(?:in|at|on|by|to|from|for|of|with|and|but|so) )?(?:(?:who(?:m|se)?|what|which|where|"
    r"when|why|how(?: (?:many|much|long|old|far|often|big|high))?|is|are|was|were|do|does|did|has|"
    r"have|had|will|would|can|could|there|it|he|she|they|that|this)\b['’]?s?\s*)+",
    re.IGNORECASE,
)
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


def matter_of(question: str) -> str:
    """Return a question without the words that ask ("the strike start"); "" where none is left."""
    asked = question.partition("?")[0]
    return _POINTS.sub(" ", _ASKING.sub("", asked, count=1)).strip(" ?!.,;:") or ""


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
    if word.lower() not in _ONE or (person and not person.is_organisation):
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


def told_there(turn: TurnContext, question: str) -> Findings | None:
    """Find what the articles of the last answer tell on a question that points back to it.

    None where it is not there, where nothing was shown before, or where the question holds nothing
    but words of speaking.
    """
    articles = frozenset(one.article.id for one in shown_last(turn))
    if not articles or PLAIN.issuperset(question_terms(question)):
        return None
    before = topic_before(turn)
    for asked in (f"{question} {before}", question):
        found = turn.finder.within(articles).facts(asked)
        if found.found and not found.evidence[0].declined and tells(found, question):
            return found
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
    lacked = [term for term in wanted if term not in held]
    if lacked and answer_type(question) and len(lacked) == len(wanted):
        return False
    return findings.found and all(not held.isdisjoint(meant.get(term, ())) for term in lacked)

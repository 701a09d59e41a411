"""Reading a message in the light of the archive and of the conversation."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.dialogue.claiming import MARKED, with_claimant, without_call
from bot.dialogue.doubled import second_asked
from bot.dialogue.openers import own_words
from retrieval.asking.claims.draft import is_cue, read_report
from retrieval.asking.directory import name_words
from retrieval.asking.filters import read_filters
from retrieval.asking.intent import Intent
from retrieval.asking.narrowing import Unmet, narrow
from retrieval.asking.question import read_question
from retrieval.asking.selection import Narrowing
from retrieval.asking.understood import Question
from retrieval.asking.wording import QUESTION_WORD
from retrieval.errors import ArticleGoneError

if TYPE_CHECKING:
    from bot.conversation_state import State
    from retrieval.asking.finder import Finder
    from retrieval.asking.spelling import Read

SPOKEN = frozenset({Intent.WHO_SAID, Intent.WHAT_SAID, Intent.MORE, Intent.FOLLOW})
"""Intents of questions about what was said; days in them are those of the articles."""
LISTS = frozenset(
    {
        Intent.PEOPLE,
        Intent.SOURCES,
        Intent.OVERVIEW,
        Intent.COVERAGE,
        Intent.AUTHORS,
        Intent.TIMELINE,
        Intent.SIDES,
    }
)
"""Intents of questions about all articles, or all of some days."""
NARROWED = SPOKEN | LISTS | {Intent.VERIFY, Intent.FACT, Intent.WHO_IS, Intent.PASSAGE}
"""Intents of questions that can be about some of the articles only."""
CORRECTED = frozenset({Intent.WHO_SAID, Intent.WHAT_SAID, Intent.FACT, Intent.PASSAGE})
"""Intents of questions in whose topics typing errors are corrected."""
LONGEST_NAME = 4
"""Words of a name that may open or close a few words on a topic."""
LONGEST_SEARCH = 8
"""Words of a message that may be a name and a topic put side by side ("guterres restraint")."""

_AGAIN = re.compile(
    r"\W*(?:once more|(?:say (?:that|it) |show (?:me )?(?:that|it) )?again|repeat(?: (?:that|it))?)"
    r"(?:,? please)?\W*",
    re.IGNORECASE,
)
_NAME_FIRST = re.compile(
    rf"\s*(?P<name>[^\s,?!:]+(?: [^\s,?!:]+){{0,3}}), (?P<rest>{QUESTION_WORD.pattern}.+)",
    re.IGNORECASE | re.DOTALL,
)
_RIGHT = re.compile(
    r"[\s,;–—-]*(?:right|correct|true|yes|no|really|is (?:that|this|it) (?:right|true|correct|so)|"
    r"isn['’]t (?:it|that (?:so|right|true))|didn['’]t (?:he|she|they|it)|or not)\s*\?+\s*$",
    re.IGNORECASE,
)
"""What makes a question of a claim: "…, right?"."""
FEWEST_CLAIMED = 3
"""Words of a claim told as a fact; fewer are a topic ("Lee said war")."""
_SPEECH = re.compile(
    r"quotes?|quotations?|statements?|comments?|remarks?|responses?|reactions?|opinions?",
    re.IGNORECASE,
)
"""A word that only asks for statements, beside a name and a topic: "lee *quotes* harbour"."""
_STORY = re.compile(r"^(?:the )|['’]s?$| (?:article|story|report|piece)s?$", re.IGNORECASE)
_PRONOUN = re.compile(r"\b(?:he|she|they)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Reading:
    """A message as it was understood in its conversation.

    Attributes:
        question: What is asked, without filters.
        narrowing: What its filters mean, carried over ones included; None where there are none.
        again: Whether it holds nothing but filters: the question before is meant, with them.
        dated: A question about what was said with its days among the words of its topic, as in
            "what did she say in March?"; None for all others.
        days: Those days as typed, or "".
        undated: Whether no article is of those days, so that only statements may name them.
    """

    question: Question
    narrowing: Narrowing | Unmet | None = None
    again: bool = False
    dated: Question | None = None
    days: str = ""
    undated: bool = False


def read_turn(text: str, finder: Finder, state: State) -> Reading:
    """Read a message in the light of the archive and of the conversation.

    Args:
        text: What was typed.
        finder: Finds in all of the archive.
        state: The conversation's memory.
    """
    text, called = without_call(own_words(text, goes_on=state.request is not None))
    asked = read_filters(_addressed(finder, second_asked(finder, text)), finder.goes_by)
    question = with_claimant(finder, _told_as_fact(finder, read_question(asked.text)))
    if called and (question.intent in (Intent.FACT, Intent.FOLLOW) or question.cue == "on"):
        question = _called_true(finder, asked.text) or _fact_of(asked.text)
    elif question.intent is Intent.VERIFY and not _is_checkable(question):
        question = _called_true(finder, question.claim) or question
    filters = asked.filters
    only_filters = asked.is_filter_only or bool(_AGAIN.fullmatch(asked.text))
    again = only_filters and state.request is not None
    if asked.period:
        spoken = question.intent in SPOKEN and not question.bare
        if again or spoken or question.intent in LISTS:
            filters = replace(filters, periods=(*filters.periods, asked.period))
        else:
            question = _told_as_fact(finder, read_question(asked.dated))
    if filters.speaker:
        question = _by(filters.speaker, question)
    elif question.bare or (question.intent is Intent.FACT and not (question.about or called)):
        question = _name_and_topic(finder, question)
    elif question.intent is Intent.WHAT_SAID and _is_publisher(finder, question.speaker):
        source = _STORY.sub("", question.speaker)
        filters = replace(filters, sources=(*filters.sources, source))
        question = Question(question.text, Intent.FACT, topic=question.topic, about=True)
    if not again and question.intent not in NARROWED:
        return Reading(question)
    if filters.narrow:
        narrowing = narrow(filters, finder.library.articles, _cited(finder, state))
        reading = Reading(question, narrowing, again=again)
        return _with_days(reading, asked.period, finder) if asked.period else reading
    goes_on = question.intent in (Intent.MORE, Intent.FOLLOW) and not question.bare
    before = state.request if goes_on or again else None
    return Reading(question, before.within if before else None, again=again)


def _told_as_fact(finder: Finder, question: Question) -> Question:
    """Read "Lee said that the mill will close(, right?)" as a claim that is to be checked."""
    plain = question.bare or (question.intent is Intent.FACT and not question.about)
    if not plain or QUESTION_WORD.match(question.text):
        return question
    body = _RIGHT.sub("", question.text).strip()
    if body.endswith("?"):
        return question
    told = read_report(body)
    if told is None or len(told.text.split()) < FEWEST_CLAIMED:
        return question
    found = finder.directory.find(told.speaker)
    if len(found.people) != 1 or found.guessed:
        return question
    return Question(question.text, Intent.VERIFY, claim=body)


def _called_true(finder: Finder, claim: str) -> Question | None:
    """Read a claim that tells what a known person said or did not say; None for any other."""
    told = read_question(f"is it true that {claim}")
    found = finder.directory.find(told.speaker) if told.intent is Intent.WHAT_SAID else None
    return told if found and len(found.people) == 1 and not found.guessed else None


def _fact_of(claim: str) -> Question:
    return Question(claim, Intent.FACT, topic=claim)


def _is_checkable(question: Question) -> bool:
    """Whether a claim's very words can be looked up: it is in marks, or a report of such."""
    claim = question.claim
    typed = not claim or question.text.startswith("/") or bool(MARKED.search(question.text))
    return typed or read_report(claim) is not None


def correct(reading: Reading, finder: Finder) -> tuple[Reading, tuple[Read, ...]]:
    """Correct typing errors in the words of a topic; a claimed quotation stays as it is.

    Args:
        reading: A message that found no answer.
        finder: Finds in all of the archive.

    Returns:
        The message with its topic corrected, and which words were; none for the same message.
    """
    question = reading.question
    if question.intent not in CORRECTED or question.claim:
        return reading, ()

    def is_name(word: str) -> bool:
        people = finder.directory.find(word).people
        called = [one for person in people for one in name_words(person.name)]
        return bool(difflib.get_close_matches(word, called, n=1))

    topic, corrected = finder.spelling.correct(question.topic, is_name)
    for word in corrected:
        typed = re.compile(rf"\b{re.escape(word.typed)}\b")
        question = replace(question, text=typed.sub(word.read, question.text))
    return replace(reading, question=replace(question, topic=topic)), corrected


def _with_days(reading: Reading, period: str, finder: Finder) -> Reading:
    """Keep the days of a question about what was said: statements may name them themselves."""
    question, narrowing = reading.question, reading.narrowing
    if isinstance(narrowing, Narrowing):
        none = not narrowing.articles(finder.library.articles)
    else:  # Where no article has a date, none is of any day.
        none = narrowing is not None and narrowing.kind == "day"
    if question.intent not in (Intent.WHAT_SAID, Intent.WHO_SAID) or reading.again:
        return reading
    if question.intent is Intent.WHO_SAID and not question.topic:
        return reading
    topic = f"{question.topic} {period}" if question.topic else period.partition(" ")[2]
    return replace(reading, dated=replace(question, topic=topic), days=period, undated=none)


def _addressed(finder: Finder, text: str) -> str:
    """Put a name that stands before a question into it: "Lee, what did he say?"."""
    match = _NAME_FIRST.match(text)
    if match is None or not finder.directory.named(match["name"]):
        return text
    return _PRONOUN.sub(match["name"].replace("\\", ""), match["rest"], count=1)


def _by(speaker: str, question: Question) -> Question:
    """Read a question with "by:…" as one for what that speaker said."""
    if question.intent in (Intent.VERIFY, Intent.TIMELINE):
        return replace(question, speaker=speaker)
    return Question(
        question.text,
        Intent.WHAT_SAID,
        speaker=speaker,
        topic=question.topic,
        cue="said",
        asks_refusals=question.asks_refusals,
    )


def _name_and_topic(finder: Finder, question: Question) -> Question:
    """Read a name with a topic beside it, and no word that asks, as what that one said of it."""
    words = [
        word for word in question.topic.strip(" ?!.,;:").split() if not _SPEECH.fullmatch(word)
    ]
    if not 1 < len(words) <= LONGEST_SEARCH or any(map(QUESTION_WORD.match, words)):
        return question
    for length in range(min(LONGEST_NAME, len(words) - 1), 0, -1):
        for name, topic in (
            (words[:length], words[length:]),
            (words[-length:], words[:-length]),
        ):
            speaker = " ".join(name)
            found = finder.directory.named(speaker)
            called = {word for person in found for word in name_words(person.name)}
            if len(found) == 1 and called.issuperset(name_words(speaker)):
                told = name == words[:length] and len(topic) > 1 and is_cue(topic[0])
                return Question(
                    question.text,
                    Intent.WHAT_SAID,
                    speaker=speaker,
                    topic=" ".join(topic[1:] if told else topic),
                    cue="on",
                )
    return question


def _is_publisher(finder: Finder, speaker: str) -> bool:
    """Whether a speaker is nobody but who published some of the articles."""
    source = _STORY.sub("", speaker)
    if not finder.goes_by(source):
        return False
    if speaker.lower().endswith((" article", " story", " report", " piece")):
        return True
    # "The union" is one that speaks, even where a paper is called the Union.
    speaks = speaker.islower() and finder.statements_by_words(source, "").found
    return not (speaks or finder.directory.named(source))


def _cited(finder: Finder, state: State) -> list[str]:
    """The sources of the last answer's citations, in order; articles that are gone left out."""
    sources: dict[str, None] = {}
    for number in state.shown:
        address = state.address(number)
        try:
            if address:
                sources.setdefault(finder.library.find(address.content_hash).source)
        except ArticleGoneError:
            continue
    return list(sources)

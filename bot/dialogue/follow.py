"""Turns that go on from the one before: "what else?", "and Champagne?", "about Iran?", "why?"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.answering.actions import ShowArticle, ShowPassage, decode
from bot.answering.answer import Frame
from bot.answering.compose import passage_action
from bot.conversation_state import Request
from bot.dialogue.carried import root, shown_last, told_there, topic_before
from bot.dialogue.checking import check
from bot.dialogue.facts import fact
from bot.dialogue.identity import who_is
from bot.dialogue.lists import people
from bot.dialogue.meant import which_one, who_is_meant
from bot.dialogue.paging import next_page
from bot.dialogue.passages import article_page, cited_passage, passage_by_place
from bot.dialogue.speakers import who_said
from bot.dialogue.speech import said_by_person, what_said
from retrieval.asking.intent import Intent
from retrieval.language.terms import index_terms, question_terms

if TYPE_CHECKING:
    from bot.answering.answer import Answer
    from bot.dialogue.turn import TurnContext
    from retrieval.archive.records import PersonRecord
    from retrieval.asking.evidence import Evidence

MOST_SEEN = 60
"""Citations that "what else?" leaves out."""


_WHEN_OR_WHERE = re.compile(r"\W*(?:(?:and|but|so) )?(when|where)\b", re.IGNORECASE)
_WHO_ELSE = re.compile(r"\W*(?:and )?who else\b", re.IGNORECASE)


def more(turn: TurnContext) -> Answer:
    """Go on with the last question, or with the same person on another topic."""
    request = turn.state.request
    topic, speaker = turn.question.topic, turn.question.speaker
    person = _person(turn, speaker) or turn.finder.library.person(turn.state.person)
    others = who_else(turn, person)
    if others:
        return others
    checked = request is not None and request.intent == Intent.VERIFY
    if person and (checked or _changes(request, person, topic, named=bool(speaker))):
        return said_by_person(turn, person, topic, seen=_seen(turn))
    return more_of(turn, request)


def who_else(turn: TurnContext, person: PersonRecord | None = None) -> Answer | None:
    """Answer who besides the last speaker spoke of the topic that is asked for, or of theirs.

    Args:
        turn: The turn; None is returned where it does not ask "who else".
        person: The last speaker; None for the one whom the conversation is on.
    """
    request, topic = turn.state.request, turn.question.topic
    if request is None or not _WHO_ELSE.match(turn.question.text):
        return None
    if request.intent == Intent.WHAT_SAID:
        person = person or turn.finder.library.person(turn.state.person)
        asked = topic if question_terms(topic) else request.topic
        return who_said(turn, asked, but=person) if question_terms(asked) else people(turn)
    if question_terms(topic) and request.intent == Intent.WHO_SAID:
        return who_said(turn, topic)
    return None


def _seen(turn: TurnContext) -> tuple[int, ...]:
    """The latest citations of this conversation, which "what else?" does not want again."""
    latest = turn.state.latest
    return tuple(range(max(turn.state.forgotten, latest - MOST_SEEN) + 1, latest + 1))


def _changes(request: Request | None, person: PersonRecord, topic: str, *, named: bool) -> bool:
    """Whether "what else did he say about …?" asks another question than the one before."""
    if not topic and not named:
        return False
    if request is None or request.intent != Intent.WHAT_SAID or request.person != person.key:
        return True
    return bool(topic) and topic.lower() != request.topic.lower()


def more_of(turn: TurnContext, request: Request | None) -> Answer:
    """Show what a question's answer held back."""
    if request is None:
        return turn.plain("nothing_to_continue")
    turn = replace(turn, question=replace(turn.question, cue=request.cue))
    person = turn.finder.library.person(request.person)
    match request.intent:
        case Intent.WHAT_SAID if person:
            return _more_by(turn, person, request)
        case Intent.WHAT_SAID if request.speaker:
            return what_said(turn, request.speaker, request.topic, request.shown)
        case Intent.WHO_SAID:
            but = turn.finder.library.person(request.but)
            return who_said(turn, request.topic, request.shown, refused=request.refused, but=but)
        case Intent.FACT:
            return fact(
                turn, request.topic, request.shown, about=request.about, meant=request.person
            )
        case Intent.ARTICLE:
            return article_page(turn, ShowArticle(request.topic, request.shown))
        case Intent.WHO_IS:
            return who_is(turn, request.topic, request.shown)
        case _:
            return next_page(turn, request)


def _more_by(turn: TurnContext, person: PersonRecord, request: Request) -> Answer:
    """Show what else somebody said on a topic; where that is all, what they said on others."""
    seen = _seen(turn)
    answer = said_by_person(
        turn, person, request.topic, request.shown, seen=request.seen, refused=request.refused
    )
    if answer.answered or not request.topic or not request.shown or request.refused:
        return answer
    others = said_by_person(turn, person, "", seen=seen)
    if not others.answered:
        return answer
    frame = turn.say("more_besides", scope=turn.scope, name=person.name, topic=request.topic)
    return replace(others, blocks=(Frame(frame), *others.blocks[1:]))


def follow(turn: TurnContext) -> Answer:
    """Read a few words in the light of the question before."""
    words, topic = turn.question.speaker, turn.question.topic
    if words and topic != words:  # "and Champagne on Iran?"
        return what_said(turn, words, topic)
    found = who_is_meant(turn, words).people if words else ()
    if len(found) == 1:
        request = turn.state.request
        if request and request.intent == Intent.VERIFY and request.topic and not turn.question.bare:
            return check(turn, request.topic, words)  # "Did Lee say “…”?" – "And Moore?"
        refused = bool(request and request.refused and not turn.question.bare)
        topic = _carried_topic(turn)
        near = () if refused else _near_topic(turn, found[0], topic)
        if near:
            frame = turn.say("said_near", name=found[0].name, topic=topic)
            return _found_by(turn, found[0], topic, frame, near)
        return said_by_person(turn, found[0], topic, refused=refused)
    if found:
        return which_one(turn, words, found, _carried_topic(turn))
    if words and _is_stranger(turn, words):
        return what_said(turn, words, _carried_topic(turn))
    return _on_topic(turn, topic)


def _near_topic(turn: TurnContext, person: PersonRecord, topic: str) -> tuple[Evidence, ...]:
    """What comes nearest to a carried topic in the article that it is on; none where one is on it.

    "And Olsen?" asks for the other side of the same story, who need not use the same words.
    """
    findings = turn.finder.statements(person, topic) if topic else None
    if findings is None or findings.found or turn.finder.relayed_of(person, topic).found:
        return ()
    articles = {one.article.id for one in shown_last(turn)}
    wanted = set(question_terms(topic))
    return tuple(
        one
        for one in findings.nearest
        if one.article.id in articles
        and not one.declined
        and not wanted.isdisjoint(index_terms(one.text))
    )


def _found_by(
    turn: TurnContext, person: PersonRecord, topic: str, frame: str, near: tuple[Evidence, ...]
) -> Answer:
    turn.state.person = person.key
    intent = Intent.WHAT_SAID.value
    request = Request(intent=intent, person=person.key, topic=topic)
    return turn.found(frame, near, request, intent=intent)


def _is_stranger(turn: TurnContext, words: str) -> bool:
    """Whether words that name nobody known are those of an attribution, and no topic before it."""
    request = turn.state.request
    if turn.question.bare or request is None or request.intent != Intent.WHAT_SAID:
        return False
    person = turn.finder.library.person(turn.state.person)
    if person and turn.finder.statements(person, words).found:
        return False
    return turn.finder.statements_by_words(words, "").found


def why(turn: TurnContext) -> Answer:
    """Answer a bare "why?": what stands around the last citation is all that the source gives."""
    if not turn.state.shown:
        return turn.plain("nothing_to_continue")
    return _time_or_place(turn) or cited_passage(turn, None, None)


def _time_or_place(turn: TurnContext) -> Answer | None:
    """Answer "when was that?" after a question of fact, where the article of its answer tells."""
    asked = _WHEN_OR_WHERE.match(turn.question.text)
    request, before = turn.state.request, topic_before(turn)
    if asked is None or request is None or request.intent != Intent.FACT or not before:
        return None
    there = told_there(turn, f"{asked[1]}?", before)
    if there is None:
        return None
    goes_on = Request(intent=Intent.FACT.value, topic=f"{asked[1]}? {request.topic}")
    frame = turn.say("fact_after", topic=root(turn))
    return turn.found(frame, there.evidence, goes_on, intent=Intent.FACT.value)


def neighbour(turn: TurnContext) -> Answer:
    """Show the paragraph, or the page, before or after the one shown last."""
    step = turn.question.number or 1
    viewed = decode(turn.state.viewed) if turn.state.viewed else _shown_last(turn)
    match viewed:
        case ShowPassage() if viewed.passage + step >= 0:
            moved = replace(viewed, passage=viewed.passage + step)
            return passage_by_place(turn, moved, beyond="no_neighbour")
        case ShowArticle() if viewed.page + step >= 0:
            return article_page(turn, replace(viewed, page=viewed.page + step))
        case None:
            return turn.plain("nothing_to_continue")
        case _:
            return turn.plain("no_neighbour", step=step)


def _shown_last(turn: TurnContext) -> ShowPassage | None:
    """The passage of the last answer's first citation, where it is still held."""
    address = turn.state.address(turn.state.shown[0]) if turn.state.shown else None
    if address is None or not turn.finder.library.holds(address):
        return None
    return passage_action(turn.finder.library.at(address))


def _person(turn: TurnContext, words: str) -> PersonRecord | None:
    people = turn.finder.directory.find(words).people
    return people[0] if len(people) == 1 else None


def _carried_topic(turn: TurnContext) -> str:
    """The topic that a new person inherits: with "and …", or where it was asked who is meant."""
    request = turn.state.request
    if request is None or request.intent not in (Intent.WHAT_SAID, Intent.WHO_SAID):
        return ""
    asked_which = request.intent == Intent.WHAT_SAID and request.person is None
    return request.topic if asked_which or not turn.question.bare else ""


def _on_topic(turn: TurnContext, topic: str) -> Answer:
    request = turn.state.request
    person = turn.finder.library.person(turn.state.person)
    if request is None or turn.question.bare:
        return fact(turn, topic, about=True)
    if request.intent == Intent.WHO_SAID:
        return who_said(turn, topic)
    if request.intent == Intent.WHAT_SAID and request.speaker and not person:
        return what_said(turn, request.speaker, topic)
    if request.intent in (Intent.WHAT_SAID, Intent.WHO_IS, Intent.VERIFY) and person:
        return said_by_person(turn, person, topic)
    return fact(turn, topic, about=True)

"""What answers each intent of a question and each button."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answering.actions import (
    Action,
    AskAbout,
    ChooseLanguage,
    ShowArticle,
    ShowCard,
    ShowCitation,
    ShowMore,
    ShowPassage,
    ShowPeople,
    ShowPlace,
    ShowSources,
    ShowStatements,
    ShowTimeline,
    ShowWhy,
    ShowWordings,
)
from bot.dialogue.authors import authors
from bot.dialogue.checking import check
from bot.dialogue.chosen import asked_about, statements_of
from bot.dialogue.citing import cite_number, cite_place
from bot.dialogue.coverage import coverage
from bot.dialogue.evidence import evidence_of_conversation
from bot.dialogue.facts import fact
from bot.dialogue.follow import follow, more, more_of, neighbour, who_else, why
from bot.dialogue.identity import is_spoken, who_is
from bot.dialogue.language import choose_language
from bot.dialogue.lists import people, sources
from bot.dialogue.naming import CUE as NAMES
from bot.dialogue.naming import names_of
from bot.dialogue.overview import overview, sides
from bot.dialogue.passages import (
    article_page,
    cited_article,
    cited_passage,
    passage_about,
    passage_by_place,
)
from bot.dialogue.pictures import card_number, card_place, timeline_last, timeline_turn
from bot.dialogue.reasoning import why_said
from bot.dialogue.sharing import open_place
from bot.dialogue.speakers import who_said
from bot.dialogue.speech import what_said
from bot.dialogue.talk import talk
from bot.dialogue.timeline import timeline
from bot.dialogue.why import why_last, why_turn
from bot.dialogue.withheld import why_silent
from bot.dialogue.wordings import wordings_at, wordings_of
from retrieval.asking.intent import Intent

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.answering.answer import Answer
    from bot.dialogue.turn import TurnContext
    from retrieval.asking.understood import Question


def answer_question(turn: TurnContext, question: Question) -> Answer:
    """Answer a question by its intent; an archive without articles can answer none."""
    if not turn.finder.library.articles:
        return turn.plain("no_articles")
    return why_silent(turn) or _ANSWERS.get(question.intent, _talk)(turn, question)


def answer_action(turn: TurnContext, action: Action) -> Answer:
    """Answer a button."""
    match action:
        case ShowPassage() | ShowPlace() | ShowArticle():
            return _place(turn, action)
        case ShowMore():
            return more_of(turn, turn.state.requests.get(action.turn))
        case ShowStatements():
            return statements_of(turn, action)
        case AskAbout():
            return asked_about(turn, action)
        case ShowPeople():
            return people(turn, action.skip)
        case ShowSources():
            return sources(turn, action.skip)
        case ShowCitation() | ShowWhy() | ShowWordings():
            return _about_answer(turn, action)
        case ShowCard() | ShowTimeline():
            return _picture(turn, action)
        case ChooseLanguage():
            return choose_language(turn, action.code)


def _place(turn: TurnContext, action: ShowPassage | ShowPlace | ShowArticle) -> Answer:
    if isinstance(action, ShowPassage):
        return passage_by_place(turn, action)
    if isinstance(action, ShowPlace):
        return open_place(turn, action)
    return article_page(turn, action)


def _picture(turn: TurnContext, action: ShowCard | ShowTimeline) -> Answer:
    if isinstance(action, ShowCard):
        return card_place(turn, action)
    return timeline_turn(turn, action)


def _about_answer(turn: TurnContext, action: ShowCitation | ShowWhy | ShowWordings) -> Answer:
    if isinstance(action, ShowWordings):
        return wordings_at(turn, action)
    if isinstance(action, ShowCitation):
        return cite_place(turn, action)
    return why_turn(turn, action.turn)


def _talk(turn: TurnContext, _: Question) -> Answer:
    return talk(turn)


def _who_said(turn: TurnContext, question: Question) -> Answer:
    if question.claim:
        return check(turn, question.claim, "")
    return who_else(turn) or who_said(turn, question.topic)


def _fact(turn: TurnContext, question: Question) -> Answer:
    if question.text.lower() == "who?" and is_spoken(turn):
        return who_is(turn, "that")
    return why_said(turn) or fact(turn, question.topic, about=question.about)


def _passage(turn: TurnContext, question: Question) -> Answer:
    if question.topic:
        return passage_about(turn, question.topic)
    return cited_passage(turn, question.number, question.ordinal)


_ANSWERS: dict[Intent, Callable[[TurnContext, Question], Answer]] = {
    Intent.WHO_SAID: _who_said,
    Intent.WHAT_SAID: lambda turn, q: what_said(turn, q.speaker, q.topic),
    Intent.VERIFY: lambda turn, q: check(turn, q.claim, q.speaker),
    Intent.FACT: _fact,
    Intent.WHO_IS: lambda turn, q: (names_of if q.cue == NAMES else who_is)(turn, q.speaker),
    Intent.PASSAGE: _passage,
    Intent.ARTICLE: lambda turn, q: cited_article(turn, q.number),
    Intent.MORE: lambda turn, _: more(turn),
    Intent.FOLLOW: lambda turn, _: follow(turn),
    Intent.NEIGHBOUR: lambda turn, _: neighbour(turn),
    Intent.WHY: lambda turn, _: why(turn),
    Intent.PEOPLE: lambda turn, _: people(turn),
    Intent.WORDINGS: lambda turn, q: wordings_of(turn, q.topic),
    Intent.SOURCES: lambda turn, _: sources(turn),
    Intent.OVERVIEW: lambda turn, _: overview(turn),
    Intent.AUTHORS: lambda turn, q: authors(turn, q.topic),
    Intent.COVERAGE: lambda turn, q: coverage(turn, q.topic),
    Intent.TIMELINE: lambda turn, q: timeline(turn, q.speaker, q.topic),
    Intent.SIDES: lambda turn, q: sides(turn, q.topic),
    Intent.CITE: lambda turn, q: cite_number(turn, q.number, q.cue),
    Intent.EVIDENCE: lambda turn, _: evidence_of_conversation(turn),
    Intent.EXPLAIN: lambda turn, _: why_last(turn),
    Intent.CARD: lambda turn, q: card_number(turn, q.number),
    Intent.PICTURE: lambda turn, _: timeline_last(turn),
    Intent.LANGUAGE: lambda turn, q: choose_language(turn, q.topic),
}
"""What answers each intent; the rest is talk."""

"""Why the last answer is what it is: matched words, score by parts, the runner-up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answering.answer import Frame, Item, Listing, Note
from bot.dialogue.evidence import shown_again
from retrieval.article import QuotationKind
from retrieval.asking.claims.quoted import scan_quoted
from retrieval.asking.intent import Intent
from retrieval.asking.question import read_question
from retrieval.asking.reasons import best_for, held_by, reasons_for
from retrieval.language.terms import question_terms
from retrieval.reading.headline import shorten

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.answering.answer import Answer, Block
    from bot.conversation_state import Request, Told
    from bot.dialogue.turn import TurnContext
    from retrieval.article import Address
    from retrieval.asking.evidence import Evidence
    from retrieval.asking.reasons import Held, Scored

_BY_SPEAKER = (Intent.WHAT_SAID, Intent.WHO_SAID, Intent.SIDES, Intent.TIMELINE)
_SHOWN_ONLY = (Intent.PASSAGE, Intent.ARTICLE, Intent.NEIGHBOUR, Intent.AUTHORS)
"""Intents of answers that only show where something stands."""
_WITHOUT_REASONS = (Intent.OVERVIEW, Intent.COVERAGE, Intent.TIMELINE, Intent.ARTICLE)
_PARTS = frozenset(
    "article passage window_words passage_words common_words names_missing forms order count early "
    "kind answer numbers in_passage pronoun question akin synonyms window_synonyms answer_type "
    "near_answer".split()
)
"""The parts of a score that have a phrase; others are shown by their own names."""
_KINDS = (QuotationKind.DIRECT, QuotationKind.MIXED, QuotationKind.INDIRECT)


def why_last(turn: TurnContext) -> Answer:
    """Say why the last answer with evidence shows what it shows."""
    told = turn.state.told
    searched = [one for one in told if not _only_shows(one)] or told
    return _why(turn, searched[-1]) if searched else turn.plain("nothing_to_explain")


def why_turn(turn: TurnContext, number: int) -> Answer:
    """Say why an earlier turn was answered as it was, as a button asks for it."""
    for told in turn.state.told:
        if told.turn == number:
            return _why(turn, told)
    return turn.plain("explanation_forgotten")


def _only_shows(told: Told) -> bool:
    """Whether an answer only showed where something stands: "passage 2", not "about …"."""
    return told.intent in _SHOWN_ONLY and not read_question(told.question).topic


def _why(turn: TurnContext, told: Told) -> Answer:
    if not told.cited or not (told.answered or told.verdict):
        return _answer(turn, _refused(turn, told))
    n = told.cited[0]
    if turn.state.address(n) is None:
        return turn.plain("explanation_forgotten")
    evidence = shown_again(turn, told, n)
    if evidence is None:
        return turn.plain("article_gone")
    return _explain(turn, told, turn.state.requests.get(told.turn), n, evidence)


def _explain(
    turn: TurnContext, told: Told, request: Request | None, n: int, evidence: Evidence
) -> Answer:
    blocks: list[Block] = [Frame(turn.say("why", n=n, question=shorten(told.question)))]
    if told.intent == Intent.VERIFY:
        return _answer(turn, [*blocks, *_checked(turn, told, evidence)])
    if told.intent in _WITHOUT_REASONS:
        return _answer(turn, [*blocks, Note(turn.say("why_in_order"))])
    if told.intent == Intent.WORDINGS:
        asked = read_question(told.question).topic or told.question
        held = held_by(turn.finder, asked, evidence.text)
        return _answer(turn, [*blocks, *_held(turn, held), Note(turn.say("why_wordings"))])
    topic = request.topic if request else ""
    by_speaker = told.intent in _BY_SPEAKER and evidence.kind in _KINDS
    if by_speaker and request:
        return _answer(turn, [*blocks, *_statement(turn, request, topic, evidence)])
    asked = topic or read_question(told.question).topic or told.question
    person = turn.finder.library.person(request.person) if request else None
    if person:
        asked = f"{asked} {person.name}"
    return _answer(turn, [*blocks, *_searched(turn, asked, evidence.address)])


def _searched(turn: TurnContext, asked: str, address: Address) -> list[Block]:
    """Why search put a sentence first."""
    reasons = reasons_for(turn.finder, asked, address)
    chosen, second = reasons
    if chosen is None:
        return [Note(turn.say("why_not_by_words"))]
    blocks = _held(turn, chosen.held)
    blocks.append(_score(turn, chosen))
    if second is None:
        return [*blocks, Note(turn.say("why_no_runner_up"))]
    lacked = _only_in(chosen.held, second.held)
    frame = turn.say(
        "why_runner_up",
        score=_number(second.explanation.score),
        than=_number(chosen.explanation.score),
        higher=second.explanation.score > chosen.explanation.score,
        lacked=", ".join(lacked),
    )
    blocks.append(Frame(frame))
    blocks += turn.composer.quotes([second.evidence], nearest=True)
    return blocks


def _statement(turn: TurnContext, request: Request, topic: str, evidence: Evidence) -> list[Block]:
    """Why a statement was put first: its speaker, the topic's words, how directly it is given."""
    reasons = []
    person = turn.finder.library.person(request.person)
    speaker = (
        evidence.person.name if evidence.person else " ".join((evidence.speaker_text or "").split())
    )
    if person:
        reasons.append(turn.say("why_speaker_asked", name=person.name))
    elif speaker:
        reasons.append(turn.say("why_speaker_found", name=speaker))
    reasons.append(
        turn.say("why_kind", kind=evidence.kind, declined=evidence.declined, asked=request.refused)
    )
    if not question_terms(topic) and not request.refused:
        reasons.append(turn.say("why_no_topic"))
    blocks: list[Block] = [
        Listing(turn.say("why_statement"), tuple(Item(reason) for reason in reasons))
    ]
    held = held_by(turn.finder, topic, evidence.text)
    if question_terms(topic):
        blocks += _held(turn, held)
        if held.missing:
            blocks.append(Note(turn.say("why_led_to")))
    return [*blocks, *_next_statement(turn, request, topic, evidence, held)]


def _next_statement(
    turn: TurnContext, request: Request, topic: str, evidence: Evidence, held: Held
) -> list[Block]:
    person = turn.finder.library.person(request.person)
    if person:
        found = turn.finder.statements(
            person, topic, refused=request.refused, cue=request.cue
        ).evidence
    else:
        found = turn.finder.speakers(topic, refused=request.refused, cue=request.cue).evidence
    second = _after(found, evidence.address)
    if second is None:
        return [Note(turn.say("why_no_runner_up"))]
    lacked = _only_in(held, held_by(turn.finder, topic, second.text))
    frame = turn.say(
        "why_next_statement",
        lacked=", ".join(lacked),
        less_direct=evidence.kind == QuotationKind.DIRECT and second.kind != QuotationKind.DIRECT,
        declined=second.declined and not evidence.declined,
    )
    return [Frame(frame), *turn.composer.quotes([second], nearest=True)[:1]]


def _refused(turn: TurnContext, told: Told) -> list[Block]:
    """Why nothing was shown: what of the question stands nowhere, and what came nearest."""
    asked = read_question(told.question)
    words = asked.claim or asked.topic or told.question
    blocks: list[Block] = [Frame(turn.say("why_refused", question=shorten(told.question)))]
    if asked.speaker and not asked.topic:
        return [*blocks, Note(turn.say("why_no_statement", speaker=asked.speaker))]
    nowhere = [w for w in held_by(turn.finder, words, "").missing if not turn.finder.knows(w)]
    if nowhere:
        blocks.append(Note(turn.say("why_nowhere", words=", ".join(nowhere))))
    nearest = best_for(turn.finder, words)
    if nearest is None:
        return [*blocks, Note(turn.say("why_nothing_held"))]
    blocks.append(Frame(turn.say("why_not_enough", speaker=asked.speaker)))
    blocks += turn.composer.quotes([nearest.evidence], nearest=True)
    return [*blocks, *_held(turn, nearest.held)]


def _checked(turn: TurnContext, told: Told, evidence: Evidence) -> list[Block]:
    # Of several claims the one is meant that the evidence holds most of.
    claims = [marked.inner.of(told.question) for marked in scan_quoted(told.question)]
    claims = claims or [read_question(told.question).claim or told.question]
    held = max(
        (held_by(turn.finder, claim, evidence.text) for claim in claims),
        key=lambda one: len(one.words),
    )
    verdict = told.verdict if told.verdict and len(claims) == 1 else ""
    named = turn.say(f"verdict_{verdict.replace('-', '_')}") if verdict else ""
    return [*_held(turn, held), Note(turn.say("why_checked", verdict=named))]


def _held(turn: TurnContext, held: Held) -> list[Block]:
    blocks: list[Block] = []
    if held.words:
        items = tuple(
            Item(one.word, turn.say("why_weight", weight=_number(one.weight))) for one in held.words
        )
        blocks.append(Listing(turn.say("why_words"), items))
    if held.meant:
        pairs = ", ".join(f"{word} ≈ {other}" for word, other in held.meant)
        blocks.append(Note(turn.say("why_meant", words=pairs)))
    if held.missing:
        blocks.append(Note(turn.say("why_missing", words=", ".join(held.missing))))
    return blocks


def _score(turn: TurnContext, scored: Scored) -> Listing:
    total = scored.explanation.score
    items = tuple(
        Item(
            _part(turn, part.name),
            turn.say("why_adds", adds=_number(part.adds)),
        )
        for part in scored.explanation.parts
    )
    return Listing(turn.say("why_score", score=_number(total)), items)


def _part(turn: TurnContext, name: str) -> str:
    """Return what a part of a score is called, in plain words."""
    key = name.replace(" ", "_")
    return turn.say(f"why_part_{key}") if key in _PARTS else name


def _answer(turn: TurnContext, blocks: Sequence[Block]) -> Answer:
    return turn.answer(*blocks, answered=True, intent=Intent.EXPLAIN.value)


def _only_in(one: Held, other: Held) -> list[str]:
    """The words that one text holds and the other does not."""
    return [word.word for word in one.words if word.word in other.missing]


def _after(found: Sequence[Evidence], address: Address) -> Evidence | None:
    """The first piece that is not what stands at an address, nor another source's report of it."""
    same = {address} | {
        other.address
        for one in found
        if address in (one.address, *(other.address for other in one.same_as))
        for other in (one, *one.same_as)
    }
    return next((one for one in found if one.address not in same), None)


def _number(value: float) -> str:
    return f"{value:.1f}"

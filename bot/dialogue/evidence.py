"""The evidence of a conversation: kept as it is shown, and given as a file."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.answering.answer import Copyable, Frame, PassageView, Quote
from bot.answering.evidence_file import quotation_record, write_file
from bot.conversation_state import Shown, Told
from retrieval.asking.intent import Intent
from retrieval.asking.question import LONGEST
from retrieval.errors import ArticleGoneError
from retrieval.evidence_file import ToldRecord
from retrieval.evidence_file.check import STATEMENTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.answering.answer import Answer, Block
    from bot.conversation_state import State
    from bot.dialogue.turn import TurnContext
    from retrieval.asking.evidence import Evidence

FILE_NAME = "evidence.json"
_ABOUT_ANSWERS = (Intent.EXPLAIN, Intent.CITE, Intent.EVIDENCE, Intent.CARD, Intent.PICTURE)
"""Intents whose answers speak of earlier answers, and are not kept as answers themselves."""
_ASKING = (
    Intent.FACT,
    Intent.WHO_SAID,
    Intent.WHAT_SAID,
    Intent.VERIFY,
    Intent.SIDES,
    Intent.COVERAGE,
    Intent.AUTHORS,
)
"""Intents of questions that are kept also where nothing was found."""


def keep_told(state: State, answer: Answer) -> None:
    """Keep what an answer showed, or that nothing was found for its question.

    Args:
        state: The conversation's memory after the answer; it is changed.
        answer: The answer of its turn.
    """
    if answer.intent in _ABOUT_ANSWERS:
        return
    shown = {one.n: one for block in answer.blocks for one in _shown(block)}
    if shown or (answer.intent in _ASKING and answer.question and not answer.answered):
        told = Told(
            turn=state.turn,
            question=answer.question[:LONGEST],
            intent=answer.intent,
            answered=answer.answered,
            verdict=answer.verdict,
            cited=tuple(shown),
            shown=tuple(shown.values()),
        )
        state.tell(told)


def shown_again(turn: TurnContext, told: Told, n: int) -> Evidence | None:
    """Return a citation as an answer showed it; None where its article is gone.

    Args:
        turn: The turn.
        told: The answer.
        n: The citation's number.
    """
    library = turn.finder.library
    address = turn.state.address(n)
    if address is None:
        return None
    try:
        evidence = library.at(address)
    except ArticleGoneError:
        return None
    shown = next((one for one in told.shown if one.n == n), None)
    if shown is None or _is_as_shown(evidence, shown):
        return evidence
    if shown.kind not in STATEMENTS:
        return replace(
            evidence,
            kind=shown.kind,
            person=None,
            speaker_text=None,
            quoted=(),
            declined=False,
            relayed_text=None,
            relayed=None,
        )
    text = library.article(evidence.article.id).text
    for stored in library.quotations(evidence.article.id):
        quotation = stored.quotation
        parts = tuple(part for part in quotation.spans if part.meets(address.span))
        relayed = quotation.relayed
        as_given = replace(
            evidence,
            kind=quotation.kind.value,
            person=library.person(quotation.person),
            speaker_text=quotation.speaker.of(text) if quotation.speaker else None,
            quoted=parts,
            declined=quotation.declined,
            relayed_text=relayed.of(text) if relayed else None,
            relayed=library.person(quotation.relayed_person),
        )
        if parts and _is_as_shown(as_given, shown):
            return as_given
    return evidence


def _shown(block: Block) -> Iterator[Shown]:
    if isinstance(block, PassageView):
        yield Shown(n=block.n, kind=block.evidence.kind)
    elif isinstance(block, Quote):
        for n, one in ((block.n, block.evidence), *block.also_cited):
            yield Shown(
                n=n,
                kind=one.kind,
                person=one.person.key if one.person else None,
                declined=one.declined,
                nearest=block.nearest,
            )


def _is_as_shown(evidence: Evidence, shown: Shown) -> bool:
    person = evidence.person.key if evidence.person else None
    given = (evidence.kind, person, evidence.declined)
    return given == (shown.kind, shown.person, shown.declined)


def evidence_of_conversation(turn: TurnContext) -> Answer:
    """Give the evidence of the latest answers as a file; what is gone from the archive is not."""
    told = [_record(turn, one) for one in turn.state.told]
    count = sum(len(one.quotations) for one in told)
    if not count:
        return turn.plain("no_evidence_yet")
    return turn.answer(
        Frame(turn.say("evidence_file", count=count, name=FILE_NAME)),
        Copyable(write_file(told, turn.finder.scope).rstrip("\n"), FILE_NAME),
        answered=True,
    )


def _record(turn: TurnContext, told: Told) -> ToldRecord:
    nearest = {one.n for one in told.shown if one.nearest}
    quotations = (
        quotation_record(n, evidence, nearest=n in nearest)
        for n in told.cited
        if (evidence := shown_again(turn, told, n))
    )
    return ToldRecord(
        question=told.question,
        intent=told.intent,
        answered=told.answered,
        verdict=told.verdict,
        quotations=tuple(quotations),
    )

"""Checking a claimed quotation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.conversation_state import Request
from bot.dialogue.speech import PRONOUNS
from retrieval.asking.verify import SHORTEST_CLAIM
from retrieval.asking.wording import Intent

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.answering.answer import Answer
    from bot.dialogue.turn import TurnContext
    from retrieval.archive.records import PersonRecord
    from retrieval.asking.findings import Difference, Verification


def check(turn: TurnContext, claim: str, speaker: str) -> Answer:
    """Check whether the words are on record, and as whose."""
    person = _claimed(turn, speaker)
    result = turn.finder.verify(claim, person)
    if result.verdict == "verbatim" and speaker and person is None:
        # Nobody of that name is in the articles, so somebody else said it.
        result = _as_other(result)
    intent = Intent.VERIFY.value
    if result.verdict == "too-short":
        return turn.missing(
            turn.say("too_short", words=SHORTEST_CLAIM), intent=intent, verdict=result.verdict
        )
    if result.verdict == "not-found":
        return turn.missing(
            turn.say("not_found", scope=turn.scope), intent=intent, verdict=result.verdict
        )
    if result.speaker:
        turn.state.person = result.speaker.key
    frame = _frame(turn, result, person.name if person else speaker)
    request = Request(intent=intent, topic=claim)
    return turn.found(frame, result.evidence, request, intent=intent, verdict=result.verdict)


def _claimed(turn: TurnContext, speaker: str) -> PersonRecord | None:
    if speaker.lower() in PRONOUNS:
        return turn.finder.library.person(turn.state.person)
    people = turn.finder.directory.find(speaker).people
    return people[0] if len(people) == 1 else None


def _frame(turn: TurnContext, result: Verification, claimed: str) -> str:
    name = result.speaker.name if result.speaker else ""
    match result.verdict:
        case "verbatim":
            phrase = "verbatim" if name else "verbatim_unclear"
        case "other-speaker":
            phrase = "other_speaker" if name else "other_speaker_unclear"
        case "altered":
            phrase = "altered"
        case _:
            phrase = "not_quoted"
    return turn.say(
        phrase, name=name, claimed=claimed, differences=_differences(turn, result.differences)
    )


def _differences(turn: TurnContext, differences: Sequence[Difference]) -> str:
    parts = []
    for one in differences:
        kind = "changed" if one.claimed and one.stored else "added" if one.claimed else "lost"
        parts.append(turn.say(f"difference_{kind}", claimed=one.claimed, stored=one.stored))
    return "; ".join(parts) + "."


def _as_other(result: Verification) -> Verification:
    return type(result)("other-speaker", result.evidence, result.differences, result.speaker)

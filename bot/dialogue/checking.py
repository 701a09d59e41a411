"""Checking a claimed quotation."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.conversation_state import Request
from bot.dialogue.speech import PRONOUNS
from retrieval.article import QuotationKind
from retrieval.asking.directory import Found, name_words
from retrieval.asking.intent import Intent
from retrieval.asking.verify import SHORTEST_CLAIM

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.answering.answer import Answer
    from bot.dialogue.turn import TurnContext
    from retrieval.asking.findings import Difference, Verification


def check(turn: TurnContext, claim: str, speaker: str) -> Answer:
    """Check whether the words are on record, and as whose; `speaker` as typed, or ""."""
    found = _claimed(turn, speaker)
    if found is None:
        return turn.plain("who_is_meant", speaker=speaker)
    result = turn.finder.verify(claim, found.people)
    if speaker and not found.people and not _is_named(result, speaker):
        # Nobody of that name is in the articles, so somebody else said it.
        verdict = "other-speaker" if result.verdict in ("verbatim", "cut-short") else result.verdict
        result = replace(result, verdict=verdict)
    if result.verdict == "other-speaker" and result.speaker is None:
        result = replace(result, verdict="speaker-unclear")
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
    claimed = found.people[0].name if len(found.people) == 1 else speaker
    frame = _frame(turn, result, claimed, found)
    request = Request(intent=intent, topic=claim)
    answer = turn.found(frame, result.evidence, request, intent=intent, verdict=result.verdict)
    if found.guessed:
        return turn.with_guess(answer, speaker, found.people[0])
    return answer


def _claimed(turn: TurnContext, speaker: str) -> Found | None:
    """Find who is claimed to have said it; None for a pronoun that means nobody yet."""
    if speaker.lower() in PRONOUNS:
        person = turn.finder.library.person(turn.state.person)
        return Found((person,)) if person else None
    return turn.finder.directory.find(speaker)


def _is_named(result: Verification, speaker: str) -> bool:
    """Say whether whoever really says it bears a name that was typed."""
    name = result.speaker.name if result.speaker else ""
    return not set(name_words(name)).isdisjoint(name_words(speaker))


def _frame(turn: TurnContext, result: Verification, claimed: str, found: Found) -> str:
    name = result.speaker.name if result.speaker else ""
    other = bool(claimed) and not any(
        result.speaker and person.key == result.speaker.key for person in found.people
    )
    match result.verdict:
        case "verbatim":
            phrase = "verbatim" if name else "verbatim_unclear"
        case "declined":
            phrase = "declined"
        case "cut-short":
            phrase = "cut_short"
        case "other-speaker":
            phrase = "other_speaker"
        case "speaker-unclear":
            phrase = "other_speaker_unclear"
        case "altered" if result.evidence[0].kind not in (
            QuotationKind.DIRECT,
            QuotationKind.MIXED,
        ):
            phrase = "altered_reported"
        case "altered":
            phrase = "altered_other" if other and name else "altered"
        case _:
            phrase = "reported" if name else "not_quoted"
    return turn.say(
        phrase, name=name, claimed=claimed, differences=_differences(turn, result.differences)
    )


def _differences(turn: TurnContext, differences: Sequence[Difference]) -> str:
    parts = []
    for one in differences:
        kind = "changed" if one.claimed and one.stored else "added" if one.claimed else "lost"
        parts.append(turn.say(f"difference_{kind}", claimed=one.claimed, stored=one.stored))
    return "; ".join(parts) + "."

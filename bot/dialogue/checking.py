"""Checking a claimed quotation, as it is typed or with others in a pasted draft."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.answering.answer import Claim, Quote
from bot.conversation_state import Request
from bot.dialogue.comparing import compared, tell_difference, tell_kinds
from bot.dialogue.marking import mark
from bot.dialogue.meant import PRONOUNS
from retrieval.article import QuotationKind
from retrieval.asking.claims.checking import SHORTEST_CLAIM
from retrieval.asking.claims.draft import read_report
from retrieval.asking.claims.joined import TURNING
from retrieval.asking.directory import Found, name_words
from retrieval.asking.intent import Intent

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.answering.answer import Answer
    from bot.dialogue.turn import TurnContext
    from retrieval.article import Address, Span
    from retrieval.asking.claims.draft import Claimed
    from retrieval.asking.evidence import Evidence
    from retrieval.asking.findings import Difference, Verification

INTENT = Intent.VERIFY.value
MOST_DIFFERENCES = 6
"""Differences that are told; more are only counted."""
MOST_LEFT_OUT = 12
"""Words left out that are told; of more, the first and the last few."""
_FEW = 3
_PHRASES = {
    "other-speaker": "other_speaker",
    "cut-short": "cut_short",
    "declined": "declined",
    "reported": "reported",
    "not-quoted": "not_quoted",
}
ON_RECORD = ("verbatim", "other-speaker", "cut-short", "elided", "reported", "declined")
"""Verdicts on words that stand in the articles as they are given."""
_NAME = re.compile(r"[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*)*")
MARKED = re.compile('["“”„«»‘‟]')


@dataclass(frozen=True, slots=True)
class Checked:
    """What checking one claim gave, in words.

    Attributes:
        verdict: As in `Verification`, or "speaker-unclear": the words are on record, but nobody is
            named with them who could be the claimed speaker.
        frame: The line that says so.
        evidence: Where the words, or those nearest to them, stand.
        marked: What is to be marked, by the evidence's address.
        notes: What a hasty reader might miss.
        guess: Who a mistyped name was taken for; None where nothing was guessed.
    """

    verdict: str
    frame: str
    evidence: tuple[Evidence, ...] = ()
    marked: Mapping[Address, tuple[Span, ...]] | None = None
    notes: tuple[str, ...] = ()
    guess: Found | None = None


def check(turn: TurnContext, claim: str, speaker: str) -> Answer:
    """Check whether the words are on record, and as whose; `speaker` as typed, or ""."""
    answer = _check(turn, claim, speaker)
    if answer.verdict is None or answer.claims:
        return answer
    numbers = tuple(block.n for block in answer.blocks if isinstance(block, Quote))
    return replace(answer, claims=(Claim(claim, speaker, answer.verdict, numbers),))


def _check(turn: TurnContext, claim: str, speaker: str) -> Answer:
    checked = check_claim(turn, claim, speaker)
    if checked is None:
        return turn.plain("who_is_meant", speaker=speaker)
    told = None if speaker or MARKED.search(turn.question.text) else read_report(claim)
    if told and checked.verdict in ("not-found", "altered"):
        return _check_report(turn, told)
    if not checked.evidence:
        return _not_found(turn, checked, claim, speaker)
    turn.state.remember(Request(intent=INTENT, topic=claim, speaker=speaker))
    answer = turn.found(
        checked.frame,
        checked.evidence,
        None,
        intent=INTENT,
        verdict=checked.verdict,
        notes=checked.notes,
    )
    answer = replace(answer, blocks=mark(answer.blocks, checked.marked or {}))
    if checked.guess:
        return turn.with_guess(answer, speaker, checked.guess.people[0])
    return answer


def _not_found(turn: TurnContext, checked: Checked, claim: str, speaker: str) -> Answer:
    """Say that words are not on record; of a known speaker's, what comes nearest."""
    turn.state.remember(Request(intent=INTENT, topic=claim, speaker=speaker))
    found = _claimed(turn, speaker) if speaker else None
    people = found.people if found and checked.verdict == "not-found" else ()
    if len(people) != 1:
        return turn.missing(checked.frame, intent=INTENT, verdict=checked.verdict)
    (person,) = people
    findings = turn.finder.statements(person, claim)
    turn.state.person = person.key
    return turn.missing(
        checked.frame,
        findings.evidence,
        nearest_frame=turn.say("nearest_on_record", name=person.name),
        intent=INTENT,
        verdict=checked.verdict,
        notes=compared(turn, findings.evidence[0], claim) if findings.found else (),
    )


def _check_report(turn: TurnContext, told: Claimed) -> Answer:
    """Check a claim without marks: "Lee said that …"; a paraphrase is shown what is on record."""
    people = turn.finder.directory.find(told.speaker).people
    if len(people) != 1:
        return check(turn, told.text, told.speaker)
    person = people[0]
    exact = turn.finder.verify(told.text, people)
    if exact.verdict in ON_RECORD:
        return check(turn, told.text, told.speaker)
    turn.state.person = person.key
    turn.state.remember(Request(intent=INTENT, topic=told.text, speaker=told.speaker))
    findings = turn.finder.statements(person, told.text)
    nearest = findings.evidence or findings.nearest
    return turn.missing(
        turn.say("not_so_worded", name=person.name, scope=turn.scope),
        nearest,
        nearest_frame=turn.say("nearest_on_record", name=person.name),
        intent=INTENT,
        verdict="not-found",
        buttons=((turn.statements_button(person),),),
        notes=compared(turn, nearest[0], told.text) if findings.found else (),
    )


def check_claim(turn: TurnContext, claim: str, speaker: str) -> Checked | None:
    """Check one claim; None where its speaker is a pronoun that means nobody yet."""
    found = _claimed(turn, speaker)
    if found is None:
        return None
    result = turn.finder.verify(claim, found.people)
    if speaker and not found.people and not _is_named(result, speaker):
        # Nobody of that name is in the articles, so somebody else said it.
        verdict = "other-speaker" if result.verdict in ("verbatim", "cut-short") else result.verdict
        result = replace(result, verdict=verdict)
    other = _other_name(result, found, speaker)
    if result.verdict == "other-speaker" and result.speaker is None and not other:
        result = replace(result, verdict="speaker-unclear")
    if result.verdict == "too-short":
        return Checked(result.verdict, turn.say("too_short", words=SHORTEST_CLAIM))
    if result.verdict == "not-found":
        return Checked(result.verdict, turn.say("not_found", scope=turn.scope))
    if result.speaker:
        turn.state.person = result.speaker.key
    claimed = found.people[0].name if len(found.people) == 1 else speaker
    addresses = [one.address for one in result.evidence]
    return Checked(
        result.verdict,
        _frame(turn, result, claimed, found, other),
        result.evidence,
        dict(zip(addresses, result.marked, strict=False)),
        _notes(turn, result),
        found if found.guessed else None,
    )


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


def _other_name(result: Verification, found: Found, speaker: str) -> str:
    """The name that the text gives a speaker whom no list knows, where it is no claimed one's."""
    named = (result.evidence[0].speaker_text or "") if result.evidence else ""
    if result.speaker or not _NAME.fullmatch(named) or named.lower() in PRONOUNS:
        return ""
    claimed = {word for one in found.people for word in name_words(one.name)}
    return named if (claimed | {*name_words(speaker)}).isdisjoint(name_words(named)) else ""


def _frame(
    turn: TurnContext, result: Verification, claimed: str, found: Found, other_name: str
) -> str:
    name = result.speaker.name if result.speaker else other_name
    speakers = {one.person.name: None for one in result.evidence if one.person}
    theirs = {person.name for person in found.people}
    other = bool(claimed) and bool(speakers) and theirs.isdisjoint(speakers)
    return turn.say(
        _phrase(result, name=bool(name), other=other),
        name=name,
        names=", ".join(speakers),
        claimed=claimed,
        other=other,
        count=len(result.evidence),
        differences=_differences(turn, result.differences, cut=result.verdict == "elided"),
    )


def _phrase(result: Verification, *, name: bool, other: bool) -> str:
    """Return which phrase tells a verdict."""
    quoted = result.evidence[0].kind in (QuotationKind.DIRECT, QuotationKind.MIXED)
    match result.verdict:
        case "verbatim":
            return "verbatim" if name else "verbatim_unclear"
        case "speaker-unclear":
            return "other_speaker_unclear"
        case "altered" if not quoted:
            return "altered_reported"
        case "altered":
            return "altered_other" if other and name else "altered"
        case "elided":
            return "elided" if result.differences else "elided_apart"
        case "stitched":
            return "stitched" if len(result.evidence) > 1 else "stitched_one"
        case verdict:
            return _PHRASES[verdict]


def _notes(turn: TurnContext, result: Verification) -> tuple[str, ...]:
    """Say what a hasty reader might miss."""
    notes = [turn.say(f"mind_{caution.replace('-', '_')}") for caution in result.cautions]
    cut = result.verdict in ("elided", "other-speaker")
    if cut and any(not TURNING.isdisjoint(one.kinds) for one in result.differences):
        notes.append(turn.say("mind_left_out"))
    if result.verdict == "other-speaker" and result.differences:
        lost = _differences(turn, result.differences, cut=True)
        notes.insert(0, turn.say("also_left_out", differences=lost))
    return tuple(notes)


def _differences(turn: TurnContext, differences: Sequence[Difference], *, cut: bool) -> str:
    parts = [
        _left_out(turn, one) if cut else tell_difference(turn, one)
        for one in differences[:MOST_DIFFERENCES]
    ]
    if len(differences) > MOST_DIFFERENCES:
        parts.append(turn.say("differences_more", count=len(differences) - MOST_DIFFERENCES))
    return "; ".join(parts) + "."


def _left_out(turn: TurnContext, one: Difference) -> str:
    words = one.stored.split()
    kinds = tell_kinds(turn, replace(one, kinds=tuple(k for k in one.kinds if k in TURNING)))
    if len(words) <= MOST_LEFT_OUT:
        return turn.say("left_out", stored=one.stored, kinds=kinds)
    return turn.say(
        "left_out_many",
        count=len(words),
        first=" ".join(words[:_FEW]),
        last=" ".join(words[-_FEW:]),
        kinds=kinds,
    )

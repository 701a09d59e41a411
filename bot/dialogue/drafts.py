"""Checking every quotation of a pasted draft."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.answering.answer import Claim, Frame, Note, Quote
from bot.conversation_state import Request
from bot.dialogue.checking import INTENT, Checked, check, check_claim
from bot.dialogue.marking import mark
from bot.dialogue.reading import Reading
from retrieval.asking.claims.draft import LONGEST_DRAFT
from retrieval.asking.intent import Intent
from retrieval.asking.question import LONGEST
from retrieval.asking.understood import Question

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.answering.answer import Answer, Block
    from bot.dialogue.turn import TurnContext
    from retrieval.asking.claims.draft import Claimed

MOST_CLAIMS = 10
"""Quotations of one draft that are checked at once; more would not be read on a phone."""
LONGEST_SHOWN = 80
"""Characters of a claim that are shown, to know which one is meant."""
WORST_FIRST = (
    "not-found",
    "altered",
    "other-speaker",
    "declined",
    "stitched",
    "cut-short",
    "elided",
    "not-quoted",
    "reported",
    "speaker-unclear",
    "too-short",
    "verbatim",
)
"""The verdicts, those first that a draft must not be printed with; a draft's own is its worst."""


def pasted(text: str) -> Reading:
    """Return a draft as a message to be checked."""
    return Reading(Question(" ".join(text[:LONGEST].split()), Intent.VERIFY))


def check_draft(turn: TurnContext, claims: Sequence[Claimed], length: int) -> Answer:
    """Check each quotation of a draft, as the claimed speaker's.

    Args:
        turn: The turn.
        claims: The quotations with their claimed speakers; at least one.
        length: How many characters the draft has.

    Returns:
        A numbered list: each claim, shortened, with what checking it gave and the evidence. Its
        verdict is the worst, by `WORST_FIRST`; it is answered where any evidence is shown.
    """
    if len(claims) == 1:
        only = claims[0]
        answer = check(turn, only.text, only.speaker)
        claims_of = (replace(one, spans=only.spans) for one in answer.claims)
        return replace(answer, claims=tuple(claims_of))
    results = [_result(turn, claim) for claim in claims[:MOST_CLAIMS]]
    verdicts = Counter(result.verdict for result in results)
    told = [
        turn.say("verdict_count", count=verdicts[verdict], verdict=turn.say(_name(verdict)))
        for verdict in reversed(WORST_FIRST)
        if verdict in verdicts
    ]
    blocks: list[Block] = [
        Frame(turn.say("claims_checked", count=len(results), verdicts=", ".join(told)))
    ]
    shown: dict[int, Quote] = {}
    checked = [Claim(one.text, one.speaker, None, (), one.spans) for one in claims]
    for n, (claim, result) in enumerate(zip(claims, results, strict=False), start=1):
        told_of = list(_told(turn, n, claim, result))
        quotes = [block for block in told_of if isinstance(block, Quote)]
        for quote in quotes:
            shown.setdefault(quote.n, quote)
        numbers = tuple(quote.n for quote in quotes)
        checked[n - 1] = replace(checked[n - 1], verdict=result.verdict, quotes=numbers)
        blocks.extend(told_of)
    if len(claims) > MOST_CLAIMS:
        blocks.append(Note(turn.say("claims_left", shown=MOST_CLAIMS, count=len(claims))))
    if length > LONGEST_DRAFT:
        blocks.append(Note(turn.say("cut_question", limit=LONGEST_DRAFT)))
    if shown:
        turn.state.shown = list(shown)
    turn.state.remember(Request(intent=INTENT, topic=claims[0].text))
    answer = turn.answer(
        *blocks,
        answered=bool(shown),
        intent=INTENT,
        buttons=turn.composer.passage_buttons(list(shown.values())),
        verdict=min(verdicts, key=WORST_FIRST.index),
    )
    return replace(answer, claims=tuple(checked))


def _result(turn: TurnContext, claim: Claimed) -> Checked:
    """Check a claim; where the draft's words name nobody whom the archive knows, by their end."""
    speaker = claim.speaker
    if speaker and not turn.finder.directory.find(speaker).people:
        named = [word for word in speaker.split() if word[:1].isupper()]
        if named and turn.finder.directory.find(named[-1]).people:
            speaker = named[-1]
    result = check_claim(turn, claim.text, speaker) or check_claim(turn, claim.text, "")
    assert result is not None  # Without a speaker no pronoun is open.
    return result


def _told(turn: TurnContext, n: int, claim: Claimed, result: Checked) -> Iterable[Block]:
    """Return the blocks of one claim."""
    yield Frame(
        turn.say(
            "claim",
            n=n,
            claimed=shorten(claim.text),
            speaker=claim.speaker,
            frame=result.frame,
        )
    )
    yield from mark(turn.composer.quotes(result.evidence), result.marked or {})
    yield from map(Note, result.notes)
    if result.guess:
        person = result.guess.people[0]
        yield Note(turn.say("taken_as", typed=claim.speaker, name=person.name))


def shorten(text: str) -> str:
    """Return a text of at most `LONGEST_SHOWN` characters, cut at a word, its end marked."""
    text = " ".join(text.split()).rstrip(",;:.")
    if len(text) <= LONGEST_SHOWN:
        return text
    cut = text[: LONGEST_SHOWN - 1]
    return (cut.rpartition(" ")[0] or cut).rstrip(",;:. ") + "…"


def _name(verdict: str) -> str:
    return f"verdict_{verdict.replace('-', '_')}"

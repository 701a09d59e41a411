"""Asking the questions and marking the answers, in the way a strict teacher would.

A turn is right when
- the articles hold an answer: it counts as answered, its first quotation stands on a gold place,
  and it is said by the right person where a speaker is asked for. A passage has to be the gold one.
  "What else" has to show what was not shown before.
- they hold none: it counts as not answered, and all that is shown is called the nearest passage.
- a quotation is claimed: the verdict is the gold one, the first quotation stands where the true
  words do, and for somebody else's words it is given to the one who said them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.answering.phrases import load_phrases
from bot.answering.proof import check_evidence
from bot.answering.record import record_of
from bot.conversation import Desk
from bot.conversation_state import State
from bot.terminal.layout import render_plain
from retrieval.archive.archive import Archive
from retrieval.quoting.names import person_key
from tests.quality.questions import Place
from tests.quality.scoring import Tally

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from tests.quality.questions import Conversation, Turn

Record = dict[str, Any]
"""An answer, as `python -m bot ask --json` prints it."""

MISQUOTED = ("altered", "other-speaker", "not-found")
NEEDS_SPEAKER = ("who-said", "what-said", "more")


@dataclass(frozen=True, slots=True)
class Mark:
    """How a turn went.

    Attributes:
        conversation: Its conversation's id.
        number: Its number in the conversation, from 1.
        turn: The question and its gold.
        fault: What is wrong with the answer; empty where it is right.
        judged: How many quotations shown were given to a person and stand where the gold names one.
        wrong: How many of these were given to somebody else.
    """

    conversation: str
    number: int
    turn: Turn
    fault: str
    judged: int
    wrong: int

    @property
    def right(self) -> bool:
        """Whether the answer is right."""
        return not self.fault

    @property
    def group(self) -> str:
        """The row of the table that it counts in."""
        if self.turn.verdict:
            return "misquoted" if self.turn.verdict in MISQUOTED else "verbatim"
        return self.turn.kind if self.turn.answerable else "unanswerable"

    @property
    def follows(self) -> bool:
        """Whether it goes on from a turn before."""
        return self.number > 1


def mark_all(
    conversations: Sequence[Conversation], archive: Path, part: str | None = None
) -> list[Mark]:
    """Ask conversations of an archive and mark the answers.

    Args:
        conversations: All there are; their gold together says who said what.
        archive: The archive's file.
        part: The half that is asked, "open" or "held"; both where it is None.
    """
    pool = [(place, turn.speakers) for turn in _turns(conversations) for place in turn.gold]
    pool = [(place, speakers) for place, speakers in pool if speakers]
    marks = []
    with Archive.open(archive) as opened:
        desk = Desk(opened, load_phrases())
        for conversation in conversations:
            if part not in (None, conversation.part):
                continue
            shown: list[Place] = []
            records = ask(desk, [turn.question for turn in conversation.turns])
            for number, (turn, record) in enumerate(
                zip(conversation.turns, records, strict=True), start=1
            ):
                judged, wrong = judge_speakers(record, pool)
                fault = find_fault(turn, record, shown)
                marks.append(Mark(conversation.id, number, turn, fault, judged, wrong))
                shown += map(_place, record["quotes"])
    return marks


def _turns(conversations: Iterable[Conversation]) -> Iterator[Turn]:
    for conversation in conversations:
        yield from conversation.turns


def ask(desk: Desk, questions: Iterable[str]) -> list[Record]:
    """Ask the turns of one conversation; each answer's evidence is checked as before it is sent."""
    state = State()
    records = []
    for question in questions:
        answer, state = desk.ask(question, state)
        rendered = render_plain(answer)
        check_evidence(rendered, desk.read)
        records.append(record_of(answer, rendered.text))
    return records


def find_fault(turn: Turn, record: Record, shown: Sequence[Place] = ()) -> str:
    """Say what is wrong with an answer.

    Args:
        turn: The question and its gold.
        record: The answer.
        shown: The places quoted earlier in the conversation.

    Returns:
        The fault in a few words, or "" where the answer is right.
    """
    quotes: list[Record] = record["quotes"]
    if turn.verdict:
        return _fault_of_verdict(turn, record)
    if not turn.answerable:
        if record["answered"]:
            return "answered what the articles do not hold"
        if not all(quote["nearest"] for quote in quotes):
            return "shows as an answer what is none"
        return ""
    if not record["answered"]:
        return "not answered"
    if not quotes or quotes[0]["nearest"]:
        return "no evidence"
    first = quotes[0]
    if not stands_on(first, turn.gold):
        return "another place first"
    if turn.kind == "more" and any(_overlap(_place(first), before) for before in shown):
        return "shown before"
    if turn.kind in NEEDS_SPEAKER and not is_said_by(first, turn.speakers):
        return f"said by {first['person']}"
    return ""


def _fault_of_verdict(turn: Turn, record: Record) -> str:
    quotes: list[Record] = record["quotes"]
    if record["verdict"] != turn.verdict:
        return f"verdict is {record['verdict']}, not {turn.verdict}"
    if turn.gold and not (quotes and stands_on(quotes[0], turn.gold)):
        return "another place first"
    if turn.verdict == "other-speaker" and not is_said_by(quotes[0], turn.speakers):
        return f"said by {quotes[0]['person']}"
    return ""


def stands_on(quote: Record, gold: Iterable[Place]) -> bool:
    """Say whether a quotation stands on the gold.

    It does when half of it lies in gold places of its article, or when it covers half of one of
    them: a statement may run over several sentences. A page of an article covers all and shows
    nothing, so it never does.
    """
    found = _place(quote)
    places = [place for place in gold if place.source == found.source]
    covered = {at for place in places for at in range(place.start, place.end)}
    inside = covered.intersection(range(found.start, found.end))
    if 2 * len(inside) >= found.end - found.start:
        return True
    if quote["kind"] == "page":
        return False
    return any(2 * _overlap(found, place) >= place.end - place.start for place in places)


def is_said_by(quote: Record, speakers: Sequence[str]) -> bool:
    """Say whether a quotation is given to one of these people; to nobody where there are none."""
    if not speakers:
        return quote["person"] is None
    return quote["person"] is not None and person_key(quote["person"]) in map(person_key, speakers)


def judge_speakers(record: Record, pool: Iterable[tuple[Place, Sequence[str]]]) -> tuple[int, int]:
    """Count the quotations of an answer whose speaker the gold knows, and those that are wrong.

    Args:
        record: The answer; all quotations in it count, also the nearest ones.
        pool: Gold places with the names that are right there, of all questions.
    """
    pool = list(pool)
    judged = wrong = 0
    for quote in record["quotes"]:
        place = _place(quote)
        names = [
            speakers
            for gold, speakers in pool
            if 2 * _overlap(place, gold) >= max(place.end - place.start, 1)
        ]
        if names and quote["person"] is not None:
            judged += 1
            wrong += not any(is_said_by(quote, speakers) for speakers in names)
    return judged, wrong


def count_groups(marks: Iterable[Mark]) -> dict[str, Tally]:
    """Count what was asked and what is right, by group and by what cuts across the groups.

    Returns:
        By name: how many were "asked" and are "right"; of the quotations shown, how many speakers
        were "judged", and are "speaker right" or "speaker wrong".
    """
    counts: dict[str, Tally] = {}
    for mark in marks:
        for name in (mark.group, "follow-ups" if mark.follows else "first turns", "all"):
            row = counts.setdefault(name, Tally())
            row["asked"] += 1
            row["right"] += mark.right
            row["judged"] += mark.judged
            row["speaker right"] += mark.judged - mark.wrong
            row["speaker wrong"] += mark.wrong
    return counts


def _place(quote: Record) -> Place:
    return Place(quote["source"], quote["start"], quote["end"])


def _overlap(one: Place, other: Place) -> int:
    if one.source != other.source:
        return 0
    return max(min(one.end, other.end) - max(one.start, other.start), 0)

"""A question as it was understood."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from retrieval.asking.wording import YES_OR_NO

if TYPE_CHECKING:
    from retrieval.asking.intent import Intent


@dataclass(frozen=True, slots=True)
class Question:
    """A question as it was understood.

    Attributes:
        text: The question as typed, without the courtesy and the white space around it.
        intent: What is asked for.
        speaker: The words that name whose statements are meant, or "".
        topic: The words that say about what, or "".
        claim: The claimed quotation that is to be checked, or "".
        about: Whether all that is told about the topic is asked for, not one fact.
        bare: Whether it is a few words without "and" or "about" before them.
        number: The citation number that is meant; None for the latest. For a neighbour: 1 for
            the one after, -1 for the one before.
        ordinal: Which of the last answer's citations is meant, from 1, -1 for its last; or None.
        cue: The verb that the question uses for speaking ("called for"), or "".
        asks_refusals: Whether it asks for what somebody declined to say.
        asks_answer: Whether it asks if somebody gave an answer, or what they answered when asked:
            that they gave none may be the answer.
        discloses: Whether it asks if somebody told what could be kept back: a question of fact as
            well.
    """

    text: str
    intent: Intent
    speaker: str = ""
    topic: str = ""
    claim: str = ""
    about: bool = False
    bare: bool = False
    number: int | None = None
    ordinal: int | None = None
    cue: str = ""
    asks_refusals: bool = False
    asks_answer: bool = False
    discloses: bool = False

    @property
    def is_yes_or_no(self) -> bool:
        """Whether it asks for a yes or a no; the evidence is the answer."""
        return bool(YES_OR_NO.match(self.text))

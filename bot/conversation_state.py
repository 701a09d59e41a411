"""What a conversation remembers between turns; all of it survives a restart as JSON."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

from retrieval.article import Address
from retrieval.asking.selection import Narrowing  # noqa: TC001  # pydantic reads it as it loads.

MOST_CITED = 500
"""Citations that are remembered; older numbers are forgotten, never given again."""
MOST_REQUESTS = 30
"""Turns whose "more" button still works."""
MOST_MISSED = 20
"""Questions without evidence that are known when somebody says that the answer was not useful."""
LONGEST_MISSED = 300
"""Characters of such a question that are remembered."""


class Cited(BaseModel):
    """An address that has been given a number."""

    model_config = ConfigDict(frozen=True)

    content_hash: str
    start: int
    end: int

    @property
    def address(self) -> Address:
        """The address as the archive reads it."""
        return Address(self.content_hash, self.start, self.end)


class Request(BaseModel):
    """A question as it was understood, so that "more" can go on with it."""

    model_config = ConfigDict(frozen=True)

    intent: str
    person: str | None = None
    speaker: str = ""
    topic: str = ""
    shown: int = 0
    """How many pieces of evidence have been shown."""
    about: bool = False
    """Whether everything about the topic is asked for, not one fact."""
    refused: bool = False
    """Whether only what was declined to say is asked for."""
    seen: tuple[int, ...] = ()
    """Citations to leave out, for another question's answer has just shown them."""
    cue: str = ""
    """The verb that the question used for speaking."""
    but: str | None = None
    """The key of whose statements do not count ("who else?")."""
    within: Narrowing | None = None
    """Which articles alone it was about."""


class Shown(BaseModel):
    """How a citation was shown: a sentence can hold several statements, of which it was one.

    Attributes:
        n: Its number.
        kind: As in `Evidence`.
        person: The key of who says it, or None.
        declined: Whether it is what was not answered.
        nearest: Whether it was shown only as the nearest.
    """

    model_config = ConfigDict(frozen=True)

    n: int
    kind: str
    person: str | None = None
    declined: bool = False
    nearest: bool = False


class Told(BaseModel):
    """An answer that showed evidence, for `/why` and for the evidence file.

    Attributes:
        turn: Which turn it was.
        question: What was asked, as typed; "" for a button.
        intent: What it was taken for.
        answered: Whether the sources hold what was asked.
        verdict: What checking a claimed quotation gave, or None.
        cited: The numbers of the quotations shown.
        shown: How each of them was shown.
    """

    model_config = ConfigDict(frozen=True)

    turn: int
    question: str
    intent: str
    answered: bool
    verdict: str | None = None
    cited: tuple[int, ...] = ()
    shown: tuple[Shown, ...] = ()


class State(BaseModel):
    """A conversation's memory.

    Attributes:
        turn: How many turns there have been.
        cited: The addresses cited, in order of their numbers.
        forgotten: How many of the first numbers are no longer in `cited`.
        shown: The numbers that the last answer with evidence showed.
        viewed: What passage or page was shown last, as its button's data; "" for none.
        requests: By turn, the latest questions that can be continued.
        last: The turn whose question "what else?" and "and Champagne?" go on from; 0 for none.
        person: The key of the person spoken of, for "he" and "she".
        told: The latest answers that showed evidence.
        missed: The latest answers to questions that showed no evidence.
        wordless: Whether the last message had no words, and was told so.
        language: The code of the language that was chosen for it; "" where none was.
        heard: The code of the language that who writes to it privately has set at Telegram, for
            what is told to them unasked; "" where it is not known.
    """

    turn: int = 0
    cited: list[Cited] = []
    forgotten: int = 0
    shown: list[int] = []
    viewed: str = ""
    requests: dict[int, Request] = {}
    last: int = 0
    person: str | None = None
    told: list[Told] = []
    missed: list[Told] = []
    wordless: bool = False
    language: str = ""
    heard: str = ""

    def number(self, address: Address) -> int:
        """Return an address's citation number, giving it the next one where it has none yet."""
        cited = Cited(content_hash=address.content_hash, start=address.start, end=address.end)
        if cited in self.cited:
            return self.forgotten + self.cited.index(cited) + 1
        self.cited.append(cited)
        number = self.forgotten + len(self.cited)
        surplus = len(self.cited) - MOST_CITED
        if surplus > 0:
            del self.cited[:surplus]
            self.forgotten += surplus
        return number

    @property
    def latest(self) -> int:
        """The highest citation number given so far; 0 for none."""
        return self.forgotten + len(self.cited)

    def address(self, number: int) -> Address | None:
        """Return what a citation number stands for, or None for one never given or forgotten."""
        place = number - self.forgotten - 1
        return self.cited[place].address if 0 <= place < len(self.cited) else None

    def remember(self, request: Request) -> None:
        """Keep this turn's question for those that go on from it."""
        self.requests[self.turn] = request
        self.last = self.turn
        for turn in sorted(self.requests)[:-MOST_REQUESTS]:
            del self.requests[turn]

    def tell(self, told: Told) -> None:
        """Keep what this turn's answer showed."""
        self.told.append(told)
        del self.told[:-MOST_REQUESTS]

    def miss(self, told: Told) -> None:
        """Keep this turn's question where its answer showed no evidence."""
        cut = told.question[:LONGEST_MISSED]
        self.missed.append(told.model_copy(update={"question": cut}))
        del self.missed[:-MOST_MISSED]

    def told_in(self, turn: int) -> Told | None:
        """Return what was asked and told in a turn, or None for what is not known any more."""
        return next((one for one in (*self.told, *self.missed) if one.turn == turn), None)

    def keep_within(self, narrowing: Narrowing | None) -> None:
        """Note of this turn's question, where it is kept, which articles alone it was about."""
        if narrowing and self.last == self.turn and self.turn in self.requests:
            request = self.requests[self.turn].model_copy(update={"within": narrowing})
            self.requests[self.turn] = request

    @property
    def request(self) -> Request | None:
        """The question that the conversation is on, or None."""
        return self.requests.get(self.last)

"""What a conversation remembers between turns; all of it survives a restart as JSON."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

from retrieval.article import Address

MOST_CITED = 500
"""Citations that are remembered; older numbers are forgotten, never given again."""
MOST_REQUESTS = 30
"""Turns whose "more" button still works."""


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
    """

    turn: int = 0
    cited: list[Cited] = []
    forgotten: int = 0
    shown: list[int] = []
    viewed: str = ""
    requests: dict[int, Request] = {}
    last: int = 0
    person: str | None = None

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

    @property
    def request(self) -> Request | None:
        """The question that the conversation is on, or None."""
        return self.requests.get(self.last)

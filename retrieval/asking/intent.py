"""What a message can ask for."""

from __future__ import annotations

from enum import StrEnum


class Intent(StrEnum):
    """What is asked for."""

    WHO_SAID = "who-said"
    WHAT_SAID = "what-said"
    WHO_IS = "who-is"
    FACT = "fact"
    PASSAGE = "passage"
    ARTICLE = "article"
    VERIFY = "verify"
    MORE = "more"
    FOLLOW = "follow"
    """A few words that only mean something after another question: "and Champagne?"."""
    NEIGHBOUR = "neighbour"
    """The paragraph or page before or after the one shown last."""
    WHY = "why"
    """A bare "why?", "when?", "where?"."""
    PEOPLE = "people"
    SOURCES = "sources"
    HELP = "help"
    START = "start"
    RESET = "reset"
    GREETING = "greeting"
    THANKS = "thanks"
    UNKNOWN_COMMAND = "unknown-command"
    EMPTY = "empty"

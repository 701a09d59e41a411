"""What is no question: greetings, help, an empty message, starting over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answering.answer import Frame, Item, Listing, Note
from retrieval.asking.intent import Intent

if TYPE_CHECKING:
    from bot.answering.answer import Answer
    from bot.dialogue.turn import TurnContext

COMMANDS = (
    "start",
    "help",
    "ask",
    "who",
    "sources",
    "people",
    "overview",
    "timeline",
    "picture",
    "passage",
    "article",
    "more",
    "verify",
    "cite",
    "card",
    "evidence",
    "why",
    "watch",
    "watches",
    "privacy",
    "forget",
    "language",
    "reset",
)
"""The commands, in the order in which they are shown; each has a phrase that describes it."""
_ASK = ("statements", "speaker", "fact", "check", "passage", "follow")


def talk(turn: TurnContext) -> Answer:
    """Answer a message that asks nothing of the articles."""
    match turn.question.intent:
        case Intent.START:
            start = Frame(turn.say("start", scope=turn.scope))
            asks, _ = _help(turn)
            return turn.answer(start, asks, Note(turn.say("see_help")), answered=True)
        case Intent.HELP:
            return turn.answer(*_help(turn), answered=True)
        case Intent.GREETING:
            return turn.plain("greeting", scope=turn.scope, example=example(turn), answered=True)
        case Intent.WATCH:
            return turn.plain("watch_not_here", answered=True)
        case Intent.PRIVACY:
            return turn.plain("privacy_here", answered=True)
        case Intent.THANKS:
            return turn.plain("thanks", answered=True)
        case Intent.COMPLAINT:
            phrase = "insulted" if turn.question.topic else "contradicted"
            return turn.plain(phrase, scope=turn.scope, example=example(turn), answered=True)
        case Intent.BEYOND:
            topic = turn.question.topic
            return turn.plain("beyond", scope=turn.scope, topic=topic, example=example(turn))
        case Intent.UNKNOWN_COMMAND:
            return turn.plain("unknown_command", command=turn.question.topic)
        case _:
            return turn.plain("empty", example=example(turn))


def _help(turn: TurnContext) -> tuple[Listing, Listing]:
    name = _somebody(turn)
    asks = tuple(
        Item(turn.say(f"ask_{what}", name=name), turn.say(f"ask_{what}_detail")) for what in _ASK
    )
    commands = tuple(Item(f"/{name}", turn.say(f"command_{name}")) for name in COMMANDS)
    return Listing(turn.say("help"), asks), Listing(turn.say("help_commands"), commands)


def example(turn: TurnContext) -> str:
    """Return a question that has an answer."""
    return turn.say("example", name=_somebody(turn))


def _somebody(turn: TurnContext) -> str:
    """The most quoted person, for examples that work; "she" where nobody is quoted."""
    people = turn.finder.library.people
    quoted = [p.name for p in people if p.quotations and not p.is_organisation]
    return quoted[0] if quoted else "she"

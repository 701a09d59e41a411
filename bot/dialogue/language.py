"""The language of the bot's own words: which there are, and choosing one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answering.actions import ChooseLanguage
from bot.answering.answer import Button, Frame

if TYPE_CHECKING:
    from bot.answering.answer import Answer
    from bot.dialogue.turn import TurnContext

_LONGEST = 32
"""Characters that are shown of what was typed as a language."""


def choose_language(turn: TurnContext, typed: str) -> Answer:
    """Speak another language from this answer on, or say which there are.

    Args:
        turn: The turn; its memory keeps what was chosen.
        typed: A language's code or its own name, in any case; "" to see them all.
    """
    phrases = turn.composer.phrases
    code = _read(turn, typed)
    if code:
        turn.state.language = code
        with phrases.speaking(code):
            return turn.plain("language_chosen", answered=True)
    names = ", ".join(f"{name} ({code})" for code, name in phrases.languages.items())
    if typed:
        line = turn.say("language_unknown", language=typed[:_LONGEST], names=names)
    else:
        line = turn.say("language_which", names=names)
    buttons = tuple(Button(name, ChooseLanguage(code)) for code, name in phrases.languages.items())
    return turn.answer(Frame(line), answered=not typed, buttons=(buttons,))


def _read(turn: TurnContext, typed: str) -> str:
    """Return the code of the language that somebody typed, or ""."""
    phrases = turn.composer.phrases
    wanted = typed.strip().casefold()
    for code, name in phrases.languages.items():
        if wanted in (code, name.casefold()):
            return code
    return phrases.known(wanted) if "-" in wanted or "_" in wanted else ""

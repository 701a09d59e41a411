"""The command line of the bot."""

from __future__ import annotations

import argparse
import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from bot.answering.phrases import load_phrases
from bot.answering.proof import check_evidence
from bot.answering.record import record_of
from bot.conversation import Desk
from bot.conversation_state import State
from bot.errors import BotError
from bot.logs import configure
from bot.settings import Settings, load_settings
from bot.terminal.console import chat
from bot.terminal.layout import render_plain
from retrieval.archive.archive import Archive
from retrieval.commands.screen import visible
from retrieval.commands.shell import use_utf8
from retrieval.errors import RetrievalError

if TYPE_CHECKING:
    from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit status."""
    use_utf8()
    parser = _parser()
    given = parser.parse_args(arguments)
    try:
        settings = load_settings()
        with Archive.open(given.archive or settings.archive) as archive:
            desk = Desk(archive, load_phrases(settings.phrases))
            match given.command:
                case "ask":
                    return _ask(desk, given.turns, as_json=given.json)
                case "chat":
                    return chat(desk)
                case _:
                    return _run(desk, settings)
    except (BotError, RetrievalError) as error:
        print(error, file=sys.stderr)
        return 1
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    except OSError as error:
        print(f"The answer could not be written: {error.strerror}.", file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m bot",
        description="Answers questions about the articles of an archive, in the sources' words.",
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    ask = commands.add_parser("ask", help="answer the turns of one conversation and end")
    ask.add_argument("turns", nargs="+", metavar="TURN", help="a question, or what follows one")
    ask.add_argument("--json", action="store_true", help="print one JSON record a turn")
    chat_ = commands.add_parser("chat", help="talk in the terminal")
    run = commands.add_parser(
        "run", help="start the Telegram bot, or the terminal chat where no token is set"
    )
    for command in (ask, chat_, run):
        command.add_argument(
            "--archive", type=Path, metavar="FILE", help="the archive (default: ON_RECORD_ARCHIVE)"
        )
    return parser


def _ask(desk: Desk, turns: Sequence[str], *, as_json: bool) -> int:
    state = State()
    for number, given in enumerate(turns):
        # Whatever the locale, a turn was typed in UTF-8.
        text = os.fsencode(given).decode("utf-8", "replace")
        answer, state = desk.ask(text, state)
        rendered = render_plain(answer)
        check_evidence(rendered, desk.read)
        if as_json:
            print(json.dumps(record_of(answer, rendered.text), ensure_ascii=False), flush=True)
        else:
            shown = visible(rendered.text) if sys.stdout.isatty() else rendered.text
            print(f"{chr(10) if number else ''}› {text}\n\n{shown}", flush=True)
    return 0


def _run(desk: Desk, settings: Settings) -> int:
    if settings.telegram_bot_token is None:
        return chat(desk, desk.phrases.say("no_telegram"))
    from bot.telegram.app import run  # noqa: PLC0415  # The terminal chat starts sooner without it.

    configure(settings.log_level, [settings.telegram_bot_token])
    return run(settings, desk)

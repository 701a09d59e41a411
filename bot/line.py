"""The command line of the bot."""

from __future__ import annotations

import argparse
import gc
import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from bot.answering.evidence_file import evidence_file
from bot.answering.phrases import load_phrases
from bot.answering.proof import check_evidence
from bot.answering.record import record_of
from bot.check import UNUSABLE, check_against_archive, check_against_files
from bot.conversation import Desk
from bot.conversation_state import State
from bot.errors import BotError
from bot.feedback import line_of, read_votes
from bot.logs import configure
from bot.settings import Settings, load_settings
from bot.terminal.adding import Adding
from bot.terminal.console import chat
from bot.terminal.layout import render_plain
from retrieval.archive.archive import Archive
from retrieval.commands.marked.writing import Replacement
from retrieval.commands.screen import visible
from retrieval.commands.shell import use_utf8
from retrieval.errors import EvidenceFileError, OutputError, RetrievalError
from retrieval.reading import display_name
from retrieval.reading.walk import ENDINGS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.answering.answer import Answer


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit status."""
    use_utf8()
    parser = _parser()
    given = parser.parse_args(arguments)
    if given.command == "check":
        return _check(given)
    try:
        settings = load_settings()
        if given.command == "feedback":
            return _feedback(settings, as_json=given.json)
        with Archive.open(given.archive or settings.archive) as archive:
            desk = Desk(archive, load_phrases(settings.phrases, settings.language))
            # What is loaded by now is used to the end. Looking through it for garbage held up one
            # turn in fifty for .1 s, with 100,000 sentences.
            gc.freeze()
            match given.command:
                case "ask":
                    return _ask(desk, given.turns, as_json=given.json, evidence=given.evidence)
                case "chat":
                    return chat(desk, adding=_adding(desk, settings))
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
    ask.add_argument(
        "--evidence",
        type=Path,
        metavar="FILE",
        help="write the evidence shown, with its addresses, to a file that “check” reads",
    )
    check = commands.add_parser("check", help="tell whether an evidence file still holds, offline")
    check.add_argument("file", type=Path, metavar="FILE", help="what “ask --evidence FILE” wrote")
    check.add_argument(
        "paths",
        type=Path,
        nargs="*",
        metavar="PATH",
        help="article files, or folders of them, to check against (default: the archive)",
    )
    check.add_argument("--json", action="store_true", help="print one JSON record a quotation")
    chat_ = commands.add_parser("chat", help="talk in the terminal")
    run = commands.add_parser(
        "run", help="start the Telegram bot, or the terminal chat where no token is set"
    )
    votes = commands.add_parser("feedback", help="list which answers people found useful or not")
    votes.add_argument("--json", action="store_true", help="print one JSON record a vote")
    for command in (ask, check, chat_, run):
        command.add_argument(
            "--archive", type=Path, metavar="FILE", help="the archive (default: ON_RECORD_ARCHIVE)"
        )
    return parser


def _check(given: argparse.Namespace) -> int:
    """Check an evidence file; its exit statuses are its own."""
    try:
        if given.paths and given.archive:
            raise EvidenceFileError("Name article files or an archive to check against, not both.")
        if given.paths:
            report = check_against_files(
                given.file,
                given.paths,
                lambda problem: print(visible(problem), file=sys.stderr),
                as_json=given.json,
            )
        else:
            archive = given.archive or load_settings().archive
            report = check_against_archive(given.file, archive, as_json=given.json)
        for line in report.lines:
            print(visible(line), flush=True)
    except (BotError, RetrievalError) as error:
        print(visible(str(error)), file=sys.stderr)
        return UNUSABLE
    except BrokenPipeError:
        sys.stderr.close()
        return UNUSABLE
    return report.status


def _ask(desk: Desk, turns: Sequence[str], *, as_json: bool, evidence: Path | None) -> int:
    if evidence is None:
        _answer(desk, turns, as_json=as_json)
        return 0
    if evidence.suffix.lower() in ENDINGS:
        raise OutputError(
            f"{display_name(evidence)} has the ending of an article, which the evidence must not "
            "replace; give it a name such as evidence.json."
        )
    with Replacement(evidence) as file:
        answers = _answer(desk, turns, as_json=as_json)
        file.write(evidence_file(answers, desk.scope))
    return 0


def _answer(desk: Desk, turns: Sequence[str], *, as_json: bool) -> list[Answer]:
    state, answers = State(), []
    for number, given in enumerate(turns):
        # Whatever the locale, a turn was typed in UTF-8.
        text = os.fsencode(given).decode("utf-8", "replace")
        answer, state = desk.ask(text, state)
        answers.append(answer)
        rendered = render_plain(answer)
        check_evidence(rendered, desk.read)
        if as_json:
            print(json.dumps(record_of(answer, rendered.text), ensure_ascii=False), flush=True)
        else:
            shown = visible(rendered.text) if sys.stdout.isatty() else rendered.text
            print(f"{chr(10) if number else ''}› {text}\n\n{shown}", flush=True)
    return answers


def _feedback(settings: Settings, *, as_json: bool) -> int:
    votes = read_votes(settings.state)
    for vote in votes:
        line = json.dumps(vote, ensure_ascii=False) if as_json else visible(line_of(vote))
        print(line, flush=True)
    if not votes and not as_json:
        print("Nobody has said yet whether an answer was useful.")
    return 0


def _adding(desk: Desk, settings: Settings) -> Adding:
    return Adding(desk, settings.articles, settings.spacy_model)


def _run(desk: Desk, settings: Settings) -> int:
    if settings.telegram_bot_token is None:
        return chat(desk, desk.phrases.say("no_telegram"), _adding(desk, settings))
    from bot.telegram.app import run  # noqa: PLC0415  # The terminal chat starts sooner without it.

    configure(settings.log_level, [settings.telegram_bot_token])
    return run(settings, desk)

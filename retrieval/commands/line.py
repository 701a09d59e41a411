"""The command line of `python -m retrieval`: reads it and hands it to its command."""

from __future__ import annotations

import argparse
import importlib
import os
import signal
import sys
from pathlib import Path

from retrieval.commands.shell import NOTHING_DONE, SOME_BAD, Shell
from retrieval.errors import RetrievalError
from retrieval.settings import RetrievalSettings, read_settings


def run() -> int:
    """Run the command that was typed; return its exit status."""
    shell = Shell()
    try:
        try:
            return _dispatch(_parser().parse_args(), shell)
        finally:
            shell.flush()
    except RetrievalError as error:
        shell.problem(str(error))
        return NOTHING_DONE
    except KeyboardInterrupt:
        shell.problem("Stopped; what was finished is kept. Run it again to go on.")
        return 128 + signal.SIGINT
    except BrokenPipeError:
        _drop_output()  # Whoever read it has had enough.
        return 128 + signal.SIGPIPE
    except OSError as error:  # such as a full disk, or a working folder that was removed
        _drop_output()
        shell.problem(
            f"It could not be finished: {error.strerror}; "
            "make sure that the output can be written and that the working folder is there."
        )
        return SOME_BAD


def _drop_output() -> None:
    """Keep the interpreter from trying to write, when it ends, what could not be written."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _dispatch(arguments: argparse.Namespace, shell: Shell) -> int:
    settings = read_settings(RetrievalSettings)
    model = settings.spacy_model
    # Each command imports what it needs, and no other's.
    command = importlib.import_module(f"retrieval.commands.{arguments.command}")
    archive = getattr(arguments, "archive", None) or settings.archive
    if arguments.command == "ingest":
        status = command.run(
            arguments.paths,
            archive,
            model,
            shell,
            prune=arguments.prune,
            workers=arguments.workers,
            quiet_if_unchanged=arguments.quiet_if_unchanged,
        )
    elif arguments.command == "quotes":
        status = command.run(
            arguments.paths, model, shell, as_json=arguments.json, page=arguments.html
        )
    elif arguments.command == "search":
        status = command.run(
            arguments.question,
            arguments.questions,
            archive,
            shell,
            command.Wanted(
                arguments.top, arguments.json, explain=arguments.explain, plain=arguments.plain
            ),
        )
    else:
        status = command.run(archive, shell)
    return int(status)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m retrieval", description="News articles in, quotations and evidence out."
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")

    ingest = commands.add_parser("ingest", help="read articles into the archive")
    _add_paths(ingest)
    _add_archive(ingest)
    ingest.add_argument(
        "--prune",
        action="store_true",
        help="remove the articles whose files are gone from the folders given",
    )
    ingest.add_argument(
        "--quiet-if-unchanged", action="store_true", help="say nothing where nothing changed"
    )

    ingest.add_argument(
        "--workers",
        type=_positive,
        metavar="N",
        help="processes that analyse articles at once, 450 MB each "
        "(default: one for each processor; for a few articles none but this one)",
    )

    search = commands.add_parser("search", help="find the sentences that answer a question")
    what = search.add_mutually_exclusive_group(required=True)
    what.add_argument("question", nargs="?", metavar="QUESTION", help="the question")
    what.add_argument(
        "--questions",
        type=_path,
        metavar="FILE.jsonl",
        help='questions, one {"id", "question"} a line',
    )
    search.add_argument(
        "--top", type=_positive, default=10, metavar="N", help="hits to give (default: 10)"
    )
    search.add_argument(
        "--explain", action="store_true", help="show what each part adds to a score"
    )
    search.add_argument(
        "--plain", action="store_true", help="rank by plain BM25 instead, as rank_bm25 computes it"
    )
    _add_json(search)
    _add_archive(search)

    quotes = commands.add_parser("quotes", help="show who says what in files; needs no archive")
    _add_paths(quotes)
    form = quotes.add_mutually_exclusive_group()
    _add_json(form)
    form.add_argument(
        "--html",
        type=_path,
        metavar="FILE",
        help="write one web page with the whole articles, who says what marked in them",
    )

    stats = commands.add_parser("stats", help="show what the archive holds")
    _add_archive(stats)
    return parser


def _add_paths(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "paths",
        nargs="+",
        type=_path,
        metavar="PATH",
        help="a .txt or .jsonl file, or a folder of them",
    )


def _add_archive(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--archive", type=_path, metavar="FILE", help="the archive (default: the setting's)"
    )


def _add_json(parser: argparse._ActionsContainer) -> None:
    parser.add_argument("--json", action="store_true", help="write JSON, one object a line")


def _path(text: str) -> Path:
    if not text:  # It would be the working folder.
        raise argparse.ArgumentTypeError("an empty path; name a file or folder")
    return Path(text)


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("must be 1 or more")
    return number

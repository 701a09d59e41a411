"""`search`: the sentences that most likely answer a question."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, NamedTuple

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError
from rich.text import Text

from retrieval.archive import Archive
from retrieval.asking.verdict import LOOKED_AT, judge
from retrieval.commands.shell import ALL_GOOD, NOTHING_DONE, SOME_BAD, Shell
from retrieval.errors import EmptyFileError, MalformedRecordError, ReadingError
from retrieval.index.search import SentenceIndex
from retrieval.reading import display_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from retrieval.archive.records import StoredSentence
    from retrieval.index.engine import Hit


class AskedLine(BaseModel):
    """A line of a file of questions. Other fields are passed over."""

    model_config = ConfigDict(strict=True, extra="ignore")

    id: Annotated[
        str | None, BeforeValidator(lambda value: str(value) if isinstance(value, int) else value)
    ] = None
    question: str


class Asked(NamedTuple):
    """A question and the id that its file gives it."""

    id: str | None
    question: str


def read_questions(path: Path, report: Callable[[ReadingError], None]) -> Iterator[Asked]:
    """Read a JSON lines file of questions, one at a time.

    Args:
        path: The file, in UTF-8.
        report: Is told of each line that is no question, by its number; the rest goes on.

    Raises:
        EmptyFileError: The file holds no lines, or only blank ones.
        ReadingError: The file cannot be opened.
    """
    name = display_name(path)
    is_empty = True
    try:
        with path.open("rb") as file:
            for number, line in enumerate(file, start=1):
                if not line.strip():
                    continue
                is_empty = False
                try:
                    asked = AskedLine.model_validate_json(line.removeprefix(b"\xef\xbb\xbf"))
                except ValidationError as error:
                    problem = error.errors(include_url=False, include_input=False)[0]["msg"]
                    report(
                        MalformedRecordError(f"{name}, line {number}, is no question: {problem}.")
                    )
                    continue
                yield Asked(asked.id, asked.question)
    except OSError as error:
        raise ReadingError(f"{name} cannot be opened: {error.strerror}.") from None
    if is_empty:
        raise EmptyFileError(f"{name} is empty; put questions into it, one a line.")


def run(
    question: str | None,
    questions: Path | None,
    archive: Path,
    shell: Shell,
    *,
    top: int,
    as_json: bool,
) -> int:
    """Search the archive for one question, or for each of a file's.

    Args:
        question: The question, where no file is given.
        questions: A JSON lines file of `{"id", "question"}`.
        archive: The archive's file.
        shell: Where to write.
        top: How many hits to write at most.
        as_json: Whether to write a JSON object for each question, else lines for a person.

    Returns:
        The exit status: 0 all good, 1 some bad, 2 nothing done.

    Raises:
        ArchiveError: The archive cannot be used.
    """
    bad = done = 0

    def report(error: ReadingError) -> None:
        nonlocal bad
        bad += 1
        shell.problem(str(error))

    with Archive.open(archive) as opened, opened.snapshot():
        index = SentenceIndex.from_archive(opened)
        sources = {info.id: info.source for info in opened.articles()}
        one = [Asked(None, question or "")]
        try:
            for asked in read_questions(questions, report) if questions else one:
                # The verdict is the same, however few hits are written.
                hits = index.search(asked.question, top=max(top, LOOKED_AT))
                verdict = judge(asked.question, hits)
                shown = hits[:top]
                sentences = opened.sentences([hit.sentence_id for hit in shown])
                if as_json:
                    shell.json(
                        {
                            "id": asked.id,
                            "question": asked.question,
                            "answerable": bool(verdict.answerable),
                            "confidence": round(float(verdict.confidence), 4),
                            "hits": [
                                {
                                    "source": sources[sentence.article],
                                    "start": sentence.span.start,
                                    "end": sentence.span.end,
                                    "score": round(float(hit.score), 4),
                                }
                                for hit, sentence in zip(shown, sentences, strict=True)
                            ],
                        }
                    )
                else:
                    answerable = bool(verdict.answerable)
                    _show(asked.question, shown, sentences, opened, shell, answerable=answerable)
                done += 1
        except ReadingError as error:
            report(error)
    if bad == 0:
        return ALL_GOOD
    return SOME_BAD if done else NOTHING_DONE


def _show(
    question: str,
    hits: list[Hit],
    sentences: list[StoredSentence],
    archive: Archive,
    shell: Shell,
    *,
    answerable: bool,
) -> None:
    shell.line(Text(question, style="bold"))
    if not hits:
        shell.line("  Nothing in the archive shares a word with it.")
    elif not answerable:
        shell.line("  Not in the archive; what comes nearest:")
    for number, (hit, sentence) in enumerate(zip(hits, sentences, strict=True), start=1):
        article = archive.article(sentence.article)
        place = f"{article.source} {sentence.span.start}-{sentence.span.end}"
        line = Text(f"  {number}. ")
        line.append(sentence.span.of(article.text), style="green")
        line.append(f"  {place}  {hit.score:.2f}", style="dim")
        shell.line(line)
    shell.line()

"""`search`: the sentences that most likely answer a question."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from retrieval.archive import Archive
from retrieval.asking.plainly import asked_plainly
from retrieval.asking.verdict import LOOKED_AT, judge
from retrieval.commands.hits import show, to_record
from retrieval.commands.questions import Asked, read_questions
from retrieval.commands.shell import ALL_GOOD, NOTHING_DONE, SOME_BAD, Shell
from retrieval.errors import ReadingError
from retrieval.index.engine import Hit
from retrieval.index.plain import MappedBM25
from retrieval.index.search import SentenceIndex
from retrieval.language.terms import question_terms

if TYPE_CHECKING:
    from pathlib import Path


class Wanted(NamedTuple):
    """What is to be written of each question.

    Attributes:
        top: How many hits at most.
        as_json: Whether a JSON object, else lines for a person.
        explain: Whether each hit comes with the parts of its score.
        plain: Whether to rank by plain BM25, as rank_bm25 computes it.
    """

    top: int
    as_json: bool = False
    explain: bool = False
    plain: bool = False


def run(
    question: str | None, questions: Path | None, archive: Path, shell: Shell, wanted: Wanted
) -> int:
    """Search the archive for one question, or for each of a file's.

    Args:
        question: The question, where no file is given.
        questions: A JSON lines file of `{"id", "question"}`.
        archive: The archive's file.
        shell: Where to write.
        wanted: What to write of each.

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
        plain = MappedBM25(index.collection) if wanted.plain else None
        one = [Asked(None, question or "")]
        try:
            for asked in read_questions(questions, report) if questions else one:
                # The verdict is the same, however few hits are written.
                question = asked_plainly(asked.question)
                hits = index.search(question, top=max(wanted.top, LOOKED_AT))
                verdict = judge(question, hits)
                shown = hits[: wanted.top]
                if plain:
                    shown = _plain_hits(index, plain, asked.question, wanted.top)
                told = [
                    index.explain(question, hit.sentence_id) if wanted.explain else None
                    for hit in shown
                ]
                if wanted.as_json:
                    shell.json(to_record(asked, verdict, shown, told, opened))
                else:
                    show(asked, verdict, shown, told, opened, shell)
                done += 1
        except ReadingError as error:
            report(error)
    if bad == 0:
        return ALL_GOOD
    return SOME_BAD if done else NOTHING_DONE


def _plain_hits(index: SentenceIndex, plain: MappedBM25, question: str, top: int) -> list[Hit]:
    """Return the best by plain BM25, with the features that search finds in them."""
    ranked = plain.top(question_terms(question), top)
    ids = [one.sentence_id for one in ranked]
    found = {hit.sentence_id: hit for hit in index.search(question, top, sentences=ids)}
    return [
        Hit(one.sentence_id, one.score, found[one.sentence_id].features)
        for one in ranked
        if one.sentence_id in found
    ]

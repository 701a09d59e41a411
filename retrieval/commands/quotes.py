"""`quotes`: the quotations of files, with their speakers, without an archive."""

from __future__ import annotations

from contextlib import ExitStack
from typing import TYPE_CHECKING

from retrieval.commands.marked.page import make_page, make_section
from retrieval.commands.marked.statements import in_order, show, sum_up
from retrieval.commands.marked.terminal import lay_out, legend
from retrieval.commands.marked.writing import Replacement
from retrieval.commands.model import Analyser
from retrieval.commands.shell import ALL_GOOD, NOTHING_DONE, SOME_BAD, Shell
from retrieval.commands.sources import find_sources
from retrieval.errors import OutputError, ReadingError
from retrieval.reading import display_name, read_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from retrieval.article import Analysis
    from retrieval.commands.marked.page import Section
    from retrieval.commands.marked.statements import Shown


def run(
    paths: Sequence[Path], model: str, shell: Shell, *, as_json: bool, page: Path | None = None
) -> int:
    """Write the quotations of every article.

    Args:
        paths: Files and folders.
        model: The name of the spaCy model.
        shell: Where to write.
        as_json: Whether to write a JSON object for each article, else lines for a person.
        page: The web page to write instead, with all the articles.

    Returns:
        The exit status: 0 all good, 1 some bad, 2 nothing done.

    Raises:
        ModelMissingError: The model is not installed.
        OutputError: The page cannot be written.
    """
    with ExitStack() as stack:
        replacement = stack.enter_context(Replacement(page)) if page else None
        if page and page.resolve() in {path.resolve() for path in paths}:
            raise OutputError(
                f"{display_name(page)} is one of the articles; give the page another name."
            )
        reader = _Reader(paths, model, shell)
        if page:  # One of an earlier run may stand in a folder of articles.
            reader.files.pop(page.resolve(), None)
        if replacement is not None and page is not None:
            _write_page(reader, replacement, page, shell)
        elif as_json:
            for analysis in reader:
                shell.json(as_record(analysis))
        else:
            _write_lines(reader, shell)
    if reader.bad == 0:
        return ALL_GOOD
    return SOME_BAD if reader.done else NOTHING_DONE


def as_record(analysis: Analysis) -> dict[str, object]:
    """Return an article's quotations as the JSON contract has them."""
    text = analysis.article.text
    names = {person.key: person.name for person in analysis.people}
    return {
        "source": analysis.article.source,
        "quotes": [
            {
                "start": quotation.span.start,
                "end": quotation.span.end,
                "spans": [list(span) for span in quotation.spans],
                "kind": quotation.kind.value,
                "cue": quotation.cue.of(text) if quotation.cue else None,
                "speaker_text": quotation.speaker.of(text) if quotation.speaker else None,
                "speaker_start": quotation.speaker.start if quotation.speaker else None,
                "speaker_end": quotation.speaker.end if quotation.speaker else None,
                "person": names.get(quotation.person) if quotation.person else None,
                "confidence": quotation.confidence,
                "declined": quotation.declined,
                "relayed": quotation.relayed.of(text) if quotation.relayed else None,
                "relayed_person": (
                    names.get(quotation.relayed_person) if quotation.relayed_person else None
                ),
            }
            for quotation in in_order(analysis)
        ],
    }


class _Reader:
    """The analyses of all articles of some paths, one at a time; what is bad is told.

    Attributes:
        files: The files to read, by resolved path.
        bad: How many paths, files or records could not be used so far.
        done: How many articles were analysed so far.
    """

    def __init__(self, paths: Sequence[Path], model: str, shell: Shell) -> None:
        self._shell = shell
        self._analyser = Analyser(model)
        found = find_sources(paths, shell.problem)
        self.files = found.files
        self.bad = found.bad
        self.done = 0

    def __iter__(self) -> Iterator[Analysis]:
        for file in self.files.values():
            try:
                for article in read_file(file, self._report):
                    try:
                        analysis = self._analyser.analyse(article)
                    except ReadingError as error:
                        self._report(error)
                        continue
                    self.done += 1
                    yield analysis
            except ReadingError as error:
                self._report(error)

    def _report(self, error: ReadingError) -> None:
        self.bad += 1
        self._shell.problem(str(error))


def _write_lines(analyses: Iterable[Analysis], shell: Shell) -> None:
    articles: list[list[Shown]] = []
    for analysis in analyses:
        statements = show(analysis)
        if not articles:
            shell.line(legend().text)
        shell.line()
        for line in lay_out(analysis.article, statements):
            shell.line(line.text, indent=line.indent)
        articles.append(statements)
    if len(articles) > 1:
        shell.line()
        shell.line(str(sum_up(articles)))


def _write_page(
    analyses: Iterable[Analysis], replacement: Replacement, page: Path, shell: Shell
) -> None:
    sections: list[Section] = []
    for analysis in analyses:
        sections.append(make_section(len(sections) + 1, analysis.article, show(analysis)))
    if sections:
        replacement.write(make_page(sections))
        summary = sum_up(section.statements for section in sections)
        shell.line(f"Wrote {display_name(page)}: {summary}")

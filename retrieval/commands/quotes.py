"""`quotes`: the quotations of files, with their speakers, without an archive."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from retrieval.commands.model import Analyser
from retrieval.commands.shell import ALL_GOOD, NOTHING_DONE, SOME_BAD, Shell
from retrieval.commands.sources import find_sources
from retrieval.errors import ReadingError
from retrieval.reading import read_file

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from retrieval.article import Analysis, Quotation


def run(paths: Sequence[Path], model: str, shell: Shell, *, as_json: bool) -> int:
    """Write the quotations of every article.

    Args:
        paths: Files and folders.
        model: The name of the spaCy model.
        shell: Where to write.
        as_json: Whether to write a JSON object for each article, else lines for a person.

    Returns:
        The exit status: 0 all good, 1 some bad, 2 nothing done.

    Raises:
        ModelMissingError: The model is not installed.
    """
    sources = find_sources(paths, shell.problem)
    bad, done = sources.bad, 0
    analyser = Analyser(model)

    def report(error: ReadingError) -> None:
        nonlocal bad
        bad += 1
        shell.problem(str(error))

    for file in sources.files.values():
        try:
            for article in read_file(file, report):
                try:
                    analysis = analyser.analyse(article)
                except ReadingError as error:
                    report(error)
                    continue
                done += 1
                if as_json:
                    shell.json(as_record(analysis))
                else:
                    _show(analysis, shell)
        except ReadingError as error:
            report(error)
    if bad == 0:
        return ALL_GOOD
    return SOME_BAD if done else NOTHING_DONE


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
            }
            for quotation in _in_order(analysis)
        ],
    }


def _in_order(analysis: Analysis) -> list[Quotation]:
    return sorted(analysis.quotations, key=lambda quotation: quotation.span)


def _show(analysis: Analysis, shell: Shell) -> None:
    article = analysis.article
    names = {person.key: person.name for person in analysis.people}
    shell.line(Text(f"{article.source} · {article.title}", style="bold"))
    for quotation in _in_order(analysis):
        line = Text("  ")
        who = quotation.speaker.of(article.text) if quotation.speaker else "somebody"
        line.append(who, style="cyan")
        name = names.get(quotation.person) if quotation.person else None
        if name and name != who:
            line.append(f" = {name}", style="cyan")
        if quotation.cue:
            line.append(f" [{quotation.cue.of(article.text)}]", style="yellow")
        line.append(f" ({quotation.kind.value}): ", style="dim")
        line.append(" … ".join(span.of(article.text) for span in quotation.spans), style="green")
        shell.line(line)
    if not analysis.quotations:
        shell.line(Text("  no quotations", style="dim"))
    shell.line()

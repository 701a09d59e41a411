"""`python -m bot check`: whether the quotations of an evidence file still hold."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from retrieval.archive.archive import Archive
from retrieval.commands.sources import find_sources
from retrieval.errors import EvidenceFileError
from retrieval.evidence_file import read_evidence_file
from retrieval.evidence_file.articles import ArchivedArticles, ReadArticles
from retrieval.evidence_file.check import Attribution, Outcome, check_quotation

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from retrieval.evidence_file import EvidenceFile
    from retrieval.evidence_file.check import Articles, Checked, Detail

ALL_HOLD = 0
SOME_DO_NOT = 1
UNUSABLE = 2
"""Exit statuses."""
SNIPPET = 40
"""Characters of a text that are shown from where it differs."""
HASH_SHOWN = 12
_CALLED = {"url": "address on the web", "relayed": "person whose words are passed on"}
"""What to call what a file tells of an article, where that is not by its own name."""


class Report(NamedTuple):
    """What checking a file gave.

    Attributes:
        lines: What to show, a line a quotation; then a sentence on all, unless for programs.
        status: The exit status.
    """

    lines: tuple[str, ...]
    status: int


def check_against_archive(file: Path, archive: Path, *, as_json: bool = False) -> Report:
    """Check an evidence file against an archive: words, places and speakers.

    Raises:
        RetrievalError: The file or the archive cannot be used.
    """
    evidence = read_evidence_file(file)
    with Archive.open(archive) as opened, opened.snapshot():
        return _report(evidence, ArchivedArticles(opened), as_json=as_json)


def check_against_files(
    file: Path, paths: Sequence[Path], tell: Callable[[str], None], *, as_json: bool = False
) -> Report:
    """Check an evidence file against article files: words and places.

    Args:
        file: The evidence file.
        paths: Files or folders of articles.
        tell: Is told of what cannot be read; the rest goes on.
        as_json: Whether the lines are for programs.

    Raises:
        RetrievalError: The file cannot be used, or no article is there to check against.
    """
    evidence = read_evidence_file(file)
    files = find_sources(paths, tell).files
    if not files:
        raise EvidenceFileError("There is no article to check against; name the articles' files.")
    articles = ReadArticles(files.values(), lambda error: tell(str(error)))
    report = _report(evidence, articles, as_json=as_json)
    if as_json or not evidence.quotations:
        return report
    only = "Who says them was not checked: only an archive tells that (--archive FILE)."
    return report._replace(lines=(*report.lines, only))


def _report(evidence: EvidenceFile, articles: Articles, *, as_json: bool) -> Report:
    checked = [check_quotation(one, articles) for one in evidence.quotations]
    hold = sum(one.outcome is Outcome.HOLDS for one in checked)
    status = ALL_HOLD if hold == len(checked) else SOME_DO_NOT
    if as_json:
        return Report(tuple(map(_as_json, checked)), status)
    return Report((*map(_line, checked), _sum(hold, len(checked))), status)


def _sum(hold: int, count: int) -> str:
    if not count:
        return "The file holds no quotation."
    if hold == count:
        return "The quotation holds." if count == 1 else f"All {count} quotations hold."
    return f"{hold} of {count} quotations {'holds' if hold == 1 else 'hold'}."


def _as_json(checked: Checked) -> str:
    one = checked.quotation
    values = {
        "n": one.n,
        "outcome": checked.outcome.value,
        "source": checked.source or one.source,
        "start": one.start,
        "end": one.end,
        "at": checked.at,
        "speaker": checked.said.speaker if checked.said else None,
        "details": [
            {"name": name, "file": given, "article": stored}
            for name, given, stored in checked.details
        ],
    }
    return json.dumps(values, ensure_ascii=False)


def _line(checked: Checked) -> str:
    one = checked.quotation
    place = f"{checked.source}, characters {one.start} to {one.end}"
    if checked.source not in ("", one.source):
        place += f" (the file calls it {one.source})"
    match checked.outcome:
        case Outcome.HOLDS | Outcome.MISDESCRIBED:
            speaker = checked.said.speaker if checked.said else None
            said = f"{speaker}, {place}" if speaker else place
            said += ": the words hold" if checked.details else ""
        case Outcome.DIFFERS:
            at = checked.at or 0
            given = _snippet(one.text[at - one.start :])
            stored = _snippet(checked.stored)
            said = f"{place}: from character {at} on the file has {given}, the article {stored}"
        case Outcome.MISATTRIBUTED:
            ours = _attribution(Attribution.claimed(one))
            theirs = _attribution(checked.said) if checked.said else "no statement"
            said = f"{place}: the file has it as {ours}, the articles as {theirs}"
        case Outcome.CHANGED:
            still = (
                "these words are not in it"
                if checked.at is None
                else f"these words stand in it at character {checked.at}"
            )
            said = f"{one.source} is there, but not with the text that was quoted; {still}"
        case Outcome.MISSING:
            digits = one.content_hash[:HASH_SHOWN]
            said = f"no article has the SHA-256 {digits}…, and none is called {one.source}"
    said += "".join(map(_detail, checked.details))
    return " ".join(f"[{one.n}] {checked.outcome.value}: {said}".split())


def _detail(detail: Detail) -> str:
    stored = f"“{detail.stored}”" if detail.stored else "none"
    name = _CALLED.get(detail.name, detail.name)
    return f"; the file has the {name} “{detail.given}”, the article {stored}"


def _attribution(said: Attribution) -> str:
    who = said.speaker or "nobody by name"
    if not said.kind:
        return "the article’s own words" + (f", by {who}" if said.speaker else "")
    return f"{'what was not answered by' if said.declined else f'{said.kind} speech by'} {who}"


def _snippet(text: str) -> str:
    if not text:
        return "nothing more"
    return f"“{text[:SNIPPET]}{'…' if len(text) > SNIPPET else ''}”"

"""What the gate measures: statements found in articles, and answers to questions."""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.systems.polnear import load_scorer, read_gold, to_article, to_prediction
from retrieval.analysis import analyse
from retrieval.archive.archive import Archive
from retrieval.article import Span
from retrieval.language.pipeline import load_pipeline
from retrieval.quoting.names import person_key
from retrieval.reading import read_file
from tests.quality.claims import GROUPS, judge, make_claims, read_statements
from tests.quality.marking import count_groups, mark_all
from tests.quality.questions import (
    make_archive,
    news_records,
    read_conversations,
    story_records,
)
from tests.quality.scoring import SAME, Tally, tally
from tests.quality.stories import read_stories

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from retrieval.article import Analysis, Quotation
    from tests.quality.marking import Mark
    from tests.quality.questions import Conversation

ROOT = Path(__file__).parents[2]
SEED_STATEMENTS = ROOT / "tests" / "retrieval" / "quoting" / "seed_statements.json"
DATA_VARIABLE = "ON_RECORD_QUOTATIONS"
"""Names the folder of quotation data where it is not `../shared/quotations`."""

ANSWERS = {
    "facts": "fact",
    "who_said": "who-said",
    "what_said": "what-said",
    "quotations": "misquoted",
    "refused": "unanswerable",
    "follow_ups": "follow-ups",
    "all": "all",
}
"""The figures of answers, each with the group of marks that it is the share of. Groups of fewer
questions count in "all" alone."""

Figures = dict[str, float]
"""By name, in percent; more is better."""


def data_folder() -> Path | None:
    """Return the folder with PolNeAR's development part and its scorer, or None without one."""
    folder = Path(os.environ.get(DATA_VARIABLE) or ROOT.parent / "shared" / "quotations")
    return folder if (folder / "score.py").is_file() else None


def measure_seeds() -> Figures:
    """Return the shares of the seeds' statements that are found, and right in each respect."""
    articles = [
        article for path in sorted((ROOT / "seeds").glob("*.txt")) for article in read_file(path)
    ]
    analyses = {each.article.source: each for each in analyse(articles, load_pipeline())}
    counts = Tally()
    for row in json.loads(SEED_STATEMENTS.read_text(encoding="utf-8")):
        analysis = analyses[row["source"]]
        counts["wanted"] += 1
        found = _best(analysis, [Span(*pair) for pair in row["spans"]])
        if found is None:
            continue
        counts["found"] += 1
        counts["kind"] += found.kind == row["kind"]
        text = analysis.article.text
        counts["speaker"] += (found.speaker and found.speaker.of(text)) == row["speaker"]
        counts["declined"] += found.declined == row.get("declined", False)
        counts["relayed"] += (found.relayed and found.relayed.of(text)) == row.get("relayed")
        counts["person"] += found.person == (row["person"] and person_key(row["person"]))
    return {
        f"seeds.{name}": counts.share(name, "wanted")
        for name in ("found", "kind", "speaker", "person", "declined", "relayed")
    }


def _best(analysis: Analysis, spans: Iterable[Span]) -> Quotation | None:
    """Return the quotation that is the statement of these spans."""

    def words(of: Iterable[Span]) -> set[int]:
        return {at for span in of for at in range(*span) if text[at].isalnum()}

    text = analysis.article.text
    wanted = words(spans)
    likeness = [
        (len(wanted & words(found.spans)) / len(wanted | words(found.spans)), found)
        for found in analysis.quotations
    ]
    best = max(likeness, key=lambda pair: pair[0], default=None)
    return best[1] if best and best[0] >= SAME else None


def measure_stories() -> Figures:
    """Return the figures of our own stories, of the open and the held ones."""
    groups = {"open": Tally(), "held": Tally()}
    stories = read_stories()
    analyses = analyse((story.article for story in stories), load_pipeline())
    for story, analysis in zip(stories, analyses, strict=True):
        groups["held" if story.held else "open"].update(tally(story, analysis))
    figures: Figures = {}
    for name, counts in groups.items():
        figures |= {
            f"stories.{name}.found": counts.f1("found", "wanted", "given"),
            f"stories.{name}.found_with_speaker": counts.f1("speaker", "wanted", "given"),
            f"stories.{name}.kind": counts.share("kind", "found"),
            f"stories.{name}.persons_found": counts.share("person found", "person wanted"),
            f"stories.{name}.persons_right": counts.share("person right", "person given"),
            f"stories.{name}.declined": counts.f1("declined", "declined wanted", "declined given"),
            f"stories.{name}.relayed": counts.share("relayed", "relayed wanted"),
        }
    return figures


def measure_dev(folder: Path) -> Figures:
    """Return the figures of PolNeAR's development part by its own scorer.

    Args:
        folder: The folder of quotation data.
    """
    gold = read_gold(folder, "dev")
    predictions = {
        found.article.source: [
            to_prediction(found.article.text, quotation) for quotation in found.quotations
        ]
        for found in analyse(map(to_article, gold), load_pipeline())
    }
    result = load_scorer(folder).score(gold, predictions)
    return {
        "dev.direct": 100 * result["D"]["e2e"]["F"],
        "dev.indirect_and_mixed": 100 * result["IM"]["e2e"]["F"],
        "dev.all": 100 * result["ALL"]["e2e"]["F"],
        "dev.marks_right": 100 * result["QM"]["P"],
    }


def measure_answers() -> Figures:
    """Return the figures of the questions over our own open stories."""
    return _asked("answers", read_conversations("stories"), story_records())


def claims_archive(folder: Path) -> Path:
    """Return an archive of the seeds and our open stories, made in a folder."""
    seeds: list[dict[str, str | None]] = [
        {"id": article.source, "text": article.text}
        for path in sorted((ROOT / "seeds").glob("*.txt"))
        for article in read_file(path)
    ]
    return make_archive([*seeds, *story_records()], folder)


def measure_claims() -> Figures:
    """Return the shares of claims made from true quotations whose verdict is right, by kind.

    "claims.not_falsely_confirmed" is the share, of those that are not on record in these words by
    this speaker, that were not called verbatim.
    """
    with (
        tempfile.TemporaryDirectory() as folder,
        Archive.open(claims_archive(Path(folder))) as archive,
    ):
        judged = judge(archive, make_claims(read_statements(archive)))
    counts = Tally()
    for one in judged:
        for name, start in GROUPS.items():
            if one.claim.kind.startswith(start):
                counts[f"{name} asked"] += 1
                counts[name] += one.right
        counts["untrue"] += not one.claim.is_true
        counts["not confirmed"] += not one.claim.is_true and not one.falsely_confirmed
    return {f"claims.{name}": counts.share(name, f"{name} asked") for name in GROUPS} | {
        "claims.not_falsely_confirmed": counts.share("not confirmed", "untrue")
    }


def measure_news(folders: dict[str, Path]) -> Figures:
    """Return the figures of the questions over the news, of the open half alone.

    Args:
        folders: The folder of each corpus.
    """
    return _asked("news", read_conversations("news"), news_records(folders), "open")


def _asked(
    name: str,
    conversations: Sequence[Conversation],
    records: Iterable[dict[str, str | None]],
    part: str | None = None,
) -> Figures:
    with tempfile.TemporaryDirectory() as folder:
        marks = mark_all(conversations, make_archive(records, Path(folder)), part)
    return {f"{name}.{figure}": value for figure, value in figures_of(marks).items()}


def figures_of(marks: Iterable[Mark]) -> Figures:
    """Return the shares of answers that are right, by kind, and of speakers that are right."""
    counts = count_groups(marks)
    figures = {
        figure: counts.get(group, Tally()).share("right", "asked")
        for figure, group in ANSWERS.items()
    }
    return figures | {"speakers_right": counts["all"].share("speaker right", "judged")}

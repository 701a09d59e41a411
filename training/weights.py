"""Learn how rules and tagger are weighed against each other, on articles the tagger never saw.

Run from the project's folder, after `training.tagger`: python -m training.weights DATA_FOLDER
[--network FOLDER] [--out FILE]. DATA_FOLDER holds polnear_train.jsonl, score.py, quotemask.py.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from benchmarks.systems.polnear import load_scorer
from retrieval.quoting.proposals import propose
from retrieval.quoting.rules import find_by_rules
from retrieval.quoting.scale import Scale
from retrieval.quoting.weighing import (
    WEIGHTS,
    Model,
    Weights,
    candidates,
    counterpart,
    with_agreement,
)
from retrieval.tagging.files import FOLDER
from retrieval.tagging.network import Network
from retrieval.tagging.tagging import Tagging
from training.corpus import is_held_out, read_stories
from training.judging import Judge

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from types import ModuleType

    from training.corpus import Story

    Example = tuple[Mapping[str, float], bool]

LEAST = 0.3
"""The probability from which on a proposal is kept: best end to end on the development part."""
LEAD = 0.2
"""What the rules are ahead by; more costs end to end, less gives up what they know of agencies."""
UNCLEAR = 0.55
"""Below it a speaker is unclear: chosen from the curve in docs/quotations.md."""


def examples(
    story: Story, network: Network, scorer: ModuleType
) -> tuple[list[Example], list[Example]]:
    """Return what an article teaches of statements and of speakers."""
    judge = Judge(story, scorer)
    tagging = Tagging(story.paragraphs, network)
    scale = Scale(story.paragraphs, tagging)
    rules = scale.weigh_in(find_by_rules(story.paragraphs, story.text))
    tagged = scale.weigh_in(propose(story.paragraphs, tagging, story.text))
    statements: list[Example] = []
    speakers: list[Example] = []
    for ours, others in ((rules, tagged), (tagged, rules)):
        for proposal in ours:
            mate, share = counterpart(proposal, others)
            right, gold = judge.judge(proposal.statement.spans)
            if right is not None:
                statements.append((with_agreement(proposal.features, share), right))
            if gold is None or not gold.get("speaker_text"):
                continue
            for speaker, rule in candidates(proposal, mate, scale):
                features = scale.of_speaker(proposal, speaker, rule)
                speakers.append((features, judge.is_speaker(gold, speaker.span)))
    return statements, speakers


def fit(rows: Sequence[Example]) -> Weights:
    """Fit a logistic model; features are scaled to a deviation of 1 while it is fitted."""
    vectors = DictVectorizer(sparse=False)
    table = vectors.fit_transform([features for features, _ in rows])
    scale = table.std(0) + 1e-9
    model = LogisticRegression(C=1.0, max_iter=5000)
    model.fit(table / scale, np.array([right for _, right in rows]))
    names = vectors.get_feature_names_out()
    weights = {
        str(name): round(float(weight), 4)
        for name, weight in zip(names, model.coef_[0] / scale, strict=True)
    }
    return Weights(bias=round(float(model.intercept_[0]), 4), weights=weights)


def _all_examples(data: Path, network: Network) -> Iterator[tuple[list[Example], list[Example]]]:
    scorer = load_scorer(data)
    for story in read_stories(data / "polnear_train.jsonl", is_held_out):
        yield examples(story, network, scorer)


def main() -> None:
    """Read the command line and learn."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--network", type=Path, default=FOLDER)
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    arguments = parser.parse_args()
    statements: list[Example] = []
    speakers: list[Example] = []
    for more_statements, more_speakers in _all_examples(arguments.data, Network(arguments.network)):
        statements.extend(more_statements)
        speakers.extend(more_speakers)
    print(f"{len(statements)} proposals, {len(speakers)} attributions")
    model = Model(
        statement=fit(statements), speaker=fit(speakers), least=LEAST, lead=LEAD, unclear=UNCLEAR
    )
    arguments.out.write_text(model.model_dump_json(indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

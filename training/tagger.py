"""Train the tagger and write it as the file that the project ships.

Run from the project's folder: python -m training.tagger DATA_FOLDER [--all] [--out FOLDER].
DATA_FOLDER holds polnear_train.jsonl. Without --all the articles that `corpus.is_held_out` names
are left out, for `training.weights` to learn on.
"""

from __future__ import annotations

import argparse
import random
import time
from pathlib import Path
from typing import TYPE_CHECKING

import torch
from torch.nn import functional

from retrieval.tagging.files import FOLDER
from retrieval.tagging.network import CONTENT, CUE, SOURCE
from retrieval.tagging.wordpieces import WordPieces
from training.batches import NO_LABEL, batches
from training.corpus import is_held_out, read_stories
from training.export import export
from training.network import BASE, TaggerNetwork

if TYPE_CHECKING:
    from torch import Tensor

    from training.batches import Batch

SEED = 1
BATCH = 16
RATE = 3.5e-4
"""Learning rate of the encoder; the layers on top, new, take `TOP_FACTOR` times as much."""
TOP_FACTOR = 3
WARM_UP = 0.08
SHARES = (1.0, 0.5, 0.5, 0.25, 0.15)
"""What content, source, cue, the link to the source and the link to the cue count in the loss."""
_REPORT = 20


def losses(network: TaggerNetwork, batch: Batch) -> list[Tensor]:
    """Return the five losses of a batch, in the order of `SHARES`."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        tags, sources, cues = network(batch.pieces, batch.marked, batch.mask, batch.first)
    tagging = [
        functional.cross_entropy(
            tags[..., part].transpose(1, 2), batch.tags[:, row], ignore_index=NO_LABEL
        )
        for row, part in enumerate((CONTENT, SOURCE, CUE))
    ]
    linking = [
        _pointing(scores, gold, batch.present)
        for scores, gold in ((sources, batch.sources), (cues, batch.cues))
    ]
    return [*tagging, *linking]


def _pointing(scores: Tensor, gold: Tensor, present: Tensor) -> Tensor:
    """Return the mean negative logarithm of what each word of content gives its right words."""
    scores = scores.masked_fill(~present[:, None, :], -1e4)
    shares = functional.log_softmax(scores, -1)
    rows = gold.any(-1)
    right = shares[rows].masked_fill(~gold[rows], -1e4)
    return -torch.logsumexp(right, -1).mean()


def train(data: Path, out: Path, epochs: int, *, everything: bool) -> None:
    """Train on the corpus's training part and export the result."""
    torch.manual_seed(SEED)
    chance = random.Random(SEED)  # noqa: S311 - nothing secret
    corpus = data / "polnear_train.jsonl"
    stories = list(read_stories(corpus, lambda name: everything or not is_held_out(name)))
    print(f"{len(stories)} articles", flush=True)
    vocabulary = (BASE / "vocab.txt").read_text(encoding="utf-8").rstrip("\n")
    wordpieces = WordPieces(vocabulary.split("\n"))
    network = TaggerNetwork()
    encoder = list(network.encoder.parameters())
    known = set(map(id, encoder))
    top = [each for each in network.parameters() if id(each) not in known]
    groups = [{"params": encoder, "lr": RATE}, {"params": top, "lr": RATE * TOP_FACTOR}]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
    began = time.monotonic()
    step = total = 0
    for epoch in range(epochs):
        todo = list(batches(stories, wordpieces, BATCH, chance))
        total = total or len(todo) * epochs
        network.train()
        for batch in todo:
            pace = min(1.0, step / (WARM_UP * total)) * max(0.02, 1 - step / total)
            for group, factor in zip(optimiser.param_groups, (1, TOP_FACTOR), strict=True):
                group["lr"] = RATE * factor * pace
            parts = losses(network, batch)
            loss = sum(share * part for share, part in zip(SHARES, parts, strict=True))
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            optimiser.zero_grad()
            step += 1
            if step % _REPORT == 0:
                shown = " ".join(f"{part.item():.3f}" for part in parts)
                spent = time.monotonic() - began
                print(f"epoch {epoch + 1} step {step}/{total}: {shown} {spent:.0f} s", flush=True)
    export(network, vocabulary, out)


def main() -> None:
    """Read the command line and train."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--out", type=Path, default=FOLDER)
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--all", action="store_true", help="hold no article out")
    arguments = parser.parse_args()
    torch.set_num_threads(2)
    train(arguments.data, arguments.out, arguments.epochs, everything=arguments.all)


if __name__ == "__main__":
    main()

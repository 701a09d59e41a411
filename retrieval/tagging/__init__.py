"""A network that marks statements, attributions and cues, and links them."""

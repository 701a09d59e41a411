"""spaCy's pipeline, sentences and index terms."""

"""Segments: immutable parts of the index, each a folder of arrays that are mapped, not loaded."""

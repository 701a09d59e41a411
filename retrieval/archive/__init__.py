"""Everything ingested, in one SQLite file."""

from retrieval.archive.archive import Archive
from retrieval.archive.insertion import Origin
from retrieval.archive.writer import ANALYSIS_VERSION, ArchiveWriter, State

__all__ = ["ANALYSIS_VERSION", "Archive", "ArchiveWriter", "Origin", "State"]

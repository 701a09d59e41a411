"""Evidence files: quotations with their addresses, to be checked later, offline."""

from __future__ import annotations

from retrieval.evidence_file.record import (
    SCHEMA_VERSION,
    ArchiveRecord,
    EvidenceFile,
    QuotationRecord,
    TextSpan,
    ToldRecord,
    Tool,
    read_evidence_file,
    write_evidence_file,
)

__all__ = [
    "SCHEMA_VERSION",
    "ArchiveRecord",
    "EvidenceFile",
    "QuotationRecord",
    "TextSpan",
    "ToldRecord",
    "Tool",
    "read_evidence_file",
    "write_evidence_file",
]

"""Citations to take along: an article, and a place in it, in the styles that people cite in."""

from __future__ import annotations

from retrieval.citing.styles import Style, write_citation
from retrieval.citing.work import Work, make_work

__all__ = ["Style", "Work", "make_work", "write_citation"]

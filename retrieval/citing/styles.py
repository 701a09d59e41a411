"""The styles that a citation can be written in."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, assert_never

from retrieval.citing.bibtex import bibtex
from retrieval.citing.csl import csl_json
from retrieval.citing.prose import apa, chicago

if TYPE_CHECKING:
    from retrieval.citing.work import Work


class Style(StrEnum):
    """A style, by the name that people type."""

    PLAIN = "plain"
    """One line for a person; the bot's own words, so it is written there."""
    APA = "apa"
    CHICAGO = "chicago"
    BIBTEX = "bibtex"
    CSL_JSON = "csl-json"


def write_citation(work: Work, style: Style) -> tuple[str, ...]:
    """Write a citation.

    Args:
        work: What is cited.
        style: How.

    Returns:
        The reference; for APA and Chicago after it what stands in the text or the note. Nothing
        for `Style.PLAIN`.
    """
    match style:
        case Style.PLAIN:
            return ()
        case Style.APA:
            return tuple(apa(work))
        case Style.CHICAGO:
            return tuple(chicago(work))
        case Style.BIBTEX:
            return (bibtex(work),)
        case Style.CSL_JSON:
            return (csl_json(work),)
        case _:
            assert_never(style)

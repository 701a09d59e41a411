"""Who "I" is outside of marks: the author, where the story ends by saying who that is."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from retrieval.quoting.entry import Entry
    from retrieval.quoting.mentions import Mention
    from retrieval.quoting.paragraphs import Paragraph

_LAST = 2
"""How many paragraphs at the end of a story may tell about its author."""


def find_author(
    paragraphs: Sequence[Paragraph], at: Mapping[tuple[int, int], tuple[Mention, Entry]]
) -> Entry | None:
    """Return who wrote a story: whom only its end names, at a paragraph's start, as "X is …".

    Args:
        paragraphs: The story's paragraphs.
        at: Who is named at (number of the paragraph, number of the token).
    """
    for number in range(len(paragraphs) - 1, max(len(paragraphs) - 1 - _LAST, 0), -1):
        paragraph = paragraphs[number]
        named = at.get((number, 0))
        if named is None or named[0].label != "PERSON" or len(named[0].words) == 1:
            continue
        mention, entry = named
        after = paragraph.doc[mention.stop] if mention.stop < len(paragraph.doc) else None
        only_here = all(span.start >= paragraph.offset for span in entry.spans)
        if after is not None and after.lower_ in {"is", "was", ","} and only_here:
            describes = any(word.lower_ in {"is", "was"} for word in after.doc[mention.stop :][:12])
            return entry if describes else None
    return None

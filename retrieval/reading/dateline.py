"""The news agency in a dateline: "SUND, Norway (Reuters) — The old pier …"."""

from __future__ import annotations

import re

LONGEST_DATELINE = 100
"""Characters that a dateline has at most."""
_DATELINE = re.compile(
    # "(CNN) --", "New York (AP) —".
    r"(?:(?:[A-Z][\w.'’-]*,?\s+){1,4})?\((?P<known>CNN|AP|AFP|Reuters|UPI)\)\s*[—–-]+\s"
    r"|\W*(?P<place>[A-Z][A-Z.'’\- ]+)(?:,\s+[\w.’' -]{2,40}?)?"
    r"(?:,\s+[A-Z][a-z]{2,8}\.?\s+\d{1,2})?\s*\((?P<agency>[A-Z][\w.&’'-]*(?:\s+[A-Z][\w.&’'-]*){0,3})\)\s*[—–-]+\s"
)
"""A well-known agency; else a place in capitals, an agency in brackets and a dash.

Not "NATO (North Atlantic Treaty Organization) —", which only spells out a name."""


def read_agency(paragraph: str) -> str | None:
    """Read the agency that a story's first paragraph opens with; None where it names none.

    Args:
        paragraph: The first paragraph.
    """
    found = _DATELINE.match(paragraph[:LONGEST_DATELINE])
    if found is None:
        return None
    if found["known"]:
        return found["known"]
    initials = "".join(word[0] for word in found["agency"].split())
    is_spelled_out = initials == found["place"].strip()
    return None if is_spelled_out else found["agency"]

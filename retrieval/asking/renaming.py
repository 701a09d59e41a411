"""A description with names for its roles and seats: "the UN chief" is Guterres, "Ottawa" Canada.

The passage that is meant may name somebody only, or a government only by its country.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from retrieval.quoting.countries import land_governed_from

if TYPE_CHECKING:
    from retrieval.asking.directory import Directory

LONGEST = 4
"""Words of a role that may stand for a name: "the UN secretary general"."""
_WORD = re.compile(r"[\w.-]+(?:['’]s)?(?=\W|$)")
_ROLE_ENDS = re.compile(r"\b[a-z]{3,}$")
_JOINS = re.compile(r"\s(?:and|or|with|his|her|its|their|a|an|that|who|when|where)(?=\s|$)")
"""Words within a phrase that is no role."""
_OWNER = re.compile(r"['’]s$")
_PLACED = re.compile(
    r"\b(?:in|at|near|from|outside|to|around|across|of|for|over|through|into|on|downtown|central|"
    r"greater|by|via|between)\s+$",
    re.IGNORECASE,
)
"""Words behind which a capital is a place, and no government."""


def with_names(description: str, directory: Directory) -> str:
    """Return a description with the surnames of those who are meant by role.

    A capital that is no place there ("Ottawa's plans") becomes its country.

    Args:
        description: What a passage is said to be about.
        directory: Who is named in the archive, and by what roles.

    Returns:
        The description; as it is where nothing in it stands for a name.
    """
    words = list(_WORD.finditer(description))
    parts, done, place = [], 0, 0
    while place < len(words):
        length, name = _name_at(description, words, place, directory)
        if name:
            parts += [description[done : words[place].start()], name]
            done = words[place + length - 1].end()
        place += max(1, length)
    return "".join((*parts, description[done:]))


def _name_at(
    description: str, words: list[re.Match[str]], place: int, directory: Directory
) -> tuple[int, str]:
    """How many words from a place on stand for a name, and the name; 0 and "" for none."""
    start = words[place].start()
    for length in range(min(LONGEST, len(words) - place), 1, -1):
        phrase = description[start : words[place + length - 1].end()]
        owner = _OWNER.search(phrase)
        bare = _OWNER.sub("", phrase)
        is_role = _ROLE_ENDS.search(bare) and not _JOINS.search(bare)
        if not is_role or (bare.lower().startswith("the ") and length == len(("the", "role"))):
            continue
        found = directory.named(bare)
        if len(found) == 1 and not found[0].is_organisation:
            return length, found[0].name.split()[-1] + (owner[0] if owner else "")
    word = words[place][0]
    owner = _OWNER.search(word)
    land = land_governed_from(_OWNER.sub("", word).lower()) if word[:1].isupper() else ""
    if land and not _PLACED.search(description[:start]):
        return 1, land + (owner[0] if owner else "")
    return 0, ""

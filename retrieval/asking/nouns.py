"""Nouns for people that a question may use for one another: "lawyer" for a solicitor."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

LEADER = frozenset("chief head leader boss".split())
"""Nouns that ask for whoever leads a house, whatever the articles call them."""
LEADS = frozenset(
    "chief head leader boss secretary president chair chairman chairwoman chairperson director "
    "minister premier chancellor governor mayor commissioner ceo".split()
)
"""Nouns of those who lead a house."""
LESSER = frozenset(
    "deputy vice assistant associate acting former finance financial sporting medical technical "
    "press communications marketing legal campaign operating commercial artistic creative fire "
    "police regional scientific information security staff".split()
)
"""Words of roles that lead a part of a house, or led it: a finance director is not its boss."""
_NOUNS_OF_LEADERS = LEADS | {"general", "executive"}
_OF_HOUSES = (_NOUNS_OF_LEADERS | {"secretary-general", "manager"}) - frozenset(
    "minister premier chancellor governor mayor commissioner".split()
)
"""Nouns of those who lead a house that is no state or town."""


def leads(noun: str, words: Collection[str], asked: Collection[str]) -> bool:
    """Say whether a role is that of whoever leads a house.

    Args:
        noun: Its noun, folded: "general" of "secretary general".
        words: All its words, folded.
        asked: Those of the description, which may ask for the leader of a part.
    """
    chief = noun in _NOUNS_OF_LEADERS or {"chief", "executive"} <= set(words)
    return chief and not (LESSER & set(words)) - set(asked)


_ALIKE = tuple(
    frozenset(group.split())
    for group in (
        "lawyer solicitor attorney barrister counsel advocate",
        "spokesman spokeswoman spokesperson",
        "chair chairman chairwoman chairperson",
        "doctor physician medic",
        "professor academic lecturer",
        "fireman firefighter",
        "fisherman fisher trawlerman skipper",
        "policeman policewoman officer constable",
        "lawmaker legislator parliamentarian congressman congresswoman mp",
        "owner proprietor",
        "colleague counterpart",
        "mother mum mom",
        "father dad",
        "driver trucker",
        "boss manager",
        "coach manager trainer",
        "campaigner activist",
        "reporter journalist correspondent",
    )
)
"""Groups of exchangeable nouns. By hand."""
_SCIENTIST = re.compile(r"[a-z]+(?:ologist|ographer|physicist|chemist|mathematician)|researcher")
_HOUSES = tuple(
    frozenset(group.split())
    for group in (
        "union federation association guild brotherhood",
        "company firm group operator corporation",
        "club team side",
        "university college",
        "government administration",
        "ministry department",
        "agency authority office board",
        "hospital clinic",
        "court tribunal",
        "alliance bloc organization organisation",
    )
)
"""The same of houses; by hand. Each is one kind of house, of which a story has hardly two."""
_BY_DEED = {
    "heads": "head", "headed": "head", "leads": "head", "led": "head", "runs": "head owner",
    "ran": "head owner", "owns": "owner", "chairs": "chair head", "chaired": "chair head",
    "directs": "director head", "manages": "manager", "coaches": "coach", "captains": "captain",
    "edits": "editor", "founded": "founder", "represents": "lawyer representative",
    "teaches": "teacher professor", "follows": "analyst", "covers": "analyst reporter",
    "tracks": "analyst", "studies": "scientist expert", "defends": "lawyer", "speaks": "spokesman",
    "advises": "adviser", "flies": "pilot", "farms": "farmer", "coordinates": "coordinator",
}  # fmt: skip
"""What somebody is who does a thing for a living: "who leads the Greens". By hand."""
_AGENT = re.compile(r"(?P<stem>[a-z]{3,}?)e?(?:er|or|erman|man|woman|ist)")
_SHORTEST_STEM = 3
_ENDINGS = r"(?:s|es|ed|e|ing|ery|eries|y|ies|ied|ted|ting)?"


def alike(one: str, other: str) -> bool:
    """Say whether a question's noun can mean what an article's noun calls somebody.

    Args:
        one: The question's noun, folded and in the singular.
        other: The article's.
    """
    if one == other or (one in LEADER and other in _OF_HOUSES):
        return True
    if one in {"scientist", "expert", "researcher"} and _SCIENTIST.fullmatch(other):
        return True
    return any(one in group and other in group for group in _ALIKE)


def same_house(word: str, words: str) -> bool:
    """Say whether a text calls the kind of house that a folded word names by another noun."""
    others = frozenset[str]().union(*(group for group in _HOUSES if word in group)) - {word}
    return any(re.search(rf"\b{other}s?\b", words, re.IGNORECASE) for other in others)


def other_nouns(noun: str) -> tuple[str, ...]:
    """Return by what other words articles may tell that somebody is what a noun says.

    Args:
        noun: The noun, folded and in the singular.
    """
    groups = [group for group in (*_ALIKE, *_HOUSES) if noun in group]
    if noun in LEADER:
        groups.append(LEADS)
    words = dict.fromkeys(word for group in groups for word in sorted(group) if word != noun)
    match = _AGENT.fullmatch(noun)
    if match and len(match["stem"]) >= _SHORTEST_STEM:
        stem = match["stem"]
        words |= dict.fromkeys((stem, f"{stem}e", f"{stem}ery", f"{stem}ing"))
    return tuple(words)


def nouns_by_deed(clause: str) -> tuple[str, ...]:
    """Return what somebody is who, by a clause, does something: "leads the Greens", a head.

    Args:
        clause: What stands after "who".
    """
    verb, _, _ = clause.strip().partition(" ")
    return tuple(_BY_DEED.get(verb.lower(), "").split())


def does(noun: str, clause: str) -> bool:
    """Say whether somebody's deeds make them what a noun says: a baker "runs a bakery".

    Args:
        noun: The noun, folded and in the singular.
        clause: What stands after "who".
    """
    match = _AGENT.fullmatch(noun)
    if match is None or len(match["stem"]) < _SHORTEST_STEM:
        return False
    return bool(re.search(rf"\b{re.escape(match['stem'])}{_ENDINGS}\b", clause))

"""Whether a question and what was not answered ask for the same kind of thing.

Who asks for a name is answered with "declined to name …", and whether somebody would do a thing
with "would not say whether …", where that is the thing.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from retrieval.asking.wording import REPORTED
from retrieval.index.fitting import COUNTRY_TERMS
from retrieval.language.terms import index_terms

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from retrieval.asking.meaning import Topic

_OPEN = r"whether|if|who(?:m|se)?|what|which|where|when|why|how(?: (?:much|many|long|often|far))?"
_ASKED = re.compile(rf"\W*(?:(?:in|at|on|by|to|from|for|of) )?(?P<open>{_OPEN})\b", re.IGNORECASE)
_KEPT_BACK = re.compile(
    r"\b(?:nam(?:e|ing)|identify(?:ing)?|disclos(?:e|ing)|specify(?:ing)?|reveal(?:ing)?|"
    r"giv(?:e|ing)|provid(?:e|ing))\s*$",
    re.IGNORECASE,
)
"""What stands before what was not told: "declined to *name* the supplier"."""
BEFORE = 30
"""Characters before it in which that stands."""
_PAST = re.compile(r"\b(?:did|was|were|has|have|had)\b", re.IGNORECASE)
_NAMING = frozenset("who whom whose what which".split())
_AMOUNTS = frozenset(("what", "which", "how much", "how many"))
_PLACES = frozenset(("where", "which", "what"))
_NOUN = re.compile(r"\b(?:which|what|whose) (?P<noun>[a-z][\w-]+)", re.IGNORECASE)
_CONDITION = re.compile(r"(?<=\w)\s+(?:if|when|unless|in case|should)\b", re.IGNORECASE)
_WHO_IS = re.compile(
    r"\W*(?:who|what|which)(?:['’]s| is| was| are| were) (?:the|its|their|his|her) "
    r"(?P<noun>[a-z][\w-]+)",
    re.IGNORECASE,
)
_MODAL = re.compile(r"\b(?:will|would|can|could|shall|should|may|might|must)\b", re.IGNORECASE)
_WHETHER_WOULD = re.compile(
    r"(?:whether|if)\b[^?]{3,80}?\b(?:will|would|can|could|should|may|might)\b", re.IGNORECASE
)
"""The same as part of another question: "tell me *if Lee would* …"."""
_WOULD_DO = re.compile(
    r"\b(?:will|would|can|could|shall|should)(?: not| also| ever| still| again)*"
    r"(?: (?:be|have|get|take|make|come|go|give|hold|put|see|want)\b(?: been)?)?"
    r"(?: (?:to|an?|the|any|its|his|her|their|in|out|up|for))* (?P<deed>[a-z]+)",
    re.IGNORECASE,
)
"""What would be done: its verb, or the noun behind one that says little ("come to the *aid*")."""
_SUBJECT = re.compile(
    r"\W*(?:will|would|can|could|shall|should|do|does|did|is|are|was|were|has|have) "
    r"(?:the )?(?P<doer>(?-i:[A-Z])[\w.]*)",
    re.IGNORECASE,
)
"""Who a question of yes or no is about, where that is a name."""
_US = frozenset({"america"})
"""Index terms of the United States besides its own."""


def may_be_kept_back(question: str) -> bool:
    """Say whether what would be is asked, or what may be kept back: "which firm", "who is the"."""
    by_noun = _NOUN.search(question) or _WHO_IS.match(question)
    open_modal = _MODAL.match(question) or _WHETHER_WOULD.match(question)
    return bool(by_noun or open_modal or question.lower().startswith("how "))


def of_one_country(terms: Collection[str]) -> tuple[str, ...]:
    """Return terms with one for the United States, which goes by several."""
    (own,) = index_terms("U.S.")
    return tuple(dict.fromkeys(own if term in _US else term for term in terms))


def asks_alike(asked: str, matters: Iterable[tuple[str, str]]) -> bool:
    """Say whether two ask for the same kind of thing: who for a name, will for whether.

    What would be is not asked for by who asks what was.

    Args:
        asked: The question.
        matters: What was not answered, part by part, each behind what stands before it, up to
            `BEFORE` characters.
    """
    match = _ASKED.match(asked)
    word = match["open"].lower() if match else "whether"
    kinds = set()
    for before, matter in matters:
        if _MODAL.search(matter) and _PAST.search(asked) and not _MODAL.search(asked):
            continue
        found = _ASKED.match(matter)
        if found:
            kinds.add(found["open"].lower())
        elif _KEPT_BACK.search(before):
            kinds |= _NAMING
    word = "whether" if word == "if" else word
    if word in ("who", "whom", "whose"):
        return not kinds.isdisjoint(_NAMING - {"what"})
    if word in _AMOUNTS:
        return not kinds.isdisjoint(_AMOUNTS)
    if word == "where":
        return not kinds.isdisjoint(_PLACES)
    return word in kinds or (word == "whether" and "if" in kinds)


def country_asked_of(asked: str) -> set[str]:
    """Return the term of the country that a question is about: "would *Canada* help?"."""
    match = _SUBJECT.match(asked)
    return _countries(match["doer"]) if match else set()


def is_of_condition(asked: str, matters: Iterable[tuple[str, str]]) -> bool:
    """Say whether a country is asked of that only the condition of what was not answered names.

    "Would they help Iraq?" is not what "whether they would help the U.S. if Iraq attacked" is on.
    """
    wanted = _countries(_CONDITION.split(asked, maxsplit=1)[0])
    for _, matter in matters:
        main, *rest = _CONDITION.split(matter, maxsplit=1)
        others = _countries(main) - wanted
        if others and (wanted & _countries(" ".join(rest))) - _countries(main):
            return True
    return False


def _countries(text: str) -> set[str]:
    return {*of_one_country(COUNTRY_TERMS.intersection(index_terms(text)))}


def same_noun(asked: str, other: str) -> bool:
    """Say whether a text asks for one after the same noun: "which governments"."""
    nouns = [set(index_terms(match["noun"])) for match in _NOUN.finditer(asked)]
    told = [set(index_terms(match["noun"])) for match in _NOUN.finditer(other)]
    return any(one and one <= other for one in nouns for other in told)


def kept_back(asked: str, matters: Iterable[tuple[str, str]]) -> frozenset[str]:
    """Return the terms of who or what is asked for by its noun and was not named."""
    match = _WHO_IS.match(asked)
    noun = set(index_terms(match["noun"])) if match else set()
    kept = {
        term
        for before, matter in matters
        if _KEPT_BACK.search(before)
        for term in index_terms(matter)
    }
    return frozenset(noun & kept)


def same_modal(asked: str, other: str) -> bool:
    """Say whether both ask what would, could … be."""
    modals = {REPORTED.get(word.lower(), word.lower()) for word in _MODAL.findall(asked)}
    told = {REPORTED.get(word.lower(), word.lower()) for word in _MODAL.findall(other)}
    return not modals.isdisjoint(told)


def other_deed(asked: str, matters: Iterable[tuple[str, str]], wanted: Topic) -> bool:
    """Say whether both ask what would be done, and the question holds no word for what it was."""
    if not _MODAL.match(asked):
        return False
    deeds = {term for _, matter in matters for one in _WOULD_DO.finditer(matter)
             for term in index_terms(one["deed"])}  # fmt: skip
    return bool(deeds) and not (wanted.terms & deeds or wanted.meant_in(deeds))

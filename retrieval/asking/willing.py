"""What somebody wants: questions for it, and the statements of a will ("Iran must refrain …")."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from retrieval.asking.choosing import NEAR_BEST
from retrieval.asking.intent import Intent
from retrieval.asking.rules import rule
from retrieval.asking.wording import ABOUT
from retrieval.language.terms import question_terms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from retrieval.asking.rules import Rule
    from retrieval.asking.statements import Match

WANTS: tuple[Rule, ...] = (
    rule(
        Intent.WHAT_SAID,
        r"what (?:would|did|does|do|will) (?P<speaker>.+?) (?:really )?"
        rf"(?P<will>like|want|wish|wanted) (?P<topic>.+?) to (?:do|be done|happen|change)"
        rf"(?: {ABOUT}\b(?P<matter>.+))?",
    ),
    rule(
        Intent.WHAT_SAID,
        r"what (?:did|does|do|will|has|have) (?P<speaker>.+?) "
        r"(?P<will>demand(?:ed)?|expect(?:ed)?|ask(?:ed)?|request(?:ed)?|require[sd]?|want(?:ed)?)"
        r" (?:of|from) (?P<topic>.+)",
    ),
    rule(
        Intent.WHAT_SAID,
        r"what (?:did|does|do|has|have|would|is|was) (?P<speaker>.+?) "
        r"(?P<will>tell|told|urg(?:e|ed|ing)|ask(?:ed|ing)?|call(?:ed|ing)? on|order(?:ed)?|"
        r"advis(?:e|ed)|request(?:ed)?|beg(?:ged)?) (?P<topic>.+?) to do",
    ),
    rule(
        Intent.WHAT_SAID,
        r"what (?P<will>must|should|ought|needs?|has|have|shall)(?: to)? (?P<topic>.+?) "
        r"(?:to )?do(?:,? (?:according to|in the (?:view|opinion|eyes) of|say|says|for)|,?"
        r" (?:does|did)) (?P<speaker>.+?)(?: (?:say|think|believe))?",
    ),
    rule(
        Intent.WHAT_SAID,
        r"(?:according to|in the (?:view|opinion|eyes) of|for) (?P<speaker>[^,]+?),\s*what "
        r"(?P<will>must|should|ought|needs?|has|have|does)(?: to)? (?P<topic>.+?) "
        r"(?:have to |need to |to )?do",
    ),
    rule(
        Intent.WHAT_SAID,
        r"what (?:did|does|do) (?P<speaker>.+?) (?:say|think|believe|feel)s? "
        r"(?:that )?(?P<topic>.+?) (?P<will>must|should|ought to|needs? to|has to|have to) do"
        rf"(?: {ABOUT}\b(?P<matter>.+))?",
    ),
    rule(
        Intent.WHAT_SAID,
        r"what (?:is|are|was|were) (?P<speaker>.+?)['’]s? "
        r"(?P<will>demands?|appeals?|calls?|wish(?:es)?|requests?)"
        r"(?: (?:of|on|for|to|from|about)\b(?P<topic>.+))?",
    ),
    rule(
        Intent.WHAT_SAID,
        r"(?:what|which) (?:\w+ )?(?P<will>demands?|appeals?|calls?|wish(?:es)?|requests?|pleas?) "
        r"(?:did|does|do|has|have|had) (?P<speaker>.+?) (?:make|made|issued?|have|put forward|put|"
        r"voiced?|utter(?:ed)?|sen[dt])(?: (?:of|on|for|to|from|about)\b(?P<topic>.+))?",
    ),
)
"""Tried before the other questions about speech; the first that matches wins."""

_ASKS_WILL = re.compile(
    r"(?:want|wish|demand|request|require|urge|order|beg|appeal|plead|press|push|propose|recommend|"
    r"insist|advise|(?:call|ask|appeal|plead|press|push) (?:for|on|upon|to))(?:e?s|d|ed)?"
    r"(?: (?:for|on|to))?|(?:called|asked|appealed|pleaded|pressed|pushed) (?:for|on|upon|to)|"
    r"(?:call|ask|plead|press|push)ing (?:for|on)|demanding|urging|proposing|insisting",
    re.IGNORECASE,
)
_DUTY = r"(?:must|ought to|ha(?:s|ve) to|needs? to|should|shall)"
_CALL = (
    r"(?:call(?:s|ed|ing)? (?:\w+ )?(?:\[?for\]?|on|upon)|urg(?:e|es|ed|ing)|demand(?:s|ed|ing)?|"
    r"want(?:s|ed)?|insist(?:s|ed)?|appeal(?:s|ed)?|plead(?:s|ed)?|order(?:s|ed)?|"
    r"ask(?:s|ed|ing)? (?:for|that|(?:\w+ ){1,3}to)|told (?:\w+ ){1,4}to|advis(?:es|ed)|"
    r"recommend(?:s|ed)?|propose[sd]?|would like|wish(?:es|ed)?|let us|let['’]s|please)"
)
_WILL = re.compile(rf"\b(?:{_DUTY}|{_CALL})\b", re.IGNORECASE)
_BETWEEN = r"(?:[\w’'-]+ ){0,2}?"


_BEGS = re.compile(
    r"(?:beg|plead|implore|beseech|order|urge|demand|appeal)(?:e?s|g?ed|d)?(?: (?:for|to|with))?|"
    r"(?:call|prevail)(?:s|ed)? (?:on|upon)",
    re.IGNORECASE,
)


def begs(cue: str) -> bool:
    """Say whether a verb asks for a plea or an order, which a plain statement is none of."""
    return bool(_BEGS.fullmatch(cue))


def asks_will(cue: str) -> bool:
    """Say whether the verb that a question uses for speaking asks for somebody's will."""
    return bool(_ASKS_WILL.fullmatch(cue))


def tells_will(text: str) -> bool:
    """Say whether a text tells what somebody wants to be done."""
    return bool(_WILL.search(text))


def by_will(matches: Sequence[Match], topic: str) -> list[Match]:
    """Return, of the matches near the best, those that tell a will, on whoever is asked for first.

    Args:
        matches: The matches.
        topic: Whose doing is wanted, or what; may be "".
    """
    least = NEAR_BEST * max((match.coverage for match in matches), default=0.0)
    ranked = [
        (_will(match.evidence.text, topic), match)
        for match in matches
        if match.coverage >= least and not match.evidence.declined
    ]
    ranked.sort(key=lambda pair: -pair[0])
    return [match for will, match in ranked if will]


def _will(text: str, topic: str) -> int:
    """How plainly a text tells a will: of whoever is to do it, in general, or not at all."""
    if not tells_will(text):
        return 0
    names = [word for word in re.findall(r"[\w’'-]+", topic) if question_terms(word)]
    named = "|".join(map(re.escape, names))
    if not named:
        return 1
    plain = rf"\b(?:{named}) {_BETWEEN}(?:must|ought to|ha(?:s|ve) to|needs? to)\b"
    asked = rf"\b{_CALL} {_BETWEEN}(?:{named})\b"
    if re.search(rf"{plain}|{asked}", text, re.IGNORECASE):
        return 3
    mild = rf"\b(?:{named}) {_BETWEEN}(?:should|shall)\b"
    return 2 if re.search(mild, text, re.IGNORECASE) else 1

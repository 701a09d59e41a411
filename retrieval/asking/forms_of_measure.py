"""The forms in which sizes, places and partners are asked for, each with the plain one."""

from __future__ import annotations

import re

from retrieval.asking.forms_of_asking import form_of
from retrieval.index.fitting import COUNTRY_TERMS
from retrieval.language.terms import index_terms

_IS = r"(?:['’]s| is| was| were| are)"
_END = r"[\s.?!]*$"
_OF_THEM = r"(?:the|its|their|his|her|our|[\w.-]+['’]s?)"
_ALL = r"(?:total|overall|combined|full|whole|entire)"
_BIG = r"(?:big|large|strong|numerous)(?: in (?:number|size))?"
_TROOPS = (
    r"(?:forces?|contingent|garrison|army|regiment|battalion|brigade|mission|troop deployment"
    r"|military presence)"
)
_STAFF = r"(?:workforce|staff|headcount|crew|personnel|audience|crowd|delegation|team)"
_HEADCOUNT = r"(?:head ?count|troop (?:strength|numbers|levels?|count))"
_SHARE = r"(?:share|percentage|proportion|portion|part|slice)"
_SOUGHT = r"(?:asking for|seeking|suing for|demanding|claiming)"


def _members(match: re.Match[str]) -> str:
    """Ask for how many there are of a force: of a country's, for its troops."""
    owner = re.sub(r"['’]s?$", "", match["what"].strip())
    if COUNTRY_TERMS.intersection(index_terms(owner)):
        return f"how many troops does {owner} have{match['rest']}"
    land = match["group"].split()[0] if match["group"].split()[1:] else ""
    if COUNTRY_TERMS.intersection(index_terms(land)):
        return f"how many {land} troops are there{match['rest']}"
    return f"how many soldiers are in {match['what']}{match['group']}{match['rest']}"


def _headcount(match: re.Match[str]) -> str:
    """Ask how many there are: "the Canadian headcount in Iraq" asks for Canadian troops."""
    people = "troops" if "troop" in match[0].lower() or match["who"][:1].isupper() else "people"
    return f"how many {match['who']} {people} are there{match['rest']}?"


FORMS_OF_MEASURE = (
    form_of(
        rf"^how {_BIG}{_IS} (?P<what>{_OF_THEM} (?:[^?]*? )??)(?:{_ALL} )?"
        rf"(?P<group>(?:[^?]*? )??{_TROOPS})(?P<rest>\b[^?]*\??)\W*$",
        _members,
    ),
    form_of(
        rf"^how {_BIG}{_IS} (?P<what>{_OF_THEM} [^?]*?{_STAFF})(?P<rest>\b[^?]*\??)\W*$",
        r"how many people are in \g<what>\g<rest>",
    ),
    form_of(
        rf"^(?:(?:what|which){_IS} )?(?:the )?(?:{_ALL} )?"
        rf"(?P<who>(?!(?:the|{_ALL})\b)[A-Za-z-]+(?: [A-Za-z-]+)?) {_HEADCOUNT}"
        r"(?P<rest> [^?]+|\??)\W*$",
        _headcount,
    ),
    form_of(rf"^how (?:big|large|great|high) an? (?={_SHARE}\b)", "what "),
    form_of(
        r"^(?P<asked>(?:(?:to|with) )?whom? (?:did|does|has|had|have) [^?]+? )talk(?:ed)?"
        r"(?= (?:to|with)\b|\W*$)",
        r"\g<asked>speak",
    ),
    form_of(
        r"^(?P<asked>(?:where|when|how many)\b[^?]*?\w) (?:who|that|which) (?:works?|serves?"
        r"|operates?|are involved|are working|are serving) (?P<where>with|in|at|alongside|for)\b",
        r"\g<asked> \g<where>",
    ),
    form_of(
        r"\b(?:bring|take|fly|send|pull)(?:ing)? "
        r"(?P<whom>(?:all )?(?:of )?(?:its|the|their|his|our)(?: [a-z]+)? "
        r"(?:troops|soldiers|forces|personnel|people|men|women)) (?:back )?home\b",
        r"withdraw \g<whom>",
    ),
    form_of(
        r"^(?:what(?:['’]s| is| was) )?the (?:total |overall |full )?(?:head ?count|tally) of "
        r"(?P<what>[^?]+)\W*$",
        r"how many \g<what>?",
    ),
    form_of(r"\bopposite numbers?\b", "counterpart"),
    form_of(r"\bcame off the (?:rails|tracks?)\b", "derailed"),
    form_of(
        r"^(?P<asked>(?:(?:of|in|at|on|from|to|by|for) )?(?:where|(?:what|which) [a-z]+)\b[^?]*?) "
        rf"(?:situated|located|to be found){_END}",
        r"\g<asked>?",
    ),
    form_of(
        rf"^how much(?P<asked>{_IS} [^?]+? {_SOUGHT}) in (?:damages|compensation){_END}",
        r"how much money\g<asked>?",
    ),
)
"""In this order, after the other forms."""

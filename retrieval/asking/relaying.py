"""Finding where somebody else tells what a speaker said: "The minister stressed …," Lee said."""

from __future__ import annotations

import re

_LITTLE = re.compile(r"(?:the|a|an|these|those|all|its|their)\s+", re.IGNORECASE)
_TOLD = (
    r"said|says|told|stated|claimed|warned|urged|announced|declared|insisted|argued|noted|stressed|"
    r"emphasi[sz]ed|repeated|reiterated|promised|vowed|suggested|explained|expressed|commented|"
    r"added|replied|responded|believed?|thought|described|pointed out|denied|admitted|confirmed|"
    r"acknowledged|critici[sz]ed|condemned|agree[ds]?|(?:called|asked) (?:for|on)|demanded|"
    r"declined|refused|expect(?:s|ed)|proposed|recommended|predicted|opposed|blamed|praised"
)


def relaying(speaker: str) -> re.Pattern[str]:
    """Return a pattern for a speaker's name with a verb of saying within four words after it.

    Between them stand only small words, so that no other name can come in.
    """
    name = r"\s+".join(map(re.escape, _LITTLE.sub("", speaker).split()))
    between = r"\s+(?:(?-i:[a-z])[\w-]*\s+){0,3}?"
    return re.compile(rf"\b{name}{between}(?:{_TOLD})\b", re.IGNORECASE)

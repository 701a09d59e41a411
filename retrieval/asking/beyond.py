"""The wordings of what only a writer or a judge could do: to sum up, translate, advise, decide."""

from __future__ import annotations

from retrieval.asking.intent import Intent
from retrieval.asking.rules import Rule, rule

_ON = r"(?:about|on|of|over|regarding|concerning)"
_THING = r"(?:this|that|it|all (?:of )?(?:this|that|it)|the (?:answer|quote|quotation|passage))"
_WORK = (
    r"(?:tweet|thread|post|article|story|summary|abstract|headline|lead|caption|poem|song|essay|"
    r"letter|e-?mail|report|speech|script|joke|paragraph|press release|briefing|memo|"
    r"blog(?: post)?)s?"
)
_STORY = r"(?: (?:story|article|news|report))?"


BEYOND: tuple[Rule, ...] = (
    rule(
        Intent.BEYOND,
        r"(?:sum(?: |-)up|summari[sz]e|recap|condense|shorten|simplify|rephrase|paraphrase|"
        rf"rewrite|proofread)(?: (?:{_THING}|(?P<topic>.+?){_STORY}))?|"
        rf"(?:(?:give|make|show)(?: me)? )?(?:an? |the )?(?:short |brief |quick )?"
        rf"(?:summary|recap|gist|digest|tl;? ?dr)(?: {_ON} (?:{_THING}|(?P<about>.+?){_STORY}))?",
    ),
    rule(
        Intent.BEYOND,
        rf"(?:write|compose|draft|generate|invent|make up|create)(?: me| us)? "
        rf"(?:an? |the |some |my )?(?:\w+ )?{_WORK}(?: {_ON} (?:{_THING}|(?P<topic>.+)))?|"
        rf"tell (?:me|us) an? (?:\w+ )?(?:joke|story|poem|secret|lie)|"
        rf"(?:translate|say) (?:{_THING} )?(?:.+ )?(?:in)?to "
        r"(?:english|french|german|spanish|italian|arabic|russian|chinese|\w+(?:ish|ese|ian))",
    ),
    rule(
        Intent.BEYOND,
        rf"(?:so )?(?:what|how) do you (?:think|feel|believe|make)"
        rf"(?: {_ON} (?:{_THING}|(?P<topic>.+)))?|"
        rf"(?:what(?:'s|’s| is) )?your (?:own )?(?:opinion|view|take|thoughts?|guess)"
        rf"(?: {_ON} (?P<about>.+))?|"
        r"do you (?:think|believe|agree|feel|like|love|hate|trust|support)\b.*|"
        rf"(?:what )?should (?:i|we)\b.*|"
        rf"who(?:'s|’s| is| are) (?:right|wrong|lying|telling the truth|the bad guys?)"
        rf"(?: (?:here|(?:{_ON}|in) (?P<what>.+)))?|"
        rf"(?:so )?(?:is|are|was) {_THING} (?:really )?(?:true|false|right|correct|real|"
        r"fake(?: news)?|accurate|biased|propaganda|a lie|lies)",
    ),
)
"""Read after the questions about all articles, before the other rules; the groups are those of
`overviews.TOPICS`."""

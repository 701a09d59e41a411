"""How people ask for a passage: "I seek the paragraph about …", "where is … mentioned?"."""

from __future__ import annotations

from retrieval.asking.intent import Intent
from retrieval.asking.rules import Rule, rule

ARTICLES = (
    r"(?:(?:(?:any|either|both|each|one|all)(?: of)? )?(?:(?:the|these|those|your) )?(?:two "
    r"|news )?(?:articles?|texts?|sources?|stor(?:y|ies)|reports?|documents?|archives?)|it|they)"
)
"""Whatever is asked when "the articles" are."""
ABOUT = r"(?:about|on|regarding|concerning|re)"
SEEK = (
    r"(?:(?:i(?:['’]m| am)|we(?:['’]re| are))? ?(?:looking|searching|hunting|after)(?: for)?"
    r"|(?:i|we) (?:want|need|wish|hope) to (?:see|read|have|find|hear)"
    r"|(?:i|we) (?:seek|need|want|require|am after|search for|look for)"
    r"|(?:i|we)(?:['’]d| would| should) (?:like|love)(?: to (?:see|read|have|find))?"
    r"|(?:i|we)(?:['’]d| would| should) be (?:grateful|glad|thankful) for"
    r"|let (?:me|us) (?:see|have|read|hear)|help (?:me|us)(?: to)? (?:find|locate|get)"
    r"|(?:i|we) (?:cannot|can['’]t|could not|couldn['’]t) find"
    r"|(?:(?:can|could|would|will|may) (?:you|i|we) (?:please |kindly )?)?(?:show|give|find|get"
    r"|fetch|bring|read|quote|point|take|locate|search for|look for|look up|see|have|display|open"
    r"|dig (?:up|out)|send|pull(?: up| out)?|bring up|call up|produce|supply|provide|present"
    r"|retrieve|hand|copy|paste|print|reproduce|cite|share)(?: (?:me|us|out))?(?: to)?)"
)
"""How a search for a thing opens: "I am looking for", "find me"."""
IS_THERE = (
    r"(?:where(?:['’]s| is| are)|is there|are there|there(?:['’]s| is| was| must be| should be)"
    r"|(?:i|we) (?:remember|recall|read|saw|think there(?:['’]s| is| was))|do (?:you|we) have"
    r"|have (?:you|we)(?: got)?|which is|what is|"
    rf"(?:do|does) {ARTICLES} (?:have|hold|contain))"
)
DETERMINERS = (
    r"(?:(?:the|a|an|any|some|that|this|one|all|me)\s+)*"
    r"(?:(?:exact|short|original|whole|full|direct|verbatim)\s+)*"
)
_PASSAGE = (
    r"(?:passages?|paragraphs?|paras?|sections?|excerpts?|extracts?|bits?|parts?|segments?|"
    r"portions?|fragments?|lines?)"
)
_TELLS = (
    r"(?:(?:is|are|was) (?:all )?(?:about|on|concerned with)|deals? with|dealing with|"
    r"(?:talk|speak|tell|report)(?:s|ing)?(?: to us)? (?:about|of|on)|mention(?:s|ing)?|"
    r"say(?:s|ing)?(?: that)?|stat(?:es|ing)(?: that)?|explain(?:s|ing)?|describ(?:es|ing)|"
    r"cover(?:s|ing)?|discuss(?:es|ing)?|concern(?:s|ing)?|show(?:s|ing)?|tell(?:s|ing)?|"
    r"report(?:s|ing)?(?: that)?|refer(?:s|ring)? to|relat(?:es|ing) to|related to|has to do with|"
    r"touch(?:es|ing)? on|address(?:es|ing)?|recount(?:s|ing)?|giv(?:es|ing)|mak(?:es|ing) clear|"
    r"containing|contains|ha[sd]|having|includ(?:es|ing)|hold(?:s|ing))"
)
PASSAGES: tuple[Rule, ...] = (
    rule(
        Intent.PASSAGE,
        rf"(?:(?:{SEEK}|{IS_THERE}) )?{DETERMINERS}(?:{_PASSAGE}|one)(?: (?:of|in|from) "
        rf"{ARTICLES})? (?:(?:(?:that|which|what) )?{_TELLS}|{ABOUT}|where|in which|with|for|over|"
        r"(?:that|which)(?= \w)|(?=how |why |whether )) (?P<topic>.+)"
        rf"|(?:{SEEK} |where is )?{DETERMINERS}(?:passage|paragraph|one)s? of (?P<about>.+)"
        rf"|(?:{SEEK} )?{DETERMINERS}sentences? (?:(?:(?:that|which) )?{_TELLS}|{ABOUT}|where|"
        r"in which) (?P<for>.+)"
        rf"|(?:which|what) {_PASSAGE} (?:of (?:the|these|your) \w+ )?{_TELLS} (?P<what>.+)",
    ),
    rule(
        Intent.PASSAGE,
        rf"(?:where|in (?:which|what) {_PASSAGE}) (?:in {ARTICLES} )?"
        r"(?:is|are|was|were|does|do|did) (?P<topic>.+?) (?:mentioned|discussed|described|"
        r"brought up|come up|referred to|spoken of|written about|touched on)"
        rf"(?: in {ARTICLES})?"
        r"|where can (?:i|we|one) (?:read|find|see|learn)(?: (?:something|anything|more|out))?"
        rf"(?: {DETERMINERS}{_PASSAGE})? (?:about|on|of) (?P<for>.+)"
        rf"|where (?:in {ARTICLES} )?do(?:es)? {ARTICLES} (?:speak|talk|tell|report) "
        r"(?:of|about|on) (?P<about>.+)"
        rf"|where (?:in {ARTICLES} )?do(?:es)? {ARTICLES} (?:mention|discuss|describe|cover"
        rf"|say(?: that)?) (?P<what>.+)|(?:{SEEK} )?where {ARTICLES} (?:says?|states?|mentions?)"
        r"(?: that)? (?P<said>.+)",
    ),
    rule(Intent.PASSAGE, r"(?:passage|paragraph|para)(?:[:,]| [-–—])\s+(?P<topic>\w.+)"),
    rule(
        Intent.PASSAGE,
        rf"(?:{SEEK} )?(?:the )?(?P<topic>(?!(?:this|that|which|what|wrong|right|other|another|same"
        r"|correct|whole|full|entire|exact|relevant|next|previous|last|first|any|an?|no|your|my|its?"
        r"|is|are|was|does|do|did|the|one|thanks|why|how|who|where|when|in|from|of)\b)"
        r"[\w'’.-]+(?: [\w'’.-]+){0,3})(?<!\bthe)(?<!\bthis)(?<!\bthat) "
        r"(?:passage|paragraph|para)",
    ),
)
"""Requests for the passage that a description means; the groups are those of
`overviews.TOPICS`."""

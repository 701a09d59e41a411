"""The wordings of questions whether somebody gave an answer: "Did Lee confirm or deny that …?"."""

from __future__ import annotations

import re

from retrieval.asking.intent import Intent
from retrieval.asking.rules import Rule, rule
from retrieval.asking.speaking import AUDIENCE
from retrieval.asking.wording import ABOUT, AUXILIARY

_OPEN = r"whether|if|whom?|whose|what|which|where|when|why|how"
_ADVERBS = (
    r"(?:(?:ever|also|really|actually|publicly|openly|clearly|directly|even|finally|explicitly|"
    r"at least|so much as|in fact|then|once|simply|just|want to|wish to|agree to|care to|dare to|"
    r"be willing to|willing to|able to|prepared to|ready to|himself|herself|itself) )*"
)
_SELF = r"(?: (?:him|her|it|your|my)self| themselves)?"
_TELLING = (
    rf"say|says|said|state|stated|(?<!united )states|tells? {AUDIENCE}|told {AUDIENCE}|"
    r"tell|told|indicate[sd]?|"
    r"explain(?:s|ed)?|specif(?:y|ies|ied)|clarif(?:y|ies|ied)|reveal(?:s|ed)?|disclose[sd]?|"
    r"announce[sd]?|mention(?:s|ed)?|hint(?:s|ed)?|suggest(?:s|ed)?|confirm(?:s|ed)?|"
    r"let (?:on|slip|it be known|(?:any|some)one know|us know)|spell(?:s|ed|t)? out|"
    r"(?:make|makes|made)(?: it)? (?:clear|plain|known|public)|share[sd]?|divulge[sd]?|"
    r"(?:give|gave|given|drop|dropped|offer|offered)(?: away)?(?: (?:any|an|a|some))? "
    r"(?:indications?|hints?|signs?|ideas?|clues?)(?: of| about| as to| on)?"
)
"""Verbs of saying that ask for an answer where a question follows: "say *whether* …"."""
_ANSWERING = (
    r"confirm or (?:to )?deny|deny or (?:to )?confirm|answer|respond(?: to)?|repl(?:y|ied)(?: to)?|"
    r"react(?: to)?|comment(?:ed)?|confirm(?:s|ed)?|explain(?:s|ed)?|elaborate|"
    r"be (?:drawn|pinned down)|get drawn|let (?:him|her|it)self be drawn|commit|"
    r"rule[sd]? (?:out|in)|exclude[sd]?|go into|"
    r"address(?:ed)?|take (?:a |any |the |his |her |up )*(?:positions?|stances?|sides?|stand)|"
    r"(?:take|took|accept|face)(?: (?:any|a|the|some))?(?= (?:reporters['’] )?questions?\b)|"
    r"(?:say|said) (?:anything|something|a word|one word)(?= (?:about|on|as to) "
    rf"(?:{_OPEN})\b)|"
    r"(?:give|gave|given|offer|offered|provide|provided|make|made|issue|issued|have|get)"
    r"(?: (?:a|an|any|the|us|reporters|straight|clear|direct|real|proper|definite|definitive|full|"
    r"plain|firm|honest|simple|precise|public|further|more|single|yes-or-no|yes or no|specific|"
    r"exact|detailed|concrete)\b)* "
    r"(?:answers?|responses?|repl(?:y|ies)|comments?|commitments?|guarantees?|assurances?|reasons?|"
    r"explanations?|details?|figures?|numbers?|names?|dates?|timetables?|timelines?|statements?|"
    r"positions?|reactions?|views?)(?: (?:for|to|of|about|on|as to|when asked|when|to the "
    r"question(?: of)?)(?= ))?"
)
"""What somebody does who answers."""
_DISCLOSING = (
    r"name[sd]?|identif(?:y|ies|ied)|disclose[sd]?|reveal(?:s|ed)?|specif(?:y|ies|ied)|divulge[sd]?|"
    r"spell(?:s|ed|t)? out|give away|clarif(?:y|ies|ied)|defend(?:s|ed)?|justif(?:y|ies|ied)|"
    r"quantif(?:y|ies|ied)"
)
"""What may be kept back: a name, a sum."""
_ON_WHAT = rf"(?:,? (?:that|anything|something|{ABOUT})\b(?!\W*$))*(?P<topic>(?:\s.*)?)"

_REPLY = r"(?:answers?|responses?|repl(?:y|ies)|reactions?|comments?)"
_QUESTIONED = (
    r"(?:to (?:the |a |any )?questions? (?:of|about|on|as to|regarding|concerning|(?=whether|if))|"
    rf"(?=(?:when|if|after being|once) .*\b(?:asked|pressed)\b)|(?=(?:{_OPEN})\b)|"
    rf"(?:on|to|as to|about|regarding) (?=(?:{_OPEN})\b))"
)
RESPONSES: tuple[Rule, ...] = (
    rule(
        Intent.WHAT_SAID,
        rf"what (?:is|was|were|are) (?P<speaker>(?!the |an? )[^,]+?|the [^,]+?)['’]s? "
        rf"(?:own |exact |first )?(?P<response>{_REPLY}) {_QUESTIONED}\s*(?P<topic>.+)",
    ),
    rule(
        Intent.WHAT_SAID,
        rf"(?:what|how) (?:did|does|do|has|had) (?P<speaker>.+?) {_ADVERBS}"
        rf"(?P<response>say|said|answer|respond|reply|react) {_QUESTIONED}\s*(?P<topic>.+)",
    ),
    rule(
        Intent.WHAT_SAID,
        rf"(?:what|how) (?:did|does|do|has|had) (?P<speaker>.+?) {_ADVERBS}"
        rf"(?P<response>say|said|answer|respond|reply|react|tell {AUDIENCE})"
        r" (?P<topic>(?:when|if|after being|once|on being) (?:(?:he|she|they|it) (?:was|were|is) )?"
        r"(?:asked|pressed|quizzed|questioned)\b.+)",
    ),
    rule(
        Intent.WHAT_SAID,
        rf"{AUXILIARY} (?P<speaker>.+?) {_ADVERBS}(?P<response>{_TELLING})"
        rf"(?:,? (?:about|on|as to|of|anything (?:about|on|as to)))? (?P<topic>(?:{_OPEN})\b.+)",
    ),
    rule(
        Intent.WHAT_SAID,
        rf"{AUXILIARY} (?P<speaker>.+?) {_ADVERBS}(?P<response>{_ANSWERING}){_SELF}\b{_ON_WHAT}",
    ),
    rule(
        Intent.WHAT_SAID,
        rf"(?:was|were|is|are|has|have) (?P<speaker>.+?) (?:been )?(?P<response>drawn|pinned down|"
        r"available|reachable|willing to (?:say|comment|answer|speak|talk))"
        rf"(?: for (?:a )?comments?)?{_ON_WHAT}",
    ),
    rule(
        Intent.WHAT_SAID,
        rf"(?:could|can|was) (?P<speaker>.+?) (?P<response>be reached|reached)"
        rf"(?: for (?:a )?comments?)?{_ON_WHAT}",
    ),
    rule(
        Intent.WHAT_SAID,
        rf"(?!will|would|can|could){AUXILIARY} (?P<speaker>.+?) {_ADVERBS}"
        rf"(?P<disclosing>{_DISCLOSING})(?P<topic>\s.+)",
    ),
)
"""Tried after the questions for refusals, before the others about speech; the first that matches
wins. What was disclosed, a question of fact finds as well."""

_QUESTION_FIRST = re.compile(
    rf"(?P<asked>(?:{_OPEN}|{AUXILIARY})\b[^?]{{5,}})\?\s*(?P<did>{AUXILIARY} [^?]{{2,40}}? "
    r"(?:say|tell|answer|comment|respond|reveal|disclose|explain))"
    r"(?: (?:so|that|anything|it|us))?\W*$",
    re.IGNORECASE,
)
"""A question with another behind it, for who answers it: "What will it cost? Did Lee say?"."""


_REPLY_AFTER = re.compile(
    rf"(?P<asked>(?:{_OPEN}|{AUXILIARY}|should|is|are|was|were)\b[^?]{{5,}})\?\s*"
    r"(?:(?:please )?(?:find|show|give|tell|look up|get)(?: me| us)?|what(?:['’]s| is| was)|"
    rf"i (?:want|need))? ?(?P<speaker>(?:the )?[^?.!,]{{2,40}}?)['’]s? (?:own )?{_REPLY}"
    r"(?: (?:to (?:that|this|it)|on (?:that|this|it)))?\W*",
    re.IGNORECASE,
)
"""A question with a call behind it for what somebody answered to it."""


def put_together(text: str) -> str:
    """Return "Did Lee say what it will cost" for "What will it cost? Did Lee say?"; else the text.

    Args:
        text: What was typed.
    """
    called = _REPLY_AFTER.fullmatch(text)
    if called:
        asked = called["asked"]
        opens = re.match(rf"(?:{_OPEN})\b", asked, re.IGNORECASE)
        whether = "" if opens else "whether "
        return f"Did {called['speaker']} say {whether}{asked[0].lower()}{asked[1:]}?"
    match = _QUESTION_FIRST.match(text)
    if match is None:
        return text
    asked = match["asked"]
    opens = re.match(rf"(?:{_OPEN})\b", asked, re.IGNORECASE)
    return f"{match['did']} {'' if opens else 'whether '}{asked[0].lower()}{asked[1:]}?"

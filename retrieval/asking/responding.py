"""The wordings of questions whether somebody gave an answer: "Did Lee confirm or deny that …?"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from retrieval.asking.intent import Intent
from retrieval.asking.rules import Rule, rule
from retrieval.asking.speaking import AUDIENCE
from retrieval.asking.wording import ABOUT, AUXILIARY

if TYPE_CHECKING:
    from collections.abc import Callable

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


_HOW_GOOD = (
    r"(?:(?:an?|any|the|some|no|direct|straight|clear|plain|proper|real|full|definite|definitive|firm|"
    r"honest|simple|precise|straightforward|public|actual|exact|concrete|unambiguous)\b\s*)*"
)
_GIVEN = re.compile(
    rf"(?:was|were|is|has|have) (?:there )?(?P<what>{_HOW_GOOD}{_REPLY}) (?:ever |actually |been )*"
    r"(?:given|offered|made|provided|issued|forthcoming)(?: (?:by|from) (?P<by>.+?))?(?: (?:on|"
    r"about|to|as to|to the question(?: of)?|"
    rf"regarding|when asked))?,? (?P<asked>(?:{_OPEN})\b.+)",
    re.IGNORECASE,
)
"""The same in the passive: "Was a clear answer given by Lee on whether …?"."""
_WHAT_GIVEN = re.compile(
    rf"(?:what|which|what (?:kind|sort) of) (?P<what>{_REPLY}) (?:"
    r"(?:did|does|has|had) (?P<who>.+?) (?:give|given|gave|make|made|offer|offered|have|provide)|"
    r"(?:was|is|were) (?:given|made|offered|provided) by (?P<by>.+?)|"
    r"came from (?P<from>.+?))(?= (?:when|if|to|on|about|after|as to|regarding)\b) (?P<rest>.+)",
    re.IGNORECASE,
)
"""The same with a noun: "What answer did Lee give when …?"."""
_OR_NOT = re.compile(
    rf"(?P<asked>(?:{_OPEN}|{AUXILIARY}|should|is|are|was|were)\b[^?]{{5,}}?)(?:,| [-–—]+|\?)? "
    r"(?:or|and) (?:did|does|has|is|was) (?P<speaker>(?:the |its |his |her |their )?\S+(?: "
    r"\S+){0,4}?) "
    r"(?:just |simply |also |rather )?(?:duck|dodg|avoid|evad|sidestep|skirt|deflect|declin|refus|"
    r"not (?:say|answer|comment))\w*(?: (?:to )?(?:say|answer|comment|reply|tell))?"
    r"(?: (?:that|this|it|the (?:question|issue|matter|subject|topic)|that (?:one|question)|"
    r"answering(?: that)?|on (?:that|this|it)))?\W*",
    re.IGNORECASE,
)
"""A question with another behind it, for who did not answer it: "…, or did Lee dodge that one?"."""
_OF_QUESTION = re.compile(
    rf"what (?:was|is|were) (?P<speaker>.+?)['’]s? (?P<what>{_REPLY}) to (?P<asker>(?:the |a |"
    rf"any )?"
    r"(?:reporters?|journalists?|correspondents?|press|media)(?:['’]s?)?) "
    r"questions? (?:on|about|of|as to|regarding|concerning) (?P<topic>.+)",
    re.IGNORECASE,
)
"""What somebody answered to those who asked: "Lee's reaction to the reporter's question on …"."""

_REPLY_AFTER = re.compile(
    rf"(?P<asked>(?:{_OPEN}|{AUXILIARY}|should|is|are|was|were)\b[^?]{{5,}})\?\s*"
    r"(?:(?:please )?(?:find|show|give|tell|look up|get)(?: me| us)?|what(?:['’]s| is| was)|"
    rf"i (?:want|need))? ?(?P<speaker>(?:the )?[^?.!,]{{2,40}}?)['’]s? (?:own )?{_REPLY}"
    r"(?: (?:to (?:that|this|it)|on (?:that|this|it)))?\W*",
    re.IGNORECASE,
)
"""A question with a call behind it for what somebody answered to it."""


def _whether(speaker: str, asked: str) -> str:
    opens = re.match(rf"(?:{_OPEN})\b", asked, re.IGNORECASE)
    return f"Did {speaker} say {'' if opens else 'whether '}{asked[0].lower()}{asked[1:]}?"


_ROUNDABOUT: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (_GIVEN, lambda found: _whether(found["by"] or "anyone", found["asked"])),
    (
        _WHAT_GIVEN,
        lambda found: (
            f"What did {found['who'] or found['by'] or found['from']} answer {found['rest']}?"
        ),
    ),
    (_OR_NOT, lambda found: _whether(found["speaker"], found["asked"])),
    (
        _OF_QUESTION,
        lambda found: f"What did {found['speaker']} answer when asked about {found['topic']}?",
    ),
)
"""Wordings that put such a question in a roundabout way, and what each is put to."""


def put_together(text: str) -> str:
    """Return "Did Lee say what it will cost" for "What will it cost? Did Lee say?"; else the text.

    Args:
        text: What was typed.
    """
    for pattern, plain in _ROUNDABOUT:
        match = pattern.fullmatch(text.rstrip(" ?!."))
        if match:
            return plain(match)
    called = _REPLY_AFTER.fullmatch(text)
    if called:
        return _whether(called["speaker"], called["asked"])
    match = _QUESTION_FIRST.match(text)
    if match is None:
        return text
    asked = match["asked"]
    opens = re.match(rf"(?:{_OPEN})\b", asked, re.IGNORECASE)
    return f"{match['did']} {'' if opens else 'whether '}{asked[0].lower()}{asked[1:]}?"

"""The wordings of questions about what somebody did not answer."""

from __future__ import annotations

import re

from retrieval.asking.intent import Intent
from retrieval.asking.rules import Rule, rule
from retrieval.asking.wording import ABOUT

REPLY = (
    r"say|answer|comment|respond|reply|tell|talk|speak|discuss|address|confirm|deny|elaborate|"
    r"explain|clarify|specify|disclose|reveal|react|mention|name|identify|divulge|rule out|commit"
)
"""What somebody does who answers."""
DID = r"(?:do|does|did|would|will|could|can|has|have|had)"
"""An auxiliary."""
_NOT = r"(?: ?not|n['’]t)"
REFUSE = (
    rf"(?:declin|refus)(?:e[sd]?|ing)(?: to (?:\w+ly )?(?:{REPLY}|take|give|be drawn)\b"
    r"|(?! to)(?: comment\b)?)|"
    rf"fail(?:s|ed)? to (?:{REPLY})\b|stop(?:s|ped)? short of (?:\w+ing)\b|"
    r"(?:leaves?|left) (?:open|unanswered|unsaid)|(?:leaves?|left) (?=.+ (?:open|unanswered)\W*$)|"
    r"(?:would|will|could)(?: ?not|n['’]t) be (?:drawn|pinned down)|"
    r"(?:refuse[sd]?|decline[sd]?) to be (?:drawn|pinned down)|(?:was|were) not available|"
    r"could not be reached|"
    r"(?:duck|sidestep|side-step|dodg|evad|avoid|skirt|deflect|brush)(?:p?ed|e|es|s|d)?"
    r"(?: off| aside| (?:say|answer|address|discuss)ing)?|"
    rf"(?:{DID}?{_NOT}|never) (?:\w+ly )?(?:want to |wish to )?(?:{REPLY}|"
    r"(?:take|answered|commented|responded|said)(?= (?:any )?questions?| to| on| about|\W*$))\b|"
    r"(?:ha[sd]|have|made|gave|offered) (?:no|not any) (?:comment|answer|response|reply)|"
    r"(?:stay(?:s|ed)?|remain(?:s|ed)?|kept|keeps?|was|is) (?:silent|mum|tight-lipped)"
)
"""What somebody does who does not answer; "declined to sign" is another matter."""
_MATTERS = r"(?: (?:kinds? of )?(?:questions?|matters?|things?|topics?|subjects?))?"
OF_WHAT = (
    rf"(?: (?:to )?(?:{REPLY})\b)?"
    r"(?: (?:any |the |a |all |further |more |those )?questions?\b)?"
    rf"(?:,? ?(?:{ABOUT})\b(?!\W*$))?(?P<topic>(?:\s.*)?)"
)


REFUSALS: tuple[Rule, ...] = (
    rule(
        Intent.WHO_SAID,
        r"(?:who(?:se)?|which (?:person|people|politicians?|officials?|leaders?|speakers?|one))"
        r"(?: (?:has|have|had|did|else|also|is|was|were))*"
        rf" (?P<refusal>{REFUSE}){OF_WHAT}",
    ),
    rule(
        Intent.WHO_SAID,
        rf"(?:what|which){_MATTERS}"
        r" (?P<refusal>(?:was|were|went|is|are|has been|have been|remain(?:s|ed)?)(?: left)?"
        r" (?:not answered|unanswered|ducked|dodged|avoided|sidestepped))"
        rf"(?:,? ?{ABOUT}\b)?(?P<topic>(?:\s.*)?)",
    ),
    rule(
        Intent.WHAT_SAID,
        rf"(?:what|which|how)(?: else)?{_MATTERS} {DID}n['’]t (?P<speaker>.+?)"
        rf" (?P<refusal>(?:want to |wish to )?(?:{REPLY})\b){OF_WHAT}",
    ),
    rule(
        Intent.WHAT_SAID,
        rf"(?:what|which|how)(?: else)?{_MATTERS} (?:{DID}|is|was|were)"
        rf" (?P<speaker>.+?) (?:also )?(?P<refusal>{REFUSE}){OF_WHAT}",
    ),
    rule(
        Intent.WHAT_SAID,
        r"(?:did|does|has|have|was|is it true(?: that)?|what)"
        rf" (?P<speaker>.+?) (?:ever |also )?(?P<refusal>{REFUSE}){OF_WHAT}",
    ),
)
"""Tried before the other questions about speech; the first that matches wins."""

REFUSING = re.compile(
    r"declin|refus|duck|avoid|dodg|not (?:\w+ )?(?:answer|say|comment|respond|tell|reply)|"
    r"not (?:immediately |directly )?(?:(?:be )?available|(?:be )?reached|return)|no comment|"
    r"not be drawn|sidestep|evad",
    re.IGNORECASE,
)
"""Words of an article that tell of somebody who did not answer."""

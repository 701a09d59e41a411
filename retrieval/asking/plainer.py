"""Set phrases of questions, in the plainer words that a text would have for them."""

from __future__ import annotations

import re

_WHO = r"(?P<who>(?:(?!whether\b)\S+ ){1,3}?)"
_ASKED = r"(?:ask(?:ed|s)?|request(?:ed|s)?|told|tells?|orders|ordered|wants|wanted)"
_GO = r"(?:go|leave|do so|get out)"
_OUTCOME = (
    r"(?=(?:the|an?|his|her|their) (?:result|outcome|recount|verdict|decision|ruling|vote|defeat|"
    r"judg)\w*|losing\b)"
)
_PARTICLED = (
    r"(?<!hold )(?<!ring )(?<!ive )(?<!pay )(?<!ome )(?<!go )(?<!get )(?<!ake )(?<!cut )(?<!ull )"
    r"(?<!all )(?<!and )(?<!uy )(?<!in )"
)
"""No verb that "back" belongs to stands before: "bring back", "pay back"."""
_DOER = r"(?P<doer>(?:the )?(?-i:[A-Z])[\w.]+)"

PHRASES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("if", (r"in (?:the )?(?:event|case) (?:of|that)", "should there be")),
    (
        " ",
        (
            "to that effect|as well|at all|in any way",
            "in this (?:affair|matter|case|respect|regard)",
        ),
    ),
    (
        "criticize",
        (
            "f(?:ind|inds|ound) (?:any )?faults? with|t(?:ake|ook) issue with",
            "(?:object(?:ed)? to|disapproved? of|spoken? out against|reproach(?:ed)?|rebuked?)",
            (
                "(?:voiced?|express(?:ed)?) (?:any )?(?:criticism|disapproval) of|(?:be|been) "
                "critical of"
            ),
        ),
    ),
    (
        "leave",
        (r"depart(?:ed)? from|get out of|go(?:ne)? from|went from", r"get out(?= if\b)"),
    ),
    (
        "exercise restraint",
        (
            r"(?:show|practi[cs]e|use|display) (?:(?:more|some|self)[ -])?restraint",
            r"(?:restrain|hold) (?:themselves|itself|himself|herself) ?(?:back)?|be restrained",
            r"hold (?:its|their|his|her) fire",
            r"hold back(?= (?:too|also|as well|itself|a (?:bit|little))\b|\W*$)",
        ),
    ),
    (
        "accept ",
        (
            rf"(?:respect|stand by|bow to|recogni[sz]e|honou?r|concede) {_OUTCOME}",
            rf"(?:live|put up) with {_OUTCOME}",
            r"come to terms with (?=(?:the|his|her|its|their|losing)\b)|abide by ",
        ),
    ),
    ("again", (r"(?:once|one) more(?: time)?|(?:a second|another) time",)),
    (
        "resign",
        (
            "step(?:ping|ped)? (?:down|aside)",
            r"quit(?:ting)?(?= (?:as|over|her|his|the (?:post|job))\b)",
        ),
    ),
    ("repay", (r"(?:pay|give|hand)(?=(?: \S+){1,4} back\W*$)", "pay back")),
    (
        "using a telephone",
        (r"(?:on|using|looking at) (?:his|her|their|the|an?) (?:(?:mobile|cell)[ -]?)?phones?",),
    ),
    (
        "if requested",
        (
            (
                rf"(?:when|if|once|should) (?:they|it|he|she) (?:were|was|are|is|be) (?:asked|told)"
                rf"(?: to(?: {_GO})?)?"
            ),
            r"(?:if|when|once) (?:asked|told)(?: to(?: (?:go|do so))?)?",
        ),
    ),
    (
        r"if requested by \g<who>",
        (rf"if {_WHO}{_ASKED} (?:them|it|him|her|that)(?: (?:to|should)(?: {_GO})?)?(?=\W*$)",),
    ),
    (
        "leave",
        (
            (
                r"(?:go(?: home| away)?|get out|pull out|move out|quit|depart|withdraw)"
                r"(?= if requested\b)"
            ),
        ),
    ),
    (
        "support",
        (
            (
                rf"{_PARTICLED}back(?= (?:the|what|this|that|these|its|his|her|their|"
                r"(?-i:[A-Z])\w+)\b)"
            ),
        ),
    ),
    (
        r"the action of \g<doer>",
        (
            (
                rf"(?:what|how|the way(?: in which)?) {_DOER} (?:did|acted|behaved|has done|"
                r"has acted|handled (?:it|this|that))"
            ),
        ),
    ),
    (" ", (r"(?:too|soon)(?=\W*$)|going to(?= [a-z])",)),
    (
        "come to the aid of",
        (
            r"(?:come|came|run|rush) to the (?:rescue|defen[cs]e) of",
            (
                r"(?:defend|protect|go to war for|fight for|stand up for)(?= (?-i:[A-Z])| the "
                r"(?-i:[A-Z]))"
            ),
        ),
    ),
    ("support", (r"(?:give|gave|given) (?:its|their|his|her) blessing to|approved? of",)),
)
"""Phrases of several words, which no table of synonyms holds, behind what stands for them."""
_PLAINER = tuple(
    (re.compile(rf"\b(?:{'|'.join(patterns)})\b", re.IGNORECASE), plain)
    for plain, patterns in PHRASES
)


def plainer(asked: str) -> str:
    """Return a question with its set phrases in plainer words: "find fault with" as "criticize".

    Args:
        asked: The question, or what somebody was asked.
    """
    for pattern, plain in _PLAINER:
        asked = pattern.sub(plain, asked)
    return asked

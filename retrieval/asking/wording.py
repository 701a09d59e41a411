"""The wordings of questions that are understood, as patterns: the first that matches wins."""

from __future__ import annotations

import re

from retrieval.asking.intent import Intent

_SAY = (
    r"say|says|said|saying|tell|tells|told|telling|state|states|stated|mention|mentions|mentioned|"
    r"claim|claims|claimed|warn|warns|warned|urge|urges|urged|announce|announces|announced|"
    r"declare|declares|declared|insist|insists|insisted|argue|argues|argued|note|notes|noted|"
    r"stress|stresses|stressed|emphasi[sz]e[sd]?|repeat|repeats|repeated|reiterate[sd]?|"
    r"promise[sd]?|vow|vows|vowed|suggest|suggests|suggested|explain|explains|explained|"
    r"express|expresses|expressed|comment|comments|commented|remark|remarks|remarked|"
    r"add|adds|added|answer|answers|answered|reply|replies|replied|respond|responds|responded|"
    r"report|reports|reported|believe|believes|believed|think|thinks|thought|"
    r"speak|speaks|spoke|talk|talks|talked|describe[sd]?|point(?:s|ed)? out|deny|denies|denied|"
    r"admit|admits|admitted|confirm|confirms|confirmed|acknowledge[sd]?|criticis?z?e[sd]?|"
    r"condemn|condemns|condemned|agree[sd]?|(?:call|ask)(?:s|ed)? (?:for|on)|demand|demands|"
    r"demanded|decline[sd]?|refuse[sd]?|expect|expects|expected|hope|hopes|hoped|quoted?|"
    r"call|calls|called|ask|asks|asked|want|wants|wanted|address|addresses|addressed|voice[sd]?|"
    r"accuse[sd]?|propose[sd]?|recommend|recommends|recommended|predict|predicts|predicted|"
    r"tweet|tweets|tweeted|write|writes|wrote|testif(?:y|ies|ied)|complain|complains|complained|"
    r"support|supports|supported|oppose[sd]?|blame[sd]?|praise[sd]?|spoken"
)
ABOUT = (
    r"(?:about|on|regarding|concerning|of|over|as to|with regard to|in regard to|in response to|"
    r"when asked about|in reference to|relating to|towards?|to)"
)
"""What stands before a topic."""
_NOUN = (
    r"statements?|quotes?|quotations?|comments?|remarks?|words?|views?|opinions?|positions?|"
    r"reactions?|responses?|answers?|stances?|message|thoughts?|take|concerns?"
)
OPEN = '"“”„«‟'
CLOSE = '"“”»‟'
QUOTED = re.compile(rf"[{OPEN}]\s*([^{OPEN}{CLOSE}]{{3,}}?)\s*[{CLOSE}]")
SINGLE = re.compile(r"(?<![\w’'])[‘'](\S.{2,}?\S)[’'](?!\w)")

TAIL = re.compile(r"[\s,]+(?:please|pls|thanks|thank you)(?=\W*$)", re.IGNORECASE)
"""Politeness at the end of a question."""
POLITE = re.compile(
    r"^(?:(?:thanks|thank you)(?: a lot)?[,.!]+\s+(?=\S+\s+\S))?"
    r"(?:(?:hi|hello|hey|ok|okay|so|well|now|then|please|and|but)\b[\s,!.:-]+(?=\S+\s+\S))*"
    r"(?:(?:can|could|would|will) you (?:please )?)?"
    r"(?:(?:please )?(?:tell|show|give|remind) me (?=(?:who|what|why|when|where|how|which|whether|"
    r"if)\b)|(?:do you know|i(?:'d| would) like to know|i want to know|i wonder) (?:if |whether )?"
    r"(?=\w)|please )?",
    re.IGNORECASE,
)

COMMANDS = {
    "start": Intent.START,
    "help": Intent.HELP,
    "sources": Intent.SOURCES,
    "people": Intent.PEOPLE,
    "reset": Intent.RESET,
    "more": Intent.MORE,
}

_Rule = tuple[Intent, re.Pattern[str]]


def _rule(intent: Intent, pattern: str) -> _Rule:
    return intent, re.compile(rf"(?:{pattern})\W*$", re.IGNORECASE)


ORDINALS = {
    "first": 1,
    "1st": 1,
    "second": 2,
    "2nd": 2,
    "third": 3,
    "3rd": 3,
    "fourth": 4,
    "4th": 4,
    "fifth": 5,
    "5th": 5,
    "last": -1,
}
_ORDINAL = "|".join(ORDINALS)
_SHOW = r"(?:(?:show|give|open|see|read|get|view|display|print)(?: me| us)? )?"
_THING = r"(?:passage|paragraph|source|citation|quotation|quote|context|excerpt|text|original|one)"

# Whole small questions first: the order matters, the first that matches wins.
RULES: tuple[_Rule, ...] = (
    _rule(
        Intent.GREETING,
        r"(?:hi|hello|hey|good (?:morning|afternoon|evening)|greetings)"
        r"(?: there| bot| all)?",
    ),
    _rule(
        Intent.THANKS,
        r"(?:many )?(?:thanks|thank you|thx|cheers|ty)(?: a lot| very much| so much"
        r"|,? bot)?|great|perfect|ok(?:ay)?|cool|nice|bye|good ?bye",
    ),
    _rule(
        Intent.HELP,
        r"help(?: me)?|what can you do|how (?:do|does) (?:you|this|it) work|"
        r"what (?:can|should) i ask(?: you)?(?: about)?|who are you|what are you",
    ),
    _rule(
        Intent.SOURCES,
        rf"{_SHOW}(?:list |what are )?(?:the |all |your )*(?:sources|articles|files|"
        r"documents)(?: (?:do|are) (?:you|there)(?: have| know)?)?|"
        r"(?:what|which) (?:sources|articles|documents|files) "
        r"(?:do you (?:have|know|hold|use)|are there)|"
        r"what (?:are|is) (?:these|the|this|your) articles? about|"
        r"(?:what(?:'s| is| are) the dates? of|when (?:were|was|are|is)|how old are) "
        r"(?:these|the|this|your|all the) (?:articles?|stor(?:y|ies)|sources?)"
        r"(?: (?:published|written|from|dated))?|"
        r"what do you know(?: about)?",
    ),
    _rule(
        Intent.PEOPLE,
        rf"{_SHOW}(?:list )?(?:the |all )*(?:people|speakers|persons|names)|"
        r"who (?:is|are|was|were|gets?) (?:all )?(?:quoted|cited|speaking|mentioned)"
        r"(?: here| in (?:the|these|this) articles?)?|"
        r"who (?:speaks|talks|is on (?:the )?record)(?: here)?|"
        r"(?:which|what) (?:people|persons|speakers) (?:are|do) .*",
    ),
    _rule(
        Intent.MORE,
        r"(?:and )?(?:what|anything|something|who) else\b(?: (?:did|does|has|do) "
        r"(?P<speaker>.+?) (?:say|said|tell us|mention|add)\b)?"
        r"(?: (?P<also>about .+))?|"
        r"(?:show |tell |give )?(?:me )?(?:some )?more|go on|continue|next|others?",
    ),
    _rule(
        Intent.NEIGHBOUR,
        rf"{_SHOW}(?:the )?(?:(?P<forth>next|following)|(?P<back>previous|preceding|last)) "
        r"(?:paragraph|passage|page)|(?:the )?(?:paragraph|passage|page) "
        r"(?:(?P<after>after)|(?P<before>before))(?: (?:it|that|this))?",
    ),
    _rule(
        Intent.ARTICLE,
        rf"{_SHOW}(?:me )?(?:the |its )?(?:whole|full|entire|complete|original)? ?"
        r"(?:article|story)(?: of)?(?: (?:number |no\.? ?)?\[?(?P<n>\d{1,4})\]?)?",
    ),
    _rule(
        Intent.PASSAGE,
        rf"{_SHOW}(?:the |that |this |its |me )*(?:original |source |full |whole |"
        rf"exact )*{_THING}s?"
        r"(?: (?:passage|text|paragraph))?"
        r"(?: (?:for|of|from|behind|to|number|no\.?|around))*"
        r"(?: (?:it|that|this|citation|quote|quotation|source|number|no\.?|the))*"
        rf"(?: ?\[?(?P<n>\d{{1,4}})\]?| (?P<ord>{_ORDINAL})(?: {_THING})?)?",
    ),
    _rule(Intent.PASSAGE, rf"{_SHOW}(?:the )?(?P<ord>{_ORDINAL})(?: {_THING})?"),
    _rule(Intent.PASSAGE, r"\[?(?P<n>\d{1,4})\]?"),
    _rule(
        Intent.PASSAGE,
        r"where (?:is|was|does|did) (?:it|(?:that|this|the)(?: quot(?:e|ation)| citation)?) "
        r"(?:from|come from|"
        r"written|stand|said)|where does (?:it|that|this) (?:stand|come from|say "
        r"(?:that|so))|(?:what(?:'s| is) (?:the|your) )?source",
    ),
    _rule(
        Intent.PASSAGE,
        rf"{_SHOW}(?:me )?(?:the |a )?(?:original )?(?:passages?|paragraphs?|parts?|one|"
        r"sections?|excerpts?|bits?) (?:about|on|of|that (?:mentions?|is about|"
        r"talks about|says?)|mentioning|regarding|where|with|describing|for) "
        r"(?P<topic>.+)",
    ),
    _rule(
        Intent.WHY,
        r"(?:and )?(?:when|where|why|how|to whom|in (?:what|which) context) (?:did|has|have) "
        r"(?:he|she|they|it|\w+) (?:say|said|tell|told) (?:so|that|this|it)(?: to)?",
    ),
    _rule(Intent.WHY, r"(?:and |but )?(?:why|when|where|how)(?: (?:so|is that|was that|not))?"),
    _rule(
        Intent.FACT,
        r"(?:tell me|what do you (?:know|have)|(?:is there |do you have )?anything|what is there|"
        r"what(?:'s| is) known)(?: something| more| anything| there)? (?:about|on|regarding) "
        r"(?P<topic>.+)",
    ),
    _rule(
        Intent.WHO_IS, r"who(?:'s| is| was| are) (?P<speaker>(?!the (?:one|person|man|woman)\b).+)"
    ),
)

# Questions about speech, on the question with its claim cut out.
SPEECH: tuple[_Rule, ...] = (
    _rule(
        Intent.WHAT_SAID,
        r"(?:is|was|are|were) (?P<speaker>.+?) (?:ever |also )?(?P<cue>quoted)"
        r"(?: (?:here|anywhere|in (?:the|these|this) articles?))?(?: (?:on|about)\b(?P<topic>.+))?",
    ),
    _rule(Intent.WHAT_SAID, r"according to (?P<speaker>[^,]+?),\s*(?P<topic>.+)"),
    _rule(
        Intent.WHO_SAID,
        r"who(?: (?:is|was|are|were))?(?: (?:the one|it|the person))?"
        r"(?: (?:who|that))?(?: (?:has|have|had|did|else|also|is|was|first))*"
        rf" (?:ever )?(?P<cue>(?:not )?(?:{_SAY}))\b(?: out)?(?: (?:that|{ABOUT}))?"
        r"(?P<topic>(?:\s.*)?)",
    ),
    _rule(
        Intent.WHO_SAID,
        r"(?:which|what) (?P<who>person|people|politicians?|officials?|leaders?|"
        r"ministers?|speakers?|organi[sz]ations?|one) "
        rf"(?P<cue>{_SAY})\b(?: (?:that|{ABOUT}))?(?P<topic>\s.+)",
    ),
    _rule(
        Intent.WHO_SAID,
        r"(?:by )?who(?:m|se)? (?:words? (?:is|are|was|were)|(?:is|was) quoted "
        r"(?:as )?saying)(?: that)?(?P<topic>.*)",
    ),
    _rule(
        Intent.WHAT_SAID,
        r"(?:what|how|whom?) (?:all )?(?:did|does|do|has|have|had|is|was|would|"
        r"can|could|will) "
        r"(?P<speaker>.+?) (?:ever |also |actually |really |exactly |have to |"
        r"had to |been |himself |herself |publicly )*"
        rf"(?P<cue>{_SAY})(?: out)?\b(?:,? ?(?P<prep>{ABOUT})\b)?"
        r"(?P<topic>(?:\s.*)?)",
    ),
    _rule(
        Intent.WHAT_SAID,
        rf"what (?:is|are|was|were|about)? ?(?P<speaker>.+?)(?:['’]s?)? "
        rf"(?P<cue>{_NOUN})(?: {ABOUT}\b)?(?P<topic>(?:\s.*)?)",
    ),
    _rule(
        Intent.WHAT_SAID,
        rf"what (?:is|are|was|were) the (?P<cue>{_NOUN}) of (?P<speaker>.+?)"
        rf"(?: {ABOUT}\b(?P<topic>.*))?",
    ),
    _rule(
        Intent.WHAT_SAID,
        rf"{_SHOW}(?:me )?(?:all |any |some |the )*(?P<cue>{_NOUN}) "
        r"(?:by|from|of) (?P<speaker>.+?)"
        rf"(?: (?:about|on|regarding|concerning)\b(?P<topic>.*))?",
    ),
    _rule(
        Intent.WHAT_SAID,
        rf"(?:everything|anything|all|what)(?: that)? (?P<speaker>.+?) "
        r"(?:has |have |had )?(?P<cue>say|says|said|told)\b"
        rf"(?: {ABOUT}\b)?(?P<topic>(?:\s.*)?)",
    ),
    _rule(
        Intent.WHAT_SAID,
        r"(?:did|does|has|have|is it true(?: that)?|was it true that) "
        r"(?P<speaker>.+?) (?:ever |also |really |actually |publicly )*"
        rf"(?P<cue>{_SAY})\b(?: (?:that|anything|something|{ABOUT})\b)*"
        r"(?P<topic>(?:\s.*)?)",
    ),
)

NOBODY = re.compile(
    r"(?:(?:the|these|those|your|any|all|both|is|was|are|it|this|that|one|a|there|been) ?)*"
    r"(?:(?:photos?|pictures?) )?"
    r"(?:articles?|sources?|captions?|photos?|pictures?|stor(?:y|ies)|news|papers?|documents?|texts?|reports?|"
    r"is|was|are|were|it|this|that|there|one|said)?(?: been)?",
    re.IGNORECASE,
)
"""A "speaker" who is none: "what do the articles say", "what is said"."""
FOLLOW = re.compile(
    r"(?:and|but|or|what about|how about|and what about|and how about|no,?(?: i meant?)?|"
    r"i meant?)\s+(?P<rest>.+?)\W*$",
    re.IGNORECASE,
)
ABOUT_ONLY = re.compile(r"(?:about|on|regarding|concerning)\s+(?P<topic>.+?)\W*$", re.IGNORECASE)
X_ON_Y = re.compile(
    r"(?P<speaker>[^\s,?!.]+(?:\s+[^\s,?!.]+){0,4}?)(?:['’]s)?\s+(?:on|about|regarding)\s+"
    r"(?P<topic>.+?)\W*$",
    re.IGNORECASE,
)
QUESTION_WORD = re.compile(
    r"(?:who|whom|whose|what|which|when|where|why|how|is|are|was|were|do|does|did|has|have|had|can|"
    r"could|will|would|should|may|might|tell|show|give|list|find|explain)\b",
    re.IGNORECASE,
)
VERIFY = re.compile(r"/verify(?:@\w+)?\b\s*|(?:verify|check|fact-?check)\b[:\s]+", re.IGNORECASE)
WHO_FIRST = re.compile(r"(?:by )?(?:who|whose)\b", re.IGNORECASE)
SPOKE = re.compile(
    rf"(?:.*?\b(?:did|does|has|have|that|if|whether)\s+)?(?P<speaker>[^,:]+?)\s+"
    rf"(?:ever |really |actually )*(?:{_SAY})\b|(?P<colon>[^:]{{2,60}}):\s*$",
    re.IGNORECASE,
)

YES_OR_NO = re.compile(
    r"(?:did|does|do|has|have|had|is|was|are|were|will|would|can|could|should|may|might)\b",
    re.IGNORECASE,
)
OPEN_QUESTION = re.compile(r"(?:whether|if|why|how|when|where|what|who|which)\b", re.IGNORECASE)
"""A topic that is a question itself ("who said whether …?")."""
MODAL = re.compile(r"(?:will|would|can|could|shall|should|may|might)\b", re.IGNORECASE)
"""The auxiliary that opens a question about what is to come."""
PLAIN_CUE = re.compile(
    r"sa(?:y|ys|id|ying)|t(?:ell|ells|old|elling)|speaks?|spoke|talk(?:s|ed)?", re.IGNORECASE
)
"""A verb of saying that tells nothing of what was said."""
FURNITURE = re.compile(
    r"\b(?:captions?|photos?|photographs?|photographers?|pictures?)\b", re.IGNORECASE
)
"""Words that ask for what is not the story itself."""
UNSAID = re.compile(r"(?:to )?(?:say|answer|comment|discuss|tell|speak|talk)\b\s*", re.IGNORECASE)
"""What stands before the topic of a refusal: "declined *to say* whether …"."""

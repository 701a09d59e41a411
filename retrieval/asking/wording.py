"""The wordings of questions that are understood, as patterns: the first that matches wins."""

from __future__ import annotations

import re

from retrieval.asking.courtesy import COURTESIES
from retrieval.asking.intent import Intent
from retrieval.asking.passage_requests import PASSAGES
from retrieval.asking.rules import Rule, rule

ABOUT = (
    r"(?:about|on|regarding|concerning|of|over|as to|with regard to|in regard to|in response to|"
    r"when asked about|in reference to|relating to|in connection with|in relation to|in terms of|"
    r"with (?:respect|reference) to|as regards|as far as|when it c(?:omes|ame) to|"
    r"when (?:(?:he|she|they|it) )?(?:spoke|talked|speaking|talking) (?:about|of|on)|"
    r"towards?|to|re|abut|abuot|abt)"
)
"""What stands before a topic."""
OPEN = '"“”„«‟'
CLOSE = '"“”»‟'
QUOTE_MARK = re.compile("[\"“”„«»‟＂'‘’‚‹›「」『』`]")

TAIL = re.compile(r"[\s,]+(?:please|pls|thanks|thank you)(?=\W*$)", re.IGNORECASE)
"""Politeness at the end of a question."""
POLITE = re.compile(
    r"^(?:(?:thanks|thank you)(?: a lot)?[,.!]+\s+(?=\S+\s+\S))?"
    r"(?:(?:hi|hello|hey)(?: there| bot| all)?[\s,!.:-]+(?=\S+\s+\S))?"
    r"(?:(?:hi|hello|hey|ok|okay|so|well|now|then|please|and|but)\b[\s,!.:-]+(?=\S+\s+\S))*"
    r"(?:(?:can|could|would|will) you (?:please )?)?"
    r"(?:(?:please )?(?:tell|show|give|remind) me "
    r"(?=(?:(?:with|to|of|from|by|in|on|at|for) )?(?:who|what|why|when|where|how|which|whether|"
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
    "forget": Intent.RESET,
    "privacy": Intent.PRIVACY,
    "watch": Intent.WATCH,
    "watches": Intent.WATCH,
    "unwatch": Intent.WATCH,
    "more": Intent.MORE,
}

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
SHOW = (
    r"(?:(?:(?:can|could|may) (?:i|we|you) (?:please )?|let me |i(?:'d| would) like to )?"
    r"(?:show|give|open|see|read|get|view|display|print|find|look up|bring up)(?: me| us)? "
    r"|where(?:['’]s| is) )?"
)
"""What a request to be shown something opens with, or nothing."""
_THING = r"(?:passage|paragraph|source|citation|quotation|quote|context|excerpt|text|original|one)"

_PERSONS = (
    r"people|persons|men|women|children|boys|girls|brothers|sisters|sons|daughters|twins|parents"
    r"|victims|dead|injured|wounded|survivors|suspects|gunmen|attackers|thieves|robbers|killers"
    r"|prisoners|hostages|witnesses|officers|soldiers|drivers|passengers|pupils|students"
    r"|[a-z]+(?:men|women)"
)
"""Who may be meant by "the names of …", of which only names are an answer."""
# Whole small questions first: the order matters, the first that matches wins.
RULES: tuple[Rule, ...] = (
    *COURTESIES,
    rule(
        Intent.SOURCES,
        rf"{SHOW}(?:list |what are )?(?:the |all |your )*(?:sources|articles|files|"
        r"documents)(?: (?:do|are) (?:you|there)(?: have| know)?)?|"
        r"(?:what|which|how many) (?:sources|articles|documents|files|stories) "
        r"(?:do you (?:have|know|hold|use)|are there)|"
        r"what (?:are|is) (?:these|the|this|your) articles? about|"
        r"(?:what(?:'s| is| are) the dates? of|when (?:were|was|are|is)|how old are) "
        r"(?:these|the|this|your|all the) (?:articles?|stor(?:y|ies)|sources?)"
        r"(?: (?:published|written|from|dated))?|"
        r"what do you know(?: about)?",
    ),
    rule(
        Intent.PEOPLE,
        rf"{SHOW}(?:list )?(?:the |all )*(?:people|speakers|persons|names)|"
        r"who(?:['’]s| is| are| was| were| gets?) (?:all )?(?:quoted|cited|speaking|mentioned)"
        r"(?: here| in (?:the|these|this) articles?)?|"
        r"who (?:speaks|talks|is on (?:the )?record)(?: here)?|"
        r"(?:which|what) (?:people|persons|speakers) (?:are|do) .*",
    ),
    rule(
        Intent.MORE,
        r"(?:and )?(?:what|anything|something|who) else\b(?: (?:did|does|has|do) "
        r"(?P<speaker>.+?) (?:say|said|tell us|mention|add)\b)?"
        r"(?: (?P<also>about .+))?|"
        r"(?:and )?who else (?:spoke|talked|commented|reacted|(?:is|was) quoted|"
        r"said (?:some|any)thing)|"
        r"(?:show |tell |give )?(?:me )?(?:some )?more|go on|continue|next|others?|"
        r"yes|yes,? please|sure|please do",
    ),
    rule(
        Intent.NEIGHBOUR,
        rf"{SHOW}(?:the )?(?:(?P<forth>next|following)|(?P<back>previous|preceding|last(?! one))) "
        r"(?:paragraph|passage|page|one)|(?:the )?(?:paragraph|passage|page) "
        r"(?:(?P<after>after)|(?P<before>before))(?: (?:it|that|this))?",
    ),
    rule(
        Intent.ARTICLE,
        rf"{SHOW}(?:me )?(?:the |its )?(?:whole|full|entire|complete|original)? ?"
        r"(?:article|story)(?: of)?(?: (?:number |no\.? ?)?\[?(?P<n>\d{1,4})\]?)?",
    ),
    rule(
        Intent.PASSAGE,
        rf"{SHOW}(?:the |that |this |its |me )*(?:original |source |full |whole |"
        rf"exact )*{_THING}s?"
        r"(?: (?:passage|text|paragraph))?"
        r"(?: (?:for|of|from|behind|to|number|no\.?|around))*"
        r"(?: (?:it|that|this|citation|quote|quotation|source|number|no\.?|the))*"
        rf"(?: ?\[?(?P<n>\d{{1,4}})\]?| (?P<ord>{_ORDINAL})(?: {_THING})?)?",
    ),
    rule(Intent.PASSAGE, rf"{SHOW}(?:the )?(?P<ord>{_ORDINAL})(?: {_THING})?"),
    rule(Intent.PASSAGE, r"\[?(?P<n>\d{1,4})\]?"),
    rule(
        Intent.PASSAGE,
        r"(?:which|what) paragraph (?:is|was) (?:it|that|this)(?: in| from)?|"
        r"where (?:in (?:the|its|this|that) (?:article|story|text) )?"
        r"(?:is|was|does|did) (?:it|(?:that|this|the)(?: quot(?:e|ation)| citation)?) "
        r"(?:from|come from|"
        r"written|stand|said)|where (?:in (?:the|its|this|that) (?:article|story|text) )?does "
        r"(?:it|that|this) (?:stand|come from|say "
        r"(?:that|so))|(?:what(?:'s| is) (?:the|your) )?source",
    ),
    *PASSAGES,
    rule(
        Intent.WHY,
        r"(?:and )?(?:when|where|why|how|to whom|in (?:what|which) context) (?:did|has|have) "
        r"(?:he|she|they|it|\w+) (?:say|said|tell|told) (?:so|that|this|it)(?: to)?",
    ),
    rule(
        Intent.WHY,
        r"(?:and |but |so )?(?:(?:why|when|where|how)(?: (?:so|is that|was that|is it|was it|"
        r"not))?|"
        r"how come|for what reason|(?:of )?(?:which|what) (?:type|kind|sort|model|make|brand)s?"
        r"(?: (?:of (?:them|it|that|those)|is (?:it|that)|are (?:they|those|these)))?|"
        r"(?:to|with|against|on) (?:whom|what)|who(?:m)? (?:to|with)|doing what)",
    ),
    rule(
        Intent.FACT,
        r"(?:tell me|what do you (?:know|have)|(?:is there |do you have )?anything|what is there|"
        r"what(?:'s| is) known)(?: something| more| anything| there)? (?:about|on|regarding) "
        r"(?P<topic>.+)|(?:search(?: for)?|look (?:for|up)) (?P<about>.+)",
    ),
    rule(
        Intent.WHO_IS,
        r"(?:what(?:['’]s| is| was)|do you know) the (?:full )?(?P<cue>name) of (?P<speaker>(?!the "
        r"(?:article|story|source|file|mission|group|operation|plan|law|company)\b).+)",
    ),
    rule(
        Intent.WHO_IS,
        r"what(?:['’]s| is| was) (?P<speaker>his|her|their) (?:full |real )?(?:name|job|role|title|"
        r"position|function|post|profession|occupation)|"
        r"what (?:does|did|do) (?P<doer>he|she|they) do(?: for (?:a living|work))?",
    ),
    rule(
        Intent.WHO_IS,
        r"what (?:are|were) the (?:full )?(?P<cue>names) of (?P<speaker>(?:all )?(?:the |those )?"
        rf"(?:[\w-]+ ){{0,3}}?(?:{_PERSONS})\b.*)",
    ),
    rule(
        Intent.WHO_IS, r"who(?:'s| is| was| are) (?P<speaker>(?!the (?:one|person|man|woman)\b).+)"
    ),
)

NOBODY = re.compile(
    r"(?:(?:the|these|those|your|any|all|both|is|was|are|it|this|that|one|a|there|been) ?)*"
    r"(?:(?:photos?|pictures?|two|three|other|different) (?=\w))?"
    r"(?:articles?|sources?|captions?|photos?|pictures?|stor(?:y|ies)|news|(?:news)?papers?|"
    r"outlets?|media|press|documents?|texts?|reports?|"
    r"is|was|are|were|it|this|that|there|one|said)?(?: been)?",
    re.IGNORECASE,
)
"""A "speaker" who is none: "what do the articles say", "what is said"."""
FOLLOW = re.compile(
    r"(?:(?:(?:sorry|oops|pardon|wait|well|no|nope|actually|oh|ah|ok|okay)\b[\s,.!:;-]+)*"
    r"(?:(?:and|but|or|also)\b|(?:and |but |so )?(?:what|how) about|make (?:that|it)|rather|"
    r"i (?:meant?|said|asked (?:about|for)|was asking about)|"
    r"not [^\s,]+(?: [^\s,]+){0,3}?(?:,| but))"
    r"|(?:(?:sorry|oops|no|nope|actually)\b[\s,.!:;-]+)+)\s*(?P<rest>.+?)\W*$",
    re.IGNORECASE,
)
"""What goes on from the question before, or corrects it: "and Lee?", "no, I meant Lee"."""
ABOUT_ONLY = re.compile(
    r"(?:about|on|regarding|concerning)\s+(?!(?:what|which|whom|whose) )(?P<topic>.+?)\W*$",
    re.IGNORECASE,
)
X_ON_Y = re.compile(
    r"(?P<speaker>[^\s,?!.]+(?:\s+[^\s,?!.]+){0,4}?)(?:['’]s)?(?:\s+[-–]\s+(?:what|"
    r"how))?\s+(?:on|about|regarding|concerning|re|abut|abuot|abt):?\s+"
    r"(?P<topic>.+?)\W*$",
    re.IGNORECASE,
)
QUESTION_WORD = re.compile(
    r"(?:(?:about|with|to|of|from|by|in|on|at|for|under|during|since|until) (?=(?:what|which|whom|"
    r"whose)\b))?(?:who|whom|whose|what|which|when|where|why|how|is|are|was|were|do|does|did|has|have|had|can|"
    r"could|will|would|should|may|might|tell|show|give|list|find|explain)\b",
    re.IGNORECASE,
)
EMPHASIS = re.compile(
    r"(?:(?<=^what)|(?<=^how)|(?<=^why)|(?<=^who)|(?<=^when)|(?<=^where)) "
    r"(?:exactly|precisely|actually|specifically|really)(?= )|"
    r"^in (?:his|her|their|its) (?:own )?words,? ",
    re.IGNORECASE,
)
"""What asks for the very words, as every answer gives them: "what *exactly* did she say?"."""
INSERTED = re.compile(
    r"\b(?:he|she|they|it|him|her|them),? (?:i mean|i meant|that is|meaning),? "
    r"(?P<name>[^,?]{2,60})(?:,|(?=\?))\s*",
    re.IGNORECASE,
)
"""A name that is put in for a pronoun: "did he, *I mean the mayor,* say so?"."""
SO_CALLED = re.compile(
    r"\b(?:[Tt]he|[Aa]n?|[Tt]hat|[Tt]his) (?:[a-z-]+ ){1,3}?(?:called|named|known as) "
    r"(?P<name>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,3})(?=\s+(?:says?|said|tell|think|want)\b|\W*$)"
)
"""A description that leads to a name: "*the man called* Gary"."""
PREFACE = re.compile(
    rf"(?P<before>[^?\"“”„«‟»]*[a-z]{{3}}(?P<end>[.!:;]+)\s+)(?P<asked>{QUESTION_WORD.pattern}[^?]*\?)\W*$",
    re.IGNORECASE,
)
"""A sentence before the question, as in "I read the first story. Who is quoted in it?"."""
CHANGING = re.compile(
    r"\b(?:else|another|next|new|different|other|last|quick|question|topic|subject|thing|by the way"
    r"|btw|now|moving on)\b",
    re.IGNORECASE,
)
"""Words of a sentence that only leads to another question."""
ANAPHOR = re.compile(
    r"\b(?:he|she|it|they|him|her|his|hers|its|them|their|theirs|that|this|these|those|there)\b",
    re.IGNORECASE,
)
"""Words by which a question goes back to what stands before it."""
VERIFY = re.compile(r"/verify(?:@\w+)?\b\s*|(?:verify|check|fact-?check)\b[:\s]+", re.IGNORECASE)
WHO_FIRST = re.compile(
    r"[\W_]*(?:said )?(?:by |to |from |according to )?who(?:se|m)?\b", re.IGNORECASE
)
YES_OR_NO = re.compile(
    r"(?:did|does|do|has|have|had|is|was|are|were|will|would|can|could|should|may|might)\b",
    re.IGNORECASE,
)
AUXILIARY = r"(?:did|does|do|has|have|had|would|will|could|can)(?:n['’]t| not)?"
"""The auxiliary that opens a question about what somebody says or said."""
OPEN_QUESTION = re.compile(r"(?:whether|if|why|how|when|where|what|who|which)\b", re.IGNORECASE)
"""A topic that is a question itself ("who said whether …?")."""
MODAL = re.compile(r"(?:will|would|can|could|shall|should|may|might)\b", re.IGNORECASE)
"""The auxiliary that opens a question about what is to come."""
REPORTED = {"will": "would", "can": "could", "may": "might", "shall": "should"}
"""Such auxiliaries, and what stands for them where the question is reported."""
FURNITURE = re.compile(
    r"\b(?:captions?|photos?|photograph(?:s|ed|ers?)?|pictures?|pictured)\b", re.IGNORECASE
)
"""Words that ask for what is not the story itself."""
UNSAID = re.compile(r"(?:to )?(?:say|answer|comment|discuss|tell|speak|talk)\b\s*", re.IGNORECASE)
"""What stands before the topic of a refusal: "declined *to say* whether …"."""

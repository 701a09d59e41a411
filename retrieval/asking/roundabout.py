"""Roundabout ways to ask who said something, each with the plain one that stands for it."""

from __future__ import annotations

from retrieval.asking.rewriting import Rewriting, whole

_TO_US = (
    r"(?:us|everyone|everybody|people|all|all of us|reporters|journalists|readers|listeners|"
    r"(?:the )?(?:world|press|media|public|audience|nation|reporters|journalists))"
)
_PERSON = (
    r"(?:one|person|man|woman|official|politician|leader|minister|diplomat|speaker|spokes\w+|"
    r"expert|organi[sz]ation|body|institution)"
)
_WORDS = (
    r"(?:words?|statements?|remarks?|comments?|quotes?|quotations?|views?|opinions?|messages?|"
    r"claims?|sentences?|lines?|warnings?|appeals?|assurances?|assessments?|arguments?)"
)
_VIEW = (
    r"(?:views?|opinions?|belief|conviction|hope|fear|concern|worry|wish|expectation|position|"
    r"stance|idea|thought|suspicion|confidence|certainty)"
)
_POINT = (
    r"(?:point|claim|remark|comment|statement|argument|case|observation|suggestion|assertion|"
    r"prediction|assurance|warning|promise|announcement|allegation|declaration)"
)
_NOTED = (
    r"(?:observed|recalled|maintained|asserted|contended|alleged|affirmed|reaffirmed|reasserted|"
    r"signal(?:l)?ed|indicated|implied|hinted|concluded|conceded|revealed|disclosed|estimated|"
    r"opined|proclaimed|pronounced|clarified|specified|let slip|volunteered|ventured|judged|"
    r"considered|reckoned|felt|feels|held|holds|maintains|asserts|contends|alleges|recalls|"
    r"observes|underline[sd]|underscore[sd]|highlight(?:s|ed)|affirms|concludes|concedes|"
    r"pleaded|hinted|guarantee[sd]|swore|swears|assume[sd]|suspect(?:s|ed)|anticipate[sd]|"
    r"guess(?:es|ed)|teaches|taught|preache[sd]|"
    r"(?:is|was|are|were|feels?|felt|seems?) (?:convinced|sure|certain|confident|satisfied|"
    r"adamant))"
)
_CALLED = (
    r"(?:describe[sd]?|characteri[sz]e[sd]?|label(?:s|led|ed)?|brand(?:s|ed)?|term(?:s|ed)?|"
    r"portray(?:s|ed)?|depict(?:s|ed)?|regard(?:s|ed)?|view(?:s|ed)?|present(?:s|ed)?|"
    r"define[sd]?|paint(?:s|ed)?|denounce[sd]?|refer(?:s|red)? to|spoke of|speaks of|sees|saw|seen|"
    r"sum(?:s|med) up|summari[sz]e[sd]?|qualif(?:y|ies|ied)|classif(?:y|ies|ied))"
)
_JUDGED = (
    r"(?:defend|prais|hail|dismiss|condemn|criticis|criticiz|reject|denounc|slam|blast|mock|derid|"
    r"ridicul|attack|celebrat|welcom|commend|salut)(?:m?ed|e?s)?"
)
_RELAYED = r"(?P<relay>passed on|passed along|relayed|conveyed|transmitted|recounted|handed on)"
_DO = r"(?:has |have |had |did |does |was |is |were |are )?"


ROUNDABOUT: tuple[Rewriting, ...] = (
    # The one who, for who.
    whole(
        rf"who (?:is|was|are|were) (?:it|the {_PERSON}|the {_PERSON}s) (?:who|that|which) "
        rf"(?P<a>.+)",
        r"who \g<a>",
    ),
    whole(
        r"(?:name|identify|find|find out|tell me|i want to know|i need to know|do you know|"
        rf"show me) (?:the {_PERSON}|those|the people) (?:who|that) (?P<a>.+)",
        r"who \g<a>",
    ),
    whole(r"(?:find|find out|identify|check|see|look up) who (?P<a>.+)", r"who \g<a>"),
    whole(
        rf"(?:which|what) {_PERSON}s? (?:was|is|were|are) it (?:who|that) (?P<a>.+)", r"who \g<a>"
    ),
    whole(
        r"who (?:is|was|were|are) (?:the )?(?:first|last|only)(?: one| person| speaker)? to "
        r"(?P<a>(?:say|tell|mention|speak|claim|warn|call|state|suggest|stress|announce|"
        r"demand)\b.+)",
        r"who \g<a>",
    ),
    whole(
        rf"(?:which|what|who) (?:(?:{_PERSON} |one )?(?:of|among) (?:the|these|those|both|them)"
        r"(?: (?:two|three|speakers?|people|men|women|politicians?|officials?|leaders?))*|"
        rf"{_PERSON} in (?:the|these|both|your) (?:two )?(?:articles?|stories|sources?|texts?)) "
        r"(?P<a>\w.+)",
        r"who \g<a>",
    ),
    whole(
        r"(?:according to|in the (?:view|opinion|words) of) (?:whom|who|which \w+),? (?P<a>.+)",
        r"who said that \g<a>",
    ),
    whole(
        r"(?:through|from|by) whom (?:do|did|have|can) (?:we|you|i) (?:know|learn|learned|hear|"
        r"heard) "
        r"(?:that|how|about|of|what) (?P<a>.+)",
        r"who said that \g<a>",
    ),
    # The words before the question.
    whole(
        r"(?:(?:find|show|give|take|see|read)(?: me| us)? )?"
        r"(?:(?:the|that|this) (?:quote|quotation|statement|source|sentence|line|words|remark|"
        r"thing|"
        r"passage|paragraph|part|bit) (?:(?:that|which) (?:says|said|talks of|talks about|speaks "
        r"of|"
        r"speaks about|mentions)(?: that)? |about |on |saying )?)?"
        r"(?P<a>(?!(?:who|what|why|how|when|where|which|ok|okay|thanks|and|but|so|find|show|"
        r"give)\b)"
        r"(?!.*\b(?:i|me|you)\b)\S+(?: \S+?){2,}|[a-z]\S+ \S+?(?=\s*[:–—]))\s*[,:;–—-]+ (?:and "
        r"|but )?"
        r"(?:who (?:says?|said|told us|wrote|claimed|stated) (?:that|it|this|so)|"
        r"whose (?:words|statement|quote|opinion|view) (?:is|are|was|were) (?:that|it|this|these|"
        r"those)|"
        r"whose words|said by whom|says who|who said)",
        r"who said that \g<a>",
    ),
    whole(
        r"(?P<p>on|about|of|against|for|with) what (?:did|does|do|has|have|had|is|was|were|are) "
        r"(?P<a>[^,?]+?),? (?:according to|in the view of) (?P<b>.+?)",
        r"what did \g<b> say about \g<a>",
    ),
    whole(
        r"(?P<p>on|about|of|against|for|with) (?P<w>what|whom) (?P<d>did|does|do|has|have|had|is|"
        r"was|were|are) (?P<a>[^,?]+?)",
        r"\g<w> \g<d> \g<a> \g<p>",
    ),
    # Passive.
    whole(
        rf"(?:by whom|who(?=.+ by\W*$)) (?:was|were|is|are|has|have) (?P<a>.+?) (?:been "
        rf")?{_CALLED} "
        r"as (?P<b>.+?)(?: by)?",
        r"who described \g<a> as \g<b>",
    ),
    whole(
        r"by whom (?:was|is|has) it (?:been )?(?P<v>\w+(?: out| known)?) (?P<a>(?:that|how|"
        r"why)\b.+)",
        r"who \g<v> \g<a>",
    ),
    whole(
        r"(?:by whom|who(?=.+ by\W*$)) (?:was|were|is|are|has|have) (?P<a>.+?) (?:been "
        r")?(?P<v>said|"
        r"stated|"
        r"stressed|emphasi[sz]ed|mentioned|noted|pointed out|expressed|voiced|claimed|underlined|"
        r"demanded|called for|warned of|spoken of|talked about|addressed|brought up|highlighted)"
        r"(?: by)?",
        r"who \g<v> \g<a>",
    ),
    # What is made of words, for the words.
    whole(
        rf"who {_DO}ma(?:de|kes?|king) (?:it )?(?:very |quite |perfectly |abundantly )?"
        r"(?:plain|clear|known|public|evident|explicit|obvious|understood)(?: (?:that|how))? "
        r"(?P<a>.+)",
        r"who said that \g<a>",
    ),
    whole(
        rf"who {_DO}(?:let it be known|left no doubt|le(?:t|ft) it be understood) (?:that "
        rf")?(?P<a>.+)",
        r"who said that \g<a>",
    ),
    whole(
        rf"who {_DO}(?:took|takes?|taken|h[oe]lds?|voice[sd]?|express(?:es|ed)?|share[sd]?|has|had|"
        rf"(?:is|was|were|are) of|put forward|puts forward|advance[sd]) "
        rf"(?:the|an?|his|her|their) (?:\w+ )?{_VIEW} (?:that|of|about|for) (?P<a>.+)",
        r"who said that \g<a>",
    ),
    whole(
        rf"who {_DO}(?:made|makes?|making|raise[sd]?|g[ai]ves?|issue[sd]?|offer(?:s|ed)?) "
        rf"(?:the|an?|his|her|their) (?:\w+ )?{_POINT} (?:that|of|about) (?P<a>.+)",
        r"who said that \g<a>",
    ),
    whole(
        rf"who {_DO}(?:raise[sd]?|br(?:ought|ings?) up|broach(?:es|ed)|touch(?:es|ed)) (?:on )?"
        r"the (?:issue|question|matter|subject|topic|problem) of (?P<a>.+)",
        r"who spoke about \g<a>",
    ),
    whole(
        rf"who {_DO}(?:dr(?:ew|aws?) attention to|(?:laid|put|lays|puts|place[sd]?) "
        r"(?:stress|emphasis|weight) on|underline[sd]?|underscore[sd]?|highlight(?:s|ed)?)"
        r"(?: the fact)?(?: that)? (?P<a>.+)",
        r"who stressed that \g<a>",
    ),
    whole(
        r"who (?:went|goes|is|was|are|were) on record (?:with|as saying|saying|that)(?: that)?"
        r" (?P<a>.+)",
        r"who said that \g<a>",
    ),
    whole(
        r"who (?:is|was|are|were) (?:reported|said|supposed|believed|alleged|known|heard|quoted)"
        r"(?: to have said| to say| as having said| as saying| saying)(?: that)? (?P<a>.+)",
        r"who said that \g<a>",
    ),
    whole(
        rf"who {_DO}(?:reminded|remind(?:s)?|assure[sd]?|inform(?:s|ed)?|convince[sd]?) {_TO_US} "
        r"(?:that|of|about|how)(?: the fact that)? (?P<a>.+)",
        r"who said that \g<a>",
    ),
    whole(
        rf"who {_DO}(?:assure[sd]?|remind(?:s|ed)?|inform(?:s|ed)?|convince[sd]?|notif(?:y|ies|"
        rf"ied)|"
        r"promise[sd]?|warn(?:s|ed)?|caution(?:s|ed)?) (?P<a>(?!that\b)\S+(?: \S+){0,4}?) that "
        r"(?P<b>.+)",
        r"who told \g<a> that \g<b>",
    ),
    whole(
        rf"who {_DO}(?:also |first |once )?{_NOTED} (?P<b>that|how) (?P<a>.+)",
        r"who said \g<b> \g<a>",
    ),
    whole(
        rf"who {_DO}(?:{_CALLED}|{_JUDGED}) (?P<a>.+?) (?:as|to be) (?P<b>.+)",
        r"who described \g<a> as \g<b>",
    ),
    whole(
        rf"who {_DO}(?:labell?ed|branded|dubbed|termed|deemed) "
        r"(?P<a>(?!that\b).+)",
        r"who called \g<a>",
    ),
    whole(
        rf"who {_DO}(?:paint(?:s|ed)?|dr(?:aws?|ew)) an? (?:\w+ )?(?:picture|portrait|image) of "
        rf"(?P<a>.+)",
        r"who spoke of \g<a>",
    ),
    whole(
        rf"who {_DO}(?:gives?|gave|given|provide[sd]?|release[sd]?) the (?:figure|number|total|"
        r"estimate)s? (?:of|for) (?P<a>.+)",
        r"who said that \g<a>",
    ),
    whole(
        rf"who {_DO}(?:compare[sd]?|liken(?:s|ed)?|equate[sd]?) (?P<a>.+?) (?:to|with) (?P<b>.+)",
        r"who described \g<a> as \g<b>",
    ),
    whole(
        rf"who {_DO}(?:use[sd]?|cho(?:se|oses?)|employ(?:s|ed)?|co(?:in|ins|ined)) the (?:\w+ )?"
        r"(?:words?|phrase|expression|term|image|metaphor|comparison|formula)(?: of| that)?[:,]? "
        r"(?P<a>.+)",
        r"who spoke of \g<a>",
    ),
    whole(
        rf"who {_DO}puts? the (?P<a>(?:number|figure|cost|toll|price|loss|damage|amount|total|"
        r"value|share|rate|bill|count)(?:e?s)?\b.*?) at (?P<b>.+)",
        r"who said that \g<a> \g<b>",
    ),
    whole(
        rf"who {_DO}(?:justif(?:y|ies|ied)|motivate[sd]?|rationali[sz]e[sd]?) (?P<a>.+)",
        r"who explained \g<a>",
    ),
    whole(
        r"who (?:ha[ds] (?:some|any)thing to say (?:about|on|regarding)|"
        r"(?:weigh(?:s|ed) in|touche[sd]|dwelt|dwells|elaborate[sd]) on) (?P<a>.+)",
        r"who spoke about \g<a>",
    ),
    # Whose words.
    whole(
        rf"whose (?:\w+ )?(?:{_WORDS}|{_VIEW}|{_POINT}) (?:is|was|are|were)(?: it| this| that)? "
        rf"that "
        r"(?P<a>.+)",
        r"who said that \g<a>",
    ),
    whole(
        rf"(?:who (?:is|was|are|were) (?:the (?:author|source|speaker|originator) of|behind)|"
        rf"from whom (?:do|does|did|is|are|come|comes|came)(?: come)?|to whom (?:do|does|did|is|"
        rf"are|"
        rf"was|were)(?: we owe)?|who (?:utter|coin|sp[eo]ke?)(?:s|ed)?|whose (?:is|are|was|were)) "
        rf"(?:the|this|that|these|those) (?:\w+ )?{_WORDS} (?:that|about|on|of|:)(?: that)? "
        rf"(?P<a>.+?)"
        r"(?: (?:come|comes|stem|stems|attributed|ascribed|credited|due|belong|belongs)(?: from| "
        r"to)?)?",
        r"who said that \g<a>",
    ),
    # Passed on.
    whole(
        rf"who {_DO}cite[sd]? (?P<a>.+?) (?:on|about|as saying)(?: that)? (?P<b>.+)",
        r"who quoted \g<a> on \g<b>",
    ),
    whole(
        rf"who {_DO}{_RELAYED} (?:the )?(?:fact )?(?:that|how) (?P<a>.+)",
        r"who \g<relay> that \g<a>",
    ),
    whole(
        rf"who {_DO}{_RELAYED} (?P<a>.+?)(?:['’]s?)? (?:own )?{_WORDS} (?:that|about|on|of|"
        rf"regarding|"
        r"concerning|to) (?P<b>.+)",
        r"who \g<relay> that \g<a> \g<b>",
    ),
    whole(
        rf"who {_DO}{_RELAYED} the {_WORDS} (?:of|by|from) (?P<a>.+?) (?:that|about|on|regarding|"
        r"concerning|to) (?P<b>.+)",
        r"who \g<relay> that \g<a> \g<b>",
    ),
    whole(rf"who {_DO}{_RELAYED} (?P<a>.+?)['’]s? (?:own )?{_WORDS}", r"who \g<relay> that \g<a>"),
    whole(
        rf"who {_DO}{_RELAYED} the {_WORDS} (?:of|by|from) (?P<a>.+)", r"who \g<relay> that \g<a>"
    ),
)
"""Whole questions for who said something, and what stands for them: tried in this order, each on
what those before it made of the question."""

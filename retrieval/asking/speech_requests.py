"""Requests for somebody's words: "Give me the quote where Lee speaks about the dam".

They are read beside the questions of `speaking.py`, which ask with a verb of saying.
"""

from __future__ import annotations

from retrieval.asking.intent import Intent
from retrieval.asking.rules import Rule, rule

_ABOUT = (
    r"(?:(?:on|about) the (?:subject|topic|question|issue|matter) of|"
    r"(?:with|in) (?:regard|respect|reference) to|in connection with|in relation to|relating to|"
    r"when it (?:comes|came) to|a?bout|on|regarding|concerning|re:?|as to|as regards)"
)
"""What stands before a topic, and in no name: of "the minister of defence" nothing is a topic."""
_TOWARDS = rf"(?:{_ABOUT}|to|towards?|over|for)"
_GIVE = (
    r"(?:(?:(?:can|could|may|might|will|would) (?:you|i|we) |please |kindly |just )*"
    r"(?:(?:show|give|get|read|tell|bring|send|fetch|find|list|display|present|provide|locate|"
    r"quote|"
    r"cite|search(?: for)?|look (?:for|up)|pull up|dig (?:up|out)|see|hear|have)|"
    r"let (?:me|us) (?:see|have|read|hear|know)|"
    r"(?:i|we)(?:['’]d| would) (?:like|love)(?: to (?:see|have|read|hear|know|get|find))?|"
    r"(?:i|we) (?:need|want|seek)(?: to (?:see|have|read|hear|know|get|find))?|"
    r"(?:i['’]m|i am|we are|i['’]d be|i would be) (?:looking|searching|interested)(?: for| in)?)"
    r"(?: me| us)?(?: out)?(?: for me| for us)? )"
)
_IS_THERE = (
    r"(?:(?:is|are|was|were) there|do (?:you|we|they|the articles) have|have (?:you|we)(?: got)?|"
    r"did you find|can you find|got) "
)
_DETERMINER = (
    r"(?:(?:the|a|an|any|some|all|every|each|exact|full|own|precise|direct|main|first|actual|"
    r"public|"
    r"official|original|brief|short|last|latest|recent|new|two|three|four|five|"
    r"six|several|many|of) )*"
)
_WORDS = (
    r"(?:quotes?|quotations?|statements?|comments?|remarks?|words?|sayings?|utterances?|sentences?|"
    r"lines?|claims?|points?|observations?|assertions?|declarations?|announcements?)"
)
_VIEWS = (
    r"(?:views?|opinions?|positions?|reactions?|responses?|answers?|repl(?:y|ies)|stances?|stands?|"
    r"messages?|thoughts?|take|attitudes?|point of view|viewpoint|perspective|standpoint|feelings?|"
    r"assessment|judge?ment|verdict|explanations?|concerns?|warnings?|criticisms?|appeals?|"
    r"assurances?|arguments?|thinking|line|descriptions?|accounts?|version|characteri[sz]ation|"
    r"pleas?|demands?|calls?|requests?|wish(?:es)?|beliefs?|convictions?|expectations?|hopes?|"
    r"fears?|worr(?:y|ies)|"
    r"depiction|portrayal|interpretation|analysis|justifications?|rationale|excuse|predictions?)"
)
_SAYS = (
    r"(?:say(?:s|ing)?|said|speaks?|spoke|talk(?:s|ed)?|comment(?:s|ed)?|mention(?:s|ed)?|"
    r"tells?|told|thinks?|thought|believe[sd]?|remark(?:s|ed)?|state[sd]?|declare[sd]?|"
    r"ha(?:s|d|ve) to say|sees|feels|felt|views|has said|wrote|writes)"
)
_DOES = (
    rf"(?:{_SAYS}|(?:explain|address|discuss|describe|express|stress|emphasi[sz]e|condemn|"
    r"criticis?z?e|defend|justif(?:y|i)|call(?: for)?|urge|warn(?: of| about| against)?|deny|deni|"
    r"reject|refuse|welcome|praise|blame|admit|confirm|promise|demand|announce|claim|insist|argue|"
    r"note|react|respond|refer|touch|dismiss|point(?: out)?|apologi[sz]e|threaten|acknowledge|"
    r"support|oppose|accuse|predict|answer|repl(?:y|i)|ask(?: for)?|appeal(?: for| to)?|"
    r"rule out|make|give|use|comment)(?:e?s|e?d)?|made|gave|speaking|saying|mentioning|explaining)"
)
_WHERE = r"(?:where|in which|with which|by which|that|which|when|wherein|whereby)"
_X = r"(?P<speaker>(?!(?:you|we|i|me|us)\b)\S+?(?: \S+?){0,7}?)"

REQUESTS: tuple[Rule, ...] = (
    # What was said by somebody.
    rule(
        Intent.WHAT_SAID,
        r"what (?:was|is|were|(?:has|have|had) been|got) (?:actually |exactly |publicly )*"
        r"(?:said|stated|remarked|declared|expressed|voiced|told)"
        rf"(?: {_ABOUT} (?P<matter>.+?))? by {_X}(?: {_ABOUT} (?P<topic>.+))?",
    ),
    # The quote where somebody says it.
    rule(
        Intent.WHAT_SAID,
        rf"(?:{_GIVE}|{_IS_THERE})?{_DETERMINER}{_WORDS} {_WHERE} {_X} "
        r"(?:(?:has|have|had|is|was|actually|directly|also) )*"
        rf"(?P<cue>{_DOES})(?: {_TOWARDS})?(?: (?P<topic>(?<!by ).+))?",
    ),
    # What somebody said, as a request.
    rule(
        Intent.WHAT_SAID,
        rf"(?:{_GIVE}|{_IS_THERE})(?:everything|anything|something|all|what(?:ever)?|how)"
        rf"(?: that| which)? {_X} (?:(?:has|have|had|ever|also) )*(?P<cue>{_SAYS})"
        rf"(?: {_TOWARDS}| of| that)?(?: (?P<topic>.+))?",
    ),
    rule(
        Intent.WHAT_SAID,
        rf"what (?!(?:do|does|did|has|have|had|is|was|are|were|would|will|can|could)\b){_X} "
        r"(?P<cue>thinks?|thought|believe[sd]?|feels|felt|ha(?:s|d|ve) to say)"
        rf"(?: {_TOWARDS}| of| that) (?P<topic>.+)",
    ),
    # A statement of somebody's.
    rule(
        Intent.WHAT_SAID,
        rf"(?:{_GIVE}|{_IS_THERE}|(?:what(?:['’]s| is| are| was| were) )?(?=the )){_DETERMINER}"
        r"(?:[a-z]+ (?:and [a-z]+ )?)?"
        rf"(?P<cue>{_WORDS}|{_VIEWS}) (?:(?:made|given|issued|put out) )?(?:by|from|of) {_X}"
        rf"(?: {_TOWARDS} (?P<topic>.+))?",
    ),
    rule(
        Intent.WHAT_SAID,
        rf"(?:{_GIVE}|{_IS_THERE}|what(?:['’]s| is| are| was| were) ){_X}['’]s? "
        rf"{_DETERMINER}(?P<cue>{_WORDS}|{_VIEWS})"
        rf"(?: (?:{_TOWARDS}|of) (?P<topic>.+))?",
    ),
    rule(
        Intent.WHAT_SAID,
        rf"(?:which|what) {_DETERMINER}(?P<cue>{_WORDS}|{_VIEWS}) (?:(?:is|are) there )?(?:by|"
        rf"from|of) "
        rf"{_X}(?:['’]s?)? (?:{_ABOUT}|concerns?|mentions?|(?:is|are) (?:about|on)|deals? with|"
        rf"refers? to|speaks? of|speaks? about|covers?|touche?s? on|relates? to) (?P<topic>.+)",
    ),
    rule(
        Intent.WHAT_SAID,
        rf"(?:which|what) {_WORDS} (?:shows?|tells? us|gives?|expresse?s?|reflects?|conveys?) "
        rf"{_X}['’]s? "
        rf"(?P<cue>{_VIEWS})(?: (?:{_TOWARDS}|of) (?P<topic>.+))?",
    ),
    rule(
        Intent.WHAT_SAID,
        rf"(?:exact|own|precise|actual|full|original|official) (?P<cue>{_WORDS}) (?:by|from|of) "
        rf"{_X}"
        rf"(?: {_TOWARDS} (?P<topic>.+))?",
    ),
    rule(
        Intent.WHAT_SAID,
        rf"{_DETERMINER}(?P<cue>{_WORDS}|{_VIEWS}) (?:by|from) {_X}(?: {_TOWARDS} (?P<topic>.+))?",
    ),
    rule(
        Intent.WHAT_SAID,
        rf"(?:what (?:do|did|have|can) (?:we|you|i|the articles) (?:know|hear|heard|learn|learned|"
        rf"read|have|got|find|say|tell us)(?: from| of| about)?|any word|anything|any news) "
        rf"(?:from |by |of )?{_X}(?:['’]s? (?:{_WORDS}|{_VIEWS})| (?:saying|as saying))? "
        rf"(?P<cue>{_ABOUT}) "
        rf"(?P<topic>.+)",
    ),
    # What position somebody takes.
    rule(
        Intent.WHAT_SAID,
        rf"(?:what|which) (?P<cue>{_VIEWS}|{_WORDS}) (?!(?:does|did|do|has|have|is|was|are)\b){_X} "
        r"(?:takes?|took|holds?|held|has|had|adopts?|adopted|made|makes|expresse[sd]|voice[sd]|"
        rf"gave|gives) {_TOWARDS} (?P<topic>.+)",
    ),
    rule(
        Intent.WHAT_SAID,
        rf"(?:what|which) (?:\w+ )?(?P<cue>{_VIEWS}|{_WORDS}) (?:does|did|do|has|have|had) {_X} "
        r"(?:take|taken|hold|held|adopt|adopted|have|had|make|made|use|used|express|expressed|"
        r"voice|"
        r"voiced|choose|find|put forward|give|given|offer)"
        rf" (?:{_TOWARDS}|to describe|in speaking of|when speaking of) (?P<topic>.+)",
    ),
    rule(
        Intent.WHAT_SAID,
        rf"in (?:what|which) (?:words|terms|way) (?:does|did|do|has|have|had) {_X} "
        rf"(?P<cue>{_DOES})(?: {_TOWARDS})? (?P<topic>.+)",
    ),
    rule(
        Intent.WHAT_SAID,
        rf"how (?:does|did|do|has|have|had) {_X} (?P<cue>put|phrase|word|formulate|frame|express) "
        r"(?:it|this|that|things|(?:his|her|their|its) \w+)"
        rf"(?: {_TOWARDS}| when \w+ (?:spoke|talked) (?:about|of))? (?P<topic>.+)",
    ),
    rule(
        Intent.WHAT_SAID,
        rf"in {_X}['’]s? (?:own )?(?P<cue>words?|view|opinion|eyes),? (?:what|how)?(?: is| are| "
        rf"was)?"
        rf"(?: {_ABOUT})? ?(?P<topic>.+)",
    ),
    rule(
        Intent.WHAT_SAID,
        rf"how (?:does|did|do|has|have|had|would) {_X} (?P<cue>sum(?:med)? up|summari[sz]ed?|"
        rf"depict(?:ed)?|"
        rf"evaluated?|interpret(?:ed)?|account(?:ed)? for|picture[sd]?|present(?:ed)?|defined?|"
        rf"labell?ed|"
        rf"label|term(?:ed)?|explain(?:ed)?) (?P<topic>.+)",
    ),
    rule(
        Intent.WHAT_SAID,
        rf"what (?:does|did|do|has|have|had) {_X} (?:give|gave|given|cite|offer|name|mention|put "
        rf"forward|"
        rf"state|quote) as (?:the|an?|his|her|their|its|\S+['’]s?)(?: \w+)? "
        rf"(?P<cue>reasons?|explanation|cause|justification|grounds?|motive) (?:for|of|behind) "
        rf"(?P<topic>.+)",
    ),
    rule(
        Intent.WHAT_SAID,
        rf"what(?:['’]s| is| was) (?:the )?(?P<cue>latest|news|word)(?: \w+)? from {_X}"
        rf"(?: {_ABOUT} (?P<topic>.+))?",
    ),
    # What is on record.
    rule(
        Intent.WHAT_SAID,
        rf"(?:what |where |is |was |are )+{_X} (?P<cue>on (?:the )?record)"
        rf"(?: (?:as saying|saying|with|as having said))?(?: anything| something)?(?: {_ABOUT})?"
        r"(?: (?P<topic>.+))?",
    ),
    rule(
        Intent.WHAT_SAID,
        r"(?:what )?(?:do|does|did) (?:the|these|your|any of the|either of the|both) "
        rf"(?:\w+ )?(?:articles?|sources?|stor(?:y|ies)|texts?|papers?) (?:quote|cite|report|"
        rf"have|show|"
        rf"mention) {_X} (?:(?P<cue>as saying|saying)(?: {_ABOUT})?|{_ABOUT}) (?P<topic>.+)",
    ),
    rule(
        Intent.WHAT_SAID,
        rf"(?:did|does|do|has|had|have) {_X} (?:(?:have|got|had) )?(?:anything|something|a word|"
        rf"much)"
        rf"(?: else)? to (?P<cue>say) {_ABOUT} (?P<topic>.+)",
    ),
    rule(
        Intent.WHAT_SAID,
        rf"what (?:had|has|have) {_X} (?:got )?to (?P<cue>say) {_ABOUT} (?P<topic>.+)",
    ),
    rule(
        Intent.WHAT_SAID,
        rf"where (?:does|do|in the (?:articles?|texts?|stor(?:y|ies)) (?:does|do|did)) {_X} "
        rf"(?P<cue>speak|talk|comment|say something|say anything|mention) ?(?:{_TOWARDS}|of)? "
        r"(?P<topic>.+)",
    ),
    # What somebody brings up, about a matter.
    rule(
        Intent.WHAT_SAID,
        rf"what (?:did|does|do|has|have|had) {_X} (?:\w+ly )?(?P<cue>underline[sd]?|"
        rf"highlight(?:ed)?|"
        r"underscore[sd]?|recall(?:ed)?|remind(?:ed)?(?: \w+)?|observe[sd]?|br(?:ing|ought) up|"
        r"raise[sd]?|assert(?:ed)?|maintain(?:ed)?|contend(?:ed)?|allege[sd]?|(?:re)?affirm(?:ed)?|"
        r"imply|implied|indicate[sd]?|signal(?:l?ed)?|conclude[sd]?|hint|convey(?:ed)?|"
        r"communicate[sd]?|disclose[sd]?|reveal(?:ed)?|let slip|make known|make (?:plain|clear)|"
        r"make|put forward|find|proclaim(?:ed)?|clarif(?:y|ied)|specif(?:y|ied)) "
        rf"(?:{_ABOUT}|of) (?P<topic>.+)",
    ),
    # The quote on something, whoever said it.
    rule(
        Intent.WHO_SAID,
        rf"(?:{_GIVE}|{_IS_THERE}){_DETERMINER}(?P<cue>{_WORDS})"
        rf"(?: {_ABOUT}| (?:that |which )?(?:says?|saying|mention(?:s|ing)?)(?: that)?) "
        rf"(?P<topic>.+)",
    ),
)
"""Tried before the questions of `speaking.py`; the first that matches wins."""
